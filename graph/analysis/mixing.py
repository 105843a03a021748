"""Ties inside groups and between them: the E-I index (Krackhardt & Stern 1988, Social Psychology Quarterly 51:123)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np


@dataclass(frozen=True)
class Mixing:
    """The index from −1 (all ties inside groups) to +1; None without ties.

    `expected`: of a random graph with these group sizes, None for fewer than two nodes. `p`: the share of random
    assignments of the groups with an index at least as far from the expected one; never below 1/(repetitions + 1).
    """

    index: float | None
    external: int
    internal: int
    expected: float | None
    p: float | None


def ei_index(graph: nx.Graph[str], groups: Mapping[str, Hashable], *, repetitions: int = 0, seed: int = 1) -> Mixing:
    """The index of an undirected graph, all of whose nodes have a group."""
    ties = [(start, end) for start, end in graph.edges]
    external = sum(groups[start] != groups[end] for start, end in ties)
    index = (2 * external - len(ties)) / len(ties) if ties else None
    likely = expected(Counter(groups[node] for node in graph).values())
    p = None
    if index is not None and likely is not None and repetitions:
        p = _p(graph, groups, index, likely, repetitions, seed)
    return Mixing(index, external, len(ties) - external, likely, p)


def expected(sizes: Iterable[int]) -> float | None:
    """2·(share of pairs that lie across groups) − 1; None for fewer than two nodes."""
    counts = list(sizes)
    n = sum(counts)
    inside = sum(k * (k - 1) for k in counts)
    return 1 - 2 * inside / (n * (n - 1)) if n > 1 else None


def _p(
    graph: nx.Graph[str], groups: Mapping[str, Hashable], index: float, likely: float, repetitions: int, seed: int
) -> float:
    place = {node: i for i, node in enumerate(sorted(graph))}
    names = {group: i for i, group in enumerate(sorted({groups[node] for node in graph}, key=str))}
    labels = np.array([names[groups[node]] for node in place])
    starts, ends = (np.array([place[edge[side]] for edge in graph.edges]) for side in (0, 1))
    drawn = np.random.default_rng(seed).permuted(np.tile(labels, (repetitions, 1)), axis=1)
    external = (drawn[:, starts] != drawn[:, ends]).mean(axis=1)
    far = np.abs(2 * external - 1 - likely) >= abs(index - likely) - 1e-12
    return float((1 + int(far.sum())) / (1 + repetitions))
