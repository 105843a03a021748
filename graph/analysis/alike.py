"""Are two networks on the same nodes alike: QAP correlation, Hamming distance, Jaccard index."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

EXACT = 7
"""Up to so many nodes all permutations are counted."""

REPETITIONS = 2000
Numbers = NDArray[np.float64]
_SAME = 1e-9
_CELLS = 4_000_000


@dataclass(frozen=True)
class Qap:
    """Pearson's r of the off-diagonal cells, None where a network has none or all of its ties.

    `p`: the share of permutations with r at least as large, the identity among them; never below 1/(repetitions + 1).
    `seed` is None where all n! were counted.
    """

    r: float | None
    p: float | None
    permutations: int
    seed: int | None
    n: int


def qap(one: Numbers, other: Numbers, *, repetitions: int = REPETITIONS, seed: int = 1) -> Qap:
    """Krackhardt 1987, Social Networks 9:171: rows and columns permuted together. Matrices of 0 and 1, same nodes."""
    n = len(one)
    r = _pearson(one, other)
    if r is None:
        return Qap(None, None, 0, None, n)
    if n <= EXACT:
        orders = np.array(list(permutations(range(n))))
        return Qap(r, _at_least(one, other, orders, r) / factorial(n), factorial(n), None, n)
    orders = np.random.default_rng(seed).permuted(np.tile(np.arange(n), (repetitions, 1)), axis=1)
    count = 1 + _at_least(one, other, orders, r)
    return Qap(r, count / (repetitions + 1), repetitions, seed, n)


def _pearson(one: Numbers, other: Numbers) -> float | None:
    off = ~np.eye(len(one), dtype=bool)
    first, second = one[off], other[off]
    if len(first) == 0 or first.std() == 0 or second.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _at_least(one: Numbers, other: Numbers, orders: NDArray[np.int64], r: float) -> int:
    """How many orders give at least `r`. Means and deviations do not change, so the sum of products decides."""
    off = ~np.eye(len(one), dtype=bool)
    first, second = np.where(off, one - one[off].mean(), 0), np.where(off, other - other[off].mean(), 0)
    scale = np.sqrt((first**2).sum() * (second**2).sum())
    chunk = max(1, _CELLS // max(1, one.size))
    found = 0
    for at in range(0, len(orders), chunk):
        some = orders[at : at + chunk]
        moved = second[some[:, :, None], some[:, None, :]]
        found += int(((moved * first).sum(axis=(1, 2)) / scale >= r - _SAME).sum())
    return found


def hamming(one: Numbers, other: Numbers) -> int:
    """How many off-diagonal cells differ; on undirected networks twice the number of ties. As R sna hdist."""
    off = ~np.eye(len(one), dtype=bool)
    return int((one[off] != other[off]).sum())


def jaccard(one: Collection[Hashable], other: Collection[Hashable]) -> float | None:
    """What both hold over what either holds; None for two empty sets."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else None
