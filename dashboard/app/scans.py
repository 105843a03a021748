"""Pictures of scanned pages: the strip of a page on which the words of a fact stand, as an image of the app."""

from __future__ import annotations

import io
import re

from dash import Dash
from flask import Response

from dashboard.app.data import Data
from loaders.scans import KEPT_DPI

_BOX = re.compile(r"-?\d{1,6}(?:,-?\d{1,6}){3}")
_MOST_PIXELS = 20_000_000
_AROUND = 22
"""Points above and below the words that are shown too: about a line."""
_NARROWEST = 270
"""Points; a strip is at least so wide, so that it is read in its surroundings, and hardly wider, so that it is read."""
_MARK = 3
_INK = (255, 214, 64)
DAY = 86_400


def address(sha256: str, page: int, box: str) -> str:
    """Where the app serves the strip of a page around a box."""
    return f"/scan/{sha256}/{page}/{box}"


def register(app: Dash, data: Data) -> None:
    """Add the way to the pictures to `app`."""

    def strip_of(sha256: str, page: int, box: str) -> Response:
        found = data.picture(sha256, page) if _BOX.fullmatch(box) else None
        cut = strip(found, box) if found else None
        if cut is None:
            return Response("not found", 404)
        return Response(cut, mimetype="image/webp", headers={"Cache-Control": f"private, max-age={DAY}"})

    app.server.add_url_rule("/scan/<sha256>/<int:page>/<box>", "scan", strip_of)


def strip(picture: bytes, box: str) -> bytes | None:
    """The page around a box ("72,300,510,322", points), the box marked; None where that cannot be."""
    from PIL import Image, ImageChops

    try:
        with Image.open(io.BytesIO(picture), formats=("WEBP",)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            page = opened.convert("RGB")
    except (OSError, ValueError):
        return None
    scale = KEPT_DPI / 72
    x0, top, x1, bottom = (round(int(value) * scale) for value in box.split(","))
    around = round(_AROUND * scale)
    above, below = max(top - around, 0), min(bottom + around, page.height)
    marked = max(x0 - _MARK, 0), max(top - _MARK, 0), min(x1 + _MARK, page.width), min(bottom + _MARK, page.height)
    if marked[0] >= marked[2] or marked[1] >= marked[3] or above >= below:
        return None
    words = page.crop(marked)
    page.paste(ImageChops.multiply(words, Image.new("RGB", words.size, _INK)), marked[:2])
    out = io.BytesIO()
    beside = max(around, (round(_NARROWEST * scale) - (x1 - x0)) // 2)
    left = max(min(x0 - beside, page.width - (x1 - x0) - 2 * beside), 0)
    page.crop((left, above, min(left + (x1 - x0) + 2 * beside, page.width), below)).save(out, "WEBP", quality=70)
    return out.getvalue()
