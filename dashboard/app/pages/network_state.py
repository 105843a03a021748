"""What the network page computes from a picture and a view: styles to paint, table rows, the line of summary."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.app.components.evidence import Library
from dashboard.app.components.panel import Desk
from dashboard.app.components.words import cut
from dashboard.app.network.elements import hidden, neighbours
from dashboard.app.network.facts import Facts
from dashboard.app.network.filters import shown
from dashboard.app.network.picture import Node, Picture
from dashboard.app.network.style import Rule, stylesheet
from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, Mode, View
from dashboard.texts import Texts
from graph.vocabulary import AgencyKind


def desk(context: Context, facts: Facts, drawn: Picture) -> Desk:
    """What the panel draws from: the documents that the facts were read from, and the chosen one."""
    chosen = [context.view.node] if context.view.node else []
    documents = context.data.documents_of([*facts.documents, *chosen])
    return Desk(facts, drawn, Library(documents, context.data.source, context.data.has_picture), context.t)


def paint(drawn: Picture, view: View) -> dict[str, object]:
    """What the browser paints with: the fixed rules, the numbers of what is hidden, and who is near whom."""
    return {
        "base": stylesheet(tasks=drawn.mode is Mode.TASKS),
        "hidden": hidden(drawn, shown(drawn, view).ids),
        "near": neighbours(drawn),
        "number": {item.id: i for i, item in enumerate(drawn.items)},
        "key": f"{view.province}|{drawn.mode}",
    }


def stylesheet_of(painted: dict[str, object]) -> list[Rule]:
    """The rules that the browser starts with: those of `paint`, and what is hidden."""
    base, off = painted["base"], painted["hidden"]
    assert isinstance(base, list) and isinstance(off, list)
    gone = [{"selector": ", ".join(f"[i = {i}]" for i in off), "style": {"display": "none"}}] if off else []
    return [*base, *gone]


def rows(drawn: Picture, view: View, t: Texts) -> list[dict[str, object]]:
    """The shown links as rows of the table, heaviest first."""
    names = "pair" if drawn.mode is Mode.BODIES else "role"
    links = sorted(shown(drawn, view).links, key=lambda link: -link.weight)
    return [
        {
            "id": link.id,
            "source": _name(drawn, link.source),
            "relation": t(f"{names}.{link.role}"),
            "target": _name(drawn, link.target),
            "weight": len(link.tasks) or None,
        }
        for link in links
    ]


def _name(drawn: Picture, identifier: str) -> str:
    node = drawn.by_id[identifier]
    assert isinstance(node, Node)
    return cut(f"{node.label} {node.name}" if node.task else node.name, 200)


def summary(drawn: Picture, facts: Facts, view: View, t: Texts) -> list[str | Component]:
    """One line: what is shown of how much, and what is hidden why."""
    if not drawn.nodes:
        return [t("network.nothing")]
    seen = shown(drawn, view)
    place = t("province.central") if facts.province == CENTRAL else facts.province
    tasks = sum(node.task for node in seen.nodes)
    line = t(
        "network.summary_tasks" if drawn.mode is Mode.TASKS else "network.summary_bodies",
        province=place, shown=len(seen.nodes), all=len(seen.pool), bodies=len(seen.nodes) - tasks,
        all_bodies=len(seen.pool) - drawn.tasks, tasks=tasks if drawn.mode is Mode.TASKS else len(facts.tasks),
        all_tasks=drawn.tasks, edges=len(seen.links), all_edges=seen.pool_links,
    )  # fmt: skip
    classes = sum(node.kind in (AgencyKind.COLLECTIVE, AgencyKind.VAGUE) for node in seen.nodes)
    extra = [t("network.classes", n=classes)] if classes else []
    extra += [t("network.nothing_left")] if not seen.nodes else []
    extra += [t("network.hidden_filter", n=seen.filtered)] if seen.filtered else []
    parts: list[str | Component] = [" ".join([line, *extra])]
    if seen.capped:
        parts += [" " + t("network.hidden_cap", n=seen.capped) + " "]
    show_all = html.Button(
        t("filter.all_nodes"), id="everything", className="ph-link", type="button", hidden=not seen.capped
    )
    return [*parts, show_all]


def search_options(drawn: Picture) -> list[dict[str, str]]:
    """All nodes for the search box, with the words that a search without diacritics compares."""
    return [
        {"value": node.id, "label": cut(f"{node.label} {node.name}" if node.task else node.name, 120), "key": node.key}
        for node in drawn.nodes
    ]
