"""What one province's plans say about who acts: bodies, tasks, who leads and partners, who reports to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.vocabulary import AgencyKind

CLASSES = frozenset({AgencyKind.COLLECTIVE, AgencyKind.VAGUE})
"""Kinds that stand for many bodies ("các sở, ban, ngành liên quan"); they are never nodes of a network."""


@dataclass(frozen=True)
class Body:
    """A body named in the plans; `role` is the id of the national role that it is an instance of."""

    id: str
    name: str
    kind: str = AgencyKind.BODY.value
    sector: str | None = None
    level: str | None = None
    role: str | None = None

    @property
    def is_class(self) -> bool:
        """Whether it stands for many bodies."""
        return self.kind in CLASSES


@dataclass(frozen=True)
class Assignment:
    """A body leads a task, or is a partner in it (`lead` is false)."""

    id: str
    body: str
    task: str
    lead: bool


@dataclass(frozen=True)
class Duty:
    """A reporting duty of a plan: `sender` reports to `receiver`."""

    id: str
    sender: str
    receiver: str


@dataclass(frozen=True)
class PlanFacts:
    """The facts of one province. `bodies` are all that its plans name, in any way, classes included.

    `documents`: the loaded documents by id with their date (ISO of any precision) or None.
    """

    province: str
    documents: Mapping[str, str | None] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    duties: tuple[Duty, ...] = ()

    @property
    def by_id(self) -> dict[str, Body]:
        """The bodies by id."""
        return {body.id: body for body in self.bodies}

    def with_assignments(self, kept: Iterable[Assignment]) -> PlanFacts:
        """The same plans with these assignments only; bodies and tasks stay."""
        return replace(self, assignments=tuple(kept))

    def acting(self) -> list[Body]:
        """The roster: bodies that lead, partner or report, sorted by id; classes and mere recipients left out.

        Recipients stay out because not every copy of a plan has its list of recipients: they would be isolates in one
        province and missing in another.
        """
        acts = {each.body for each in self.assignments}
        acts |= {end for duty in self.duties for end in (duty.sender, duty.receiver)}
        return sorted((b for b in self.bodies if b.id in acts and not b.is_class), key=lambda b: b.id)


def facts(
    province: str,
    documents: Mapping[str, str | None],
    tasks: Iterable[str],
    bodies: Iterable[Body],
    assignments: Iterable[Assignment],
    duties: Iterable[Duty],
) -> PlanFacts:
    """Facts in canonical order, so that the same plans give the same facts however they were read."""
    return PlanFacts(
        province,
        dict(sorted(documents.items())),
        tuple(sorted(tasks)),
        tuple(sorted(bodies, key=lambda each: each.id)),
        tuple(sorted(assignments, key=lambda each: each.id)),
        tuple(sorted(duties, key=lambda each: each.id)),
    )
