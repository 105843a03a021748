"""When something is due: from the words of a deadline to a day, as far as they name one, and to an order of time.

Nothing is invented. A month, quarter or year stands for its last day; a day without a year that does not recur takes
the first such day after the document's date, for the order only (`Timing.guessed`); "hằng năm" alone names no day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from graph.registry.fold import same
from graph.vocabulary import DeadlineKind


class Group(StrEnum):
    """The parts of a list in order of time."""

    PAST = "past"
    COMING = "coming"
    PERIODIC = "periodic"
    CONTINUOUS = "continuous"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"
    NONE = "none"


class Precision(StrEnum):
    """What the words name: a day, or a span whose last day stands for it."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


RECURRING = (DeadlineKind.MONTHLY, DeadlineKind.QUARTERLY, DeadlineKind.HALF_YEARLY, DeadlineKind.YEARLY)
"""Kinds that come again, the most frequent first."""

_GROUPS = list(Group)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LATEST = 9999


@dataclass(frozen=True)
class Point:
    """The last day of what words name. Without a year it comes every year; without a month too, every month.

    `day` 0 is the last day of the month. `since` and `until`: the first and last year of what comes again.
    """

    year: int | None
    month: int | None
    day: int
    precision: Precision = Precision.DAY
    since: int | None = None
    until: int | None = None

    def on_or_after(self, start: date) -> date | None:
        """The first such day from `start` on, or None.

        29/02 of every year is the last day of February; another day that a month lacks is passed over.
        """
        if self.year is not None:
            found = self._in(self.year, self.month or 12)
            return found if found and found >= start else None
        found = self._again(max(start, date(self.since, 1, 1)) if self.since else start)
        return None if found and self.until and found.year > self.until else found

    def last(self) -> date | None:
        """The last such day of all, where the words name a last year."""
        return self._again(date(self.until, 12 if self.month is None else 1, 1)) if self.until else None

    @property
    def ends_february(self) -> bool:
        """Whether this is 29/02 of every year, which most years lack."""
        return self.year is None and (self.month, self.day) == (2, 29)

    def _again(self, start: date) -> date | None:
        for ahead in range(97 if self.month is None else 9):
            year, month = self._place(start, ahead)
            found = self._in(year, month)
            if found and found >= start:
                return found
        return None

    def _place(self, start: date, ahead: int) -> tuple[int, int]:
        if self.month is not None:
            return start.year + ahead, self.month
        months = start.month - 1 + ahead
        return start.year + months // 12, months % 12 + 1

    def _in(self, year: int, month: int) -> date | None:
        last = calendar.monthrange(year, month)[1] if 1 <= year <= _LATEST else 0
        day = 0 if self.ends_february else self.day
        day = day or last
        return date(year, month, day) if 1 <= day <= last else None


@dataclass(frozen=True)
class Timing:
    """When one thing is due.

    `day`: the day, or the next one of those that come again (the last one where none comes any more); `recurs`: the
    point that comes again; `guessed`: the words name no year and do not recur, the document's date gave it; `before`:
    the words say "trước", so the day itself is too late; `first`: the first day of those that come again since the
    document's date, whatever today is.
    """

    group: Group
    kind: DeadlineKind | None
    words: str
    day: date | None = None
    precision: Precision = Precision.DAY
    recurs: Point | None = None
    guessed: bool = False
    before: bool = False
    first: date | None = None

    @property
    def in_calendar(self) -> bool:
        """Whether the words name a day that a calendar can hold."""
        return self.day is not None and not self.guessed

    @property
    def order(self) -> tuple[int, date, int]:
        """Key of the order of time: past, coming by day, then what recurs without a day (often before seldom) …"""
        often = RECURRING.index(self.kind) if self.kind in RECURRING else len(RECURRING)
        return (_GROUPS.index(self.group), self.day or date.max, often)


def timings(
    kind: DeadlineKind | None, words: str, due: str | None, *, issued: str | None, today: date
) -> tuple[Timing, ...]:
    """Every day that a deadline names, in order of time; one `Timing` without a day where it names none.

    `due` is what was read from `words` (or what a person put there, which then counts alone); `issued` the document's
    date, ISO of any precision.
    """
    if kind is None and not words and not due:
        return (Timing(Group.NONE, None, ""),)
    if kind is DeadlineKind.CONTINUOUS:
        return (Timing(Group.CONTINUOUS, kind, words),)
    start = max(today, _first_day(issued) or today)
    found = [_timing(point, kind, words, issued, today, start) for point in points(words, due, kind)]
    dated = sorted((one for one in found if one is not None), key=lambda one: one.order)
    return tuple(dated) or (Timing(_without_day(kind), kind, words or (due or "")),)


