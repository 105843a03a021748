"""One successor for all who were let down by an engine that has ended, whatever becomes of the old client."""

from contextlib import nullcontext

from graph.errors import StoreUnavailable
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
    connection = Connection(Ended(), Behind())
    connection.patience = 5

    assert connection.read("RETURN 1 AS one", {}) == [{"one": 1}]
