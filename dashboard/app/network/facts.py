"""What the store says about one province, as plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Self

Row = Mapping[str, object]


@dataclass(frozen=True)
class Fact:
    """Base of all rows: built from a row of the store, columns that it does not name left out."""

    id: str

    @classmethod
    def of(cls, row: Row) -> Self:
        """The fact that `row` holds; absent columns keep their default."""
        known = {f.name for f in fields(cls)} - {"evidence"}
        values: dict[str, Any] = {name: value for name, value in row.items() if name in known and value is not None}
        if any(f.name == "evidence" for f in fields(cls)):
            values["evidence"] = Evidence.of(row)
        return cls(**values)


@dataclass(frozen=True)
class Evidence:
    """The words that a fact was read from, and where they stand. `start` is None where nothing was read."""

    document: str = ""
    locator: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    rule: str = ""
    confidence: float | None = None
    source: str = ""
    box: str = ""

    @classmethod
    def of(cls, row: Row) -> Self:
        """The evidence columns of `row`; offsets come as from_offset and to_offset, since END is a word of Cypher."""
        row = {**row, "start": row.get("from_offset"), "end": row.get("to_offset")}
        values: dict[str, Any] = {f.name: row[f.name] for f in fields(cls) if row.get(f.name) is not None}
        return cls(**values)


@dataclass(frozen=True)
class Agency(Fact):
    """A body that acts in the province's documents."""

    name: str = ""
    kind: str = "unknown"
    sector: str = "unknown"
    level: str = "unknown"
    body: str = ""


@dataclass(frozen=True)
class Task(Fact):
    """A task and where it stands."""

    ref: str = ""
    title: str = ""
    text: str = ""
    deadline_text: str = ""
    due: str = ""
    deliverable: str = ""
    rank: int = 0
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True)
class Assignment(Fact):
    """A body leads a task, or is a partner in it (`role`: lead or partner)."""

    agency: str = ""
    task: str = ""
    role: str = ""
    basis: str = ""
    modality: str = ""
    written: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True)
class Reporting(Fact):
    """`sender` reports to `receiver`: a duty of a plan (`line` is "duty"), or the background line of the registry."""

    sender: str = ""
    receiver: str = ""
    line: str = ""
    duty: str = ""
    step: int = 1
    period: str = ""
    due: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True)
class Document(Fact):
    """A document whose text was read, or that another one names."""

    symbol: str = ""
    kind: str = ""
    title: str = ""
    issuer: str = ""
    date: str = ""
    province: str = ""
    status: str = ""
    sha256: str = ""
    file: str = ""


@dataclass(frozen=True)
class Facts:
    """All facts of one province that the network shows."""

    province: str
    agencies: Sequence[Agency] = ()
    tasks: Sequence[Task] = ()
    assignments: Sequence[Assignment] = ()
    reportings: Sequence[Reporting] = ()

    @property
    def documents(self) -> set[str]:
        """The ids of the documents that these facts were read from."""
        read = [fact.evidence for fact in self.tasks]
        read += [fact.evidence for fact in self.assignments]
        read += [fact.evidence for fact in self.reportings]
        return {evidence.document for evidence in read if evidence.document}
