"""A passage: cleaned text whose every character knows its place in the source.

Cleaning composes to NFC, makes every run of blanks (line ends, tabs and no-break spaces included) one blank, and drops
what carries no words: emphasis marks of Markdown and invisible characters. All matching works on the cleaned text; a
hit maps back to code points of the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.registry.fold import fold, same

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e")
_EMPHASIS = re.compile(r"(?P<br><br\s*/?>)|\*{1,3}|_{2,3}|`+|\\(?=[-.*_#>()\[\]+|])")


@dataclass(frozen=True)
class Passage:
    """Cleaned `text`; character i stands at source[starts[i]:ends[i]]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def same(self) -> str:
        """The text with case, dashes, blanks and tone place folded; same length."""
        return same(self.text)

    @cached_property
    def fold(self) -> str:
        """The text without diacritics and case; same length."""
        return fold(self.text)

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source offsets of text[start:end]; the range must not be empty."""
        stop = len(self.text) if end is None else end
        return self.starts[start], self.ends[stop - 1]

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part text[start:end], blanks at its ends dropped."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        while start < stop and self.text[start] == " ":
            start += 1
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        return Passage(self.text[start:stop], self.starts[start:stop], self.ends[start:stop])

    def joined(self, other: Passage) -> Passage:
        """This passage, a blank, and `other`, which must lie behind it in the source."""
        return join((self, other))


def join(parts: Sequence[Passage]) -> Passage:
    """The passages, which follow each other in the source, with a blank between them; empty ones left out."""
    filled = [part for part in parts if part.text]
    if len(filled) == 1:
        return filled[0]
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for part in filled:
        if chars:
            starts.append(ends[-1])
            ends.append(part.starts[0])
        chars.append(part.text)
        starts += part.starts
        ends += part.ends
    return Passage(" ".join(chars), tuple(starts), tuple(ends))


EMPTY = Passage("", (), ())


def _composed(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Code points of the NFC form with the range of source that each stands for."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and unicodedata.combining(source[stop]):
            stop += 1
        cluster = unicodedata.normalize("NFC", source[at:stop])
        for char in cluster:
            yield char, at, stop
        at = stop


def _dropped(source: str, start: int, end: int) -> set[int]:
    """Offsets of emphasis marks in source[start:end]; a lone asterisk between blanks is kept."""
    gone: set[int] = set()
    for hit in _EMPHASIS.finditer(source, start, end):
        before = source[hit.start() - 1 : hit.start()]
        after = source[hit.end() : hit.end() + 1]
        if hit[0] == "*" and (not before.strip()) and (not after.strip()):
            continue
        gone.update(range(hit.start() + (1 if hit["br"] else 0), hit.end()))
    return gone


def passage(source: str, start: int, end: int) -> Passage:
    """The cleaned passage of source[start:end]."""
    gone = _dropped(source, start, end)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for char, at, stop in _composed(source, start, end):
        if at in gone or char in _INVISIBLE:
            continue
        blank = char.isspace() or (char == "<" and at + 1 in gone)
        if blank and (not chars or chars[-1] == " "):
            continue
        chars.append(" " if blank else char)
        starts.append(at)
        ends.append(stop)
    if chars and chars[-1] == " ":
        chars.pop(), starts.pop(), ends.pop()
    return Passage("".join(chars), tuple(starts), tuple(ends))
