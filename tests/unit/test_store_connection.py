"""One successor for all who were let down by an engine that has ended, whatever becomes of the old client."""

from contextlib import nullcontext

import pytest

from graph.errors import StoreUnavailable
from graph.store import connection
from graph.store.connection import Connection


class Ended:
    """A client whose engine has ended; `close` fails as the connection is gone."""

    address = "bolt://127.0.0.1:1"

    def read(self, text, parameters, *, timeout=None):
        raise StoreUnavailable("gone")

    def close(self):
        raise OSError("gone")


class Fresh:
    """The successor's client."""

    def read(self, text, parameters, *, timeout=None):
        return [{"one": 1}]


class Behind:
    """An engine that has ended and comes back."""

    def over(self):
        return True

    def anew(self):
        return Fresh()

    def reason(self):
        return None

    def waiting(self):
        return nullcontext()


def test_nobody_waits_for_ever_where_the_old_client_cannot_be_closed():
    met = Connection(Ended(), Behind())
    met.patience = 5

    assert met.read("RETURN 1 AS one", {}) == [{"one": 1}]


class Going(Behind):
    """An engine that was killed: its connections are gone before its process is."""

    def __init__(self, looks):
        self.looks = looks

    def over(self):
        self.looks -= 1
        return self.looks < 0

    def trouble(self):
        return None


def test_an_engine_that_takes_a_moment_to_go_is_waited_for():
    assert Connection(Ended(), Going(6)).read("RETURN 1 AS one", {}) == [{"one": 1}]


def test_an_engine_that_stays_is_not_waited_for_long(monkeypatch):
    monkeypatch.setattr(connection, "ENDING", 0.2)
    with pytest.raises(StoreUnavailable, match="gone"):
        Connection(Ended(), Going(10_000)).read("RETURN 1 AS one", {})
