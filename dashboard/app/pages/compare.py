"""The page "So sánh": provinces side by side, each number with the tasks and the evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.app.compare.measures import figures_of
from dashboard.app.compare.numbers import number
from dashboard.app.compare.pairs import pairs
from dashboard.app.compare.panel import panel
from dashboard.app.compare.plot import plot
from dashboard.app.compare.tables import basis, roles
from dashboard.app.components.browser import aria
from dashboard.app.components.words import cut
from dashboard.app.data import Data
from dashboard.app.pages.compare_callbacks import register
from dashboard.app.pages.compare_state import FIRST, Chosen, chosen
from dashboard.app.services import Context
from dashboard.app.view import MOST_PROVINCES, View
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from queries.compare.comparison import Comparison, RoleSet
from queries.compare.stability import Stabilities


class ComparePage:
    """Provinces side by side."""

    id = "compare"
    path = "/so-sanh"
    title = "compare.nav"

    def render(self, context: Context) -> Component:
        """What is compared, the tables, the plot, and the panel with tasks and evidence."""
        t, picked = context.t, chosen(context.view, context.data)
        view = context.view.but(provinces=picked.names, role_set=picked.role_set, measure=picked.measure)
        state = view.model_dump(mode="json")
        head = [*_head(picked, view, t), dcc.Store(id="compare-asked", data=state)]
        if len(picked.names) < 2:
            words = t("compare.too_few" if len(picked.known) < 2 else "compare.choose_two")
            return html.Div([*head, html.P(words, className="ph-box ph-block", role="status")])
        stores = [dcc.Store(id=f"compare-{name}") for name in ("address", "ranges")]
        stores += [dcc.Store(id="compare-view", data=state), dcc.Store(id="compare-chosen", data=view.node)]
        found = context.data.comparison(picked.names, picked.role_set)
        sure = context.data.stabilities(picked.names, draw=False)
        body = html.Div([_tables(found, sure, view, t), *_panel(found, view, context)], className="ph-compare")
        return html.Div([*head, body, *stores])

    def register(self, app: Dash, data: Data) -> None:
        """Add the callbacks of this page."""
        register(app, data)


page = ComparePage()


def _head(picked: Chosen, view: View, t: Texts) -> list[Component]:
    provinces = dmc.MultiSelect(
        id="compare-provinces",
        label=t("compare.choose"),
        data=[{"value": each, "label": cut(each, 60)} for each in picked.known],
        value=list(picked.names),
        searchable=True,
        clearable=False,
        hidePickedOptions=True,
        maxValues=MOST_PROVINCES,
        filter={"function": "phoihopFind"},
        nothingFoundMessage=t("province.none"),
        className="ph-provinces",
    )
    options = [{"value": str(each), "label": t(f"compare.role_set.{each}")} for each in RoleSet]
    switch = dmc.SegmentedControl(id="compare-roles", data=options, value=str(picked.role_set))
    label = html.Span(t("compare.role_set.label"), className="ph-label", id="role-set-label")
    chosen_set = html.Div([label, aria(switch, labelledby="role-set-label")])
    unknown = [html.P(t("compare.unknown", names=", ".join(cut(x, 60) for x in picked.unknown)), role="status")]
    limited = [html.P(t("compare.limited", n=FIRST), className="ph-note")]
    return [
        html.H1(t("compare.title"), className="ph-title"),
        html.P(t("compare.intro"), className="ph-note"),
        html.P(t("compare.formal"), className="ph-formal", role="note"),
        html.Div([provinces, chosen_set], className="ph-toolbar"),
        *(unknown if picked.unknown else []),
        *(limited if not view.provinces and len(picked.known) > FIRST else []),
    ]


def _tables(found: Comparison, sure: Stabilities | None, view: View, t: Texts) -> Component:
    measured = [
        html.H2(t("compare.measures.title")),
        html.P(t("compare.measures.hint"), className="ph-note"),
        html.Div(figures_of(found, t), id="compare-figures"),
        html.Div(t("compare.measures.sampling"), id="compare-samples", className="ph-note", role="status"),
    ]
    parts = [
        basis(found, t),
        roles(found, t),
        html.Section(measured, className="ph-box ph-block"),
        _plot(found, sure, view, t),
        pairs(found, t),
    ]
    return html.Div(parts, className="ph-compare-main")


def _plot(found: Comparison, sure: Stabilities | None, view: View, t: Texts) -> Component:
    lang, one = t.language.value, measures()[view.measure or ""]
    options: Sequence[dict[str, str]] = [{"value": key, "label": x.name[lang]} for key, x in measures().items()]
    select = dmc.Select(
        id="compare-measure",
        label=t("compare.measures.choose"),
        data=list(options),
        value=one.id,
        searchable=True,
        allowDeselect=False,
        filter={"function": "phoihopFind"},
        nothingFoundMessage=t("province.none"),
        className="ph-measure",
    )
    graph = dcc.Graph(
        id="compare-plot",
        figure=plot(one.id, found, sure, t),
        config={"displayModeBar": False, "responsive": True, "doubleClick": False},
        className="ph-plot",
    )
    label = t("compare.measures.plot_label", measure=one.name[lang])
    picture = aria(html.Div(graph, role="img", id="compare-picture"), label=label)
    return html.Section([html.H2(t("compare.measures.plot")), select, picture], className="ph-box ph-block")


def _panel(found: Comparison, view: View, context: Context) -> list[Component]:
    """The panel, which is out of sight until something is chosen, and the line that tells what it shows."""
    t = context.t
    inside = html.Div(panel(number(view.node), found, context.data, t), id="compare-panel")
    status = html.P(id="compare-said", className="ph-hidden", role="status")
    aside = aria(html.Aside(inside, className="ph-panel", tabIndex="-1"), label=t("compare.panel.label"))
    return [status, aside]
