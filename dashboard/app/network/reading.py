"""Where evidence stands in its document: the sentence around it, and the page around that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PAGE = 1600
"""About how many characters of text a page shows on either side."""

REACH = 500
"""How far a sentence is followed on either side, in characters."""

Span = tuple[int, int]

_STOP = re.compile(r"[.;:!?](?=\s)|\n\s*\n|\n(?=\s*(?:[-+•·*|]|\d+(?:\.\d+)*[.)]?\s|[IVX]+\.|[a-zđ]\)))")


@dataclass(frozen=True)
class Piece:
    """A run of text, lit or not."""

    text: str
    lit: bool = False


def sentence(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The sentences or list items that hold all `spans`, in pieces; empty where offsets lie outside the text."""
    if not _inside(text, spans):
        return []
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    before = [match.end() for match in _STOP.finditer(text, max(0, start - REACH), start)]
    after = _STOP.search(text, max(start, end - 1), min(len(text), end + REACH))
    left = before[-1] if before else max(text.rfind("\n", 0, start) + 1, start - REACH)
    right = max(end, after.start() + 1) if after else min(len(text), end + REACH)
    return _pieces(text, left, right, spans, trim=True)


def page(text: str, spans: Sequence[Span]) -> list[Piece]:
    """About `PAGE` characters on either side of `spans`, to the ends of lines; empty where offsets lie outside."""
    if not _inside(text, spans):
        return []
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    left, right = max(0, start - PAGE), min(len(text), end + PAGE)
    left = (text.find("\n", left, start) + 1 or left) if left else 0
    line = text.rfind("\n", end, right) if right < len(text) else right
    return _pieces(text, left, line if line > 0 else right, spans)


def _pieces(text: str, left: int, right: int, spans: Sequence[Span], *, trim: bool = False) -> list[Piece]:
    pieces: list[Piece] = []
    at = left
    for start, end in sorted(spans):
        if end > at:
            pieces += [Piece(text[at : max(at, start)]), Piece(text[max(at, start) : end], lit=True)]
            at = end
    pieces.append(Piece(text[at:right]))
    if trim:
        pieces[0], pieces[-1] = Piece(pieces[0].text.lstrip(), pieces[0].lit), Piece(pieces[-1].text.rstrip())
    return [piece for piece in pieces if piece.text]


def _inside(text: str, spans: Sequence[Span]) -> bool:
    return bool(spans) and all(0 <= start < end <= len(text) for start, end in spans)
