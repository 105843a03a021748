"""The plan records that ship with the project: facts, dates, bodies and short quotes, reviewed; no task text."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

from graph.errors import DefinitionError, InvalidRecord
from graph.records import PlanRecord, read_record
from loaders.ingest import Outcome, find, read
from loaders.readers import can_read


def bundled_records() -> list[PlanRecord]:
    """All records of `loaders/corpus`, by file name. Raises `DefinitionError` where one breaks the contract."""
    return [_read(name) for name in _names()]


def bundled_plans(documents: Path | None = None) -> list[Outcome]:
    """The bundled records; one whose document is in `documents` (equal sha256) is read from there, with its text."""
    at_hand = _by_digest(documents) if documents is not None else {}
    plans: list[Outcome] = []
    for name, record in zip(_names(), bundled_records(), strict=True):
        path = at_hand.get(record.source.sha256) if record.source else None
        from_text = read(path) if path is not None else None
        plans.append(from_text if from_text and from_text.record else Outcome(Path(name), record=record))
    return plans


def _by_digest(folder: Path) -> dict[str, Path]:
    files = [item.path for item in find([folder]) if can_read(item.path) and item.path.is_file()]
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}


def _names() -> list[str]:
    folder = files("loaders").joinpath("corpus")
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))


def _read(name: str) -> PlanRecord:
    with as_file(files("loaders").joinpath("corpus", name)) as path:
        try:
            return read_record(path)
        except InvalidRecord as error:
            raise DefinitionError(f"bundled record {name}: {error.what}") from None
