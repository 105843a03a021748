"""What "Việc của cơ quan tôi" shows of one body: the one model that command, page and exports render."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from queries.body.dates import Timing
from queries.findings import Finding


@dataclass(frozen=True)
class Evidence:
    """The words that a fact was read from; background facts carry `source` instead, and no offsets.

    `box`: their place on a scanned page, as in `graph.ontology.EVIDENCE`.
    """

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


@dataclass(frozen=True)
class Body:
    """The body that is asked about. `id` is its node's, `role` its entry in the registry.

    `named`: whether a loaded document names it; one that is not can still be reached through classes.
    """

    id: str
    name: str
    fold: str
    kind: str
    sector: str | None = None
    level: str | None = None
    province: str | None = None
    role: str | None = None
    named: bool = True


@dataclass(frozen=True)
class Paper:
    """A document: who issued it, and what takes its place."""

    id: str
    symbol: str = ""
    kind: str = ""
    title: str = ""
    date: str = ""
    province: str = ""
    status: str = ""
    sha256: str = ""
    file: str = ""
    issuers: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()


class Part(StrEnum):
    """The part that a body has in a task."""

    LEAD = "lead"
    PARTNER = "partner"


@dataclass(frozen=True)
class Fellow:
    """Another body in the same task. `kind` tells a body from a class ("collective") and from a vague circle."""

    id: str
    name: str
    kind: str
    part: Part
    evidence: Evidence

    @property
    def definite(self) -> bool:
        """Whether it is one body or office, neither a class nor a vague circle."""
        return self.kind not in ("collective", "vague")


@dataclass(frozen=True)
class Duty:
    """A task that the body has a part in. `through` is the class that takes it in, "" where the task names it."""

    task: str
    ref: str
    title: str
    text: str
    part: Part
    basis: str
    modality: str
    deadline_text: str
    deliverable: str
    depends_on: tuple[str, ...]
    document: str
    evidence: Evidence
    role_evidence: Evidence
    due_evidence: Evidence | None
    timings: tuple[Timing, ...]
    fellows: tuple[Fellow, ...] = ()
    through: str = ""
    vague: bool = False

    @property
    def co_leads(self) -> tuple[Fellow, ...]:
        """The others that lead."""
        return tuple(one for one in self.fellows if one.part is Part.LEAD)

    @property
    def partners(self) -> tuple[Fellow, ...]:
        """The others that take part."""
        return tuple(one for one in self.fellows if one.part is Part.PARTNER)


@dataclass(frozen=True)
class Report:
    """A reporting line of the body. `regular`: a duty of a plan that is no channel for difficulties.

    `incoming`: others report to it. `onward`: whom the receiver passes it on to. `collects`: the body passes on what
    others sent, so a day in the sentence is theirs.
    """

    id: str
    incoming: bool
    others: tuple[str, ...]
    onward: tuple[str, ...]
    line: str
    period: str
    due: str
    regular: bool
    collects: bool
    evidence: Evidence
    timings: tuple[Timing, ...] = ()
    through: str = ""
    vague: bool = False


@dataclass(frozen=True)
class Receipt:
    """A document that is sent to the body, by name or through a class."""

    document: str
    purpose: str
    evidence: Evidence
    through: str = ""


class Matter(StrEnum):
    """What a date is about."""

    LEAD = "lead"
    PARTNER = "partner"
    REPORT = "report"
    RECEIVE = "receive"


@dataclass(frozen=True)
class Entry:
    """One line of the list in order of time. `subject`: id of the task or report; `others`: with or from whom."""

    timing: Timing
    matter: Matter
    subject: str
    ref: str
    title: str
    others: tuple[str, ...]
    document: str
    evidence: Evidence
    through: str = ""
    waits_for: tuple[str, ...] = ()
    collects: bool = False
    basis: str = ""
    text: str = ""


@dataclass(frozen=True)
class Order:
    """Who gives the body orders: issuer, and how many tasks its documents give by name."""

    issuer: str
    documents: tuple[str, ...]
    tasks: int


class Touch(StrEnum):
    """How a finding touches the body."""

    BODY = "body"
    LEAD = "lead"
    PARTNER = "partner"


@dataclass(frozen=True)
class Gap:
    """A finding that names the body, or a task of its."""

    finding: Finding
    touch: Touch


@dataclass(frozen=True)
class Dossier:
    """All that is known of the work of one body, as of `today`.

    `total`: how many tasks the loaded documents of its province hold (all documents for a body of the centre).
    `gaps` is None where they were not asked for.
    """

    body: Body
    scope: str | None
    today: date
    total: int
    leads: tuple[Duty, ...]
    partners: tuple[Duty, ...]
    through_class: tuple[Duty, ...]
    reports: tuple[Report, ...]
    class_reports: tuple[Report, ...]
    received: tuple[Receipt, ...]
    orders: tuple[Order, ...]
    entries: tuple[Entry, ...]
    papers: dict[str, Paper] = field(hash=False)
    gaps: tuple[Gap, ...] | None = None

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Every task, those that name the body first."""
        return (*self.leads, *self.partners, *self.through_class)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.duties or self.reports or self.class_reports or self.received)

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Share:
    """What the body of one role has in one province; `body` is None where no loaded document names it.

    `total`: tasks of the province; `dated`: led tasks with any deadline; `alone`: led tasks without a partner.
    """

    province: str
    total: int
    body: str | None = None
    led: int = 0
    dated: int = 0
    alone: int = 0
    partnered: int = 0


@dataclass(frozen=True)
class Overview:
    """One role side by side in all loaded provinces."""

    role: str
    name: str
    shares: tuple[Share, ...]

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)
