"""The engine watches itself: one that no longer answers is ended, since a new one answers within seconds.

Its log of transactions keeps the data, so that ending it loses nothing that was acknowledged.
"""

from __future__ import annotations

import contextlib
import threading
import time

from graph.store.engine_files import DATABASE, READER, EngineCard

PERIOD = 3.0
LIMIT = 5.0
MISSES = 2
"""A question every `PERIOD` seconds, an answer to each within `LIMIT`; so many misses in a row are the end.

Seconds of work: on a machine that is busy with other things, an engine is given what it would have needed alone.
"""

LONGEST = 90.0
"""Silence of so many seconds by the clock is the end even of an engine that was given no time to work."""

_LONGEST_STEP = 1.0
"""A step that took longer was none of the engine's making: the whole process stood still."""


class Watchdog:
    """Asks the engine for a sign of life on a connection of its own, in a thread that needs no user."""

    def __init__(self, card: EngineCard) -> None:
        self._card = card
        self._heard = threading.Event()
        self._waited = self._worked = 0.0
        self._last, self._last_work = time.monotonic(), time.process_time()
        threading.Thread(target=self._ask_forever, name="watchdog", daemon=True).start()

    def mute(self) -> bool:
        """Whether the engine has been silent for too long. To be called again and again: it counts the time between."""
        now, work = time.monotonic(), time.process_time()
        if self._heard.is_set():
            self._heard.clear()
            self._waited = self._worked = 0.0
        self._waited += min(now - self._last, _LONGEST_STEP)
        self._worked += work - self._last_work
        self._last, self._last_work = now, work
        patience = PERIOD + MISSES * LIMIT
        return self._waited > LONGEST or min(self._waited, self._worked) > patience

    def _ask_forever(self) -> None:
        from neo4j import GraphDatabase

        account = (READER, self._card.reader_password)
        with GraphDatabase.driver(self._card.uri, auth=account, connection_timeout=LIMIT) as driver:
            while True:
                with (
                    contextlib.suppress(Exception),  # whatever fails is no sign of life
                    driver.session(database=DATABASE, default_access_mode="READ") as session,
                ):
                    session.run("RETURN 1 AS one").consume()
                    self._heard.set()
                time.sleep(PERIOD)
