"""Excel workbooks as an office sends them on: title, sources, frozen headings, filters, A4 across."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from dashboard.formats.cells import safe_cell
from dashboard.formats.tables import Cell, Table

LONGEST = 32_000
"""Characters that a cell holds at most; Excel's own limit is 32,767."""

LINE, TALLEST = 15, 400
"""Points of one line of text, and of the highest row; Excel's own limit is 409."""

HEADER_ROW = 3
"""The row of the headings, from 0: title, line below it, an empty one stand above."""

_NAME = re.compile(r"[\[\]:*?/\\']")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_A4 = 9
_CONTENTS: dict[str, object] = {"border": 1, "border_color": "#B8C2CC", "valign": "top", "text_wrap": True}


@dataclass(frozen=True)
class Cover:
    """What every sheet says on top, and what the first one holds: lines of (word, text), a heading has no text."""

    title: str
    made: str
    lines: tuple[tuple[str, str], ...]
    page: str
    day: date


def workbook(cover: Cover, name: str, tables: Sequence[Table]) -> bytes:
    """A workbook: `cover` as a first sheet called `name`, then one sheet per table; same input, same bytes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": cover.title, "created": datetime.combine(cover.day, time())})
    style = _styles(book)
    _cover(_sheet(book, name, cover), cover, style)
    for table in tables:
        _fill(_sheet(book, table.name, cover), table, cover, style)
    book.close()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the library brings no types
    font: dict[str, object] = {"font_name": "Times New Roman", "font_size": 11}
    forms: dict[str, dict[str, object]] = {
        "title": {"bold": True, "font_size": 14},
        "soft": {"italic": True, "font_color": "#52606D"},
        "word": {"bold": True, "valign": "top"},
        "plain": {"text_wrap": True, "valign": "top"},
        "head": _CONTENTS | {"bold": True, "bg_color": "#DCE6F1", "align": "center", "valign": "vcenter"},
        "text": _CONTENTS,
        "number": _CONTENTS | {"num_format": "0", "align": "center"},
        "date": _CONTENTS | {"num_format": "dd/mm/yyyy", "align": "center"},
    }
    return {name: book.add_format(font | form) for name, form in forms.items()}


def _sheet(book: Any, name: str, cover: Cover) -> Any:  # noqa: ANN401
    sheet = book.add_worksheet(_NAME.sub(" ", name)[:31])
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_footer(cover.title)}&R{cover.page}")
    sheet.hide_gridlines(2)
    return sheet


def _footer(text: str) -> str:
    """`text` in a footer, where & begins an order; the format allows 255 characters altogether."""
    return text[:180].replace("&", "&&")


def _cover(sheet: Any, cover: Cover, style: dict[str, Any]) -> None:  # noqa: ANN401
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, _text(cover.title), style["title"])
    sheet.write_string(1, 0, _text(cover.made), style["soft"])
    for row, (word, text) in enumerate(cover.lines, HEADER_ROW):
        sheet.set_row(row, LINE * max(_lines(word, 26), _lines(text, 96)) + 3)
        sheet.write_string(row, 0, _text(word), style["word"])
        sheet.write_string(row, 1, _text(text), style["plain"])


def _fill(sheet: Any, table: Table, cover: Cover, style: dict[str, Any]) -> None:  # noqa: ANN401
    sheet.write_string(0, 0, _text(f"{cover.title} – {table.name}"), style["title"])
    sheet.write_string(1, 0, _text(" ".join(part for part in (cover.made + ".", table.note) if part)), style["soft"])
    for column, head in enumerate(table.columns):
        sheet.set_column(column, column, head.width)
        sheet.write_string(HEADER_ROW, column, _text(head.heading), style["head"])
    sheet.set_row(HEADER_ROW, _height([column.heading for column in table.columns], table))
    for row, cells in enumerate(table.rows, HEADER_ROW + 1):
        sheet.set_row(row, _height(cells, table))
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, style)
    last = HEADER_ROW + max(len(table.rows), 1)
    sheet.autofilter(HEADER_ROW, 0, last, len(table.columns) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last, len(table.columns) - 1)


def _height(cells: Sequence[Cell], table: Table) -> float:
    """Points that the longest of these cells needs: not every program finds the height of wrapped text by itself."""
    pairs = zip(cells, table.columns, strict=True)
    lines = max((_lines(cell, column.width) for cell, column in pairs if isinstance(cell, str)), default=1)
    return min(LINE * lines + 3, TALLEST)


def _lines(text: str, width: int) -> int:
    return max(len(textwrap.wrap(text, round(width * 1.15))), 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, style: dict[str, Any]) -> None:  # noqa: ANN401
    match cell:
        case None:
            sheet.write_blank(row, column, None, style["text"])
        case int():
            sheet.write_number(row, column, cell, style["number"])
        case date():
            sheet.write_datetime(row, column, datetime.combine(cell, time()), style["date"])
        case _:
            sheet.write_string(row, column, _text(cell), style["text"])


def _text(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without characters that the format cannot hold."""
    return safe_cell(_CONTROL.sub("", text))[:LONGEST]
