"""Text from documents and file names, made safe to print on a terminal."""

from __future__ import annotations

import unicodedata

_BLANKS = {"\n", "\r", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co"}


def one_line(text: str, limit: int | None = None) -> str:
    """`text` on one line: blanks joined, control and direction marks made visible, cut to `limit` characters."""
    shown = "".join(_visible(char) for char in text)
    joined = " ".join(shown.split())
    if limit is not None and len(joined) > limit:
        return joined[: limit - 1].rstrip() + "…"
    return joined


def _visible(char: str) -> str:
    if char in _BLANKS:
        return " "
    if unicodedata.category(char) in _HIDDEN:
        return f"\\u{ord(char):04x}"
    return char


def quoted(text: str, limit: int | None = None) -> str:
    """`text` on one line in quotation marks; empty stays empty."""
    line = one_line(text, limit)
    return f"“{line}”" if line else ""
