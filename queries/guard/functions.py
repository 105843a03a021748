"""The functions that a question may call."""

from __future__ import annotations

import lark

from queries.guard.refusals import refuse
from queries.guard.tree import Tree, listed
from queries.runner import suggest

AGGREGATES = listed("count sum avg min max collect stdev stdevp percentilecont percentiledisc")
"""Functions that make one value of many rows."""

FUNCTIONS = {
    name.lower(): name
    for name in listed(
        "count sum avg min max collect stDev stDevP percentileCont percentileDisc "
        "coalesce head last tail size length reverse range keys labels type properties nodes relationships startNode "
        "endNode isEmpty nullIf "
        "toString toInteger toFloat toBoolean toStringOrNull toIntegerOrNull toFloatOrNull toBooleanOrNull "
        "toLower toUpper trim lTrim rTrim replace split substring left right "
        "abs ceil floor round sign sqrt exp log log10 "
        "date datetime localdatetime time localtime duration date.truncate datetime.truncate localdatetime.truncate "
        "duration.between duration.inMonths duration.inDays duration.inSeconds"
    )
}
"""Their names by lower case; engines take them in any case."""

_INSTEAD = {
    "id": "use the property id: n.id",
    "elementid": "use the property id: n.id",
    "exists": "write n.name IS NOT NULL or EXISTS { … }",
    "apoc": "use plain Cypher",
    "gds": "use plain Cypher",
}


def check_functions(tree: Tree) -> None:
    """Raise `QueryRefused` for a function that is not among `FUNCTIONS`."""
    for call in tree.find_data("function"):
        name = call.children[0]
        assert isinstance(name, lark.Token)
        if name.lower() not in FUNCTIONS:
            instead = _INSTEAD.get(name.lower()) or _INSTEAD.get(name.lower().partition(".")[0])
            near = suggest(str(name), sorted(FUNCTIONS.values())).removeprefix("; ")
            refuse(name, f"there is no function {name}() here", instead or near or "docs/queries.md lists them")
        if name.lower() not in AGGREGATES and any(
            isinstance(child, lark.Token) and child.type in ("STAR", "DISTINCT") for child in call.children
        ):
            refuse(name, f"{name}() takes neither * nor DISTINCT", "drop it")
