"""CSV that opens in spreadsheets as it was written: BOM for Vietnamese, no cell that starts a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
_OPENERS = "=+-@\t\r\n＝＋－＠"
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")


def safe_cell(value: object) -> str:
    """`value` as text; a leading `'` where a spreadsheet would take it for a formula, unless it is a number."""
    if value is None:
        return ""
    text = str(value)
    if text.lstrip(" \u00a0\u3000").startswith(tuple(_OPENERS)) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows under their header as CSV text with a byte order mark and CRLF line ends."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()
