"""The one place that talks to a database: two drivers, one that may write and one that only reads."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, SummaryCounters, unit_of_work
from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable

from graph.answer import Answer, Limits
from graph.store.asking import batch, fetch
from graph.store.bookmarks import LastWrites
from graph.store.drivers import Account, Drivers
from graph.store.silence import Silent, within
from graph.store.translation import (
    FAILURES,
    UNFIT,
    address,
    check_address,
    knows_no_bookmark,
    mute,
    no_address,
    translate,
    unfit_parameter,
)
from graph.store.tries import Tries
from graph.store.values import plain

logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what matters is raised; notices of empty labels are noise

BATCH = 1000
"""Rows that are asked for at a time where nothing else is said."""

T = TypeVar("T")
WRITING = 4
"""A statement that writes may take so many times as long as a question: others have their turn before it."""

Row = dict[str, object]
Heard = Callable[[], object]
Work = Callable[[ManagedTransaction, Heard], T]
"""What is done in a transaction; calls the second whenever the database has answered."""


class HungUp(ServiceUnavailable):
    """The connections were closed, since another who used them was no longer answered."""


@dataclass(frozen=True)
class Target:
    """A database: where it answers, as whom to write and to read, and how long to wait (seconds).

    `retry_time`: how long a write is tried again after it failed, `connect_timeout` if None. `turn` is held while
    writing, where the database itself does not make writers wait for each other; `silent` is what to say where nobody
    answers. `last_writes`: what was written to a cluster, for those who read from its followers. `margin`: how long a
    server may be silent beyond the time it has for an answer; None where somebody else looks after it.
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
    margin: float | None = None


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
    """A running transaction: one statement after another, all kept or none. `tally` counts what `run` did.

    `heard` is called whenever the database has answered.
    """

    def __init__(self, inner: ManagedTransaction, heard: Heard) -> None:
        self._inner, self._heard = inner, heard
        self.tally = Tally()

    def each(self, text: str, **parameters: object) -> Iterator[Row]:
        """The rows that `text` returns, as they arrive."""
        for record in self._inner.run(text, parameters):
            self._heard()
            yield {key: plain(record[key]) for key in record.keys()}  # noqa: SIM118 - no mapping

    def rows(self, text: str, **parameters: object) -> list[Row]:
        """The rows that `text` returns; its effects are not counted."""
        found = list(self.each(text, **parameters))
        self._heard()
        return found

    def run(self, text: str, **parameters: object) -> None:
        """Run `text` for its effect, and count it."""
        result = self._inner.run(text, parameters)
        self.tally.add(result.consume().counters)
        self._heard()


