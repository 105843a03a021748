"""The parts of the page of a body's work: dates, tasks with whom, reports, orders; evidence folds out of each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.app.components.evidence import Library, Proof, document_line, quotes
from dashboard.app.components.words import cut, long_text, name
from dashboard.app.data import Data
from dashboard.app.network.facts import Document, Evidence
from dashboard.app.view import CENTRAL, View
from dashboard.formats import body_words as said
from dashboard.texts import Texts
from queries.body.dates import Group
from queries.body.model import Dossier, Duty, Entry, Gap, Matter, Paper, Part, Report
from queries.body.model import Evidence as Place
from queries.catalogue import catalogue

SHOWN = 60
"""So many rows of a section are shown before one asks for all."""


@dataclass(frozen=True)
class Desk:
    """All that the parts draw from."""

    one: Dossier
    library: Library
    view: View
    t: Texts

    def document(self, identifier: str) -> str:
        """What a document is called."""
        return said.paper_name(self.one.papers.get(identifier), self.t)


def library(one: Dossier, data: Data) -> Library:
    """The documents of a dossier as the evidence cards know them, and where their texts and pictures are."""
    return Library({key: as_document(paper) for key, paper in one.papers.items()}, data.source, data.has_picture)


def as_document(paper: Paper) -> Document:
    """A document as the evidence cards know it."""
    return Document(
        paper.id, paper.symbol, paper.kind, paper.title, "; ".join(paper.issuers), paper.date, paper.province,
        paper.status, paper.sha256, paper.file,
    )  # fmt: skip


def sections(desk: Desk) -> list[Component]:
    """Every part but the gaps, each under its heading with the number of its rows."""
    one, t = desk.one, desk.t
    through = [duty for duty in one.through_class if not duty.vague]
    vague = [duty for duty in one.through_class if duty.vague]
    class_rows = [*_duties(through, desk)]
    if vague:
        class_rows.append(html.P(t("body.hint.vague"), className="ph-note ph-work-hint"))
        class_rows += _duties(vague, desk)
    return [
        section("time", len(one.entries), _times(desk), t, t("body.hint.time")),
        section("leads", len(one.leads), _duties(one.leads, desk), t),
        section("partners", len(one.partners), _duties(one.partners, desk), t),
        section("through", len(one.through_class), class_rows, t, t("body.hint.through")),
        section("reports", len(one.reports) + len(one.class_reports), [_reports(desk)], t),
        section("documents", len(one.orders) + len(one.received), [_documents(desk)], t),
    ]


def section(key: str, count: int, rows: Sequence[Component], t: Texts, hint: str = "") -> Component:
    """One part of the page; an empty one says so."""
    head = html.H2([t(f"body.section.{key}"), html.Span(t.number(count), className="ph-count")])
    note = [html.P(hint, className="ph-note")] if hint and count else []
    body = list(rows) if count else [html.P(t("body.none"), className="ph-soft")]
    return html.Section([head, *note, *body], id=f"work-{key}", className="ph-box ph-work-part")


def _capped(rows: Sequence[Component], total: int, desk: Desk) -> list[Component]:
    """The rows as a list; where not all are shown, a way to all."""
    listed: list[Component] = [html.Ul(list(rows), className="ph-work-list")]
    if len(rows) < total:
        more = dcc.Link(desk.t("body.page.more", n=total), href=desk.view.but(everything=True).query())
        listed.append(html.P([desk.t("body.page.shown", n=len(rows), m=total), ". ", more], className="ph-note"))
    return listed


def _cap(desk: Desk) -> int | None:
    return None if desk.view.everything else SHOWN


def _times(desk: Desk) -> list[Component]:
    parts: list[Component] = []
    for group, entries in groupby(desk.one.entries, key=lambda entry: entry.timing.group):
        every = list(entries)
        parts.append(html.H3(desk.t(f"body.group.{group}"), className=f"ph-when ph-when-{group}"))
        parts += _capped([html.Li(_entry(one, desk)) for one in every[: _cap(desk)]], len(every), desk)
    return parts


def _entry(entry: Entry, desk: Desk) -> Component:
    t, timing = desk.t, entry.timing
    dated = timing.day is not None or timing.group not in (Group.NONE,)
    when = html.Span(said.when(timing, t) if dated else "–", className="ph-work-when")
    matter = html.Span(said.matter(entry, t), className=f"ph-badge ph-matter-{entry.matter}")
    notes = [said.through(entry.through, t)]
    notes += [t("body.waits_for", bodies=said.listed(entry.waits_for))] if entry.waits_for else []
    told = "; ".join(note for note in notes if note)
    task = entry.matter in (Matter.LEAD, Matter.PARTNER)
    words = said.what(entry, t)
    line: list[Component | str] = [when, matter if task else "", name(words, 240)]
    line += [html.Span(told, className="ph-soft")] if told else []
    proof = Proof(t(f"body.matter.{entry.matter}"), words, _evidence(entry.evidence), (timing.words,))
    return _fold(line, [*quotes([proof], desk.library, t)])


def _fold(line: Sequence[Component | str], inside: Sequence[Component], *, opened: bool = False) -> Component:
    """A row whose evidence folds out."""
    head = html.Summary(html.Span(list(line), className="ph-work-line"))
    return html.Details(
        [head, html.Div(list(inside), className="ph-work-inside")], open=opened, className="ph-work-row"
    )


def _duties(duties: Sequence[Duty], desk: Desk) -> list[Component]:
    if not duties:
        return []
    rows = [html.Li(_duty(duty, desk)) for duty in duties[: _cap(desk)]]
    return _capped(rows, len(duties), desk)


def _duty(duty: Duty, desk: Desk) -> Component:
    t = desk.t
    title = html.Span(
        [html.Span(cut(duty.ref, 24), className="ph-ref"), name(duty.title, 240)], className="ph-work-task"
    )
    facts = html.Span(_facts(duty, desk), className="ph-work-facts")
    text = [long_text(duty.text, t, 600)] if duty.text and duty.text != duty.title else []
    links = View(lang=desk.view.lang, province=desk.one.scope or CENTRAL, node=duty.task)
    own = desk.view.but(node=duty.task)
    ways = [
        dcc.Link(t("body.page.network"), href="/" + links.query(), className="ph-link"),
        dcc.Link(t("body.page.permalink"), href=own.query(), className="ph-link"),
    ]
    cards = quotes(list(_proofs(duty, desk)), desk.library, t)
    inside = [*text, *cards, html.P(ways, className="ph-work-ways")]
    return _fold([title, facts], inside, opened=desk.view.node == duty.task)


def _facts(duty: Duty, desk: Desk) -> list[Component]:
    """When and where on the left, with whom on the right; what is missing is said."""
    t = desk.t
    when = "; ".join(said.when(timing, t) for timing in duty.timings if timing.day or timing.words)
    written = f" ({duty.deadline_text})" if duty.deadline_text and duty.deadline_text not in when else ""
    place = f"{desk.document(duty.document)}, {duty.evidence.locator}".strip(", ")
    left = [
        *_fact(t("panel.deadline"), f"{when}{written}" or t("panel.no_deadline"), soft=not when),
        *_fact(t("panel.deliverable"), duty.deliverable),
        *_fact(t("panel.document"), place),
    ]
    return [html.Span(left, className="ph-work-half"), html.Span(list(_company(duty, t)), className="ph-work-half")]


def _company(duty: Duty, t: Texts) -> Iterator[Component]:
    through = said.through(duty.through, t)
    if through:
        yield from _fact(t("body.column.through"), f"{said.part_of(duty, t)}, {through}")
    own_lead = duty.part is Part.LEAD
    yield from _fact(t("body.column.basis"), said.basis(duty, t))
    leads = said.listed(one.name for one in duty.co_leads)
    yield from _fact(t("pair.lead" if own_lead and not through else "panel.leads"), leads)
    if not own_lead and not leads:
        yield from _fact(t("panel.leads"), t("panel.no_lead"), soft=True)
    definite, general = said.names(duty.partners), said.names(duty.partners, definite=False)
    yield from _fact(
        t("panel.partners"), definite or ("" if general or through else t("body.page.no_partner")), soft=not definite
    )
    yield from _fact(t("body.column.classes"), general, soft=True)


def _fact(term: str, value: str, *, soft: bool = False) -> Iterator[Component]:
    if value:
        yield html.Span([f"{term}: ", name(value, 400)], className="ph-soft" if soft else "")


def _proofs(duty: Duty, desk: Desk) -> Iterator[Proof]:
    t = desk.t
    notes = [t(f"modality.{duty.modality}")] if duty.modality == "request" else []
    notes += [t(f"basis.{duty.basis}")] if duty.basis else []
    who = duty.through or desk.one.body.name
    yield Proof(t(f"role.{duty.part}"), who, _evidence(duty.role_evidence), tuple(notes))
    for fellow in duty.fellows:
        yield Proof(t(f"role.{fellow.part}"), fellow.name, _evidence(fellow.evidence))
    if duty.due_evidence:
        yield Proof(t("panel.deadline"), duty.deadline_text, _evidence(duty.due_evidence))


def _evidence(place: Place) -> Evidence:
    return Evidence(**asdict(place))


def _reports(desk: Desk) -> Component:
    one = desk.one
    return html.Ul(
        [html.Li(_report(line, desk)) for line in (*one.reports, *one.class_reports)], className="ph-work-list"
    )


def _report(report: Report, desk: Desk) -> Component:
    t = desk.t
    period = said.report_period(report, t)
    standing = t(f"line.{report.line}") if report.line != "duty" else ""
    notes = "; ".join(part for part in (period, standing, said.through(report.through, t)) if part)
    title = said.report_title(report, t)
    place = _evidence(report.evidence)
    proof = Proof(
        t(f"line.{report.line}"), title, Evidence(**{**asdict(place), "source": said.source(place.source, t)})
    )
    line: list[Component | str] = [name(title, 400), html.Span(notes, className="ph-soft")]
    return _fold(line, quotes([proof], desk.library, t))


def _documents(desk: Desk) -> Component:
    one, t = desk.one, desk.t
    rows: list[Component] = []
    for order in one.orders:
        issuer = order.issuer or t("body.no_issuer")
        words = t("body.orders", issuer=issuer, n=order.tasks, documents=len(order.documents))
        papers = [_paper(one.papers[key], t) for key in order.documents if key in one.papers]
        rows.append(
            html.Li(_fold([html.Span(f"{t('body.ordered_by')}: ", className="ph-work-term"), name(words, 300)], papers))
        )
    for receipt in one.received:
        how = said.through(receipt.through, t) or receipt.purpose
        words = desk.document(receipt.document)
        proof = Proof(
            t("body.received"), receipt.through or one.body.name, _evidence(receipt.evidence), (receipt.purpose,)
        )
        line: list[Component | str] = [
            html.Span(f"{t('body.received')}: ", className="ph-work-term"),
            name(words),
            html.Span(how, className="ph-soft"),
        ]
        rows.append(html.Li(_fold(line, quotes([proof], desk.library, t))))
    return html.Ul(rows, className="ph-work-list")


def _paper(paper: Paper, t: Texts) -> Component:
    replaced = [html.P(t("body.replaced", documents=said.listed(paper.replaced_by)), className="ph-gap")]
    return html.Div([document_line(as_document(paper), t), *(replaced if paper.replaced_by else [])])


def gaps(found: Sequence[Gap], desk: Desk) -> list[Component]:
    """The findings that touch the body, each with its evidence."""
    t, lang = desk.t, str(desk.t.language)
    rows = []
    for gap in found[: _cap(desk)]:
        finding = gap.finding
        severity = html.Span(t(f"severity.{finding.severity}"), className=f"ph-badge ph-severity-{finding.severity}")
        touch = html.Span(t(f"body.touch.{gap.touch}"), className="ph-soft")
        places = [Evidence(e.document, e.locator, e.quote, e.start, e.end) for e in finding.evidence[:3]]
        proofs = [Proof(t("gaps.rule"), catalogue()[finding.rule].title[lang], place) for place in places]
        why = html.P(catalogue()[finding.rule].why[lang], className="ph-note")
        link = View(lang=desk.view.lang, province=finding.province or CENTRAL, node=finding.node)
        ways = html.P(
            dcc.Link(t("body.page.network"), href="/" + link.query(), className="ph-link"), className="ph-work-ways"
        )
        inside = [why, *quotes(proofs, desk.library, t), ways]
        rows.append(html.Li(_fold([severity, name(finding.message[lang], 500), touch], inside)))
    return [section("gaps", len(found), _capped(rows, len(found), desk), t, t("body.hint.gaps"))]


def contents(t: Texts, keys: Iterable[str]) -> list[Component]:
    """Links to the parts of the page."""
    return [html.Li(html.A(t(f"body.section.{key}"), href=f"#work-{key}")) for key in keys]


def summary_line(one: Dossier, t: Texts) -> list[Component]:
    """What the body has, and what has to be said before all else."""
    state = said.state(one, t)
    first: list[Component] = [html.P(said.summary(one, t), className="ph-work-summary", role="status")]
    notes = [html.P(words, className="ph-gap") for words in (state, said.background(one, t)) if words]
    return [*first, *notes]


def kicker(one: Dossier, t: Texts) -> Component:
    """Sector and level of the body."""
    words = (t(f"sector.{one.body.sector or 'unknown'}"), t(f"level.{one.body.level or 'unknown'}"))
    return html.P(" · ".join(words), className="ph-kicker")
