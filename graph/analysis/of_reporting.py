"""Measures of the reporting network: is it one tree, with one superior for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.analysis import hierarchy
from graph.analysis.measure import Undefined, Value
from graph.analysis.networks import Networks


def _dimension(name: str) -> Callable[[Networks], Value]:
    def taken(networks: Networks) -> Value:
        graph = networks.reporting
        found: float | None = getattr(hierarchy.gtd(graph), name)
        reason = Undefined.FEW_REPORTERS if found is None else None
        return Value(found, len(graph), graph.number_of_edges(), reason, bodies=tuple(sorted(graph)))

    return taken


TAKEN: Mapping[str, Callable[[Networks], Value]] = {
    f"reporting.{name}": _dimension(name) for name in ("connectedness", "hierarchy", "efficiency", "lubness")
}