def _without_day(kind: DeadlineKind | None) -> Group:
    if kind in RECURRING:
        return Group.PERIODIC
    return Group.CONDITIONAL if kind is DeadlineKind.CONDITIONAL else Group.UNCLEAR


def _timing(
    point: Point, kind: DeadlineKind | None, words: str, issued: str | None, today: date, start: date
) -> Timing | None:
    """`point` as a timing; None where its day cannot be told."""
    before = _before(point, same(words))
    if point.year is None and kind in RECURRING:
        return _recurring(point, kind, words, issued, start, before=before)
    since = _first_day(issued) if point.year is None else date.min
    day = point.on_or_after(since) if since else None
    if day is None:
        return None
    group = Group.PAST if day < today else Group.COMING
    return Timing(group, kind, words, day, point.precision, guessed=point.year is None, before=before)


def _recurring(
    point: Point, kind: DeadlineKind | None, words: str, issued: str | None, start: date, *, before: bool
) -> Timing | None:
    """`point` that comes again: its next day, or its last one where its years are over."""
    coming = point.on_or_after(start)
    day, group = coming or point.last(), Group.COMING if coming else Group.PAST
    first = point.on_or_after(_first_day(issued) or start) or day
    return Timing(group, kind, words, day, point.precision, point, before=before, first=first) if day else None


def _first_day(iso: str | None) -> date | None:
    """The first day of an ISO date of any precision."""
    parts = [int(part) for part in (iso or "").split("-") if part.isdigit()]
    try:
        return date(*[*parts, 1, 1][:3]) if parts else None
    except ValueError:
        return None


def points(words: str, due: str | None, kind: DeadlineKind | None) -> list[Point]:
    """What the words name: all days of a deadline that recurs, as long as `due` is among them; else `due` alone."""
    given, years = parse_due(due), _years(same(words))
    return [
        replace(one, since=years[0], until=years[1]) if one.year is None else one for one in _points(words, given, kind)
    ]


def _points(words: str, given: Point | None, kind: DeadlineKind | None) -> list[Point]:
    if kind not in RECURRING:
        return [given] if given else []
    if given and given.year is not None and given.precision is not Precision.YEAR:
        given = Point(None, given.month, given.day, given.precision)
    low = same(words)
    named = _named(_SPAN.sub(_end_of_span, low))
    if given is None or given in named or given in _named(low):
        return named
    return [] if given.precision is Precision.YEAR else [given]


_DUE_FORMS = (
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"), Precision.DAY),
    (re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"), Precision.DAY),
    (re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})"), Precision.DAY),
    (re.compile(r"(?P<month>\d{2})-(?P<day>\d{2})"), Precision.DAY),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})"), Precision.MONTH),
    (re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"), Precision.MONTH),
    (re.compile(r"(?:(?P<year>\d{4})-)?Q(?P<quarter>[1-4])"), Precision.QUARTER),
    (re.compile(r"(?P<year>\d{4})"), Precision.YEAR),
    (re.compile(r"(?P<month>\d{2})"), Precision.MONTH),
)


def parse_due(due: str | None) -> Point | None:
    """A stored `due` ("2020-04-15", "2020-Q3", "11-18", "15/11", "Q4", "2020") as a point; None for anything else."""
    for form, precision in _DUE_FORMS:
        match = form.fullmatch((due or "").strip())
        if match:
            part = {name: int(value) for name, value in match.groupdict().items() if value}
            month = part["quarter"] * 3 if "quarter" in part else part.get("month", 12)
            return _point(part.get("year"), month, part.get("day", 0), precision)
    return None


def _point(year: int | None, month: int, day: int, precision: Precision) -> Point | None:
    longest = calendar.monthrange(2024, month)[1] if 1 <= month <= 12 else -1
    return Point(year, month, day, precision) if 0 <= day <= longest and (year is None or year > 0) else None


_DAY_MONTH = re.compile(
    r"(?<![\d/.-])(\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-] ?\d|\d)|ngày (\d{1,2}) tháng (\d{1,2})(?!\d| năm \d| ?/ ?\d)"
)
_DAY_OF_MONTH = re.compile(r"(?<![\d/])(\d{1,2}) (?:của )?(?:hàng|hằng|mỗi) tháng")
_LAST_OF_QUARTER = re.compile(r"ngày (\d{1,2}) (?:của )?tháng cuối (?:của )?(?:(?:mỗi|hàng|hằng) )?quý")
_QUARTER = re.compile(r"(?:quý |(?<=[,;]) ?|(?<=và) )(iv|iii|ii|i)(?![^\W_])|quý ([1-4])(?!\d)")
_MONTH = re.compile(r"(?<!\d )tháng (\d{1,2})(?!\d| ?/)")


