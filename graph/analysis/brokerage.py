"""Brokerage roles (Gould & Fernandez 1989, Sociological Methodology 19:89), on directed graphs.

A broker v stands on an open two-path a → v → b: a ≠ b and no tie a → b. The groups of a, v and b tell its role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from enum import StrEnum

import networkx as nx


class BrokerRole(StrEnum):
    """What a broker does, by the groups of a, v, b; the values are the columns of R sna."""

    COORDINATOR = "w_I"
    ITINERANT = "w_O"
    REPRESENTATIVE = "b_IO"
    GATEKEEPER = "b_OI"
    LIAISON = "b_O"


Roles = Counter[BrokerRole]


def brokerage(graph: nx.DiGraph[str], groups: Mapping[str, Hashable]) -> dict[str, Roles]:
    """How often each node brokers in each role. Nodes without a group count for nothing, and so do paths over them."""
    return {node: _roles(graph, node, groups) for node in graph}


def totals(graph: nx.DiGraph[str], groups: Mapping[str, Hashable]) -> Roles:
    """The roles of all brokers; their sum is the number of open two-paths among grouped nodes."""
    return sum(brokerage(graph, groups).values(), Roles())


def _roles(graph: nx.DiGraph[str], broker: str, groups: Mapping[str, Hashable]) -> Roles:
    found = Roles()
    if broker not in groups:
        return found
    for first in graph.predecessors(broker):
        for last in graph.successors(broker):
            if first != last and {first, last} <= groups.keys() and not graph.has_edge(first, last):
                found[_role(groups[first], groups[broker], groups[last])] += 1
    return found


def _role(first: Hashable, broker: Hashable, last: Hashable) -> BrokerRole:
    if first == last:
        return BrokerRole.COORDINATOR if first == broker else BrokerRole.ITINERANT
    if first == broker:
        return BrokerRole.REPRESENTATIVE
    return BrokerRole.GATEKEEPER if last == broker else BrokerRole.LIAISON


def expected(graph: nx.DiGraph[str], groups: Mapping[str, Hashable]) -> dict[BrokerRole, float]:
    """The totals expected of a random graph of this size, density and these group sizes (as R sna, exp.gli)."""
    n, sizes = len(graph), list(Counter(groups[node] for node in graph).values())
    chance = nx.density(graph) ** 2 * (1 - nx.density(graph))
    within = sum(k * (k - 1) * (k - 2) for k in sizes)
    across = sum(k * (n - k) * (k - 1) for k in sizes)
    return {
        BrokerRole.COORDINATOR: chance * within,
        BrokerRole.ITINERANT: chance * across,
        BrokerRole.REPRESENTATIVE: chance * across,
        BrokerRole.GATEKEEPER: chance * across,
        BrokerRole.LIAISON: chance * (n * (n - 1) * (n - 2) - within - 3 * across),
    }
