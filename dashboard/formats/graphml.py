"""The nodes, edges and paths of an answer as GraphML that Gephi opens: a directed multigraph with labels.

Values are texts and numbers, one type per attribute; lists are joined by "; ", and what is empty is left out. An end of
an edge that the answer does not hold is a node with nothing but its id.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from dashboard.formats.rows import Rows, caption, plain
from graph.answer import GraphEdge, GraphNode, GraphPath

Scalar = str | int | float

RESERVED = frozenset(
    {"id", "label", "source", "target", "type", "weight", "interval", "timeset", "labels", "relation", "identity"}
)
"""Columns that Gephi or this writer has already; a property of that name gets a _ after it."""

_NOT_IN_A_TOKEN = re.compile(r"[^\w.:-]")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Drawing:
    """GraphML text, and how many nodes and edges it holds; `bare`: nodes of which only the id is known."""

    text: str
    nodes: int
    edges: int
    bare: int


@dataclass
class _Found:
    """Nodes by their `element`, edges by theirs."""

    nodes: dict[str, GraphNode] = field(default_factory=dict)
    edges: dict[str, GraphEdge] = field(default_factory=dict)


def as_graphml(rows: Rows) -> Drawing | None:
    """The graph that the rows hold; None where no value is a node, an edge or a path."""
    found = _found(rows)
    if not found.nodes and not found.edges:
        return None
    missing = {end for edge in found.edges.values() for end in (edge.start, edge.end)} - set(found.nodes)
    elements = found.nodes | {each: GraphNode(each, (), {}) for each in sorted(missing)}
    names = _names({each: node.id for each, node in elements.items()})
    keys = _names({each: edge.id for each, edge in found.edges.items()})
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(zip(names.values(), _one_type(map(_node, elements.values())), strict=True))
    graph.add_edges_from(
        (names[edge.start], names[edge.end], keys[edge.element], values)
        for edge, values in zip(found.edges.values(), _one_type(map(_edge, found.edges.values())), strict=True)
    )
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8")
    return Drawing(out.getvalue().decode("utf-8"), graph.number_of_nodes(), graph.number_of_edges(), len(missing))


def _found(rows: Rows) -> _Found:
    found = _Found()
    pending: list[object] = [value for row in reversed(rows) for value in reversed(row)]
    while pending:
        match pending.pop():
            case GraphNode() as node:
                found.nodes.setdefault(node.element, node)
            case GraphEdge() as edge:
                found.edges.setdefault(edge.element, edge)
            case GraphPath() as path:
                pending += [*path.edges, *path.nodes]
            case Mapping() as mapping:
                pending += mapping.values()
            case list() | tuple() as values:
                pending += values
    return found


def _names(ids: Mapping[str, str]) -> dict[str, str]:
    """An XML name token for each element: its id with other signs as _, and a number where two are equal."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for element, identity in ids.items():
        base = name = _NOT_IN_A_TOKEN.sub("_", identity) or "_"
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name)
        names[element] = name
    return names


def _node(node: GraphNode) -> dict[str, Scalar]:
    own = {"label": caption(node), "labels": list(node.labels), "identity": node.id}
    return _flat(own) | _flat(_own_names(node.properties))


def _edge(edge: GraphEdge) -> dict[str, Scalar]:
    return _flat({"label": edge.type, "relation": edge.type, "identity": edge.id}) | _flat(_own_names(edge.properties))


def _own_names(properties: Mapping[str, object]) -> dict[str, object]:
    return {f"{key}_" if key in RESERVED else key: value for key, value in properties.items() if key != "id"}


def _flat(values: Mapping[str, object]) -> dict[str, Scalar]:
    flat = {_clean(key): _scalar(value) for key, value in values.items() if value is not None}
    return {key: value for key, value in flat.items() if value != ""}


def _scalar(value: object) -> Scalar:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return value
        case float():
            return value if math.isfinite(value) else ""
        case datetime.date() | datetime.time():
            return value.isoformat()
        case list() | tuple() if not any(isinstance(each, (list, tuple, Mapping)) for each in value):
            return _clean("; ".join(str(_scalar(each)) for each in value if each is not None))
        case list() | tuple() | Mapping():
            return _clean(json.dumps(plain(value), ensure_ascii=False))
        case _:
            return _clean(str(value))


def _one_type(items: Iterable[dict[str, Scalar]]) -> Iterator[dict[str, Scalar]]:
    """The same items; an attribute that is not of one type everywhere is a number or a text everywhere."""
    known = list(items)
    types: dict[str, set[type]] = defaultdict(set)
    for item in known:
        for key, value in item.items():
            types[key].add(type(value))
    for item in known:
        yield {key: _as(types[key], value) for key, value in item.items()}


def _as(types: set[type], value: Scalar) -> Scalar:
    if len(types) == 1:
        return value
    return float(value) if types == {int, float} else str(value)


def _clean(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
