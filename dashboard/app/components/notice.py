"""What a page shows in place of its content: nothing loaded, no engine, something wrong."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import Texts
from graph.errors import PhoihopError, QueryError, StoreError, StoreRefused


def notice(title: str, *body: str | Component, kind: str = "info") -> Component:
    """A calm box with a title and what to do."""
    parts: Sequence[str | Component] = [html.P(part) if isinstance(part, str) else part for part in body]
    return html.Section([html.H1(title), *parts], className=f"ph-notice ph-notice-{kind}", role="status")


def nothing_loaded(t: Texts) -> Component:
    """The store is empty: how to load something."""
    commands = [
        html.Dt(t("empty.one")), html.Dd(html.Code("phoihop load ke-hoach.docx")),
        html.Dt(t("empty.demo")), html.Dd(html.Code("phoihop demo")),
    ]  # fmt: skip
    return notice(t("empty.title"), t("empty.body"), html.Dl(commands))


def trouble(error: Exception, t: Texts) -> Component:
    """An error in words of our own: never its message, which may hold paths and addresses."""
    key = _key(error)
    return notice(t(f"error.{key}"), t(f"error.{key}_hint"), html.A(t("error.retry"), href=""), kind="error")


def _key(error: Exception) -> str:
    if isinstance(error, StoreRefused):
        return "refused"
    if isinstance(error, StoreError):
        return "unavailable"
    return "query" if isinstance(error, QueryError) else "query" if isinstance(error, PhoihopError) else "unknown"
