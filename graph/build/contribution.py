"""What one document contributes to the graph: nodes and edges as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.ontology import DocumentLabel, EdgeType, Label

Value = str | int | float | bool | list[str] | list[int]
"""What a property may hold; a missing value is a missing property."""


@dataclass(frozen=True)
class Node:
    """One node. `properties` hold `id` as well; `second` is set for documents alone."""

    label: Label
    second: DocumentLabel | None
    id: str
    properties: dict[str, Value] = field(hash=False)


@dataclass(frozen=True)
class Edge:
    """One edge between two nodes of the same contribution. `properties` hold its `id`."""

    type: EdgeType
    start: str
    end: str
    start_label: Label
    end_label: Label
    properties: dict[str, Value] = field(hash=False)


@dataclass(frozen=True)
class Contribution:
    """All nodes and edges that one document gives, each once; `document` is the document's own id."""

    document: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
