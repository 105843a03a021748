"""Documents as scans: typeset as PDF, drawn as pictures, turned, blurred, speckled and pressed as a scanner does."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Pictures = list[Image.Image]


def pictures(pdf: Path, dpi: int = 200) -> Pictures:
    """The pages of a PDF, clean."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def worn(image: Image.Image, *, turn: float = 0.6, seed: int = 1) -> Image.Image:
    """A page as an office scans it: a little askew, soft, on grey paper with specks, pressed as JPEG."""
    drawn = image.convert("L").rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    values = np.asarray(drawn.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32)
    noise = np.random.default_rng(seed).normal(0, 6, values.shape)
    grey = Image.fromarray(np.clip(values * 0.92 + noise, 0, 255).astype(np.uint8))
    out = io.BytesIO()
    grey.save(out, "JPEG", quality=55)
    return Image.open(io.BytesIO(out.getvalue()))


def as_pdf(pages: Sequence[Image.Image], path: Path, dpi: int = 200) -> Path:
    """A PDF whose pages are these pictures."""
    canvas = Canvas(str(path), invariant=1)
    for page in pages:
        size = page.width * 72 / dpi, page.height * 72 / dpi
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(page.convert("RGB")), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return path
