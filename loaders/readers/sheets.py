"""Rows of a spreadsheet as a document: titles above a table as paragraphs, then the table, then what is below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.readers.drafts import CellDraft, Draft, TableDraft, Words

_FEWEST_COLUMNS = 3
"""So many filled cells make a row of a table; fewer are a title, or the two columns of a header."""


@dataclass(frozen=True)
class Filled:
    """A cell that holds something, and the rows and columns that it is merged over."""

    text: str
    rows: int = 1
    columns: int = 1


Sheet = Mapping[int, Mapping[int, Filled]]
"""The filled cells by row and column."""


def drafts_of(sheet: Sheet) -> Iterator[Draft]:
    """The paragraphs and tables of a sheet; an empty row parts them."""
    if not sheet:
        return
    first = min(column for row in sheet.values() for column in row)
    for group in _groups(sheet):
        head = next((at for at, row in enumerate(group) if len(sheet[row]) >= _FEWEST_COLUMNS), len(group))
        yield from _titles([sheet[row] for row in group[:head]])
        if head < len(group):
            yield TableDraft(tuple(_cells(sheet, group[head:], first)))


def _groups(sheet: Sheet) -> Iterator[list[int]]:
    """Runs of rows without an empty one between them; a cell that reaches down keeps rows together."""
    group: list[int] = []
    reach = 0
    for row in sorted(sheet):
        if group and row > reach + 1:
            yield group
            group = []
        group.append(row)
        reach = max(reach if len(group) > 1 else row, row, *(row + cell.rows - 1 for cell in sheet[row].values()))
    if group:
        yield group


def _titles(rows: Sequence[Mapping[int, Filled]]) -> Iterator[Draft]:
    """Rows of one cell as paragraphs; rows of two as what they are, the columns of a header or signature."""
    beside: list[Mapping[int, Filled]] = []
    for row in rows:
        if len(row) > 1:
            beside.append(row)
            continue
        yield from _columns(beside)
        beside = []
        yield from (Words(cell.text) for cell in row.values())
    yield from _columns(beside)


def _columns(rows: Sequence[Mapping[int, Filled]]) -> Iterator[Draft]:
    if rows:
        yield TableDraft(
            tuple(
                CellDraft(number, place, row[column].text)
                for number, row in enumerate(rows)
                for place, column in enumerate(sorted(row))
            ),
            ruled=False,
        )


def _cells(sheet: Sheet, rows: Sequence[int], first: int) -> Iterator[CellDraft]:
    places = {row: number for number, row in enumerate(rows)}
    for row in rows:
        for column in sorted(sheet[row]):
            cell = sheet[row][column]
            tall = sum(1 for other in range(row, row + cell.rows) if other in places) if cell.rows > 1 else 1
            yield CellDraft(places[row], column - first, cell.text, tall, cell.columns)
