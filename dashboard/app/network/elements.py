"""A picture as cytoscape elements and what the browser needs to paint them."""

from __future__ import annotations

from collections import defaultdict

from dashboard.app.network.picture import Picture
from dashboard.app.network.positions import Placed, positions
from dashboard.app.network.shapes import Box, box
from dashboard.app.view import Role

Element = dict[str, object]
_PULL = {Role.LEAD: 1.0, Role.PARTNER: 1.0, Role.REPORT: 0.4}


def placed(picture: Picture) -> tuple[dict[str, Box], Placed]:
    """The boxes and positions of all nodes; background lines of the registry do not pull."""
    acting_first = sorted(picture.nodes, key=lambda node: not (node.task or node.weight))
    boxes = {node.id: box(node) for node in acting_first}
    links = [(x.source, x.target, x.weight * _PULL[x.role]) for x in picture.links if x.role in _PULL]
    return boxes, positions(list(boxes.values()), links)


def elements(picture: Picture) -> list[Element]:
    """Nodes with their positions, then links. `i` numbers all of them, so that styles need no names in selectors."""
    boxes, points = placed(picture)
    drawn: list[Element] = []
    for i, node in enumerate(picture.nodes):
        shape, (x, y) = boxes[node.id], points[node.id]
        data = {
            "id": node.id, "i": i, "label": shape.label, "w": round(shape.width), "h": round(shape.height),
            "sector": node.sector, "kind": node.kind,
        }  # fmt: skip
        drawn.append({"data": data, "position": {"x": round(x), "y": round(y)}})
    for i, link in enumerate(picture.links, start=len(picture.nodes)):
        line = {
            "id": link.id, "i": i, "source": link.source, "target": link.target, "role": str(link.role),
            "width": min(1.4 + 0.9 * (link.weight - 1), 7), "label": str(link.weight) if link.weight > 1 else "",
        }  # fmt: skip
        drawn.append({"data": line})
    return drawn


def neighbours(picture: Picture) -> dict[str, list[int]]:
    """For each id the numbers of what stays lit while it is pointed at: itself, its links and their other ends."""
    number = {item.id: i for i, item in enumerate(picture.items)}
    near: dict[str, set[int]] = defaultdict(set)
    for node in picture.nodes:
        near[node.id].add(number[node.id])
    for link in picture.links:
        both = {number[link.source], number[link.target], number[link.id]}
        for key in (link.source, link.target, link.id):
            near[key] |= both
    return {key: sorted(numbers) for key, numbers in near.items()}


def hidden(picture: Picture, shown: frozenset[str]) -> list[int]:
    """The numbers of all that is not in `shown`."""
    return [i for i, item in enumerate(picture.items) if item.id not in shown]
