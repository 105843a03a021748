"""What one document says about things that others speak of too, and how several such sayings become one.

A body, a cited document or a province is in the graph because documents name it. Each loaded document's sayings are
kept, so that taking one document away leaves exactly what the others say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.build.contribution import Contribution, Edge, Node, Value
from graph.ontology import DocumentLabel, EdgeType, Label

Properties = Mapping[str, Value]


@dataclass(frozen=True)
class Statements:
    """What `document` says about shared nodes and background edges, by their ids, and the ids of its own tasks."""

    document: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    tasks: frozenset[str] = frozenset()

    @staticmethod
    def of(contribution: Contribution) -> Statements:
        """The statements of a contribution."""
        nodes = {n.id: n for n in contribution.nodes if not is_own(n, contribution.document)}
        edges = {str(e.properties["id"]): e for e in contribution.edges if is_background(e)}
        tasks = frozenset(n.id for n in contribution.nodes if n.label is Label.TASK)
        return Statements(contribution.document, nodes, edges, tasks)

    def to_json(self) -> str:
        """As text, to be kept in the store."""
        nodes = [[n.label, n.second, n.id, n.properties] for n in self.nodes.values()]
        edges = [[e.type, e.start, e.end, e.start_label, e.end_label, e.properties] for e in self.edges.values()]
        return json.dumps({"nodes": nodes, "edges": edges, "tasks": sorted(self.tasks)}, ensure_ascii=False)

    @staticmethod
    def from_json(document: str, text: str) -> Statements:
        """From kept text."""
        data = json.loads(text)
        nodes = (Node(Label(a), DocumentLabel(b) if b else None, i, p) for a, b, i, p in data["nodes"])
        edges = (Edge(EdgeType(t), s, e, Label(a), Label(b), p) for t, s, e, a, b, p in data["edges"])
        return Statements(
            document, {n.id: n for n in nodes}, {str(e.properties["id"]): e for e in edges}, frozenset(data["tasks"])
        )


def is_own(node: Node, document: str) -> bool:
    """Whether only this document can say something about the node: itself and its tasks."""
    return node.label is Label.TASK or node.id == document


def is_background(edge: Edge) -> bool:
    """Whether the edge comes from the registry and not from a text."""
    return "document" not in edge.properties


def merged_nodes(sayings: Iterable[Statements], wanted: Iterable[str]) -> dict[str, Node]:
    """The nodes among `wanted` that anybody speaks of, each with what all say of it together."""
    everything = [s.nodes for s in sayings]
    found = {i: [nodes[i] for nodes in everything if i in nodes] for i in wanted}
    return {i: replace(all_[0], properties=merged(n.properties for n in all_)) for i, all_ in found.items() if all_}


def merged_edges(sayings: Iterable[Statements], wanted: Iterable[str]) -> dict[str, Edge]:
    """The same for background edges."""
    everything = [s.edges for s in sayings]
    found = {i: [edges[i] for edges in everything if i in edges] for i in wanted}
    return {i: replace(all_[0], properties=merged(e.properties for e in all_)) for i, all_ in found.items() if all_}


def merged(sayings: Iterable[Properties]) -> dict[str, Value]:
    """One set of properties from several, the same in whatever order they come and however often.

    Where two differ, the longer value is taken, and of equally long ones the first by code points.
    """
    result: dict[str, Value] = {}
    for properties in sayings:
        for key, value in properties.items():
            result[key] = value if key not in result else min(result[key], value, key=_preference)
    return dict(sorted(result.items()))


def _preference(value: Value) -> tuple[int, str]:
    text = json.dumps(value, ensure_ascii=False)
    return (-len(text), text)
