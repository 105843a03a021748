"""How large a node is: its label broken into lines, and the box that holds them, in pixels."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from dashboard.app.network.picture import Node

LINE = 24
LINES = 4
_CHAR, _LINE_HEIGHT = 6.9, 16
_PADDING = {"front": 40, "university": 40, "socio_political": 28, "enterprise": 28, "judicial": 44, "press": 44}


@dataclass(frozen=True)
class Box:
    """A node's box: its label in lines, width and height."""

    id: str
    label: str
    width: float
    height: float


def box(node: Node) -> Box:
    """The box of `node`; long names are broken, and cut after `LINES` lines (panel and table show them whole)."""
    if node.task:
        label = node.label if len(node.label) <= 12 else node.label[:11] + "…"
        return Box(node.id, label or "•", max(38.0, len(label) * 7.4 + 18), 38.0)
    lines = _balanced(node.label or "…")
    width = max(map(len, lines)) * _CHAR + _PADDING.get(node.sector, 24)
    return Box(node.id, "\n".join(lines), max(width, 72.0), len(lines) * _LINE_HEIGHT + 18.0)


def _balanced(text: str) -> list[str]:
    lines = textwrap.wrap(text, LINE, max_lines=LINES, placeholder=" …")
    for width in range(LINE - 1, 9, -1):
        narrower = textwrap.wrap(text, width, max_lines=LINES, placeholder=" …")
        if len(narrower) > len(lines) or (narrower[-1].endswith("…") and not text.endswith("…")):
            break
        lines = narrower
    return lines or ["…"]
