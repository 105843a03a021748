"""Tables for a terminal that lose nothing: where columns get too narrow, several tables or one line per value."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

Row = Sequence[str]

NARROWEST = 11
"""Cells of a terminal below which a column of words and numbers cannot be read."""

FIRST, SIDE = 20, 22
"""The least width of the first column, and of a column that stands beside others of its kind."""

_BETWEEN = 2


def table(title: str, head: Row, rows: Sequence[Row], width: int) -> str:
    """Columns within `width` where they fit; else a block for each row, a line for each value."""
    if len(head) * (NARROWEST + _BETWEEN) <= width:
        return _printed(title, head, rows, width, right=False)
    blocks = ["\n".join(_line(name, value, width) for name, value in zip(head, row, strict=True)) for row in rows]
    return "\n\n".join((textwrap.fill(title, width), *blocks))


def side_by_side(title: str, head: Row, rows: Sequence[Row], width: int) -> str:
    """The first column beside all others; where not all fit, in several tables one below the other."""
    at_once = max(1, (width - FIRST) // (SIDE + _BETWEEN))
    starts = range(1, len(head), at_once)
    parts = [[(row[0], *row[start : start + at_once]) for row in (head, *rows)] for start in starts]
    return "\n\n".join(_printed(title, part[0], part[1:], width, right=True) for part in parts)


def _line(name: str, value: str, width: int) -> str:
    told = f"{name}: {value.replace(chr(10), ', ')}"
    return textwrap.fill(told, width, initial_indent="  ", subsequent_indent="    ")


def _printed(title: str, head: Row, rows: Sequence[Row], width: int, *, right: bool) -> str:
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, name in enumerate(head):
        made.add_column(name, justify="right" if right and place else "left", overflow="fold")
    for row in rows:
        made.add_row(*row)
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(made)
    return "\n".join((textwrap.fill(title, width), *(line.rstrip() for line in out.getvalue().splitlines())))
