"""What several documents speak of, in the store: joined when one comes, reduced when one goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar, cast

from graph.build.contribution import Edge, Node, Value
from graph.ontology import Label
from graph.store.client import Row, Transaction
from graph.store.cypher import delete_edges, delete_nodes, stored_edges
from graph.store.schema import READING
from graph.store.statements import Statements, merged, merged_edges, merged_nodes

LOADED = "loaded"
T = TypeVar("T", Node, Edge)
Shared = tuple[list[Node], list[Edge]]


def read_statements(tx: Transaction, document: str) -> Statements | None:
    """What the document says, or None where it is not loaded."""
    rows = tx.rows(f"MATCH (r:{READING} {{id: $id}}) RETURN r.statements AS text", id=document)
    return Statements.from_json(document, str(rows[0]["text"])) if rows else None


def write_statements(tx: Transaction, statements: Statements) -> None:
    """Keep what a document says."""
    text = f"MERGE (r:{READING} {{id: $id}}) SET r.statements = $statements"
    tx.rows(text, id=statements.document, statements=statements.to_json())


def drop_statements(tx: Transaction, document: str) -> None:
    """The document says nothing any more."""
    tx.rows(f"MATCH (r:{READING} {{id: $id}}) DELETE r", id=document)


def joined(tx: Transaction, new: Statements) -> Shared:
    """What a document that was not loaded says, each together with what the store knows of it already."""
    known_edges = {str(row["id"]): _properties(row) for row in stored_edges(tx, new.edges.values())}
    edges = [_with(edge, known_edges.get(i)) for i, edge in new.edges.items()]
    known_nodes = _stored_nodes(tx, new.nodes)
    nodes = [_with(node, known_nodes.get(i)) for i, node in new.nodes.items() if not _is_loaded(known_nodes.get(i))]
    return nodes, edges


def reduced(tx: Transaction, old: Statements, new: Statements | None) -> Shared:
    """Take away what only `old` spoke of; the rest of what `old` or `new` speak of, as it is without `old`.

    `new` is what the same document says now, None where it is withdrawn.
    """
    sayings = [*_others(tx, old.document), *([new] if new else [])]
    touched = old.nodes | (new.nodes if new else {})
    background = old.edges | (new.edges if new else {})
    nodes, edges = merged_nodes(sayings, touched), merged_edges(sayings, background)
    stored = _stored_nodes(tx, touched)
    loaded = {i for i in touched if _is_loaded(stored.get(i))}
    delete_edges(tx, (edge for i, edge in background.items() if i not in edges))
    delete_nodes(tx, ((node.label, i) for i, node in touched.items() if i not in nodes and i not in loaded))
    return [node for i, node in nodes.items() if i not in loaded], list(edges.values())


def as_cited(tx: Transaction, document: str) -> Node | None:
    """The document as the others cite it, None where nobody does."""
    return merged_nodes(_others(tx, document), [document]).get(document)


def _others(tx: Transaction, document: str) -> list[Statements]:
    text = f"MATCH (r:{READING}) WHERE r.id <> $id RETURN r.id AS id, r.statements AS text ORDER BY id"
    return [Statements.from_json(str(row["id"]), str(row["text"])) for row in tx.rows(text, id=document)]


def _stored_nodes(tx: Transaction, nodes: Mapping[str, Node]) -> dict[str, Mapping[str, Value]]:
    rows: list[Row] = []
    for label in Label:
        text = f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, properties(n) AS properties"
        rows += tx.rows(text, ids=[i for i, node in nodes.items() if node.label is label])
    return {str(row["id"]): _properties(row) for row in rows}


def _properties(row: Row) -> Mapping[str, Value]:
    return cast(Mapping[str, Value], row["properties"])


def _with(said: T, stored: Mapping[str, Value] | None) -> T:
    return replace(said, properties=merged([stored or {}, said.properties]))


def _is_loaded(properties: Mapping[str, Value] | None) -> bool:
    return properties is not None and properties.get("status") == LOADED
