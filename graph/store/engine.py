"""The embedded engine from its users' side: start it or join it, leave it, stop it.

Users hold a shared lock. The engine is a process of its own session (Ctrl-C in a terminal does not reach it) and ends
itself when nobody holds that lock.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import graph
from graph.errors import StoreBusy, StoreUnavailable
from graph.store.engine_files import EngineCard, EngineFiles
from graph.store.engine_process import ALREADY_RUNNING
from graph.store.files import private_directory
from graph.store.locks import PAUSE, FileLock, is_held
from graph.store.settings import StoreSettings

PACKAGE = "arcadedb_embedded"
MODULE = "graph.store.engine_process"
ELSEWHERE = "or use a Neo4j server: set PHOIHOP_NEO4J_URI, PHOIHOP_NEO4J_USER and PHOIHOP_NEO4J_PASSWORD"
END_TIMEOUT = 20.0
WRITE_TIMEOUT = 120.0

_started: list[subprocess.Popen[bytes]] = []


class EmbeddedEngine:
    """One user's hold on the engine of a data directory. `card` says how to reach it."""

    def __init__(self, settings: StoreSettings) -> None:
        """Start or join. Raises `StoreUnavailable` in one line."""
        _require_package()
        self._settings = settings
        self.files = EngineFiles(private_directory(private_directory(settings.data_dir) / "engine"))
        self._hold = FileLock(self.files.users)
        gate = self._gate()
        try:
            if not self._hold.acquire(shared=True, timeout=settings.start_timeout):
                raise StoreUnavailable(f"the store's engine in {self.files.home} does not end; stop its process")
            self.card = self._start_or_join()
        except BaseException:
            self._hold.release()
            raise
        finally:
            gate.release()

    def rejoin(self) -> None:
        """Start or join once more, where the engine has ended under its users. Raises `StoreUnavailable`."""
        _reap()
        gate = self._gate()
        try:
            self.card = self._start_or_join()
        finally:
            gate.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The only one who writes, while the block lasts. Raises `StoreBusy`."""
        lock = FileLock(self.files.writing)
        if not lock.acquire(timeout=WRITE_TIMEOUT):
            raise StoreBusy(f"others have been writing to the store in {self.files.home} for too long; try again later")
        try:
            yield
        finally:
            lock.release()

    def leave(self) -> None:
        """Let go of the engine; the last user waits until it has ended."""
        gate = self._gate()
        try:
            self._hold.release()
            if not is_held(self.files.users) or is_held(self.files.users, by_all=False):
                _wait_until_ended(self.files, END_TIMEOUT)
        finally:
            gate.release()
        _reap()

    def _gate(self) -> FileLock:
        gate = FileLock(self.files.starting)
        if not gate.acquire(timeout=self._settings.start_timeout):
            raise StoreUnavailable(f"another process has been starting the store in {self.files.home} for too long")
        return gate

    def _start_or_join(self) -> EngineCard:
        deadline = time.monotonic() + self._settings.start_timeout
        child: subprocess.Popen[bytes] | None = None
        while time.monotonic() < deadline:
            if is_held(self.files.running):
                card = self.files.read_card()
                if card is not None:
                    return card
            elif child is None or child.poll() == ALREADY_RUNNING:
                self.files.card.unlink(missing_ok=True)
                child = _spawn(self.files, self._settings)
            elif child.poll() is not None:
                raise StoreUnavailable(_why_it_failed(self.files.log))
            time.sleep(PAUSE)
        if child is not None:
            child.kill()
        raise StoreUnavailable(
            f"the store's engine did not start within {self._settings.start_timeout:g} s; "
            f"see {self.files.log}, {ELSEWHERE}"
        )


def stop_engine(settings: StoreSettings) -> bool:
    """End the engine of this data directory, whoever uses it. False where none runs."""
    files = EngineFiles(settings.data_dir / "engine")
    card = files.read_card()
    if card is None or not is_held(files.running):
        return False
    os.kill(card.pid, signal.SIGTERM)
    return _wait_until_ended(files, END_TIMEOUT)


def _require_package() -> None:
    if importlib.util.find_spec(PACKAGE) is None:
        raise StoreUnavailable(
            "the embedded engine has no build for this platform (it has: Linux with glibc 2.34 or newer, "
            f"macOS on arm64, Windows); {ELSEWHERE.removeprefix('or ')}"
        )


def _spawn(files: EngineFiles, settings: StoreSettings) -> subprocess.Popen[bytes]:
    """The engine's process. Passwords are made in it and appear in no argument, variable or log."""
    secret = ("PHOIHOP_", "ARCADEDB_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(secret)}
    environment["PYTHONPATH"] = str(Path(graph.__file__).parent.parent)
    if sys.platform == "linux":
        environment["LC_ALL"] = "C.UTF-8"  # else the JVM cannot open files below a directory with a Vietnamese name
    command = [sys.executable, "-P", "-m", MODULE]
    log = os.open(files.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        child = subprocess.Popen(
            [*command, str(files.home), settings.heap, str(int(settings.query_timeout * 1000))],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, cwd=files.home, start_new_session=True,
        )  # fmt: skip
    finally:
        os.close(log)
    _started.append(child)
    return child


def _why_it_failed(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    last = lines[-1][:200] if lines else "it said nothing"
    return f"the store's engine ended while starting: {last}; see {log}, {ELSEWHERE}"


def _wait_until_ended(files: EngineFiles, timeout: float) -> bool:
    deadline = time.monotonic() + timeout
    while is_held(files.running):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def _reap() -> None:
    """Collect engines of ours that have ended."""
    for child in list(_started):
        try:
            child.wait(timeout=1 if child.poll() is None else 0)
        except subprocess.TimeoutExpired:
            continue
        _started.remove(child)
