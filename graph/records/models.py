"""The plan record: what one document says, as the contract names it.

Every model refuses unknown fields, so a misspelt field in a corrected record is reported and not dropped.
Offsets are code points into the document's text, `end` exclusive.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.records.fields import Filled, Moment, PartialDate, Sha256
from graph.vocabulary import Basis, DeadlineKind, Modality, Relation, Review

MOST_CHARACTERS = 1_000_000_000
"""No document is longer; the graph's whole numbers end at 2⁶³."""


LONGEST_REVIEWER = 200
"""Characters of a reviewer's name."""

LARGEST_PAGE = 100_000
"""Points; no page is wider or taller."""
Point = Annotated[int, Field(ge=-LARGEST_PAGE, le=LARGEST_PAGE)]


class Model(BaseModel):
    """Base of all record models: immutable, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Model):
    """The words a fact was read from: text[start:end], exactly.

    `quote` is for people: at most fifteen words of the text around that place, or its first fifteen where it is longer.
    `box`: left, top, right, bottom of these words on their page, in points of 1/72 inch from its upper left corner,
    where they were recognised in its picture. `needs_review`: nobody has compared what was recognised with the picture.
    """

    start: int = Field(ge=0)
    end: int = Field(le=MOST_CHARACTERS)
    locator: str = ""
    quote: str = ""
    page: int | None = Field(default=None, ge=1, le=MOST_CHARACTERS)
    box: tuple[Point, Point, Point, Point] | None = None
    rule: str = ""
    confidence: float = Field(default=1.0, ge=0, le=1)
    review: Review = Review.OPEN
    needs_review: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Evidence:
        if self.end <= self.start:
            raise ValueError(f"end {self.end} must lie after start {self.start}")
        return self


class Body(Model):
    """A body in a role. `name` is canonical and province-neutral, `written` stands in the text."""

    name: str
    body: str | None = None
    written: str
    collective: bool = False
    vague: bool = False
    modality: Modality = Modality.ASSIGNMENT
    evidence: Evidence


class Lead(Body):
    """A leading body."""

    basis: Basis = Basis.EXPLICIT


class Deadline(Model):
    """A deadline as text and as meaning."""

    text: str
    kind: DeadlineKind = DeadlineKind.UNCLEAR
    due: str | None = Field(default=None, max_length=40)
    depends_on: list[str] = Field(default_factory=list)
    evidence: Evidence | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_or_many(cls, data: Any) -> Any:  # noqa: ANN401 - raw input of any shape
        if isinstance(data, dict) and "depends_on" in data:
            given = data["depends_on"]
            data = data | {"depends_on": [] if given is None else [given] if isinstance(given, str) else given}
        return data


class Deliverable(Model):
    """The result that a task names, from a label or a column."""

    text: str
    evidence: Evidence | None = None


class Task(Model):
    """The smallest unit with an assignment of its own. `text` is null in a bundled record.

    `parent` is the ref of the task that this one is a part of.
    """

    ref: Filled
    text: str | None = None
    title: str
    leads: list[Lead] = Field(default_factory=list)
    partners: list[Body] = Field(default_factory=list)
    deadline: Deadline | None = None
    deliverable: Deliverable | None = None
    parent: str | None = None
    evidence: Evidence


class Signer(Model):
    """Who signed, in which office, with which authority mark (TM, KT, TL, TUQ, Q)."""

    name: str | None = None
    title: str | None = None
    form: str | None = None


class Remention(Evidence):
    """A further place that names the same document; `written` as it stands there."""

    written: str = ""


class Reference(Model):
    """A document named in this one, once, with its strongest relation."""

    symbol: str | None = None
    kind: str | None = None
    date: PartialDate | None = None
    title: str | None = None
    issuer: str | None = None
    relation: Relation
    written: str
    evidence: Evidence
    mentions: list[Remention] = Field(default_factory=list)


class Link(Model):
    """A relation between two other documents that the text states ("X triển khai Y"), by their symbols."""

    source: str
    target: str
    relation: Relation
    evidence: Evidence


class Recipient(Model):
    """A body in "Nơi nhận"."""

    name: str
    body: str | None = None
    written: str
    purpose: str | None = None
    collective: bool = False
    vague: bool = False
    evidence: Evidence


class Report(Model):
    """A reporting duty: who reports to whom, through whom, how often, by when."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: list[str] = Field(default_factory=list, alias="from")
    to: str
    via: str | None = None
    period: str | None = None
    due: str | None = None
    evidence: Evidence


class Issue(Model):
    """Something odd in the document's form that the reader noticed: malformed date, number not filled in."""

    rule: str
    note: str
    evidence: Evidence


class Document(Model):
    """The document itself. `header` holds the evidence of its own fields (symbol, date, issuer, kind, title, place).

    `executors` are the bodies that an article of the document makes answerable for carrying it out; they receive it as
    "Như Điều …".
    """

    symbol: str | None = None
    kind: str
    title: str = ""
    issuer: str | None = None
    province: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    signer: Signer | None = None
    references: list[Reference] = Field(default_factory=list)
    links: list[Link] = Field(default_factory=list)
    recipients: list[Recipient] = Field(default_factory=list)
    executors: list[Recipient] = Field(default_factory=list)
    reports: list[Report] = Field(default_factory=list)
    issues: list[Issue] = Field(default_factory=list)
    header: dict[str, Evidence] = Field(default_factory=dict)


class Source(Model):
    """The file that the record was read from."""

    file: str
    sha256: Sha256
    format: str
    read_at: str | None = None


class Reviewed(Model):
    """Who reviewed the record, when (ISO 8601), and what that changed: places in words ("II.1"), and tasks dropped."""

    by: str = Field(min_length=1, max_length=LONGEST_REVIEWER)
    at: Moment
    corrected: list[str] = Field(default_factory=list)
    dropped: list[str] = Field(default_factory=list)


class PlanRecord(Model):
    """One document read."""

    document: Document
    tasks: list[Task] = Field(default_factory=list)
    source: Source | None = None
    notes: list[str] = Field(default_factory=list)
    review: Reviewed | None = None

    def to_json(self, *, indent: int | None = 1) -> str:
        """The record as JSON with the contract's field names."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def to_data(self) -> dict[str, Any]:
        """The record as plain data with the contract's field names, defaults left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
