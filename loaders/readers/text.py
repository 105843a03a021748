"""Plain text and Markdown: decoding, and refusal of what is not text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from graph.errors import UnreadableDocument
from loaders.readers import legacy

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PROBE = 4096
_UTF16_SHARE = 0.3


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and what must be known about how it was gained."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, where: str, encoding: str | None = None) -> Decoded:
    """The text of a text file, line ends and a byte order mark left as they are.

    UTF-8, UTF-16, or a Vietnamese encoding from before Unicode; `encoding` is what the file itself says of it. Raises
    `UnreadableDocument` for what is no text.
    """
    if not data.strip():
        raise _empty(where)
    decoded = _decoded(data, where, encoding)
    text = decoded.text
    if not text.strip("\ufeff \t\r\n"):
        raise _empty(where)
    if len(_CONTROL.findall(text[:65536])) > len(text[:65536]) / 1000:
        raise UnreadableDocument("not text but binary data", where=where, fix="save the document as UTF-8 text")
    found = legacy.encoding_of(text)
    return Decoded(legacy.converted(text, found), (legacy.note(found),)) if found else decoded


def _empty(where: str) -> UnreadableDocument:
    return UnreadableDocument("the file is empty", where=where, fix="save the document's text in it")


def _decoded(data: bytes, where: str, said: str | None) -> Decoded:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None) or _utf16(data) or "utf-8"
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        other = _as_said(data, said) or _legacy(data)
        if other is None:
            raise UnreadableDocument(
                f"not {encoding.upper()} text (byte {error.start})", where=where, fix="save it as UTF-8 text"
            ) from None
        return other


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin letters is zero."""
    probe = data[:_PROBE]
    low, high = probe[0::2].count(0), probe[1::2].count(0)
    few, many = len(probe) / 200, _UTF16_SHARE * len(probe) / 2
    if high > many and low <= few:
        return "utf-16-le"
    return "utf-16-be" if low > many and high <= few else None


def _as_said(data: bytes, said: str | None) -> Decoded | None:
    if said is None:
        return None
    try:
        return Decoded(data.decode(said))
    except (LookupError, UnicodeDecodeError):
        return None


def _legacy(data: bytes) -> Decoded | None:
    """Bytes of one character each, where they are Vietnamese."""
    text = data.decode("cp1252", "replace") if b"\xad" not in data else data.decode("latin-1")
    return Decoded(text) if legacy.encoding_of(text) else None
