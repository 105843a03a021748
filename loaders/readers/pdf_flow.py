"""Pages of a PDF as one text: what repeats on every page is dropped, paragraphs and tables go on over page breaks."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from loaders.readers.drafts import CellDraft, Draft, Footnote, TableDraft, Words
from loaders.readers.pdf_lines import Line, Word, continues, joined
from loaders.readers.pdf_page import Cell, Page, PageTable
from loaders.text.source import Seen

_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", re.IGNORECASE)
_MARGIN = 0.12
_REPEATS = 3
_SMALL = 0.88
_NOTE = re.compile(r"\[?\d{1,3}\]?(?:\s|\D)")
_SPACED = 1.7
_ALIKE = 0.75
_ENOUGH_LINES = 30
"""So many lines are enough to tell the margins of the pages that they stand on."""


def drafts_of(pages: Sequence[Page]) -> list[Draft]:
    """The paragraphs, tables and footnotes of all pages, in order."""
    _drop_running(pages)
    size = _body_size(pages)
    notes = [note for page in pages for note in _footnotes(page, size)]
    margins = _margins(pages)
    flow = _Flow(notes=notes)
    for page in pages:
        flow.page(page, margins[_sort(page)])
    flow.close()
    return [*flow.out, *flow.notes]


def _drop_running(pages: Sequence[Page]) -> None:
    """Takes away page numbers, and lines that stand at the same place of most pages."""
    places = Counter(key for page in pages for key in {_key(line, page) for line in _outer(page)})
    most = max(_REPEATS, len(pages) // 2)
    for page in pages:
        gone = {
            id(line)
            for line in _outer(page)
            if places[_key(line, page)] >= most or (_NUMBER.fullmatch(line.text) and _in_margin(line, page))
        }
        page.items = [item for item in page.items if id(item) not in gone]


def _outer(page: Page) -> list[Line]:
    """The first and last lines of a page."""
    lines = sorted(page.lines, key=lambda line: line.top)
    return [line for line in {id(x): x for x in (*lines[:3], *lines[-3:])}.values() if _in_margin(line, page)]


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _key(line: Line, page: Page) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top / 8)


def _body_size(pages: Sequence[Page]) -> float:
    sizes = [line.size for page in pages for line in page.lines if len(line.words) > 3]
    return median(sizes) if sizes else 12.0


def _footnotes(page: Page, size: float) -> list[Footnote]:
    """Takes the small print at the foot of a page from it, as notes."""
    lines = page.items
    at = len(lines)
    while at > 0 and isinstance(lines[at - 1], Line) and lines[at - 1].size < _SMALL * size:  # type: ignore[union-attr]
        at -= 1
    found = [item for item in lines[at:] if isinstance(item, Line)]
    if not found or at == 0 or not _NOTE.match(found[0].text) or found[0].top < 0.4 * page.height:
        return []
    page.items = lines[:at]
    groups: list[list[Line]] = []
    for line in found:
        if not groups or _NOTE.match(line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Footnote(joined(group), _seen([word for line in group for word in line.words])) for group in groups]


def _seen(words: Sequence[Word]) -> tuple[tuple[str, Seen], ...]:
    """The words that were recognised in a picture, in order."""
    return tuple((word.text, word.seen) for word in words if word.seen is not None)


@dataclass
class _Flow:
    """Paragraphs and tables as the lines come."""

    out: list[Draft] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    begun: int = 1
    table: PageTable | None = None
    margins: tuple[float, float] = (0.0, 0.0)

    def page(self, page: Page, margins: tuple[float, float]) -> None:
        """Takes everything on a page with these margins."""
        left, right = margins
        pitch = _pitch(page.lines)
        fresh = True
        for item in page.items:
            if isinstance(item, PageTable):
                self._table(item, goes_on=fresh)
            else:
                self._line(item, page.number, (left, right), pitch, fresh=fresh)
            fresh = False
        self.margins = left, right

    def close(self) -> None:
        """Ends the paragraph and the table at hand."""
        self._paragraph()
        if self.table is not None:
            cells = tuple(
                CellDraft(c.row, c.column, c.text, c.rows, c.columns, c.page, _seen(c.words))
                for c in sorted(self.table.cells, key=lambda c: (c.row, c.column))
            )
            self.out.append(TableDraft(cells))
            self.table = None

    def _paragraph(self) -> None:
        if self.lines:
            words = [word for line in self.lines for word in line.words]
            self.out.append(Words(joined(self.lines), page=self.begun, seen=_seen(words)))
            self.lines = []

    def _line(self, line: Line, page: int, margins: tuple[float, float], pitch: float, *, fresh: bool) -> None:
        if self.table is not None:
            self.close()
        if self.lines and self._goes_on(line, margins, pitch, fresh=fresh):
            self.lines.append(line)
            return
        self._paragraph()
        self.lines, self.begun = [line], page

    def _goes_on(self, line: Line, margins: tuple[float, float], pitch: float, *, fresh: bool) -> bool:
        before = self.lines[-1]
        left, right = margins
        if fresh:
            shifted = [_moved(one, left - self.margins[0]) for one in self.lines]
            return continues(shifted, line, left, right) and not (before.ended and line.x0 > left + 6)
        if line.top - before.top > _SPACED * pitch and not (line.goes_on and not before.ended):
            return False
        return continues(self.lines, line, left, right)

    def _table(self, table: PageTable, *, goes_on: bool) -> None:
        self._paragraph()
        if self.table is not None and goes_on and _same_columns(self.table, table):
            _stitch(self.table, table)
            return
        self.close()
        self.table = table


def _moved(line: Line, by: float) -> Line:
    """The line as it would stand on a page with another margin."""
    return line if abs(by) < 1 else Line([replace(w, x0=w.x0 + by, x1=w.x1 + by) for w in line.words], line.beside)


def _sort(page: Page) -> tuple[int, int]:
    """Pages of one size, left or right hand, have the same margins."""
    return round(page.width), page.number % 2


def _margins(pages: Sequence[Page]) -> dict[tuple[int, int], tuple[float, float]]:
    """Where the lines of each sort of page begin and end at most; those of a few words and of columns say nothing."""
    every: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        every.setdefault(_sort(page), []).extend(line for line in page.lines if not line.beside and len(line.words) > 3)
    out: dict[tuple[int, int], tuple[float, float]] = {}
    for (width, side), own in every.items():
        lines = own if len(own) >= _ENOUGH_LINES else own + every.get((width, 1 - side), [])
        lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
        out[width, side] = (lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]) if lines else (0.0, float(width))
    return out


def _pitch(lines: Sequence[Line]) -> float:
    steps = [b.top - a.top for a, b in itertools.pairwise(lines) if 0 < b.top - a.top < 60]
    return median(steps) if steps else 60.0


def _same_columns(one: PageTable, other: PageTable) -> bool:
    if len(one.edges) != len(other.edges):
        return False
    shift = other.edges[0] - one.edges[0]
    return all(abs(b - a - shift) < 8 for a, b in zip(one.edges, other.edges, strict=True))


def _row(table: PageTable, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]


def _stitch(table: PageTable, more: PageTable) -> None:
    """Puts the rows of a table's next page under it: without its repeated head, a broken row whole again."""
    skip = 0
    while skip < min(3, more.height) and _is_same_row(_texts(table, skip), _texts(more, skip)):
        skip += 1
    rows = list(range(skip, more.height))
    if not rows:
        return
    offset = table.height - skip
    first = _row(more, rows[0])
    if _is_rest(first, table):
        _append(table, first)
        rows, offset = rows[1:], offset - 1
    wanted = set(rows)
    table.cells += [replace(cell, row=cell.row + offset) for cell in more.cells if cell.row in wanted]


