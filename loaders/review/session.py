"""A review in progress: the record as it stands, what was decided, and the way back.

Every step gives a new state; the former ones are kept, so that each can be undone. Nothing here knows of a screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property

from graph.records import PlanRecord, Reviewed, Task
from loaders.review import changes
from loaders.review.doubt import Doubt, decided_bodies, doubt
from loaders.review.words import Words
from loaders.text.source import SourceText
from loaders.understanding import Missed, understand
from loaders.understanding.places import Places

DOCUMENT = "document"
MOST_UNDO = 500


class Kind(StrEnum):
    """What stands to be reviewed: the document's own fields, a task, or a place that gave none."""

    DOCUMENT = "document"
    TASK = "task"
    MISSED = "missed"


@dataclass(frozen=True)
class Item:
    """One thing to review; `start` is its place in the text. `index` counts tasks, or places that gave none."""

    kind: Kind
    index: int
    start: int
    end: int


@dataclass(frozen=True)
class State:
    """What was decided so far: the record, places called no tasks (by their start), and what was changed."""

    record: PlanRecord
    dismissed: frozenset[int] = frozenset()
    corrected: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    at: int = 0

    def noting(self, record: PlanRecord, ref: str) -> State:
        """With this record, and a change of this task."""
        return replace(self, record=record, corrected=(*(r for r in self.corrected if r != ref), ref))

    def without(self, ref: str) -> tuple[str, ...]:
        """The places of the tasks dropped, that of a task dropped now at the end; a place taken twice stands once."""
        return (*(r for r in self.dropped if r != ref), ref)


