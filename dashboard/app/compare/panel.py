"""The panel of the comparison: the tasks behind a number, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.app.compare.measures import about
from dashboard.app.compare.numbers import Kind, Number
from dashboard.app.compare.pairs import two_provinces
from dashboard.app.components.evidence import Library, Proof, evidence_cards
from dashboard.app.components.words import cut, name
from dashboard.app.data import Data
from dashboard.app.network.facts import Assignment
from dashboard.app.view import View
from dashboard.formats import figures
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from queries.compare.comparison import Comparison, Side
from queries.compare.reading import Task

LISTED = 25
"""How many tasks a list shows."""

Named = tuple[str, Assignment]


@dataclass(frozen=True)
class Part:
    """A list of tasks under a title."""

    title: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What the panel shows of a number: where, what, remarks, and the tasks behind it."""

    where: str
    title: str
    remarks: list[Component]
    parts: tuple[Part, ...] = ()
    side: Side | None = None


def panel(one: Number | None, found: Comparison, data: Data, t: Texts) -> list[Component]:
    """What stands behind a number; how to choose one where none is chosen."""
    if one is None:
        return [html.P(t("compare.panel.empty"), className="ph-note ph-unchosen")]
    told = _told(one, found, data, t)
    if told is None:
        return [html.P(t("compare.panel.gone"), className="ph-note")]
    head = [html.P(name(told.where), className="ph-kicker"), html.H2(name(told.title, 300)), *told.remarks]
    return [*head, *_tasks(told.parts, told.side, data, t)] if told.side else head


def said(one: Number | None, found: Comparison, data: Data, t: Texts) -> str:
    """One line on what the panel shows, for screen readers."""
    told = _told(one, found, data, t) if one else None
    return f"{told.where}: {told.title}" if told else ""


def _told(one: Number, found: Comparison, data: Data, t: Texts) -> Told | None:
    """What a number speaks of; None where the comparison has no such number."""
    if one.kind is Kind.ABOUT:
        return _about(one.parts[0], found, data, t)
    if one.kind is Kind.TWO:
        two = next((two for two in found.pairs if (two.one, two.other) == one.parts), None)
        names = t("compare.pairs.names", one=two.one, other=two.other) if two else ""
        return Told(t("compare.pairs.title"), names, two_provinces(two, found, t)) if two else None
    side = next((side for side in found.sides if side.name == one.parts[-1]), None)
    if side is None:
        return None
    return {Kind.CELL: _cell, Kind.TIE: _tie, Kind.VALUE: _value}[one.kind](one.parts[:-1], side, found, t)


def _about(measure: str, found: Comparison, data: Data, t: Texts) -> Told | None:
    if measure not in measures():
        return None
    one, sure = measures()[measure], data.stabilities(found.names, draw=False)
    return Told(t("compare.measures.measure"), one.name[t.language.value], about(one, sure, t))


def _cell(parts: tuple[str, ...], side: Side, found: Comparison, t: Texts) -> Told | None:
    cell = found.cells.get((parts[0], side.name))
    if cell is None:
        return None
    every = len(side.tasks)
    led = Part(t("compare.panel.led", n=len(cell.led), m=every), cell.led)
    partnered = Part(t("compare.panel.partnered", n=len(cell.partnered), m=every), cell.partnered)
    lists = tuple(part for part in (led, partnered) if part.tasks)
    remarks: list[Component] = []
    if cell.depth is not None:
        told = t("compare.panel.breadth", n=cell.breadth, depth=figures.decimal(cell.depth, 1, t))
        remarks = [html.P(told, className="ph-note")]
    return Told(side.name, found.role_names[parts[0]], remarks, lists, side)


def _tie(parts: tuple[str, ...], side: Side, found: Comparison, t: Texts) -> Told | None:
    tasks = side.ties.get((parts[0], parts[1]))
    if tasks is None:
        return None
    lead, partner = (found.role_names[role] for role in parts)
    behind = Part(t("compare.panel.behind", n=len(tasks), m=len(side.tasks)), tasks)
    return Told(side.name, t("compare.panel.tie", lead=lead, partner=partner), [], (behind,), side)