class Client:
    """Connections to one database. All failures come as `graph.errors`."""

    def __init__(self, target: Target) -> None:
        """Connect and make sure that somebody answers. Raises `StoreUnavailable` or `StoreRefused` within seconds."""
        self.address = address(check_address(target.uri))
        self.database = target.database
        self._target = target
        self._drivers = Drivers(target)
        try:
            with self._translated(reading=False):
                self._drivers.of(target.writer)
                self._drivers.of(target.reader).verify_connectivity()
            self.read("RETURN 1 AS one", {})
        except UNFIT:
            self.close()
            raise no_address(self.address) from None
        except BaseException:
            self.close()
            raise

    def read(self, text: str, parameters: Mapping[str, object], *, timeout: float | None = None) -> list[Row]:
        """Rows of a question, asked by the account that only reads, in a session that only reads."""
        return self._asked(lambda inner, heard: Transaction(inner, heard).rows(text, **parameters), timeout)

    def ask(self, text: str, parameters: Mapping[str, object], limits: Limits) -> Answer:
        """As `read`, but no more than `limits`, and with labels and ends of nodes, edges and paths."""
        return self._asked(
            lambda inner, _: fetch(inner.run(text, dict(parameters)), limits), limits.seconds, fetch_size=batch(limits)
        )

    def _asked(self, work: Work[T], timeout: float | None, *, fetch_size: int = BATCH) -> T:
        seconds = timeout or self._target.query_timeout
        with self._translated(reading=True):
            try:
                return self._managed(READ_ACCESS, work, seconds, timeout=seconds, fetch_size=fetch_size)
            except UNFIT as error:
                raise unfit_parameter(error) from None

    def fold(self, text: str, work: Callable[[Iterator[Row]], T], *, timeout: float) -> T:
        """What `work` makes of the rows of a question as they arrive; begun anew where the question is asked again."""

        def ask(inner: ManagedTransaction, heard: Heard) -> T:
            return work(Transaction(inner, heard).each(text))

        with self._translated(reading=True):
            return self._managed(READ_ACCESS, ask, self._target.query_timeout, timeout=timeout)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in one transaction.

        Done again where the database was busy, its leader changed, or the answer to the commit was lost: then nobody
        knows whether it was done, so `work` has to recognise what it has done already.
        """
        seconds = self._target.query_timeout * WRITING
        with self._target.turn(), self._translated(reading=False):
            return self._managed(WRITE_ACCESS, lambda inner, heard: work(Transaction(inner, heard)), seconds)

    def define(self, text: str) -> None:
        """One statement of the schema, on its own."""
        self.write(lambda tx: tx.run(text))

    def close(self) -> None:
        """Close all connections."""
        self._drivers.close()

    def server(self) -> str:
        """What the server calls itself: "Neo4j/5.26.0"."""
        driver = self._drivers.of(self._target.reader)
        with self._translated(reading=False):
            return self._bounded(driver, self._target.query_timeout, lambda _: str(driver.get_server_info().agent))

    def _managed(
        self, mode: str, work: Work[T], seconds: float, *, timeout: float | None = None, fetch_size: int = BATCH
    ) -> T:
        """The driver's managed transaction, begun anew where it may, its commit stayed unanswered, or others hung up.

        Not by the driver itself: it would do so on connections that were closed under it. `seconds`: how long the
        server has for each answer; `timeout`: and for the whole transaction.
        """
        tries = Tries(self._retry_time(mode))
        while True:
            driver = self._drivers.of(self._target.reader if mode == READ_ACCESS else self._target.writer)
            once = partial(self._once, driver, mode, work, fetch_size, timeout)
            try:
                return self._bounded(driver, seconds, once)
            except HungUp:
                continue
            except (DriverError, Neo4jError) as error:
                if self._forgets_bookmarks(error):
                    continue
                if not (isinstance(error, IncompleteCommit) or error.is_retryable()) or not tries.another():
                    raise

    def _forgets_bookmarks(self, error: Exception) -> bool:
        """Whether the database knew none of our bookmarks, and there were some."""
        known = self._target.last_writes
        return isinstance(error, Neo4jError) and knows_no_bookmark(error) and known is not None and known.forget()

    def _retry_time(self, mode: str) -> float:
        """Somebody waits for an answer before a screen; a write may wait until a cluster has another leader."""
        shortest, given = self._target.connect_timeout, self._target.retry_time
        if given is None:
            return shortest
        return min(shortest, given) if mode == READ_ACCESS else given

    def _once(
        self, driver: Driver, mode: str, work: Work[T], fetch_size: int, timeout: float | None, heard: Heard
    ) -> T:
        known = self._target.last_writes

        @unit_of_work(timeout=timeout)
        def timed(inner: ManagedTransaction) -> T:
            heard()
            return work(inner, heard)

        with driver.session(
            database=self._target.database, default_access_mode=mode, fetch_size=fetch_size,
            max_transaction_retry_time=0, bookmark_manager=known.manager if known else None,
        ) as session:  # fmt: skip
            if mode == READ_ACCESS:
                return session.execute_read(timed)
            result = session.execute_write(timed)
            if known:
                known.keep(session.last_bookmarks())
            return result

    def _bounded(self, driver: Driver, seconds: float, act: Callable[[Heard], T]) -> T:
        """What `act` gives, unless the server is silent for longer than that: then `StoreUnavailable`.

        Others on the same driver mostly lose their connections with it: they get `HungUp`, and may ask again.
        """
        if self._target.margin is None:
            return act(_nobody)
        limit = seconds + self._target.margin
        try:
            return within(limit, act, partial(self._drivers.hang_up, driver))
        except Silent:
            raise mute(self.address, limit) from None
        except FAILURES as error:
            if self._drivers.is_hung_up(driver):
                raise HungUp from error
            raise

    @contextmanager
    def _translated(self, *, reading: bool) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            raise translate(error, where=self.address, reading=reading, silent=self._target.silent) from None


def _nobody() -> None:
    """Nobody listens."""
