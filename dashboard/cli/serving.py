"""The app on an address: taken before any slow work, given back when the program is told to stop."""

from __future__ import annotations

import ipaddress
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from dashboard.cli.console import say
from dashboard.texts import Texts
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.store import Store

THREADS = 8
PATIENCE = 1.0
"""How long a page waits for a store that is being started again, in seconds, before it says so."""


def reserve(host: str, port: int) -> socket.socket:
    """A socket bound to the address, not yet listening. Raises `InputError` where it is taken or not ours."""
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, kind, protocol)
    except OSError as error:
        raise InputError(f"no such address ({error.strerror})", where=where, fix="choose another with --host") from None
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
    except OSError as error:
        held.close()
        fix = "stop what listens there or choose another port with --port (make run PORT=…)"
        raise InputError(f"the address cannot be used ({error.strerror})", where=where, fix=fix) from None
    return held


def serve(store: Store, held: socket.socket, words: Texts) -> None:
    """Serve the app on `held` until Ctrl-C or SIGTERM; the address is the last line printed before."""
    from waitress.server import create_server

    from dashboard.app import create_app

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a page waits for a thread is no news
    host, port = held.getsockname()[:2]
    store.hurry(PATIENCE)
    app = create_app(store, hosts=_names(host))
    held.listen(128)
    server = create_server(app.server, sockets=[held], threads=THREADS, ident=None)
    say(words("cli.serve.open", address=f"http://{f'[{host}]' if ':' in host else host}:{port}"))
    try:
        server.run()  # returns on Ctrl-C
        say(words("cli.serve.stopped"))
    finally:
        server.close()


@contextmanager
def stopped_by_signals(words: Texts) -> Iterator[None]:
    """Turn SIGTERM and Ctrl-C into the same orderly end, and that end into a normal return.

    SIGINT is set too: a shell starts a program in the background with SIGINT ignored, and Python leaves it so.
    """
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        say(words("cli.serve.stopped"))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _names(host: str) -> frozenset[str] | None:
    """The names under which browsers may ask for the app: those of this machine, unless it listens beyond it."""
    from dashboard.app.security import LOOPBACK

    return LOOPBACK if ipaddress.ip_address(host).is_loopback else None


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
