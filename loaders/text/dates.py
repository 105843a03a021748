"""Dates as administrative texts write them, with the precision that they have.

Forms met: 28/8/2019, 06-7-2011, 9.2.2017, "ngày 28 tháng 8 năm 2019", "tháng 02 năm 2020" with the day left blank,
and the slip "ngày 28 năm 8 năm 2019", which is read and marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NUMERIC = re.compile(rf"(?:(?<![\w/.-])|(?<=ngày)){_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?{_YEAR}(?![\w/])")
_WORDS = re.compile(rf"(?:ngày *)?{_DAY}? *(?P<mid>tháng|năm) +{_MONTH},? *năm +{_YEAR}")
_BLANK_DAY = re.compile(rf"(?:tháng[ .…_]*|ngày[ .…_]*/ ?){_MONTH}?[ .…_]*(?:năm|/)[ .…_]*{_YEAR}")


@dataclass(frozen=True)
class DateHit:
    """A date at text[start:end], in ISO form as precise as written; `malformed` where its words cannot be a date."""

    start: int
    end: int
    iso: str
    malformed: bool = False


def _is_impossible(hit: re.Match[str]) -> bool:
    """Whether the day does not exist in its month: 30/2, 31/6."""
    return bool(hit["d"]) and len(_iso(hit["y"], hit["m"], hit["d"])) < len("2020-01-01")


def _iso(year: str, month: str | None, day: str | None) -> str:
    """The date as far as it can be one: an impossible day is left out."""
    try:
        if month and day:
            return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"{year}-{int(month or 1):02}"
    return f"{year}-{int(month):02}" if month else year


def find_dates(text: str) -> list[DateHit]:
    """Every date in `text` (same-folded or as written), in order; an impossible day is marked and left out of `iso`."""
    hits = [
        DateHit(*hit.span(), _iso(hit["y"], hit["m"], hit["d"]), _is_impossible(hit)) for hit in _NUMERIC.finditer(text)
    ]
    for hit in _WORDS.finditer(text):
        wrong = hit["mid"] == "năm"
        if wrong and not hit["d"]:
            continue
        hits.append(DateHit(*hit.span(), _iso(hit["y"], hit["m"], hit["d"]), wrong or _is_impossible(hit)))
    return sorted(hits, key=lambda h: h.start)


def date_after(text: str, at: int, within: int = 24) -> DateHit | None:
    """The date that directly follows position `at` ("… ngày 28/8/2019"), at most `within` characters on."""
    gap = re.compile(r"[\s,]*(?:\(?\s*(?:ban hành )?(?:đề )?ngày\s*)?")
    start = gap.match(text, at)
    begin = start.end() if start else at
    for hit in find_dates(text[at : at + within + 60]):
        if at + hit.start <= begin and at + hit.end > begin - 1 and hit.start <= within:
            return DateHit(at + hit.start, at + hit.end, hit.iso, hit.malformed)
    return None


def partial_date(text: str) -> str | None:
    """The date of a place line whose day or month may be left blank ("ngày     tháng 02 năm 2020")."""
    full = find_dates(text)
    if full:
        return full[0].iso
    hit = _BLANK_DAY.search(text)
    return _iso(hit["y"], hit["m"], None) if hit else None
