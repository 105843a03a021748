"""Answers that take long, kept until the store is written again; those who ask for the same wait for one answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 12
"""So many answers are kept; the one that was not asked for the longest goes first."""


class Kept:
    """Answers by key. `revision` gives a number that changes whenever the store is written."""

    def __init__(self, revision: Callable[[], int]) -> None:
        self._revision = revision
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()

    def get(self, key: Hashable, ask: Callable[[], T]) -> T:
        """The answer kept under `key`, or what `ask` gives; an `ask` that fails leaves nothing behind."""
        revision = self._revision()
        with self._lock:
            kept = self._answers.get(key)
            if kept is None or kept.revision != revision:
                kept = self._answers[key] = _Answer(revision)
            self._answers.move_to_end(key)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        value: T = kept.get(ask)
        return value


class _Answer:
    """One answer, asked for once."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self._lock = threading.Lock()
        self._value: Any = None
        self._known = False

    def get(self, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever was asked for
        """The value, made by the first who needs it while the others wait."""
        with self._lock:
            if not self._known:
                self._value, self._known = ask(), True
            return self._value
