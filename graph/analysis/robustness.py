"""Do the numbers survive when some edges were read wrongly: samples with edges dropped at random, from a fixed seed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

SAMPLES = 500
SHARE = 0.1
"""The share of edges that a sample lacks."""

SEED = 1
KEPT = 0.95
"""A difference is shown as one only if it keeps its sign in this share of the samples."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
_SAME = 1e-12


def samples(edges: Sequence[T], dropped: int, *, repetitions: int = SAMPLES, seed: int = SEED) -> Iterator[list[T]]:
    """`edges` without `dropped` of them, chosen anew each time; their order stays."""
    random = np.random.default_rng(seed)
    for _ in range(repetitions):
        gone = set(random.choice(len(edges), dropped, replace=False).tolist())
        yield [edge for i, edge in enumerate(edges) if i not in gone]


def dropped_of(edges: int, share: float = SHARE) -> int:
    """How many edges a sample lacks: the share, rounded, at least one where there is one."""
    return max(1, round(edges * share)) if edges else 0


@dataclass(frozen=True)
class Interval:
    """Where the values of the samples lie: the middle 95 %; `defined` of `all` samples had a value."""

    low: float
    high: float
    defined: int
    all: int


def interval(values: Sequence[float | None]) -> Interval | None:
    """The 2.5th to the 97.5th percentile; None where no sample has a value."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return Interval(float(low), float(high), len(known), len(values))


@dataclass(frozen=True)
class Top:
    """In how many samples something stays on top, alone, or alone or tied."""

    alone: int
    alone_or_tied: int
    all: int


def top(name: K, rankings: Sequence[Mapping[K, float]]) -> Top:
    """How `name` fares in `rankings`; a ranking that does not hold it, or has nothing above 0, counts as lost."""
    alone = tied = 0
    for ranking in rankings:
        best = max(ranking.values(), default=0.0)
        if best <= 0 or ranking.get(name, 0.0) < best - _SAME:
            continue
        tied += 1
        alone += sum(value >= best - _SAME for value in ranking.values()) == 1
    return Top(alone, tied, len(rankings))


def keeps_sign(one: Sequence[float | None], other: Sequence[float | None]) -> tuple[float, float]:
    """Shares of the sample pairs in which `one` is larger, and in which smaller; missing values count for none."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    n = max(len(one), 1)
    return sum(a > b + _SAME for a, b in pairs) / n, sum(a < b - _SAME for a, b in pairs) / n
