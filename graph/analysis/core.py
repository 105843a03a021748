"""Core and periphery (Borgatti & Everett 1999, Social Networks 21:375): the core whose ideal picture fits best.

Two conventions: ties between core and periphery are left out of the comparison (`Block.MISSING`, the default: a lead is
often tied to some of the periphery only), or are expected to be there (`Block.ONE`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import networkx as nx
import numpy as np
from numpy.typing import NDArray

EXHAUSTIVE = 15
"""Up to so many nodes every core is tried."""

STARTS = 60
CLEAR = 0.5
"""Below this correlation there is no clear core."""

Numbers = NDArray[np.float64]
_SAME = 1e-9


class Block(StrEnum):
    """What the block between core and periphery is compared with."""

    MISSING = "missing"
    ONE = "one"


@dataclass(frozen=True)
class Core:
    """The best correlation and the cores that reach it; `exact` where all were tried, else the best of many climbs."""

    r: float
    optima: tuple[frozenset[str], ...]
    exact: bool

    @property
    def clear(self) -> bool:
        """Whether there is a core to speak of."""
        return self.r >= CLEAR

    @property
    def always(self) -> frozenset[str]:
        """The nodes that are in every best core."""
        return frozenset.intersection(*self.optima)


def core(
    graph: nx.Graph[str], *, block: Block = Block.MISSING, exhaustive: int = EXHAUSTIVE, seed: int = 1
) -> Core | None:
    """The best core of an undirected graph; None where no division of its nodes has a correlation."""
    nodes = sorted(graph)
    ties: Numbers = nx.to_numpy_array(graph, nodelist=nodes, weight=None)
    every = len(nodes) <= exhaustive
    chosen = _all(len(nodes)) if every else _climbed(ties, block, seed)
    fits = _fit(chosen @ ties, chosen, ties, block) if len(nodes) else np.array([])
    if not np.isfinite(fits).any():
        return None
    best = float(np.nanmax(fits))
    rows = np.unique(chosen[fits >= best - _SAME], axis=0)
    optima = tuple(frozenset(node for node, inside in zip(nodes, row, strict=True) if inside) for row in rows)
    return Core(best, tuple(sorted(optima, key=sorted)), every)


def _all(n: int) -> Numbers:
    return ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(float)


def _fit(to_core: Numbers, chosen: Numbers, ties: Numbers, block: Block) -> Numbers:
    """Pearson's r of each chosen core (rows of 0 and 1) over the pairs that count; NaN where it is not defined."""
    n, size = len(ties), chosen.sum(axis=1)
    inside = (to_core * chosen).sum(axis=1) / 2
    across = (to_core * (1 - chosen)).sum(axis=1)
    return _r(inside, across, size, n, float(ties.sum()) / 2, block)


def _r(inside: Numbers, across: Numbers, size: Numbers, n: int, m: float, block: Block) -> Numbers:
    """From tie counts: inside the core, across, and so outside; the rest follows from the sizes."""
    ones, hits = size * (size - 1) / 2, inside
    if block is Block.ONE:
        ones, hits = ones + size * (n - size), inside + across
    zeros = (n - size) * (n - size - 1) / 2
    misses = m - inside - across
    ties, gaps = hits + misses, ones + zeros - hits - misses
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = (hits * (zeros - misses) - (ones - hits) * misses) / np.sqrt(ones * zeros * ties * gaps)
    found[~np.isfinite(found)] = np.nan
    return found


def _climbed(ties: Numbers, block: Block, seed: int) -> Numbers:
    """Ends of hill climbs that move one node at a time, from cores of the busiest nodes and from random ones."""
    n, random = len(ties), np.random.default_rng(seed)
    order = np.argsort(-ties.sum(axis=1), kind="stable")
    sizes = sorted({max(2, round(n * share)) for share in (0.05, 0.1, 0.2, 0.3, 0.5)})
    starts = [np.isin(np.arange(n), order[:size]).astype(float) for size in sizes]
    starts += [(random.random(n) < random.uniform(0.1, 0.6)).astype(float) for _ in range(STARTS - len(starts))]
    return np.array([_climb(start, ties, block) for start in starts])


def _climb(chosen: Numbers, ties: Numbers, block: Block) -> Numbers:
    n, m = len(ties), float(ties.sum()) / 2
    degrees, near = ties.sum(axis=1), ties @ chosen
    inside, across = float(near @ chosen) / 2, float(near @ (1 - chosen))
    here = -np.inf
    while True:
        sign = 1 - 2 * chosen
        insides, acrosses = inside + sign * near, across + sign * (degrees - 2 * near)
        fits = _r(insides, acrosses, chosen.sum() + sign, n, m, block)
        fits[np.isnan(fits)] = -np.inf
        best = int(np.argmax(fits))
        if fits[best] <= here + _SAME:
            return chosen
        here, inside, across = float(fits[best]), float(insides[best]), float(acrosses[best])
        chosen = chosen.copy()
        chosen[best] = 1 - chosen[best]
        near = near + (1 if chosen[best] else -1) * ties[:, best]
