"""Answers in every form, with what is to be known about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.formats.rows import Rows, as_csv, as_json, as_table
from dashboard.texts import Texts
from graph.answer import Answer
from graph.errors import QueryRefused
from graph.registry.collation import sort_key
from queries.model import Query, ValueType


@dataclass(frozen=True)
class Rendered:
    """An answer as text, and notes about it for the person."""

    text: str
    notes: tuple[str, ...]


def rendered(answer: Answer, query: Query | None, form: str, words: Texts, *, width: int) -> Rendered:
    """`answer` as "table", "json", "csv" or "graphml". Raises `QueryRefused` where GraphML has nothing to hold.

    To read, a question of the library has titles over its columns and words for its codes, and shows no paths where
    other columns tell them.
    """
    rows = ordered(answer, query)
    notes = _limits(answer, words)
    if form == "graphml":
        return _graphml(rows, notes, words)
    if form == "json":
        return Rendered(as_json(answer.columns, rows), notes)
    columns, shown = _to_read(answer.columns, rows, query, words)
    if form == "csv":
        return Rendered(as_csv(columns, shown), notes)
    return Rendered(as_table(columns, shown, words, width=width), (words("query.rows", n=len(rows)), *notes))


def _to_read(columns: Sequence[str], rows: Rows, query: Query | None, words: Texts) -> tuple[list[str], Rows]:
    if query is None:
        return list(columns), rows
    told = [place for place, column in enumerate(columns) if query.columns[column] is not ValueType.PATH]
    places = told or list(range(len(columns)))
    shown = [[_worded(columns[place], row[place], words) for place in places] for row in rows]
    return [words(f"query.column.{columns[place]}") for place in places], shown


def _worded(column: str, value: object, words: Texts) -> object:
    """The word for a code, where the column has some."""
    key = f"query.value.{column}.{value}"
    return words(key) if isinstance(value, str) and key in words else value


def ordered(answer: Answer, query: Query | None) -> Rows:
    """The rows as the question puts them in order for reading: names in the Vietnamese order, nulls last."""
    rows = list(answer.rows)
    for column in reversed(query.sorted_by if query else ()):
        place, down = answer.columns.index(column.removeprefix("-")), column.startswith("-")
        there = [row for row in rows if row[place] is not None]
        there.sort(key=lambda row: _key(row[place]), reverse=down)
        rows = there + [row for row in rows if row[place] is None]
    return rows


def _key(value: object) -> tuple[object, ...]:
    return sort_key(value) if isinstance(value, str) else (value,)


def _limits(answer: Answer, words: Texts) -> tuple[str, ...]:
    notes = []
    if answer.more:
        notes.append(words("query.more", n=1, shown=len(answer.rows)))
    if answer.cut:
        notes.append(words("query.cut", n=answer.cut))
    return tuple(notes)


def _graphml(rows: Rows, notes: tuple[str, ...], words: Texts) -> Rendered:
    from dashboard.formats.graphml import as_graphml

    drawing = as_graphml(rows)
    if drawing is None:
        raise QueryRefused("the answer holds no node, edge or path; return some: MATCH p = (a)-[:LEADS]->(t) RETURN p")
    held = [words("query.graph", nodes=drawing.nodes, edges=drawing.edges)]
    if drawing.bare:
        held.append(words("query.bare", n=drawing.bare))
    return Rendered(drawing.text, (*held, *notes))
