"""Stores written before readings were kept with their records: what they know about documents takes today's form.

The graph itself stays as it is. What each document contributed is put together from it, and from what was kept of the
document's sayings; its record is not there, so that an archive asks to load that document again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from graph.build.contribution import Contribution, Edge, Node, Value
from graph.ontology import EDGES, DocumentLabel, EdgeType, Label
from graph.store.changes import Turn, touched
from graph.store.client import Row, Transaction
from graph.store.connection import Database
from graph.store.packing import edge_of, node_of
from graph.store.reading_nodes import write_readings
from graph.store.readings import NewReading, new_reading, now
from graph.store.schema import READING
from graph.store.sharing import Sayings, write_sayings

TEXT_EDGES = tuple(name for name, kinds in EDGES.items() if any(kind.evidence for kind in kinds))


def upgrade(client: Database) -> None:
    """Bring the bookkeeping of an earlier version to today's form, in one transaction; nothing where there is none."""
    if client.read(f"MATCH (r:{READING}) WHERE r.statements IS NOT NULL RETURN r.id AS id LIMIT 1", {}):
        client.write(_upgrade)


def _upgrade(tx: Transaction) -> None:
    rows = tx.rows(f"MATCH (r:{READING}) WHERE r.statements IS NOT NULL RETURN r.id AS id, r.statements AS text")
    found = [_contribution(tx, str(row["id"]), str(row["text"])) for row in rows]
    tx.rows(f"MATCH (r:{READING}) WHERE r.statements IS NOT NULL DELETE r")
    wordings = touched(Turn.of(each.document, None, each) for each in found)
    write_sayings(tx, {}, {about: Sayings(counts) for about, counts in wordings.items()})
    write_readings(tx, [_unnoted(new_reading(each).at(now())) for each in found])


def _unnoted(new: NewReading) -> NewReading:
    """Nobody noted whether its text was kept."""
    return replace(new, reading=replace(new.reading, text_kept=None))


def _contribution(tx: Transaction, document: str, statements: str) -> Contribution:
    kept = json.loads(statements)
    nodes = [_node(row) for text in (_DOCUMENT, _TASKS) for row in tx.rows(text, document=document)] + [
        node_of(*each) for each in kept["nodes"]
    ]
    edges = [
        _edge(kind, row) for kind in TEXT_EDGES for row in tx.rows(_EDGES.format(kind=kind), document=document)
    ] + [edge_of(*each) for each in kept["edges"]]
    return Contribution(document, tuple(nodes), tuple(edges))


_DOCUMENT = f"MATCH (n:{Label.DOCUMENT} {{id: $document}}) RETURN labels(n) AS labels, properties(n) AS properties"
_TASKS = f"MATCH (n:{Label.TASK} {{document: $document}}) RETURN labels(n) AS labels, properties(n) AS properties"
_EDGES = (
    "MATCH (a)-[r:{kind}]->(b) WHERE r.document = $document "
    "RETURN labels(a) AS first, labels(b) AS last, a.id AS start, b.id AS end, properties(r) AS properties"
)


def _node(row: Row) -> Node:
    properties = cast(Mapping[str, Value], row["properties"])
    second = next((DocumentLabel(x) for x in _names(row["labels"]) if x in set(DocumentLabel)), None)
    return Node(_label(row["labels"]), second, str(properties["id"]), dict(properties))


def _edge(kind: EdgeType, row: Row) -> Edge:
    properties = dict(cast(Mapping[str, Value], row["properties"]))
    return Edge(kind, str(row["start"]), str(row["end"]), _label(row["first"]), _label(row["last"]), properties)


def _label(names: object) -> Label:
    return next(Label(name) for name in _names(names) if name in set(Label))


def _names(names: object) -> list[str]:
    return [str(name) for name in cast("list[object]", names)]
