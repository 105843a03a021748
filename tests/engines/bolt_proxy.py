"""A loopback proxy before a Bolt server that can cut connections at a chosen moment."""

import socket
import threading
from contextlib import contextmanager, suppress

REQUESTS = {0x10: "RUN", 0x11: "BEGIN", 0x12: "COMMIT", 0x13: "ROLLBACK", 0x2F: "DISCARD", 0x3F: "PULL"}
"""Tags of the messages of a client that matter here."""

MANIFEST = b"\x00\x00\x01\xff"
"""The offer of a longer handshake."""

ANSWERED = 0x70
"""The tag of SUCCESS."""


class BoltProxy:
    """Passes everything on. `cut(before=…)` or `cut(after=…)` breaks the next such moment, `closed` refuses all.

    `cut(before="COMMIT")`: the server never hears it; `after`: it does its work, and its answer is lost. `begun` keeps
    the BEGIN of every transaction, `cuts_made` counts. With `hushed="links"` open connections stay open, and nothing
    passes any more; with "all" new ones are taken, and not answered, too. `hush` makes it "all" at a message.
    """

    def __init__(self, host, port):
        self._target = (host, port)
        self._lock = threading.Lock()
        self._cuts = []
        self.closed = False
        self.hushed = None
        self.cuts_made = 0
        self.begun = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._open = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, *, before=None, after=None, skip=0, times=1):
        """Break the connection around the message `before` or `after`, after `skip` of them, `times` times."""
        with self._lock:
            self._cuts.append({"before": before, "after": after, "skip": skip, "times": times})

    def hush(self, *, before=None, after=None):
        """Say nothing more from the next message `before` or `after` on."""
        with self._lock:
            self._cuts.append({"before": before, "after": after, "skip": 0, "times": 1, "hush": True})

    def stop(self):
        """Close everything."""
        self.closed = True
        self._listening.close()
        for each in list(self._open):
            close(each)

    def _accept(self):
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self.closed:
                close(client)
                continue
            if self.hushed == "all":
                self._open.add(client)
                continue
            try:
                server = socket.create_connection(self._target)
            except OSError:
                close(client)
                continue
            link = _Link(self, client, server, early=not self.hushed)
            self._open |= {client, server}
            for work in (link.up, link.down):
                threading.Thread(target=work, daemon=True).start()

    def _due(self, side, name):
        """Whether this message is the one to break at."""
        with self._lock:
            for cut in self._cuts:
                if cut[side] == name:
                    if cut["skip"]:
                        cut["skip"] -= 1
                        return False
                    cut["times"] -= 1
                    if not cut["times"]:
                        self._cuts.remove(cut)
                    if cut.get("hush"):
                        self.hushed = "all"
                        return False
                    self.cuts_made += 1
                    return True
        return False


class _Link:
    """One connection; whole messages are seen on both ways, after the handshake."""

    def __init__(self, proxy, client, server, *, early):
        self._proxy, self._client, self._server, self._early = proxy, client, server, early
        self._dead = False
        self._awaited = []
        self._lock = threading.Lock()

    def up(self):
        """From the client to the server."""
        self._pass(self._client, self._server, 20, self._request)

    def down(self):
        """From the server to the client."""
        self._pass(self._server, self._client, 4, self._answer)

    def _pass(self, source, target, handshake, judge):
        try:
            target.sendall(_plain(exactly(source, handshake)))
            while True:
                raw, body = message(source)
                if self._dead:
                    continue
                if body and not judge(body):
                    break
                if self._early and self._proxy.hushed:
                    self._dead = True
                    continue
                target.sendall(raw)
        except OSError:
            pass
        close(self._client)
        close(self._server)

    def _request(self, body):
        name = REQUESTS.get(body[1], "OTHER")
        if name == "BEGIN":
            self._proxy.begun.append(body)
        if self._proxy._due("before", name):
            return False
        with self._lock:
            self._awaited.append(name)
        return True

    def _answer(self, body):
        if body[1] == 0x71:  # a record; its request is still open
            return True
        with self._lock:
            name = self._awaited.pop(0) if self._awaited else "OTHER"
        return not (body[1] == ANSWERED and self._proxy._due("after", name))


def _plain(offers):
    """Without the offer of a longer handshake, so that one answer of four bytes ends it."""
    return offers.replace(MANIFEST, offers[8:12])


def message(source):
    """One Bolt message: its bytes as they came, and its body."""
    raw, body = b"", b""
    while True:
        size = exactly(source, 2)
        raw += size
        length = int.from_bytes(size, "big")
        if length == 0:
            return raw, body
        chunk = exactly(source, length)
        raw, body = raw + chunk, body + chunk


def exactly(source, count):
    """So many bytes."""
    data = b""
    while len(data) < count:
        more = source.recv(count - len(data))
        if not more:
            raise OSError("closed")
        data += more
    return data


def close(each):
    """End a connection under whoever waits on it."""
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@contextmanager
def proxy_before(uri):
    """A proxy before the Bolt server at `uri`, as long as the block lasts."""
    host, _, port = uri.partition("://")[2].rpartition(":")
    proxy = BoltProxy(host, int(port))
    try:
        yield proxy
    finally:
        proxy.stop()
