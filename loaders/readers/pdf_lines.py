"""Words to lines, and lines to paragraphs, by where they stand.

A line was broken by the width of the page if the first word of the next one would not have fitted behind it; otherwise
somebody ended it there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.text.source import Seen

_ENDED = re.compile(r"[.;:!?…][\"'”)\]]*$")
_MARKER = re.compile(
    r"(?:[-–+•·●▪*]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ][.)]|[IVX]{1,5}[.)]|Điều|Chương|Phần|\(\d{1,2}\))(?:\s|$)"
)
_BROKEN = re.compile(r"\w[-/]$")
_STEP = 6.0
_TIGHT = 2.0
_PADDING = 12.0
"""What a cell keeps free to the left and right of its text, at most."""


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the upper left corner. `seen`: how it was recognised, where by OCR."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    seen: Seen | None = None


@dataclass
class Line:
    """Words at one height. `beside`: it stands in a column beside another one."""

    words: list[Word]
    beside: bool = False

    @cached_property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The height of its letters: that of most of them."""
        return sorted(word.bottom - word.top for word in self.words)[len(self.words) // 2]

    @property
    def width(self) -> float:
        """From its beginning to its end."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Halfway between its beginning and its end."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def marked(self) -> bool:
        """Whether it begins with a marker of a list."""
        return _MARKER.match(self.text) is not None

    @cached_property
    def ended(self) -> bool:
        """Whether a sentence or clause ends with it."""
        return _ENDED.search(self.text) is not None

    @cached_property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return not self.marked and (self.text[:1].islower() or self.text[:1] in ",;)”")


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words put to lines, from top to bottom; raised and lowered ones belong to the line beside them."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        row = rows[-1] if rows else None
        if row is not None and _same_height(row, word):
            row.append(word)
        else:
            rows.append([word])
    return [Line(sorted(row, key=lambda w: w.x0)) for row in rows]


def _same_height(row: list[Word], word: Word) -> bool:
    tall = max(row, key=lambda w: w.bottom - w.top)
    overlap = min(tall.bottom, word.bottom) - max(tall.top, word.top)
    return overlap > 0.5 * min(tall.bottom - tall.top, word.bottom - word.top)


def joined(lines: Sequence[Line]) -> str:
    """The words of lines that are one paragraph; a number or name broken at its hyphen or stroke is whole again."""
    out = ""
    for line in lines:
        if out and not (_BROKEN.search(out) and line.text[:1].isalnum()):
            out += " "
        out += line.text
    return out


def was_full(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the following line would not have fitted behind this one."""
    blank = 0.2 * line.size
    return line.x1 + blank + (following.words[0].x1 - following.words[0].x0) > right - _TIGHT


def paragraphs_in(lines: Sequence[Line], width: float) -> list[str]:
    """The paragraphs of a narrow place, such as a cell of this width."""
    if not lines:
        return []
    room = max(max(line.width for line in lines), width - _PADDING)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        first = line.words[0].x1 - line.words[0].x0
        full = before.width + 0.2 * before.size + first > room - _TIGHT
        starts = line.marked and (before.ended or not full)
        if (full or (line.goes_on and not before.ended)) and not starts:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [joined(group) for group in groups]


def continues(paragraph: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Whether a line goes on with a paragraph whose last line is above it; `left`, `right`: the margins of its page."""
    before, first = paragraph[-1], paragraph[0]
    if before.beside or line.beside or abs(before.size - line.size) > 0.25 * before.size:
        return False
    if line.marked and before.ended:
        return False
    if not was_full(before, line, right):
        return line.goes_on and not before.ended and not _centred(before, left, right)
    if len(paragraph) > 1:
        return line.x0 <= paragraph[1].x0 + _STEP or (line.goes_on and not before.ended)
    if line.x0 > first.x0 + _STEP:
        return first.marked and not line.marked
    if abs(line.x0 - first.x0) <= _STEP and first.x0 > left + _STEP:
        return line.goes_on
    return True


def _centred(line: Line, left: float, right: float) -> bool:
    return abs((line.x0 - left) - (right - line.x1)) < 12 and line.x0 > left + 3 * _STEP
