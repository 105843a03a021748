"""The report at the end of a reading, in words and as a table of many."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats.plain import one_line
from dashboard.texts import Texts
from loaders.understanding import Figures, LeftOut, Missed, ReadingReport
from loaders.understanding.models import Place

SHOWN = 12
"""Places of one sort that a report lists; the data hold all."""


def report_text(report: ReadingReport, words: Texts) -> str:
    """The report of one document."""
    lines = [words("reading.title", file=one_line(report.file)), *(f"  {line}" for line in _figures(report, words))]
    lines += [f"  {words('reading.lines.note', note=one_line(note))}" for note in report.notes]
    listed = list(_lists(report, words))
    lines += [f"  {line}" for line in listed] or [f"  {words('reading.lines.nothing')}"]
    return "\n".join(lines)


def reports_table(reports: Sequence[ReadingReport], words: Texts, width: int) -> str:
    """A row for each of many documents, and their sum: the figures that send a person to a document."""
    total = sum((report.figures for report in reports), Figures(documents=0))
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    made.add_column(words("reading.columns.file"), overflow="ellipsis", no_wrap=True, min_width=12)
    for name in COLUMNS:
        made.add_column(words(f"reading.columns.{name}"), justify="right", max_width=9)
    for report in reports:
        made.add_row(one_line(report.file, 60), *_cells(report.figures, words))
    made.add_section()
    made.add_row(words("reading.sum", n=total.documents), *_cells(total, words))
    out = io.StringIO()
    Console(file=out, width=max(width, 60), markup=False, highlight=False, emoji=False).print(made)
    lines = [words("reading.many", n=total.documents), *(line.rstrip() for line in out.getvalue().splitlines())]
    return "\n".join((*lines, words("reading.lines.each")))


def reports_json(reports: Sequence[ReadingReport]) -> str:
    """The reports as data: a list with one entry for each document."""
    return json.dumps([report.model_dump(mode="json") for report in reports], ensure_ascii=False, indent=1) + "\n"


COLUMNS = ("tasks", "without_lead", "facts", "unsure", "missed", "unknown_bodies", "malformed_dates")


def _cells(figures: Figures, words: Texts) -> list[str]:
    kinds = figures.certainty
    values = figures.model_dump() | {"facts": kinds.facts, "unsure": kinds.likely + kinds.doubtful}
    return [words.number(values[name]) for name in COLUMNS]


def _figures(report: ReadingReport, words: Texts) -> Iterator[str]:
    f = report.figures
    pages = f" ({words('reading.pages', n=f.pages)})" if f.pages else ""
    yield words("reading.lines.read", items=f.items, pages=pages, tables=f.tables, task_tables=f.task_tables)
    yield words("reading.lines.tasks", tasks=f.tasks, without_lead=f.without_lead)
    yield words("reading.lines.facts", facts=f.certainty.facts, **f.certainty.model_dump())
    if report.ocr is not None:
        o = report.ocr
        yield words("reading.lines.ocr", pages=o.pages, words=o.words, doubtful=o.doubtful_words)


def _lists(report: ReadingReport, words: Texts) -> Iterator[str]:
    """What to look at, sort by sort; nothing where there is nothing."""
    yield from _list("missed", len(report.missed), [missed_line(each, words) for each in report.missed], words)
    unknown = [
        words("reading.item.unknown", written=one_line(each.written), times=each.times)
        for each in report.unknown_bodies
    ]
    yield from _list("unknown_bodies", len(unknown), unknown, words)
    dates = [
        words("reading.item.dated", place=place_words(each, words), quote=one_line(each.quote))
        for each in report.malformed_dates
    ]
    yield from _list("malformed_dates", len(dates), dates, words)
    yield from _list("left_out", report.figures.left_out, [_left_out(each, words) for each in report.left_out], words)


def _list(name: str, number: int, lines: Sequence[str], words: Texts) -> Iterator[str]:
    if not lines:
        return
    yield words(f"reading.lines.{name}", n=number)
    yield from (f"  - {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  {words('reading.lines.more', n=len(lines) - SHOWN)}"


def missed_line(missed: Missed, words: Texts) -> str:
    """Where a place stands that gave no task, its words, and why it looks like an assignment."""
    why = words(f"reading.why.{missed.why}", body=one_line(missed.body or "", 60))
    return words("reading.item.missed", place=place_words(missed, words), quote=one_line(missed.quote, 120), why=why)


def place_words(place: Place, words: Texts) -> str:
    """ "trang 3, dòng 120", or the line alone."""
    form = "line" if place.page is None else "page"
    return words(f"reading.place.{form}", line=place.line, page=place.page)


def _left_out(part: LeftOut, words: Texts) -> str:
    return words(
        "reading.item.left_out",
        place=place_words(part, words),
        where=words(f"reading.where.{part.where}"),
        characters=part.characters,
        quote=one_line(part.quote, 60),
    )
