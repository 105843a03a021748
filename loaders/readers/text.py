"""Plain text and Markdown: decoding, and refusal of what is not text."""

from __future__ import annotations

import codecs
import re

from graph.errors import UnreadableDocument

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)


def decode(data: bytes, *, where: str) -> str:
    """The text of a text file, line ends and a byte order mark left as they are. UTF-8, or UTF-16 with a mark."""
    if not data.strip():
        raise UnreadableDocument("the file is empty", where=where, fix="save the document's text in it")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"not text but {name}", where=where, fix="save it as UTF-8 text first")
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"not {encoding.upper()} text (byte {error.start})", where=where, fix="save it as UTF-8 text"
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableDocument("the file is empty", where=where, fix="save the document's text in it")
    if len(_CONTROL.findall(text[:65536])) > len(text[:65536]) / 1000:
        raise UnreadableDocument("not text but binary data", where=where, fix="save the document as UTF-8 text")
    return text
