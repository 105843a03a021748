"""Foldings for comparing Vietnamese text. Each gives one code point out per code point in, so hits map straight back.

All of them expect NFC. Rules: old and new tone placement differ only in the open syllables oa, oe, uy not after q;
đ has no canonical decomposition; the dashes are one dash.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NEW = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_OLD = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_TONE = dict(zip(_NEW, _OLD, strict=True))
_SECONDS = tuple("".join(new[1] + new[1].upper() for new in _NEW if new[0] == first) for first in "ou")
_TONE_RX = re.compile(rf"[oOuU](?:(?<=[oO])[{_SECONDS[0]}]|(?<=[uU])[{_SECONDS[1]}])(?<![qQ]..)(?![^\W\d_])")
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for a class of a regular expression."""
_DASHES = "–—‑‐−"
_BLANKS = "\u00a0\u2007\u202f\t\r\n"
_MARKS = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_BLANKS, " "))
_MARK = re.compile("[" + _DASHES + _BLANKS + "]")
_LONG_LOWER = re.compile("[\u0130Σ]")
"""Letters whose small form is longer, or differs at a word's end."""


def tone(text: str) -> str:
    """`text` with tone marks in the old place (Uỷ → Ủy); same length, case kept per letter."""

    def replace(match: re.Match[str]) -> str:
        moved = _TONE[match[0].lower()]
        return "".join(c.upper() if o.isupper() else c for c, o in zip(moved, match[0], strict=True))

    return _TONE_RX.sub(replace, text)


@lru_cache(maxsize=4096)
def _lower_char(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in "đĐ":
        return "d"
    if char in _DASHES:
        return "-"
    if char in _BLANKS:
        return " "
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def same(text: str) -> str:
    """Case, dash, blank and tone-place folded, diacritics kept; same length as `text`."""
    low = tone("".join(map(_lower_char, text)) if _LONG_LOWER.search(text) else text.lower())
    return low.translate(_MARKS) if _MARK.search(low) else low


def fold(text: str) -> str:
    """Diacritics, case, dashes and blanks folded; same length as `text`."""
    return "".join(map(_fold_char, text))


def words(text: str) -> list[str]:
    """The words of `text` in the `same` folding; punctuation and dashes dropped."""
    return re.findall(r"[^\W_]+", same(unicodedata.normalize("NFC", text)))


def name_key(name: str) -> str:
    """The key under which two spellings of one name are equal: words joined by blanks."""
    return " ".join(words(name))


def search_key(text: str) -> str:
    """What a search without diacritics compares: folded words joined by blanks."""
    return " ".join(re.findall(r"[^\W_]+", fold(unicodedata.normalize("NFC", text))))
