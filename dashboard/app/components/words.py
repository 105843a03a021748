"""Text from documents, shown as it is: isolated names, long text cut with a way to see all, marks as elements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.app.network.reading import Piece
from dashboard.texts import Texts

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NAME, TEXT = 160, 320
"""How many characters of a name and of running text are shown before the rest is folded away."""


def visible(text: str) -> str:
    """`text` with control, zero-width and direction characters shown as their code point."""
    return _INVISIBLE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def unbroken(text: str) -> str:
    """`text` whose percent signs stay on the line of their number."""
    return text.replace(" %", "\u00a0%")


def cut(text: str, limit: int = NAME) -> str:
    """`text` made visible and cut after `limit` characters."""
    shown = visible(text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def name(text: str, limit: int = NAME) -> Component:
    """A name in isolation, so that its direction cannot touch its surroundings; cut after `limit` characters."""
    shown = cut(text, limit)
    whole = None if shown == text else visible(text)
    return html.Bdi(shown, lang="vi", title=whole) if whole else html.Bdi(shown, lang="vi")


def long_text(text: str, t: Texts, limit: int = TEXT) -> Component:
    """Running text; beyond `limit` characters the rest opens on demand."""
    shown = visible(unicodedata.normalize("NFC", text))
    if len(shown) <= limit:
        return html.Div(shown, className="ph-text", lang="vi", dir="auto")
    head = shown[:limit].rsplit(" ", 1)[0]
    summary = html.Summary(
        [html.Span(head + " … ", className="ph-cut"), html.Span(t("panel.more"), className="ph-more")]
    )
    return html.Details([summary, html.Div(shown, lang="vi", dir="auto")], className="ph-text ph-long")


def lit(pieces: Sequence[Piece]) -> list[str | Component]:
    """Pieces of text as children: the lit ones in marks."""
    return [html.Mark(visible(piece.text)) if piece.lit else visible(piece.text) for piece in pieces]
