"""Reviewed records that lie beside their documents: in a folder they stand for them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from graph.records import MAX_BYTES

SUFFIX = ".review.yaml"
"""How the file of a reviewed record ends: plan.review.yaml beside plan.docx."""
_SHA256 = re.compile(r"^  sha256: ['\"]?([0-9a-f]{64})\b", re.MULTILINE)


def superseded(files: Sequence[Path]) -> set[Path]:
    """Those of these files whose reviewed record is among them too, made from the very same file."""
    by_stem: dict[Path, list[Path]] = {}
    for path in files:
        by_stem.setdefault(path.with_suffix(""), []).append(path)
    found: set[Path] = set()
    for path in files:
        if path.name.endswith(SUFFIX) and (documents := by_stem.get(path.with_name(path.name.removesuffix(SUFFIX)))):
            hashes = set(_SHA256.findall(_text(path)))
            found |= {each for each in documents if file_sha256(each) in hashes}
    return found


def file_sha256(path: Path) -> str | None:
    """The sha256 of what a file holds; None where there is none, it cannot be read, or it is no plain file."""
    try:
        if not path.is_file():  # a pipe would keep whoever opens it waiting
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8") if path.is_file() and path.stat().st_size <= MAX_BYTES else ""
    except (OSError, UnicodeDecodeError):
        return ""
