"""The program that recognises letters: tesseract 5 with its Vietnamese data, called as a program."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass

import numpy as np
from PIL import Image

from loaders.scans import DPI
from loaders.scans.engine import LANGUAGE
from loaders.scans.picture import Grey

_COUNTED_AT = 430
"""Pixels per inch at which single digits are read best."""
_COUNT = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[A-Z]{1,4}[.)]?")
_HTML = "{http://www.w3.org/1999/xhtml}"
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BASE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_LOW = re.compile(rf"x_descenders {_NUMBER}")
_SURE = re.compile(r"x_wconf (\d+)")
_STRAY = "|\\{}~^_«»©®¬£¥€¢§°¦¤"
"""Marks that no office writes: what dirt and strokes of a pen are taken for."""
_NO_STRAYS = {ord(mark): None for mark in _STRAY}


@dataclass(frozen=True)
class Glyphs:
    """A word in a picture: letters, box in pixels with the height of its line, how certain the program is (0–1)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def recognised(program: str, grey: Grey, mode: int, dpi: float = DPI, language: str = LANGUAGE) -> list[list[Glyphs]]:
    """The words of a picture, line by line as tesseract sees them; `mode`: its way to cut a page (psm)."""
    if min(grey.shape) < 8:
        return []
    ran = _run([program, "stdin", "stdout", "-l", language, "--psm", str(mode), "--dpi", str(round(dpi)), "hocr"], grey)
    if ran.returncode != 0:
        raise RuntimeError(f"tesseract ended with {ran.returncode}")
    return _lines(ran.stdout)


def counted(program: str, grey: Grey, dpi: float = DPI) -> list[list[Glyphs]] | None:
    """The words of a narrow strip that numbers rows, None where it holds other words.

    The English data know single digits better, and enlarged ones best.
    """
    scale = _COUNTED_AT / dpi
    size = round(grey.shape[1] * scale), round(grey.shape[0] * scale)
    large = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.LANCZOS))
    try:
        lines = recognised(program, large, 6, dpi, "eng")
    except RuntimeError:
        return None
    words = [word for line in lines for word in line]
    if 2 * sum(_COUNT.fullmatch(word.text) is not None for word in words) <= len(words):
        return None
    return [[_shrunk(word, scale) for word in line] for line in lines]


def _shrunk(word: Glyphs, by: float) -> Glyphs:
    return Glyphs(word.text, word.x0 / by, word.top / by, word.x1 / by, word.bottom / by, word.confidence)


def turned(program: str, grey: Grey) -> int:
    """By how many degrees clockwise a page must be turned to stand upright: 0, 90, 180 or 270."""
    ran = _run([program, "stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", str(DPI)], grey)
    found = re.search(rb"Rotate: (\d+)", ran.stdout)
    return int(found[1]) % 360 if found else 0


def _run(command: list[str], grey: Grey) -> subprocess.CompletedProcess[bytes]:
    head = f"P5 {grey.shape[1]} {grey.shape[0]} 255\n".encode("ascii")
    return subprocess.run(
        [*command, "quiet"], input=head + np.ascontiguousarray(grey).tobytes(), capture_output=True, check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip


def _lines(page: bytes) -> list[list[Glyphs]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    root = etree.fromstring(page, parser)
    out: list[list[Glyphs]] = []
    for line in () if root is None else root.iter(f"{_HTML}span"):
        if (line.get("class") or "") in ("ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"):
            words = [word for span in line if (word := _word(span, line.get("title") or "")) is not None]
            if words:
                out.append(words)
    return out


def _word(span, line: str) -> Glyphs | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    title = span.get("title") or ""
    read = "".join(span.itertext()).strip()
    text = read.translate(_NO_STRAYS) or read
    box, sure = _BOX.search(title), _SURE.search(title)
    if not text or box is None or sure is None:
        return None
    x0, top, x1, bottom = (float(value) for value in box.groups())
    top, bottom = _height(line, (x0 + x1) / 2, top, bottom)
    return Glyphs(text, x0, top, x1, bottom, int(sure[1]) / 100)


def _height(line: str, middle: float, top: float, bottom: float) -> tuple[float, float]:
    """The upper and lower edge of a word by its line's: boxes of letters differ with the letters."""
    box, base, size, low = (form.search(line) for form in (_BOX, _BASE, _SIZE, _LOW))
    if box is None or base is None or size is None or low is None:
        return top, bottom
    foot = float(box[4]) + float(base[2]) + float(base[1]) * (middle - float(box[1])) + float(low[1])
    head = foot - float(size[1])
    return (head, foot) if head < bottom and top < foot else (top, bottom)
