"""PDF files with text; they are read in a process of their own, with limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.readers.drafts import Draft
from loaders.readers.pdf_worker import MEMORY, SECONDS, drafts_from

_WAIT = SECONDS + 20
_SAVE_AGAIN = "open it and save or print it to a new PDF, or give the Word file"


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs, tables and footnotes of a PDF with their pages, and notes on pages without text.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    answer = _asked(data, where)
    if "error" in answer:
        raise _error(answer, where)
    pictures = answer["pictures"]
    notes = (f"trang {', '.join(map(str, pictures[:20]))} là ảnh quét, chưa đọc được",) if pictures else ()
    return drafts_from(answer["drafts"]), notes


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
        "scan": ("a scan: its pages are pictures without text", "give a PDF with text, or the Word file"),
        "fonts": ("its fonts do not tell which letters they draw", "give the Word file"),
    }.get(kind, ("the PDF is broken or cut short", _SAVE_AGAIN))
    return UnreadableDocument(what, where=where, fix=fix)
