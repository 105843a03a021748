"""What stands around every page: name, pages, language, and how much is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria
from dashboard.app.data import Loaded
from dashboard.app.services import Page
from dashboard.app.view import View
from dashboard.texts import Language, Texts, texts


def shell(view: View, pages: Sequence[Page], current: str, loaded: Loaded | None, body: Component) -> Component:
    """The whole screen: header, strip and `body`."""
    t = texts(view.lang)
    return html.Div(
        [
            html.A(t("app.skip"), href="#main", className="ph-skip"),
            html.Header(
                [_brand(t), _pages(view, pages, current, t), _strip(loaded, t), language_link(view)],
                className="ph-header",
            ),
            html.Main(body, id="main", className="ph-main", tabIndex="-1"),
        ],
        className="ph-shell",
        lang=str(view.lang),
    )


def _brand(t: Texts) -> Component:
    return html.Div([html.Span(t("brand"), className="ph-brand"), html.Span(t("app.tagline"), className="ph-tagline")])


def _pages(view: View, pages: Sequence[Page], current: str, t: Texts) -> Component:
    links = [
        dcc.Link(
            t(page.title),
            href=link(page, view),
            id=f"nav-{page.id}",
            className="ph-nav-link ph-here" if page.id == current else "ph-nav-link",
        )
        for page in pages
    ]
    return aria(html.Nav(links, className="ph-nav"), label=t("nav.label"))


def link(page: Page, view: View) -> str:
    """The address of `page` for the same language and province."""
    return page.path + View(lang=view.lang, province=view.province).query()


def _strip(loaded: Loaded | None, t: Texts) -> Component:
    if loaded is None:
        return html.Div(className="ph-strip")
    items = [
        html.Li(t(f"strip.{name}", n=getattr(loaded, name))) for name in ("documents", "tasks", "agencies", "edges")
    ]
    return aria(html.Ul(items, className="ph-strip"), label=t("strip.label"))


def language_link(view: View) -> Component:
    """The switch: a link to the same view in the other language."""
    t = texts(view.lang)
    other = Language.EN if view.lang is Language.VI else Language.VI
    return html.A(
        t("app.other_language"), id="language", href=other_language(view), lang=str(other), className="ph-language"
    )


def other_language(view: View) -> str:
    """The query of the same view in the other language; "?" alone where that is the plain view."""
    other = Language.EN if view.lang is Language.VI else Language.VI
    return view.but(lang=other).query() or "?"
