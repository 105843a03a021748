"""What the comparison page shows for a view: which provinces, which roles, which measure in the plot."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.app.data import Data
from dashboard.app.view import CENTRAL, View
from graph.analysis.catalogue import measures
from graph.registry.fold import search_key
from queries.compare.comparison import RoleSet

FIRST = 5
"""How many provinces stand side by side where nobody chose any."""

MEASURE = "lead.top"


@dataclass(frozen=True)
class Chosen:
    """The provinces that can be compared, those that are, and names in the address that nobody loaded."""

    known: tuple[str, ...]
    names: tuple[str, ...]
    unknown: tuple[str, ...]
    role_set: RoleSet
    measure: str


def chosen(view: View, data: Data) -> Chosen:
    """What `view` asks for, as far as it is there; without a choice the first provinces, the view's among them."""
    known = tuple(name for name in data.provinces() if name != CENTRAL)
    by_key = {search_key(name): name for name in known}
    found = {each: by_key.get(search_key(each)) for each in view.provinces}
    names = tuple(dict.fromkeys(name for name in found.values() if name))
    if not view.provinces:
        ahead = [name for name in known if name == view.province]
        names = tuple([*ahead, *(name for name in known if name not in ahead)][:FIRST])
    unknown = tuple(each for each, name in found.items() if name is None)
    measure = view.measure if view.measure in measures() else MEASURE
    return Chosen(known, names, unknown, view.role_set or RoleSet.UNION, measure or MEASURE)