def _texts(table: PageTable, row: int) -> list[str]:
    return [" ".join(cell.text.split()) for cell in _row(table, row)]


def _is_same_row(one: list[str], other: list[str]) -> bool:
    """Whether a row stands again; in a scan single cells may be read in another way."""
    equal = sum(a == b for a, b in zip(one, other, strict=False))
    return any(other) and len(one) == len(other) and equal >= max(_ALIKE * len(one), 1)


def _is_rest(first: list[Cell], table: PageTable) -> bool:
    """Whether a page's first row goes on with the last one of the page before: it has no number of its own."""
    return bool(first) and first[0].column == 0 and not first[0].text and any(cell.text for cell in first[1:])


def _append(table: PageTable, rest: list[Cell]) -> None:
    for cell in rest:
        above = max(
            (c for c in table.cells if c.column <= cell.column < c.column + c.columns),
            key=lambda c: c.row,
            default=None,
        )
        if above is not None and cell.text:
            goes_on = cell.text[:1].islower() or not re.search(r"[.;:]$", above.text)
            above.text = f"{above.text}{' ' if goes_on else chr(10)}{cell.text}".strip()
            above.words += cell.words


def words_on(pages: Sequence[Page]) -> Iterator[str]:
    """All words of the pages."""
    for page in pages:
        for item in page.items:
            if isinstance(item, Line):
                yield item.text
            else:
                yield from (cell.text for cell in item.cells)
