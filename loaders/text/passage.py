"""A passage: cleaned text whose every character knows its place in the source.

Cleaning composes to NFC, makes every run of blanks (line ends, tabs and no-break spaces included) one blank, and drops
what carries no words: emphasis marks of Markdown and invisible characters. All matching works on the cleaned text; a
hit maps back to code points of the source.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.registry.fold import fold, same

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"


@dataclass(frozen=True)
class Passage:
    """Cleaned `text`; character i stands at source[starts[i]:ends[i]]."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

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
        if stop - start == len(self.text):
            return self
        part = Passage(self.text[start:stop], self.starts[start:stop], self.ends[start:stop])
        if "same" in self.__dict__ and self._parts_words(start) and self._parts_words(stop):
            part.__dict__["same"] = self.same[start:stop]
        return part

    def _parts_words(self, at: int) -> bool:
        """Whether no word goes on over `at`: both sides are folded alike, apart or together."""
        return not (self.text[at : at + 1].isalpha() and self.text[at - 1 : at].isalpha())

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


_CHANGED = re.compile(
    r"(?P<blank>[^\S ]\s*| \s+)"
    r"|(?P<br><br\s*/?>)|(?P<mark>\*{1,3}|_{2,3}|`+|\\(?=[-.*_#>()\[\]+|]))|(?P<unseen>[" + _INVISIBLE + "])"
)
"""What a cleaned text does not hold as it stands: runs of blanks, line breaks of web pages, marks, the invisible."""
_COMPOSED = re.compile("[^\\x00-\u02ff\u1e00-\u1eff\u2000-\u20cf\u2100-\u2bff\ue000-\uf8ff]")
"""Characters outside the blocks that hold no combining marks."""


def _is_lone(source: str, hit: re.Match[str]) -> bool:
    """Whether a mark is an asterisk between blanks, which is kept."""
    if hit[0] != "*":
        return False
    before, after = source[hit.start() - 1 : hit.start()], source[hit.end() : hit.end() + 1]
    return not before.strip() and not after.strip()


def passage(source: str, start: int, end: int) -> Passage:
    """The cleaned passage of source[start:end]."""
    part = source[start:end]
    if _COMPOSED.search(part) or not unicodedata.is_normalized("NFC", part):
        return _by_character(source, start, end)
    return _by_run(source, start, end)


def _by_run(source: str, start: int, end: int) -> Passage:
    """The cleaned passage of a source whose characters are composed: runs of it, kept as they stand."""
    parts: list[str] = []
    places: list[range] = []
    at, blank = start, True
    for hit in (*_CHANGED.finditer(source, start, end), None):
        if hit and hit["mark"] and _is_lone(source, hit):
            continue
        stop = hit.start() if hit else end
        at += blank and at < stop and source[at] == " "
        if at < stop:
            parts.append(source[at:stop])
            places.append(range(at, stop))
            blank = source[stop - 1] == " "
        if hit is None:
            break
        at = hit.end()
        if (hit["blank"] or hit["br"]) and not blank:
            parts.append(" ")
            places.append(range(stop, stop + 1))
            blank = True
    if blank and parts:
        parts[-1], places[-1] = parts[-1][:-1], places[-1][:-1]
    if parts and not parts[-1]:
        places.pop()
    return Passage("".join(parts), _one(places), _one([range(r.start + 1, r.stop + 1) for r in places]))


def _one(runs: list[range]) -> Sequence[int]:
    """The runs as one sequence: a range costs nothing, however long it is."""
    return runs[0] if len(runs) == 1 else tuple(itertools.chain.from_iterable(runs))


def _by_character(source: str, start: int, end: int) -> Passage:
    """The cleaned passage of any source: each base character with its combining marks is composed."""
    gone, breaks = _dropped(source, start, end)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for char, at, stop in _composed(source, start, end):
        if at in gone or char in _INVISIBLE:
            continue
        blank = char.isspace() or at in breaks
        if blank and (not chars or chars[-1] == " "):
            continue
        chars.append(" " if blank else char)
        starts.append(at)
        ends.append(stop)
    if chars and chars[-1] == " ":
        chars.pop(), starts.pop(), ends.pop()
    return Passage("".join(chars), tuple(starts), tuple(ends))


def _composed(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Code points of the NFC form with the range of source that each stands for."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and unicodedata.combining(source[stop]):
            stop += 1
        for char in unicodedata.normalize("NFC", source[at:stop]):
            yield char, at, stop
        at = stop


def _dropped(source: str, start: int, end: int) -> tuple[set[int], set[int]]:
    """Offsets of what is dropped of the marks in source[start:end], and of line breaks, whose first character stays."""
    gone: set[int] = set()
    breaks: set[int] = set()
    for hit in _CHANGED.finditer(source, start, end):
        if hit["br"]:
            breaks.add(hit.start())
            gone.update(range(hit.start() + 1, hit.end()))
        elif hit["mark"] and not _is_lone(source, hit):
            gone.update(range(*hit.span()))
    return gone, breaks
