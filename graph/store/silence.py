"""A server that takes connections and then says nothing more: somebody listens while others wait, and hangs up.

The driver bounds how long it connects and greets, and how long it sends, but not how long it waits for an answer. So a
thread keeps the time since a server was last heard, and ends what waits for longer than the server had to answer.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Line:
    """One wait for a server's answers. `silent`: it was hung up, since nothing was heard for `limit` seconds."""

    def __init__(self, limit: float, hang_up: Callable[[], object]) -> None:
        self.limit, self.silent = limit, False
        self._hang_up = hang_up
        self._last = time.monotonic()

    def heard(self) -> None:
        """Something came from the server."""
        self._last = time.monotonic()

    @property
    def rest(self) -> float:
        """Seconds that the server still has."""
        return self._last + self.limit - time.monotonic()

    def end(self) -> None:
        """Hang up, in a thread of its own: to close a connection may take its time."""
        self.silent = True
        threading.Thread(target=self._hang_up, name="hanging up", daemon=True).start()


class Listener:
    """Listens on all lines that are open; its thread sleeps while there is none."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._lines: set[Line] = set()
        self._thread: threading.Thread | None = None

    @contextmanager
    def open(self, limit: float, hang_up: Callable[[], object]) -> Iterator[Line]:
        """A line, as long as the block lasts."""
        line = Line(limit, hang_up)
        with self._change:
            self._lines.add(line)
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="listening", daemon=True)
                self._thread.start()
            self._change.notify()
        try:
            yield line
        finally:
            with self._change:
                self._lines.discard(line)

    def _listen(self) -> None:
        while True:
            with self._change:
                for line in [each for each in self._lines if each.rest <= 0]:
                    self._lines.discard(line)
                    line.end()
                self._change.wait(min((each.rest for each in self._lines), default=None))
