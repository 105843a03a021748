"""The bundled records: what they may hold, and that they agree with what is read from the documents themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.records import Evidence, Model, PlanRecord
from loaders.bundled import bundled_records, condensed
from loaders.evidence import QUOTE_WORDS
from loaders.extract import extract
from loaders.readers import read_source

RECORDS = bundled_records()


def without_titles(record: PlanRecord) -> PlanRecord:
    tasks = [task.model_copy(update={"title": ""}) for task in record.tasks]
    return record.model_copy(update={"tasks": tasks, "document": record.document.model_copy(update={"title": ""})})


def evidences(model: object) -> Iterator[Evidence]:
    if isinstance(model, Evidence):
        yield model
    elif isinstance(model, Model):
        for name in type(model).model_fields:
            yield from evidences(getattr(model, name))
    elif isinstance(model, list):
        for item in model:
            yield from evidences(item)
    elif isinstance(model, dict):
        for item in model.values():
            yield from evidences(item)


def source_of(record: PlanRecord, folder: Path) -> Path:
    assert record.source is not None
    for path in sorted(folder.iterdir()):
        if hashlib.sha256(path.read_bytes()).hexdigest() == record.source.sha256:
            return path
    pytest.fail(f"{record.source.file} is not in {folder}")


def test_five_provinces_ship_with_the_project() -> None:
    assert len({record.document.province for record in RECORDS}) == 5


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r.document.province))
def test_a_bundled_record_holds_no_task_text_and_only_short_quotes(record: PlanRecord) -> None:
    assert [task.ref for task in record.tasks if task.text is not None] == []
    assert [e.quote for e in evidences(record) if len(e.quote.split()) > QUOTE_WORDS] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r.document.province))
def test_every_fact_of_a_bundled_record_has_a_place_and_a_quote(record: PlanRecord) -> None:
    found = list(evidences(record))
    assert found
    assert [e for e in found if not e.locator or not e.quote] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r.document.province))
def test_every_task_has_a_short_title_of_its_own(record: PlanRecord) -> None:
    titles = [task.title for task in record.tasks]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 2 < len(title.split()) < 15] == []


@pytest.mark.documents
@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r.document.province))
def test_extraction_and_bundled_record_agree_in_every_fact(record: PlanRecord, documents_dir: Path) -> None:
    read = extract(read_source(source_of(record, documents_dir / "seeds")))
    assert condensed(read) == without_titles(record)


@pytest.mark.documents
@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r.document.province))
def test_extraction_and_bundled_record_give_the_same_ids(record: PlanRecord, documents_dir: Path) -> None:
    read = build(extract(read_source(source_of(record, documents_dir / "seeds"))))
    bundled = build(record)
    assert {n.id for n in read.nodes} == {n.id for n in bundled.nodes}
    assert {e.properties["id"] for e in read.edges} == {e.properties["id"] for e in bundled.edges}
