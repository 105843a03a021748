"""The same national roles side by side: who has which, and how roles of before and after a reform are matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts import Body
from queries.compare.reading import Province, Reading, Succession


class Presence(StrEnum):
    """What a province's plans say of a role: it has work or reports, it is only named, it is not there."""

    ACTS = "acts"
    NAMED = "named"
    ABSENT = "absent"


@dataclass(frozen=True)
class Mapped:
    """A role that was read as its successor, or could not be because its work went to several (`new` is empty)."""

    old: str
    new: tuple[str, ...]
    since: str | None
    divided: bool


@dataclass(frozen=True)
class Roles:
    """Which bodies of each province have which role, after succession. `names`: role to name.

    `dropped`: acting bodies that no national role describes, by province; they are in the measures, not in the table.
    """

    names: Mapping[str, str]
    bodies: Mapping[str, Mapping[str, tuple[Body, ...]]]
    acting: Mapping[str, frozenset[str]]
    mapped: tuple[Mapped, ...]
    dropped: Mapping[str, tuple[Body, ...]]

    def presence(self, role: str, province: str) -> Presence:
        """Whether the plans of `province` give `role` something to do, name it, or do not know it."""
        if role in self.acting[province]:
            return Presence.ACTS
        return Presence.NAMED if role in self.bodies[province] else Presence.ABSENT

    def role_of(self, province: str) -> dict[str, str]:
        """Body to role."""
        return {body.id: role for role, bodies in self.bodies[province].items() for body in bodies}


def align(reading: Reading) -> Roles:
    """The roles of all provinces. Roles are read as their successors where a compared plan is of after the change."""
    heirs, mapped = _heirs(reading)
    names = dict(reading.role_names) | {s.new: s.new_name for s in reading.successions if s.new in heirs.values()}
    bodies = {each.name: _by_role(each, heirs) for each in reading.provinces}
    acting = {each.name: each.facts.acting() for each in reading.provinces}
    return Roles(
        names={role: names[role] for found in bodies.values() for role in found},
        bodies=bodies,
        acting={name: frozenset(heirs.get(b.role, b.role) for b in found if b.role) for name, found in acting.items()},
        mapped=mapped,
        dropped={name: tuple(b for b in found if not b.role) for name, found in acting.items()},
    )


def _by_role(province: Province, heirs: Mapping[str, str]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for body in province.facts.bodies:
        if body.role and not body.is_class:
            found[heirs.get(body.role, body.role)].append(body)
    return {role: tuple(bodies) for role, bodies in found.items()}


def _heirs(reading: Reading) -> tuple[dict[str, str], tuple[Mapped, ...]]:
    """Role to its last successor, for changes that lie before a compared plan; divided roles stay as they are."""
    dates = [document.date for province in reading.provinces for document in province.documents if document.date]
    due = [each for each in reading.successions if any(_after(date, each.since) for date in dates)]
    next_of: dict[str, list[Succession]] = defaultdict(list)
    for each in due:
        next_of[each.old].append(each)
    here = {b.role for p in reading.provinces for b in p.facts.bodies if b.role and not b.is_class}
    heirs, mapped = {}, []
    for role in sorted(here & next_of.keys()):
        ways = next_of[role]
        divided = len(ways) > 1
        mapped.append(Mapped(ways[0].old_name, tuple(way.new_name for way in ways), ways[0].since, divided))
        if not divided:
            heirs[role] = _last(role, next_of)
    return heirs, tuple(mapped)


def _last(role: str, next_of: Mapping[str, Sequence[Succession]]) -> str:
    seen = {role}
    while len(next_of.get(role, ())) == 1 and next_of[role][0].new not in seen:
        role = next_of[role][0].new
        seen.add(role)
    return role


def _after(date: str, since: str | None) -> bool:
    """Whether a document of `date` is certainly not of before `since`, both of any precision."""
    return since is not None and date[: len(since)] >= since and len(date) >= len(since)


def acting_anywhere(roles: Roles, provinces: Iterable[str]) -> set[str]:
    """Roles that have something to do in one of these provinces."""
    return {role for province in provinces for role in roles.acting[province]}


def present_everywhere(roles: Roles, provinces: Iterable[str]) -> set[str]:
    """Roles that the plans of each of these provinces name."""
    sets = [set(roles.bodies[province]) for province in provinces]
    return set.intersection(*sets) if sets else set()
