"""How sure the compared numbers are: intervals and rankings over samples in which assignments are dropped at random."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.analysis.catalogue import measures, take
from graph.analysis.facts import PlanFacts
from graph.analysis.networks import Networks
from graph.analysis.robustness import (
    KEPT,
    SAMPLES,
    SEED,
    SHARE,
    Interval,
    Top,
    dropped_of,
    interval,
    keeps_sign,
    samples,
    top,
)

LARGE = 1000
"""From this many assignments on a province gets `FEW` samples."""

FEW = 100


@dataclass(frozen=True)
class Stability:
    """Of one measure in one province. `top`: how often the one first body stays first, where it ranks bodies."""

    interval: Interval | None
    top: Top | None


@dataclass(frozen=True)
class Difference:
    """`larger` has the larger value than `smaller` in `share` of the samples, and in the plans as read."""

    measure: str
    larger: str
    smaller: str
    share: float


@dataclass(frozen=True)
class Stabilities:
    """Of all measures: `by` (measure, province); `differences` that keep their sign in at least `KEPT` of the samples.

    `repetitions` samples lacked `share` of the assignments, drawn from `seed`; `compared` counts the pairs looked at.
    """

    repetitions: int
    share: float
    seed: int
    by: Mapping[tuple[str, str], Stability] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    compared: int = 0


def stabilities(provinces: Iterable[PlanFacts], *, only: Collection[str] | None = None) -> Stabilities:
    """The stability of the measures that are cheap enough for it. Several hundred times the work of a comparison."""
    plans = list(provinces)
    wanted = [name for name, one in measures().items() if one.sampled and (only is None or name in only)]
    large = max((len(each.assignments) for each in plans), default=0) >= LARGE
    repetitions = FEW if large else SAMPLES
    by: dict[tuple[str, str], Stability] = {}
    drawn: dict[tuple[str, str], list[float | None]] = {}
    seen: dict[tuple[str, str], float | None] = {}
    for each in plans:
        whole = Networks(each, sample=True)
        networks = [Networks(one, sample=True, roster=whole.roster) for one in _samples(each, repetitions)]
        for name in wanted:
            here = take(name, whole)
            values = [take(name, one) for one in networks]
            drawn[name, each.province] = [value.value for value in values]
            seen[name, each.province] = here.value
            first = here.bodies[0] if here.ranking and len(here.bodies) == 1 else None
            kept = top(first, [value.ranking for value in values]) if first else None
            by[name, each.province] = Stability(interval(drawn[name, each.province]), kept)
    names = [each.province for each in plans]
    differences = [d for name in wanted for d in _differences(name, names, seen, drawn)]
    compared = len(wanted) * len(names) * (len(names) - 1) // 2
    return Stabilities(repetitions, SHARE, SEED, by, tuple(differences), compared)


def _samples(plans: PlanFacts, repetitions: int) -> Iterable[PlanFacts]:
    edges = plans.assignments
    kept = samples(edges, dropped_of(len(edges)), repetitions=repetitions)
    return (plans.with_assignments(each) for each in kept)


def _differences(
    name: str,
    provinces: Sequence[str],
    seen: Mapping[tuple[str, str], float | None],
    drawn: Mapping[tuple[str, str], list[float | None]],
) -> Iterable[Difference]:
    for one, other in combinations(provinces, 2):
        first, second = seen[name, one], seen[name, other]
        if first is None or second is None or first == second:
            continue
        above, below = keeps_sign(drawn[name, one], drawn[name, other])
        share = above if first > second else below
        if share >= KEPT:
            larger, smaller = (one, other) if first > second else (other, one)
            yield Difference(name, larger, smaller, share)
