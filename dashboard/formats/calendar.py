"""iCalendar files: all-day events that recur as their words say, and that a calendar keeps apart when read again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from queries.body.dates import Point

REMIND = 7
"""How many days before an event a calendar reminds of it."""

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Happening:
    """One event of a whole day. `uid` is the same whenever the same thing is written; `recurs`: when it comes again."""

    uid: str
    day: date
    summary: str
    description: str
    category: str
    recurs: Point | None = None
    remind: bool = True


def to_ics(name: str, note: str, happenings: Sequence[Happening], *, today: date) -> bytes:
    """A calendar of this name. Its stamp is `today`: the same input gives the same bytes."""
    book = Calendar()
    book.add("prodid", "-//phoihop//phoihop//VI")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", vText(_plain(name)))
    book.add("x-wr-caldesc", vText(_plain(note)))
    for one in happenings:
        book.add_component(_event(one, datetime.combine(today, time(), UTC)))
    return bytes(book.to_ical())


def _event(one: Happening, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", 0)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", _plain(one.summary))
    event.add("description", _plain(one.description))
    event.add("categories", [_plain(one.category)])
    event.add("transp", "TRANSPARENT")
    if one.recurs is not None:
        event.add("rrule", _rule(one.recurs))
    if one.remind:
        event.add_component(_alarm(one))
    return event


def _rule(point: Point) -> dict[str, object]:
    """How the point comes again; the last day of a month is counted from its end."""
    day = -1 if point.ends_february else point.day or -1
    end: dict[str, object] = {"until": date(point.until, 12, 31)} if point.until else {}
    if point.month is None:
        return {"freq": "monthly", "bymonthday": day, **end}
    return {"freq": "yearly", "bymonth": point.month, "bymonthday": day, **end}


def _alarm(one: Happening) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-REMIND))
    alarm.add("description", _plain(one.summary))
    return alarm


def _plain(text: str) -> str:
    """Text without control characters; line ends stay."""
    return _CONTROL.sub(" ", text)
