"""The legend, which is the filter as well: each kind of node and line with its shape, name and number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria
from dashboard.app.network.filters import shown
from dashboard.app.network.picture import Picture
from dashboard.app.network.swatch import line_swatch, sector_swatch
from dashboard.app.view import LEVELS, SECTORS, Mode, Role, View
from dashboard.texts import Texts

Look = tuple[str, str, int]
"""The picture (an image address, or nothing), the name and the number of one kind."""


def legend(picture: Picture, view: View, t: Texts) -> Component:
    """The rail with all filters of the network."""
    tasks = picture.mode is Mode.TASKS
    names = "role" if tasks else "pair"
    roles = Counter(str(link.role) for link in picture.links)
    sectors, levels = present(picture)
    pool = shown(picture, view).pool
    kinds = Counter(node.sector for node in pool), Counter(node.level for node in pool)
    groups = [
        _group(
            "roles", t("filter.roles"), [r for r in map(str, Role) if roles[r]], view.no_roles,
            lambda r: (line_swatch(Role(r), tasks=tasks), t(f"{names}.{r}"), roles[r]), t,
        ),
        _group(
            "sectors", t("filter.sectors"), sectors, view.no_sectors,
            lambda s: (sector_swatch(s), t(f"sector.{s}"), kinds[0][s]), t,
        ),
        _group("levels", t("filter.levels"), levels, view.no_levels, lambda x: ("", t(f"level.{x}"), kinds[1][x]), t),
    ]  # fmt: skip
    reset = html.Button(t("filter.reset"), id="reset", className="ph-link", type="button")
    head = html.Div([html.H2(t("filter.label")), reset], className="ph-rail-head")
    return aria(html.Aside([head, *groups, _notes(tasks, t)], className="ph-rail"), label=t("filter.label"))


def present(picture: Picture) -> tuple[list[str], list[str]]:
    """The sectors and levels that occur among the bodies, in the order of the vocabulary."""
    bodies = [node for node in picture.nodes if not node.task]
    sectors, levels = {node.sector for node in bodies}, {node.level for node in bodies}
    return [s for s in SECTORS if s in sectors], [x for x in LEVELS if x in levels]


def _group(
    identifier: str, title: str, options: Sequence[str], off: Iterable[str], look: Callable[[str], Look], t: Texts
) -> Component:
    boxes = [_box(option, *look(option), t) for option in options]
    on = [option for option in options if option not in set(off)]
    group: Component = dmc.CheckboxGroup(boxes, id=identifier, value=on, label=title, className="ph-filter")
    return group


def _box(value: str, swatch: str, name: str, count: int, t: Texts) -> Component:
    picture = [html.Img(src=swatch, alt="", className="ph-swatch")] if swatch else []
    label = html.Span(
        [*picture, html.Span(name), html.Span(t.number(count), className="ph-count")], className="ph-choice"
    )
    tick: Component = dmc.Checkbox(label=label, value=value, size="xs", className="ph-check")
    return tick


def _notes(tasks: bool, t: Texts) -> Component:
    dashed = html.Img(src=sector_swatch("state", dashed=True), alt="", className="ph-swatch")
    notes = [html.Li([dashed, f"{t('network.legend_vague')}: {t('network.legend_vague_note')}"])]
    if tasks:
        notes.append(
            html.Li([html.Img(src=sector_swatch("task"), alt="", className="ph-swatch"), t("network.legend_task")])
        )
    else:
        notes.append(html.Li(t("network.legend_weight")))
    return html.Ul(notes, className="ph-notes")
