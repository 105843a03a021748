"""Where each node stands: computed here, sent as it is, and never changed by a filter.

Each connected part is laid out by springs with a fixed seed and freed of overlaps; the parts are set in rows.
Same nodes and links, same positions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from dashboard.app.network.shapes import Box

Floats = npt.NDArray[np.float64]
Point = tuple[float, float]
Placed = dict[str, Point]

ASPECT = 1.2
"""Width by height of the usual frame."""

STRETCHES = (0.75, 0.9, 1.05, 1.2)
"""How much wider than high a part may be drawn; the one that fits the frame best is taken."""

MANY, ROOM = 150, 1.4
"""A part of more boxes than `MANY` gets so much more room each way, and is drawn in one width only: soon freed."""

GAP_X, GAP_Y = 30.0, 38.0
_SEED, _ROUNDS, _PASSES = 11, 400, 400


def positions(boxes: Sequence[Box], links: Iterable[tuple[str, str, float]]) -> Placed:
    """The centre of each box in pixels, the top left corner of the whole at (0, 0).

    Boxes without a link stand in rows below the rest, in the order given.
    """
    order = {one.id: i for i, one in enumerate(boxes)}
    ordered = sorted(boxes, key=lambda one: one.id)
    index = {one.id: i for i, one in enumerate(ordered)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(ordered)
    for source, target, weight in sorted(links):
        graph.add_edge(index[source], index[target], weight)
    parts = [sorted(part) for part in rx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    blocks = [_part(graph, part) for part in parts if len(part) > 1]
    alone = sorted((ordered[part[0]] for part in parts if len(part) == 1), key=lambda one: order[one.id])
    return _packed(blocks, alone, {one.id: one for one in ordered})


def _part(graph: rx.PyGraph[Box, float], part: Sequence[int]) -> Placed:
    small = graph.subgraph(list(part))
    raw = rx.spring_layout(
        small, k=1.6 / math.sqrt(len(part)), num_iter=_ROUNDS, seed=_SEED, weight_fn=lambda weight: math.sqrt(weight)
    )
    many = len(part) > MANY
    side = 125.0 * math.sqrt(len(part)) * (ROOM if many else 1)
    boxes = [small[i] for i in small.node_indices()]
    level = _levelled([(raw[i][0], raw[i][1]) for i in small.node_indices()])
    sized = {one.id: one for one in boxes}
    tries = [_spread(boxes, level, side * wide / 2, side / wide / 2) for wide in ((ASPECT,) if many else STRETCHES)]
    return min(tries, key=lambda one: _scale(one, sized))


def _spread(boxes: Sequence[Box], level: Sequence[Point], wide: float, high: float) -> Placed:
    points = [[x * wide, y * high] for x, y in level]
    _separate(boxes, points)
    return {one.id: (x, y) for one, (x, y) in zip(boxes, points, strict=True)}


def _levelled(points: Sequence[Point]) -> list[Point]:
    """`points` turned so that their longest extent lies flat: boxes are wider than high."""
    mx = sum(x for x, _ in points) / len(points)
    my = sum(y for _, y in points) / len(points)
    flat = [(x - mx, y - my) for x, y in points]
    xx, yy, xy = sum(x * x for x, _ in flat), sum(y * y for _, y in flat), sum(x * y for x, y in flat)
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    sine, cosine = math.sin(angle), math.cos(angle)
    return [(x * cosine - y * sine, x * sine + y * cosine) for x, y in flat]


def _separate(boxes: Sequence[Box], points: list[list[float]]) -> None:
    """Push overlapping boxes apart along the axis where they overlap least, until none do."""
    wide = np.array([one.width for one in boxes]) / 2 + GAP_X / 2
    high = np.array([one.height for one in boxes]) / 2 + GAP_Y / 2
    for _ in range(_PASSES):
        moved = False
        for i, j in _overlapping(np.array(points), wide, high):
            moved |= _push(boxes[i], points[i], boxes[j], points[j])
        if not moved:
            return


def _overlapping(points: Floats, wide: Floats, high: Floats) -> list[list[int]]:
    """Pairs of boxes, given by their centres and half extents, that overlap: only those near in x are looked at."""
    order = np.argsort(points[:, 0], kind="stable")
    x = points[order, 0]
    later = np.searchsorted(x, x + 2 * wide.max()) - np.arange(1, len(x) + 1)
    first = np.repeat(np.arange(len(x)), later)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later)
    one, other = order[first], order[second]
    apart = np.abs(points[one] - points[other])
    found = (apart[:, 0] < wide[one] + wide[other]) & (apart[:, 1] < high[one] + high[other])
    pairs = np.sort(np.stack([one[found], other[found]], axis=1), axis=1)
    return [[int(i), int(j)] for i, j in pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]]


def _push(first: Box, a: list[float], second: Box, b: list[float]) -> bool:
    over_x = (first.width + second.width) / 2 + GAP_X - abs(a[0] - b[0])
    over_y = (first.height + second.height) / 2 + GAP_Y - abs(a[1] - b[1])
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    axis, over = (0, over_x) if over_x < over_y * 1.5 else (1, over_y)
    shift = math.copysign(over / 2, a[axis] - b[axis] or 1.0)
    a[axis] += shift
    b[axis] -= shift
    return True


def _packed(blocks: Sequence[Placed], alone: Sequence[Box], boxes: dict[str, Box]) -> Placed:
    """The parts in rows, largest first, then the boxes without any link; of several widths the one that fits best."""
    sizes = [_extent(part, boxes) for part in blocks]
    area = sum((one.width + GAP_X) * (one.height + GAP_Y) for one in alone)
    widest = max([right - left for left, _, right, _ in sizes], default=math.sqrt(area * ASPECT))
    tries = [_shelved(blocks, sizes, alone, widest * factor) for factor in (1.0, 1.15, 1.35, 1.6, 2.0, 2.6)]
    return min(tries, key=lambda one: _scale(one, boxes))


def _shelved(
    parts: Sequence[Placed], sizes: Sequence[tuple[float, float, float, float]], alone: Sequence[Box], limit: float
) -> Placed:
    placed: Placed = {}
    x = y = row = 0.0
    for part, (left, top, right, low) in zip(parts, sizes, strict=True):
        if x and x + right - left > limit:
            x, y, row = 0.0, y + row + GAP_Y, 0.0
        placed |= {key: (px - left + x, py - top + y) for key, (px, py) in part.items()}
        x, row = x + right - left + 1.5 * GAP_X, max(row, low - top)
    return placed | _rows(alone, limit, y + row + (1.3 * GAP_Y if parts else 0.0))


def _rows(alone: Sequence[Box], limit: float, top: float) -> Placed:
    placed: Placed = {}
    x, y, row = 0.0, top, 0.0
    for one in alone:
        if x and x + one.width > limit:
            x, y, row = 0.0, y + row + GAP_Y / 2, 0.0
        placed[one.id] = (x + one.width / 2, y + one.height / 2)
        x, row = x + one.width + GAP_X, max(row, one.height)
    return placed


def _scale(placed: Placed, boxes: dict[str, Box]) -> float:
    """How much the whole must shrink to fit a frame of the usual shape; smaller is better."""
    if not placed:
        return 0.0
    left, top, right, low = _extent(placed, boxes)
    return max((right - left) / ASPECT, low - top)


def _extent(block: Placed, boxes: dict[str, Box]) -> tuple[float, float, float, float]:
    left = min(x - boxes[key].width / 2 for key, (x, _) in block.items())
    right = max(x + boxes[key].width / 2 for key, (x, _) in block.items())
    top = min(y - boxes[key].height / 2 for key, (_, y) in block.items())
    low = max(y + boxes[key].height / 2 for key, (_, y) in block.items())
    return left, top, right, low
