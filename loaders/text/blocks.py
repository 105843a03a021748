"""Blocks: lines joined where only the line broke, and rows joined to tables.

A line continues the one before it where it has no marker of its own and the break was not meant: it goes on in lower
case, or the line before was as full as the lines of this text get. A page break (blank lines inside a sentence) is
bridged where the sentence goes on in lower case.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from graph.registry.fold import CAPITALS
from loaders.text.broken_names import cuts_at_dash, cuts_name
from loaders.text.frame import framed
from loaders.text.layout import layout_lines, paragraph_lines
from loaders.text.lines import Line, Marker, find_marker, lines
from loaders.text.passage import Passage, join
from loaders.text.source import SourceText
from loaders.text.table import Table


@dataclass(frozen=True)
class Block:
    """A paragraph: its whole text, its marker, the text behind the marker."""

    text: Passage
    marker: Marker | None
    body: Passage
    heading: bool
    blank_before: bool


_END = re.compile(r"[.;:!?…]['\"”)\]]*$")
_ENUM_END = re.compile(r"(?:[,(]|\b(?:và|của|với|cho|về|các|tại|theo|trong|thuộc))$", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\b(?:ngày|số|tháng|năm)$", re.IGNORECASE)
"""What goes on with a number on the next line, and with nothing else: "hằng năm" may end a line."""
_CUT_NUMBER = re.compile(rf"\d/(?:\d{{4}}/)?[{CAPITALS}][^\W\d_]{{0,5}}[-–]$")
"""A document's number whose organ is on the next line: "268/2025/NĐ-"."""
_FIXED = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Nơi nhận|Noi nhận|Thực hiện |Số:|TM\.|KT\.|TL\.|T/M|K/T"
    rf"|[{CAPITALS}][^.:;]{{2,40}}:)"
)
_SET_ALONE = re.compile(r"(?:Căn cứ|Nơi nhận|Noi nhận|Số\s*:|TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|Độc lập)")
LONGEST_MARKER = 14
LONGEST_BLOCK = 20_000
"""Characters after which a paragraph takes no more lines: no real one is that long."""
_OPEN_LABEL = re.compile(
    r"[.;,(] (?:(?:cơ quan|đơn vị) )?(?:chủ trì|phối hợp|thời gian|thời hạn|kết quả|sản phẩm)[^.:;,()]{0,30}:$"
)
"""A label behind other words at the end of a line: what it holds is on the next."""
_AS_FOLLOWS = re.compile(r"(?:cụ thể|như sau|sau đây|cụ thể như sau|gồm)\s*:")
_BARE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]|[-+•]|(?:Điều|Chương|Phần)(?: \w{1,4}\.?)?")
"""An outline marker alone on its line: its text is on the next."""
MIN_WIDTH, MAX_WIDTH = 40, 140
_SELDOM = 0.95
"""Of a web page a line here and there was never broken, whatever the width of the others."""
_MOSTLY = 0.5
"""Of a text that was hard-wrapped no more than twice as many lines are longer than any page than break mid-sentence."""
LONG = 0.7
"""A line of this share of the width that ends mid-sentence goes on, where blank lines part paragraphs."""
FULL = 0.8
"""A line that ends in the middle of a sentence is full from this share of the width on: names are not always broken."""


def _lower_start(text: str) -> bool:
    return bool(text) and (text[0].islower() or text[0] in ",;)”")


def wrap_width(found: list[Line]) -> int | None:
    """The width at which this text was hard-wrapped, or None: what lines that break mid-sentence seldom go beyond."""
    wide = sorted(len(a.text) for a, b in itertools.pairwise(found) if _breaks(a, b))
    longer = sum(len(line.text) > MAX_WIDTH for line in found if not line.cells)
    return wide[int(_SELDOM * (len(wide) - 1))] if len(wide) >= 3 and len(wide) >= longer * _MOSTLY else None


@dataclass(frozen=True)
class Wrap:
    """How a text breaks its lines: `width` if it was hard-wrapped, `parted` if blank lines part its paragraphs."""

    width: int | None = None
    parted: bool = False


_PARTED = 2 / 3
"""From this share of marked lines with a blank line before them on, paragraphs are parted by blank lines."""


