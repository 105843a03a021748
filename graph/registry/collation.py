"""Vietnamese alphabetical order: letters first, then tones, then case."""

from __future__ import annotations

import unicodedata

_LETTERS = {c: i for i, c in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...]]


def sort_key(text: str) -> SortKey:
    """A key that sorts as Vietnamese dictionaries do; blanks and marks before digits before letters.

    A tone that stands on no letter, as broken copies have it, is a mark.
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    cases: list[bool] = []
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tone = next((_TONES[m] for m in marks if m in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES)).lower() or char
        letters.append((2, _LETTERS[base]) if base in _LETTERS else (1 if base.isalnum() else 0, ord(base[0])))
        tones.append(tone)
        cases.append(char.isupper())
    return tuple(letters), tuple(tones), tuple(cases)
