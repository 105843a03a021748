"""Files that commands write; what goes wrong is one line."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import InputError


def make_folder(folder: Path) -> None:
    """The folder, with those above it, where it is not there. Raises `InputError` where it cannot be."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_text(path: Path, text: str) -> None:
    """Put `text` into the file, wholly or not at all; a file that is there keeps its rights.

    Raises `InputError` where it cannot be written.
    """
    with _told(path):
        if path.exists() and not path.is_file():  # a pipe or /dev/stdout takes what comes
            path.write_text(text, encoding="utf-8")
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            made = Path(name)
            made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
            made.replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", where=str(path), fix="choose another --out") from None
