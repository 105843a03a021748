"""Loading against its ceiling: what the bare driver needs to bring the same graph into the same engine.

The ceiling knows beforehand what is new, so it only creates: the same nodes and edges under the same constraints and
indexes, ends matched by id, one transaction for each document, rows in the same batches. It keeps no reading of a
document, joins nothing, checks nothing.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from engines import Engine, fresh
from neo4j import ManagedTransaction

from graph.build import Contribution
from graph.ontology import EdgeType, Label
from graph.store.cypher import BATCH
from graph.store.schema import statements

Statement = tuple[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Pair:
    """Seconds that the store and the bare driver took for the same plans, one after the other."""

    store: float
    bare: float

    @property
    def ratio(self) -> float:
        """The share of the ceiling's speed that the store reaches."""
        return self.bare / self.store


@dataclass(frozen=True)
class Loading:
    """What loading one corpus takes on one engine: medians over the runs."""

    engine: str
    tasks: int
    documents: int
    elements: int
    pairs: tuple[Pair, ...]

    @property
    def store(self) -> float:
        """Seconds by the store, median."""
        return median(pair.store for pair in self.pairs)

    @property
    def bare(self) -> float:
        """Seconds by the bare driver, median."""
        return median(pair.bare for pair in self.pairs)

    @property
    def ratio(self) -> float:
        """The median of the ratios of single runs."""
        return median(pair.ratio for pair in self.pairs)


def measure(name: str, tasks: int, plans: Sequence[Contribution], runs: int) -> Loading:
    """Load `plans` into fresh engines, by the store and by the bare driver in turn."""
    made = list(created(plans))
    pairs = [Pair(_by_store(name, plans), _by_driver(name, made)) for _ in range(runs)]
    elements = sum(len(rows) for document in made for _, rows in document)
    return Loading(name, tasks, len(plans), elements, tuple(pairs))


def timed_load(engine: Engine, plans: Iterator[Contribution] | Sequence[Contribution]) -> float:
    """Seconds for loading `plans`, one after the other, without the time of making them."""
    spent = 0.0
    for plan in plans:
        started = time.perf_counter()
        engine.store.load(plan)
        spent += time.perf_counter() - started
    return spent


def _by_store(name: str, plans: Sequence[Contribution]) -> float:
    with fresh(name) as engine:
        engine.store.clear()  # makes the schema, as it is made beforehand for the bare driver
        return timed_load(engine, plans)


def _by_driver(name: str, documents: Sequence[list[Statement]]) -> float:
    with fresh(name) as engine, engine.driver() as (driver, database):
        for text in statements():
            driver.execute_query(text, database_=database)
        started = time.perf_counter()
        for document in documents:
            with driver.session(database=database) as session:
                session.execute_write(send, document)
        spent = time.perf_counter() - started
        _compare(engine, documents)
        return spent


def send(tx: ManagedTransaction, document: list[Statement]) -> None:
    """Run the statements in batches."""
    for text, rows in document:
        for at in range(0, len(rows), BATCH):
            tx.run(text, rows=rows[at : at + BATCH]).consume()


def _compare(engine: Engine, documents: Sequence[list[Statement]]) -> None:
    """Make sure that the graph is there: as many nodes and edges as were sent."""
    sent = sum(len(rows) for document in documents for _, rows in document)
    found = sum(engine.store.counts().values())
    if found != sent:
        raise AssertionError(f"{engine.name}: {found} of {sent} nodes and edges are there")


def created(plans: Iterable[Contribution]) -> Iterator[list[Statement]]:
    """For each plan the statements that create what is not there yet."""
    nodes: set[str] = set()
    edges: set[str] = set()
    for plan in plans:
        fresh_nodes: dict[str, list[dict[str, object]]] = defaultdict(list)
        fresh_edges: dict[tuple[EdgeType, Label, Label], list[dict[str, object]]] = defaultdict(list)
        for node in plan.nodes:
            if node.id not in nodes:
                nodes.add(node.id)
                label = f"{node.label}:{node.second}" if node.second else str(node.label)
                fresh_nodes[label].append(node.properties)
        for edge in plan.edges:
            identity = str(edge.properties["id"])
            if identity not in edges:
                edges.add(identity)
                row = {"start": edge.start, "end": edge.end, "properties": edge.properties}
                fresh_edges[edge.type, edge.start_label, edge.end_label].append(row)
        yield [(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows) for label, rows in fresh_nodes.items()] + [
            (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties",
                rows,
            )
            for (kind, start, end), rows in fresh_edges.items()
        ]
