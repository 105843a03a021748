"""The dot plot of one measure: value and interval of each province. A plain description of a figure, no code in it."""

from __future__ import annotations

from dashboard.app.components.words import cut
from dashboard.formats import figures
from dashboard.texts import Language, Texts
from graph.analysis.catalogue import measures
from graph.analysis.measure import Unit
from graph.analysis.robustness import SHARE
from queries.compare.comparison import Comparison
from queries.compare.stability import Stabilities

BLUE, SOFT, INK = "#1f4f8b", "#9db4d1", "#1b2733"
ROW = 46
"""The height of a province in the plot, in pixels."""


def plot(measure: str, found: Comparison, sure: Stabilities | None, t: Texts) -> dict[str, object]:
    """The figure; provinces from top to bottom in the order compared, those without a value with the word for it."""
    one = measures()[measure]
    names = [_plain(side.name) for side in found.sides]
    values = [side.values[measure] for side in found.sides]
    known = [(name, each.value) for name, each in zip(names, values, strict=True) if each.value is not None]
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "name": t("compare.measures.plot_value"),
        "x": [value for _, value in known],
        "y": [name for name, _ in known],
        "text": [figures.figure(value, one.unit, t) for _, value in known],
        "textposition": "top center",
        "hoverinfo": "y+text",
        "marker": {"size": 13, "color": BLUE},
        "cliponaxis": False,
    }
    missing = [name for name, each in zip(names, values, strict=True) if each.value is None]
    notes = [_note(name, t("compare.measures.undefined")) for name in missing]
    return {"data": [_ranges(measure, found, sure, t), dots], "layout": _layout(names, one.unit, notes, t)}


def _ranges(measure: str, found: Comparison, sure: Stabilities | None, t: Texts) -> dict[str, object]:
    """One line per province from the low to the high end of its interval."""
    x: list[float | None] = []
    y: list[str | None] = []
    for side in found.sides:
        stable = sure.by.get((measure, side.name)) if sure else None
        if stable and stable.interval:
            x += [stable.interval.low, stable.interval.high, None]
            y += [_plain(side.name), _plain(side.name), None]
    line = {"color": SOFT, "width": 9}
    title = t("compare.measures.plot_interval", share=figures.percent(SHARE, t))
    return {"type": "scatter", "mode": "lines", "name": title, "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _layout(names: list[str], unit: Unit, notes: list[dict[str, object]], t: Texts) -> dict[str, object]:
    percent = unit is Unit.SHARE
    start = "normal" if unit is Unit.INDEX else "tozero"
    return {
        "height": 110 + ROW * len(names),
        "margin": {"l": 8, "r": 24, "t": 8, "b": 36},
        "font": {"family": '"Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif', "size": 14, "color": INK},
        "separators": ",." if t.language is Language.VI else ".,",
        "xaxis": {
            "tickformat": ".0%" if percent else "", "rangemode": start, "zeroline": True, "fixedrange": True,
            "gridcolor": "#dbe1e8",
        },
        "yaxis": {
            "type": "category", "categoryorder": "array", "categoryarray": names, "autorange": "reversed",
            "range": [len(names) - 0.4, -0.6], "automargin": True, "fixedrange": True, "gridcolor": "#edf0f4",
        },
        "annotations": notes,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "plot_bgcolor": "#fff",
        "paper_bgcolor": "#fff",
    }  # fmt: skip


def _note(name: str, words: str) -> dict[str, object]:
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": name, "text": words, "showarrow": False, "xshift": 6}


def _plain(name: str) -> str:
    """A name as text: the plot reads some tags in labels."""
    return cut(name, 40).replace("&", "&amp;").replace("<", "&lt;")
