"""Work shared out to several processes: results come in order, and a process that dies costs the one item it had.

A process and the programs that it starts are one group, and end together: when the work is done, when whoever asked for
it stops asking (Ctrl-C), and when the process that shares out the work is gone.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 64
"""Items that may be done before the one whose result is waited for: what waits is held in memory."""
_PATIENCE = 1.0
"""Seconds that a process has to end by itself."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result], items: Sequence[Item], hands: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """work(item) for each item, by so many processes; lost(item) where a process died over it.

    `work` is a function of a module, its items and results can be pickled. What it raises is raised here.
    """
    context = _context(work.__module__)
    crew = _Crew(context, work, items, lost)
    try:
        yield from crew.results(min(hands, len(items)))
    finally:
        crew.end()


def _context(module: str) -> BaseContext:
    """Processes that begin with nothing of this one; where possible they share one start, with the module imported."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


@dataclass
class _Hand:
    """A process, the way to it, and the place of the item it has, if it has one."""

    process: BaseProcess
    way: Connection
    at: int | None = None

    def end(self) -> None:
        """End the process and what it has started."""
        self.way.close()
        if self.at is not None:
            self._send(signal.SIGTERM)
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self._send(getattr(signal, "SIGKILL", signal.SIGTERM))
            self.process.join(_PATIENCE)

    def _send(self, sent: int) -> None:
        """The signal to its group; to itself alone where it has none yet."""
        pid = self.process.pid
        if pid is None:
            return
        try:
            os.killpg(pid, sent)
        except (ProcessLookupError, PermissionError, AttributeError):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sent)


class _Crew(Generic[Item, Result]):
    def __init__(
        self,
        context: BaseContext,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        lost: Callable[[Item], Result],
    ) -> None:
        self._context, self._work, self._items, self._lost = context, work, items, lost
        self._hands: list[_Hand] = []
        self._done: dict[int, Result] = {}
        self._raised: dict[int, Exception] = {}
        self._next = 0

    def results(self, hands: int) -> Iterator[Result]:
        """The results in order."""
        self._hands = [self._hired() for _ in range(hands)]
        for at in range(len(self._items)):
            while at not in self._done and at not in self._raised:
                self._give(at + AHEAD)
                busy = {hand.way: hand for hand in self._hands if hand.at is not None}
                for way in connection.wait(list(busy)):
                    self._take(busy[way])  # type: ignore[index]  # only what was given is ready
            if at in self._raised:
                raise self._raised[at]
            yield self._done.pop(at)

    def end(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.end()

    def _hired(self) -> _Hand:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(there, self._work), daemon=True)  # type: ignore[attr-defined]
        process.start()
        there.close()
        return _Hand(process, here)

    def _give(self, before: int) -> None:
        """An item to each that has none, as long as there are items before that place."""
        for hand in self._hands:
            if hand.at is None and self._next < min(before, len(self._items)):
                hand.at, self._next = self._next, self._next + 1
                with contextlib.suppress(OSError):  # it has died: so says the way when it is asked
                    hand.way.send(self._items[hand.at])

    def _take(self, hand: _Hand) -> None:
        """The result of a process, or what is said of its item if it died; another one then takes its place."""
        at = hand.at
        if at is None:
            return
        try:
            good, result = hand.way.recv()
        except (EOFError, OSError):
            hand.end()
            self._hands[self._hands.index(hand)] = self._hired()
            self._done[at] = self._lost(self._items[at])
            return
        hand.at = None
        if good:
            self._done[at] = result
        else:
            self._raised[at] = result


def _serve(way: Connection, work: Callable[[Item], Result]) -> None:
    """The life of a process: an item in, a result out, till there are no more."""
    _be_one_group()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    while True:
        try:
            item = way.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, object] = (True, work(item))
        except Exception as error:  # raised again where the result is asked for
            answer = (False, error)
        try:
            way.send(answer)
        except OSError:
            return


def _be_one_group() -> None:
    """A group of this process and those that it will start, which ends when the parent does."""
    if not hasattr(os, "setpgrp"):
        return
    os.setpgrp()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    connection.wait([parent])
    os.killpg(0, signal.SIGKILL)
