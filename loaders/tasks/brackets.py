"""Brackets and tails that give a task to somebody: "… (Sở A chủ trì; Sở B phối hợp)", "… (Sở A)", "…: Sở A."."""

from __future__ import annotations

import re

from loaders.text.passage import Passage

_PARENTHESIS = re.compile(r"\((?=[^()]*(?:chủ trì|phối hợp|thực hiện))[^()]+\)|\[(?=[^\[\]]*chủ trì)[^\[\]]+\]")
_BARE_BRACKET = re.compile(r"\((?P<in>[^()]{4,200})\)\s*[.;]?\s*(?:\./\.)?$")


def bare_parenthesis(passage: Passage) -> tuple[int, int] | None:
    """The range of the brackets that end a task ("… (Sở A; quý II)"), without the brackets themselves."""
    hit = _BARE_BRACKET.search(passage.same)
    return hit.span("in") if hit else None


_BARE_TAIL = re.compile(r"(?<=[^\W_]): (?P<in>[^:;]{4,200})$")


def bare_tail(passage: Passage) -> tuple[int, int] | None:
    """The range of what stands behind the last colon of a task ("Lập danh sách: Sở A.")."""
    hit = _BARE_TAIL.search(passage.same)
    return hit.span("in") if hit else None


def parenthesis(passage: Passage) -> tuple[int, int] | None:
    """The range of an assignment in brackets behind a task ("(Sở A chủ trì; Sở B phối hợp)"), or None."""
    hit = _PARENTHESIS.search(passage.same)
    return hit.span() if hit else None
