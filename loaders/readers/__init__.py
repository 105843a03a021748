"""One reader per format; each hands on a `SourceText`. The format is found by content, not by name alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from graph.errors import InputTooLarge, UnreadableDocument, UnsupportedFormat
from loaders.readers import legacy
from loaders.readers.drafts import MAX_CHARACTERS, Draft, compose, mapped, too_long, words_of
from loaders.readers.kinds import SUFFIXES, Kind, kind_of
from loaders.readers.text import decode
from loaders.scans import PLAIN, Scanning
from loaders.scans.kept import kept_of
from loaders.text.source import SourceText

MAX_BYTES = 20_000_000
"""Larger text files are refused unread: a plan's text is under a megabyte."""
MAX_LINES = 100_000
"""Of a text file: twice what 1,300 pages have."""
MAX_BINARY_BYTES = 100_000_000
"""The same for files that may hold pictures."""
_TEXTS = frozenset({Kind.TEXT, Kind.MARKDOWN})
_PLAIN = _TEXTS | {Kind.HTML, Kind.CSV, Kind.UNKNOWN}
_READERS: dict[Kind, str] = {
    Kind.HTML: "html", Kind.WORD: "docx", Kind.PDF: "pdf", Kind.EXCEL: "xlsx", Kind.CSV: "delimited",
    Kind.OLD_WORD: "converted", Kind.RICH_TEXT: "converted", Kind.OPEN_DOCUMENT: "converted", Kind.PICTURE: "picture",
}  # fmt: skip
"""The module that reads a format: it has `read(data, where)`, which gives drafts and notes."""
_SCANNED = frozenset({Kind.PDF, Kind.PICTURE})
"""Formats whose `read` also takes how scans are to be read."""
_REFUSED: dict[Kind, tuple[str, str]] = {
    Kind.ENCRYPTED: ("the file is protected by a password", "save it without the password"),
    Kind.OLD_OFFICE: ("an old Office file that is no Word document", "save it as .docx or .xlsx"),
    Kind.ZIP: ("a zip file", "unpack it and give the documents in it"),
    Kind.OTHER_PICTURE: ("a picture of another kind", "save it as .png, .jpg or .tif"),
}
_AS_SAVED = "it may be broken: give it again as it was first saved or sent"
Read = Callable[..., tuple[list[Draft], tuple[str, ...]]]


def can_read(path: Path) -> bool:
    """Whether a reader exists for this file name."""
    return path.suffix.lower() in known_suffixes()


def known_suffixes() -> list[str]:
    """The endings of file names that are read."""
    return sorted(suffix for suffix, kind in SUFFIXES.items() if kind in _READERS or kind in _TEXTS)


def read_source(path: Path, scanning: Scanning = PLAIN) -> SourceText:
    """The file's text. Raises `UnreadableDocument`, `UnsupportedFormat` or `InputTooLarge` with the fix.

    `scanning`: how pages that are pictures are read.
    """
    where, suffix = str(path), path.suffix.lower()
    data = _bytes(path)
    kind = kind_of(data, suffix)
    if kind in _PLAIN and len(data) > MAX_BYTES:
        raise _too_large(len(data), MAX_BYTES, where)
    if kind in _REFUSED:
        what, fix = _REFUSED[kind]
        raise UnsupportedFormat(what, where=where, fix=fix)
    if kind not in _READERS and kind not in _TEXTS:
        if can_read(path):
            raise UnreadableDocument(f"the content is no {suffix} file", where=where, fix=_AS_SAVED)
        known = ", ".join(known_suffixes())
        raise UnsupportedFormat(
            f"no reader for {suffix or 'files without a suffix'}", where=where, fix=f"give one of {known}"
        )
    sha256 = hashlib.sha256(data).hexdigest()
    if kind in _TEXTS:
        decoded = decode(data, where=where)
        if len(decoded.text) > MAX_CHARACTERS:
            raise too_long(where)
        if len(decoded.text.splitlines()) > MAX_LINES:
            raise InputTooLarge(f"more than {MAX_LINES:,} lines", where=where, fix="split the file")
        return SourceText(_name(path), sha256, kind.value, decoded.text, notes=decoded.notes)
    read: Read = import_module(f"loaders.readers.{_READERS[kind]}").read
    drafts, notes = read(data, where, scanning) if kind in _SCANNED else read(data, where)
    source = _composed(drafts, notes, SourceText(_name(path), sha256, kind.value, ""), where)
    return replace(source, pictures=kept_of(scanning, sha256)) if source.recognised else source


def _composed(drafts: list[Draft], notes: tuple[str, ...], source: SourceText, where: str) -> SourceText:
    encoding = legacy.encoding_of(words_of(drafts))
    if encoding is not None:
        drafts = [mapped(draft, lambda text: legacy.converted(text, encoding)) for draft in drafts]
        notes = (*notes, legacy.note(encoding))
    composed = compose(drafts, where)
    if not composed.layout:
        raise UnreadableDocument("the file holds no text", where=where, fix="save the document's text in it")
    return replace(
        source, text=composed.text, layout=tuple(composed.layout), footnotes=tuple(composed.footnotes),
        pages=tuple(composed.pages), notes=notes, recognised=tuple(composed.recognised),
    )  # fmt: skip


def _name(path: Path) -> str:
    """The file's name as text; bytes of it that are no UTF-8 are marked."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BINARY_BYTES:
            raise _too_large(size, MAX_BINARY_BYTES, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument("no such file", where=str(path), fix="check the path") from None
    except OSError as error:
        raise UnreadableDocument(error.strerror or "cannot be read", where=str(path)) from None


def _too_large(size: int, limit: int, where: str) -> InputTooLarge:
    return InputTooLarge(f"{size:,} bytes, at most {limit:,} are read", where=where, fix="split the file")
