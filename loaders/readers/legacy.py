"""Vietnamese encodings from before Unicode: recognised, converted, and noted.

Such a text lies in a file as bytes of one character each, or as Latin letters that only a font made Vietnamese
("Uû ban nh©n d©n"). It is recognised by the whole text, never by a line: few letters fit several encodings.
"""

from __future__ import annotations

import re

NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "viscii": "VISCII"}
_FEWEST_LETTERS = 60
_SAMPLE = 20_000
_MODERN = re.compile(r"[\u1ea0-\u1ef9ăĂđĐơƠưƯ\u0300\u0301\u0303\u0309\u0323]")
_LATIN = re.compile(r"[\u0080-\u00ff\u2212\u2219]")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_CAPITALS = re.compile(r"[A-Z]")
_SMALL = re.compile(r"[a-z]")


def note(encoding: str) -> str:
    """What a reader of the record is told about a converted text."""
    return f"đọc từ bảng mã {NAMES[encoding]}"


def encoding_of(text: str) -> str | None:
    """The legacy encoding of a text whose characters are Latin-1; None where it is Unicode, or too short to tell."""
    if len(_LATIN.findall(text[:_SAMPLE])) < _FEWEST_LETTERS / 4 or _MODERN.search(text):
        return None
    from viparse import detect_text_encoding

    found = detect_text_encoding(text[:_SAMPLE])
    return found if found in NAMES else None


def encoding_of_font(font: str) -> tuple[str, bool] | None:
    """The legacy encoding that a font stands for, and whether the font draws capitals (".VnTimeH"); None for others."""
    name = _SUBSET.sub("", font).strip().upper()
    if name.startswith(".VN"):
        return "tcvn3", name.endswith("H")
    return ("vni", False) if name.startswith("VNI") else None


def converted(text: str, encoding: str) -> str:
    """The text in Unicode. TCVN3 has no accented capitals: lines otherwise in capitals get them back."""
    from viparse.normalize.encodings import get_charmap
    from viparse.normalize.tables import convert

    charmap = get_charmap(encoding)
    if charmap is None:
        raise ValueError(f"no encoding called {encoding}")
    whole = convert(text, charmap)
    return "".join(_capitals(line) for line in whole.splitlines(keepends=True)) if encoding == "tcvn3" else whole


def _capitals(line: str) -> str:
    """A line whose plain letters are all capitals was meant in capitals throughout; so was a word of several."""
    if len(_CAPITALS.findall(line)) > 2 and not _SMALL.search(line):
        return line.upper()
    return re.sub(r"\w+", lambda word: word[0].upper() if _meant_in_capitals(word[0]) else word[0], line)


def _meant_in_capitals(word: str) -> bool:
    return len(_CAPITALS.findall(word)) > 1 and not _SMALL.search(word) and not word.isupper()
