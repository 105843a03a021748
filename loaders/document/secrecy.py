"""The degree of secrecy that a document is stamped with (Luật Bảo vệ bí mật nhà nước 2018, Điều 8 and 10)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from graph.errors import SecretDocument
from loaders.text.source import SourceText

DEGREES = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
"""From the highest down."""

_HEAD = 80
"""The stamp stands under the number, at the head: so many lines are looked at."""

_COLUMN = re.compile(r"\t|\s{3,}|\|")
_STAMP = re.compile(r"(?:(?i:độ mật|mức độ mật)\s*:?\s*)?[\[(\"“]?\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*[\])\"”]?[.!]?")
_SPACED = re.compile(r"(?<!\w)(?:\w ){2,}\w(?!\w)")


def secrecy(source: SourceText) -> str | None:
    """The degree that stands alone on a line, or in a column, of the document's head; None for an open document."""
    head = [line for line in source.text.splitlines() if line.strip()][:_HEAD]
    found = {hit[1] for line in head for part in _COLUMN.split(line) if (hit := _STAMP.fullmatch(_plain(part)))}
    return next((degree for degree in DEGREES if degree in found), None)


def opened(source: SourceText, path: Path, *, secret: bool) -> SourceText:
    """The source, with a note where it is stamped. Raises `SecretDocument` where it is and nobody asked for it."""
    degree = secrecy(source)
    if degree is None:
        return source
    if not secret:
        if source.pictures is not None:
            source.pictures.forget()
        raise SecretDocument(
            f"it is stamped {degree}, so it was not read",
            where=str(path),
            fix="read it only on a machine that may hold it, with --secret",
        )
    return replace(source, notes=(*source.notes, f"văn bản đóng dấu {degree}"))


def _plain(part: str) -> str:
    """Without the marks of a web page's emphasis, and with "M Ậ T" written together."""
    text = part.strip(" *_#>").strip()
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text
