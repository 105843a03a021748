"""Which roles are tied where: pairs of roles in one province, in the other, in both, and how alike the two are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.alike import Qap, hamming, jaccard, qap
from graph.analysis.networks import Networks
from queries.compare.roles import Presence, Roles

Tie = tuple[str, str]
"""Role that leads, role that is a partner."""

Ties = Mapping[Tie, tuple[str, ...]]
"""The tasks that each tie rests on."""


@dataclass(frozen=True)
class TwoProvinces:
    """Ties of two provinces. A tie "only" in one could be in the other too: both roles are known there.

    `missing_one` and `missing_other` are ties of the first and second province of which the other lacks a role: they
    are no difference between the two, and count for nothing. `common` are the roles that both know and at least one
    gives something to do; `jaccard`, `hamming` (of `cells` ordered pairs) and `qap` rest on these alone.
    """

    one: str
    other: str
    common: tuple[str, ...]
    both: tuple[Tie, ...]
    only_one: tuple[Tie, ...]
    only_other: tuple[Tie, ...]
    missing_one: tuple[Tie, ...]
    missing_other: tuple[Tie, ...]
    jaccard: float | None
    hamming: int
    cells: int
    qap: Qap


def role_ties(networks: Networks, role_of: Mapping[str, str]) -> dict[Tie, tuple[str, ...]]:
    """The ties between roles; ties inside one role (its bodies were merged) are dropped."""
    found: dict[Tie, set[str]] = defaultdict(set)
    for lead, partner, tasks in networks.directed.edges(data="tasks"):
        tie = role_of.get(lead), role_of.get(partner)
        if tie[0] and tie[1] and tie[0] != tie[1]:
            found[tie[0], tie[1]].update(tasks)
    return {tie: tuple(sorted(tasks)) for tie, tasks in sorted(found.items())}


def two_provinces(
    one: str, other: str, ties: Mapping[str, Ties], roles: Roles, chosen: Collection[str], *, seed: int = 1
) -> TwoProvinces:
    """The ties of `one` and `other` among the `chosen` roles."""
    known = [role for role in sorted(chosen) if not _absent(role, (one, other), roles)]
    first, second = ({tie for tie in ties[name] if set(tie) <= set(chosen)} for name in (one, other))
    ours, theirs = ({tie for tie in found if set(tie) <= set(known)} for found in (first, second))
    common = [role for role in known if role in roles.acting[one] | roles.acting[other]]
    matrices = _matrix(ours, common), _matrix(theirs, common)
    return TwoProvinces(
        one,
        other,
        tuple(common),
        tuple(sorted(ours & theirs)),
        tuple(sorted(ours - theirs)),
        tuple(sorted(theirs - ours)),
        tuple(sorted(first - ours)),
        tuple(sorted(second - theirs)),
        jaccard(ours, theirs),
        hamming(*matrices),
        len(common) * (len(common) - 1),
        qap(*matrices, seed=seed),
    )


def _absent(role: str, provinces: Collection[str], roles: Roles) -> bool:
    return any(roles.presence(role, province) is Presence.ABSENT for province in provinces)


def _matrix(ties: Collection[Tie], roles: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    place = {role: i for i, role in enumerate(roles)}
    matrix = np.zeros((len(roles), len(roles)))
    for lead, partner in ties:
        matrix[place[lead], place[partner]] = 1
    return matrix