def _value(parts: tuple[str, ...], side: Side, found: Comparison, t: Texts) -> Told | None:
    value = side.values.get(parts[0])
    if value is None:
        return None
    title = measures()[parts[0]].name[t.language.value]
    behind = Part(t("compare.panel.behind", n=len(value.tasks), m=len(side.tasks)), value.tasks)
    return Told(side.name, title, _remarks(parts[0], side, t), (behind,) if value.tasks else (), side)


def _tasks(parts: Sequence[Part], side: Side, data: Data, t: Texts) -> list[Component]:
    listed = [task for part in parts for task in _ordered(part, side)[:LISTED]]
    assignments = data.assignments(list(dict.fromkeys(task.id for task in listed)))
    library = Library(data.documents(), data.source, data.has_picture)
    shown = [_part(part, side, assignments, library, t, i == 0) for i, part in enumerate(parts)]
    return [*shown, _onwards(side, t)]


def _remarks(measure: str, side: Side, t: Texts) -> list[Component]:
    """The value again, its further numbers, and the bodies it speaks of."""
    value = side.values[measure]
    lines = [figures.value(measures()[measure], value, t), figures.parts(value, t), figures.size(value, t)]
    notes = figures.notes(value, t)
    if measure == "core" and not value.bodies and value.value is not None:
        notes.append(t("compare.note.no_core"))
    bodies = [html.Li(name(side.bodies[body].name)) for body in value.bodies]
    definition = measures()[measure].definition[t.language.value]
    parts: list[Component] = [html.P(definition, className="ph-note")]
    parts += [html.P(" · ".join(line for line in lines if line), className="ph-count")]
    parts += [html.Ul([html.Li(each) for each in notes], className="ph-points ph-note")] if notes else []
    parts += [html.H3(t("compare.panel.bodies")), html.Ul(bodies, className="ph-points")] if bodies else []
    return parts


def _part(part: Part, side: Side, every: Sequence[Named], library: Library, t: Texts, first: bool) -> Component:
    tasks = _ordered(part, side)
    behind = {task.id: [each for each in every if each[1].task == task.id] for task in tasks[:LISTED]}
    folds = [_fold(x, behind[x.id], library, t, first and i == 0) for i, x in enumerate(tasks[:LISTED])]
    more = [html.P(t("compare.panel.more", n=len(tasks) - LISTED), className="ph-note")] if len(tasks) > LISTED else []
    return html.Section([html.H3(part.title), *folds, *more], className="ph-section")


def _ordered(part: Part, side: Side) -> list[Task]:
    return sorted((side.tasks[task] for task in part.tasks if task in side.tasks), key=_order)


def _order(task: Task) -> tuple[tuple[int, str], ...]:
    """Refs in the order of a plan: II.2 before II.10."""
    return tuple((len(word), word) for word in task.ref.split("."))


def _fold(task: Task, behind: Iterable[Named], library: Library, t: Texts, opened: bool) -> Component:
    summary = html.Summary([html.Span(cut(task.ref, 24), className="ph-ref"), name(task.title, 220)])
    proofs = [_proof(body, one, t) for body, one in behind]
    return html.Details(
        [summary, *evidence_cards(proofs, library, t, open_page=False)], open=opened, className="ph-fold"
    )


def _proof(body: str, one: Assignment, t: Texts) -> Proof:
    notes = [t(f"modality.{one.modality}")] if one.modality == "request" else []
    notes += [t(f"basis.{one.basis}")] if one.role == "lead" and one.basis else []
    return Proof(t(f"role.{one.role}"), body, one.evidence, tuple(notes))


def _onwards(side: Side, t: Texts) -> Component:
    query = View(lang=t.language, province=side.name).query()
    return html.P(dcc.Link(t("compare.panel.network"), href="/" + query, className="ph-link"))
