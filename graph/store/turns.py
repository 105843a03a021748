"""Writers take turns."""

from __future__ import annotations

from graph.store.client import Transaction
from graph.store.schema import STATE, STATE_ID


def take_turn(tx: Transaction) -> None:
    """One writer at a time: all change this one node first. Its number tells readers that something changed."""
    tx.rows(f"MERGE (s:{STATE} {{id: $id}}) SET s.revision = coalesce(s.revision, 0) + 1", id=STATE_ID)
