"""Which format a file has: by its first bytes and, where these are a zip file's, by the parts in it; the name last."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

HEAD = 4096
"""How many bytes of a file are enough to tell."""


class Kind(StrEnum):
    """The formats of documents; the values are the names in records."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    EXCEL = "xlsx"
    CSV = "csv"
    OLD_WORD = "doc"
    RICH_TEXT = "rtf"
    OPEN_DOCUMENT = "odt"
    OLD_OFFICE = "old office"
    ENCRYPTED = "encrypted"
    PICTURE = "picture"
    OTHER_PICTURE = "other picture"
    ZIP = "zip"
    UNKNOWN = "unknown"


SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".html": Kind.HTML,
    ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".docx": Kind.WORD, ".docm": Kind.WORD, ".pdf": Kind.PDF,
    ".xlsx": Kind.EXCEL, ".xlsm": Kind.EXCEL, ".csv": Kind.CSV, ".tsv": Kind.CSV, ".doc": Kind.OLD_WORD,
    ".rtf": Kind.RICH_TEXT, ".odt": Kind.OPEN_DOCUMENT, ".png": Kind.PICTURE, ".jpg": Kind.PICTURE,
    ".jpeg": Kind.PICTURE, ".tif": Kind.PICTURE, ".tiff": Kind.PICTURE, ".webp": Kind.PICTURE, ".bmp": Kind.PICTURE,
}  # fmt: skip
_TEXTS = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.CSV})
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|II[*+]\x00|MM\x00[*+]|RIFF.{4}WEBP|BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}",
    re.DOTALL,
)
_OTHER_PICTURE = (b"GIF8", b"\x00\x00\x00\x0cjP", b"\x00\x00\x00\x18ftyphei", b"\x00\x00\x00\x20ftyphei")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ZIP_END = b"PK\x05\x06"
_LONGEST_LIST = 8_000_000
"""Bytes of an archive's list of parts; a Word file of many pictures has some 10,000."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")


def kind_of(data: bytes, suffix: str) -> Kind:
    """The format of a file with these bytes; its suffix decides between kinds of text alone."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _ENCRYPTED in data:
            return Kind.ENCRYPTED
        return Kind.OLD_WORD if _WORD_STREAM in data else Kind.OLD_OFFICE
    if head.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if _PICTURE.match(head):
        return Kind.PICTURE
    if suffix != ".txt" and head.startswith(_OTHER_PICTURE):
        return Kind.OTHER_PICTURE
    if _HTML.match(_ascii(head)):
        return Kind.HTML
    said = SUFFIXES.get(suffix, Kind.TEXT if not suffix else Kind.UNKNOWN)
    if said in _TEXTS or said is Kind.UNKNOWN:
        return said
    return Kind.TEXT if data.strip() and b"\x00" not in head else Kind.UNKNOWN


def _ascii(head: bytes) -> bytes:
    """The head with UTF-16 made readable for a pattern of bytes."""
    return head[2:].replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """The archive in these bytes. Raises `zipfile.BadZipFile` also for one that lists millions of parts."""
    end = data.rfind(_ZIP_END, max(0, len(data) - 66_000))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _LONGEST_LIST:
        raise zipfile.BadZipFile("its list of parts is too long")
    return zipfile.ZipFile(io.BytesIO(data))


def _zipped(data: bytes) -> Kind:
    try:
        with opened_zip(data) as archive:
            names = set(archive.namelist()[:10_000])
            if "word/document.xml" in names:
                return Kind.WORD
            if "xl/workbook.xml" in names:
                return Kind.EXCEL
            if "mimetype" in names and "content.xml" in names:
                return Kind.OPEN_DOCUMENT
            if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
                return Kind.WORD
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.WORD if b"word/" in data[:65536] else Kind.ZIP
    return Kind.ZIP
