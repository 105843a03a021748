"""Brackets and tails that give a task to somebody: "… (Sở A chủ trì; Sở B phối hợp)", "… (Sở A)", "…: Sở A."."""

from __future__ import annotations

import re

from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention
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


_GIVEN = re.compile(r"(?:giao(?: cho)?|do) (?=\S)")
_CLOSED = re.compile(r"\s*(?:[;,:.]|$)")
_DOES = re.compile(r" (?:tham mưu|tổng hợp|theo dõi|triển khai|thực hiện|tổ chức|xây dựng|đầu mối)(?![^\W_])")
_TOLD = re.compile(r" (?:có|nơi|thuộc|trên) [^;:()]{2,60}$")


def bodies_alone(passage: Passage, finder: Finder, start: int, end: int) -> tuple[Mention, ...]:
    """The bodies that passage[start:end] opens with, where it says nothing else of them: "Sở A; quý II", "giao Sở A".

    A class may be told in its own words there ("các xã có dự án"); "giao Sở A tham mưu" gives the work too.
    """
    given = _GIVEN.match(passage.same, start, end)
    first = given.end() if given else start
    found = parse_list(finder, first, end)
    if not found.mentions or found.mentions[0].start != first or not all(m.known for m in found.mentions):
        return ()
    rest = passage.same[found.end : end]
    told = found.mentions[-1].collective and _TOLD.match(rest)
    closed = _CLOSED.match(rest) or told or (given and _DOES.match(rest))
    return found.mentions if closed and not all(m.vague for m in found.mentions) else ()


def parenthesis(passage: Passage) -> tuple[int, int] | None:
    """The range of an assignment in brackets behind a task ("(Sở A chủ trì; Sở B phối hợp)"), or None."""
    hit = _PARENTHESIS.search(passage.same)
    return hit.span() if hit else None
