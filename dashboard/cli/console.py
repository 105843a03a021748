"""What goes to the terminal: results on stdout, progress and troubles on stderr."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from dashboard.formats.plain import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

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


class PageBar:
    """Shows on stderr how far the pages of a scan are read; nothing where stderr is no terminal.

    Called with the file, the pages that are read, and how many there are. `read` says whether any was.
    """

    def __init__(self, title: str) -> None:
        self._title, self.read = title, False
        self._closing = ExitStack()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    def __call__(self, where: str, read: int, of: int) -> None:
        """Show it."""
        self.read = self.read or read > 0
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = self._closing.enter_context(
                Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4)
            )
        if self._task is None:
            self._task = self._bar.add_task(one_line(f"{self._title} {Path(where).name}", 60), total=of, completed=read)
        self._bar.update(self._task, completed=read)
        if read == of:
            self._bar.remove_task(self._task)
            self._task = None


@contextmanager
def working(title: str) -> Iterator[None]:
    """Say on stderr what is being done, as long as it lasts; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(title):
        yield
