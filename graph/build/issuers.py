"""Who issued a document, as one key however the citation words it.

Two plans that cite one decision write its issuer in different words or not at all; the organ suffix of its number says
it always. So the suffix comes first, with the province of the citing document for provincial organs (108/KH-UBND in a
plan of one province is that province's own), unless the written issuer names another province or a district. Only
without a number, or with an unknown suffix, the written issuer decides.
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

_DISTRICT = re.compile(r"\b(huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b")
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
    found = _by_number(number, home, date) or _by_words(written, home, date)
    return found or _by_unknown_organ(number) or _by_kind(kind, date)


def _district(written: str | None, province: str | None) -> Issuer | None:
    """A body below the province: its suffix (UBND, HĐND) says nothing about the level, its words do."""
    key = name_key(written or "")
    city = re.search(r"\bthành phố\b", key) and written and split_province(written)[1] is None
    if written and (_DISTRICT.search(key) or (city and not key.endswith("thành phố"))):
        return Issuer(f"{key} {province or ''}".strip(), written, province)
    return None


def _by_number(number: Number | None, home: str | None, date: str | None) -> Issuer | None:
    if number is None:
        return None
    organs = number.organ.split("-") if number.type in _JOINT else [number.organ.split("-")[0]]
    if number.form is NumberClass.QPPL and not number.organ:
        organs = [re.sub(r"\d+$", "", number.type or "")]
    found = [_organ(organ, home, date) for organ in organs]
    if not all(found):
        return None
    each = [one for one in found if one]
    return each[0] if len(each) == 1 else Issuer("+".join(i.key for i in each), ", ".join(i.name for i in each))


def _organ(organ: str, home: str | None, date: str | None) -> Issuer | None:
    known = _organs().get(organ)
    if known is None:
        return None
    entry = body(known)
    return _registered(entry, home, date) if entry else Issuer(known, known)


def _registered(entry: Entry, home: str | None, date: str | None) -> Issuer:
    if is_central_entry(entry):
        return Issuer(entry.id, entry.name)
    return Issuer(f"{entry.id} {home or ''}".strip(), full_name(entry, home, date), home)


def _by_words(written: str | None, home: str | None, date: str | None) -> Issuer | None:
    if not written:
        return None
    entry = find_body(written, date)
    return _registered(entry, home, date) if entry else Issuer(name_key(written), written)


def _by_unknown_organ(number: Number | None) -> Issuer | None:
    return Issuer(number.organ, number.organ) if number and number.organ else None


def _by_kind(kind: str | None, date: str | None) -> Issuer | None:
    known = facts().issuer_of_kind.get(name_key(kind or ""))
    entry = body(known)
    return _registered(entry, None, date) if entry else Issuer(known, known) if known else None


def number_of(symbol: str | None) -> Number | None:
    """The parsed number of a symbol, stray blanks removed; None for no number or an unknown form."""
    return parse_symbol(re.sub(r"\s+", "", symbol)) if symbol else None
