"""A text laid out in lines of a terminal: where each begins and ends, how wide it is, and what is shown of it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len

_PLAIN_TOP = 0x0300
_LATIN = range(0x1E00, 0x2000)
"""Below the first, and in the second, every printable character is one cell wide: all of Vietnamese."""
_PICTURES = 0x2400
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown(text: str) -> str:
    """`text`, character for character, with what could drive or deceive a terminal replaced by a visible sign."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char in "\t\n\xa0":
        return " "
    code = ord(char)
    if code < 32:
        return chr(_PICTURES + code)
    return "·" if unicodedata.category(char) in _HIDDEN else " "


def _is_simple(text: str) -> bool:
    return text.isascii() or all(ord(c) < _PLAIN_TOP or ord(c) in _LATIN for c in text)


def width_of(text: str) -> int:
    """The cells that a shown text takes."""
    return len(text) if _is_simple(text) else cell_len(text)


class Layout:
    """The lines of a text at one width: line n is text[starts[n]:ends[n]], its line end left out."""

    def __init__(self, text: str, width: int) -> None:
        self.text, self.width = text, max(width, 4)
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in _broken(text, self.width):
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line on which a character stands."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def column_of(self, offset: int) -> int:
        """The cell of its line at which a character stands."""
        line = self.line_of(offset)
        return width_of(shown(self.text[self.starts[line] : offset]))

    def offset_at(self, line: int, column: int) -> int:
        """The character at a cell of a line; the last one where the line is shorter."""
        line = max(0, min(line, len(self) - 1))
        at, cells = self.starts[line], 0
        while at < self.ends[line] - 1:
            cells += width_of(shown(self.text[at]))
            if cells > column:
                break
            at += 1
        return at


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _wrapped(text, start, end, width)
        start = end + 1


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """One line of the text as lines of the terminal, broken at blanks where there are any."""
    while end - start > width or not _fits(text, start, end, width):
        stop = _reach(text, start, end, width)
        if stop >= end:
            break
        blank = text.rfind(" ", start + 1, stop + 1)
        cut = blank + 1 if blank > start else stop
        yield start, cut
        start = cut
    yield start, end


def _fits(text: str, start: int, end: int, width: int) -> bool:
    part = text[start:end]
    return _is_simple(part) or cell_len(shown(part)) <= width


def _reach(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest run from `start` that fits."""
    stop = min(start + width, end)
    if _is_simple(text[start:stop]):
        return stop
    cells, at = 0, start
    while at < end:
        cells += cell_len(_shown(text[at]))
        if cells > width and at > start:
            break
        at += 1
    return at
