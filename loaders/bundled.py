"""The plan records that ship with the project: facts, dates, bodies and short quotes, reviewed; no task text."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

from graph.errors import DefinitionError, InvalidRecord
from graph.records import Deliverable, Issue, PlanRecord, Task, read_record
from loaders.evidence import QUOTE_WORDS
from loaders.ingest import Outcome, find, read
from loaders.readers import MAX_BYTES, can_read


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


def condensed(record: PlanRecord) -> PlanRecord:
    """The record as far as it may ship: facts, places and quotes of at most fifteen words; no task text, no titles.

    A bundled record is such a record with titles of its own, so the two can be compared fact by fact.
    """
    tasks = [task.model_copy(update={"text": None, "title": "", "deliverable": _short(task)}) for task in record.tasks]
    document = record.document.model_copy(update={"title": "", "issues": [_noted(i) for i in record.document.issues]})
    source = record.source.model_copy(update={"read_at": None}) if record.source else None
    return record.model_copy(update={"document": document, "tasks": tasks, "source": source})


def _short(task: Task) -> Deliverable | None:
    if task.deliverable is None:
        return None
    return task.deliverable.model_copy(update={"text": _clipped(task.deliverable.text)})


def _noted(issue: Issue) -> Issue:
    return issue.model_copy(update={"note": _clipped(issue.note)})


def _clipped(text: str) -> str:
    words = text.split()
    return text if len(words) <= QUOTE_WORDS else " ".join(words[:QUOTE_WORDS]) + " …"


def _by_digest(folder: Path) -> dict[str, Path]:
    files = [item.path for item in find([folder]) if can_read(item.path) and item.path.is_file()]
    small = [path for path in files if not path.is_symlink() and path.stat().st_size <= MAX_BYTES]
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in small}


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
