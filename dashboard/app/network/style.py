"""How sectors and relations look: colour doubled by shape, line colour doubled by dashes and arrow heads."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.app.view import Role

FONT = '"Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif'
INK, PAPER, ACCENT = "#1b2733", "#ffffff", "#c2410c"


@dataclass(frozen=True)
class Look:
    """Fill, border and shape of a sector's nodes."""

    fill: str
    border: str
    shape: str


LOOKS: dict[str, Look] = {
    "state": Look("#e6effa", "#2b62a6", "round-rectangle"),
    "party": Look("#fde8e6", "#b3261e", "cut-rectangle"),
    "front": Look("#fff0da", "#a4540a", "hexagon"),
    "socio_political": Look("#efe9fa", "#6a41b5", "octagon"),
    "people_org": Look("#def3ea", "#17755a", "barrel"),
    "armed": Look("#ebefdd", "#566227", "bottom-round-rectangle"),
    "judicial": Look("#f1e8e1", "#6d4c36", "tag"),
    "press": Look("#dff2f7", "#0b6882", "round-tag"),
    "university": Look("#fce8f2", "#a1266a", "round-hexagon"),
    "enterprise": Look("#f5f2d3", "#716200", "round-octagon"),
    "foreign": Look("#e9eaec", "#3f4750", "rhomboid"),
    "unknown": Look("#ffffff", "#667280", "rectangle"),
    "task": Look("#fffbe8", "#8a7a3d", "ellipse"),
}


@dataclass(frozen=True)
class Line:
    """Colour, dashes and arrow head of a relation."""

    colour: str
    dash: str
    arrow: str


LINES: dict[Role, Line] = {
    Role.LEAD: Line("#2b62a6", "solid", "diamond"),
    Role.PARTNER: Line("#5d6f82", "solid", "triangle"),
    Role.REPORT: Line("#9a3412", "dashed", "vee"),
    Role.SUPERIOR: Line("#8b95a1", "dotted", "tee"),
}

Style = dict[str, object]
Rule = dict[str, object]


def stylesheet(*, tasks: bool) -> list[Rule]:
    """The rules that do not change while a person looks: sectors, kinds, relations."""
    rules: list[Rule] = [_rule("node", _NODE), _rule("edge", _EDGE)]
    for sector, look in LOOKS.items():
        style: Style = {"background-color": look.fill, "border-color": look.border, "shape": look.shape}
        rules.append(_rule(f'[sector = "{sector}"]', style))
    rules.append(_rule('[kind = "vague"], [kind = "collective"]', {"border-style": "dashed", "font-style": "italic"}))
    for role, line in LINES.items():
        rules.append(_rule(f'[role = "{role}"]', _line(role, line, tasks)))
    return rules


def _line(role: Role, line: Line, tasks: bool) -> Style:
    headless = role is Role.LEAD and not tasks
    dash = "dashed" if tasks and role is Role.PARTNER else line.dash
    return {
        "line-color": line.colour,
        "target-arrow-color": line.colour,
        "line-style": dash,
        "line-dash-pattern": [7, 4] if dash == "dashed" else [2, 4],
        "target-arrow-shape": "none" if headless else line.arrow,
        "curve-style": "bezier",
    }


def _rule(selector: str, style: Style) -> Rule:
    return {"selector": selector, "style": style}


_NODE: Style = {
    "label": "data(label)",
    "width": "data(w)",
    "height": "data(h)",
    "font-family": FONT,
    "font-size": 12.5,
    "color": INK,
    "text-wrap": "wrap",
    "text-max-width": "400px",
    "text-valign": "center",
    "text-halign": "center",
    "line-height": 1.2,
    "border-width": 1.6,
    "z-index": 10,
}
_EDGE: Style = {
    "width": "data(width)",
    "opacity": 0.72,
    "arrow-scale": 0.95,
    "label": "data(label)",
    "font-family": FONT,
    "font-size": 11,
    "color": INK,
    "text-background-color": PAPER,
    "text-background-opacity": 0.92,
    "text-background-padding": "2px",
    "text-background-shape": "roundrectangle",
    "z-index": 1,
}
