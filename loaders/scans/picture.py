"""The picture of a page: taken from its file, put upright, its ground made white.

Sizes are in points of 1/72 inch. All that opens a stranger's file here runs in the process of one page alone.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from loaders.scans import DPI, KEPT_DPI, MAX_PIXELS

_MOST_READ = 26_000_000
"""Pixels that are read: A3 at 360 per inch; larger pages are read smaller."""
_A4 = 8.27
_SHORT_SIDE = (4.0, 17.0)
"""Inches of the shorter side of paper; a picture that says otherwise of itself does not know."""
_MOST_KEPT = 12_000_000
_STEEPEST = 4.0
_LEVEL = 0.08
_RED = 60
"""By how much red is stronger than the other colours in the ink of a stamp."""

_WHITE_GROUND = 245
_GRAIN = 215
"""What is lighter is paper: strokes of letters are darker even where they are faint."""

Grey = NDArray[np.uint8]


class TooManyPixels(Exception):
    """A picture whose file claims more pixels than paper has."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width:,} × {height:,}")


@dataclass(frozen=True)
class Sheet:
    """The picture of a page and the size of the page in points."""

    image: Image.Image
    width: float
    height: float

    @property
    def points(self) -> float:
        """Points in a pixel."""
        return self.width / self.image.width


def count(path: Path) -> int:
    """How many pictures a file holds. Raises `TooManyPixels`, or what Pillow raises."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1))


def sheet_of_picture(path: Path, number: int, dpi: int = DPI) -> Sheet:
    """Page `number`, from 1, of a picture file. Raises as `count`."""
    with _opened(path) as file:
        if number > 1:
            file.seek(number - 1)
            _bounded(file)
        inches = _resolution(file)
        image = _plain(ImageOps.exif_transpose(file))
    width, height = image.width / inches, image.height / inches
    scale = min(dpi / inches, (_MOST_READ / (image.width * image.height)) ** 0.5)
    if not 0.95 < scale < 1.05:
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return Sheet(image, width * 72, height * 72)


def sheet_of_pdf(path: Path, number: int, dpi: int = DPI) -> Sheet:
    """Page `number`, from 1, of a PDF. Raises what pypdfium2 raises."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(dpi / 72, (_MOST_READ / max(width * height, 1)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    return Sheet(image, width, height)


def _opened(path: Path) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    Image.init()
    return _bounded(Image.open(path, formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP")))


def _bounded(image: Image.Image) -> Image.Image:
    if image.width * image.height > MAX_PIXELS:
        raise TooManyPixels(image.width, image.height)
    return image


def _resolution(image: Image.Image) -> float:
    """Pixels per inch: as the file says, or as a sheet of A4 has where that cannot be."""
    short = min(image.size)
    said = image.info.get("dpi")
    inches = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    least, most = _SHORT_SIDE
    return inches if inches > 0 and least <= short / inches <= most else max(short / _A4, 1.0)


def _plain(image: Image.Image) -> Image.Image:
    """In RGB or grey; what shines through is white, as paper is."""
    if image.mode in ("I", "F", "I;16", "I;16B", "I;16L"):
        values = np.asarray(image, dtype=np.float32)
        top = float(values.max()) or 1.0
        return Image.fromarray((values * (255.0 / top)).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        return ground.convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def inks(image: Image.Image) -> tuple[Grey, Grey | None]:
    """The picture in grey without what is red (stamps lie over words), and what is red alone where there is some."""
    if image.mode == "L":
        return np.asarray(image), None
    colours = np.asarray(image)
    red = colours[..., 0]
    others = np.maximum(colours[..., 1], colours[..., 2])
    stamped = (red > others) & (red - others > _RED)
    if np.count_nonzero(stamped) < stamped.size / 20_000:
        return np.ascontiguousarray(red), None
    return np.ascontiguousarray(red), np.where(stamped, others, 255).astype(np.uint8)


def whitened(grey: Grey) -> Grey:
    """The picture with its ground (yellow paper, a shadow, a dark corner, the grain of paper) made white."""
    small = Image.fromarray(grey).reduce(16)
    ground = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    out = grey
    if int(np.asarray(ground).min()) < _WHITE_GROUND:
        wide = np.asarray(ground.resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR), dtype=np.float32)
        out = np.clip(grey.astype(np.float32) * (250.0 / np.maximum(wide, 60.0)), 0, 255).astype(np.uint8)
    return np.where(out > _GRAIN, np.uint8(255), out)


def slant(grey: Grey) -> float:
    """By how many degrees the lines of a page rise to the right; 0 where they are level or none is seen.

    The slant is where rows, summed along it, differ most from their neighbours.
    """
    step = max(1, grey.shape[1] // 850)
    small = grey[::step, ::step]
    ys, xs = np.nonzero(small < 128)
    if ys.size < 500:
        return 0.0
    if ys.size > 60_000:
        some = np.linspace(0, ys.size - 1, 60_000).astype(int)
        ys, xs = ys[some], xs[some]
    best = 0.0
    for reach, width in ((_STEEPEST, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = best + np.arange(-reach, reach + width / 2, width)
        best = float(angles[int(np.argmax([_sharpness(ys, xs, angle) for angle in angles]))])
    return best if _LEVEL <= abs(best) < _STEEPEST else 0.0


def _sharpness(ys: NDArray[np.int64], xs: NDArray[np.int64], angle: float) -> float:
    rows = np.round(ys + xs * np.tan(np.radians(angle))).astype(np.int64)
    sums = np.bincount(rows - rows.min())
    return float(np.sum(np.diff(sums.astype(np.float64)) ** 2))


def levelled(grey: Grey, angle: float) -> Grey:
    """The picture turned around its middle so that lines that rise by `angle` degrees are level."""
    if angle == 0:
        return grey
    turned = Image.fromarray(grey).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(turned)


def to_keep(sheet: Sheet) -> bytes:
    """The picture with `KEPT_DPI`, as it is kept to be shown beside a quote; empty for a page as large as a wall."""
    scale = KEPT_DPI / 72 * sheet.points
    size = max(1, round(sheet.image.width * scale)), max(1, round(sheet.image.height * scale))
    if size[0] * size[1] > _MOST_KEPT:
        return b""
    out = io.BytesIO()
    sheet.image.resize(size, Image.Resampling.LANCZOS).save(out, "WEBP", quality=50, method=4)
    return out.getvalue()
