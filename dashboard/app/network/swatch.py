"""Small pictures for the legend: the shape of a sector and the line of a relation, as SVG in a data address."""

from __future__ import annotations

from urllib.parse import quote

from dashboard.app.network.style import LINES, LOOKS
from dashboard.app.view import Role

_OUTLINES = {
    "round-rectangle": "M5 2h18q3 0 3 3v8q0 3-3 3H5q-3 0-3-3V5q0-3 3-3z",
    "cut-rectangle": "M6 2h16l4 4v6l-4 4H6l-4-4V6z",
    "hexagon": "M8 2h12l6 7-6 7H8L2 9z",
    "octagon": "M9 2h10l7 5v4l-7 5H9l-7-5V7z",
    "barrel": "M2 4q12-4 24 0v10q-12 4-24 0z",
    "bottom-round-rectangle": "M2 2h24v10q0 4-4 4H6q-4 0-4-4z",
    "tag": "M2 2h17l7 7-7 7H2z",
    "round-tag": "M4 2h14q2 0 3 1l5 6-5 6q-1 1-3 1H4q-2 0-2-2V4q0-2 2-2z",
    "round-hexagon": "M9 2h10q1 0 2 1l4 5q1 1 0 2l-4 5q-1 1-2 1H9q-1 0-2-1l-4-5q-1-1 0-2l4-5q1-1 2-1z",
    "round-octagon": "M10 2h8q2 0 4 2l3 2q1 1 1 3t-1 3l-3 2q-2 2-4 2h-8q-2 0-4-2l-3-2q-1-1-1-3t1-3l3-2q2-2 4-2z",
    "rhomboid": "M2 2h18l6 14H8z",
    "rectangle": "M2 2h24v14H2z",
    "ellipse": "M14 2a12 7 0 1 1 0 14a12 7 0 1 1 0-14z",
}
_HEADS = {
    "triangle": "M38 9l-9-4.5v9z",
    "vee": "M38 9l-10-5 3 5-3 5z",
    "tee": "M35 3h3v12h-3z",
    "diamond": "M38 9l-6-4-6 4 6 4z",
}
_DASHES = {"solid": "", "dashed": "6 3", "dotted": "1.5 3"}


def sector_swatch(sector: str, *, dashed: bool = False) -> str:
    """The shape and colours of `sector` as an image address; `dashed` for classes of bodies."""
    look = LOOKS[sector]
    dash = ' stroke-dasharray="3 2"' if dashed else ""
    path = f'<path d="{_OUTLINES[look.shape]}" fill="{look.fill}" stroke="{look.border}" stroke-width="1.6"{dash}/>'
    return _address(28, path)


def line_swatch(role: Role, *, tasks: bool) -> str:
    """The line of `role` as an image address."""
    line = LINES[role]
    dash = "dashed" if tasks and role is Role.PARTNER else line.dash
    head = "" if role is Role.LEAD and not tasks else f'<path d="{_HEADS[line.arrow]}" fill="{line.colour}"/>'
    stroke = f'stroke="{line.colour}" stroke-width="2.2" stroke-dasharray="{_DASHES[dash]}"'
    return _address(40, f'<path d="M2 9h30" {stroke}/>{head}')


def _address(width: int, body: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="18" viewBox="0 0 {width} 18">{body}</svg>'
    return "data:image/svg+xml," + quote(svg)
