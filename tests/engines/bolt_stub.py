"""Just enough of a Bolt server to say who it is and where the servers of a cluster are."""

import socket
import threading
from contextlib import contextmanager

from bolt_proxy import close, exactly, message

from graph.store.schema import LABELS

VERSION = bytes([0, 0, 4, 4])
HELLO, RUN, PULL, ROUTE, GOODBYE = 0x01, 0x10, 0x3F, 0x66, 0x02


class BoltStub:
    """Answers "RETURN 1 AS one", ROUTE, and how much of each label it holds: nothing.

    `servers`: role (READ, WRITE, ROUTE) to addresses; `routed` counts it.
    """

    def __init__(self, agent, servers=None, handshake=VERSION):
        self.agent, self.servers, self.routed = agent, servers or {}, 0
        self._handshake = handshake
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self):
        """Take no more connections."""
        self._listening.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            exactly(client, 20)
            client.sendall(self._handshake)
            counts = False
            while (asked := message(client)[1]) and asked[1] != GOODBYE:
                counts = b"AS label, number" in asked if asked[1] == RUN else counts
                for answer in self._answers(asked[1], counts):
                    client.sendall(len(answer).to_bytes(2, "big") + answer + bytes(2))
        except OSError:
            pass
        close(client)

    def _answers(self, tag, counts):
        if tag == HELLO:
            return [_success({"server": self.agent, "connection_id": "stub"})]
        if tag == RUN:
            return [_success({"fields": ["label", "number"] if counts else ["one"]})]
        if tag == PULL:
            rows = [[label, 0] for label in ("", *LABELS)] if counts else [[1]]
            return [*(b"\xb1\x71" + _packed(row) for row in rows), _success({})]
        if tag == ROUTE:
            self.routed += 1
            servers = [{"role": role, "addresses": list(addresses)} for role, addresses in self.servers.items()]
            return [_success({"rt": {"ttl": 300, "db": "neo4j", "servers": servers}})]
        return [_success({})]


@contextmanager
def stub(agent, **more):
    """A stub, as long as the block lasts."""
    server = BoltStub(agent, **more)
    try:
        yield server
    finally:
        server.stop()


def _success(data):
    return b"\xb1\x70" + _packed(data)


def _packed(value):
    """A value in PackStream, small ones alone."""
    if isinstance(value, int):
        return b"\xc9" + value.to_bytes(2, "big")
    if isinstance(value, str):
        data = value.encode()
        return b"\xd0" + bytes([len(data)]) + data
    if isinstance(value, list):
        return b"\xd4" + bytes([len(value)]) + b"".join(map(_packed, value))
    pairs = (_packed(key) + _packed(each) for key, each in value.items())
    return b"\xd8" + bytes([len(value)]) + b"".join(pairs)
