"""The networks of a province's plans: simple graphs without self-loops, isolates in.

Coordination: lead → partner, an edge's `tasks` are the tasks they share, `weight` their number.
Reporting: superior → subordinate, so that authority flows downwards; the duties of the plans alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from graph.analysis.facts import Assignment, Body, PlanFacts
from graph.analysis.paths import betweenness


@dataclass(frozen=True)
class LeftOut:
    """Assignments to classes of bodies and vague circles, which no network holds: `classes` of `all`."""

    classes: int
    all: int


class Networks:
    """The networks of one province's plans, each built when it is first asked for.

    `sample`: only the numbers are wanted, hundreds of times; p-values and the tasks behind a number are left out.
    `roster`: who is in, where that is not to be read from the assignments: a body that loses its last one in a sample
    stays, as an isolate.
    """

    def __init__(self, plans: PlanFacts, *, sample: bool = False, roster: Sequence[Body] | None = None) -> None:
        self.plans, self.sample = plans, sample
        self.roster = plans.acting() if roster is None else roster
        self._classes = {body.id for body in plans.bodies if body.is_class}

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """The assignments of named bodies."""
        return tuple(each for each in self.plans.assignments if each.body not in self._classes)

    @property
    def left_out(self) -> LeftOut:
        """How many assignments go to classes."""
        every = len(self.plans.assignments)
        return LeftOut(every - len(self.assignments), every)

    @cached_property
    def leads(self) -> dict[str, list[str]]:
        """Task to the named bodies that lead it."""
        return self._bodies(lead=True)

    @cached_property
    def partners(self) -> dict[str, list[str]]:
        """Task to the named bodies that are partners in it."""
        return self._bodies(lead=False)

    @cached_property
    def directed(self) -> nx.DiGraph[str]:
        """The coordination network, lead → partner."""
        return coordination(self.roster_ids, self.leads, self.partners)

    @cached_property
    def undirected(self) -> nx.Graph[str]:
        """The coordination network without direction; a pair that leads each other's tasks is one tie."""
        return nx.Graph(self.directed)

    @cached_property
    def reporting(self) -> nx.DiGraph[str]:
        """Who receives reports → who reports, among named bodies that report or receive."""
        duties = [d for d in self.plans.duties if not {d.sender, d.receiver} & self._classes]
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from(sorted((d.receiver, d.sender) for d in duties if d.sender != d.receiver))
        return graph

    @cached_property
    def betweenness(self) -> dict[str, float]:
        """Shares of shortest paths on the undirected coordination network."""
        return betweenness(self.undirected)

    @cached_property
    def roster_ids(self) -> list[str]:
        """The ids of the roster, sorted."""
        return [body.id for body in self.roster]

    def _bodies(self, *, lead: bool) -> dict[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.assignments:
            if each.lead is lead:
                found[each.task].add(each.body)
        return {task: sorted(bodies) for task, bodies in found.items()}


def coordination(roster: list[str], leads: dict[str, list[str]], partners: dict[str, list[str]]) -> nx.DiGraph[str]:
    """Lead → partner for each task that they share; a body that is both in one task has no tie to itself."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for task in sorted(leads):
        for lead in leads[task]:
            for partner in partners.get(task, ()):
                if lead != partner:
                    shared[lead, partner].append(task)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(roster)
    for (lead, partner), tasks in sorted(shared.items()):
        graph.add_edge(lead, partner, weight=len(tasks), tasks=tuple(tasks))
    return graph
