"""What goes to the terminal: results on stdout, progress and troubles on stderr."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from dashboard.formats.plain import one_line

T = TypeVar("T")

PIPE_WIDTH = 160
"""Cells of a line where nobody says how wide it is."""


def speak_utf8() -> None:
    """Print Vietnamese whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Print a line of the result, at once even into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print one line about a trouble, whatever the text holds."""
    sys.stderr.write(f"phoihop: {one_line(text)}\n")


def note(text: str) -> None:
    """Tell on stderr what is to be known about the result."""
    sys.stderr.write(f"{one_line(text)}\n")


def tell(text: str) -> None:
    """Print lines on stderr about the result; what documents say in them is already safe to print."""
    sys.stderr.write(f"{text}\n")


def width() -> int:
    """How many cells a line of the terminal has; in a pipe or file, as many as a wide one."""
    return shutil.get_terminal_size((PIPE_WIDTH, 0)).columns


def progress(items: Iterable[T], *, total: int, title: str) -> Iterator[T]:
    """The items, with a progress bar on stderr while they are walked; nothing where stderr is no terminal."""
    if not sys.stderr.isatty() or total < 2:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, total=total, description=title, console=Console(stderr=True), transient=True)


@contextmanager
def working(title: str) -> Iterator[None]:
    """Say on stderr what is being done, as long as it lasts; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(title):
        yield
