"""Dates of any ISO precision: 2020-05-27, 2020-05, 2020."""

from __future__ import annotations

_PRECISION = {4: "year", 7: "month", 10: "day"}


def precision(date: str) -> str:
    """How exact an ISO date is: year, month or day."""
    return _PRECISION.get(len(date), "unknown")


def first_day(date: str) -> str:
    """The first day that `date` may mean, for comparing dates of different precision."""
    return date + "-01-01"[max(0, len(date) - 4) :]


def valid_on(date: str | None, valid_from: str | None, valid_to: str | None) -> bool:
    """Whether `date` lies in [valid_from, valid_to); an unknown date lies in every period."""
    if date is None:
        return True
    day = first_day(date)
    return (valid_from is None or first_day(valid_from) <= day) and (valid_to is None or day < first_day(valid_to))


def overlap(*periods: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """The period in which all `periods` hold: latest start, earliest end."""
    starts = [start for start, _ in periods if start]
    ends = [end for _, end in periods if end]
    return max(starts, key=first_day, default=None), min(ends, key=first_day, default=None)
