"""What happens on the network page. A filter only repaints; a change of province or mode opens another address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import ALL, Dash, Input, Output, State, ctx, no_update, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.app.components.browser import client
from dashboard.app.components.legend import present
from dashboard.app.components.panel import findings, panel
from dashboard.app.components.shell import other_language
from dashboard.app.data import Data
from dashboard.app.network.facts import Facts
from dashboard.app.network.picture import Picture, picture
from dashboard.app.pages.network_state import desk, paint, rows, summary
from dashboard.app.services import Context
from dashboard.app.view import Mode, Role, View

Loose = Mapping[str, object] | None


def register(app: Dash, data: Data) -> None:
    """Add the callbacks to `app`."""
    _open(app)
    _filter(app, data)
    _choose(app, data)
    _browser(app)


def current(stored: object) -> View:
    """The view that the browser holds, read leniently."""
    return View.of(stored) if isinstance(stored, Mapping) else View()


def drawn(view: View, data: Data) -> tuple[Facts, Picture]:
    """The facts and the picture of a view."""
    facts = data.facts(view.province or "")
    return facts, picture(facts, view.mode or Mode.BODIES)


def _open(app: Dash) -> None:
    @app.callback(
        Output("url", "search"),
        Input("province", "value"),
        Input("mode", "value"),
        State("view", "data"),
        State("paint", "data"),
    )
    def open_another(province: str | None, mode: str | None, stored: Loose, painted: Mapping[str, object]) -> str:
        """Another province or mode is another address; what was chosen stays behind with its province."""
        if f"{province}|{mode}" == (painted or {}).get("key"):
            raise PreventUpdate
        view = current(stored)
        keep = view.node if view.province in (None, province) else None
        return view.but(province=province, mode=mode, node=keep, everything=False).query()


def _filter(app: Dash, data: Data) -> None:
    @app.callback(
        Output("paint", "data"),
        Output("table", "rowData"),
        Output("summary", "children"),
        Output("view", "data"),
        Output("roles", "value"),
        Output("sectors", "value"),
        Output("levels", "value"),
        Input("roles", "value"),
        Input("sectors", "value"),
        Input("levels", "value"),
        Input("reset", "n_clicks"),
        Input("everything", "n_clicks"),
        State("view", "data"),
        State("province", "value"),
        State("mode", "value"),
        prevent_initial_call=True,
    )
    def repaint(
        roles: object,
        sectors: object,
        levels: object,
        _reset: object,
        all_of_them: object,
        stored: Loose,
        province: str,
        mode: str,
    ) -> tuple[object, ...]:
        """Hide and show; positions stay."""
        view = current(stored).but(province=province, mode=mode)
        facts, shape = drawn(view, data)
        ticks: tuple[object, ...] = (no_update, no_update, no_update)
        if ctx.triggered_id == "reset":
            view, ticks = _without_filters(view), _ticks(shape)
        else:
            view = _filtered(view, shape, roles, sectors, levels)
        view = view.but(everything=view.everything or bool(all_of_them))
        t = Context(view, data).t
        answer = paint(shape, view), rows(shape, view, t), summary(shape, facts, view, t), view.model_dump(mode="json")
        return (*answer, *ticks)


def _without_filters(view: View) -> View:
    plain = View()
    return view.but(no_roles=plain.no_roles, no_sectors=(), no_levels=())


def _ticks(shape: Picture) -> tuple[list[str], list[str], list[str]]:
    plain = View()
    return [str(role) for role in Role if role not in plain.no_roles], *present(shape)


def _filtered(view: View, shape: Picture, roles: object, sectors: object, levels: object) -> View:
    """What is not ticked is hidden; what this picture does not offer stays as it was."""
    offered = {link.role for link in shape.links}
    here, there = present(shape)
    return view.but(
        no_roles=_off(view.no_roles, [str(role) for role in offered], roles),
        no_sectors=_off(view.no_sectors, here, sectors),
        no_levels=_off(view.no_levels, there, levels),
    )


def _off(before: frozenset[str], offered: Sequence[str], ticked: object) -> frozenset[str]:
    on = {item for item in ticked if isinstance(item, str)} if isinstance(ticked, list) else set(offered)
    return (before - set(offered)) | (set(offered) - on)


def _choose(app: Dash, data: Data) -> None:
    @app.callback(
        Output("panel", "children"),
        Input("selected", "data"),
        State("view", "data"),
        State("province", "value"),
        State("mode", "value"),
        prevent_initial_call=True,
    )
    def show_panel(chosen: object, stored: Loose, province: str, mode: str) -> list[Component]:
        """The evidence of what was chosen."""
        view = current(stored).but(province=province, mode=mode, node=chosen)
        facts, shape = drawn(view, data)
        return panel(view.node, desk(Context(view, data), facts, shape))

    @app.callback(Output("panel-gaps", "children"), Input("selected", "data"), State("view", "data"))
    def show_gaps(chosen: object, stored: Loose) -> list[Component]:
        """What the audits say of it: after the panel, since asking them all takes longer."""
        view = current(stored).but(node=chosen)
        return _gaps(view, data) if view.node else []

    @app.callback(
        Output("address", "data"),
        Input("view", "data"),
        Input("selected", "data"),
        State("province", "value"),
        State("mode", "value"),
    )
    def write_address(stored: Loose, chosen: object, province: str, mode: str) -> str:
        """The address that reopens this view; the language switch gets the same in the other language."""
        view = current(stored).but(province=province, mode=mode, node=chosen)
        set_props("language", {"href": other_language(view)})
        return view.query()


def _gaps(view: View, data: Data) -> list[Component]:
    return findings(data.findings_of(view.node or "", view.province), data.audits(), Context(view, data).t)


def _browser(app: Dash) -> None:
    client(
        app,
        "choose",
        Output("selected", "data"),
        Input("graph", "tapNodeData"),
        Input("graph", "tapEdgeData"),
        Input("table", "selectedRows"),
        Input("search", "value"),
        Input({"type": "open", "id": ALL}, "n_clicks"),
        first=False,
    )
    client(
        app,
        "paint",
        Output("graph", "stylesheet"),
        Input("paint", "data"),
        Input("graph", "mouseoverNodeData"),
        Input("graph", "mouseoverEdgeData"),
        Input("selected", "data"),
    )
    client(
        app,
        "reveal",
        Output("panel", "data-chosen"),
        Input("selected", "data"),
        Input("panel", "children"),
        State("paint", "data"),
    )
    client(app, "address", Output("address", "modified_timestamp"), Input("address", "data"))
    tools = [Input(f"tool-{name}", "n_clicks") for name in ("zoom_in", "zoom_out", "fit")]
    client(app, "tools", Output("tool-fit", "data-done"), *tools, first=False)
