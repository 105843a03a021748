"""What a page shows in place of its content: nothing loaded, no engine, something wrong."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.texts import Texts
from graph.errors import PhoihopError, QueryError, StoreError, StoreRefused, StoreRestarting


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


AGAIN, AGAIN_ALERT = "again", "again-alert"
"""The clocks of the two notices that the store is being started again: in place of a page, and above one."""

LOOK_AGAIN = 1500
"""How often they look whether it is there, in milliseconds."""


def trouble(error: Exception, t: Texts, *, above: bool = False) -> Component:
    """An error in words of our own: never its message, which may hold paths and addresses. `above`: over a page."""
    if isinstance(error, StoreRestarting):
        clock = dcc.Interval(id=AGAIN_ALERT if above else AGAIN, interval=LOOK_AGAIN)
        return notice(t("restarting.title"), t("restarting.above" if above else "restarting.page"), clock)
    key = _key(error)
    return notice(t(f"error.{key}"), t(f"error.{key}_hint"), html.A(t("error.retry"), href=""), kind="error")


def _key(error: Exception) -> str:
    if isinstance(error, StoreRefused):
        return "refused"
    if isinstance(error, StoreError):
        return "unavailable"
    return "query" if isinstance(error, QueryError) else "query" if isinstance(error, PhoihopError) else "unknown"
