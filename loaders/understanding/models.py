"""The reading report: figures of one document's reading, and the places that a person should look at.

Every figure is defined here; the words of the screens only name them.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from graph.records import Model

LIKELY, CERTAIN = 0.75, 0.95
"""From this confidence on a fact is likely, and certain; below the first it is doubtful."""


class Looks(StrEnum):
    """Why a place looks like an assignment."""

    LEAD = "lead"
    """A body is called to lead ("chủ trì")."""
    PARTNER = "partner"
    """A body works with others ("phối hợp với …")."""
    DUTY = "duty"
    """A body is answerable ("có trách nhiệm", "chịu trách nhiệm")."""
    GIVEN = "given"
    """Something is given to a body or asked of it ("giao", "phân công", "đề nghị", "yêu cầu" and the body)."""
    SUBJECT = "subject"
    """A body opens a sentence with a verb of work."""
    ROW = "row"
    """A row of a table names a body, in a table that assigns."""
    WORK = "work"
    """An item that names no body begins with a verb of work."""


class Place(Model):
    """Where in the text something stands: offsets, line from 1, page from 1 where the document has pages."""

    start: int
    end: int
    line: int
    page: int | None = None


class Missed(Place):
    """A place that looks like an assignment and gave no task: at most fifteen of its words, the body, and why.

    `body` is None where the place names none.
    """

    quote: str
    body: str | None = None
    why: Looks


class Unknown(Model):
    """A body that the registry does not know, as written, and in how many roles it was met."""

    written: str
    times: int


class Malformed(Place):
    """Words that should be a date and cannot be one."""

    quote: str


class LeftOut(Place):
    """A stretch of text outside the document proper that was not read: `where` is "before" or "after" it."""

    where: str
    characters: int
    quote: str


class Ocr(Model):
    """What was read by OCR: pages, words, and words whose confidence is low. None where the text was not scanned."""

    pages: int = Field(ge=0)
    words: int = Field(ge=0)
    doubtful_words: int = Field(ge=0)


class Certainty(Model):
    """Facts by confidence class. A fact is a piece of evidence of a lead, partner, deadline, deliverable, reference,
    recipient, reporting duty, or field of the header; each is in one class."""

    certain: int = 0
    likely: int = 0
    doubtful: int = 0

    @property
    def facts(self) -> int:
        """All of them."""
        return self.certain + self.likely + self.doubtful


class Figures(Model):
    """The counts of a reading; those of several documents add up.

    `pages`: of the document, 0 where it knows none. `tables`: tables in the text; `task_tables`: those of them that
    gave a task. `items`: paragraphs and table rows of the document proper, letterhead and recipients left out. `tasks`:
    tasks of the record; `without_lead`: those of them that name no leading body. `missed`, `unknown_bodies` (different
    names), `malformed_dates`, `left_out` (characters outside the document proper): how much the report lists.
    """

    documents: int = 1
    pages: int = 0
    tables: int = 0
    task_tables: int = 0
    items: int = 0
    tasks: int = 0
    without_lead: int = 0
    certainty: Certainty = Certainty()
    missed: int = 0
    unknown_bodies: int = 0
    malformed_dates: int = 0
    left_out: int = 0

    def __add__(self, other: Figures) -> Figures:
        """Both together."""
        mine, others = self.model_dump(), other.model_dump()
        kinds = {key: mine["certainty"][key] + others["certainty"][key] for key in mine["certainty"]}
        sums = {key: mine[key] + others[key] for key in mine if key != "certainty"}
        return Figures(**sums, certainty=Certainty(**kinds))


class ReadingReport(Model):
    """What a reading understood, and what it did not."""

    file: str
    figures: Figures
    missed: list[Missed] = Field(default_factory=list)
    unknown_bodies: list[Unknown] = Field(default_factory=list)
    malformed_dates: list[Malformed] = Field(default_factory=list)
    left_out: list[LeftOut] = Field(default_factory=list)
    ocr: Ocr | None = None
    notes: list[str] = Field(default_factory=list)
