"""What a page gets to work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dash import Dash
from dash.development.base_component import Component

from dashboard.app.data import Data
from dashboard.app.view import View
from dashboard.texts import Texts, texts


@dataclass(frozen=True)
class Context:
    """One request: what the person looks at, the words, and the data."""

    view: View
    data: Data

    @property
    def t(self) -> Texts:
        """The words in the language of the view."""
        return texts(self.view.lang)

    def at(self, view: View) -> Context:
        """The same data, another view."""
        return Context(view, self.data)


class Page(Protocol):
    """One page: a file in `dashboard/app/pages` that exports an object of this form as `page`."""

    id: str
    path: str
    title: str

    def render(self, context: Context) -> Component:
        """The page for one view. `title` is the key of its name in the texts."""
        ...

    def register(self, app: Dash, data: Data) -> None:
        """Add the page's callbacks to `app`."""
        ...
