"""The embedded engine behind a connection: clients of it, and of the one that takes its place."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, suppress

from graph.errors import StoreError, StoreUnavailable
from graph.store.client import Client, Target
from graph.store.drivers import Account
from graph.store.engine import EmbeddedEngine
from graph.store.engine_files import DATABASE, READER, WRITER, End, EngineCard
from graph.store.settings import StoreSettings
from graph.store.waiting import Waiting

RETRY_TIME = 1.0
"""How long the driver itself may try again, in seconds: a busy engine; not one that has ended, which never comes back
under its address."""


class Embedded:
    """The engine of a data directory, as `graph.store.connection.Behind` wants it."""

    def __init__(self, settings: StoreSettings) -> None:
        """Start or join it. Raises `StoreUnavailable`."""
        self._settings = settings
        self._engine = EmbeddedEngine(settings)
        self._waiting = Waiting(self._look)
        self._used = self._engine.card
        self._died = 0

    def first(self) -> Client:
        """A client of the engine; where that does not answer, of the one that then takes its place."""
        try:
            return self._client()
        except StoreError:
            return self.anew()

    def anew(self) -> Client:
        """A client of the engine that runs now, started where that is needed; a slow machine is given its time."""
        self._died = self._used.pid
        deadline = time.monotonic() + self._settings.start_timeout
        while True:
            self._engine.rejoin()
            try:
                return self._client()
            except StoreUnavailable:
                if time.monotonic() > deadline:
                    raise

    def over(self) -> bool:
        """Whether the engine of the last client has ended, or another has taken its place."""
        return self._engine.over(self._used)

    def reason(self) -> StoreError | None:
        """What to say where the engine died of what it was asked."""
        card = self._engine.card
        if card.previous != self._died or card.end == End.OTHER:
            return None
        if card.end == End.MUTE:
            return StoreUnavailable("the store's engine no longer answered and was started again; ask for less")
        return StoreUnavailable(
            f"the store's engine ran out of memory ({self._settings.heap}) and was started again; "
            "ask for less, or raise PHOIHOP_HEAP"
        )

    def trouble(self) -> StoreError | None:
        """A full disk."""
        return self._engine.trouble()

    def waiting(self) -> AbstractContextManager[object]:
        """Held while an answer is waited for."""
        return self._waiting.hold()

    def leave(self) -> None:
        """Let go of the engine."""
        self._engine.leave()

    def _client(self) -> Client:
        card = self._engine.card
        with self.waiting():
            client = Client(self._target(card))
        self._used = card
        return client

    def _target(self, card: EngineCard) -> Target:
        settings, engine = self._settings, self._engine
        writer, reader = Account(WRITER, card.writer_password), Account(READER, card.reader_password)
        silent = f"the store's engine has ended; start again, and see {engine.files.log} if it recurs"
        return Target(
            card.uri, writer, reader, DATABASE,
            connect_timeout=settings.connect_timeout, query_timeout=settings.query_timeout, retry_time=RETRY_TIME,
            turn=engine.turn, silent=silent,
        )  # fmt: skip

    def _look(self) -> None:
        """End the engine where it is mute: those who wait then find that it has ended."""
        with suppress(StoreError):  # it goes on; looked at again
            self._engine.end_if_mute()
