"""Words of a passage with abbreviations opened, so that "UBND tỉnh" and "Ủy ban nhân dân tỉnh" are the same words."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass

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
_OF_THE_PEOPLE = ("án", "sát", "đồng", "ban")
"""What "ND" behind makes the people's: "Tòa án ND", "Hội đồng ND"; a "Hội ND" is the farmers'."""
_OPENABLE = frozenset((*ABBREVIATIONS, *_CONTEXT, "pt", "th", "nd", "nn"))
_WORD = re.compile(r"([^\W_]+|&)")


@dataclass(frozen=True)
class Tokens:
    """The opened words of a passage, in the `same` folding: words[i] is read from passage[starts[i]:ends[i]].

    Words of one abbreviation share its range.
    """

    passage: Passage
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> int:
        """Index of the first word that starts at or behind `position`."""
        return bisect_left(self.starts, position)

    def begins(self, index: int, position: int) -> bool:
        """Whether there is a word `index` and it starts at `position`."""
        return index < len(self.starts) and self.starts[index] == position

    def gap(self, index: int) -> str:
        """The characters between word `index` and the next; empty inside one abbreviation or at the end."""
        if index + 1 >= len(self.words):
            return ""
        end, after = self.ends[index], self.starts[index + 1]
        return "" if after < end else self.passage.text[end:after]


def _opened(words: list[str], index: int, written: str) -> str:
    """The words that a word stands for, by itself or by what follows it."""
    word = words[index]
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if word in _CONTEXT:
        full, deciders = _CONTEXT[word]
        if not deciders:
            return full if written.isupper() else word
        following = words[index + 1] if index + 1 < len(words) else ""
        return full if following in deciders else word
    if word == "pt" and index + 1 < len(words) and words[index + 1] == "th":
        return "phát thanh và"
    before = words[index - 1] if index else ""
    if word == "th" and before == "pt":
        return "truyền hình"
    if word == "nn":
        return "nhà nước" if before in ("bạc", "hàng") else word
    if word == "nd":
        return "nông dân" if before == "hội" else "nhân dân" if before in _OF_THE_PEOPLE else word
    return word


def tokenize(passage: Passage) -> Tokens:
    """The opened words of `passage`."""
    parts = _WORD.split(passage.same)
    edges = list(itertools.accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], edges[:-1:2], edges[1::2]
    short = [i for i, word in enumerate(words) if word in _OPENABLE]
    if not short:
        return Tokens(passage, words, starts, ends)
    out = Tokens(passage, [], [], [])
    at = 0
    for i in short:
        opened = _opened(words, i, passage.text[starts[i] : ends[i]]).split()
        out.words.extend((*words[at:i], *opened))
        out.starts.extend((*starts[at:i], *[starts[i]] * len(opened)))
        out.ends.extend((*ends[at:i], *[ends[i]] * len(opened)))
        at = i + 1
    out.words.extend(words[at:])
    out.starts.extend(starts[at:])
    out.ends.extend(ends[at:])
    return out
