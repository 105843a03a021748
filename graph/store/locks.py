"""Locks between processes: files whose lock the operating system drops when its holder dies, however it dies."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import IO

import portalocker

PAUSE = 0.05


class FileLock:
    """A lock on one file, shared by many or held by one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self, *, shared: bool = False, timeout: float = 0.0) -> bool:
        """True once the lock is held, False where it could not be had within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while not self._try(shared):
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE)
        return True

    def release(self) -> None:
        """Let go; does nothing where nothing is held."""
        if self._file is not None:
            portalocker.unlock(self._file)
            self._file.close()
            self._file = None

    def _try(self, shared: bool) -> bool:
        kind = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        try:
            portalocker.lock(file, kind | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException:
            file.close()
            return False
        self._file = file
        return True


def is_held(path: Path, *, by_all: bool = True) -> bool:
    """Whether someone holds the lock at all, or, with `by_all` False, whether someone holds it alone."""
    lock = FileLock(path)
    free = lock.acquire(shared=not by_all)
    lock.release()
    return not free
