"""Excel workbooks (.xlsx): the visible sheets, values as they are shown, merged cells."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from graph.errors import InputTooLarge
from loaders.readers.drafts import MAX_CELLS, Draft, Words
from loaders.readers.packages import Package, broken, parsed
from loaders.readers.sheets import Filled, Sheet, drafts_of

_MOST_BYTES = 40_000_000
"""Unpacked XML of a workbook: some 400,000 cells."""
_PLAIN_NAME = re.compile(r"(?:sheet|trang tính|trang)\s?\d*", re.IGNORECASE)
_WIDEST = 200
_MOST_MERGED = 1_000_000
_MOST_CELLS = 400_000
"""Cells of a sheet, most of them empty ones with a border."""
_MOST_SHEETS = 250
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs and tables of all visible sheets. Raises `UnreadableDocument` or `InputTooLarge`."""
    book = _opened(data, where)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    out: list[Draft] = []
    for sheet in shown:
        found = list(drafts_of(_filled(sheet, where)))
        if found and len(shown) > 1 and not _PLAIN_NAME.fullmatch(sheet.title):
            out.append(Words(sheet.title))
        out += found
    return out, ()


def _opened(data: bytes, where: str) -> Any:  # noqa: ANN401 - a workbook of openpyxl
    import openpyxl

    package = Package(data, where)
    if package.unpacked() > _MOST_BYTES:
        raise InputTooLarge(f"it unpacks to more than {_MOST_BYTES:,} bytes", where=where, fix="split the file")
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            _within_bounds(parsed(package.part(name) or b"", where), where)
    try:
        with warnings.catch_warnings():  # on what it leaves out of an odd file: charts, styles, broken relations
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception:
        raise broken(where) from None


def _within_bounds(root: Any, where: str) -> None:  # noqa: ANN401 - an element of lxml
    """Refuses too many cells, and merged areas so large that no person made them: the library makes a cell for each."""
    if sum(1 for _ in islice(root.iter("{*}c"), _MOST_CELLS + 1)) > _MOST_CELLS:
        raise InputTooLarge(f"more than {_MOST_CELLS:,} cells", where=where, fix="split the file")
    if sum(1 for _ in root.iter("{*}sheet")) > _MOST_SHEETS:
        raise InputTooLarge(f"more than {_MOST_SHEETS} sheets", where=where, fix="split the file")
    covered = 0
    for one in root.iter("{*}mergeCell"):
        found = _AREA.fullmatch(one.get("ref") or "")
        if found:
            wide = abs(_column(found[3]) - _column(found[1])) + 1
            covered += wide * (abs(int(found[4]) - int(found[2])) + 1)
    if covered > _MOST_MERGED:
        raise InputTooLarge(f"merged cells over more than {_MOST_MERGED:,} places", where=where, fix="split the file")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _filled(sheet: Any, where: str) -> Sheet:  # noqa: ANN401 - a sheet of openpyxl
    """The cells that hold something; only these are looked at, however large the sheet says that it is."""
    spans = {
        (area.min_row, area.min_col): (area.max_row - area.min_row + 1, min(area.max_col - area.min_col + 1, _WIDEST))
        for area in islice(sheet.merged_cells.ranges, MAX_CELLS)
    }
    out: dict[int, dict[int, Filled]] = {}
    for count, (row, column, text) in enumerate(_texts(sheet)):
        if count >= MAX_CELLS:
            raise InputTooLarge(f"more than {MAX_CELLS:,} paragraphs and cells", where=where, fix="split the file")
        tall, wide = spans.get((row, column), (1, 1))
        out.setdefault(row, {})[column] = Filled(text, tall, wide)
    return _shut(out)


def _texts(sheet: Any) -> Iterator[tuple[int, int, str]]:  # noqa: ANN401
    for (row, column), cell in sorted(sheet._cells.items()):
        text = shown(cell.value).strip()
        if text and column <= _WIDEST:
            yield row, column, text


def _shut(cells: dict[int, dict[int, Filled]]) -> Sheet:
    """Spans that reach past the last row end with it."""
    last = max(cells, default=0)
    return {
        row: {c: Filled(cell.text, min(cell.rows, last - row + 1), cell.columns) for c, cell in columns.items()}
        for row, columns in cells.items()
    }


def shown(value: object) -> str:
    """A value as a person in Vietnam sees it: days before months, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time(0) else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
