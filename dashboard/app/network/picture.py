"""The network of one province as nodes and links: bodies with bodies, or bodies with tasks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dashboard.app.network.facts import Assignment, Facts, Reporting
from dashboard.app.view import Mode, Role
from graph.ids import edge_id
from graph.registry.collation import sort_key
from graph.registry.fold import search_key


@dataclass(frozen=True)
class Node:
    """A body or a task in the picture. `weight` is the number of tasks it has a part in."""

    id: str
    name: str
    label: str
    task: bool
    kind: str
    sector: str
    level: str
    weight: int
    key: str = ""


@dataclass(frozen=True)
class Link:
    """A line of the picture. `tasks` are what it stands for, `facts` the ids of what was read behind it."""

    id: str
    source: str
    target: str
    role: Role
    tasks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """The number of tasks, at least 1."""
        return max(1, len(self.tasks))


@dataclass(frozen=True)
class Picture:
    """All nodes and links of a province in one mode, before any filter; nodes in Vietnamese order."""

    mode: Mode
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    by_id: dict[str, Node | Link] = field(repr=False, default_factory=dict)

    @property
    def items(self) -> tuple[Node | Link, ...]:
        """All nodes, then all links; their places are the numbers that the browser paints by."""
        return (*self.nodes, *self.links)

    @property
    def tasks(self) -> int:
        """How many nodes are tasks."""
        return sum(node.task for node in self.nodes)


def picture(facts: Facts, mode: Mode) -> Picture:
    """The picture of `facts` in `mode`."""
    links = [*_coordination(facts, mode), *_reporting(facts.reportings)]
    nodes = _bodies(facts, links) + (_tasks(facts) if mode is Mode.TASKS else ())
    present = {node.id for node in nodes}
    kept = tuple(link for link in links if link.source in present and link.target in present)
    known: dict[str, Node | Link] = {node.id: node for node in nodes}
    return Picture(mode, nodes, kept, known | {link.id: link for link in kept})


def _bodies(facts: Facts, links: Iterable[Link]) -> tuple[Node, ...]:
    involved: dict[str, set[str]] = defaultdict(set)
    for role in facts.assignments:
        involved[role.agency].add(role.task)
    linked = {end for link in links for end in (link.source, link.target)}
    found = [
        Node(
            a.id,
            a.name,
            a.name,
            False,
            a.kind,
            a.sector,
            a.level,
            len(involved[a.id]),
            search_key(f"{a.name} {a.body}"),
        )
        for a in facts.agencies
        if a.id in linked or a.id in involved
    ]
    return tuple(sorted(found, key=lambda node: sort_key(node.name)))


def _tasks(facts: Facts) -> tuple[Node, ...]:
    count = Counter(role.task for role in facts.assignments)
    return tuple(
        Node(t.id, t.title, t.ref, True, "task", "task", "task", count[t.id], search_key(f"{t.ref} {t.title}"))
        for t in facts.tasks
    )


def _coordination(facts: Facts, mode: Mode) -> Iterator[Link]:
    if mode is Mode.TASKS:
        yield from (Link(r.id, r.agency, r.task, Role(r.role), (r.task,), (r.id,)) for r in facts.assignments)
        return
    shared: dict[tuple[Role, str, str], list[tuple[Assignment, Assignment]]] = defaultdict(list)
    for role, first, second in _pairs(facts.assignments):
        shared[role, first.agency, second.agency].append((first, second))
    place = {task.id: i for i, task in enumerate(facts.tasks)}
    for (role, source, target), pairs in shared.items():
        tasks = tuple(sorted({first.task for first, _ in pairs}, key=lambda task: place.get(task, -1)))
        behind = tuple(dict.fromkeys(one.id for pair in pairs for one in pair))
        yield Link(_pair_id(role, source, target), source, target, role, tasks, behind)


def _pairs(assignments: Iterable[Assignment]) -> Iterator[tuple[Role, Assignment, Assignment]]:
    """Who leads with whom (either end first, by id), and who leads a task in which whom is a partner."""
    per_task: dict[str, dict[str, list[Assignment]]] = defaultdict(lambda: defaultdict(list))
    for role in assignments:
        per_task[role.task][role.role].append(role)
    for roles in per_task.values():
        leads = sorted(roles["lead"], key=lambda role: role.agency)
        for first, second in combinations(leads, 2):
            if first.agency != second.agency:
                yield Role.LEAD, first, second
        yield from ((Role.PARTNER, a, b) for a in leads for b in roles["partner"] if a.agency != b.agency)


def _reporting(reportings: Iterable[Reporting]) -> Iterator[Link]:
    lines: dict[tuple[Role, str, str], list[str]] = defaultdict(list)
    for one in reportings:
        if one.sender != one.receiver:
            role = Role.REPORT if one.line == "duty" else Role.SUPERIOR
            lines[role, one.sender, one.receiver].append(one.id)
    for (role, source, target), behind in lines.items():
        yield Link(_pair_id(role, source, target), source, target, role, (), tuple(dict.fromkeys(behind)))


def _pair_id(role: Role, source: str, target: str) -> str:
    return "pair-" + edge_id(source, role, target, None, "")[:14]
