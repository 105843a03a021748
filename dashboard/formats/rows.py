"""Any columns and rows as a table for reading, as JSON for programs, as CSV for spreadsheets.

Values: text, numbers, booleans, dates and times, None, lists, mappings, and the nodes, edges and paths of
`graph.answer`. A null is a dash in a table, null in JSON, an empty cell in CSV.
"""

from __future__ import annotations

import datetime
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats.cells import to_csv
from dashboard.formats.plain import one_line
from dashboard.texts import Language, Texts
from graph.answer import GraphEdge, GraphNode, GraphPath

Rows = Sequence[Sequence[object]]

CELL = 400
"""Characters of a cell that a table shows."""

NARROWEST = 9
"""Cells narrower than this cannot be read: one line per cell takes the place of columns."""

_NULL = "–"
_CAPTIONS = ("name", "title", "symbol", "ref", "id")


def as_table(columns: Sequence[str], rows: Rows, words: Texts, *, width: int) -> str:
    """Columns within `width` cells of a terminal, numbers to the right; where they do not fit, one line per value."""
    if len(columns) * (NARROWEST + 2) > width:
        return _one_by_one(columns, rows, words)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, column in enumerate(columns):
        justify = "right" if _all_numbers(rows, place) else "left"
        table.add_column(one_line(column), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*(shown(value, words) for value in row))
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def as_json(columns: Sequence[str], rows: Rows) -> str:
    """A list with one object per row; nodes, edges and paths as objects with `kind`, dates as ISO texts."""
    ids = _ids(rows)
    data = [dict(zip(columns, (plain(value, ids) for value in row), strict=True)) for row in rows]
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_csv(columns: Sequence[str], rows: Rows) -> str:
    """Header and rows with a byte order mark, no cell a formula; lists joined by "; ", what is nested as JSON."""
    ids = _ids(rows)
    return to_csv(columns, ([_cell(value, ids) for value in row] for row in rows))


def shown(value: object, words: Texts) -> str:
    """A value on one line, as a person reads it."""
    return one_line(_told(value, words), CELL)


def plain(value: object, ids: Mapping[str, str] | None = None) -> object:
    """A value as JSON knows it. `ids`: our own ids by `element`, for the ends of edges."""
    known = ids or {}
    match value:
        case GraphNode():
            return {"kind": "node", "id": value.id, "labels": list(value.labels), "properties": plain(value.properties)}
        case GraphEdge():
            ends = {"start": known.get(value.start, value.start), "end": known.get(value.end, value.end)}
            return {"kind": "edge", "id": value.id, "type": value.type, **ends, "properties": plain(value.properties)}
        case GraphPath():
            edges = [plain(edge, known) for edge in value.edges]
            return {"kind": "path", "nodes": [plain(node) for node in value.nodes], "edges": edges}
        case Mapping():
            return {str(key): plain(each, known) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(each, known) for each in value]
        case float():
            return value if math.isfinite(value) else str(value)
        case None | bool() | int() | str():
            return value
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)


def nodes_of(value: object) -> Iterator[GraphNode]:
    """The nodes that a value holds, at any depth."""
    match value:
        case GraphNode():
            yield value
        case GraphPath():
            yield from value.nodes
        case Mapping():
            for each in value.values():
                yield from nodes_of(each)
        case list() | tuple() | set() | frozenset():
            for each in value:
                yield from nodes_of(each)


def caption(node: GraphNode) -> str:
    """What a node is called: its name, title or number."""
    return next((str(node.properties[key]) for key in _CAPTIONS if node.properties.get(key)), node.element)


def _one_by_one(columns: Sequence[str], rows: Rows, words: Texts) -> str:
    widest = max((len(column) for column in columns), default=0)
    blocks = [
        "\n".join(
            [
                f"── {number}",
                *(f"{one_line(c):<{widest}}  {shown(v, words)}" for c, v in zip(columns, row, strict=True)),
            ]
        )
        for number, row in enumerate(rows, 1)
    ]
    return "\n".join(blocks or ["  ".join(one_line(column) for column in columns)]) + "\n"


def _told(value: object, words: Texts) -> str:
    match value:
        case None:
            return _NULL
        case bool():
            return words("rows.yes" if value else "rows.no")
        case float():
            return _decimal(value, words)
        case GraphNode():
            return f"({caption(value)})"
        case GraphEdge():
            return f"[:{value.type}]"
        case GraphPath():
            return _walk(value)
        case Mapping():
            return "{" + ", ".join(f"{key}: {_told(each, words)}" for key, each in value.items()) + "}"
        case list() | tuple() | set() | frozenset():
            return "; ".join(_told(each, words) for each in value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)


def _walk(path: GraphPath) -> str:
    parts = [f"({caption(node)})" for node in path.nodes[:1]]
    for before, edge, node in zip(path.nodes, path.edges, path.nodes[1:], strict=False):
        forward = edge.start == before.element
        parts.append(f"{'-' if forward else '<-'}[:{edge.type}]{'->' if forward else '-'}({caption(node)})")
    return "".join(parts)


def _cell(value: object, ids: Mapping[str, str]) -> object:
    data = plain(value, ids)
    if isinstance(data, list) and not any(isinstance(each, (list, dict)) for each in data):
        return "; ".join("" if each is None else _scalar(each) for each in data)
    if isinstance(data, (list, dict)):
        return json.dumps(data, ensure_ascii=False)
    return _scalar(data) if isinstance(data, bool) else data


def _scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _all_numbers(rows: Rows, place: int) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values)


def _ids(rows: Rows) -> dict[str, str]:
    return {node.element: node.id for row in rows for value in row for node in nodes_of(value)}


def _decimal(value: float, words: Texts) -> str:
    text = f"{value:.6g}"
    return text.replace(".", ",") if words.language is Language.VI else text
