"""The store as everybody else sees it: load, withdraw, read, count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType

import networkx as nx

from graph.build.contribution import Contribution
from graph.ontology import EdgeType, Label
from graph.store import writer
from graph.store.answer import Answer, Limits
from graph.store.client import Account, Client, Target
from graph.store.connection import Connection
from graph.store.embedded import Embedded
from graph.store.readings import NewReading, new_reading
from graph.store.schema import ensure_schema
from graph.store.settings import StoreSettings
from graph.store.snapshot import Dump, dump, snapshot
from graph.store.sources import SourceTexts
from graph.store.upgrade import upgrade
from graph.store.writer import LoadResult, WithdrawResult


class Store:
    """A graph in a database; close it, or use it in a `with` statement.

    All methods raise `graph.errors.StoreError` or `QueryError` in one line that says what to do.
    """

    def __init__(self, connection: Connection, sources: SourceTexts, closing: ExitStack) -> None:
        """Use `open_store`."""
        self._connection, self._closing = connection, closing
        self._defined = False
        self.sources = sources

    @property
    def address(self) -> str:
        """Where the database answers, without user and password."""
        return self._connection.address

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
        """Take away what only this document supports. Raises `InputError` where it is not loaded."""
        self._define()
        return writer.withdraw(self._connection, document_id)

    def clear(self) -> None:
        """Take everything away; kept source texts stay."""
        self._define()
        writer.clear(self._connection)

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

    def _count(self, text: str) -> int:
        return int(str(self.read(text)[0]["n"]))

    def _define(self) -> None:
        if not self._defined:
            ensure_schema(self._connection, before_mark=upgrade)
            self._defined = True


def open_store(settings: StoreSettings | None = None, *, patience: float | None = None) -> Store:
    """The store that the settings name: a Neo4j address, or else the embedded engine, started or joined.

    Where the engine ends under its users it is started again; `patience`: how many seconds a question waits for that
    before it raises `StoreRestarting`, None for as long as it takes. Raises `StoreUnavailable` or `StoreRefused`,
    within seconds where the address or the password is wrong.
    """
    chosen = settings or StoreSettings()
    with ExitStack() as stack:
        connection = _to_neo4j(chosen, chosen.neo4j_uri) if chosen.neo4j_uri else _to_engine(chosen, stack, patience)
        stack.callback(connection.close)
        return Store(connection, SourceTexts(chosen.data_dir / "sources"), stack.pop_all())


def _to_neo4j(settings: StoreSettings, uri: str) -> Connection:
    return Connection(Client(_neo4j(settings, uri)))


def _to_engine(settings: StoreSettings, stack: ExitStack, patience: float | None) -> Connection:
    engine = Embedded(settings)
    stack.callback(engine.leave)
    return Connection(engine.first(), engine, patience=patience)


def _neo4j(settings: StoreSettings, uri: str) -> Target:
    account = Account(settings.neo4j_user, settings.neo4j_password.get_secret_value())
    return Target(
        uri, account, account, settings.neo4j_database,
        connect_timeout=settings.connect_timeout, query_timeout=settings.query_timeout,
    )  # fmt: skip


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value
