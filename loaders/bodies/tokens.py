"""Words of a passage with abbreviations opened, so that "UBND tỉnh" and "Ủy ban nhân dân tỉnh" are the same words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon import table
from loaders.text.passage import Passage

ABBREVIATIONS = table("abbreviations")
"""Abbreviations that are safe out of context; the ambiguous ones (CT, TT, BCH) are opened before what decides them."""

_STANDING = ("tỉnh", "tu", "thành", "hđnd", "hội", "ubmttq", "mttq", "huyện", "ub", "ủy")
_CONTEXT: dict[str, tuple[str, tuple[str, ...]]] = {
    "tt": ("thường trực", _STANDING),
    "ttr": ("thường trực", _STANDING),
    "ct": ("chủ tịch", ("ubnd", "pct", "các", "ủy", "hđnd")),
    "bch": ("bộ chỉ huy", ("qs", "quân", "bđbp", "bộ")),
    "ca": ("công an", ("tỉnh", "thành", "huyện", "tp")),
    "tu": ("tỉnh ủy", ()),
    "đh": ("đại học", ()),
    "ub": ("ủy ban", ()),
}
_OPENABLE = frozenset((*ABBREVIATIONS, *_CONTEXT, "pt", "th"))
_WORD = re.compile(r"[^\W_]+|&")


@dataclass(frozen=True)
class Token:
    """A word in the `same` folding and its range in the passage; words of one abbreviation share its range."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The opened words of a passage."""

    passage: Passage
    items: tuple[Token, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.items]

    def at(self, position: int) -> int:
        """Index of the first word that starts at or behind `position`."""
        return bisect_left(self._starts, position)

    def gap(self, index: int) -> str:
        """The characters between word `index` and the next; empty inside one abbreviation or at the end."""
        if index + 1 >= len(self.items):
            return ""
        here, after = self.items[index], self.items[index + 1]
        return "" if after.start < here.end else self.passage.text[here.end : after.start]


def _opened(words: list[re.Match[str]], index: int, written: str) -> str:
    """The words that a word stands for, by itself or by what follows it."""
    word = words[index][0]
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if word in _CONTEXT:
        full, deciders = _CONTEXT[word]
        if not deciders:
            return full if written.isupper() else word
        following = words[index + 1][0] if index + 1 < len(words) else ""
        return full if following in deciders else word
    if word == "pt" and index + 1 < len(words) and words[index + 1][0] == "th":
        return "phát thanh và"
    if word == "th" and index and words[index - 1][0] == "pt":
        return "truyền hình"
    return word


def tokenize(passage: Passage) -> Tokens:
    """The opened words of `passage`."""
    words = list(_WORD.finditer(passage.same))
    items: list[Token] = []
    for i, hit in enumerate(words):
        start, end = hit.span()
        if hit[0] not in _OPENABLE:
            items.append(Token(hit[0], start, end))
            continue
        items += [Token(part, start, end) for part in _opened(words, i, passage.text[start:end]).split()]
    return Tokens(passage, tuple(items))
