"""One page of a PDF as lines of words and tables of cells, in the order in which people read it.

A PDF knows where each word stands and nothing else. Words at one height are a line; a wide gap through a line parts two
columns, as in the header and beside the signature; cells are what ruling lines enclose.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from loaders.readers.pdf_lines import Line, Word, lines_of, paragraphs_in

_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_RIGHT_COLUMN = re.compile(
    r"(?:CỘNG\s+H(?:ÒA|OÀ)|[ĐÐ]ộc\s+lập\s+-|ĐẢNG\s+CỘNG|(?:TM|KT|TL|TUQ|Q)\.\s*(?:ỦY|UỶ|BAN|CHỦ|HỘI|GIÁM|BỘ|THỦ|TỈNH)|T/M|K/T)"
)
Box = Sequence[float]
"""x0, top, x1, bottom, in points from the upper left corner of a page."""
Grid = tuple[Box, Sequence[Box]]
"""Where a table stands, and its cells."""
_SAME_EDGE = 4.0
_FEWEST_CELLS = 2
_TOUCH = 2.0
_ENDS = 2.0
_THIN = 4.0
_MOST = 0.6


@dataclass
class Cell:
    """A cell of a table by its place, the rows and columns it covers, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: int
    words: list[Word] = field(default_factory=list)


@dataclass
class PageTable:
    """A table on a page: its cells and where its columns begin."""

    cells: list[Cell]
    edges: list[float]
    top: float
    bottom: float

    @property
    def height(self) -> int:
        """The number of rows."""
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass
class Page:
    """A page: its size, and its lines and tables from top to bottom, left column before right."""

    number: int
    width: float
    height: float
    items: list[Line | PageTable] = field(default_factory=list)
    is_picture: bool = False
    """Whether pictures cover most of it."""
    strokes: int = 0
    """How many curves are drawn on it."""

    @property
    def lines(self) -> list[Line]:
        """The lines outside tables."""
        return [item for item in self.items if isinstance(item, Line)]


def read_page(page: Any, number: int, *, stamped: bool = False) -> Page:  # noqa: ANN401 - a page of pdfplumber
    """What stands on a page; `stamped` says that numbers or dates were stamped on it, over blanks of the text."""
    if page.rects or page.curves:
        page = page.filter(_is_no_shade)
    if stamped:
        page = _without_covered_blanks(page)
    found = page.extract_words(x_tolerance_ratio=0.17, y_tolerance=3, extra_attrs=["upright"])
    words = [
        Word(w["text"], float(w["x0"]), float(w["x1"]), float(w["top"]), float(w["bottom"]))
        for w in found
        if w["upright"]
    ]
    grids: list[Grid] = []
    if words and page.edges:
        found_tables = page.find_tables({**_SETTINGS, "explicit_horizontal_lines": _open_ends(page)})
        grids = [(table.bbox, table.cells) for table in found_tables]
    out = laid_out(Page(number, float(page.width), float(page.height)), words, grids)
    out.is_picture, out.strokes = _is_picture(page), len(page.curves)
    return out


def laid_out(page: Page, words: list[Word], grids: Iterable[Grid]) -> Page:
    """The empty page with these words put to lines and, where `grids` of ruling lines enclose them, to tables."""
    tables: list[PageTable] = []
    for box, cells in grids:
        taken, words = _inside(words, box)
        made = _table(cells, taken, page.number)
        if made is None:
            words += taken
        else:
            tables.append(made)
    lines = [part for line in lines_of(words) for part in _columns(line, page.width)]
    page.items = _in_order(lines, tables)
    return page


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    covered = sum(abs(float(image["width"]) * float(image["height"])) for image in page.images)
    return covered > _MOST * float(page.width) * float(page.height)


def _is_no_shade(item: dict[str, Any]) -> bool:
    """Whether an item is anything but a filled area: paragraphs and cells are shaded with these, lines are thin."""
    if item["object_type"] not in ("rect", "curve") or item.get("stroke"):
        return True
    return bool(min(item["width"], item["height"]) <= _THIN)


def _open_ends(page: Any) -> list[float]:  # noqa: ANN401
    """Heights at which the upright lines of a table end without a line across: a row goes on over the page break."""
    across = [float(edge["top"]) for edge in page.horizontal_edges]
    out: list[float] = []
    for end in ("top", "bottom"):
        ends: dict[int, set[int]] = {}
        for edge in page.vertical_edges:
            ends.setdefault(round(edge[end] / _ENDS), set()).add(round(edge["x0"] / _SAME_EDGE))
        for place, columns in ends.items():
            height = place * _ENDS
            if len(columns) > _FEWEST_CELLS and all(abs(height - one) > 2 * _ENDS for one in across):
                out.append(height)
    return out


def _without_covered_blanks(page: Any) -> Any:  # noqa: ANN401
    blanks = [char for char in page.chars if char["text"].isspace()]
    letters = [char for char in page.chars if not char["text"].isspace()]
    covered = {
        id(blank)
        for blank in blanks
        if any(
            letter["x0"] - 1 < (blank["x0"] + blank["x1"]) / 2 < letter["x1"] + 1
            and abs(letter["bottom"] - blank["bottom"]) < blank["size"] / 2
            for letter in letters
        )
    }
    return page.filter(lambda item: id(item) not in covered)


