"""What the extractor makes of annotated plans, and of the same plans with names, order, labels and layout exchanged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from golden_pairs import SAMPLES, pairs_in, sample
from scoring import KINDS, Score, score
from transform_base import Pair
from transforms import TRANSFORMATIONS, transformed

from graph.registry.fold import words

extraction = pytest.importorskip("loaders.extract", exc_type=ModuleNotFoundError)
readers = pytest.importorskip("loaders.readers", exc_type=ModuleNotFoundError)

FLOORS = {
    "tasks": 0.98,
    "leads": 0.95,
    "partners": 0.95,
    "vague": 0.95,
    "deadlines": 0.95,
    "deliverables": 0.95,
    "references": 0.95,
    "recipients": 0.95,
    "reports": 0.95,
    "head": 0.98,
}
LOST = 0.05
OTHER_PROVINCES = tuple(f".province_{number}" for number in range(2, 8))
SEED_TRANSFORMATIONS = (
    "stranger",
    "stranger_items",
    "stranger_table",
    "stranger_city",
    "wrapped",
    "decomposed",
    "bold",
)


@pytest.fixture
def extracted(tmp_path: Path) -> Any:
    def extract(pair: Pair) -> dict[str, Any]:
        path = tmp_path / f"{pair.name}.txt"
        path.write_bytes(pair.text.encode("utf-8"))
        return json.loads(extraction.extract(readers.read_source(path)).to_json())  # type: ignore[no-any-return]

    return extract


def below(result: Score, floors: dict[str, float]) -> list[str]:
    return [
        f"{kind} {result[kind].f1:.2f}: {'; '.join(result[kind].notes)}"
        for kind in KINDS
        if result[kind].f1 < floors[kind] - 1e-9
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_well(name: str, extracted: Any) -> None:
    assert below(score(sample(name), extracted(sample(name))), FLOORS) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_transformed_sample_is_read_as_well(name: str, extracted: Any) -> None:
    pair = sample(name)
    base = score(pair, extracted(pair))
    floors = {kind: base[kind].f1 - LOST for kind in KINDS}
    changed = (new for new in transformed(pair) if not new.name.endswith(OTHER_PROVINCES))
    lost = {new.name: below(score(new, extracted(new)), floors) for new in changed}
    assert {name: faults for name, faults in lost.items() if faults} == {}


@pytest.mark.documents
@pytest.mark.parametrize("change", SEED_TRANSFORMATIONS)
def test_real_plans_are_read_as_well_with_everything_exchanged(
    change: str, extracted: Any, documents_dir: Path
) -> None:
    faults = {}
    for pair in pairs_in(documents_dir / "seeds", documents_dir / "gold"):
        base = score(pair, extracted(pair))
        floors = {kind: base[kind].f1 - LOST for kind in KINDS}
        new = TRANSFORMATIONS[change](pair)
        faults[pair.name] = below(score(new, extracted(new)), floors)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_evidence_lies_in_the_text_and_holds_the_words(name: str, extracted: Any) -> None:
    for change in ("crlf", "decomposed", "wrapped"):
        pair = TRANSFORMATIONS[change](sample(name))
        record = extracted(pair)
        bodies = [body for task in record["tasks"] for body in (*task["leads"], *task["partners"])]
        assert bodies, pair.name
        for fact in (*bodies, *record["document"]["references"], *record["document"]["recipients"]):
            start, end = fact["evidence"]["start"], fact["evidence"]["end"]
            assert 0 <= start < end <= len(pair.text)
            assert set(words(fact["written"])) <= set(words(pair.text[start:end])), fact
