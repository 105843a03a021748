"""Scans: pictures of pages to words, by tesseract; each page in a process of its own, kept once it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DPI = 300
"""Pixels per inch that pages are read at: at 200 a third faster, with twice the errors in worn scans."""
KEPT_DPI = 110
"""Pixels per inch of the pictures that are kept to be shown."""
MAX_PIXELS = 100_000_000
"""Of a picture in a file: A4 at 1000 pixels per inch."""
Told = Callable[[str, int, int], None]
"""Is told the file, how many of its scanned pages are read, and how many there are."""


@dataclass(frozen=True)
class Scanning:
    """How scans are to be read.

    `kept`: the folder that keeps pages once they are read, None for none. `at_once`: how many pages are read at one
    time; each takes a core, and a quarter of a gigabyte. `dpi`: pixels per inch that pages are read at.
    """

    kept: Path | None = None
    told: Told | None = None
    at_once: int = 2
    dpi: int = DPI


PLAIN = Scanning()
"""Nothing is kept, nobody is told."""
