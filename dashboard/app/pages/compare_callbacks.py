"""What happens on the comparison page: other provinces are another address; numbers open the panel."""

from __future__ import annotations

from collections.abc import Mapping

from dash import Dash, Input, Output, State, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.app.compare.measures import ranges, samples
from dashboard.app.compare.numbers import number
from dashboard.app.compare.panel import panel, said
from dashboard.app.compare.plot import plot
from dashboard.app.components.browser import client
from dashboard.app.components.shell import other_language
from dashboard.app.data import Data
from dashboard.app.pages.compare_state import Chosen, chosen
from dashboard.app.view import View
from dashboard.texts import texts
from graph.analysis.catalogue import measures
from queries.compare.comparison import Comparison
from queries.compare.stability import Stabilities


def register(app: Dash, data: Data) -> None:
    """Add the callbacks to `app`."""
    _open(app)
    _draw(app, data)
    _choose(app, data)
    client(
        app,
        "revealNumber",
        Output("compare-panel", "data-chosen"),
        Input("compare-panel", "children"),
        State("compare-chosen", "data"),
        first=False,
    )
    client(
        app, "fillRanges", Output("compare-ranges", "modified_timestamp"), Input("compare-ranges", "data"), first=False
    )
    client(app, "address", Output("compare-address", "modified_timestamp"), Input("compare-address", "data"))


def _current(stored: object) -> View:
    return View.of(stored) if isinstance(stored, Mapping) else View()


def _compared(stored: object, data: Data) -> tuple[Chosen, Comparison]:
    """What the browser looks at. Raises `PreventUpdate` where there is nothing to compare."""
    picked = chosen(_current(stored), data)
    if len(picked.names) < 2:
        raise PreventUpdate
    return picked, data.comparison(picked.names, picked.role_set)


def _open(app: Dash) -> None:
    @app.callback(
        Output("url", "search", allow_duplicate=True),
        Input("compare-provinces", "value"),
        Input("compare-roles", "value"),
        State("compare-asked", "data"),
        prevent_initial_call=True,
    )
    def open_another(provinces: object, role_set: object, stored: object) -> str:
        """Other provinces or roles are another address; the open number is kept where it still is there."""
        view = _current(stored)
        asked = view.but(provinces=provinces, role_set=role_set)
        if asked == view or not asked.provinces:
            raise PreventUpdate
        return asked.query() or "?"


def _draw(app: Dash, data: Data) -> None:
    @app.callback(
        Output("compare-ranges", "data"), Output("compare-samples", "children"), Input("compare-view", "data")
    )
    def intervals(stored: object) -> tuple[dict[str, str], list[Component]]:
        """What the samples say: drawing them takes longer than all the rest."""
        (picked, found), t = _compared(stored, data), texts(_current(stored).lang)
        sure = data.stabilities(picked.names) or Stabilities(0, 0, 0)
        return ranges(found, sure, t), samples(sure, t)

    @app.callback(
        Output("compare-plot", "figure"),
        Output("compare-picture", "aria-label"),
        Input("compare-measure", "value"),
        State("compare-view", "data"),
    )
    def dots(measure: object, stored: object) -> tuple[dict[str, object], str]:
        """The plot of another measure."""
        view = _current(stored).but(measure=measure)
        t, (picked, found) = texts(view.lang), _compared(view.model_dump(mode="json"), data)
        label = t("compare.measures.plot_label", measure=measures()[picked.measure].name[t.language.value])
        return plot(picked.measure, found, data.stabilities(picked.names), t), label


def _choose(app: Dash, data: Data) -> None:
    @app.callback(
        Output("compare-panel", "children"),
        Output("compare-said", "children"),
        Input("compare-chosen", "data"),
        State("compare-view", "data"),
        prevent_initial_call=True,
    )
    def show_tasks(picked: object, stored: object) -> tuple[list[Component], str]:
        """The tasks and the evidence behind the number that was clicked."""
        view = _current(stored).but(node=picked)
        (_, found), one, t = _compared(stored, data), number(view.node), texts(view.lang)
        return panel(one, found, data, t), said(one, found, data, t)

    @app.callback(
        Output("compare-address", "data"),
        Input("compare-view", "data"),
        Input("compare-chosen", "data"),
        Input("compare-measure", "value"),
    )
    def write_address(stored: object, picked: object, measure: object) -> str:
        """The address that reopens this view; the language switch gets the same in the other language."""
        view = _current(stored).but(node=picked, measure=measure)
        set_props("language", {"href": other_language(view)})
        return view.query()
