"""The measures by id: the declared words and the function that takes each, joined once and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.analysis import of_coordination, of_plans, of_reporting
from graph.analysis.measure import Measure, Value, declarations
from graph.analysis.networks import Networks
from graph.errors import DefinitionError

Take = Callable[[Networks], Value]

TAKEN: Mapping[str, Take] = {**of_plans.TAKEN, **of_coordination.TAKEN, **of_reporting.TAKEN}


def measures() -> Mapping[str, Measure]:
    """Every measure by id. Raises `DefinitionError` where one is declared and not taken, or the other way round."""
    declared = declarations()
    odd = sorted(declared.keys() ^ TAKEN.keys())
    if odd:
        raise DefinitionError(f"measures: {odd[0]} is declared without a function, or taken without a declaration")
    return declared


def take(identifier: str, networks: Networks) -> Value:
    """The value of one measure on the networks of a province's plans."""
    return TAKEN[identifier](networks)