def wrap_of(found: list[Line]) -> Wrap:
    """How a plain text breaks its lines."""
    width = wrap_width(found)
    marked = [line for line in found if line.marker]
    blank = sum(line.blank_before for line in marked)
    return Wrap(width, width is not None and len(marked) > 2 and blank >= _PARTED * len(marked))


def _breaks(line: Line, following: Line) -> bool:
    """Whether a line of ordinary length breaks in the middle of a sentence."""
    goes_on = not (following.blank_before or following.marker or following.cells) and _lower_start(following.text.text)
    return goes_on and MIN_WIDTH <= len(line.text) <= MAX_WIDTH and not _END.search(line.text.text)


def _continues(parts: list[Line], line: Line, wrap: Wrap) -> bool:
    """Whether `line` goes on with the paragraph that these lines are."""
    before = parts[-1]
    last = before.text
    if line.cells or before.cells or line.heading or line.apart or before.apart:
        return False
    if (
        (before.unclosed and not line.blank_before)
        or _BARE.fullmatch(last.text)
        or (_AS_FOLLOWS.fullmatch(line.text.same) and not line.blank_before)
        or (line.marker is None and not line.blank_before and _OPEN_LABEL.search(last.same))
        or (line.marker is None and cuts_name(last.text, line.text.text))
    ):
        return True
    ended = bool(_END.search(last.text))
    if before.heading:
        return _lower_start(line.text.text) and not line.blank_before and not ended and line.marker is None
    if before.text.text.isupper() and not line.text.text.isupper() and len(before.text) > LONGEST_MARKER // 2:
        return False
    if line.marker is not None:
        return not line.blank_before and not ended and _marks_nothing(before, line, wrap)
    if line.blank_before:
        return _lower_start(line.text.text) and not ended
    if _lower_start(line.text.text) and (not ended or _cut_inside(last.text, wrap.width)):
        return True
    if wrap.parted and _of_paragraph(before) and _of_paragraph(line):
        return (
            not ended or last.text.endswith(":") or _lower_start(line.text.text) or _is_full(before, line, wrap.width)
        )
    if _is_full(before, line, wrap.width):
        return not (ended and _FIXED.match(line.text.text))
    return _goes_on(last.text, line.text.text)


def _marks_nothing(before: Line, line: Line, wrap: Wrap) -> bool:
    """Whether the marker that a line begins with is part of a sentence that the line before it left open."""
    if wrap.parted and wrap.width and len(before.text) >= LONG * wrap.width:
        return True
    dash = line.marker is not None and line.marker.value in "-–"
    return dash and (cuts_at_dash(before.text.text, line.body.text) or _is_full(before, line, wrap.width))


def _goes_on(last: str, following: str) -> bool:
    """Whether the last word of a line needs the next line."""
    if _BEFORE_NUMBER.search(last):
        return following[:1].isdigit()
    if _CUT_NUMBER.search(last):
        return following[:1].isupper()
    return bool(_ENUM_END.search(last)) and not _FIXED.match(following) and not last.isupper()


def _cut_inside(last: str, width: int | None) -> bool:
    """Whether a line that ends in a semicolon is long enough for the break to be the page's, before a small letter."""
    return width is not None and last.endswith(";") and FULL * width <= len(last) <= MAX_WIDTH


def _of_paragraph(line: Line) -> bool:
    """Whether a line may stand inside a paragraph: no line of a header or a signature, which are set one by one."""
    return not line.text.text.isupper() and not _SET_ALONE.match(line.text.text)


def _is_full(before: Line, line: Line, width: int | None) -> bool:
    """Whether the first word of `line` would not have fitted on the line before it."""
    first = line.text.text.split(" ", 1)[0]
    if width is None or not MIN_WIDTH <= len(before.text) <= MAX_WIDTH:
        return False
    unfinished = not _END.search(before.text.text) and len(before.text) >= FULL * width
    return unfinished or len(before.text) + 1 + len(first) > width


def _table_rows(run: list[Line]) -> Table:
    return Table(tuple(line.cells for line in run))


def _is_row(line: Line, rows: list[Line]) -> bool:
    """Two filled cells; or one, in a table of pipes or inside a run of rows as wide (the others are empty)."""
    filled = sum(1 for cell in line.cells if cell.text)
    if filled != 1:
        return filled > 1
    in_run = bool(rows) and len(rows[-1].cells) == len(line.cells)
    return len(line.cells) > filled and (in_run or (line.text.text.startswith("|") and len(line.cells) > 2))


