"""Marks: short hashes of the facts of a record, by which a corrected file tells which of them a person changed.

A mark has two parts: of what the fact says, and of where it was read. A task's mark covers its roles, deadline and
deliverable too, so that leaving one of them out changes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from graph.records import Document, Evidence, PlanRecord, Task

Place = tuple[str | int, ...]
"""Where in the plain data of a record something stands: ("tasks", 0, "leads", 1)."""

LISTS = ("references", "links", "recipients", "executors", "reports", "issues")
"""The lists of facts of a document."""
ROLES = ("leads", "partners")
PARTS = ("deadline", "deliverable")
_CONTENT, _EVIDENCE = 8, 6
_DECIDED = {"review", "needs_review"}
"""What a decision changes in evidence that stays what it was."""


def facts(record: PlanRecord) -> Iterator[tuple[Place, BaseModel]]:
    """Every fact of the record that has an evidence of its own, with its place; a task behind its parts."""
    for name in LISTS:
        for number, fact in enumerate(getattr(record.document, name)):
            yield ("document", name, number), fact
    for number, task in enumerate(record.tasks):
        for name in ROLES:
            for at, body in enumerate(getattr(task, name)):
                yield ("tasks", number, name, at), body
        for name in PARTS:
            if (part := getattr(task, name)) is not None:
                yield ("tasks", number, name), part
        yield ("tasks", number), task


def mark(fact: BaseModel) -> str:
    """The mark of a fact."""
    found: Evidence | None = getattr(fact, "evidence", None)
    proof = found.model_dump(mode="json", exclude=_DECIDED) if found is not None else None
    return f"{_hash(_content(fact))[:_CONTENT]}.{_hash(proof)[:_EVIDENCE]}"


def same_content(one: str, other: str) -> bool:
    """Whether two marks are of facts that say the same, wherever they were read."""
    return one.partition(".")[0] == other.partition(".")[0]


def same_place(one: str, other: str) -> bool:
    """Whether two marks are of facts that were read at the same place."""
    return one.partition(".")[2] == other.partition(".")[2]


def document_mark(document: Document) -> str:
    """The mark of a document: its own fields, and all the facts in its lists."""
    own = document.model_dump(mode="json", by_alias=True, exclude={*LISTS, "header"})
    inner = [[mark(fact) for fact in getattr(document, name)] for name in LISTS]
    return _hash([own, inner])[:_CONTENT]


def _content(fact: BaseModel) -> Any:  # noqa: ANN401 - plain data
    if isinstance(fact, Task):
        own = fact.model_dump(mode="json", exclude={*ROLES, *PARTS, "evidence"})
        parts = [*fact.leads, None, *fact.partners, None, fact.deadline, fact.deliverable]
        return [own, [mark(part) if part is not None else None for part in parts]]
    return fact.model_dump(
        mode="json", by_alias=True, exclude={"evidence": True, "mentions": {"__all__": {"review", "needs_review"}}}
    )


def _hash(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
