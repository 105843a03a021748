"""The embedded engine from its users' side: start it or join it, leave it, stop it, end one that is mute.

Users hold a shared lock. The engine is a process of its own session (Ctrl-C in a terminal does not reach it) and ends
itself when nobody holds that lock.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import StoreBusy, StoreError, StoreUnavailable
from graph.store.engine_ends import Exit, why_it_failed
from graph.store.engine_files import End, EngineCard, EngineFiles
from graph.store.engine_start import Child, reap, start
from graph.store.files import full, is_full, private_directory, usable
from graph.store.locks import PAUSE, FileLock, is_held
from graph.store.probe import speaks_bolt
from graph.store.processes import end_surely, is_stopped
from graph.store.settings import StoreSettings

PACKAGE = "arcadedb_embedded"
ELSEWHERE = "or use a Neo4j server: set PHOIHOP_NEO4J_URI, PHOIHOP_NEO4J_USER and PHOIHOP_NEO4J_PASSWORD"
END_TIMEOUT = 20.0
STOP_TIMEOUT = 35.0
"""Longer than an engine that was asked to end gives itself (`engine_process.STOP_LIMIT`), so that it is not cut off."""

WRITE_TIMEOUT = 120.0
PROBE_LIMIT = 3.0
PROBES = 2
"""A stopped engine that leaves so many greetings unanswered, each for `PROBE_LIMIT` seconds, is mute.

One that is not stopped, but mute, is ended by its own watchdog, which knows better what it is busy with.
"""


class EmbeddedEngine:
    """One user's hold on the engine of a data directory. `card` says how to reach it."""

    def __init__(self, settings: StoreSettings) -> None:
        """Start or join. Raises `StoreUnavailable` in one line."""
        _require_package()
        self._settings = settings
        self.files = EngineFiles(private_directory(private_directory(settings.data_dir) / "engine"))
        self._hold = FileLock(self.files.users)
        with usable(self.files.home), self._gate():
            if not self._hold.acquire(shared=True, timeout=settings.start_timeout):
                raise StoreUnavailable(f"the store's engine in {self.files.home} does not end; stop its process")
            try:
                self.card = self._start_or_join()
            except BaseException:
                self._hold.release()
                raise

    def over(self, card: EngineCard) -> bool:
        """Whether the engine of this card has ended."""
        with usable(self.files.home):
            return not _runs(self.files) or self.files.read_card() not in (card, None)

    def rejoin(self) -> None:
        """Start or join once more, where the engine has ended or is mute. Raises `StoreUnavailable`."""
        reap()
        with usable(self.files.home), self._gate():
            self.card = self._start_or_join(End.MUTE if self._end_if_mute(self.card) else None)

    def end_if_mute(self) -> bool:
        """End the engine of `card` where it was stopped. Raises `StoreUnavailable` if it cannot."""
        with usable(self.files.home), self._gate():
            return self._end_if_mute(self.card)

    def trouble(self) -> StoreError | None:
        """What else is wrong where a write fails: no room on the disk."""
        return full(self.files.home) if is_full(self.files.home) else None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The only one who writes, while the block lasts. Raises `StoreBusy`."""
        lock = FileLock(self.files.writing)
        with usable(self.files.home):
            free = lock.acquire(timeout=WRITE_TIMEOUT)
        if not free:
            raise StoreBusy(f"others have been writing to the store in {self.files.home} for too long; try again later")
        try:
            yield
        finally:
            lock.release()

    def leave(self) -> None:
        """Let go of the engine; the last user waits until it has ended."""
        with self._gate():
            self._hold.release()
            if not is_held(self.files.users) or is_held(self.files.users, by_all=False):
                _wait_until_ended(self.files, END_TIMEOUT)
        reap()

    @contextmanager
    def _gate(self) -> Iterator[None]:
        gate = FileLock(self.files.starting)
        if not gate.acquire(timeout=self._settings.start_timeout):
            raise StoreUnavailable(f"another process has been starting the store in {self.files.home} for too long")
        try:
            yield
        finally:
            gate.release()

    def _start_or_join(self, end: End | None = None) -> EngineCard:
        """The card of the engine that runs. `end`: of what the one before died, where that is known."""
        deadline = time.monotonic() + self._settings.start_timeout
        child: Child | None = None
        while time.monotonic() < deadline:
            if _runs(self.files):
                card = self.files.read_card()
                if card is not None:
                    return card
            elif child is None or child.poll() == Exit.ALREADY_RUNNING:
                child = start(self.files, self._settings, end)
            elif child.poll() is not None:
                raise why_it_failed(self.files, child.returncode, ELSEWHERE)
            time.sleep(PAUSE)
        if child is not None:
            child.kill()
        raise StoreUnavailable(
            f"the store's engine did not start within {self._settings.start_timeout:g} s; "
            f"see {self.files.log}, {ELSEWHERE}"
        )

    def _end_if_mute(self, card: EngineCard) -> bool:
        for _ in range(PROBES):
            if not self._is_current(card) or not is_stopped(card.pid) or speaks_bolt(card.port, timeout=PROBE_LIMIT):
                return False
        if self._is_current(card) and not end_surely(card.pid, card.started):
            raise StoreUnavailable(
                f"the store's engine in {self.files.home} does not answer; stop its process {card.pid}, then try again"
            )
        return _wait_until_ended(self.files, END_TIMEOUT)

    def _is_current(self, card: EngineCard) -> bool:
        return _runs(self.files) and self.files.read_card() == card


def stop_engine(settings: StoreSettings) -> bool:
    """End the engine of this data directory, whoever uses it; one that does not obey is ended at once.

    False where none runs. Raises `StoreUnavailable` where it cannot be ended.
    """
    files = EngineFiles(settings.data_dir / "engine")
    card = files.read_card()
    deadline = time.monotonic() + settings.start_timeout
    while card is None and _runs(files) and time.monotonic() < deadline:  # it is starting
        time.sleep(PAUSE)
        card = files.read_card()
    if not _runs(files):
        return False
    if card is None:
        raise StoreUnavailable(f"the store's engine in {files.home} does not end; stop its process")
    for kindly in (True, False):
        if end_surely(card.pid, card.started, kindly=kindly) and _wait_until_ended(files, STOP_TIMEOUT):
            return True
    raise StoreUnavailable(f"the store's engine in {files.home} does not end; stop its process {card.pid}")


def _require_package() -> None:
    if importlib.util.find_spec(PACKAGE) is None:
        raise StoreUnavailable(
            "the embedded engine has no build for this platform (it has: Linux with glibc 2.34 or newer, "
            f"macOS on arm64, Windows); {ELSEWHERE.removeprefix('or ')}"
        )


def _runs(files: EngineFiles) -> bool:
    """Whether an engine's process lives. Many may look at once: a look does not keep others from looking."""
    return files.home.is_dir() and is_held(files.running, by_all=False)


def _wait_until_ended(files: EngineFiles, timeout: float) -> bool:
    deadline = time.monotonic() + timeout
    while _runs(files):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True
