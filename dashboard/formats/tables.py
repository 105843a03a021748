"""A table to write: what spreadsheets, CSV and terminals get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None


@dataclass(frozen=True)
class Column:
    """A heading, and how wide the column is in characters."""

    heading: str
    width: int


@dataclass(frozen=True)
class Table:
    """One table: its name, a note to its readers, columns and rows."""

    name: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