@dataclass
class Session:
    """The review of one document."""

    source: SourceText
    state: State
    missed: Sequence[Missed] = ()
    saved: State | None = None
    former: list[State] = field(default_factory=list)

    @staticmethod
    def of(record: PlanRecord, source: SourceText) -> Session:
        """A review that begins with this record."""
        said = record.review
        state = State(
            record,
            corrected=tuple(said.corrected) if said is not None else (),
            dropped=tuple(said.dropped) if said is not None else (),
        )
        return Session(source, state, understand(record, source).missed, saved=state)

    @property
    def words(self) -> Words:
        """The words of the document."""
        if self._words is None:
            document = self.state.record.document
            self._words = Words(self.source, document.province, document.date)
        return self._words

    @cached_property
    def places(self) -> Places:
        """The lines and pages of the document."""
        return Places(self.source)

    _words: Words | None = None

    # what there is ---------------------------------------------------------------------------------------------

    def items(self) -> list[Item]:
        """All that is to be reviewed, in the order of the text, the document first."""
        tasks = [Item(Kind.TASK, n, t.evidence.start, t.evidence.end) for n, t in enumerate(self.state.record.tasks)]
        places = [
            Item(Kind.MISSED, n, m.start, m.end)
            for n, m in enumerate(self.missed)
            if m.start not in self.state.dismissed and not any(t.start < m.end and m.start < t.end for t in tasks)
        ]
        return [Item(Kind.DOCUMENT, 0, 0, 0), *sorted((*tasks, *places), key=lambda i: (i.start, i.end))]

    def item(self) -> Item:
        """The one at hand."""
        found = self.items()
        return found[min(self.state.at, len(found) - 1)]

    def task(self) -> Task | None:
        """The task at hand, where it is one."""
        item = self.item()
        return self.state.record.tasks[item.index] if item.kind is Kind.TASK else None

    def doubt_of(self, item: Item) -> Doubt | None:
        """What is doubtful about a task; None for what is no task."""
        if item.kind is not Kind.TASK:
            return None
        return doubt(self.state.record.tasks[item.index], decided_bodies(self.state.record))

    def doubtful(self) -> list[int]:
        """The places in `items` of what should be looked at, the most doubtful first: what gave no task, then tasks."""
        found = self.items()
        missed = [n for n, item in enumerate(found) if item.kind is Kind.MISSED]
        tasks, decided = self.state.record.tasks, decided_bodies(self.state.record)
        doubts = [(doubt(tasks[item.index], decided), n) for n, item in enumerate(found) if item.kind is Kind.TASK]
        return missed + [n for _, n in sorted((each.order, n) for each, n in doubts if each.any)]

    def reviewed(self) -> int:
        """How many tasks a person decided about."""
        return sum(changes.is_decided(task) for task in self.state.record.tasks)

    @property
    def unsaved(self) -> bool:
        """Whether something was decided since the last saving."""
        return self.saved is None or replace(self.state, at=0) != replace(self.saved, at=0)

    # moving ----------------------------------------------------------------------------------------------------

    def go(self, at: int) -> None:
        """To the item at this place; to the first or last where there is none."""
        self.state = replace(self.state, at=max(0, min(at, len(self.items()) - 1)))

    def go_doubtful(self) -> bool:
        """To the next doubtful item, in the order of doubt, from the first again behind the last; False without any."""
        order = self.doubtful()
        if not order:
            return False
        here = order.index(self.state.at) + 1 if self.state.at in order else 0
        self.go(order[here % len(order)])
        return True

    # deciding --------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """The item at hand is right; a place that gave no task is rightly none."""
        item = self.item()
        if item.kind is Kind.MISSED:
            self._step(replace(self.state, dismissed=self.state.dismissed | {self.missed[item.index].start}))
        elif item.kind is Kind.TASK:
            self._step(replace(self.state, record=changes.with_task(self.state.record, item.index, changes.accepted)))
        else:
            self._step(replace(self.state, record=changes.document_accepted(self.state.record)))

    def edit(self, name: str, text: str) -> None:
        """Give a field of the item at hand another value. Raises `InputError` where it cannot have it."""
        item = self.item()
        if item.kind is Kind.TASK:
            task = self.state.record.tasks[item.index]
            new = changes.edited(task, name, text, self.words)
            if new != task:
                refs = {t.ref for n, t in enumerate(self.state.record.tasks) if n != item.index}
                changes.check_ref(new, refs)
                record = changes.with_task(self.state.record, item.index, lambda _: new)
                self._step(self.state.noting(record, new.ref))
        elif item.kind is Kind.DOCUMENT:
            record = changes.document_edited(self.state.record, name, text)
            if record != self.state.record:
                self._words = None
                self._step(self.state.noting(record, DOCUMENT))

    def drop(self) -> bool:
        """Take the task at hand away, or call a place no task; False for the document, or the last task."""
        item, tasks = self.item(), self.state.record.tasks
        if item.kind is Kind.MISSED:
            self.accept()
            return True
        if item.kind is not Kind.TASK or len(tasks) == 1:
            return False
        rest = [task for n, task in enumerate(tasks) if n != item.index]
        record = self.state.record.model_copy(update={"tasks": rest})
        self._step(replace(self.state, record=record, dropped=self.state.without(tasks[item.index].ref)))
        return True

    def add(self, start: int, end: int) -> None:
        """A task from text[start:end], and go to it. Raises `InputError` where there are no words."""
        record, at = self.state.record, self.state.at
        before = [t for t in record.tasks if t.evidence.start <= start]
        taken = {*(t.ref for t in record.tasks), *self.state.dropped}
        task = changes.added(self.words, start, end, before[-1].ref if before else "", taken)
        tasks = (
            sorted((*record.tasks, task), key=lambda t: t.evidence.start)
            if _in_order(record)
            else [*record.tasks, task]
        )
        self._step(self.state.noting(record.model_copy(update={"tasks": tasks}), task.ref))
        places = [n for n, i in enumerate(self.items()) if i.kind is Kind.TASK and tasks[i.index] is task]
        self.go(places[0] if places else at)

    def add_missed(self) -> bool:
        """A task from the place at hand that gave none; False where it is something else."""
        item = self.item()
        if item.kind is Kind.MISSED:
            self.add(item.start, item.end)
        return item.kind is Kind.MISSED

    def undo(self) -> bool:
        """The state before the last decision; False where there was none."""
        if not self.former:
            return False
        self.state = self.former.pop()
        self._words = None
        return True

    def _step(self, state: State) -> None:
        self.former = [*self.former[1 - MOST_UNDO :], self.state]
        self.state = state
        self.go(self.state.at)

    # keeping ---------------------------------------------------------------------------------------------------

    def signed(self, reviewer: str, at: datetime | None = None) -> PlanRecord:
        """The record with who reviewed it, when, and what was changed."""
        moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
        return self.state.record.model_copy(
            update={
                "review": Reviewed(
                    by=reviewer, at=moment, corrected=list(self.state.corrected), dropped=list(self.state.dropped)
                )
            }
        )


def _in_order(record: PlanRecord) -> bool:
    starts = [task.evidence.start for task in record.tasks]
    return starts == sorted(starts)
