"""Constraints and indexes, made from the ontology, before any data: an index fixes the type of what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from graph.ontology import EDGES, NODES
from graph.store.client import Transaction
from graph.store.connection import Database

STATE = "StoreState"
"""The label of the one node that tells how often the store was written and by which schema; no part of the ontology."""

READING = "Reading"
"""The label of one reading of a document: its record, and whether the graph shows it; likewise."""

SHARED = "Shared"
"""The label of what loaded documents say, and how many of them, about one node or edge that they share; likewise."""

STATE_ID = "store"

LABELS = (*(str(label) for label in NODES), STATE, READING, SHARED)
"""Every node of a store carries exactly one of these; what carries none is not ours."""


def statements() -> list[str]:
    """The schema: one unique id per node kind, indexes on what is asked for."""
    unique = [
        f"CREATE CONSTRAINT {name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE" for name in LABELS
    ]
    nodes = [
        f"CREATE INDEX {kind.label.lower()}_{name} IF NOT EXISTS FOR (n:{kind.label}) ON (n.{name})"
        for kind in NODES.values()
        for name in kind.indexed
    ]
    edges = [
        f"CREATE INDEX {name.lower()}_document IF NOT EXISTS FOR ()-[r:{name}]-() ON (r.document)"
        for name, kinds in EDGES.items()
        if any(kind.evidence for kind in kinds)
    ]
    readings = [f"CREATE INDEX reading_document IF NOT EXISTS FOR (n:{READING}) ON (n.document)"]
    return unique + nodes + edges + readings


def ensure_schema(client: Database, *, before_mark: Callable[[Database], None]) -> None:
    """Bring the database to this schema, unless it says that it is there already.

    `before_mark` is done once the schema is there and before the database says so: again where it was interrupted.
    """
    wanted = statements()
    mark = hashlib.sha256("\n".join(wanted).encode()).hexdigest()[:16]
    known = client.read(f"MATCH (s:{STATE} {{id: $id}}) RETURN s.schema AS schema", {"id": STATE_ID})
    if known and known[0]["schema"] == mark:
        return
    for text in wanted:
        client.define(text)
    before_mark(client)
    client.write(lambda tx: _mark(tx, mark))


def _mark(tx: Transaction, mark: str) -> None:
    tx.run(f"MERGE (s:{STATE} {{id: $id}}) SET s.schema = $mark", id=STATE_ID, mark=mark)
