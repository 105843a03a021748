"""One number for the whole graph: equal on every engine exactly where the graphs are equal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, cast

from graph.ontology import EdgeType, Label
from graph.store.packing import canonical

T = TypeVar("T")
Row = dict[str, object]
Fold = Callable[[str, Callable[[Iterator[Row]], T]], T]
"""Asks a question and hands over the rows as they arrive."""

NODES = "MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS properties"
EDGES = "MATCH (a)-[r:{kind}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"


def graph_hash(fold: Fold[list[bytes]]) -> str:
    """The sha256 over all that the ontology names, judgements included, whatever the order in which it is stored.

    Numbers count by their value, so that 1 and 1.0 are the same; dates are texts in the graph; lists keep their order.
    """
    whole = hashlib.sha256()
    for label in Label:
        _add(whole, label, fold(NODES.format(label=label), lambda rows: sorted(map(node_digest, rows))))
    for kind in EdgeType:
        _add(whole, kind, fold(EDGES.format(kind=kind), lambda rows: sorted(map(edge_digest, rows))))
    return whole.hexdigest()


def _add(whole: hashlib._Hash, name: str, parts: list[bytes]) -> None:
    whole.update(f"{name} {len(parts)}\n".encode())
    for part in parts:
        whole.update(part)


def node_digest(row: Mapping[str, object]) -> bytes:
    """A node's labels and properties, hashed."""
    return _digest([sorted(cast("list[str]", row["labels"])), row["properties"]])


def edge_digest(row: Mapping[str, object]) -> bytes:
    """An edge's ends and properties, hashed."""
    return _digest([row["start"], row["end"], row["properties"]])


def _digest(data: object) -> bytes:
    return hashlib.sha256(canonical(_even(data)).encode("utf-8", "surrogatepass")).digest()


def _even(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _even(each) for key, each in value.items()}
    return [_even(each) for each in value] if isinstance(value, list) else value
