"""Private files: directories 0700, files 0600, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from graph.errors import StoreUnavailable


def private_directory(path: Path) -> Path:
    """`path`, made if it is not there, open to its owner alone. Raises `StoreUnavailable` where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.chmod(0o700)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailable(f"data directory {path}: {reason}; choose another with PHOIHOP_DATA_DIR") from None
    return path


def write_private(path: Path, text: str) -> None:
    """`text` into `path`, 0600, under its name only when it is complete."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
