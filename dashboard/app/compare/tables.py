"""The tables of the comparison: what it rests on, and roles side by side."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.app.compare.numbers import Kind, Number, opener
from dashboard.app.components.browser import aria
from dashboard.app.components.words import cut, name, unbroken
from dashboard.formats import figures
from dashboard.formats.comparison import documents, matched
from dashboard.texts import Texts
from queries.compare.comparison import Cell, Comparison, Side
from queries.compare.roles import Presence

LISTED = 3
"""How many documents or bodies of a province are named before the rest is folded away."""


def wide(table: Component, label: str) -> Component:
    """A table that scrolls sideways in its own frame, by keyboard too."""
    return aria(html.Div(table, className="ph-wide", tabIndex="0", role="region"), label=label)


def header(first: str, names: Sequence[str]) -> Component:
    """The head of a table with one column for each province."""
    provinces = [html.Th(name(each), scope="col") for each in names]
    return html.Thead(html.Tr([html.Th(first, scope="col"), *provinces]))


def basis(found: Comparison, t: Texts) -> Component:
    """What the comparison rests on: documents, tasks, bodies, and what the networks leave out."""
    keys = ("province", "documents", "tasks", "bodies", "classes", "dropped")
    head = html.Thead(html.Tr([html.Th(t(f"compare.basis.{key}"), scope="col") for key in keys]))
    table = html.Table([head, html.Tbody([_side(side, t) for side in found.sides])], className="ph-sides")
    notes = [html.Li(t("compare.basis.common", n=found.common))]
    notes += [html.Li(cut(matched(each, t), 400)) for each in found.mapped]
    notes += [] if found.mapped else [html.Li(t("compare.basis.not_mapped"))]
    title = t("compare.basis.title")
    parts = [html.H2(title), wide(table, title), html.Ul(notes, className="ph-note ph-points")]
    return html.Section(parts, className="ph-box ph-block")


def _side(side: Side, t: Texts) -> Component:
    left = side.left_out
    share = figures.percent(left.classes / left.all if left.all else None, t)
    return html.Tr(
        [
            html.Th(name(side.name), scope="row"),
            html.Td(_some(documents(side, t), t)),
            html.Td(t.number(len(side.tasks)), className="ph-figure"),
            html.Td(t.number(side.roster), className="ph-figure"),
            html.Td(unbroken(t("compare.basis.of", n=left.classes, m=left.all, share=share)), className="ph-figure"),
            html.Td(_some([body.name for body in side.dropped], t)),
        ]
    )


def _some(names: list[str], t: Texts) -> Component:
    """A few names, the others on demand."""
    if not names:
        return html.Span(t("compare.basis.none"), className="ph-soft")
    first = [html.Div(name(each)) for each in names[:LISTED]]
    rest = [html.Div(name(each)) for each in names[LISTED:]]
    more = [html.Details([html.Summary(f"+ {t.number(len(rest))}"), *rest])] if rest else []
    return html.Div([*first, *more])


def roles(found: Comparison, t: Texts) -> Component:
    """Roles by provinces: tasks led and partnered, each number a button; an absent role is no zero."""
    rows = [_role(role, found, t) for role in found.roles]
    title = t("compare.table.title")
    table = html.Table([header(t("compare.table.role"), found.names), html.Tbody(rows)], className="ph-sides ph-roles")
    hint = html.P(t("compare.table.hint"), className="ph-note")
    return html.Section([html.H2(title), hint, wide(table, title)], className="ph-box ph-block")


def _role(role: str, found: Comparison, t: Texts) -> Component:
    title = found.role_names[role]
    cells = [_cell(found.cells[role, each], role, title, each, t) for each in found.names]
    return html.Tr([html.Th(name(title), scope="row"), *cells])


def _cell(cell: Cell, role: str, title: str, province: str, t: Texts) -> Component:
    if cell.presence is not Presence.ACTS:
        shown, why = (t(f"compare.table.{cell.presence}{tail}") for tail in ("", "_why"))
        hidden = html.Span(f" ({why})", className="ph-hidden")
        return html.Td([shown, hidden], className=f"ph-{cell.presence}", title=why)
    if not cell.led and not cell.partnered:
        return html.Td(t("compare.table.reports_only"), className="ph-named")
    one, where = Number(Kind.CELL, (role, province)), t("compare.panel.in", name=title, province=province)
    told = [_told("lead", cell.led, cell.lead_share, t), _told("partner", cell.partnered, cell.partner_share, t)]
    lines = [line for line in told if line]
    return html.Td(opener(one, unbroken("\n".join(lines)), f"{where}: {', '.join(lines)}"))


def _told(key: str, tasks: tuple[str, ...], share: float | None, t: Texts) -> str:
    """ "chủ trì 9 (75 %)", or nothing for no task."""
    cell = t("compare.table.cell", n=len(tasks), share=figures.percent(share, t))
    return f"{t(f'compare.table.{key}')} {cell}" if tasks else ""
