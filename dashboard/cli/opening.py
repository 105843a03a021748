"""The store that the settings name, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dashboard.cli.console import working
from dashboard.texts import Texts

if TYPE_CHECKING:
    from dashboard.settings import Settings
    from graph.store import Store


@contextmanager
def opened(settings: Settings, words: Texts) -> Iterator[Store]:
    """The store, closed afterwards; starting its engine takes seconds, so a terminal is told."""
    from graph.store import open_store

    with working(words("cli.opening")):
        store = open_store(settings)
    with store:
        yield store
