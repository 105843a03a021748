"""The page "Việc của cơ quan tôi": what one body has to do, with whom, by when, for whom."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Response, request

from dashboard.app.components import work
from dashboard.app.components.browser import aria, client
from dashboard.app.components.panel import WORK
from dashboard.app.data import Data
from dashboard.app.pages.body_state import Asked, ask, download, provinces_to_choose
from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, View
from dashboard.formats import body_words as said
from dashboard.formats.body_tables import side_by_side
from dashboard.texts import Texts
from graph.errors import PhoihopError, QueryRefused
from queries.body.model import Dossier, Overview

FORMS = ("xlsx", "ics", "csv")
"""The files that the page offers."""

PARTS = ("time", "leads", "partners", "through", "reports", "documents", "gaps")


class BodyPage:
    """The work of one body, or of one role in all provinces."""

    id = "body"
    path = WORK
    title = "nav.body"

    def render(self, context: Context) -> Component:
        """The choice of province and body, and its work."""
        asked = ask(context)
        context = context.at(asked.view)
        return html.Div(
            [
                _head(asked, context),
                _content(asked, context),
                dcc.Store(id="body-view", data=asked.view.model_dump(mode="json")),
            ],
            className="ph-work",
        )

    def register(self, app: Dash, data: Data) -> None:
        """Add the callbacks of this page, and the addresses of its files."""
        _choices(app)
        _gaps(app, data)
        client(app, "print", Output("body-print", "data-done"), Input("body-print", "n_clicks"), first=False)
        app.server.add_url_rule(f"{WORK}/file.<form>", "body_file", lambda form: _file(form, data))


page = BodyPage()


def _choices(app: Dash) -> None:
    @app.callback(
        Output("url", "search", allow_duplicate=True),
        Input("body-province", "value"),
        Input("body-name", "value"),
        State("body-view", "data"),
        prevent_initial_call=True,
    )
    def chosen(province: str | None, name: str | None, stored: object) -> str:
        """The address of the body chosen, in the province chosen."""
        view = View.of(stored) if isinstance(stored, dict) else View()
        moved = (province or None) != view.province
        keep = None if moved and (name or "").startswith("agency:") else name or None
        asked = view.but(province=province or None, body=keep, node=None, everything=False)
        if (asked.province, asked.body) == (view.province, view.body):
            raise PreventUpdate  # a page that appears asks too, and must not lose the task that its address opens
        return asked.query() or "?"


def _gaps(app: Dash, data: Data) -> None:
    @app.callback(Output("body-gaps", "children"), Input("body-view", "data"))
    def found(stored: object) -> list[Component]:
        """The findings: after the page, since asking them all takes longer."""
        view = View.of(stored) if isinstance(stored, dict) else View()
        asked = ask(Context(view, data))
        if asked.body is None:
            raise PreventUpdate
        one = data.work(asked.body, asked.scope, gaps=True)
        t = Context(asked.view, data).t
        return work.gaps(one.gaps or (), work.Desk(one, work.library(one, data), asked.view, t))


def _file(form: str, data: Data) -> Response:
    """A file of the work that the query asks for; without one the answer says what is wrong, in one line."""
    view = View.from_query(request.query_string.decode("ascii", "replace"))
    if form not in FORMS:
        return Response("no such form", 404, mimetype="text/plain")
    try:
        name, content, kind = download(form, Context(view, data))
    except QueryRefused:
        return Response("no such body", 404, mimetype="text/plain")
    except PhoihopError:
        return Response("the store does not answer", 503, mimetype="text/plain")
    answer = Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _head(asked: Asked, context: Context) -> Component:
    t, view = context.t, asked.view
    province = dmc.Select(
        id="body-province", label=t("body.page.province"), data=provinces_to_choose(context), value=view.province or "",
        searchable=True, allowDeselect=False, filter={"function": "phoihopFind"},
        nothingFoundMessage=t("province.none"), w=230,
    )  # fmt: skip
    name = dmc.Select(
        id="body-name", label=t("body.page.body"), placeholder=t("body.page.search"), data=asked.choices,
        value=view.body, searchable=True, allowDeselect=False, filter={"function": "phoihopFind"},
        nothingFoundMessage=t("search.none"), limit=60, className="ph-search",
    )  # fmt: skip
    return html.Div([province, name], className="ph-toolbar ph-no-print")


def _content(asked: Asked, context: Context) -> Component:
    t = context.t
    if asked.trouble:
        return html.Section(
            [html.H1(t("body.page.unknown")), html.P(t("body.page.unknown_hint"))], className="ph-box ph-work-part"
        )
    if asked.body is not None:
        return _one(context.data.work(asked.body, asked.scope), asked.view, context)
    if asked.role is not None:
        return _side(context.data.side_by_side(asked.role), asked.view, t)
    return _invitation(asked, t)


def _invitation(asked: Asked, t: Texts) -> Component:
    """Nothing chosen: all bodies that act, as links."""
    links = [
        html.Li(dcc.Link(choice["label"], href=asked.view.but(body=choice["value"]).query()))
        for choice in asked.choices
    ]
    parts = [html.H1(t("body.heading")), html.P(t("body.page.choose")), html.Ul(links, className="ph-work-all")]
    return html.Section(parts, className="ph-box ph-work-part")


def _one(one: Dossier, view: View, context: Context) -> Component:
    t = context.t
    desk = work.Desk(one, work.library(one, context.data), view, t)
    head = html.Header(
        [
            work.kicker(one, t),
            html.H1(said.title(one, t)),
            html.P(t("body.as_of", date=t.date(one.today.isoformat())), className="ph-note"),
            *work.summary_line(one, t),
            _downloads(view, t),
            _ways(one, view, t),
        ],
        className="ph-box ph-work-part",
    )
    nav = aria(
        html.Nav(html.Ul(work.contents(t, PARTS)), className="ph-box ph-work-contents ph-no-print"),
        label=t("body.page.contents"),
    )
    waiting = html.P(t("body.page.counting"), className="ph-note")
    gaps = html.Div(work.section("gaps", 1, [waiting], t), id="body-gaps")
    return html.Div([head, nav, *work.sections(desk), gaps])


def _downloads(view: View, t: Texts) -> Component:
    query = View(lang=view.lang, province=view.province, body=view.body).query()
    files = [
        html.A(t(f"body.page.{form}"), href=f"{WORK}/file.{form}{query}", download="", className="ph-button")
        for form in FORMS
    ]
    printing = html.Button(t("body.page.print"), id="body-print", type="button", className="ph-button")
    return html.P(
        [html.Span(t("body.page.downloads") + ": ", className="ph-work-term"), *files, printing],
        className="ph-no-print",
    )


def _ways(one: Dossier, view: View, t: Texts) -> Component:
    network = View(lang=view.lang, province=one.scope or CENTRAL, node=one.body.id)
    found = View(lang=view.lang, province=one.scope)
    links = [
        dcc.Link(t("body.page.network"), href="/" + network.query(), className="ph-link"),
        dcc.Link(t("body.page.gaps"), href="/gaps" + found.query(), className="ph-link"),
    ]
    if one.body.role and one.body.province:
        everywhere = View(lang=view.lang, body=f"type:{one.body.role}")
        links.append(dcc.Link(t("body.side.all"), href=WORK + everywhere.query(), className="ph-link"))
    return html.P(links, className="ph-work-ways ph-no-print")


def _side(overview: Overview, view: View, t: Texts) -> Component:
    """One role in all provinces; the province's name leads to its work there."""
    table = side_by_side(overview, t)
    heads = html.Tr([html.Th(column.heading, scope="col") for column in table.columns])
    rows = []
    for share, cells in zip(overview.shares, table.rows, strict=True):
        link = dcc.Link(str(cells[0]), href=view.but(province=share.province).query())
        first = html.Th(link, scope="row")
        rows.append(html.Tr([first, *_cells(cells[1:], absent=share.body is None)]))
    grid = html.Table([html.Thead(heads), html.Tbody(rows)], className="ph-work-table")
    scroll = aria(
        html.Div(grid, className="ph-work-scroll", tabIndex="0", role="region"), label=said.side_title(overview, t)
    )
    return html.Section(
        [html.H1(said.side_title(overview, t)), html.P(table.note, className="ph-note"), scroll, _downloads(view, t)],
        className="ph-box ph-work-part",
    )


def _cells(cells: Sequence[object], *, absent: bool) -> list[Component]:
    """The numbers of a row; what no document names is one cell of words, not zeros."""
    if absent:
        return [html.Td(str(cells[0])), html.Td(str(cells[1]), colSpan=str(len(cells) - 1), className="ph-soft")]
    return [html.Td(str(cell)) for cell in cells]
