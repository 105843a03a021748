"""The one place that talks to a database: two drivers, one that may write and one that only reads."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, SummaryCounters, unit_of_work
from neo4j.exceptions import IncompleteCommit, Neo4jError

from graph.answer import Answer, Limits
from graph.store.asking import batch, fetch
from graph.store.bookmarks import LastWrites
from graph.store.translation import (
    FAILURES,
    UNFIT,
    address,
    check_address,
    knows_no_bookmark,
    no_address,
    translate,
    unfit_parameter,
)
from graph.store.values import plain

logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what matters is raised; notices of empty labels are noise

BATCH = 1000
"""Rows that are asked for at a time where nothing else is said."""

T = TypeVar("T")
PAUSE = 0.2
Row = dict[str, object]


@dataclass(frozen=True)
class Account:
    """A user of the database."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Target:
    """A database: where it answers, as whom to write and to read, and how long to wait (seconds).

    `retry_time`: how long a write is tried again after it failed, `connect_timeout` if None. `turn` is held while
    writing, where the database itself does not make writers wait for each other; `silent` is what to say where nobody
    answers. `last_writes`: what was written to a cluster, for those who read from its followers.
    """

    uri: str
    writer: Account
    reader: Account
    database: str
    connect_timeout: float
    query_timeout: float
    retry_time: float | None = None
    turn: Callable[[], AbstractContextManager[object]] = nullcontext
    silent: str = ""
    last_writes: LastWrites | None = None


@dataclass
class Tally:
    """What a transaction made and took away."""

    nodes_created: int = 0
    edges_created: int = 0
    nodes_deleted: int = 0
    edges_deleted: int = 0

    def add(self, counters: SummaryCounters) -> None:
        """Add what one statement did."""
        self.nodes_created += counters.nodes_created
        self.edges_created += counters.relationships_created
        self.nodes_deleted += counters.nodes_deleted
        self.edges_deleted += counters.relationships_deleted


class Transaction:
    """A running transaction: one statement after another, all kept or none. `tally` counts what `run` did."""

    def __init__(self, inner: ManagedTransaction) -> None:
        self._inner = inner
        self.tally = Tally()

    def rows(self, text: str, **parameters: object) -> list[Row]:
        """The rows that `text` returns; its effects are not counted."""
        result = self._inner.run(text, parameters)
        return [{key: plain(record[key]) for key in record.keys()} for record in result]  # noqa: SIM118 - no mapping

    def run(self, text: str, **parameters: object) -> None:
        """Run `text` for its effect, and count it."""
        result = self._inner.run(text, parameters)
        self.tally.add(result.consume().counters)


class Client:
    """Connections to one database. All failures come as `graph.errors`."""

    def __init__(self, target: Target) -> None:
        """Connect and make sure that somebody answers. Raises `StoreUnavailable` or `StoreRefused` within seconds."""
        self.address = address(check_address(target.uri))
        self.database = target.database
        self._target = target
        self._drivers: list[Driver] = []
        try:
            with self._translated(reading=False):
                self._writer = self._driver(target.writer)
                self._reader = self._writer if target.reader == target.writer else self._driver(target.reader)
                self._reader.verify_connectivity()
            self.read("RETURN 1 AS one", {})
        except UNFIT:
            self.close()
            raise no_address(self.address) from None
        except BaseException:
            self.close()
            raise

    def read(self, text: str, parameters: Mapping[str, object], *, timeout: float | None = None) -> list[Row]:
        """Rows of a question, asked by the account that only reads, in a session that only reads."""
        return self._asked(lambda inner: Transaction(inner).rows(text, **parameters), timeout)

    def ask(self, text: str, parameters: Mapping[str, object], limits: Limits) -> Answer:
        """As `read`, but no more than `limits`, and with labels and ends of nodes, edges and paths."""
        return self._asked(
            lambda inner: fetch(inner.run(text, dict(parameters)), limits), limits.seconds, fetch_size=batch(limits)
        )

    def _asked(self, work: Callable[[ManagedTransaction], T], timeout: float | None, *, fetch_size: int = BATCH) -> T:
        asked = unit_of_work(timeout=timeout or self._target.query_timeout)(work)
        with self._translated(reading=True):
            try:
                return self._managed(self._reader, READ_ACCESS, asked, fetch_size)
            except UNFIT as error:
                raise unfit_parameter(error) from None

    def fold(self, text: str, work: Callable[[Iterator[Row]], T], *, timeout: float) -> T:
        """What `work` makes of the rows of a question as they arrive; begun anew where the question is asked again."""

        @unit_of_work(timeout=timeout)
        def ask(inner: ManagedTransaction) -> T:
            result = inner.run(text)
            return work({key: plain(record[key]) for key in record.keys()} for record in result)  # noqa: SIM118

        with self._translated(reading=True):
            return self._managed(self._reader, READ_ACCESS, ask)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in one transaction.

        Done again where the database was busy, its leader changed, or the answer to the commit was lost: then nobody
        knows whether it was done, so `work` has to recognise what it has done already.
        """
        with self._target.turn(), self._translated(reading=False):
            return self._managed(self._writer, WRITE_ACCESS, lambda inner: work(Transaction(inner)))

    def define(self, text: str) -> None:
        """One statement of the schema, on its own."""
        self.write(lambda tx: tx.run(text))

    def close(self) -> None:
        """Close all connections."""
        for driver in self._drivers:
            driver.close()

    def server(self) -> str:
        """What the server calls itself: "Neo4j/5.26.0"."""
        with self._translated(reading=False):
            return str(self._reader.get_server_info().agent)

    def _driver(self, account: Account) -> Driver:
        timeout = self._target.connect_timeout
        driver = GraphDatabase.driver(
            self._target.uri, auth=(account.user, account.password), connection_timeout=timeout,
            connection_acquisition_timeout=timeout * 2,
        )  # fmt: skip
        self._drivers.append(driver)
        return driver

    def _managed(
        self, driver: Driver, mode: str, work: Callable[[ManagedTransaction], T], fetch_size: int = BATCH
    ) -> T:
        """The driver's managed transaction, begun anew where its commit stayed unanswered."""
        deadline = time.monotonic() + self._retry_time(mode)
        while True:
            try:
                return self._once(driver, mode, work, fetch_size, max(deadline - time.monotonic(), 0))
            except IncompleteCommit:
                if time.monotonic() >= deadline:
                    raise
                time.sleep(PAUSE)
            except Neo4jError as error:
                known = self._target.last_writes
                if not (knows_no_bookmark(error) and known and known.forget()):
                    raise

    def _retry_time(self, mode: str) -> float:
        """Somebody waits for an answer before a screen; a write may wait until a cluster has another leader."""
        shortest, given = self._target.connect_timeout, self._target.retry_time
        if given is None:
            return shortest
        return min(shortest, given) if mode == READ_ACCESS else given

    def _once(
        self, driver: Driver, mode: str, work: Callable[[ManagedTransaction], T], fetch_size: int, retry_time: float
    ) -> T:
        known = self._target.last_writes
        with driver.session(
            database=self._target.database, default_access_mode=mode, fetch_size=fetch_size,
            max_transaction_retry_time=retry_time, bookmark_manager=known.manager if known else None,
        ) as session:  # fmt: skip
            if mode == READ_ACCESS:
                return session.execute_read(work)
            result = session.execute_write(work)
            if known:
                known.keep(session.last_bookmarks())
            return result

    @contextmanager
    def _translated(self, *, reading: bool) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            raise translate(error, where=self.address, reading=reading, silent=self._target.silent) from None
