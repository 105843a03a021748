"""The store as everybody else sees it: load, withdraw, read, count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import TypeVar

import networkx as nx

from graph.answer import Answer, Limits
from graph.build import build
from graph.build.contribution import Contribution
from graph.errors import InputError, StoreError
from graph.ontology import EdgeType, Label
from graph.records import kept_record
from graph.store import judgements, writer
from graph.store.bookmarks import LastWrites
from graph.store.check import Problem, find_problems
from graph.store.client import Client, Row, Target
from graph.store.connection import Connection
from graph.store.drivers import Account
from graph.store.embedded import Embedded
from graph.store.fitness import check_fit, check_writable
from graph.store.hashing import graph_hash
from graph.store.judgements import Judgement
from graph.store.reading_nodes import LISTED, unpacked
from graph.store.readings import NewReading, Reading, ReadingState, new_reading, reading_from
from graph.store.schema import READING, STATE, STATE_ID, ensure_schema
from graph.store.settings import StoreSettings
from graph.store.snapshot import Dump, dump, snapshot
from graph.store.sources import SourceTexts
from graph.store.upgrade import upgrade
from graph.store.writer import LoadResult, WithdrawResult

WHOLE_GRAPH = 900.0
"""How long reading the whole graph may take, in seconds."""

MARGIN = 10.0
"""How long a server may be silent beyond the time it has for an answer, in seconds, before nobody waits any longer."""

RECORDS_AT_ONCE = 50
STEADY_TRIES = 3
_LISTED_BY = "phoihop store history lists all"

T = TypeVar("T")


class Store:
    """A graph in a database; close it, or use it in a `with` statement.

    All methods raise `graph.errors.StoreError` or `QueryError` in one line that says what to do.
    """

    def __init__(
        self, connection: Connection, sources: SourceTexts, closing: ExitStack, before_writing: Callable[[], None]
    ) -> None:
        """Use `open_store`. `before_writing` is asked once, before anything is written, and may refuse."""
        self._connection, self._closing, self._before_writing = connection, closing, before_writing
        self._defined = False
        self.sources = sources

    @property
    def address(self) -> str:
        """Where the database answers, without user and password."""
        return self._connection.address

    def hurry(self, patience: float) -> None:
        """From now on a question raises `StoreRestarting` where an engine that has ended takes longer to come back.

        `patience` in seconds. Before that, questions and writes wait for as long as its start may take.
        """
        self._connection.patience = patience

    def load(self, contribution: Contribution) -> LoadResult:
        """Write what a document contributes, in place of what it contributed before; all of it or nothing.

        No record is kept with it, so that no archive can hold it; see `load_readings`.
        """
        return self.load_readings([new_reading(contribution)])[0]

    def load_readings(self, readings: Sequence[NewReading], *, replace_better: bool = False) -> list[LoadResult]:
        """Write readings of different documents in one transaction, each in place of what its document contributed.

        A reading that ranks below the one in use is refused, as its result says, unless `replace_better`.
        """
        self._define()
        return writer.load(self._connection, readings, replace_better=replace_better)

    def withdraw(self, document_id: str) -> WithdrawResult:
        """Take away what only this document supports; its readings stay listed. `InputError` where it is not loaded."""
        self._define()
        return writer.withdraw(self._connection, document_id)

    def forget(self, document_id: str) -> int:
        """Forget a withdrawn document: its readings, records and texts. How many readings there were.

        Raises `InputError` where the document is loaded, or was never.
        """
        self._define()
        known = self.readings(document_id)
        if not known:
            raise InputError("no reading of such a document is listed", where=document_id, fix=_LISTED_BY)
        if any(each.state is ReadingState.CURRENT for each in known):
            raise InputError("the document is loaded", where=document_id, fix="withdraw it first")
        self._drop_texts((each.sha256 for each in known), besides=document_id)  # first: the readings alone know of them
        writer.forget(self._connection, document_id)
        return len(known)

    def drop_texts(self, texts: Iterable[str]) -> None:
        """Forget those of these texts, by their sha256, that no reading names."""
        self._drop_texts(texts)

    def use(self, reading: Reading) -> LoadResult:
        """Make a former or withdrawn reading the current one, built anew from its record, whatever its rank."""
        for _, text in self.records([reading]):
            record = kept_record(text)
            kept = bool(reading.text_kept)
            again = new_reading(build(record), record, reviewer=reading.reviewer, text_kept=kept)
            return self.load_readings([again], replace_better=True)[0]
        raise InputError("this reading has no record", where=reading.id, fix="load its file again")

    def keep_readings(self, readings: Sequence[NewReading]) -> int:
        """List readings that the graph does not show; how many were not listed already."""
        self._define()
        return writer.keep(self._connection, readings)

    def readings(self, document_id: str | None = None) -> list[Reading]:
        """All readings, or those of one document; by document, the one in use first, then the latest loaded."""
        only = " {document: $document}" if document_id is not None else ""
        rows = self.read(
            f"MATCH (r:{READING}{only}) WHERE r.digest IS NOT NULL RETURN {LISTED}", {"document": document_id}
        )
        found = sorted(map(reading_from, rows), key=lambda each: each.digest)
        latest = sorted(found, key=lambda each: each.loaded_at or "", reverse=True)
        return sorted(latest, key=lambda each: (each.document, each.state is not ReadingState.CURRENT))

    def records(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, str]]:
        """Readings with their records as JSON; those without a record are left out."""
        text = (
            f"UNWIND $ids AS id MATCH (r:{READING} {{id: id}}) WHERE r.record IS NOT NULL RETURN id, r.record AS record"
        )
        wanted = list(readings)
        for at in range(0, len(wanted), RECORDS_AT_ONCE):
            some = {each.id: each for each in wanted[at : at + RECORDS_AT_ONCE]}
            rows = self.read(text, {"ids": list(some)})
            found = {str(row["id"]): str(row["record"]) for row in rows if row["record"] is not None}
            yield from ((some[i], unpacked(i, found[i])) for i in some if i in found)

    def judge(self, *given: Judgement) -> None:
        """Add judgements. They are never changed; the latest about a subject counts."""
        self.add_judgements(given)

    def add_judgements(self, given: Sequence[Judgement]) -> int:
        """Add judgements; how many were not there already."""
        self._define()
        return judgements.add(self._connection, given)

    def judgements(self) -> list[Judgement]:
        """All judgements, the oldest first."""
        return judgements.stored(self.read)

    def clear(self) -> None:
        """Take everything away; kept source texts stay."""
        self._define()
        writer.clear(self._connection)

    def revision(self) -> int:
        """How often the store was written."""
        rows = self.read(f"MATCH (s:{STATE} {{id: $id}}) RETURN s.revision AS revision", {"id": STATE_ID})
        return int(str(rows[0]["revision"] or 0)) if rows else 0

    def hash(self) -> str:
        """The hash of the whole graph, judgements included: equal on every engine where the graphs are equal.

        Raises `StoreError` where the store is written to all the while; so does `check`.
        """
        return self._steady(lambda: graph_hash(self._fold))

    def check(self) -> list[Problem]:
        """What does not fit together in the store; empty where all does."""
        return self._steady(lambda: find_problems(self._fold, self.sources))

    def documents(self) -> list[dict[str, object]]:
        """The loaded documents: their properties and the number of their `tasks`, by id."""
        rows = self.read(
            f"MATCH (d:{Label.DOCUMENT} {{status: 'loaded'}}) "
            f"OPTIONAL MATCH (d)-[:{EdgeType.CONTAINS}]->(t:{Label.TASK}) RETURN d AS document, count(t) AS tasks"
        )
        found = [{**_mapping(row["document"]), "tasks": row["tasks"]} for row in rows]
        return sorted(found, key=lambda each: str(each["id"]))

    def counts(self) -> dict[str, int]:
        """How many there are of each label and of each relationship type, zeros included."""
        nodes = {str(label): self._count(f"MATCH (n:{label}) RETURN count(n) AS n") for label in Label}
        edges = {str(kind): self._count(f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n") for kind in EdgeType}
        return nodes | edges

    def read(
        self, cypher: str, parameters: Mapping[str, object] | None = None, *, timeout: float | None = None
    ) -> list[dict[str, object]]:
        """Rows of a question, asked by an account that cannot write; `timeout` in seconds.

        Raises `QueryRefused` where it would write or cannot be understood, `QueryTimedOut` over the limit. The embedded
        engine keeps to the limit it was started with, whatever `timeout` says. Where it has ended, it is started or
        joined once more, and asked again.
        """
        return self._connection.read(cypher, parameters or {}, timeout=timeout)

    def ask(self, cypher: str, parameters: Mapping[str, object] | None = None, limits: Limits | None = None) -> Answer:
        """The answer to a question within `limits`, asked as by `read`; nodes, edges and paths keep labels and ends."""
        return self._connection.ask(cypher, parameters or {}, limits or Limits())

    def dump(self) -> Dump:
        """The whole graph in canonical order."""
        return dump(self.read)

    def snapshot(self) -> nx.MultiDiGraph[str]:
        """The whole graph as a frozen networkx graph."""
        return snapshot(self.read)

    def close(self) -> None:
        """Let go of the database; the embedded engine ends with its last user. A second call does nothing."""
        self._closing.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _drop_texts(self, texts: Iterable[str | None], besides: str | None = None) -> None:
        """`besides`: a document whose readings do not count."""
        given = {sha256 for sha256 in texts if sha256}
        used = {each.sha256 for each in self.readings() if each.document != besides} if given else set()
        for sha256 in given - used:
            self.sources.drop(sha256)

    def _steady(self, work: Callable[[], T]) -> T:
        """What `work` makes of one committed state, which it asks for in several questions."""
        for _ in range(STEADY_TRIES):
            revision = self.revision()
            found = work()
            if self.revision() == revision:
                return found
        raise StoreError("the store is being written to; try again")

    def _fold(self, text: str, work: Callable[[Iterator[Row]], T]) -> T:
        return self._connection.fold(text, work, timeout=WHOLE_GRAPH)

    def _count(self, text: str) -> int:
        return int(str(self.read(text)[0]["n"]))

    def _define(self) -> None:
        if not self._defined:
            self._before_writing()
            ensure_schema(self._connection, before_mark=upgrade)
            self._defined = True


def kept_texts(settings: StoreSettings) -> SourceTexts:
    """The texts that are kept on this machine; no engine is needed to read them."""
    return SourceTexts(settings.data_dir / "sources", alone=not settings.neo4j_uri)


def open_store(settings: StoreSettings | None = None) -> Store:
    """The store that the settings name: a Neo4j address, or else the embedded engine, started or joined.

    Raises `StoreUnavailable` or `StoreRefused`, within seconds where the address or the password is wrong.
    """
    chosen = settings or StoreSettings()
    with ExitStack() as stack:
        sources = kept_texts(chosen)
        if chosen.neo4j_uri:
            client = Client(_neo4j(chosen, chosen.neo4j_uri))
            stack.callback(client.close)
            check_fit(client)
            return Store(Connection(client), sources, stack.pop_all(), partial(check_writable, client))
        connection = _to_engine(chosen, stack)
        stack.callback(connection.close)
        return Store(connection, sources, stack.pop_all(), _may_write)


def _may_write() -> None:
    """The embedded engine's database may always be written."""


def _to_engine(settings: StoreSettings, stack: ExitStack) -> Connection:
    engine = Embedded(settings)
    stack.callback(engine.leave)
    return Connection(engine.first(), engine)


def _neo4j(settings: StoreSettings, uri: str) -> Target:
    account = Account(settings.neo4j_user, settings.neo4j_password.get_secret_value())
    database = settings.neo4j_database
    return Target(
        uri, account, account, database,
        connect_timeout=settings.connect_timeout, query_timeout=settings.query_timeout,
        retry_time=settings.retry_timeout, margin=MARGIN,
        last_writes=LastWrites(settings.data_dir / "bookmarks", uri, database) if uri.startswith("neo4j") else None,
    )  # fmt: skip


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value
