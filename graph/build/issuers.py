"""Who issued a document, as one key however the citation words it.

Two plans that cite one decision write its issuer in different words or not at all; the organ suffix of its number says
it always. So the suffix comes first, with the province of the citing document for provincial organs (108/KH-UBND in a
plan of one province is that province's own), unless the written issuer names another province or a district. Only
without a number the kind (a law is the National Assembly's) and then the written issuer decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.build.agencies import full_name
from graph.build.facts import facts
from graph.build.names import find_body, is_central_entry, split_province
from graph.registry.bodies import Entry, bodies, body
from graph.registry.fold import name_key
from graph.registry.numbers import Number, NumberClass, parse_symbol

_COUNCIL = r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)"
_BELOW = re.compile(
    rf"{_COUNCIL} (?:các )?(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b|\b(?:huyện|quận|thị|đảng) ủy\b"
)
_CITY = re.compile(rf"{_COUNCIL} thành phố \w")
_JOINT = ("TTLT", "NQLT")


@dataclass(frozen=True)
class Issuer:
    """The key that enters the document's identity, the name to show, and the province of a provincial issuer."""

    key: str
    name: str
    province: str | None = None


@lru_cache(maxsize=1)
def _organs() -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in bodies().values():
        for short in entry.abbreviations:
            known.setdefault(short, entry.id)
    return known | facts().organs


def issuer(
    number: Number | None, kind: str | None, written: str | None, province: str | None, date: str | None
) -> Issuer | None:
    """The issuer of a document as a document of `province` names it; None where nothing says who it is."""
    local = _district(written, province)
    if local:
        return local
    named = split_province(written)[1] if written else None
    home = named or province
    return _by_number(number, home, date) or _by_kind(kind, date) or _by_words(written, home, date)


def _district(written: str | None, province: str | None) -> Issuer | None:
    """A body below the province: its suffix (UBND, HĐND) says nothing about the level, its words do."""
    key = name_key(written or "")
    city = written and _CITY.search(key) and split_province(written)[1] is None
    if written and (city or _BELOW.search(key)):
        return Issuer(f"{key} {province or ''}".strip(), written, province)
    return None


def _by_number(number: Number | None, home: str | None, date: str | None) -> Issuer | None:
    if number is None:
        return None
    organs = number.organ.split("-") if number.type in _JOINT else [number.organ.split("-")[0]]
    if number.form is NumberClass.QPPL and not number.organ:
        organs = [re.sub(r"\d+$", "", number.type or "")]
    each = [_organ(organ, home, date) for organ in organs]
    return each[0] if len(each) == 1 else Issuer("+".join(i.key for i in each), ", ".join(i.name for i in each))


def _organ(organ: str, home: str | None, date: str | None) -> Issuer:
    """The body behind a suffix; an unknown suffix stands for itself, as words vary and it does not."""
    known = _organs().get(organ.replace("&", ""), organ)
    entry = body(known)
    if entry:
        return _registered(entry, home, date)
    if known == organ and home and re.match(facts().provincial_organ, organ):
        return Issuer(f"{name_key(organ)} {home}", organ, home)
    return Issuer(name_key(known), known)


def _registered(entry: Entry, home: str | None, date: str | None) -> Issuer:
    if is_central_entry(entry):
        return Issuer(entry.id, entry.name)
    return Issuer(f"{entry.id} {home or ''}".strip(), full_name(entry, home, date), home)


def _by_words(written: str | None, home: str | None, date: str | None) -> Issuer | None:
    if not written:
        return None
    entry = find_body(written, date)
    return _registered(entry, home, date) if entry else Issuer(name_key(written), written)


def _by_kind(kind: str | None, date: str | None) -> Issuer | None:
    known = facts().issuer_of_kind.get(name_key(kind or ""))
    entry = body(known)
    return _registered(entry, None, date) if entry else Issuer(name_key(known), known) if known else None


def number_of(symbol: str | None) -> Number | None:
    """The parsed number of a symbol, stray blanks removed; None for no number or an unknown form."""
    return parse_symbol(re.sub(r"\s+", "", symbol)) if symbol else None