_SPAN = re.compile(
    r"từ (?P<unit>(?:ngày|tháng|quý) )?(?:\d{1,2}(?:[/.]\d{1,2}| tháng \d{1,2})?|[iv]+) (?:đến|tới) (?:hết )?"
    r"(?P<end>(?:ngày|tháng|quý) )?(?=\d|[iv])"
)
_YEARS = r"(?:(?:ngày |tháng |quý )?(?:\d{1,2}|[iv]+)(?:[/.-]\d{1,2})?[/.-])?(?:năm )?(\d{4})(?!\d)"
_SINCE = re.compile(r"(?<!\w)từ (?:đầu )?" + _YEARS)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới) (?:hết |cuối )*" + _YEARS)
_PERIOD = re.compile(r"giai đoạn (?:từ )?(?:năm )?(\d{4}) ?(?:[-–]|đến) ?(?:năm )?(\d{4})")
_BEFORE = re.compile(
    r"(?<!\w)trước (?:hạn |thời hạn |thời điểm )?(?=(?:ngày |mùng |tháng |quý |năm )?(?:\d|[iv]+(?!\w)))"
)


def _end_of_span(match: re.Match[str]) -> str:
    return match["end"] or match["unit"] or ""


def _years(low: str) -> tuple[int | None, int | None]:
    """The first and last year that the words of a recurring deadline name."""
    period = _PERIOD.search(low)
    if period:
        return int(period[1]) or None, int(period[2]) or None
    since, until = _SINCE.search(low), _UNTIL.search(low)
    return (int(since[1]) or None) if since else None, (int(until[1]) or None) if until else None


def _before(point: Point, low: str) -> bool:
    """Whether the words put the deadline before `point`, not on it."""
    match = _BEFORE.search(low)
    if match is None:
        return False
    rest = low[match.end() :]
    if point.precision is not Precision.DAY:
        unit = {Precision.MONTH: "tháng", Precision.QUARTER: "quý", Precision.YEAR: "năm"}[point.precision]
        return rest.startswith(unit) or rest[:1].isdigit()
    days = re.finditer(r"(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})", rest)
    if point.month is None:
        return re.match(rf"(?:ngày |mùng )?0?{point.day}(?!\d)", rest) is not None
    return any((int(one[1]), int(one[2])) == (point.day, point.month) for one in days) or "tháng cuối" in rest


def _named(low: str) -> list[Point]:
    """The days of a month or year that `low` names; its months or quarters only where it names no day."""
    found: list[Point | None] = []
    for match in _DAY_MONTH.finditer(low):
        day, month = (int(part) for part in match.groups() if part)
        found.append(_point(None, month, day, Precision.DAY))
    for match in _LAST_OF_QUARTER.finditer(low):
        found += [_point(None, month, int(match[1]), Precision.DAY) for month in (3, 6, 9, 12)]
    found += [Point(None, None, int(m[1])) for m in _DAY_OF_MONTH.finditer(low) if 1 <= int(m[1]) <= 31]
    if not found and "quý" in low:
        quarters = [_QUARTERS[m[1] or m[2]] for m in _QUARTER.finditer(low)]
        found = [_point(None, quarter * 3, 0, Precision.QUARTER) for quarter in quarters]
    if not found:
        found = [_point(None, int(m[1]), 0, Precision.MONTH) for m in _MONTH.finditer(low)]
    return list(dict.fromkeys(point for point in found if point is not None))


_PERIODS = (
    (re.compile(r"(?:hàng|hằng|mỗi) tháng|(?<!\d )tháng một lần"), DeadlineKind.MONTHLY),
    (re.compile(r"quý"), DeadlineKind.QUARTERLY),
    (re.compile(r"(?:0?6|sáu) tháng|nửa năm"), DeadlineKind.HALF_YEARLY),
    (re.compile(r"năm"), DeadlineKind.YEARLY),
    (re.compile(r"thường xuyên"), DeadlineKind.CONTINUOUS),
    (re.compile(r"đột xuất|khi "), DeadlineKind.CONDITIONAL),
)


def period_kind(period: str | None) -> DeadlineKind | None:
    """The kind of a reporting period in words ("6 tháng và hằng năm" is half-yearly); None where none is given."""
    low = same(period or "")
    known = next((kind for form, kind in _PERIODS if form.search(low)), None)
    return known or (DeadlineKind.UNCLEAR if low else None)
