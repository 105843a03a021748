"""Abbreviations of bodies that a document defines: "Ban Quản lý Khu kinh tế tỉnh (sau đây viết tắt là BQLKKT)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.registry.fold import fold
from loaders.bodies.mentions import Finder, Mention
from loaders.text.passage import Passage

_DEFINES = re.compile(
    r"\s*\((?P<said>(?:(?:sau đây|dưới đây) )?(?:được )?(?:(?:gọi|viết) (?:tắt|chung|là)[^\"“”()A-ZĐ]{0,12}))?"
    r"[\"“]?(?P<short>[A-ZĐ][A-ZĐ&]*g?[A-ZĐ&]*[A-ZĐ])[\"”]?\)"
)
_PHRASE = re.compile(
    r"\s*\((?:(?:sau đây|dưới đây),? )?(?:được )?(?:gọi|viết) (?:tắt |chung )?(?:là|:)\s*:?\s*"
    r"[\"“]?(?P<short>[A-ZĐ][^\W\d_]+(?: [^\W\d_]+){0,4})[\"”]?\)"
)
"""A short name in words: "… (sau đây gọi tắt là Liên hiệp)"."""
_FURTHEST = 120


def defines(passage: Passage) -> bool:
    """Whether something like a definition stands in the passage."""
    return "(" in passage.text and any(form.search(passage.text) for form in (_DEFINES, _PHRASE))


def defined(finders: Iterable[Finder]) -> dict[str, Mention]:
    """What the capitals stand for that passages of a document define behind the name of a body."""
    out: dict[str, Mention] = {}
    for finder in finders:
        for hit in _DEFINES.finditer(finder.passage.text):
            name = _named_before(finder, hit.start())
            if name is not None and (hit["said"] or _initials_of(hit["short"], name.name)):
                out.setdefault(hit["short"], name)
        for hit in _PHRASE.finditer(finder.passage.text):
            name = _named_before(finder, hit.start())
            if name is not None and not name.collective and not name.vague:
                out.setdefault(hit["short"], name)
    return out


def _named_before(finder: Finder, end: int) -> Mention | None:
    """The longest body whose name ends at `end`."""
    tokens = finder.tokens
    places = tokens.starts[tokens.at(end - _FURTHEST) : tokens.at(end)]
    return next((found for at in places if (found := finder.at(at)) and found.end == end), None)


def _initials_of(short: str, name: str) -> bool:
    """Whether the letters are initials of the name's words, in order."""
    letters = iter(word[0] for word in re.findall(r"[^\W\d_]+", fold(name)))
    return all(letter in letters for letter in fold(short) if letter.isalpha())
