"""Single changes of a record by a person; every changed fact says so in its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graph.errors import InputError
from graph.records import Body, Deadline, Deliverable, Evidence, Lead, Model, PlanRecord, Task, faults_of
from graph.registry.fold import same
from graph.vocabulary import Basis, DeadlineKind, Review
from loaders.context import Context
from loaders.review.doubt import proofs
from loaders.review.words import RULE, Words
from loaders.tasks.assignment import Reader
from loaders.tasks.deadlines import deadline, find_deadline
from loaders.tasks.drafts import draft
from loaders.text.passage import passage

TASK_FIELDS = ("title", "leads", "partners", "deadline", "deliverable", "ref")
"""The fields of a task that a person edits as one line, in the order of the screen."""
DOCUMENT_FIELDS = ("symbol", "date", "issuer", "title", "province")
"""The fields of the document that a person edits."""
_BETWEEN = re.compile(r"[;\n]+")
B = TypeVar("B", bound=Body)
M = TypeVar("M", bound=Model)


def is_decided(task: Task) -> bool:
    """Whether a person decided about the task."""
    return task.evidence.review is not Review.OPEN


def with_task(record: PlanRecord, index: int, change: Callable[[Task], Task]) -> PlanRecord:
    """The record with one task changed."""
    tasks = [change(task) if n == index else task for n, task in enumerate(record.tasks)]
    return record.model_copy(update={"tasks": tasks})


def accepted(task: Task) -> Task:
    """The task with all that is open accepted."""
    parts: dict[str, Any] = {
        "leads": [_accepted(body) for body in task.leads],
        "partners": [_accepted(body) for body in task.partners],
        "deadline": _accepted(task.deadline) if task.deadline is not None else None,
        "deliverable": _accepted(task.deliverable) if task.deliverable is not None else None,
        "evidence": _decided(task.evidence, Review.ACCEPTED),
    }
    return task.model_copy(update=parts)


def document_accepted(record: PlanRecord) -> PlanRecord:
    """The record with its header, references, recipients and reports accepted."""
    document = record.document
    lists = {name: [_accepted(fact) for fact in getattr(document, name)] for name in _LISTS}
    header = {key: _decided(proof, Review.ACCEPTED) for key, proof in document.header.items()}
    return record.model_copy(update={"document": document.model_copy(update=lists | {"header": header})})


_LISTS = ("references", "links", "recipients", "executors", "reports")


def _accepted(fact: M) -> M:
    proof: Evidence | None = getattr(fact, "evidence", None)
    return fact if proof is None else fact.model_copy(update={"evidence": _decided(proof, Review.ACCEPTED)})


def _decided(proof: Evidence, review: Review) -> Evidence:
    if proof.review is not Review.OPEN:
        return proof
    return proof.model_copy(update={"review": review, "needs_review": False})


def value_of(task: Task, name: str) -> str:
    """A field of a task as one line of text."""
    if name in ("leads", "partners"):
        return "; ".join(body.name for body in getattr(task, name))
    value = getattr(task, name)
    return str((value.text if name in ("deadline", "deliverable") else value) if value is not None else "")


def edited(task: Task, name: str, text: str, words: Words) -> Task:
    """The task with another value of a field. Raises `InputError` where it cannot have it."""
    line = passage(text, 0, len(text)).text
    if line == value_of(task, name):
        return task
    if name in ("title", "ref") and not line:
        raise InputError("must not be empty", fix="write something, or leave it with Esc")
    value: object = line
    if name == "leads":
        value = _bodies(task.leads, line, task, words, lambda **fields: Lead(basis=Basis.EXPLICIT, **fields))
    elif name == "partners":
        value = _bodies(task.partners, line, task, words, lambda **fields: Body(**fields))
    elif name == "deadline":
        value = _deadline(line, task, words) if line else None
    elif name == "deliverable":
        value = Deliverable(text=line, evidence=_proof(line, task, words)) if line else None
    changed = task.evidence.model_copy(update={"review": Review.CORRECTED, "needs_review": False})
    return task.model_copy(update={name: value, "evidence": changed})


def check_ref(task: Task, others: set[str]) -> None:
    """Raise `InputError` where another task has this ref."""
    if task.ref in others:
        raise InputError(f"another task has the number {task.ref}", fix="give one that is free")


def _bodies(now: Sequence[B], line: str, task: Task, words: Words, make: Callable[..., B]) -> list[B]:
    """The bodies of a line "A; B": those that stood there keep their evidence, new ones are read from the words."""
    found: list[B] = []
    for name in (part.strip() for part in _BETWEEN.split(line)):
        if not name:
            continue
        kept = next((body for body in now if same(name) in (same(body.name), same(body.written))), None)
        body = kept or make(**_named(name, task, words))
        if all(same(body.name) != same(other.name) for other in found):
            found.append(body)
    return found


def _named(name: str, task: Task, words: Words) -> dict[str, object]:
    known = words.body(name)
    span = _place(name, task, words)
    written = words.source.text[span[0] : span[1]] if span is not None else name
    return {
        "name": known.name if known else name,
        "body": known.body if known else None,
        "written": " ".join(written.split()),
        "collective": known.collective if known else False,
        "vague": known.vague if known else False,
        "evidence": _proof(name, task, words),
    }


def _place(text: str, task: Task, words: Words) -> tuple[int, int] | None:
    """Where words stand in the task: what stands elsewhere in the document is no evidence for this one."""
    within = (task.evidence.start, task.evidence.end)
    return words.find(text, within[0], within)


def _proof(text: str, task: Task, words: Words) -> Evidence:
    """Evidence of a person: the words themselves where the task has them, else the task as a whole."""
    span = _place(text, task, words) or (task.evidence.start, task.evidence.end)
    return words.evidence(*span, locator=task.evidence.locator)


def _deadline(line: str, task: Task, words: Words) -> Deadline:
    said = passage(line, 0, len(line))
    span = find_deadline(said, 0, len(said))
    read = deadline(said, span, Context(words.province, words.date), "", RULE) if span is not None else None
    proof = _proof(line, task, words)
    if read is None:
        return Deadline(text=line, kind=DeadlineKind.UNCLEAR, evidence=proof)
    return read.model_copy(update={"text": line, "evidence": proof})


def added(words: Words, start: int, end: int, before: str, taken: set[str]) -> Task:
    """A task from text[start:end], its bodies and deadline read from these words. Raises `InputError` without words."""
    text = passage(words.source.text, start, end)
    if not any(char.isalnum() for char in text.text):
        raise InputError("no words are selected", fix="select the words of the task in the text")
    context = Context(words.province, words.date)
    read = Reader(text, context.finder(text), "").read()
    span = find_deadline(text, 0, len(text))
    task = draft(
        ref=_free(before, taken), text=text, leads=read.leads, partners=read.partners, locator="", rule=RULE,
        deadline=deadline(text, span, context, "", RULE) if span is not None else None,
        predicate=read.matter if read.subject else 0,
    )  # fmt: skip
    corrected = {id(proof): words.evidence(proof.start, proof.end) for proof in proofs(task)}
    return _with_proofs(task, corrected)


def _with_proofs(task: Task, new: dict[int, Evidence]) -> Task:
    def renewed(fact: M) -> M:
        proof: Evidence | None = getattr(fact, "evidence", None)
        return fact if proof is None else fact.model_copy(update={"evidence": new[id(proof)]})

    parts: dict[str, Any] = {name: [renewed(body) for body in getattr(task, name)] for name in ("leads", "partners")}
    for name in ("deadline", "deliverable"):
        part = getattr(task, name)
        parts[name] = renewed(part) if part is not None else None
    return renewed(task.model_copy(update=parts))


def _free(before: str, taken: set[str]) -> str:
    """A ref behind the one before that no task has: "II.4+1"."""
    stem = before.partition("+")[0]
    number = 1
    while (ref := f"{stem}+{number}") in taken:
        number += 1
    return ref


def document_value(record: PlanRecord, name: str) -> str:
    """A field of the document as one line of text."""
    value = getattr(record.document, name)
    return "" if value is None else str(value)


def document_edited(record: PlanRecord, name: str, text: str) -> PlanRecord:
    """The record with another value of a field of the document. Raises `InputError` where it cannot have it."""
    line = passage(text, 0, len(text)).text
    if line == document_value(record, name):
        return record
    value: str | None = line or ("" if name == "title" else None)
    header = dict(record.document.header)
    if name in header:
        header[name] = header[name].model_copy(update={"review": Review.CORRECTED, "needs_review": False})
    document = record.document.model_copy(update={name: value, "header": header})
    checked = faults_of(record.model_copy(update={"document": document}).to_data())
    if isinstance(checked, PlanRecord):
        return checked
    raise InputError(checked[0][1], fix="correct it, or leave it with Esc")
