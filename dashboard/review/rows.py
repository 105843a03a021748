"""The lines of the right-hand side: the fields of the item at hand, each with the place of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.formats.plain import one_line
from dashboard.formats.reading_report import place_words
from dashboard.formats.review_yaml import flag_words
from dashboard.texts import Texts
from graph.records import Evidence, Lead, PlanRecord, Task
from graph.vocabulary import Basis
from loaders.review.changes import DOCUMENT_FIELDS, document_value
from loaders.review.doubt import Doubt, proofs
from loaders.review.session import Item, Kind, Session
from loaders.understanding import Missed
from loaders.understanding.models import Place

NOWHERE = (0, 0)


@dataclass(frozen=True)
class Row:
    """A line: label, value, the field that editing it changes (None where it has none), where its words stand."""

    label: str
    value: str
    field: str | None = None
    span: tuple[int, int] = NOWHERE


def rows_of(session: Session, words: Texts) -> list[Row]:
    """The lines of the item at hand."""
    item = session.item()
    if item.kind is Kind.TASK:
        return list(_task(session.state.record.tasks[item.index], session.doubt_of(item), words))
    if item.kind is Kind.MISSED:
        return list(_missed(session.missed[item.index], words))
    return list(_document(session.state.record, words))


def title_of(session: Session, item: Item, words: Texts) -> str:
    """The heading of the item at hand."""
    ref = one_line(session.state.record.tasks[item.index].ref, 30) if item.kind is Kind.TASK else ""
    title = words(f"review.screen.title.{item.kind}", ref=ref)
    if item.kind is Kind.DOCUMENT:
        return title
    return f"{title} · {place_words(Place(**session.places.at(item.start, item.end)), words)}"


def _task(task: Task, doubts: Doubt | None, words: Texts) -> Iterator[Row]:
    def row(name: str, value: str, proof: Evidence | None = None, field: str | None = None) -> Row:
        shown = one_line(value) or words("review.screen.empty")
        return Row(words(f"review.screen.field.{name}"), shown, field, (proof.start, proof.end) if proof else NOWHERE)

    flags = list(flag_words(doubts, words)) if doubts is not None else []
    if flags:
        yield row("flags", "; ".join(flags))
    yield row("title", task.title, task.evidence, "title")
    for name in ("leads", "partners"):
        bodies = getattr(task, name)
        for body in bodies:
            yield row(name, _body_name(body, words), body.evidence, name)
        if not bodies:
            yield row(name, "", None, name)
    due = task.deadline
    yield row("deadline", _deadline(task, words), due.evidence if due else None, "deadline")
    result = task.deliverable
    yield row("deliverable", result.text if result else "", result.evidence if result else None, "deliverable")
    yield row("ref", task.ref, task.evidence, "ref")
    yield row("confidence", words.decimal(min(proof.confidence for proof in proofs(task))))
    if task.evidence.box is not None:
        place = words("scans.place", n=task.evidence.page, box=", ".join(map(str, task.evidence.box)))
        yield Row(words("scans.label"), place, None, (task.evidence.start, task.evidence.end))
    yield row("state", words(f"review.screen.state.{task.evidence.review}"))


def _body_name(body: object, words: Texts) -> str:
    name = str(getattr(body, "name", ""))
    assigned = isinstance(body, Lead) and body.basis is Basis.ASSIGNED
    return words("review.screen.assigned", name=name) if assigned else name


def _deadline(task: Task, words: Texts) -> str:
    if task.deadline is None:
        return ""
    kind = words(f"review.screen.kind.{task.deadline.kind}")
    due = f", {task.deadline.due}" if task.deadline.due else ""
    return f"{task.deadline.text} [{kind}{due}]"


def _missed(missed: Missed, words: Texts) -> Iterator[Row]:
    span = (missed.start, missed.end)
    why = words(f"reading.why.{missed.why}", body=one_line(missed.body or "", 60))
    yield Row(words("review.screen.field.why"), why, None, span)
    yield Row(words("review.screen.field.quote"), one_line(missed.quote), None, span)
    yield Row("", words("review.screen.hint_missed"), None, span)


def _document(record: PlanRecord, words: Texts) -> Iterator[Row]:
    for name in DOCUMENT_FIELDS:
        proof = record.document.header.get(name)
        value = one_line(document_value(record, name)) or words("review.screen.empty")
        span = (proof.start, proof.end) if proof else NOWHERE
        yield Row(words(f"review.screen.field.{'subject' if name == 'title' else name}"), value, name, span)
    document = record.document
    counts = {name: len(getattr(document, name)) for name in ("references", "recipients", "reports")}
    yield Row(words("review.screen.field.lists"), words("review.screen.lists", **counts))
