"""The embedded engine's own process: ``python -m graph.store.engine_process HOME HEAP TIMEOUT_MS PREVIOUS END``.

It serves Bolt on loopback, writes its card when it is ready, and ends as soon as nobody holds the users' lock,
so it outlives no user, not even one that was killed. It ends, too, when it no longer answers, or is out of memory.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import secrets
import signal
import socket
import sys
import threading
import traceback
import urllib.request
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.store.engine_ends import MUTE_LINE, Exit, exit_of
from graph.store.engine_files import DATABASE, READER, WRITER, EngineCard, EngineFiles
from graph.store.engine_parts import PartsNote, missing_parts
from graph.store.files import write_private
from graph.store.locks import FileLock
from graph.store.processes import started
from graph.store.watchdog import Watchdog

LOOK_EVERY = 0.15
CARD_EVERY = 6
"""Every so many looks, the engine makes sure that its card is whole."""

STOP_LIMIT = 30.0
"""An engine that was asked to end and has not within so many seconds ends at once."""

RECORDS = ("createRecord", "readRecord", "updateRecord", "deleteRecord")
ADMINISTRATION = ("updateSecurity", "updateSchema", "updateDatabaseSettings")


def main(home: Path, heap: str, timeout_ms: int, previous: int, end: str) -> int:
    """Serve until the last user is gone. Returns the exit code."""
    os.umask(0o077)
    os.chdir(home)
    files = EngineFiles(home)
    running, users = FileLock(files.running), FileLock(files.users)
    if not running.acquire(timeout=2):
        return Exit.ALREADY_RUNNING
    files.card.unlink(missing_ok=True)
    if files.journals_set_aside:
        return Exit.DAMAGED
    if missing_parts(files):
        return Exit.INCOMPLETE
    parts = PartsNote(files)
    bolt, http = _free_ports(2)
    passwords = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    card = EngineCard(os.getpid(), started(os.getpid()), bolt, *passwords, previous, end)
    server = _serve(files, card, http, heap, timeout_ms)
    if files.journals_set_aside:
        return Exit.DAMAGED
    parts.opened()
    files.write_card(card)
    answers = _stand_by(files, card, users, parts)
    files.card.unlink(missing_ok=True)
    if not answers:
        return Exit.MUTE
    late = threading.Timer(STOP_LIMIT, os._exit, (1,))
    late.daemon = True
    late.start()
    server.stop()
    parts.look()
    return 0


def _stand_by(files: EngineFiles, card: EngineCard, users: FileLock, parts: PartsNote) -> bool:
    """Wait until nobody uses the engine any more, or it is asked to end. False where it has stopped answering."""
    asked, watchdog, looks = _asked_to_end(), Watchdog(card), 0
    while not users.acquire() and not asked.wait(LOOK_EVERY):
        if watchdog.mute():
            print(MUTE_LINE)
            return False
        parts.look()
        looks += 1
        if looks % CARD_EVERY == 0 and files.read_card() != card:
            _rewrite(files, card)
    return True


def _rewrite(files: EngineFiles, card: EngineCard) -> None:
    """Put the card back in its place; who comes later finds the engine through it alone."""
    with contextlib.suppress(StoreError):  # tried again at the next look
        files.write_card(card)


def _asked_to_end() -> threading.Event:
    """Set by SIGTERM. The JVM has a handler of its own, which hangs; this one, set later, takes its place."""
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    return asked


def _serve(files: EngineFiles, card: EngineCard, http: int, heap: str, timeout_ms: int) -> Any:  # noqa: ANN401 - no types
    """Start the engine with fresh passwords."""
    arcadedb = _engine(heap, timeout_ms)
    _write_security(files.home / "config")
    server = arcadedb.create_server(
        str(files.home),
        root_password=card.writer_password,
        config={
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": card.port, "http_port": http, "host": "127.0.0.1", "mode": "production",
        },
    )  # fmt: skip
    server.start()
    server.create_database(DATABASE)  # opens it where it is there
    _create_reader(http, card)
    return server


def _engine(heap: str, timeout_ms: int) -> Any:  # noqa: ANN401 - the engine has no types
    """The engine's package. Importing it starts a JVM, so the options come first."""
    from arcadedb_embedded.jvm import start_jvm

    options = [
        f"-Darcadedb.command.timeout={timeout_ms}",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
        "-Darcadedb.txWalFlush=1",  # what is acknowledged is on the disk, and outlasts a loss of power
        "-XX:+ExitOnOutOfMemoryError",  # what was going on is lost anyway, and no thread can be trusted after it
    ]
    start_jvm(heap_size=heap, jvm_args=options)
    import arcadedb_embedded

    return arcadedb_embedded


def _write_security(config: Path) -> None:
    """Groups of accounts; accounts of an earlier start are dropped, since passwords last as long as the process."""

    def group(access: tuple[str, ...], records: tuple[str, ...]) -> dict[str, object]:
        return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}

    config.mkdir(exist_ok=True, mode=0o700)
    groups = {"admin": group(ADMINISTRATION, RECORDS), "reader": group((), ("readRecord",)), "*": group((), ())}
    write_private(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 1}))
    (config / "server-users.jsonl").unlink(missing_ok=True)


def _create_reader(http: int, card: EngineCard) -> None:
    """The account that may only read; the engine offers this over its HTTP port alone."""
    account = {"name": READER, "password": card.reader_password, "databases": {DATABASE: ["reader"]}}
    key = base64.b64encode(f"{WRITER}:{card.writer_password}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{http}/api/v1/server",
        data=json.dumps({"command": "create user " + json.dumps(account)}).encode(),
        headers={"Authorization": f"Basic {key}", "Content-Type": "application/json"},
    )
    no_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    no_proxy.open(request, timeout=30).read()


def _free_ports(count: int) -> list[int]:
    """Free loopback ports, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()


if __name__ == "__main__":
    code = 1
    try:
        code = main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
    except BaseException as failure:
        code = exit_of(failure, Path(sys.argv[1]))
        with contextlib.suppress(OSError):  # the disk may be full
            traceback.print_exc()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    os._exit(code)  # the JVM's threads would keep the process
