"""The lines and tables of a text whose reader knows its paragraphs and cells.

A table that only places text (the two columns of a header, recipients beside the signature) is opened: its cells are
lines, column by column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.frame import document_range
from loaders.text.lines import Line, find_marker, one_line
from loaders.text.passage import EMPTY, Passage, passage
from loaders.text.source import Cell, Grid, Paragraph, SourceText
from loaders.text.table import Table

_PLACING = re.compile(
    r"n[ơo][ií] nh[ậâa]n\s*:|cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\s*-\s*tự do"
    r"|(?:tm|kt|tl|tuq|t/m|k/t|t/l)\s?\.?\s+(?:ủy ban|ubnd|hđnd|hội đồng|ban |tỉnh|chủ tịch|giám đốc|bộ trưởng"
    r"|thủ trưởng)"
    r"|số\s*:\s*[\d….]*\s*[-/]|[^,;:]{2,30}, ngày [\d….\s]{1,8}tháng"
)
_FEW_ROWS = 4
_LINE = re.compile(r"[^\n]+")


def layout_lines(source: SourceText) -> Iterator[Line | Table]:
    """The paragraphs as lines and the grids as tables, in order."""
    first, last = document_range(source.text)
    for part in source.layout or ():
        if not any(first < end and start < last for start, end in _ranges(part)):
            continue
        if isinstance(part, Paragraph):
            yield from paragraph_lines(source.text, part)
        elif _places(source.text, part):
            yield from _opened(source.text, part)
        else:
            yield table_of(source.text, part)


def _ranges(part: Paragraph | Grid) -> list[tuple[int, int]]:
    return [(part.start, part.end)] if isinstance(part, Paragraph) else [(cell.start, cell.end) for cell in part.cells]


def paragraph_lines(text: str, part: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph."""
    blank = part.blank_before
    for hit in _LINE.finditer(text, part.start, part.end):
        for line in one_line(text, hit.start(), hit.end(), heading=part.heading, blank=blank):
            yield line
            blank = False


def table_of(text: str, grid: Grid) -> Table:
    """The grid as rows of cells: a cell over several rows stands in each, one over several columns in its first."""
    rows: list[list[Passage]] = [[EMPTY] * grid.width for _ in range(grid.height)]
    repeated: set[tuple[int, int]] = set()
    for cell in grid.cells:
        words = passage(text, cell.start, cell.end)
        for row in range(cell.row, cell.row + cell.rows):
            rows[row][cell.column] = words
            if row > cell.row:
                repeated.add((row, cell.column))
    kept = [n for n, row in enumerate(rows) if any(cell.text for cell in row)]
    places = {old: new for new, old in enumerate(kept)}
    again = frozenset((places[row], column) for row, column in repeated if row in places)
    return Table(tuple(tuple(rows[n]) for n in kept), again)


def _places(text: str, grid: Grid) -> bool:
    """Whether the table only places text: one column, or a header's or a signature's words, or few rows unruled."""
    if grid.width < 2:
        return True
    if any(_PLACING.match(line.same) for cell in grid.cells for line in _cell_lines(text, cell)):
        return True
    return not grid.ruled and grid.width == 2 and grid.height <= _FEW_ROWS


def _cell_lines(text: str, cell: Cell) -> list[Passage]:
    return [passage(text, hit.start(), hit.end()) for hit in _LINE.finditer(text, cell.start, cell.end)]


def _opened(text: str, grid: Grid) -> Iterator[Line]:
    for cell in sorted(grid.cells, key=lambda c: (c.column, c.row)):
        for number, words in enumerate(_cell_lines(text, cell)):
            if any(c.isalnum() for c in words.text):
                marker, behind = find_marker(words)
                yield Line(words.starts[0], words, marker, words.cut(behind), (), False, number == 0)
