"""From a running question to its answer: row by row, no more than was asked for, labels and ends kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from neo4j.graph import Node, Path, Relationship

from graph.answer import Answer, GraphEdge, GraphNode, GraphPath, Limits
from graph.store.values import plain

if TYPE_CHECKING:
    from neo4j import Result

LARGEST_BATCH = 1000
_CUT = "…"


def batch(limits: Limits) -> int:
    """How many rows to ask the database for at a time: one more than is taken tells whether there are more."""
    return min(limits.rows + 1, LARGEST_BATCH)


def fetch(result: Result, limits: Limits) -> Answer:
    """The rows of a running question within `limits`; what lies beyond is not read."""
    taking = _Taking(limits)
    rows: list[tuple[object, ...]] = []
    more = False
    columns = tuple(result.keys())
    for record in result:
        if len(rows) >= limits.rows or taking.whole > limits.whole:
            more = True
            break
        rows.append(tuple(taking.value(each) for each in record.values()))
    result.consume()
    return Answer(columns, tuple(rows), more, taking.cut)


class _Taking:
    """Values made plain and cut to size; `whole` counts characters."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.whole = self.cut = 0

    def value(self, value: object) -> object:
        match value:
            case Path():
                nodes = tuple(self._node(each) for each in value.nodes)
                return GraphPath(nodes, tuple(self._edge(each) for each in value.relationships))
            case Node():
                return self._node(value)
            case Relationship():
                return self._edge(value)
            case Mapping():
                return {str(key): self.value(each) for key, each in value.items()}
            case list():
                return [self.value(each) for each in value]
            case str():
                return self._text(value)
            case _:
                self.whole += 8
                return plain(value)

    def _text(self, text: str) -> str:
        longest = self._limits.text
        if len(text) > longest:
            self.cut += 1
            text = text[:longest] + _CUT
        self.whole += len(text)
        return text

    def _node(self, node: Node) -> GraphNode:
        return GraphNode(node.element_id, tuple(sorted(node.labels)), self._properties(node))

    def _edge(self, edge: Relationship) -> GraphEdge:
        start, end = edge.nodes
        ends = tuple("" if each is None else each.element_id for each in (start, end))
        return GraphEdge(edge.element_id, edge.type, ends[0], ends[1], self._properties(edge))

    def _properties(self, entity: Node | Relationship) -> dict[str, object]:
        return {key: self.value(entity[key]) for key in sorted(entity.keys())}
