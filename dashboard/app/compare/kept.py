"""Comparisons that were asked for lately, so that a click on a number does not compare anew."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from queries.compare.comparison import Comparison, RoleSet, compared
from queries.compare.reading import Reading, read_provinces
from queries.compare.stability import Stabilities, stabilities
from queries.runner import Reader, run

KEEP = 60.0
"""How long a comparison is kept where the store does not tell of a change, in seconds."""

MOST = 12
"""How many sets of provinces are kept."""


@dataclass
class _Kept:
    state: object
    at: float
    reading: Reading
    comparisons: dict[RoleSet, Comparison] = field(default_factory=dict)
    stabilities: Stabilities | None = None


class Comparisons:
    """Comparisons of one store; several requests at a time share the work."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._looking, self._drawing = threading.Lock(), threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()

    def comparison(self, provinces: tuple[str, ...], role_set: RoleSet) -> Comparison:
        """These provinces side by side."""
        with self._looking:
            kept = self._current(provinces)
            if role_set not in kept.comparisons:
                kept.comparisons[role_set] = compared(kept.reading, role_set=role_set)
            return kept.comparisons[role_set]

    def stabilities(self, provinces: tuple[str, ...], *, draw: bool) -> Stabilities | None:
        """How sure their measures are; drawing samples takes seconds."""
        with self._looking:
            kept = self._current(provinces)
        if kept.stabilities is None and draw:
            with self._drawing:
                if kept.stabilities is None:
                    kept.stabilities = stabilities(each.facts for each in kept.reading.provinces)
        return kept.stabilities

    def _current(self, provinces: tuple[str, ...]) -> _Kept:
        state, now = self._state(provinces), time.monotonic()
        kept = self._kept.get(provinces)
        if kept is None or kept.state != state or now - kept.at > KEEP:
            fresh = _Kept(state, now, read_provinces(self._read, provinces))
            if kept is not None and kept.reading == fresh.reading:
                fresh.comparisons, fresh.stabilities = kept.comparisons, kept.stabilities
            self._kept[provinces] = kept = fresh
        self._kept.move_to_end(provinces)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return kept

    def _state(self, provinces: tuple[str, ...]) -> object:
        return run(self._read, "compare.documents", provinces=list(provinces))
