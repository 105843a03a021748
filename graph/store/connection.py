"""A client, made anew where the engine behind it has ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

from graph.errors import StoreRefused, StoreUnavailable
from graph.store.answer import Answer, Limits
from graph.store.client import Client, Row

T = TypeVar("T")

GONE = (StoreUnavailable, StoreRefused)
"""How an engine that ended shows: nobody answers, or another engine with other passwords does."""


class Connection:
    """The client in use. `anew` makes the next one; without it a failure stays one, as the driver reconnects itself."""

    def __init__(self, client: Client, anew: Callable[[], Client] | None = None) -> None:
        self.client = client
        self._anew = anew
        self._lock = threading.Lock()
        self._closed = False

    def read(self, text: str, parameters: Mapping[str, object], *, timeout: float | None = None) -> list[Row]:
        """As `Client.read`; asked once more of a new client where the engine has ended."""
        return self._tried(lambda client: client.read(text, parameters, timeout=timeout))

    def ask(self, text: str, parameters: Mapping[str, object], limits: Limits) -> Answer:
        """As `Client.ask`; asked once more of a new client where the engine has ended."""
        return self._tried(lambda client: client.ask(text, parameters, limits))

    def _tried(self, work: Callable[[Client], T]) -> T:
        asked = self.client
        try:
            return work(asked)
        except GONE:
            if self._anew is None or self._closed:
                raise
        return work(self._after(asked, self._anew))

    def close(self) -> None:
        """Close the client, and make no other."""
        with self._lock:
            self._closed = True
            self.client.close()

    def _after(self, asked: Client, anew: Callable[[], Client]) -> Client:
        """The client that takes the place of `asked`: one for all who were let down by it."""
        with self._lock:
            if self.client is asked and not self._closed:
                fresh = anew()
                asked.close()
                self.client = fresh
            return self.client
