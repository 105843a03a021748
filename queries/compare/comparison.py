"""The comparison of provinces: roles side by side, ties of each two, measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from graph.analysis.catalogue import measures, take
from graph.analysis.facts import Assignment, Body
from graph.analysis.measure import Value
from graph.analysis.networks import LeftOut, Networks
from graph.errors import Misuse, QueryRefused
from graph.registry.collation import sort_key
from queries.audits import find_province_name
from queries.compare.reading import Document, Province, Reading, Task, read_provinces
from queries.compare.roles import Mapped, Presence, Roles, acting_anywhere, align, present_everywhere
from queries.compare.ties import Ties, TwoProvinces, role_ties, two_provinces
from queries.runner import Reader, run, suggest


class RoleSet(StrEnum):
    """Which roles stand side by side: those of any province, or those that all have."""

    UNION = "union"
    COMMON = "common"


@dataclass(frozen=True)
class Cell:
    """A role in a province: the tasks that it leads and is a partner in, of all tasks. Both empty where it is absent.

    `breadth`: how many bodies it works with as a lead; `depth`: tasks per such body, None without any.
    """

    presence: Presence
    led: tuple[str, ...]
    partnered: tuple[str, ...]
    tasks: int
    breadth: int
    depth: float | None

    @property
    def lead_share(self) -> float | None:
        """Tasks led over all tasks; None where the role is absent or there is no task."""
        return self._share(self.led)

    @property
    def partner_share(self) -> float | None:
        """Tasks partnered over all tasks; None where the role is absent or there is no task."""
        return self._share(self.partnered)

    def _share(self, some: tuple[str, ...]) -> float | None:
        return len(some) / self.tasks if self.tasks and self.presence is not Presence.ABSENT else None


@dataclass(frozen=True)
class Side:
    """One province in the comparison: what it rests on, what its networks leave out, and its measures by id."""

    name: str
    documents: tuple[Document, ...]
    tasks: Mapping[str, Task]
    bodies: Mapping[str, Body]
    roster: int
    left_out: LeftOut
    dropped: tuple[Body, ...]
    ties: Ties
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Comparison:
    """Provinces side by side. `roles` in the order shown; `cells` by (role, province); `common`: roles all have."""

    sides: tuple[Side, ...]
    role_set: RoleSet
    roles: tuple[str, ...]
    role_names: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]
    common: int
    mapped: tuple[Mapped, ...]
    pairs: tuple[TwoProvinces, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The provinces in the order asked for."""
        return tuple(side.name for side in self.sides)


def chosen_names(read: Reader, given: Iterable[str]) -> list[str]:
    """The loaded provinces called so, each once, in any spelling. `Misuse` for an unknown one, or for only one."""
    try:
        names = list(dict.fromkeys(find_province_name(read, name) for name in given))
    except QueryRefused as error:
        raise Misuse(str(error)) from None
    return _several(names)


def all_names(read: Reader) -> list[str]:
    """Every province with tasks, in Vietnamese order. Raises `Misuse` where there are fewer than two."""
    rows = run(read, "view.provinces")
    names = [str(row["province"]) for row in rows if row["province"] != "-"]
    return _several(sorted(names, key=sort_key))


def _several(names: list[str]) -> list[str]:
    if len(names) < 2:
        told = f"a comparison needs two provinces or more, not only {names[0]!r}" if names else "no province is named"
        raise Misuse(told, fix="name two provinces or more, or give --all")
    return names


def chosen_measures(given: Iterable[str] | None) -> list[str]:
    """Ids of measures, all of them for None. Raises `Misuse` for an unknown one."""
    known = measures()
    if given is None:
        return list(known)
    wanted = list(dict.fromkeys(given))
    for name in wanted:
        if name not in known:
            raise Misuse(f"no measure {name!r}{suggest(name, known)}", fix=f"known are {', '.join(known)}")
    return wanted


def compare(
    read: Reader, provinces: Sequence[str], *, role_set: RoleSet = RoleSet.UNION, only: Collection[str] | None = None
) -> Comparison:
    """The provinces with these names side by side; `only`: ids of measures, None for all."""
    return compared(read_provinces(read, provinces), role_set=role_set, only=only)


def compared(reading: Reading, *, role_set: RoleSet = RoleSet.UNION, only: Collection[str] | None = None) -> Comparison:
    """The comparison of what was read."""
    roles, names = align(reading), [province.name for province in reading.provinces]
    networks = {province.name: Networks(province.facts) for province in reading.provinces}
    ties = {name: role_ties(networks[name], roles.role_of(name)) for name in names}
    everywhere = present_everywhere(roles, names)
    chosen = acting_anywhere(roles, names)
    shown = chosen & everywhere if role_set is RoleSet.COMMON else chosen
    cells = {
        (role, province.name): _cell(role, province, networks[province.name], roles)
        for province in reading.provinces
        for role in shown
    }
    return Comparison(
        tuple(_side(p, networks[p.name], roles, ties[p.name], chosen_measures(only)) for p in reading.provinces),
        role_set,
        tuple(sorted(shown, key=lambda role: (-_weight(role, cells, names), sort_key(roles.names[role])))),
        roles.names,
        cells,
        len(chosen & everywhere),
        roles.mapped,
        tuple(two_provinces(one, other, ties, roles, shown) for one, other in combinations(names, 2)),
    )


def _weight(role: str, cells: Mapping[tuple[str, str], Cell], names: Iterable[str]) -> float:
    """How much a role has to do over all provinces, each plan counting the same."""
    found = [cells[role, name] for name in names]
    return sum((cell.lead_share or 0) * 1.001 + (cell.partner_share or 0) for cell in found)


def _cell(role: str, province: Province, networks: Networks, roles: Roles) -> Cell:
    bodies = {body.id for body in roles.bodies[province.name].get(role, ())}
    mine = [each for each in networks.assignments if each.body in bodies]
    out = [(end, weight) for body in bodies if body in networks.directed for _, end, weight in _out(networks, body)]
    partners = {end for end, _ in out if end not in bodies}
    shared = sum(weight for end, weight in out if end not in bodies)
    return Cell(
        roles.presence(role, province.name),
        _tasks(mine, lead=True),
        _tasks(mine, lead=False),
        len(province.tasks),
        len(partners),
        shared / len(partners) if partners else None,
    )


def _out(networks: Networks, body: str) -> Iterable[tuple[str, str, int]]:
    found: Iterable[tuple[str, str, int]] = networks.directed.out_edges(body, data="weight")
    return found


def _tasks(assignments: Iterable[Assignment], *, lead: bool) -> tuple[str, ...]:
    return tuple(sorted({each.task for each in assignments if each.lead is lead}))


def _side(province: Province, networks: Networks, roles: Roles, ties: Ties, only: Sequence[str]) -> Side:
    return Side(
        province.name,
        province.documents,
        province.tasks,
        province.facts.by_id,
        len(networks.roster),
        networks.left_out,
        roles.dropped[province.name],
        ties,
        {name: take(name, networks) for name in only},
    )
