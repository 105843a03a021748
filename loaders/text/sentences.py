"""Sentences of a passage. No sentence ends behind an abbreviation, a list number, or inside "./.".

A semicolon separates clauses; both cuts keep positions, so that a clause is a range of its passage.
"""

from __future__ import annotations

import re

from graph.registry.fold import CAPITALS
from loaders.text.passage import Passage

_STOP = re.compile(
    rf"[.!?…](?:(?<=\.)/\.|(?=\s+[\"“(]?[{CAPITALS}\d-])"
    r"(?<![A-ZĐ].)(?<!\bTTr.)(?<!\bTT.)(?<!\bTM.)(?<!\bKT.)(?<!\bTP.)(?<!\btp.)(?<!\btx.)(?<!\b\d.))"
)
_CLAUSE = re.compile(r";\s")


def sentences(passage: Passage, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The ranges of the sentences in passage[start:end]."""
    return _cut(passage, start, len(passage) if end is None else end, _STOP)


def clauses(passage: Passage, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The ranges between semicolons in passage[start:end]."""
    return _cut(passage, start, len(passage) if end is None else end, _CLAUSE)


def _cut(passage: Passage, start: int, end: int, rx: re.Pattern[str]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = start
    for stop in rx.finditer(passage.text, start, end):
        out.append((at, stop.end()))
        at = stop.end()
        while at < end and passage.text[at] == " ":
            at += 1
    if at < end:
        out.append((at, end))
    return [(a, b) for a, b in out if passage.text[a:b].strip()]
