"""What is doubtful about a task: what a reviewer should look at first."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import Evidence, Task
from graph.vocabulary import DeadlineKind, Review
from loaders.understanding.facts import is_unknown
from loaders.understanding.models import CERTAIN


@dataclass(frozen=True)
class Doubt:
    """The doubts about one task; `confidence` is the lowest of its facts."""

    confidence: float
    no_lead: bool = False
    unknown_bodies: tuple[str, ...] = ()
    unclear_deadline: bool = False

    @property
    def any(self) -> bool:
        """Whether there is something to look at."""
        return self.confidence < CERTAIN or self.no_lead or bool(self.unknown_bodies) or self.unclear_deadline

    @property
    def order(self) -> tuple[float, int]:
        """The most doubtful first: by the lowest confidence, then by the number of flags."""
        return self.confidence, -(self.no_lead + len(self.unknown_bodies) + self.unclear_deadline)


def proofs(task: Task) -> list[Evidence]:
    """The evidence of a task and of all its facts."""
    parts = [part.evidence for part in (task.deadline, task.deliverable) if part and part.evidence]
    return [task.evidence, *(body.evidence for body in (*task.leads, *task.partners)), *parts]


def doubt(task: Task) -> Doubt:
    """What is doubtful about a task; a fact that a person decided about is not."""
    open_bodies = [b for b in (*task.leads, *task.partners) if b.evidence.review is Review.OPEN]
    decided = task.evidence.review is not Review.OPEN
    deadline = task.deadline
    unclear = deadline is not None and deadline.kind is DeadlineKind.UNCLEAR
    return Doubt(
        min((e.confidence for e in proofs(task) if e.review is Review.OPEN), default=1.0),
        no_lead=not task.leads and not decided,
        unknown_bodies=tuple(dict.fromkeys(b.written for b in open_bodies if is_unknown(b))),
        unclear_deadline=unclear and not decided,
    )
