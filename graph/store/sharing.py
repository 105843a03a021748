"""What several documents speak of: bodies, cited documents, background.

A shared node, with the background edges that start at it, is in the graph because documents speak of it. One
bookkeeping node for each keeps what is said and by how many, so that loading or withdrawing a document costs what that
document is, however many others are there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.build.contribution import Contribution, Edge, Node
from graph.ontology import Label
from graph.store.client import Transaction
from graph.store.packing import canonical, edge_data, edge_of, merged, node_data, node_of
from graph.store.schema import SHARED

Item = Node | Edge
BATCH = 2000
DOCUMENT = "doc:"
"""How the id of a document begins."""


@dataclass(frozen=True)
class Pack:
    """A shared node with the background edges that start at it, in the order of their ids."""

    node: Node
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True)
class Parts:
    """A contribution in two parts: what only its document can say, and what others may say too, by id."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    shared: dict[str, Pack] = field(default_factory=dict)

    @staticmethod
    def of(contribution: Contribution | None) -> Parts:
        """The parts; empty ones for None."""
        if contribution is None:
            return Parts()
        document = contribution.document
        nodes = {n.id: n for n in contribution.nodes if _is_own(n, document)}
        edges: dict[str, Edge] = {}
        background: dict[str, list[Edge]] = defaultdict(list)
        for edge in contribution.edges:
            if "document" in edge.properties or edge.start in nodes or edge.end in nodes:
                edges[edge_id(edge)] = edge
            else:
                background[edge.start].append(edge)
        packs = {
            n.id: Pack(n, tuple(sorted(background[n.id], key=edge_id))) for n in contribution.nodes if n.id not in nodes
        }
        return Parts(nodes, edges, packs)


def edge_id(edge: Edge) -> str:
    """The edge's own id."""
    return str(edge.properties["id"])


def _is_own(node: Node, document: str) -> bool:
    """The document itself, its tasks, and its classes of bodies, whose id names it."""
    return node.id == document or node.label is Label.TASK or node.id.endswith("@" + document)


class Sayings:
    """What is said about one shared node: each wording with the number of documents that say it."""

    def __init__(self, wordings: Mapping[str, int] | None = None) -> None:
        self.wordings = {text: count for text, count in (wordings or {}).items() if count > 0}

    def plus(self, changes: Mapping[str, int]) -> Sayings:
        """With wordings said more or less often."""
        every = dict.fromkeys([*self.wordings, *changes])
        return Sayings({text: self.wordings.get(text, 0) + changes.get(text, 0) for text in every})

    def pack(self) -> Pack | None:
        """The node and the edges that all wordings together make; None where nobody says anything."""
        packs = [pack_of(text) for text in sorted(self.wordings)]
        if not packs:
            return None
        node = replace(packs[0].node, properties=merged(pack.node.properties for pack in packs))
        said: dict[str, list[Edge]] = defaultdict(list)
        for edge in (edge for pack in packs for edge in pack.edges):
            said[edge_id(edge)].append(edge)
        edges = (replace(each[0], properties=merged(e.properties for e in each)) for _, each in sorted(said.items()))
        return Pack(node, tuple(edges))


def wording(pack: Pack) -> str:
    """What is said of a node and its background, as text."""
    return canonical([node_data(pack.node), [edge_data(edge) for edge in pack.edges]])


def pack_of(text: str) -> Pack:
    """The node and the edges of which `text` is the wording."""
    node, edges = json.loads(text)
    return Pack(node_of(*node), tuple(edge_of(*edge) for edge in edges))


def read_sayings(tx: Transaction, about: Iterable[str]) -> dict[str, Sayings]:
    """What is said about these nodes and edges, as far as anything is."""
    wanted, found = list(about), {}
    text = (
        f"UNWIND $ids AS id MATCH (s:{SHARED} {{id: id}}) RETURN s.id AS id, s.wordings AS wordings, s.counts AS counts"
    )
    for at in range(0, len(wanted), BATCH):
        for row in tx.rows(text, ids=wanted[at : at + BATCH]):
            found[str(row["id"])] = stored_sayings(row)
    return found


def stored_sayings(row: Mapping[str, object]) -> Sayings:
    """The sayings that a row of `wordings` and `counts` holds."""
    wordings, counts = row["wordings"], row["counts"]
    assert isinstance(wordings, list)
    assert isinstance(counts, list)
    return Sayings(dict(zip(wordings, counts, strict=True)))


def write_sayings(tx: Transaction, before: Mapping[str, Sayings], after: Mapping[str, Sayings]) -> None:
    """Keep what is said now, where `before` is what was kept."""
    new: list[object] = []
    counted: list[object] = []
    changed: list[object] = []
    gone: list[object] = []
    for about, sayings in after.items():
        row = {"id": about, "wordings": list(sayings.wordings), "counts": list(sayings.wordings.values())}
        known = before.get(about)
        if not sayings.wordings:
            gone += [about] if known else []
        elif known is None:
            new.append(row)
        elif list(known.wordings) == row["wordings"]:
            counted += [{"id": about, "counts": row["counts"]}] if known.wordings != sayings.wordings else []
        else:
            changed.append(row)
    _each(tx, f"UNWIND $rows AS row CREATE (:{SHARED} {{id: row.id, wordings: row.wordings, counts: row.counts}})", new)
    _each(tx, f"UNWIND $rows AS row MATCH (s:{SHARED} {{id: row.id}}) SET s.counts = row.counts", counted)
    _each(
        tx,
        f"UNWIND $rows AS row MATCH (s:{SHARED} {{id: row.id}}) SET s.wordings = row.wordings, s.counts = row.counts",
        changed,
    )
    _each(tx, f"UNWIND $rows AS row MATCH (s:{SHARED} {{id: row}}) DELETE s", gone)


def _each(tx: Transaction, text: str, rows: Sequence[object]) -> None:
    for at in range(0, len(rows), BATCH):
        tx.run(text, rows=rows[at : at + BATCH])