@dataclass
class _Builder:
    """Blocks and tables as the lines come; the lines of a paragraph are joined once, when it ends."""

    wrap: Wrap
    out: list[Block | Table] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    length: int = 0

    def take(self, line: Line) -> None:
        """Puts one line where it belongs."""
        if _is_row(line, self.rows):
            self._close_block()
            self.rows.append(line)
        elif self.rows and _continues_row(self.rows, line):
            self.rows[-1] = _with_tail(self.rows[-1], line)
        elif self.parts and self.length < LONGEST_BLOCK and _continues(self.parts, line, self.wrap):
            self.parts.append(line)
            self.length += len(line.text)
        else:
            self.close()
            self.parts, self.length = [line], len(line.text)

    def close(self) -> None:
        """Ends the paragraph or table at hand."""
        self._close_block()
        if self.rows:
            self.out.append(_table_rows(self.rows))
            self.rows = []

    def _close_block(self) -> None:
        if self.parts:
            self.out.append(_block(self.parts))
            self.parts = []


Rebuild = Callable[[list[Line]], list[Line]]


def blocks(source: str, rebuild: Rebuild = list) -> list[Block | Table]:
    """The paragraphs and tables of a plain text, in order; page numbers and the frame of a web page are dropped.

    `rebuild` may put lines together to rows before, where a table lies in the text cell by cell.
    """
    found = [line for line in rebuild(list(lines(framed(source)))) if not line.bare_number]
    return _built(found, wrap_of(found))


def source_blocks(source: SourceText, rebuild: Rebuild = list) -> list[Block | Table]:
    """The paragraphs and tables of a document, by its layout where its reader knows that."""
    if source.layout is None:
        return blocks(source.text, rebuild)
    found: list[Line | Table] = []
    for is_table, run in itertools.groupby(layout_lines(source), lambda part: isinstance(part, Table)):
        parts = list(run)
        if is_table:
            found += parts
        else:
            found += [line for line in rebuild([p for p in parts if isinstance(p, Line)]) if not line.bare_number]
    return _built(found, Wrap(_layout_width([part for part in found if isinstance(part, Line)])))


def footnote_blocks(source: SourceText) -> list[Block]:
    """The footnotes of a document, one block each."""
    return [_block(found) for note in source.footnotes if (found := list(paragraph_lines(source.text, note)))]


_WRAPPED_SHARE = 0.15
"""From this share of long lines that break mid-sentence on, paragraphs are lines of a text that was hard-wrapped."""


def _layout_width(found: list[Line]) -> int | None:
    long = sum(1 for line in found if len(line.text) >= MIN_WIDTH)
    broken = sum(_breaks(a, b) for a, b in itertools.pairwise(found))
    return wrap_width(found) if broken > _WRAPPED_SHARE * long else None


def _built(found: Sequence[Line | Table], wrap: Wrap) -> list[Block | Table]:
    builder = _Builder(wrap)
    for part in found:
        if isinstance(part, Table):
            builder.close()
            builder.out.append(part)
        else:
            builder.take(part)
    builder.close()
    return builder.out


def _block(parts: list[Line]) -> Block:
    """The paragraph of these lines; a marker that stood alone on its line is found now."""
    first = parts[0]
    if len(parts) == 1:
        return Block(first.text, first.marker, first.body, first.heading, first.blank_before)
    text = join([part.text for part in parts])
    marker, behind = first.marker, len(text) - len(join([first.body, *(part.text for part in parts[1:])]))
    if marker is None and len(first.text) <= LONGEST_MARKER:
        marker, behind = find_marker(text)
    return Block(text, marker, text.cut(behind), first.heading, first.blank_before)


def _continues_row(rows: list[Line], line: Line) -> bool:
    """A line inside a table that carries on its last cell: lower case, no marker, and nothing closed before it."""
    last = next((c.text for c in reversed(rows[-1].cells) if c.text), "")
    return line.marker is None and not line.heading and _lower_start(line.text.text) and not last.endswith(".")


def _with_tail(row: Line, line: Line) -> Line:
    index = max(i for i, c in enumerate(row.cells) if c.text)
    cells = list(row.cells)
    cells[index] = cells[index].joined(line.text)
    return replace(row, cells=tuple(cells))
