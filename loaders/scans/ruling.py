"""Ruling lines in the picture of a page, and the cells that they enclose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.scans.picture import Grey

_INCH = 72.0
_SHORTEST = (0.4, 0.25)
"""Inches of a line across and of an upright one; the strokes of letters are shorter."""
_THICKEST = 0.09
_INK = 200
"""Lines of half a point are grey in a scan; a letter is never so long as a line, however dark its surroundings."""
_WHOLE = 0.95
_MOST_RUNS = 40_000
_MOST_LINES = 3_000
_MOST_CELLS = 5_000
_NEAR = 4.0
_GAP = 8.0
_FEWEST_CELLS = 4

Mask = NDArray[np.bool_]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ruled:
    """A table of ruling lines: where it stands and its cells, in points."""

    box: Box
    cells: tuple[Box, ...]


def ruled(grey: Grey, points: float) -> tuple[list[Ruled], Mask | None]:
    """The tables on a level page whose pixels have so many points, and where their lines are drawn (half size)."""
    small = _halved(grey) < _INK
    pixels = _INCH / (points * 2)
    across = _opened(small, round(_SHORTEST[0] * pixels))
    upright = _opened(small.T, round(_SHORTEST[1] * pixels)).T
    thick = _THICKEST * pixels
    level = _lines(across, thick)
    plumb = _lines(upright.T, thick)
    if not level or not plumb or len(level) + len(plumb) > _MOST_LINES:
        return [], None
    scale = points * 2
    edges = [_edge("h", middle * scale, start * scale, end * scale) for middle, start, end in level]
    edges += [_edge("v", middle * scale, start * scale, end * scale) for middle, start, end in plumb]
    tables = _tables(edges)
    return tables, (across | upright) if tables else None


def without_lines(grey: Grey, tables: list[Ruled], mask: Mask, points: float) -> Grey:
    """The picture with the lines of its tables painted white."""
    out = grey.copy()
    wide = mask.copy()
    for axis in (0, 1):
        wide |= np.roll(mask, 1, axis) | np.roll(mask, -1, axis)
    for table in tables:
        x0, top, x1, bottom = (int(value / (points * 2)) for value in table.box)
        rows = slice(max(top - 3, 0), bottom + 4)
        columns = slice(max(x0 - 3, 0), x1 + 4)
        part = np.repeat(np.repeat(wide[rows, columns], 2, 0), 2, 1)
        area = out[
            rows.start * 2 : rows.start * 2 + part.shape[0], columns.start * 2 : columns.start * 2 + part.shape[1]
        ]
        area[part[: area.shape[0], : area.shape[1]]] = 255
    return out


def _halved(grey: Grey) -> Grey:
    """The picture at half its size; of four pixels the darkest stays."""
    height, width = grey.shape[0] // 2 * 2, grey.shape[1] // 2 * 2
    tall = np.minimum(grey[0:height:2, :width], grey[1:height:2, :width])
    return np.minimum(tall[:, 0::2], tall[:, 1::2])


def _opened(ink: Mask, length: int) -> Mask:
    """Where ink runs along a row for at least `length` pixels, nearly without a gap."""
    height, width = ink.shape
    out = np.zeros(ink.shape, dtype=bool)
    if width <= length or length < 2:
        return out
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) >= _WHOLE * length
    marks = np.zeros((height, width + 1), dtype=np.int32)
    marks[:, : full.shape[1]] += full
    marks[:, length : length + full.shape[1]] -= full
    np.cumsum(marks, axis=1, out=marks)
    out[:] = marks[:, :width] > 0
    return out


def _lines(mask: Mask, thickest: float) -> list[tuple[float, float, float]]:
    """Middle, start and end of each line that runs along the rows of a mask; no areas."""
    height = mask.shape[0]
    padded = np.zeros((height, mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    starts, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    if not 0 < len(starts) <= _MOST_RUNS:
        return []
    done: list[list[int]] = []
    open_: list[list[int]] = []
    for (row, start), (_, end) in zip(starts.tolist(), ends.tolist(), strict=True):
        done += [one for one in open_ if one[1] < row - 2]
        open_ = [one for one in open_ if one[1] >= row - 2]
        met = [one for one in open_ if one[2] < end and start < one[3]]
        open_ = [one for one in open_ if not any(one is other for other in met)]
        open_.append([
            min([row, *(one[0] for one in met)]), row,
            min([start, *(one[2] for one in met)]), max([end, *(one[3] for one in met)]),
        ])  # fmt: skip
    found = [one for one in done + open_ if one[1] - one[0] + 1 <= thickest]
    return [((one[0] + one[1] + 1) / 2, float(one[2]), float(one[3])) for one in found]


def _edge(orientation: str, place: float, start: float, end: float) -> dict[str, Any]:
    """An edge as pdfplumber knows them."""
    if orientation == "h":
        x0, x1, top, bottom = start, end, place, place
    else:
        x0, x1, top, bottom = place, place, start, end
    return {
        "orientation": orientation, "object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "doctop": top, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _tables(edges: list[dict[str, Any]]) -> list[Ruled]:
    from pdfplumber import table as ruling

    merged = ruling.merge_edges(
        edges, snap_x_tolerance=_NEAR, snap_y_tolerance=_NEAR, join_x_tolerance=_GAP, join_y_tolerance=_GAP
    )
    crossings = ruling.edges_to_intersections(merged, _NEAR, _NEAR)
    if not 0 < len(crossings) <= _MOST_CELLS:
        return []
    cells = ruling.intersections_to_cells(crossings)
    found = []
    for group in ruling.cells_to_tables(cells):
        if len(group) >= _FEWEST_CELLS:
            xs, ys = (
                [x for cell in group for x in (cell[0], cell[2])],
                [y for cell in group for y in (cell[1], cell[3])],
            )
            found.append(Ruled((min(xs), min(ys), max(xs), max(ys)), tuple(group)))
    return found
