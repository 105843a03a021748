"""One document in several formats gives one record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from golden_pairs import SAMPLES, sample
from scoring import KINDS, score
from transform_base import Pair
from transforms import TRANSFORMATIONS
from written_formats import Part, as_text, parts_of, write_html
from written_pdf import write_pdf
from written_word import write_listed_word, write_word

from loaders.extract import extract
from loaders.readers import read_source


def write_text(parts: list[Part], path: Path) -> Path:
    path.write_text(as_text(parts), encoding="utf-8")
    return path


WRITERS = {"html": write_html, "docx": write_word, "listed.docx": write_listed_word, "pdf": write_pdf}


def facts(record: dict[str, Any]) -> dict[str, Any]:
    """Who does what with whom, by when, and what else the document names: all but where it stands."""

    def body(one: dict[str, Any]) -> tuple[Any, ...]:
        return one["name"], one.get("basis"), one["modality"], one["collective"], one["vague"]

    document = record["document"]
    return {
        "tasks": [
            (
                task["ref"], task["text"], [body(b) for b in task["leads"]], [body(b) for b in task["partners"]],
                task["deadline"] and (task["deadline"]["text"], task["deadline"]["due"]),
                task["deliverable"] and task["deliverable"]["text"],
            )
            for task in record["tasks"]
        ],
        "references": {(r["symbol"], r["title"], r["date"], r["relation"]) for r in document["references"]},
        "recipients": [r["name"] for r in document["recipients"]],
        "reports": [(r["from"], r["to"], r["via"], r["period"], r["due"]) for r in document["reports"]],
        "head": {name: document[name] for name in ("symbol", "kind", "title", "issuer", "province", "date", "signer")},
    }  # fmt: skip


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_says_the_same_in_every_format(name: str, form: str, tmp_path: Path) -> None:
    parts = parts_of(sample(name).text)
    text = read_source(write_text(parts, tmp_path / "plan.txt"))
    plain = json.loads(extract(text).to_json())
    source = read_source(WRITERS[form](parts, tmp_path / f"plan.{form}"))
    record = json.loads(extract(source).to_json())

    assert source.format == form.rpartition(".")[2]
    assert facts(record) == facts(plain)
    gold = sample(name).gold
    base, found = score(Pair(name, text.text, gold), plain), score(Pair(name, source.text, gold), record)
    assert {kind: found[kind].notes for kind in KINDS if found[kind].f1 < base[kind].f1} == {}


@pytest.mark.parametrize(
    "change", ("stranger_table", "stranger_items", "piped", "head_interleaved", "wrapped", "decomposed")
)
@pytest.mark.parametrize("form", ("html", "docx"))
def test_documents_with_everything_exchanged_say_the_same_too(form: str, change: str, tmp_path: Path) -> None:
    changed = [new for name in SAMPLES if (new := TRANSFORMATIONS[change](sample(name))).text != sample(name).text]
    assert changed
    for pair in changed:
        parts = parts_of(pair.text)
        plain = json.loads(extract(read_source(write_text(parts, tmp_path / "plan.txt"))).to_json())
        record = json.loads(extract(read_source(WRITERS[form](parts, tmp_path / f"plan.{form}"))).to_json())
        assert facts(record) == facts(plain), pair.name


@pytest.mark.parametrize("form", WRITERS)
def test_evidence_of_every_format_lies_in_its_text(form: str, tmp_path: Path) -> None:
    source = read_source(WRITERS[form](parts_of(sample(SAMPLES[0]).text), tmp_path / f"plan.{form}"))
    record = extract(source)
    bodies = [body for task in record.tasks for body in (*task.leads, *task.partners)]

    assert bodies
    for body in bodies:
        words = source.text[body.evidence.start : body.evidence.end].split()
        assert set(body.written.split()) <= set(words)
