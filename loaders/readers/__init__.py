"""One reader per format; each hands on a `SourceText`. The format is found by content, not by name alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from graph.errors import InputTooLarge, UnreadableDocument, UnsupportedFormat
from loaders.readers.text import decode
from loaders.text.source import SourceText

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
MAX_BYTES = 20_000_000
"""Larger files are refused: a plan's text is under a megabyte."""


def can_read(path: Path) -> bool:
    """Whether a reader exists for this file name."""
    return path.suffix.lower() in TEXT_SUFFIXES


def read_source(path: Path) -> SourceText:
    """The file's text. Raises `UnreadableDocument`, `UnsupportedFormat` or `InputTooLarge` with the fix."""
    if not can_read(path) and path.exists():
        known = ", ".join(sorted(TEXT_SUFFIXES))
        raise UnsupportedFormat(
            f"no reader for {path.suffix or 'files without a suffix'}", where=str(path), fix=f"give one of {known}"
        )
    data = _bytes(path)
    text = decode(data, where=str(path))
    kind = "md" if path.suffix.lower() != ".txt" else "txt"
    return SourceText(_name(path), hashlib.sha256(data).hexdigest(), kind, text)


def _name(path: Path) -> str:
    """The file's name as text; bytes of it that are no UTF-8 are marked."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputTooLarge(
                f"{size:,} bytes, at most {MAX_BYTES:,} are read", where=str(path), fix="split the file"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument("no such file", where=str(path), fix="check the path") from None
    except OSError as error:
        raise UnreadableDocument(error.strerror or "cannot be read", where=str(path)) from None
