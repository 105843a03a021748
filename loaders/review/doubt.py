"""What is doubtful about a task: what a reviewer should look at first."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import Evidence, PlanRecord, Task
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


def decided_bodies(record: PlanRecord) -> frozenset[str]:
    """The bodies, as written, that a person decided about in one task: they are doubtful in no other."""
    bodies = [body for task in record.tasks for body in (*task.leads, *task.partners)]
    return frozenset(body.written for body in bodies if body.evidence.review is not Review.OPEN)


def doubt(task: Task, decided: frozenset[str] = frozenset()) -> Doubt:
    """What is doubtful about a task; a fact that a person decided about is not, nor a body among `decided`."""
    bodies = [
        body
        for body in (*task.leads, *task.partners)
        if body.evidence.review is Review.OPEN and body.written not in decided
    ]
    parts = [part.evidence for part in (task.deadline, task.deliverable) if part and part.evidence]
    still = [proof for proof in (task.evidence, *parts) if proof.review is Review.OPEN]
    settled = task.evidence.review is not Review.OPEN
    unclear = task.deadline is not None and task.deadline.kind is DeadlineKind.UNCLEAR
    return Doubt(
        min((proof.confidence for proof in (*still, *(body.evidence for body in bodies))), default=1.0),
        no_lead=not task.leads and not settled,
        unknown_bodies=tuple(dict.fromkeys(body.written for body in bodies if is_unknown(body))),
        unclear_deadline=unclear and not settled,
    )
