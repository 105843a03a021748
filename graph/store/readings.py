"""Readings: what one record says of a document, kept with the record itself, so that a former one can come back.

Of all readings of a document at most one is current: the graph shows what it says. The former ones stay listed, and so
do withdrawn ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from statistics import fmean
from typing import cast

from graph.build.contribution import Contribution
from graph.errors import Misuse
from graph.records import LONGEST_REVIEWER, PlanRecord
from graph.store.packing import canonical, contribution_text, digest, pack
from graph.vocabulary import Review

ID_LENGTH = 12
"""Characters of the digest that stand in a reading's id; with the document they are unique."""


EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""No store was written before."""


class ReadingState(StrEnum):
    """Whether the graph shows a reading, another one of its document took its place, or its document was withdrawn."""

    CURRENT = "current"
    FORMER = "former"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, order=True)
class Rank:
    """What decides which of two readings is better: a person's review, then confidence, then having the tasks' words.

    `confidence` is the mean over all that was read from the text, to two decimals: a scan lowers it as a whole, while
    the lowest single value would make one doubtful word outweigh a whole document.
    """

    reviewed: bool
    confidence: float
    has_text: bool


@dataclass(frozen=True)
class Reading:
    """One reading of a document.

    `digest`: the sha256 of its record, without the time when it was read; `reviewer`: who vouches for it, where someone
    does, and `reviewed_at` when that was, where the record says so; times in UTC as ISO 8601. `text_kept`: whether the
    text of its file was kept; None where an earlier version loaded it, which did not note that.
    """

    document: str
    digest: str
    rank: Rank
    tasks: int
    state: ReadingState = ReadingState.CURRENT
    file: str | None = None
    format: str | None = None
    sha256: str | None = None
    read_at: str | None = None
    loaded_at: str | None = None
    reviewer: str | None = None
    reviewed_at: str | None = None
    text_kept: bool | None = None
    has_record: bool = True

    @property
    def id(self) -> str:
        """Document and the beginning of the digest."""
        return f"{self.document}@{self.digest[:ID_LENGTH]}"

    def to_data(self) -> dict[str, object]:
        """As properties of a node, without those that are missing."""
        data = {
            "id": self.id, "document": self.document, "digest": self.digest, "state": self.state.value,
            "reviewed": self.rank.reviewed, "confidence": self.rank.confidence, "has_text": self.rank.has_text,
            "tasks": self.tasks, "file": self.file, "format": self.format, "sha256": self.sha256,
            "read_at": self.read_at, "loaded_at": self.loaded_at, "reviewer": self.reviewer,
            "reviewed_at": self.reviewed_at, "text_kept": self.text_kept,
        }  # fmt: skip
        return {key: value for key, value in data.items() if value is not None}


FIELDS = (
    "id", "document", "digest", "state", "reviewed", "confidence", "has_text", "tasks",
    "file", "format", "sha256", "read_at", "loaded_at", "reviewer", "reviewed_at", "text_kept",
)  # fmt: skip
"""The properties of `Reading.to_data`."""


def reading_from(row: Mapping[str, object]) -> Reading:
    """A reading from a row with `FIELDS`, and with `has_record` where that was asked for."""

    def text(name: str) -> str | None:
        return None if row.get(name) is None else str(row[name])

    rank = Rank(bool(row["reviewed"]), float(cast(float, row["confidence"])), bool(row["has_text"]))
    return Reading(
        str(row["document"]), str(row["digest"]), rank, int(cast(int, row["tasks"])), ReadingState(str(row["state"])),
        text("file"), text("format"), text("sha256"), text("read_at"), text("loaded_at"), text("reviewer"),
        text("reviewed_at"),
        None if row.get("text_kept") is None else bool(row["text_kept"]), bool(row.get("has_record", True)),
    )  # fmt: skip


@dataclass(frozen=True)
class NewReading:
    """A reading to be loaded: what it contributes to the graph, and the record (as JSON) that it was built from."""

    reading: Reading
    contribution: Contribution
    record: str | None = None

    def at(self, moment: str) -> NewReading:
        """As current since `moment`."""
        return replace(self, reading=replace(self.reading, loaded_at=moment, state=ReadingState.CURRENT))

    def to_data(self) -> dict[str, object]:
        """As properties of a node, with the contribution, and the record where there is one."""
        kept = {"contribution": pack(contribution_text(self.contribution))}
        return self.reading.to_data() | kept | self.packed_record()

    def packed_record(self) -> dict[str, object]:
        """The record as a property of a node, where there is one."""
        return {"record": pack(self.record)} if self.record is not None else {}


def new_reading(
    contribution: Contribution,
    record: PlanRecord | None = None,
    *,
    reviewer: str | None = None,
    text_kept: bool = False,
) -> NewReading:
    """The reading that `contribution` stands for. `record`: what it was built from; without it no archive can hold it.

    A reading is a person's where `reviewer` is named, here or in the record, or where its evidence carries a person's
    decision. `text_kept`: whether the text of its file is kept beside it.
    """
    review = record.review if record is not None else None
    reviewer = reviewer if reviewer is not None or review is None else review.by
    own = next(n.properties for n in contribution.nodes if n.id == contribution.document)
    tasks = [n.properties for n in contribution.nodes if "ref" in n.properties]
    text = record.model_dump_json(by_alias=True, exclude_defaults=True) if record is not None else None
    said = [e.properties for e in contribution.edges if "document" in e.properties]
    confidences = [value for p in said if isinstance(value := p.get("confidence"), int | float)]
    rank = Rank(
        reviewed=reviewer is not None or any(p.get("review", Review.OPEN) != Review.OPEN for p in said),
        confidence=round(fmean(confidences), 2) if confidences else 1.0,
        has_text=any("text" in p for p in tasks),
    )
    about = {name: str(own[name]) for name in ("file", "format", "sha256", "read_at") if name in own}
    reading = Reading(
        contribution.document, reading_digest(contribution, text), rank, len(tasks),
        reviewer=reviewer, reviewed_at=review.at if review is not None else None,
        file=about.get("file"), format=about.get("format"), sha256=about.get("sha256"), read_at=about.get("read_at"),
        text_kept=text_kept, has_record=text is not None,
    )  # fmt: skip
    return NewReading(reading, contribution, text)


def reading_digest(contribution: Contribution, record: str | None) -> str:
    """What tells readings of one document apart: the record without the time of reading, else the contribution."""
    if record is None:
        return digest(contribution_text(without_time(contribution)))
    data = json.loads(record)
    (data.get("source") or {}).pop("read_at", None)
    return digest(canonical(data))


def without_time(contribution: Contribution) -> Contribution:
    """The contribution without the time when its document was read, which two readings of one file differ in."""
    nodes = tuple(
        replace(n, properties={k: v for k, v in n.properties.items() if k != "read_at"})
        if n.id == contribution.document
        else n
        for n in contribution.nodes
    )
    return replace(contribution, nodes=nodes)


def reviewer_name(text: str) -> str:
    """The name of a reviewer in one line. Raises `Misuse` where it is blank or too long."""
    name = " ".join(without_surrogates(text).split())
    if not name:
        raise Misuse("a reviewer needs a name", fix="name who reviewed: --reviewer NAME")
    if len(name) > LONGEST_REVIEWER:
        raise Misuse(f"the name of a reviewer has at most {LONGEST_REVIEWER} characters", fix="shorten it")
    return name


def without_surrogates(text: str) -> str:
    """`text` as UTF-8 can hold it: bytes of a name or a command line that are no UTF-8 are marked."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_worse(new: Reading, current: Reading) -> bool:
    """Whether it is another reading, and ranks below the one in use or has lost many of its tasks.

    Of two that a person reviewed, the later review is not worse.
    """
    if new.rank.reviewed and current.rank.reviewed and new.reviewed_at is not None:
        return new.digest != current.digest and new.reviewed_at < (current.reviewed_at or "")
    return new.digest != current.digest and (new.rank < current.rank or loses_tasks(new, current))


def loses_tasks(new: Reading, current: Reading) -> bool:
    """Whether no person reviewed it, and it has fewer than half of the tasks: a file that was cut short."""
    return not new.rank.reviewed and 2 * new.tasks < current.tasks


def in_utc(text: str, *, timespec: str = "milliseconds") -> str:
    """A time of ISO 8601 in UTC, so that times compare as texts; one without a zone is taken as UTC.

    Raises `ValueError` for what is no time, before `EARLIEST`, or in the future by more than a day.
    """
    given = datetime.fromisoformat(text)
    try:
        moment = (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from None
    if not EARLIEST <= moment <= datetime.now(UTC) + timedelta(days=1):
        raise ValueError(f"{text[:40]!r} is not in the past")
    return moment.isoformat(timespec=timespec)


def now() -> str:
    """The time in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
