"""Tables whose borders stand alone: a web page copied with "|" on a line of its own around every cell.

A row opens and closes with such a line, so that two of them meet between rows; a cell goes over as many lines as it
has. The first row tells the width, which keeps empty cells apart from ends of rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.registry.fold import CAPITALS
from loaders.lexicon import words

_BORDER = re.compile(r"^[ \t]*\|[ \t]*\r?$", re.MULTILINE)
_CAPITAL = f"[{CAPITALS}]"
_FEWEST = 3
"""Columns of a table; two of them only place the parts of a header, or recipients beside the signature."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Bordered:
    """A table at source[start:end): the ranges of its cells, row by row."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]


def bordered(source: str) -> Iterator[Bordered]:
    """The tables of `source` that are set in lone borders, in order."""
    borders = [hit.span() for hit in _BORDER.finditer(source)]
    at = 0
    while at < len(borders):
        run = _run(source, borders, at)
        for table in _apart(source, run):
            rows = _rows(source, table)
            if rows and len(rows) > 1 and max(len(row) for row in rows) >= _FEWEST:
                yield Bordered(table[0][0], table[-1][1], rows)
        at += len(run)


def _run(source: str, borders: list[Span], at: int) -> list[Span]:
    """The borders from `at` on until one has a blank line behind it, which closes a table."""
    run = [borders[at]]
    for before, border in itertools.pairwise(borders[at:]):
        between = source[before[1] : border[0]]
        if between.lstrip("\r").startswith(("\n\n", "\n\r\n")) or (not between.strip() and between.count("\n") > 1):
            break
        run.append(border)
    return run


_TITLE = "|".join(("phụ lục", "danh mục", *words("document_kinds")))
_MARKER = r"(?:[IVX]{1,5}|\d{1,2})[.)][ \t*]*[^\W\d_]"
_WHOLE = re.compile(
    rf"\A[\s#*]*(?-i:(?={_CAPITAL}{{2}}))(?:{_TITLE})(?: [IVX\d]{{1,4}})?[ \t*:.]*$|\./\.", re.MULTILINE | re.IGNORECASE
)
"""What no cell holds: the title of a document or annex, the mark of a document's end."""
_ITEMS = re.compile(rf"^[ \t#*]*{_MARKER}.*\n(?s:.*?)^[ \t#*]*{_MARKER}", re.MULTILINE)
"""Several numbered items, which a cell seldom holds."""


def _apart(source: str, run: list[Span]) -> Iterator[list[Span]]:
    """The borders of each table: in a copy without blank lines the text between two tables lies as a cell does.

    It stands behind as many cells as the rows before it have, where two borders would close another row.
    """
    cells = [source[a[1] : b[0]] for a, b in itertools.pairwise(run)]
    first = beside = 0
    width: int | None = None
    for n, cell in enumerate(cells):
        if not cell.strip():
            width, beside = width or beside or None, 0
        elif _WHOLE.search(cell) or ((width is None or beside == width) and _ITEMS.search(cell)):
            yield run[first : n + 1]
            first, beside, width = n + 1, 0, None
        else:
            beside += 1
    yield run[first:]


def _rows(source: str, run: list[Span]) -> tuple[tuple[Span, ...], ...]:
    """The rows as wide as the first; by their double borders where rows differ in width."""
    cells = [(a[1], b[0]) for a, b in itertools.pairwise(run)]
    filled = [bool(source[a:b].strip()) for a, b in cells]
    width = filled.index(False) if False in filled else len(cells)
    if width and (len(cells) + 1) % (width + 1) == 0:
        edges = range(width, len(cells), width + 1)
        if not any(filled[edge] for edge in edges):
            return tuple(tuple(cells[n : n + width]) for n in range(0, len(cells), width + 1))
    out = [
        tuple(cell for cell, _ in group)
        for words, group in itertools.groupby(zip(cells, filled, strict=True), lambda pair: pair[1])
        if words
    ]
    return tuple(_spread(source, out))


_NUMBER = re.compile(r"[\s*]*(?:[IVX]+|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)]?[\s*]*$")


_WIDEST = 40
"""Columns of a table whose rows are filled up; what has more is none that a person wrote."""


def _spread(source: str, rows: list[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    """The rows, a short one filled up on its left: by what is merged downwards above it, or by the number it lacks."""
    width = len(rows[0]) if rows and len(rows[0]) <= _WIDEST else 0
    above: tuple[Span, ...] = ()
    for row in rows:
        numbered = _NUMBER.match(source[slice(*row[0])]) is not None
        if 1 < len(row) < width == len(above) and not numbered:
            above = above[: width - len(row)] + row
        elif len(row) == width - 1 > 1 and not numbered:
            above = ((row[0][0], row[0][0]), *row)
        else:
            above = row
        yield above
