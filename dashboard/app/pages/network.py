"""The page "Mạng phối hợp": who works with whom on what, with the words it was read from."""

from __future__ import annotations

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria
from dashboard.app.components.grid import column, grid, number_column
from dashboard.app.components.legend import legend
from dashboard.app.components.panel import panel
from dashboard.app.data import Data
from dashboard.app.network.elements import elements
from dashboard.app.network.facts import Facts
from dashboard.app.network.picture import Picture, picture
from dashboard.app.pages import network_callbacks
from dashboard.app.pages.network_state import desk, paint, rows, search_options, stylesheet_of, summary
from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, Mode, View
from dashboard.texts import Texts


class NetworkPage:
    """The coordination network of one province."""

    id = "network"
    path = "/"
    title = "nav.network"

    def render(self, context: Context) -> Component:
        """Toolbar, legend, picture, panel and table for the view."""
        names = context.data.provinces()
        view = settled(context.view, names)
        facts = context.data.facts(view.province or "")
        view = view.but(mode=mode_for(view, facts))
        return _page(context.at(view), names, facts, picture(facts, view.mode or Mode.BODIES))

    def register(self, app: Dash, data: Data) -> None:
        """Add the callbacks of this page."""
        network_callbacks.register(app, data)


page = NetworkPage()


def settled(view: View, provinces: list[str]) -> View:
    """The view with a province that is loaded: its own, or the first."""
    known = view.province in provinces
    return view if known else view.but(province=provinces[0] if provinces else None)


def mode_for(view: View, facts: Facts) -> Mode:
    """The mode asked for; without one, that in which the chosen node can be seen."""
    if view.mode is not None:
        return view.mode
    seen_with_tasks = any(view.node == item.id for item in (*facts.tasks, *facts.assignments))
    return Mode.TASKS if seen_with_tasks else Mode.BODIES


def _page(context: Context, names: list[str], facts: Facts, drawn: Picture) -> Component:
    t, view = context.t, context.view
    body = html.Div(panel(view.node, desk(context, facts, drawn)), id="panel", className="ph-panel-body")
    more = html.Div(id="panel-gaps")
    aside = aria(html.Aside([body, more], className="ph-panel", tabIndex="0"), label=t("panel.title"))
    return html.Div(
        [
            html.H1(t("network.title"), className="ph-hidden"),
            _toolbar(names, drawn, view, t),
            html.Div([legend(drawn, view, t), _canvas(drawn, facts, view, t), aside], className="ph-columns"),
            _table(drawn, view, t),
            dcc.Store(id="view", data=view.model_dump(mode="json")),
            dcc.Store(id="selected", data=view.node),
            dcc.Store(id="paint", data=paint(drawn, view)),
            dcc.Store(id="address", data=None),
        ],
        className="ph-network",
    )


def _toolbar(names: list[str], drawn: Picture, view: View, t: Texts) -> Component:
    modes = [{"value": str(mode), "label": t(f"mode.{mode}")} for mode in Mode]
    switch = dmc.SegmentedControl(id="mode", data=modes, value=str(view.mode))
    label = html.Span(t("mode.label"), className="ph-label", id="mode-label")
    mode = html.Div([label, aria(switch, labelledby="mode-label")])
    return html.Div([_province(names, view, t), mode, _search(drawn, t)], className="ph-toolbar")


def _province(names: list[str], view: View, t: Texts) -> Component:
    labels = [{"value": name, "label": t("province.central") if name == CENTRAL else name} for name in names]
    chosen: Component = dmc.Select(
        id="province",
        label=t("province.label"),
        data=labels,
        value=view.province,
        searchable=True,
        allowDeselect=False,
        filter={"function": "phoihopFind"},
        nothingFoundMessage=t("province.none"),
        w=230,
    )
    return chosen


def _search(drawn: Picture, t: Texts) -> Component:
    box: Component = dmc.Select(
        id="search",
        label=t("search.label"),
        placeholder=t("search.placeholder"),
        data=search_options(drawn),
        searchable=True,
        clearable=True,
        filter={"function": "phoihopFind"},
        nothingFoundMessage=t("search.none"),
        limit=30,
        className="ph-search",
        clearButtonProps={"aria-label": t("search.clear")},
    )
    return box


def _canvas(drawn: Picture, facts: Facts, view: View, t: Texts) -> Component:
    line = html.P(summary(drawn, facts, view, t), id="summary", className="ph-summary", role="status")
    tools = [_tool(key, sign, t) for key, sign in (("zoom_in", "+"), ("zoom_out", "−"), ("fit", "⤢"))]
    graph = html.Div(_graph(drawn, view), role="img", className="ph-graph")
    return html.Section(
        [
            html.Div([line, html.Div(tools, className="ph-tools")], className="ph-canvas-head"),
            html.Div(aria(graph, label=t("network.graph"), describedby="summary"), className="ph-frame"),
            html.P(t("network.graph_hint"), className="ph-note"),
        ],
        className="ph-canvas",
    )


def _tool(key: str, sign: str, t: Texts) -> Component:
    words = t(f"network.{key}")
    return aria(html.Button(sign, id=f"tool-{key}", type="button", title=words), label=words)


def _graph(drawn: Picture, view: View) -> Component:
    graph: Component = cyto.Cytoscape(
        id="graph",
        elements=elements(drawn),
        stylesheet=stylesheet_of(paint(drawn, view)),
        layout={"name": "preset", "fit": True, "padding": 28},
        style={"width": "100%", "height": "100%"},
        minZoom=0.15,
        maxZoom=2.5,
        clearOnUnhover=True,
        boxSelectionEnabled=False,
        responsive=True,
    )
    return graph


def _table(drawn: Picture, view: View, t: Texts) -> Component:
    columns = [
        column("source", t("table.from"), flex=3),
        column("relation", t("table.relation"), flex=2),
        column("target", t("table.to"), flex=3),
        number_column("weight", t("table.weight")),
    ]
    return html.Section(
        [
            html.H2(t("table.title")),
            html.P(t("table.hint"), className="ph-note"),
            grid("table", columns, rows(drawn, view, t), label=t("table.title"), height="360px"),
        ],
        className="ph-table",
    )
