"""The side panel: what is known of the chosen body, task, line or document, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.app.components.evidence import Library, Proof, document_line, evidence_cards, meta
from dashboard.app.components.words import cut, long_text, name
from dashboard.app.network.facts import Agency, Assignment, Facts, Reporting, Task
from dashboard.app.network.picture import Link, Node, Picture
from dashboard.app.view import Role, View
from dashboard.texts import Texts
from queries.findings import Finding
from queries.model import Query

WORK = "/co-quan"
"""The address of the page of a body's work."""

BUSIEST = 8
"""How many bodies the panel names while nothing is chosen."""


@dataclass(frozen=True)
class Desk:
    """All that the panel draws from."""

    facts: Facts
    picture: Picture
    library: Library
    t: Texts

    def agency(self, identifier: str) -> Agency:
        """The body with this id."""
        return next((a for a in self.facts.agencies if a.id == identifier), Agency(identifier, identifier))

    def task(self, identifier: str) -> Task:
        """The task with this id."""
        return next((task for task in self.facts.tasks if task.id == identifier), Task(identifier, identifier))


def panel(chosen: str | None, desk: Desk) -> list[Component]:
    """The content of the panel for the element with id `chosen`."""
    t = desk.t
    if not chosen:
        return _nothing(desk)
    item = desk.picture.by_id.get(chosen)
    if isinstance(item, Link):
        return _reports(item, desk) if item.role in (Role.REPORT, Role.SUPERIOR) else _shared(item, desk)
    if any(agency.id == chosen for agency in desk.facts.agencies):
        return _body(desk.agency(chosen), desk)
    if any(task.id == chosen for task in desk.facts.tasks):
        return _task(desk.task(chosen), desk)
    if chosen in desk.library.documents:
        return _document(chosen, desk)
    return [html.H2(t("panel.missing")), html.P(t("panel.missing_hint"), className="ph-note")]


def _nothing(desk: Desk) -> list[Component]:
    """Nothing chosen: how to choose, and the bodies with the most tasks."""
    t = desk.t
    busiest = sorted((n for n in desk.picture.nodes if not n.task and n.weight), key=lambda n: -n.weight)[:BUSIEST]
    total = len(desk.facts.tasks)
    rows = [
        html.Li(
            [opener(n.id, n.name), html.Span(t("panel.n_of_m", n=n.weight, m=total), className="ph-count ph-right")]
        )
        for n in busiest
    ]
    head = [html.H2(t("panel.empty")), html.P(t("panel.empty_hint"), className="ph-note")]
    return [*head, _section(t("panel.busiest"), "", rows)] if rows else head


def findings(found: Sequence[Finding], rules: Mapping[str, Query], t: Texts) -> list[Component]:
    """What the audits say of the chosen element."""
    lang = str(t.language)
    rows = [
        html.Li(html.Div([html.B(rules[one.rule].title[lang]), long_text(one.message[lang], t, 240)])) for one in found
    ]
    return [_section(t("panel.gaps"), t.number(len(rows)), rows)] if rows else []


def opener(identifier: str, text: str, *, limit: int = 120) -> Component:
    """A button that opens another element in the panel."""
    return html.Button(name(text, limit), id={"type": "open", "id": identifier}, className="ph-open", type="button")


def _heading(kicker: str, *title: Component | str) -> list[Component]:
    return [html.P(kicker, className="ph-kicker"), html.H2(list(title))]


def _ends(link: Link, desk: Desk, arrow: str) -> list[Component]:
    first, second = (desk.picture.by_id[end] for end in (link.source, link.target))
    assert isinstance(first, Node) and isinstance(second, Node)
    return [opener(first.id, first.name), html.Span(arrow, className="ph-arrow"), opener(second.id, second.name)]


def _shared(link: Link, desk: Desk) -> list[Component]:
    t = desk.t
    kind = "pair" if link.id.startswith("pair-") else "role"
    arrow = "↔" if link.role is Role.LEAD and kind == "pair" else "→"
    head = [
        html.P(t(f"{kind}.{link.role}"), className="ph-kicker"),
        html.H2(_ends(link, desk, arrow), className="ph-ends"),
    ]
    behind = set(link.facts)
    roles = [role for role in desk.facts.assignments if role.id in behind]
    head += [html.P(t("panel.shared", n=len(link.tasks)), className="ph-count")] if kind == "pair" else []
    return head + [
        _task_fold(desk.task(x), [r for r in roles if r.task == x], desk, open_it=place == 0)
        for place, x in enumerate(link.tasks)
    ]


def _task_fold(task: Task, roles: Sequence[Assignment], desk: Desk, *, open_it: bool) -> Component:
    t = desk.t
    summary = html.Summary([html.Span(cut(task.ref, 24), className="ph-ref"), name(task.title, 220)])
    due = [(t("panel.deadline"), task.deadline_text or t("panel.no_deadline"))]
    cards = evidence_cards([_proof(role, desk) for role in roles], desk.library, t, open_page=open_it)
    open_task = html.Button(t("panel.task"), id={"type": "open", "id": task.id}, className="ph-link", type="button")
    return html.Details([summary, *cards, meta(due), open_task], open=open_it, className="ph-fold")


def _proof(role: Assignment, desk: Desk) -> Proof:
    t = desk.t
    notes = [t(f"modality.{role.modality}")] if role.modality == "request" else []
    notes += [t(f"basis.{role.basis}")] if role.role == "lead" and role.basis else []
    return Proof(t(f"role.{role.role}"), desk.agency(role.agency).name, role.evidence, tuple(notes))


