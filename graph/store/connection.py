"""The client in use, made anew where the engine behind it has ended: for questions and for writes, for all threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from typing import Protocol, TypeVar

from graph.answer import Answer, Limits
from graph.errors import PhoihopError, QueryError, StoreError, StoreRestarting, StoreUnavailable
from graph.store.client import Client, Row, Transaction

T = TypeVar("T")
RESTARTING = "the store's engine has ended and is being started again; ask again in a moment"

ENDING = 5.0
"""Seconds that a killed engine has to be gone: a busy machine breaks its connections well before."""
LOOK = 0.05


class Database(Protocol):
    """What reads and writes need: a client, or a connection that has one."""

    def read(self, text: str, parameters: Mapping[str, object], *, timeout: float | None = None) -> list[Row]:
        """As `Client.read`."""
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """As `Client.write`. `work` may run again where its answer was lost, so it must know what it has done."""
        ...

    def define(self, text: str) -> None:
        """As `Client.define`."""
        ...


class Behind(Protocol):
    """What stands behind a client, and can end under it."""

    def over(self) -> bool:
        """Whether it has ended, or another has taken its place."""
        ...

    def anew(self) -> Client:
        """A client of its successor, started where that is needed."""
        ...

    def reason(self) -> StoreError | None:
        """What to say to those who waited for an answer when it ended, where one of them may be the reason."""
        ...

    def trouble(self) -> StoreError | None:
        """What is wrong with it although it lives, where that is known."""
        ...

    def waiting(self) -> AbstractContextManager[object]:
        """Held by those who wait for an answer, so that somebody looks whether it can come at all."""
        ...


class Connection:
    """The client in use.

    Without `behind` (a server, to which the driver finds back itself) a failure stays one. `patience`: how many seconds
    a question waits for a successor before it raises `StoreRestarting`; None: as long as it takes.
    """

    def __init__(self, client: Client, behind: Behind | None = None) -> None:
        self.patience: float | None = None
        self._client, self._behind = client, behind
        self._lock = threading.Lock()
        self._next: Future[Client] | None = None
        self._closed = False

    @property
    def address(self) -> str:
        """Where the database answers, without user and password."""
        return self._client.address

    def read(self, text: str, parameters: Mapping[str, object], *, timeout: float | None = None) -> list[Row]:
        """As `Client.read`; asked again of the next engine where one has ended."""
        return self._do(lambda client: client.read(text, parameters, timeout=timeout))

    def ask(self, text: str, parameters: Mapping[str, object], limits: Limits) -> Answer:
        """As `Client.ask`; likewise."""
        return self._do(lambda client: client.ask(text, parameters, limits))

    def fold(self, text: str, work: Callable[[Iterator[Row]], T], *, timeout: float) -> T:
        """As `Client.fold`; likewise."""
        return self._do(lambda client: client.fold(text, work, timeout=timeout))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """As `Client.write`; done again on the next engine where one has ended, whether it was done or not."""
        return self._do(lambda client: client.write(work))

    def define(self, text: str) -> None:
        """As `Client.define`; likewise."""
        self._do(lambda client: client.define(text))

    def close(self) -> None:
        """Close the client, and make no other."""
        with self._lock:
            self._closed = True
            self._client.close()

    def _do(self, act: Callable[[Client], T]) -> T:
        behind = self._behind
        if behind is None:
            return act(self._client)
        client = self._client
        if self._coming or behind.over():
            client = self._successor(client, behind)
        try:
            with behind.waiting():
                return act(client)
        except (StoreError, QueryError) as error:
            self._may_do_again(error, client, behind)
        client = self._successor(client, behind)
        reason = behind.reason()
        if reason is not None:
            raise reason
        with behind.waiting():
            return act(client)

    def _may_do_again(self, error: PhoihopError, client: Client, behind: Behind) -> None:
        """Return where `error` came of the engine's end; else raise it, or what is behind it."""
        if self._closed:
            raise error
        if self._client is not client or self._coming or behind.over() or self._ends(error, behind):
            return
        trouble = behind.trouble() if isinstance(error, StoreError) else None
        raise trouble or error

    def _ends(self, error: PhoihopError, behind: Behind) -> bool:
        """Whether the engine that is not there for a question turns out to be ending."""
        until = time.monotonic() + ENDING
        while isinstance(error, StoreUnavailable) and not self._closed and time.monotonic() < until:
            if self._coming or behind.over():
                return True
            time.sleep(LOOK)
        return False

    @property
    def _coming(self) -> bool:
        """Whether a successor is being made."""
        return self._next is not None

    def _successor(self, ended: Client, behind: Behind) -> Client:
        """The client that takes the place of `ended`: one for all who were let down by it."""
        with self._lock:
            if self._client is not ended or self._closed:
                return self._client
            if self._next is None:
                self._next = Future()
                threading.Thread(target=self._replace, args=(ended, behind, self._next), daemon=True).start()
            coming = self._next
        try:
            return coming.result(self.patience)
        except TimeoutError:
            raise StoreRestarting(RESTARTING) from None

    def _replace(self, ended: Client, behind: Behind, coming: Future[Client]) -> None:
        fresh: Client | None = None
        try:
            fresh = behind.anew()
        except BaseException as error:
            coming.set_exception(error)
        with self._lock:
            self._next = None
            if fresh is None:
                return
            if self._closed:
                fresh.close()
            else:
                self._client = fresh
        coming.set_result(fresh)  # first, since to close what has ended may fail or take its time
        with suppress(Exception):
            ended.close()
