"""Krackhardt's four measures of a hierarchy (1994): all are 1 exactly for an out-tree. Ties point downwards.

Conventions are those of R sna: efficiency counts directed arcs (the text of UCINET counts undirected ties).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx


@dataclass(frozen=True)
class Gtd:
    """The four dimensions; None where a dimension cannot be told apart for so few nodes."""

    connectedness: float | None
    hierarchy: float | None
    efficiency: float | None
    lubness: float | None


def gtd(graph: nx.DiGraph[str]) -> Gtd:
    """Connectedness, hierarchy, efficiency, least upper boundedness. Krackhardt 1994, in Carley & Prietula (eds.)."""
    reach = {node: frozenset(nx.descendants(graph, node)) for node in graph}
    return Gtd(connectedness(graph), hierarchy(reach), efficiency(graph), lubness(graph, reach))


def connectedness(graph: nx.DiGraph[str]) -> float | None:
    """The share of pairs in the same part, directions ignored; None for fewer than two nodes."""
    n = len(graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.weakly_connected_components(graph))
    return joined / (n * (n - 1)) if n > 1 else None


def hierarchy(reach: dict[str, frozenset[str]]) -> float | None:
    """1 − pairs that reach each other over pairs of which one reaches the other; None without such pairs."""
    above = [(one, other) for one, below in reach.items() for other in below]
    mutual = sum(one in reach[other] for one, other in above) / 2
    pairs = len(above) - mutual
    return 1 - mutual / pairs if pairs else None


def efficiency(graph: nx.DiGraph[str]) -> float | None:
    """1 − arcs beyond a tree over arcs that could be; None where no part has more than one node."""
    sizes = [len(part) for part in nx.weakly_connected_components(graph)]
    possible = sum(k * (k - 1) - (k - 1) for k in sizes)
    surplus = graph.number_of_edges() - sum(k - 1 for k in sizes)
    return 1 - surplus / possible if possible else None


def lubness(graph: nx.DiGraph[str], reach: dict[str, frozenset[str]]) -> float | None:
    """1 − pairs of one part without a least common superior over those that could be; None for parts below three."""
    parts = [sorted(part) for part in nx.weakly_connected_components(graph)]
    possible = sum((len(part) - 1) * (len(part) - 2) / 2 for part in parts)
    missing = sum(not _bounded(one, other, part, reach) for part in parts for one, other in combinations(part, 2))
    return 1 - missing / possible if possible else None


def _bounded(one: str, other: str, part: list[str], reach: dict[str, frozenset[str]]) -> bool:
    """Whether some common superior (a node is its own) stands below all the others."""
    bounds = [top for top in part if {one, other} <= reach[top] | {top}]
    return any(all(bound in reach[top] | {top} for top in bounds) for bound in bounds)
