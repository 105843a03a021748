"""How many findings an audit has, without fetching them: its own Cypher with another end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.errors import DefinitionError
from queries.model import Query
from queries.paging import findings
from queries.runner import Reader, read_bound

_END = re.compile(r"(?P<before>.*)^RETURN (?P<columns>.*?)^ORDER BY [^\n]*\Z", re.DOTALL | re.MULTILINE)

Numbers = dict[str | None, int]


def count_findings(read: Reader, query: Query, bound: Mapping[str, object]) -> Numbers:
    """The number of findings by province: rows that agree in the columns of identity are one finding."""
    return by_province(read_bound(read, counting(query), bound), "found")


def counting(query: Query) -> str:
    """The Cypher of an audit that counts its findings by province. Raises `DefinitionError` without such an end."""
    told = ", ".join(dict.fromkeys(["province", *query.identity]))
    distinct = f"WITH DISTINCT {told}\nRETURN province, count(*) AS found\nORDER BY province"
    before = findings(query.text)
    if before is not None:
        return before + distinct
    match = _END.match(query.text)
    if match is None:
        raise DefinitionError(f"query {query.id}: RETURN and ORDER BY must each begin a line; write them so")
    return f"{match['before']}WITH {match['columns'].strip()}\n{distinct}"


def by_province(rows: Iterable[Mapping[str, object]], column: str) -> Numbers:
    """The numbers of one column by province, None for documents of no province."""
    return {None if row["province"] is None else str(row["province"]): int(str(row[column])) for row in rows}