def _reports(link: Link, desk: Desk) -> list[Component]:
    t = desk.t
    behind = set(link.facts)
    lines = [one for one in desk.facts.reportings if one.id in behind]
    head = [html.P(t(f"pair.{link.role}"), className="ph-kicker"), html.H2(_ends(link, desk, "→"), className="ph-ends")]
    proofs = [_report_proof(one, desk) for one in lines]
    terms = [
        (t("panel.period"), "; ".join(_each(x.period for x in lines))),
        (t("panel.due"), "; ".join(_each(x.due for x in lines))),
    ]
    return [*head, meta(terms), *evidence_cards(proofs, desk.library, t, open_page=True)]


def _report_proof(one: Reporting, desk: Desk) -> Proof:
    t = desk.t
    last = next((x for x in desk.facts.reportings if one.duty and x.duty == one.duty and x.step > one.step), None)
    notes = (f"{t('panel.via')} {desk.agency(one.receiver).name} → {desk.agency(last.receiver).name}",) if last else ()
    return Proof(t(f"line.{one.line}"), desk.agency(one.sender).name, one.evidence, notes)


def _each(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _body(agency: Agency, desk: Desk) -> list[Component]:
    t = desk.t
    total = len(desk.facts.tasks)
    kinds = [t(f"kind.{agency.kind}")] if agency.kind != "body" else []
    kicker = " · ".join([*kinds, t(f"sector.{agency.sector}"), t(f"level.{agency.level}")])
    parts = [*_heading(kicker, name(agency.name, 400)), *_work(agency, desk)]
    for role in ("lead", "partner"):
        mine = {r.task for r in desk.facts.assignments if r.agency == agency.id and r.role == role}
        tasks = [task.id for task in desk.facts.tasks if task.id in mine]
        parts.append(
            _section(t(f"panel.{role}s"), t("panel.n_of_m", n=len(tasks), m=total), [_row(x, desk) for x in tasks])
        )
    return parts + _lines(agency, desk)


def _work(agency: Agency, desk: Desk) -> list[Component]:
    """The way to the page of the body's work; a class of bodies has none."""
    if agency.kind in ("collective", "vague"):
        return []
    view = View(lang=desk.t.language, body=agency.id)
    return [dcc.Link(desk.t("body.page.from_network"), href=WORK + view.query(), className="ph-link", id="panel-work")]


def _section(title: str, count: str, rows: Sequence[Component]) -> Component:
    head = html.H3([title, html.Span(count, className="ph-count")])
    return html.Section([head, html.Ul(list(rows), className="ph-list")] if rows else [head], className="ph-section")


def _row(task_id: str, desk: Desk) -> Component:
    task = desk.task(task_id)
    due = task.deadline_text or desk.t("panel.no_deadline")
    ref = html.Span(cut(task.ref, 24), className="ph-ref")
    return html.Li([ref, html.Div([opener(task.id, task.title), html.Div(cut(due, 140), className="ph-soft")])])


def _lines(agency: Agency, desk: Desk) -> list[Component]:
    up: list[Component] = []
    down: list[Component] = []
    above: list[Component] = []
    for link in desk.picture.links:
        if link.role in (Role.REPORT, Role.SUPERIOR) and agency.id in (link.source, link.target):
            sending = link.source == agency.id
            other = desk.picture.by_id[link.target if sending else link.source]
            assert isinstance(other, Node)
            row = html.Li(opener(link.id, other.name))
            if link.role is Role.REPORT:
                (up if sending else down).append(row)
            elif sending:
                above.append(row)
    named = (("reports_to", up), ("reports_from", down), ("superiors", above))
    return [_section(desk.t(f"panel.{key}"), desk.t.number(len(rows)), rows) for key, rows in named if rows]


def _task(task: Task, desk: Desk) -> list[Component]:
    t = desk.t
    parts = _heading(f"{t('panel.task')} {cut(task.ref, 24)}", name(task.title, 400))
    parts.append(html.H3(t("panel.text")))
    parts.append(long_text(task.text, t, 600) if task.text else html.P(t("panel.text_missing"), className="ph-note"))
    roles = [role for role in desk.facts.assignments if role.task == task.id]
    for role in ("lead", "partner"):
        rows = [html.Li(opener(r.agency, desk.agency(r.agency).name)) for r in roles if r.role == role]
        none = [] if rows else [html.Li(t(f"panel.no_{role}"), className="ph-gap")]
        parts.append(_section(t(f"panel.{role}s"), "", [*rows, *none]))
    terms = [
        (t("panel.deadline"), task.deadline_text or t("panel.no_deadline")),
        (t("panel.deliverable"), task.deliverable or t("panel.no_deliverable")),
    ]
    proofs = [Proof(t("panel.task"), task.ref, task.evidence)] if not roles else [_proof(role, desk) for role in roles]
    cards = evidence_cards(proofs, desk.library, t, open_page=True)
    return [*parts, meta(terms), html.H3(t("panel.evidence")), *cards]


def _document(identifier: str, desk: Desk) -> list[Component]:
    t = desk.t
    document = desk.library.documents[identifier]
    tasks = [task for task in desk.facts.tasks if task.evidence.document == identifier]
    parts = _heading(f"{t('panel.document')} · {document.kind}", name(document.symbol or t("panel.no_number")))
    rows = [_row(task.id, desk) for task in tasks]
    return [*parts, document_line(document, t), _section(t("panel.task"), t.number(len(rows)), rows)]
