"""The end of the program when it is told to end: what it made for a while is taken away first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_TOLD = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into `SystemExit` with the code that a shell gives them, 143 and 129.

    A signal that somebody ignores (nohup) or handles already stays as it is, and so do all outside the main thread.
    """
    ours = [each for each in _TOLD if signal.getsignal(each) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        ours = []
    for each in ours:
        signal.signal(each, _end)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    for each in _TOLD:  # a terminal that is closed tells more than once: that must not break the tidying off
        if signal.getsignal(each) is _end:
            signal.signal(each, _nothing)
    raise SystemExit(128 + number)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Does nothing; unlike SIG_IGN it is not passed on to programs that are started."""
