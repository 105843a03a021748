"""How sure the compared numbers are: intervals and rankings over samples in which assignments are dropped at random."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from graph.analysis.catalogue import measures, take
from graph.analysis.facts import PlanFacts
from graph.analysis.measure import Value, comparable
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

Pair = tuple[str, str, str]
"""A measure and two provinces."""


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

    `repetitions` samples lacked `share` of the assignments, drawn from `seed`; `compared` counts the pairs looked at,
    `aside` those that were not: few data, or a measure that moves with n at unlike n (`graph.analysis.measure`).
    """

    repetitions: int
    share: float
    seed: int
    by: Mapping[tuple[str, str], Stability] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    compared: int = 0
    aside: int = 0


def stabilities(provinces: Iterable[PlanFacts], *, only: Collection[str] | None = None) -> Stabilities:
    """The stability of the measures that are cheap enough for it. Several hundred times the work of a comparison."""
    plans = list(provinces)
    wanted = [name for name, one in measures().items() if one.sampled and (only is None or name in only)]
    large = max((len(each.assignments) for each in plans), default=0) >= LARGE
    repetitions = FEW if large else SAMPLES
    by: dict[tuple[str, str], Stability] = {}
    drawn: dict[tuple[str, str], list[float | None]] = {}
    seen: dict[tuple[str, str], Value] = {}
    for each in plans:
        whole = Networks(each, sample=True)
        networks = [Networks(one, sample=True, roster=whole.roster) for one in _samples(each, repetitions)]
        for name in wanted:
            here = take(name, whole)
            values = [take(name, one) for one in networks]
            drawn[name, each.province] = [value.value for value in values]
            seen[name, each.province] = here
            first = here.bodies[0] if here.ranking and len(here.bodies) == 1 else None
            kept = top(first, [value.ranking for value in values]) if first else None
            by[name, each.province] = Stability(interval(drawn[name, each.province]), kept)
    names = [each.province for each in plans]
    every = [(name, one, other) for name in wanted for one, other in combinations(names, 2)]
    fit = [each for each in every if _comparable(each, seen)]
    differences = tuple(d for each in fit if (d := _difference(each, seen, drawn)))
    return Stabilities(repetitions, SHARE, SEED, by, differences, len(fit), len(every) - len(fit))


def _samples(plans: PlanFacts, repetitions: int) -> Iterable[PlanFacts]:
    edges = plans.assignments
    kept = samples(edges, dropped_of(len(edges)), repetitions=repetitions)
    return (plans.with_assignments(each) for each in kept)


def _comparable(pair: Pair, seen: Mapping[tuple[str, str], Value]) -> bool:
    name, one, other = pair
    return comparable(measures()[name], seen[name, one], seen[name, other])


def _difference(
    pair: Pair, seen: Mapping[tuple[str, str], Value], drawn: Mapping[tuple[str, str], list[float | None]]
) -> Difference | None:
    """The difference of a pair that keeps its sign, None where there is none."""
    name, one, other = pair
    first, second = seen[name, one].value, seen[name, other].value
    if first is None or second is None or first == second:
        return None
    above, below = keeps_sign(drawn[name, one], drawn[name, other])
    larger, smaller, share = (one, other, above) if first > second else (other, one, below)
    return Difference(name, larger, smaller, share) if share >= KEPT else None
