"""The app: pages over one store, served on the officer's own machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component

from dashboard.app import scans
from dashboard.app.components.browser import client
from dashboard.app.components.notice import AGAIN, AGAIN_ALERT, nothing_loaded, notice, trouble
from dashboard.app.components.shell import shell
from dashboard.app.data import Data, Loaded, Readable
from dashboard.app.pages import PAGES, checked
from dashboard.app.security import HOSTS, LOG, LOOPBACK, log_failure, protect
from dashboard.app.services import Context, Page
from dashboard.app.view import View
from dashboard.texts import texts
from graph.errors import PhoihopError

_INDEX = """<!DOCTYPE html>
<html lang="vi">
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""


def create_app(store: Readable, *, pages: Iterable[Page] = PAGES, hosts: Iterable[str] | None = LOOPBACK) -> Dash:
    """The app over `store`. `hosts`: names under which it may be addressed; None for any.

    Raises `DefinitionError` where two pages share an id or a path.
    """
    app = Dash(
        __name__,
        serve_locally=True,
        title=texts()("app.title"),
        update_title="",
        suppress_callback_exceptions=True,
        index_string=_INDEX,
        on_error=_report,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    data, known = Data(store), checked(pages)
    app.layout = dmc.MantineProvider(
        [
            dcc.Location(id="url", refresh=False),
            html.Div(id="alert", role="alert"),
            html.Div(html.P(texts()("app.loading"), className="ph-loading"), id="shell"),
        ],
        theme={"fontFamily": "var(--ph-font)", "primaryColor": "blue", "defaultRadius": "sm"},
        forceColorScheme="light",
    )
    _route(app, data, known)
    scans.register(app, data)
    for page in known:
        page.register(app, data)
    app.server.config[HOSTS] = None if hosts is None else frozenset(hosts)
    protect(app)
    return app


def _route(app: Dash, data: Data, pages: Sequence[Page]) -> None:
    @app.callback(Output("shell", "children"), Input("url", "pathname"), Input("url", "search"))
    def show(path: str | None, search: str | None) -> Component:
        return screen(path or "/", View.from_query(search), data, pages)

    @app.callback(
        Output("shell", "children", allow_duplicate=True),
        Input(AGAIN, "n_intervals"),
        State("url", "pathname"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def show_again(_looks: int, path: str | None, search: str | None) -> Component:
        """The page, once the store is there again."""
        return screen(path or "/", View.from_query(search), data, pages)

    @app.callback(
        Output("alert", "children", allow_duplicate=True),
        Input(AGAIN_ALERT, "n_intervals"),
        prevent_initial_call=True,
    )
    def clear_alert(_looks: int) -> None:
        """Nothing, once the store is there again; until then this fails, and says so again."""
        data.loaded()

    client(app, "language", Output("shell", "data-shown"), Input("shell", "children"))


def screen(path: str, view: View, data: Data, pages: Sequence[Page]) -> Component:
    """The whole screen for an address; trouble with the store becomes words on it."""
    t = texts(view.lang)
    page = next((one for one in pages if one.path == path), None)
    loaded: Loaded | None = None
    try:
        loaded = data.loaded()
        if page is None:
            body: Component = notice(t("error.not_found"), t("error.not_found_hint"))
        else:
            body = page.render(Context(view, data)) if loaded.documents else nothing_loaded(t)
    except PhoihopError as error:
        LOG.warning("%s: %s", type(error).__name__, error)
        body = trouble(error, t)
    return shell(view, pages, page.id if page else "", loaded, body)


def _report(error: Exception) -> None:
    """A callback failed: say so on the page, in the words of the default language, without details."""
    log_failure(error)
    set_props("alert", {"children": trouble(error, texts(), above=True)})
