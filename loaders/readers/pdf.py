"""PDF files: text is read in a process of its own, with limits of time and memory; pages that are scans by OCR."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.readers.drafts import Draft
from loaders.readers.pdf_flow import drafts_of
from loaders.readers.pdf_worker import MEMORY, SECONDS, drafts_from, pages_from
from loaders.readers.picture import notes_on
from loaders.scans import PLAIN, Scanning
from loaders.scans.pages import Scan

_WAIT = SECONDS + 20
_SAVE_AGAIN = "open it and save or print it to a new PDF, or give the Word file"


def read(data: bytes, where: str, scanning: Scanning = PLAIN) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs, tables and footnotes of a PDF with their pages, and notes on pages that are scans.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    answer = _asked(data, where)
    if "error" in answer:
        raise _error(answer, where)
    if "drafts" in answer:
        return drafts_from(answer["drafts"]), ()
    return _with_scans(answer, Scan(data, "pdf", where, scanning))


def _with_scans(answer: dict[str, Any], scan: Scan) -> tuple[list[Draft], tuple[str, ...]]:
    """Pages of text and scanned ones together; where no program reads scans, those of text if there are some."""
    pages, pictures = pages_from(answer["pages"]), answer["pictures"]
    if scan.engine.trouble and answer.get("fonts"):
        raise _error({"error": "fonts"}, scan.where)
    if scan.engine.trouble and pages:
        return drafts_of(pages), (f"trang {', '.join(map(str, pictures[:20]))} là ảnh quét, chưa đọc được",)
    scanned = scan.read(pictures)
    return drafts_of(sorted([*pages, *scanned.pages], key=lambda page: page.number)), notes_on(scanned)


def _asked(data: bytes, where: str) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "loaders.readers.pdf_worker"]
    try:
        ran = subprocess.run(command, input=data, capture_output=True, timeout=_WAIT, check=False)
    except subprocess.TimeoutExpired:
        raise _late(where) from None
    if ran.returncode < 0:
        raise _late(where)
    try:
        found: dict[str, Any] = json.loads(ran.stdout)
    except ValueError:
        return {"error": "broken"}
    return found


def _late(where: str) -> InputError:
    return InputTooLarge(f"it takes longer than {SECONDS} seconds to read", where=where, fix="split the file")


def _error(answer: dict[str, Any], where: str) -> InputError:
    kind = answer["error"]
    if kind == "memory":
        return InputTooLarge(
            f"it needs more than {MEMORY:,} bytes of memory to read", where=where, fix="split the file"
        )
    if kind == "pages":
        return InputTooLarge(f"more than {answer['number']:,} pages", where=where, fix="split the file")
    what, fix = {
        "password": ("the file is protected by a password", "save it without the password"),
        "fonts": (
            "its fonts do not tell which letters they draw",
            "give the Word file, or install tesseract-ocr and tesseract-ocr-vie",
        ),
    }.get(kind, ("the PDF is broken or cut short", _SAVE_AGAIN))
    return UnreadableDocument(what, where=where, fix=fix)
