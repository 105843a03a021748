"""Contributions and records as short texts, to be kept in the store beside the graph."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from graph.build.contribution import Contribution, Edge, Node, Value
from graph.ontology import DocumentLabel, EdgeType, Label

LEVEL = 1
"""Of compression: loading waits for it, and a higher one saves little."""


def canonical(data: object) -> str:
    """`data` as JSON: the same text for equal data on every machine."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The sha256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pack(text: str) -> str:
    """`text` compressed, in letters and digits."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)).decode("ascii")


def unpack(packed: str) -> str:
    """The text that `pack` was given. Raises `ValueError` where it is damaged."""
    try:
        return zlib.decompress(base64.b64decode(packed, validate=True)).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(str(error)) from None


def contribution_text(contribution: Contribution) -> str:
    """A contribution as text."""
    nodes = [node_data(node) for node in contribution.nodes]
    edges = [edge_data(edge) for edge in contribution.edges]
    return json.dumps([contribution.document, nodes, edges], ensure_ascii=False, separators=(",", ":"))


def contribution_of(text: str) -> Contribution:
    """A contribution from its text. Raises `ValueError` where it is none."""
    try:
        document, nodes, edges = json.loads(text)
        return Contribution(document, tuple(node_of(*n) for n in nodes), tuple(edge_of(*e) for e in edges))
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def node_data(node: Node) -> list[object]:
    """A node as plain data."""
    return [node.label, node.second, node.id, node.properties]


def node_of(label: str, second: str | None, identity: str, properties: dict[str, Value]) -> Node:
    """A node from plain data."""
    return Node(Label(label), DocumentLabel(second) if second else None, identity, properties)


def edge_data(edge: Edge) -> list[object]:
    """An edge as plain data."""
    return [edge.type, edge.start, edge.end, edge.start_label, edge.end_label, edge.properties]


def edge_of(  # the six values of `edge_data`
    kind: str, start: str, end: str, start_label: str, end_label: str, properties: dict[str, Value]
) -> Edge:
    """An edge from plain data."""
    return Edge(EdgeType(kind), start, end, Label(start_label), Label(end_label), properties)


def merged(sayings: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """One set of properties from several, the same in whatever order they come and however often.

    Where two differ, the longer value is taken, and of equally long ones the first by code points.
    """
    result: dict[str, Value] = {}
    for properties in sayings:
        for key, value in properties.items():
            result[key] = value if key not in result else min(result[key], value, key=_preference)
    return dict(sorted(result.items()))


def _preference(value: Any) -> tuple[int, str]:  # noqa: ANN401 - any value of a property
    text = json.dumps(value, ensure_ascii=False)
    return (-len(text), text)
