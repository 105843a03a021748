"""The whole graph in memory: as sorted plain data, and as a networkx graph for measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import networkx as nx

from graph.ontology import EdgeType, Label

Read = Callable[[str, Mapping[str, object]], list[dict[str, object]]]


@dataclass(frozen=True)
class Dump:
    """The graph in canonical order; two stores hold the same graph exactly when their dumps are equal.

    `nodes`: labels and properties, by id; `edges`: type, start id, end id and properties, by these.
    """

    nodes: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]
    edges: tuple[tuple[str, str, str, dict[str, Any]], ...]


def dump(read: Read) -> Dump:
    """Everything that the ontology names."""
    nodes = [row for label in Label for row in read(_NODES.format(label=label), {})]
    edges = [row | {"type": str(kind)} for kind in EdgeType for row in read(_EDGES.format(kind=kind), {})]
    return Dump(
        tuple(sorted((_node(row) for row in nodes), key=lambda n: (str(n[1].get("id")), n[0]))),
        tuple(sorted((_edge(row) for row in edges), key=lambda e: (*e[:3], str(e[3].get("id"))))),
    )


def snapshot(read: Read) -> nx.MultiDiGraph[str]:
    """Frozen: nodes by id with `label`, `labels` and their properties, edges keyed by id with `type` and theirs.

    Judgements are left out: they are about the graph.
    """
    whole = dump(read)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    primary = set(Label)
    for labels, properties in whole.nodes:
        label = next(name for name in labels if name in primary)
        if label == Label.JUDGEMENT:
            continue
        result.add_node(properties["id"], **(properties | {"label": label, "labels": labels}))
    for kind, start, end, properties in whole.edges:
        result.add_edge(start, end, key=properties["id"], **(properties | {"type": kind}))
    return cast("nx.MultiDiGraph[str]", nx.freeze(result))


_NODES = "MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS properties"
_EDGES = "MATCH (a)-[r:{kind}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"


def _node(row: dict[str, object]) -> tuple[tuple[str, ...], dict[str, Any]]:
    return tuple(sorted(cast(list[str], row["labels"]))), _sorted(row["properties"])


def _edge(row: dict[str, object]) -> tuple[str, str, str, dict[str, Any]]:
    return str(row["type"]), str(row["start"]), str(row["end"]), _sorted(row["properties"])


def _sorted(properties: object) -> dict[str, Any]:
    return dict(sorted(cast(dict[str, Any], properties).items()))
