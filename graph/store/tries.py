"""How often something is tried again: with growing pauses, for so long after it failed for the first time."""

from __future__ import annotations

import random
import time

SHORTEST, LONGEST = 0.2, 3.0
"""Pauses in seconds: the first one, and what they grow to."""


class Tries:
    """The tries of one transaction, for at most `seconds` after the first failure."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._pause = seconds, SHORTEST
        self._deadline: float | None = None

    def another(self) -> bool:
        """After a failure: wait a little, and True; False where the time is over."""
        now = time.monotonic()
        if self._deadline is None:
            self._deadline = now + self._seconds
        rest = self._deadline - now
        if rest <= 0:
            return False
        jitter = random.uniform(0.8, 1.2)  # noqa: S311 - those who failed together shall not come together again
        time.sleep(min(rest, self._pause * jitter))
        self._pause = min(self._pause * 2, LONGEST)
        return True
