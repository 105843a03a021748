"""A server that takes connections and then says nothing more is not waited for without end.

The driver bounds how long it connects and greets, and how long it sends, but not how long it waits for an answer. To
close its connections under it mostly ends the wait, and not always. So what waits is a thread of its own, and whoever
asked goes away from it when nothing was heard for too long.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


class Silent(Exception):
    """Nothing was heard for too long."""


class _Line:
    """One wait for a server's answers."""

    def __init__(self, limit: float) -> None:
        self._limit, self.given_up = limit, False
        self._last = time.monotonic()

    def heard(self) -> None:
        """Something came from the server. Raises `Silent` where nobody waits for it any more."""
        if self.given_up:
            raise Silent
        self._last = time.monotonic()

    @property
    def rest(self) -> float:
        """Seconds that the server still has."""
        return self._last + self._limit - time.monotonic()


def within(limit: float, act: Callable[[Callable[[], object]], T], hang_up: Callable[[], object]) -> T:
    """What `act` gives; it calls what it is given whenever the server has answered.

    Raises `Silent` after `limit` seconds in which it did not. `hang_up` then ends what is left, in a thread of its own.
    """
    line, coming = _Line(limit), Future[T]()

    def ask() -> None:
        try:
            coming.set_result(act(line.heard))
        except BaseException as error:
            coming.set_exception(error)

    threading.Thread(target=ask, name="asking", daemon=True).start()
    while not coming.done() and line.rest > 0:
        try:
            coming.exception(line.rest)
        except TimeoutError:
            continue
    if coming.done():
        return coming.result()
    line.given_up = True
    threading.Thread(target=hang_up, name="hanging up", daemon=True).start()
    raise Silent
