"""A body's work for reading in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from dashboard.formats import body_words as said
from dashboard.formats.body_tables import side_by_side
from dashboard.formats.plain import one_line, quoted
from dashboard.formats.rows import as_table
from dashboard.texts import Texts
from queries.body.model import Dossier, Duty, Entry, Evidence, Gap, Matter, Overview, Part, Report
from queries.catalogue import catalogue

QUOTE = 120


def as_text(one: Dossier, words: Texts, *, width: int) -> str:
    """Counts, what is due in order of time, tasks with whom, reports, documents, gaps."""
    lines = [said.title(one, words), words("body.as_of", date=words.date(one.today.isoformat()))]
    lines += [said.summary(one, words), *filter(None, [said.state(one, words), said.background(one, words)])]
    named = (("leads", one.leads), ("partners", one.partners), ("through", one.through_class))
    lines += _section("time", _times(one, words), words, "hint.time")
    for key, duties in named:
        lines += _section(key, _duties(duties, one, words), words, "hint.through" if key == "through" else "")
    lines += _section("reports", _reports(one, words), words)
    lines += _section("documents", _documents(one, words), words)
    if one.gaps is not None:
        lines += _section("gaps", _gaps(one.gaps, one, words), words)
    return "\n".join(_wrapped(line, width) for line in lines) + "\n"


def _section(key: str, found: Iterable[str], words: Texts, hint: str = "") -> list[str]:
    rows = list(found)
    note = [f"  {words(f'body.{hint}')}"] if hint and rows else []
    return ["", words(f"body.section.{key}").upper(), *note, *(rows or [f"  {words('body.none')}"])]


def _wrapped(line: str, width: int) -> str:
    """The line within `width`, the rest under its first word."""
    inside = len(line) - len(line.lstrip())
    hang = inside + (2 if line.lstrip().startswith("- ") else 0)
    return textwrap.fill(line.strip(), width, initial_indent=" " * inside, subsequent_indent=" " * hang) or line


def _times(one: Dossier, words: Texts) -> Iterator[str]:
    for group, entries in groupby(one.entries, key=lambda entry: entry.timing.group):
        yield f"  {words(f'body.group.{group}')}"
        for entry in entries:
            yield f"    - {_entry(entry, one, words)}"


def _entry(entry: Entry, one: Dossier, words: Texts) -> str:
    shown = said.what(entry, words)
    if entry.matter in (Matter.LEAD, Matter.PARTNER):
        shown = f"{said.matter(entry, words)} – {shown}"
    when = said.when(entry.timing, words) if entry.timing.words or entry.timing.day else ""
    waits = words("body.waits_for", bodies=said.listed(entry.waits_for)) if entry.waits_for else ""
    document = said.paper_name(one.papers.get(entry.document), words)
    tail = "; ".join(part for part in (said.through(entry.through, words), waits, document) if part)
    return f"{when}: {shown} ({tail})" if when else f"{shown} ({tail})"


def _duties(duties: Iterable[Duty], one: Dossier, words: Texts) -> Iterator[str]:
    for duty in duties:
        through = f"{said.part_of(duty, words)}, {said.through(duty.through, words)}: " if duty.through else ""
        basis = f" ({words(f'basis.{duty.basis}')})" if duty.part is Part.LEAD and duty.basis else ""
        yield f"  - {through}{one_line(f'{duty.ref}. {duty.title}')}{basis}"
        together = (
            ("co_lead" if duty.part is Part.LEAD else "led_by", said.names(duty.co_leads)),
            ("partners", said.names(duty.partners)),
            ("general", said.names(duty.fellows, definite=False)),
        )
        told = "; ".join(words(f"body.page.{key}", names=names) for key, names in together if names)
        if told:
            yield f"      {told}"
        yield f"      {_place(duty.role_evidence, one, words)}"


def _place(evidence: Evidence, one: Dossier, words: Texts) -> str:
    name = said.paper_name(one.papers.get(evidence.document), words) or said.source(evidence.source, words)
    place = ", ".join(part for part in (name, one_line(evidence.locator)) if part)
    return ": ".join(part for part in (place, quoted(evidence.quote, QUOTE)) if part)


def _reports(one: Dossier, words: Texts) -> Iterator[str]:
    for report in (*one.reports, *one.class_reports):
        yield f"  - {_report(report, words)}"
        yield f"      {_place(report.evidence, one, words)}"


def _report(report: Report, words: Texts) -> str:
    period, through = said.report_period(report, words), said.through(report.through, words)
    line = words(f"line.{report.line}") if report.line != "duty" else ""
    notes = "; ".join(part for part in (period, line, through) if part)
    return f"{said.report_title(report, words)} ({notes})" if notes else said.report_title(report, words)


def _documents(one: Dossier, words: Texts) -> Iterator[str]:
    for order in one.orders:
        issuer = one_line(order.issuer) or words("body.no_issuer")
        papers = ", ".join(said.paper_name(one.papers.get(key), words) for key in order.documents)
        yield (
            "  - " + words("body.orders", issuer=issuer, n=order.tasks, documents=len(order.documents)) + f" ({papers})"
        )
    for receipt in one.received:
        how = said.through(receipt.through, words) or one_line(receipt.purpose)
        name = said.paper_name(one.papers.get(receipt.document), words)
        yield f"  - {words('body.received')}: {name}" + (f" ({how})" if how else "")


def _gaps(gaps: Iterable[Gap], one: Dossier, words: Texts) -> Iterator[str]:
    lang = words.language.value
    for gap in gaps:
        rule, finding = catalogue()[gap.finding.rule], gap.finding
        about = f"{words(f'cli.severity.{finding.severity}')}, {words(f'body.touch.{gap.touch}').lower()}"
        yield f"  - {about}: {one_line(finding.message[lang])} [{rule.id}]"
        first = finding.evidence[0] if finding.evidence else None
        if first:
            yield f"      {_place(Evidence(first.document, first.locator, first.quote), one, words)}"


def overview_text(overview: Overview, words: Texts, *, width: int) -> str:
    """One role side by side in all provinces; where it is not named, words stand in place of numbers."""
    table = side_by_side(overview, words)
    shown = as_table([column.heading for column in table.columns], table.rows, words, width=width)
    return f"{said.side_title(overview, words)}\n\n{shown}\n{_wrapped(table.note, width)}\n"
