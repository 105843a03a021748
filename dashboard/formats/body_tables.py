"""A body's work as tables: one for each section, for spreadsheets and for CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dashboard.formats import body_words as said
from dashboard.formats.plain import one_line
from dashboard.formats.tables import Cell, Column, Table
from dashboard.texts import Texts
from queries.body.model import Dossier, Duty, Entry, Evidence, Gap, Overview, Receipt, Report, Share
from queries.catalogue import catalogue

_WIDTHS = {
    "number": 5, "ref": 8, "task": 36, "leads": 18, "basis": 14, "partners": 24, "classes": 15, "deadline": 15,
    "next": 12, "when": 18, "deliverable": 14, "document": 15, "locator": 16, "quote": 30, "part": 14, "through": 20,
    "matter": 11, "what": 38, "others": 26, "period": 24, "issuer": 24, "date": 12, "title": 60, "how": 26,
    "severity": 10, "touch": 14, "finding": 56, "province": 16, "body": 24, "total": 12, "led": 10, "dated": 12,
    "alone": 14, "partnered": 10,
}  # fmt: skip

Rows = Iterator[tuple[Cell, ...]]


def tables(dossiers: Sequence[Dossier], words: Texts) -> list[Table]:
    """All sections; with several dossiers each row says its province."""
    makers: tuple[tuple[str, str, Sequence[str], Callable[[Dossier], Rows]], ...] = (
        ("time", words("body.hint.time"), ("when", "next", "matter", "what", "others", "through", "deadline", *_PLACE),
         lambda one: (_entry(entry, one, words) for entry in one.entries)),
        ("leads", "", _DUTY, lambda one: (_duty(duty, one, words) for duty in one.leads)),
        ("partners", "", _DUTY, lambda one: (_duty(duty, one, words) for duty in one.partners)),
        ("through", f"{words('body.hint.through')} {words('body.hint.vague')}", ("part", "through", *_DUTY),
         lambda one: (_through(duty, one, words) for duty in one.through_class)),
        ("reports", "", ("what", "period", "through", *_PLACE),
         lambda one: (_report(report, one, words) for report in (*one.reports, *one.class_reports))),
        ("documents", "", ("document", "date", "issuer", "title", "how"), lambda one: _documents(one, words)),
        ("gaps", words("body.hint.gaps"), ("severity", "touch", "finding", *_PLACE),
         lambda one: (_gap(gap, one, words) for gap in one.gaps or ())),
    )  # fmt: skip
    return [_table(key, note, columns, rows, dossiers, words) for key, note, columns, rows in makers]


_PLACE = ("document", "locator", "quote")
_DUTY = ("ref", "task", "leads", "basis", "partners", "classes", "deadline", "next", "deliverable", *_PLACE)


def _table(
    key: str, note: str, keys: Sequence[str], rows: Callable[[Dossier], Rows], dossiers: Sequence[Dossier], words: Texts
) -> Table:
    several = len(dossiers) > 1
    found: list[tuple[Cell, ...]] = []
    for one in dossiers:
        where = (said.place(one.scope, words),) if several else ()
        found += [(len(found) + i, *where, *row) for i, row in enumerate(rows(one), 1)]
    heads = ("number", *(("province",) if several else ()), *keys)
    return Table(words(f"body.section.{key}"), note, _columns(heads, words), tuple(found))


def _columns(keys: Iterable[str], words: Texts) -> tuple[Column, ...]:
    return tuple(Column(words(f"body.column.{key}"), _WIDTHS[key]) for key in keys)


def _place(evidence: Evidence, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    name = said.paper_name(one.papers.get(evidence.document), words) or said.source(evidence.source, words)
    return (name, one_line(evidence.locator), one_line(evidence.quote))


def _entry(entry: Entry, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    timing = entry.timing
    return (
        words(f"body.group.{timing.group}") if timing.day is None else said.when(timing, words), timing.day,
        said.matter(entry, words), said.what(entry, words), said.listed(entry.others),
        one_line(entry.through), one_line(timing.words), *_place(entry.evidence, one, words),
    )  # fmt: skip


def _duty(duty: Duty, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    coming, own = next((timing.day for timing in duty.timings if timing.day), None), one_line(one.body.name)
    return (
        one_line(duty.ref), one_line(duty.text or duty.title), said.leaders(duty, own),
        said.basis(duty, words), said.partners(duty, own), said.partner_classes(duty), one_line(duty.deadline_text),
        coming, one_line(duty.deliverable), *_place(duty.evidence, one, words),
    )  # fmt: skip


def _through(duty: Duty, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    return (said.part_of(duty, words), one_line(duty.through), *_duty(duty, one, words))


def _report(report: Report, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    period = said.report_period(report, words)
    return (said.report_title(report, words), period, one_line(report.through), *_place(report.evidence, one, words))


def _documents(one: Dossier, words: Texts) -> Rows:
    """Documents that give tasks by name, then those received."""
    received = {receipt.document: receipt for receipt in one.received}
    ordering = {document: order.tasks for order in one.orders for document in order.documents}
    for key in dict.fromkeys([*ordering, *received]):
        paper = one.papers.get(key)
        if paper is None:
            continue
        issuers = "; ".join(one_line(issuer) for issuer in paper.issuers)
        replaced = words("body.replaced", documents=said.listed(paper.replaced_by)) if paper.replaced_by else ""
        title = " – ".join(part for part in (one_line(paper.title), replaced) if part)
        yield (said.paper_name(paper, words), words.date(paper.date), issuers, title, _how(received.get(key), words))


def _how(receipt: Receipt | None, words: Texts) -> str:
    if receipt is None:
        return ""
    return said.through(receipt.through, words) or one_line(receipt.purpose) or one_line(receipt.evidence.quote)


def _gap(gap: Gap, one: Dossier, words: Texts) -> tuple[Cell, ...]:
    finding, lang = gap.finding, words.language.value
    first = finding.evidence[0] if finding.evidence else None
    place = Evidence(first.document, first.locator, first.quote) if first else Evidence()
    told = f"{catalogue()[finding.rule].title[lang]}. {finding.message[lang]}"
    severity, touch = words(f"severity.{finding.severity}"), words(f"body.touch.{gap.touch}")
    return (severity, touch, one_line(told), *_place(place, one, words))


def side_by_side(overview: Overview, words: Texts) -> Table:
    """One role in all provinces; where it is not named, words stand in place of numbers."""
    absent = words("body.side.absent")
    rows = [
        (said.place(share.province, words), share.total) + (_shares(share, words) if share.body else (absent,) * 4)
        for share in overview.shares
    ]
    columns = _columns(("province", "total", "led", "dated", "alone", "partnered"), words)
    return Table(words("body.section.side"), words("body.side.note"), columns, tuple(rows))


def _shares(share: Share, words: Texts) -> tuple[Cell, ...]:
    """Each count with what it is a part of: the tasks of the province, or those that the body leads."""
    counts = ((share.led, share.total), (share.dated, share.led), (share.alone, share.led))
    return tuple(words("body.side.of", n=n, m=m) for n, m in (*counts, (share.partnered, share.total)))


def flat(dossiers: Sequence[Dossier], words: Texts) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Every task and duty to report in one table, for CSV: heading and rows."""
    keys = ("province", "body", "part", "through", *_DUTY, "when")
    rows: list[tuple[Cell, ...]] = []
    for one in dossiers:
        head = (said.place(one.scope, words), one_line(one.body.name))
        for duty in one.duties:
            when = said.when(duty.timings[0], words) if duty.timings else ""
            rows.append((*head, said.part_of(duty, words), one_line(duty.through), *_duty(duty, one, words), when))
        for report in (each for each in (*one.reports, *one.class_reports) if each.line == "duty"):
            cells = _report(report, one, words)
            days = next((timing.day for timing in report.timings if timing.day), None)
            part = words(f"body.matter.{'receive' if report.incoming else 'report'}")
            own = (*head, part, cells[2], None, cells[0], None, None, None, None, cells[1], days, None, *cells[3:])
            rows.append((*own, said.when(report.timings[0], words) if report.timings else ""))
    return [words(f"body.column.{key}") for key in keys], rows
