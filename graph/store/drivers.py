"""The drivers of one database, by account; in place of one whose server has fallen silent comes another."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from neo4j import Driver, GraphDatabase

IDLE = 30.0
"""A connection that nobody used for so many seconds is greeted before it is used again, where a server is far away."""


@dataclass(frozen=True)
class Account:
    """A user of the database."""

    user: str
    password: str = field(repr=False)


class Address(Protocol):
    """Where the database is, and how long to wait for it: `graph.store.client.Target`."""

    @property
    def uri(self) -> str:
        """The address."""
        ...

    @property
    def connect_timeout(self) -> float:
        """Seconds to connect in."""
        ...

    @property
    def margin(self) -> float | None:
        """None where the server is a process of ours."""
        ...


class Drivers:
    """One driver for each account, made when it is first asked for."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._drivers: dict[Account, Driver] = {}
        self._lock = threading.Lock()

    def of(self, account: Account) -> Driver:
        """The driver of `account`."""
        with self._lock:
            if account not in self._drivers:
                self._drivers[account] = self._made(account)
            return self._drivers[account]

    def hang_up(self, driver: Driver) -> None:
        """Close a driver under those who wait on it; the next one asked for is another."""
        with self._lock:
            self._drivers = {account: each for account, each in self._drivers.items() if each is not driver}
        with suppress(Exception):  # whatever becomes of it, nobody uses it any more
            driver.close()

    def is_hung_up(self, driver: Driver) -> bool:
        """Whether it is closed, or about to be."""
        with self._lock:
            return all(each is not driver for each in self._drivers.values())

    def close(self) -> None:
        """Close all of them."""
        with self._lock:
            drivers = list(self._drivers.values())
        for driver in drivers:
            driver.close()

    def _made(self, account: Account) -> Driver:
        timeout = self._address.connect_timeout
        return GraphDatabase.driver(
            self._address.uri, auth=(account.user, account.password), connection_timeout=timeout,
            connection_acquisition_timeout=timeout * 2,
            liveness_check_timeout=IDLE if self._address.margin is not None else None,
        )  # fmt: skip
