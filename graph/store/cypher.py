"""The Cypher that writes. Labels and types come from the ontology's enumerations, everything else is a parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from graph.build.contribution import Contribution, Edge, Node
from graph.errors import DefinitionError
from graph.ontology import EDGES, NODES, EdgeType, Label, edge_properties
from graph.store.client import Row, Transaction

BATCH = 2000
TEXT_EDGES = tuple(name for name, kinds in EDGES.items() if any(kind.evidence for kind in kinds))
"""Types of edges that are read from texts."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def merge_nodes(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Write nodes under their ids, with exactly these properties."""
    for labels, group in _grouped((_labels(n), {"id": n.id, "properties": n.properties | {"id": n.id}}) for n in nodes):
        text = f"UNWIND $rows AS row MERGE (n:{labels} {{id: row.id}}) SET n = row.properties"
        _in_batches(tx, text, group)


def merge_edges(tx: Transaction, edges: Iterable[Edge]) -> None:
    """Write edges under their ids between nodes that are there, with exactly these properties."""
    for (kind, start, end), group in _grouped((_ends(e), _row(e)) for e in edges):
        text = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r = row.properties"
        )
        _in_batches(tx, text, group)


def delete_nodes(tx: Transaction, nodes: Iterable[tuple[Label, str]]) -> None:
    """Take nodes away, with whatever hangs on them."""
    for label, ids in _grouped(nodes):
        _in_batches(tx, f"UNWIND $rows AS row MATCH (n:{label} {{id: row}}) DETACH DELETE n", ids)


def delete_edges(tx: Transaction, edges: Iterable[Edge]) -> None:
    """Take these edges away."""
    for kind, group in _grouped((_ends(e), _row(e)) for e in edges):
        _in_batches(tx, f"UNWIND $rows AS row {_pattern(*kind)} DELETE r", group)


def stored_edges(tx: Transaction, edges: Iterable[Edge]) -> list[Row]:
    """Id and properties of those edges that are there."""
    found: list[Row] = []
    for kind, group in _grouped((_ends(e), _row(e)) for e in edges):
        text = f"UNWIND $rows AS row {_pattern(*kind)} RETURN r.id AS id, properties(r) AS properties"
        found += tx.rows(text, rows=group)
    return found


def delete_text_edges(tx: Transaction, document: str) -> None:
    """Take away all edges read from this document."""
    for kind in TEXT_EDGES:
        tx.run(f"MATCH ()-[r:{kind}]->() WHERE r.document = $document DELETE r", document=document)


def changed_text_edges(tx: Transaction, document: str, edges: Iterable[Edge]) -> list[Edge]:
    """Those of `edges` that are to be written; edges read from this document that are not among them are taken away."""
    wanted = {str(edge.properties["id"]): edge for edge in edges}
    for kind in TEXT_EDGES:
        found = f"MATCH ()-[r:{kind}]->() WHERE r.document = $document"
        rows = tx.rows(f"{found} RETURN r.id AS id, properties(r) AS properties", document=document)
        stored = {str(row["id"]): row["properties"] for row in rows}
        stale = sorted(stored.keys() - wanted.keys())
        if stale:
            tx.run(f"{found} AND r.id IN $stale DELETE r", document=document, stale=stale)
        wanted = {i: edge for i, edge in wanted.items() if stored.get(i) != edge.properties}
    return list(wanted.values())


def check(contribution: Contribution) -> None:
    """Raise `DefinitionError` where a contribution says what the ontology does not know, or an edge lacks an end."""
    ids = {(n.label, n.id) for n in contribution.nodes}
    for node in contribution.nodes:
        _known(node.label, node.properties, NODES[node.label].properties)
    for edge in contribution.edges:
        _known(edge.type, edge.properties, _allowed(edge))
        if not {(edge.start_label, edge.start), (edge.end_label, edge.end)} <= ids:
            raise DefinitionError(
                f"{edge.type} from {edge.start} to {edge.end}: an end is missing from the contribution"
            )


def _allowed(edge: Edge) -> frozenset[str]:
    for kind in EDGES[edge.type]:
        if (kind.start, kind.end) == (edge.start_label, edge.end_label):
            return edge_properties(kind)
    raise DefinitionError(f"{edge.type} does not join {edge.start_label} to {edge.end_label}; see graph.ontology")


def _known(name: Label | EdgeType, given: Iterable[str], allowed: frozenset[str]) -> None:
    unknown = sorted(set(given) - allowed)
    if unknown:
        raise DefinitionError(f"{name} carries no property {', '.join(unknown)}; declare it in graph.ontology")


def _labels(node: Node) -> str:
    return f"{node.label}:{node.second}" if node.second else str(node.label)


def _ends(edge: Edge) -> tuple[EdgeType, Label, Label]:
    return edge.type, edge.start_label, edge.end_label


def _pattern(kind: EdgeType, start: Label, end: Label) -> str:
    return f"MATCH (:{start} {{id: row.start}})-[r:{kind} {{id: row.id}}]->(:{end} {{id: row.end}})"


def _row(edge: Edge) -> dict[str, object]:
    return {"id": edge.properties["id"], "start": edge.start, "end": edge.end, "properties": edge.properties}


def _grouped(pairs: Iterable[tuple[K, V]]) -> Iterator[tuple[K, list[V]]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    yield from groups.items()


def _in_batches(tx: Transaction, text: str, rows: list[V]) -> None:
    for at in range(0, len(rows), BATCH):
        tx.run(text, rows=rows[at : at + BATCH])
