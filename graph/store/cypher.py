"""The Cypher that writes. Labels and types come from the ontology's enumerations, everything else is a parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from graph.build.contribution import Contribution, Edge, Node
from graph.errors import DefinitionError
from graph.ontology import EDGES, NODES, EdgeType, Label, edge_properties
from graph.store.changes import Changes
from graph.store.client import Transaction

BATCH = 2000

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def apply(tx: Transaction, changes: Changes) -> None:
    """Do to the graph what `changes` say: first what goes, then what comes."""
    for (kind, start, end), edges in _grouped((_ends(e), _row(e)) for e in changes.edges_to_cut()):
        _in_batches(tx, f"UNWIND $rows AS row {_pattern(kind, start, end)} DELETE r", edges)
    for label, ids in _grouped((n.label, n.id) for n in changes.gone_nodes):
        _in_batches(tx, f"UNWIND $rows AS row MATCH (n:{label} {{id: row}}) DETACH DELETE n", ids)
    for labels, nodes in _grouped((_labels(n), n.properties) for n in changes.new_nodes):
        _in_batches(tx, f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row", nodes)
    for label, rows in _grouped((n.label, {"id": n.id, "properties": n.properties}) for n in changes.changed_nodes):
        _in_batches(tx, f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n = row.properties", rows)
    for (kind, start, end), edges in _grouped((_ends(e), _row(e)) for e in changes.new_edges):
        text = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        _in_batches(tx, text, edges)
    for (kind, start, end), edges in _grouped((_ends(e), _row(e)) for e in changes.changed_edges):
        _in_batches(tx, f"UNWIND $rows AS row {_pattern(kind, start, end)} SET r = row.properties", edges)


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
