"""Blocks: lines joined where only the line broke, and rows joined to tables.

A line continues the one before it where it has no marker of its own and the break was not meant: it goes on in lower
case, or the line before was as full as the lines of this text get. A page break (blank lines inside a sentence) is
bridged where the sentence goes on in lower case.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from loaders.text.lines import Line, Marker, find_marker, lines
from loaders.text.passage import Passage


@dataclass(frozen=True)
class Block:
    """A paragraph: its whole text, its marker, the text behind the marker."""

    text: Passage
    marker: Marker | None
    body: Passage
    heading: bool
    blank_before: bool


@dataclass(frozen=True)
class Table:
    """Rows of cells, in order; the first row is the header where the table has one."""

    rows: tuple[tuple[Passage, ...], ...]


_END = re.compile(r"[.;:!?…]['\"”)\]]*$")
_ENUM_END = re.compile(r"(?:[,(]|\b(?:và|của|với|cho|về|các|tại|theo|ngày|số|tháng|năm|trong|thuộc))$", re.IGNORECASE)
_FIXED = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Nơi nhận|Noi nhận|Thực hiện |Số:|TM\.|KT\.|TL\.|T/M|K/T"
    r"|[A-ZĐÀ-Ỹ][^.:;]{2,40}:)"
)
LONGEST_MARKER = 14
_AS_FOLLOWS = re.compile(r"(?:cụ thể|như sau|sau đây|cụ thể như sau|gồm)\s*:")
_BARE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]|[-+•]|(?:Điều|Chương|Phần)(?: \w{1,4}\.?)?")
"""An outline marker alone on its line: its text is on the next."""
MIN_WIDTH, MAX_WIDTH = 40, 140
FULL = 0.8
"""A line that ends in the middle of a sentence is full from this share of the width on: names are not always broken."""


def _lower_start(text: str) -> bool:
    return bool(text) and (text[0].islower() or text[0] in ",;)”")


def wrap_width(found: list[Line]) -> int | None:
    """The width at which this text was hard-wrapped, or None: the longest of three lines that break mid-sentence."""
    wide = [
        len(a.text)
        for a, b in itertools.pairwise(found)
        if not b.blank_before and not b.marker and not b.cells and _lower_start(b.text.text)
        and 40 <= len(a.text) <= MAX_WIDTH and not _END.search(a.text.text)
    ]  # fmt: skip
    return max(wide) if len(wide) >= 3 else None


def _continues(before: Line, last: Passage, line: Line, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph whose last physical line is `before`."""
    if line.cells or before.cells or line.heading:
        return False
    if (
        (before.unclosed and not line.blank_before)
        or _BARE.fullmatch(last.text)
        or (_AS_FOLLOWS.fullmatch(line.text.same) and not line.blank_before)
    ):
        return True
    ended = bool(_END.search(last.text))
    if before.heading:
        return _lower_start(line.text.text) and not line.blank_before and not ended and line.marker is None
    if line.marker is not None:
        return line.marker.value in "-–" and not line.blank_before and not ended and _is_full(before, line, width)
    if line.blank_before:
        return _lower_start(line.text.text) and not ended
    if _lower_start(line.text.text) and not ended:
        return True
    if _is_full(before, line, width):
        return not (ended and _FIXED.match(line.text.text))
    return bool(_ENUM_END.search(last.text)) and not _FIXED.match(line.text.text) and not before.text.text.isupper()


def _is_full(before: Line, line: Line, width: int | None) -> bool:
    """Whether the first word of `line` would not have fitted on the line before it."""
    first = line.text.text.split(" ", 1)[0]
    if width is None or not MIN_WIDTH <= len(before.text) <= MAX_WIDTH:
        return False
    unfinished = not _END.search(before.text.text) and len(before.text) >= FULL * width
    return unfinished or len(before.text) + 1 + len(first) > width


def _table_rows(run: list[Line]) -> Table:
    return Table(tuple(line.cells for line in run))


def _is_row(line: Line) -> bool:
    return sum(1 for c in line.cells if c.text) >= 2 or len(line.cells) >= 3


def blocks(source: str) -> list[Block | Table]:
    """The paragraphs and tables of `source`, in order."""
    found = list(lines(source))
    width = wrap_width(found)
    out: list[Block | Table] = []
    rows: list[Line] = []
    before: Line | None = None
    for line in found:
        if _is_row(line):
            rows.append(line)
            before = None
            continue
        if rows and _continues_row(rows, line):
            rows[-1] = _with_tail(rows[-1], line)
            continue
        if rows:
            out.append(_table_rows(rows))
            rows = []
        last = out[-1] if out else None
        if before and isinstance(last, Block) and _continues(before, last.text, line, width):
            out[-1] = _joined(last, line)
        else:
            out.append(Block(line.text, line.marker, line.body, line.heading, line.blank_before))
        before = line
    if rows:
        out.append(_table_rows(rows))
    return out


def _joined(last: Block, line: Line) -> Block:
    """The block with one more line; a marker that stood alone on its line is found now."""
    text = last.text.joined(line.text)
    if last.marker is None and len(last.text) <= LONGEST_MARKER:
        marker, behind = find_marker(text)
        return replace(last, text=text, marker=marker, body=text.cut(behind))
    return replace(last, text=text, body=last.body.joined(line.text))


def _continues_row(rows: list[Line], line: Line) -> bool:
    """A line inside a table that carries on its last cell: lower case, no marker, and nothing closed before it."""
    last = next((c.text for c in reversed(rows[-1].cells) if c.text), "")
    return line.marker is None and not line.heading and _lower_start(line.text.text) and not last.endswith(".")


def _with_tail(row: Line, line: Line) -> Line:
    index = max(i for i, c in enumerate(row.cells) if c.text)
    cells = list(row.cells)
    cells[index] = cells[index].joined(line.text)
    return replace(row, cells=tuple(cells))
