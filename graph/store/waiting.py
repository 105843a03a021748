"""Somebody looks after the engine while others wait for its answer: one that was stopped would keep them for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 4.0
"""An answer that takes longer, in seconds, is worth a look whether it can come at all."""


class Waiting:
    """Calls `look` again and again while somebody has been waiting for longer than `PATIENCE`.

    Its thread sleeps while nobody waits, and costs nothing then.
    """

    def __init__(self, look: Callable[[], object]) -> None:
        self._look = look
        self._change = threading.Condition()
        self._since: dict[object, float] = {}
        self._thread: threading.Thread | None = None

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Wait for an answer in the block."""
        mark = object()
        with self._change:
            self._since[mark] = time.monotonic()
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="waiting", daemon=True)
                self._thread.start()
            self._change.notify()
        try:
            yield
        finally:
            with self._change:
                del self._since[mark]

    def _watch(self) -> None:
        while True:
            with self._change:
                while not self._since:
                    self._change.wait()
                rest = min(self._since.values()) + PATIENCE - time.monotonic()
            if rest > 0:
                time.sleep(rest)
                continue
            self._look()
            time.sleep(PATIENCE)
