"""A body's work as files to send on: workbook, calendar, CSV, JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.formats import body_words as said
from dashboard.formats.body_tables import flat, side_by_side, tables
from dashboard.formats.calendar import Happening, to_ics
from dashboard.formats.cells import to_csv
from dashboard.formats.plain import one_line
from dashboard.formats.xlsx import Cover, workbook
from dashboard.texts import Texts
from queries.body.dates import Precision, Timing
from queries.body.model import Dossier, Entry, Overview


def as_json(found: Dossier | Overview) -> str:
    """All of it, days as ISO texts."""
    return json.dumps(found.to_data(), ensure_ascii=False, indent=1, default=str) + "\n"


def as_csv(dossiers: Sequence[Dossier], words: Texts) -> str:
    """One row per task and reporting line, with byte order mark, no cell a formula."""
    return to_csv(*flat(dossiers, words))


def as_xlsx(dossiers: Sequence[Dossier], words: Texts, overview: Overview | None = None) -> bytes:
    """A workbook with one sheet per section, after a first sheet with title, counts and sources."""
    day = dossiers[0].today if dossiers else date.today()
    title = said.side_title(overview, words) if overview else said.title(dossiers[0], words)
    papers = said.papers_of(dossiers)
    made = words("body.sheet.made", date=words.date(day.isoformat()), n=len(papers))
    cover = Cover(title, made, tuple(_lines(dossiers, words)), words("body.sheet.page"), day)
    sheets = [side_by_side(overview, words)] if overview else []
    return workbook(cover, words("body.section.summary"), [*sheets, *tables(dossiers, words)])


def _lines(dossiers: Sequence[Dossier], words: Texts) -> Iterator[tuple[str, str]]:
    """The first sheet: what each body has, what to know when reading, and the documents."""
    for one in dossiers:
        yield said.called(one.body, words), " ".join(filter(None, _head(one, words)))
        yield "", calendar_note(one, words)
    yield words("body.section.through"), f"{words('body.hint.through')} {words('body.hint.vague')}"
    yield words("body.section.time"), words("body.hint.time")
    yield words("body.sheet.sources"), ""
    for paper in said.papers_of(dossiers).values():
        about = (words.date(paper.date), said.listed(paper.issuers), one_line(paper.title))
        replaced = words("body.replaced", documents=said.listed(paper.replaced_by)) if paper.replaced_by else ""
        yield said.paper_name(paper, words), ", ".join(part for part in (*about, replaced) if part)


def _head(one: Dossier, words: Texts) -> tuple[str, str, str]:
    return said.summary(one, words), said.state(one, words), said.background(one, words)


def calendar_note(dossier: Dossier, words: Texts) -> str:
    """How many entries the calendar holds, and how many have no day."""
    held = sum(entry.timing.in_calendar for entry in dossier.entries)
    return words("body.calendar.note", held=held, left=len(dossier.entries) - held)


def as_ics(dossiers: Sequence[Dossier], words: Texts, overview: Overview | None = None) -> bytes:
    """The days that the documents name, as a calendar; what names no day is counted, not placed."""
    name = overview.name if overview else said.called(dossiers[0].body, words)
    held = [(one, entry) for one in dossiers for entry in one.entries if entry.timing.in_calendar]
    left = sum(len(one.entries) for one in dossiers) - len(held)
    note = words("body.calendar.note", held=len(held), left=left)
    today = dossiers[0].today if dossiers else date.today()
    happenings = [_happening(entry, one, words, several=overview is not None) for one, entry in held]
    return to_ics(words("body.calendar.name", name=one_line(name)), note, happenings, today=today)


def _happening(entry: Entry, one: Dossier, words: Texts, *, several: bool) -> Happening:
    timing = entry.timing
    assert timing.day is not None
    matter = words(f"body.matter.{entry.matter}")
    part = said.matter(entry, words)
    told = said.what(entry, words)
    summary = told if entry.matter in ("report", "receive") else f"{part}: {told}"
    who = f"[{said.called(one.body, words)}] " if several else ""
    if timing.before:
        summary = words("body.calendar.due", when=_before(timing, words), summary=summary)
    tail = f" ({said.through(entry.through, words)})" if entry.through else ""
    return Happening(
        uid=_uid(entry, one), day=timing.first or timing.day, summary=f"{who}{summary}{tail}",
        description="\n".join(_description(entry, one, words)), category=matter, recurs=timing.recurs,
        remind=timing.day >= one.today,
    )  # fmt: skip


def _before(timing: Timing, words: Texts) -> str:
    """ "trước ngày 18/11/2026"; of what comes again without the year, each month without the month too."""
    if timing.day is None or timing.precision is not Precision.DAY:
        return said.day(timing, words)
    on, again = timing.day, timing.recurs
    told = words.date(on.isoformat())
    if again:
        told = told.removesuffix(f"/{on.year}").removeprefix(f"{on.year}-") if again.month else f"{on.day:02}"
    return words("body.calendar.before_day", day=told)


def _description(entry: Entry, one: Dossier, words: Texts) -> Iterator[str]:
    yield said.what(entry, words)
    if entry.text not in ("", entry.title):
        yield one_line(entry.text)
    if entry.others and entry.matter in ("lead", "partner"):
        yield words("body.page.with", names=said.listed(entry.others))
    if entry.timing.words:
        yield words("body.calendar.words", words=one_line(entry.timing.words))
    if entry.timing.before and entry.timing.precision is Precision.DAY:
        yield words("body.calendar.before")
    elif entry.timing.precision is not Precision.DAY:
        yield words("body.calendar.last_day")
    document = said.paper_name(one.papers.get(entry.document), words)
    yield words("body.calendar.source", document=document, locator=one_line(entry.evidence.locator))
    if entry.evidence.quote:
        yield f"“{one_line(entry.evidence.quote)}”"


def _uid(entry: Entry, one: Dossier) -> str:
    """The same for the same day of the same thing of the same body, whatever today is."""
    again = entry.timing.recurs
    point = (again.year, again.month, again.day, again.precision) if again else entry.timing.day
    key = "\x1f".join((one.body.id, entry.subject, entry.matter, repr(point)))
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@phoihop"