def _inside(words: Iterable[Word], box: Sequence[float]) -> tuple[list[Word], list[Word]]:
    """The words within a box, and the others."""
    x0, top, x1, bottom = box
    taken: list[Word] = []
    left: list[Word] = []
    for word in words:
        middle, centre = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (taken if x0 <= middle <= x1 and top <= centre <= bottom else left).append(word)
    return taken, left


def _table(boxes: Sequence[Sequence[float]], words: list[Word], page: int) -> PageTable | None:
    """The table of these cells; None where they enclose no two columns of text."""
    columns = _edges([x for box in boxes for x in (box[0], box[2])])
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
    if len(columns) <= _FEWEST_CELLS or not words:
        return None
    cells: list[Cell] = []
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        column, row = _at(columns, box[0]), _at(rows, box[1])
        wide, tall = max(_at(columns, box[2]) - column, 1), max(_at(rows, box[3]) - row, 1)
        inner, words = _inside(words, box)
        lines = lines_of(inner)
        text = "\n".join(paragraphs_in(lines, box[2] - box[0]))
        cells.append(Cell(row, column, tall, wide, text, page, [word for line in lines for word in line.words]))
    if len({cell.column for cell in cells if cell.text}) < _FEWEST_CELLS and len(cells) < 2 * _FEWEST_CELLS:
        return None
    return PageTable(cells, columns[:-1], rows[0], rows[-1])


def _edges(places: Iterable[float]) -> list[float]:
    """The places of edges, those that lie together once."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _SAME_EDGE:
            out.append(place)
    return out


def _at(edges: list[float], place: float) -> int:
    return max(bisect_right(edges, place + _SAME_EDGE / 2) - 1, 0)


def _columns(line: Line, width: float) -> list[Line]:
    """The line, or its two parts where a gap between two columns goes through it."""
    words = line.words
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(words)]
    if not gaps:
        return [line]
    usual = median(gaps)
    for at in range(1, len(words)):
        if _RIGHT_COLUMN.match(" ".join(word.text for word in words[at : at + 3])) and words[at].x0 > width * 0.3:
            return [Line(words[:at], beside=True), Line(words[at:], beside=True)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    middle = (words[widest].x1 + words[widest + 1].x0) / 2
    apart = gaps[widest] > max(1.5 * line.size, 2.5 * usual, 14) and 0.2 * width < middle < 0.7 * width
    wide = gaps[widest] > 40 or line.width < 0.95 * width * 0.85
    if apart and wide and (len(gaps) == 1 or sorted(gaps)[-2] < gaps[widest] * 0.6):
        return [Line(words[: widest + 1], beside=True), Line(words[widest + 1 :], beside=True)]
    return [line]


def _in_order(lines: list[Line], tables: list[PageTable]) -> list[Line | PageTable]:
    """Lines and tables from top to bottom; where two columns stand beside each other, the left one first."""
    lines = sorted(lines, key=lambda line: (round(line.bottom), line.x0))
    ordered: list[Line] = []
    at = 0
    while at < len(lines):
        end, edge = _region(lines, at, tables)
        if end > at:
            region = lines[at:end]
            for line in region:
                line.beside = True
            ordered += sorted(region, key=lambda line: line.middle >= edge)
            at = end
        else:
            ordered.append(lines[at])
            at += 1
    out: list[Line | PageTable] = list(ordered)
    for table in tables:
        out.insert(next((i for i, item in enumerate(out) if item.top >= table.top), len(out)), table)
    return out


def _region(lines: list[Line], at: int, tables: list[PageTable]) -> tuple[int, float]:
    """Where a region of two columns that begins with this line ends, and what parts the middles of their lines."""
    start = next((i for i in range(at, min(at + 6, len(lines))) if lines[i].beside), None)
    if start is None or start + 1 >= len(lines):
        return at, 0.0
    left, right = lines[start], lines[start + 1]
    opening = lines[at:start]
    if any(not _fits(line, left, right) for line in opening) or (opening and at > 0 and lines[at].x0 < left.x1):
        return at, 0.0
    end = start
    while end < len(lines) and _near(lines, end, start, tables):
        if not (lines[end].beside or _fits(lines[end], left, right)):
            break
        end += 1
    return (end, (left.middle + right.middle) / 2) if end > start + 1 else (at, 0.0)


def _fits(line: Line, left: Line, right: Line) -> bool:
    """Whether a line stands on one side of the gap between two, and in line with the one on its side."""
    if line.x1 <= right.x0 + _TOUCH:
        return abs(line.middle - left.middle) < 30 or abs(line.x0 - left.x0) < 14
    if line.x0 < left.x1 - _TOUCH:
        return False
    return abs(line.middle - right.middle) < 40 or abs(line.x0 - right.x0) < 4 or abs(line.x1 - right.x1) < 6


def _near(lines: list[Line], at: int, start: int, tables: list[PageTable]) -> bool:
    """Whether the line follows closely on those above it, without a table between."""
    if at <= start:
        return True
    above, here = lines[at - 1], lines[at]
    if any(above.bottom <= table.top <= here.top for table in tables):
        return False
    return here.top - above.bottom < 8 * here.size
