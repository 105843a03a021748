"""Load a contribution, take one away: each in one transaction, so that nobody ever sees half of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from graph.build.contribution import Contribution
from graph.errors import InputError
from graph.ontology import NODES, Label
from graph.store.client import Client, Transaction
from graph.store.cypher import changed_text_edges, check, delete_nodes, delete_text_edges, merge_edges, merge_nodes
from graph.store.schema import READING, STATE, STATE_ID
from graph.store.sharing import as_cited, drop_statements, joined, read_statements, reduced, write_statements
from graph.store.statements import Statements, is_background, is_own

CLEARED_AT_ONCE = 5000


@dataclass(frozen=True)
class LoadResult:
    """What loading added; `replaced` where the document had been loaded before."""

    document: str
    nodes_created: int
    edges_created: int
    replaced: bool


@dataclass(frozen=True)
class WithdrawResult:
    """What withdrawing took away."""

    nodes_deleted: int
    edges_deleted: int


def load(client: Client, contribution: Contribution) -> LoadResult:
    """Write the contribution, in place of what its document contributed before."""
    check(contribution)
    return client.write(partial(_load, contribution=contribution))


def withdraw(client: Client, document: str) -> WithdrawResult:
    """Take away what only this document supports. Raises `InputError` where it is not loaded."""
    return client.write(partial(_withdraw, document=document))


def clear(client: Client) -> None:
    """Take everything away, in batches."""
    for label in (*NODES, READING):
        while client.write(partial(_clear_some, label=label)):
            pass


def _load(tx: Transaction, contribution: Contribution) -> LoadResult:
    _take_turn(tx)
    new = Statements.of(contribution)
    old = read_statements(tx, new.document)
    read = [edge for edge in contribution.edges if not is_background(edge)]
    if old is None:
        nodes, background = joined(tx, new)
    else:
        read = changed_text_edges(tx, new.document, read)
        delete_nodes(tx, ((Label.TASK, task) for task in sorted(old.tasks - new.tasks)))
        nodes, background = reduced(tx, old, new)
    merge_nodes(tx, [*(n for n in contribution.nodes if is_own(n, new.document)), *nodes])
    merge_edges(tx, [*read, *background])
    write_statements(tx, new)
    return LoadResult(new.document, tx.tally.nodes_created, tx.tally.edges_created, old is not None)


def _withdraw(tx: Transaction, document: str) -> WithdrawResult:
    _take_turn(tx)
    old = read_statements(tx, document)
    if old is None:
        raise InputError("no such document is loaded", where=document, fix="give the id of a loaded one")
    delete_text_edges(tx, document)
    delete_nodes(tx, ((Label.TASK, task) for task in sorted(old.tasks)))
    nodes, edges = reduced(tx, old, None)
    cited = as_cited(tx, document)
    if cited is None:
        delete_nodes(tx, [(Label.DOCUMENT, document)])
    merge_nodes(tx, [*nodes, *([cited] if cited else [])])
    merge_edges(tx, edges)
    drop_statements(tx, document)
    return WithdrawResult(tx.tally.nodes_deleted, tx.tally.edges_deleted)


def _take_turn(tx: Transaction) -> None:
    """One writer at a time: all change this one node first. Its number tells readers that something changed."""
    tx.rows(f"MERGE (s:{STATE} {{id: $id}}) SET s.revision = coalesce(s.revision, 0) + 1", id=STATE_ID)


def _clear_some(tx: Transaction, label: str) -> bool:
    _take_turn(tx)
    text = f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n RETURN count(n) AS gone"
    return bool(tx.rows(text, limit=CLEARED_AT_ONCE)[0]["gone"])
