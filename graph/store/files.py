"""Private files: directories 0700, files 0600, written whole or not at all; and what to say where that cannot be."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from graph.errors import StoreUnavailable

LEAST_FREE = 16 * 2**20
"""With less room on the disk, in bytes, nothing is written any more: the engine's own files need some of it."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def private_directory(path: Path) -> Path:
    """`path`, made if it is not there, open to its owner alone. Raises `StoreUnavailable` where that cannot be."""
    with usable(path):
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.chmod(0o700)
    return path


def write_private(path: Path, text: str) -> None:
    """`text` into `path`, 0600, under its name only when it is complete. Raises `StoreUnavailable`."""
    write_private_bytes(path, text.encode("utf-8"))


def write_private_bytes(path: Path, data: bytes) -> None:
    """The same with bytes."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with usable(path.parent):
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


@contextlib.contextmanager
def usable(directory: Path) -> Iterator[None]:
    """What the system refuses in the block becomes one line about `directory`."""
    try:
        yield
    except OSError as error:
        raise cannot_use(directory, error) from None


def cannot_use(directory: Path, error: OSError) -> StoreUnavailable:
    """What to say where the system refuses to write below `directory`, and what to do about it."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    fix = "make room on the disk" if error.errno in _FULL else "choose another with PHOIHOP_DATA_DIR"
    return StoreUnavailable(f"data directory {directory}: {reason}; {fix}")


def is_full(directory: Path) -> bool:
    """Whether the disk of `directory` has hardly any room left."""
    try:
        return shutil.disk_usage(directory).free < LEAST_FREE
    except OSError:
        return False


def full(directory: Path) -> StoreUnavailable:
    """What to say of a full disk."""
    return cannot_use(directory, OSError(errno.ENOSPC, ""))
