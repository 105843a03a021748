"""Writers take turns, and the store remembers its last transactions: one that is repeated finds what it has done.

A commit whose answer was lost is done again. What others wrote in between does not matter: the mark of a transaction,
with its result, is kept in the same transaction on the one node that all writers change.
"""

from __future__ import annotations

import json
import secrets

from graph.store.client import Transaction
from graph.store.schema import STATE, STATE_ID

REMEMBERED = 64
"""So many transactions are remembered. Others write between a lost answer and the repetition, but not for long."""

_TURN = (
    f"MERGE (s:{STATE} {{id: $id}}) SET s.revision = coalesce(s.revision, 0) + 1 RETURN coalesce(s.tickets, []) AS kept"
)
_KEEP = f"MATCH (s:{STATE} {{id: $id}}) SET s.tickets = $tickets"


class Writing:
    """One writer's turn, under the ticket of its transaction. `before`: what the same ticket gave when it was done."""

    def __init__(self, tx: Transaction, ticket: str) -> None:
        self._tx, self._ticket = tx, ticket
        self._kept = _turn(tx)
        self.before: object | None = None
        for each in self._kept:
            owner, _, result = each.partition(" ")
            if owner == ticket:
                self.before = json.loads(result)

    def done(self, result: object) -> None:
        """Keep what this transaction gives, as JSON data that is not null, for whoever repeats it."""
        mine = f"{self._ticket} {json.dumps(result, separators=(',', ':'))}"
        self._tx.rows(_KEEP, id=STATE_ID, tickets=[*self._kept, mine][-REMEMBERED:])


def new_ticket() -> str:
    """The ticket of a transaction, however often it is repeated."""
    return secrets.token_hex(8)


def take_turn(tx: Transaction) -> None:
    """One writer at a time: all change this one node first. Its number tells readers that something changed."""
    _turn(tx)


def _turn(tx: Transaction) -> list[str]:
    kept = tx.rows(_TURN, id=STATE_ID)[0]["kept"]
    return [str(each) for each in kept] if isinstance(kept, list) else []
