"""The embedded engine's own process: ``python -m graph.store.engine_process HOME HEAP TIMEOUT_MS``.

It serves Bolt on loopback, writes its card when it is ready, and ends as soon as nobody holds the users' lock,
so it outlives no user, not even one that was killed.
"""

from __future__ import annotations

import base64
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

from graph.store.engine_files import DATABASE, READER, WRITER, EngineCard, EngineFiles
from graph.store.files import write_private
from graph.store.locks import FileLock

ALREADY_RUNNING = 3
LOOK_EVERY = 0.15
RECORDS = ("createRecord", "readRecord", "updateRecord", "deleteRecord")
ADMINISTRATION = ("updateSecurity", "updateSchema", "updateDatabaseSettings")


def main(home: Path, heap: str, timeout_ms: int) -> int:
    """Serve until the last user is gone. Returns the exit code."""
    os.umask(0o077)
    os.chdir(home)
    files = EngineFiles(home)
    running, users = FileLock(files.running), FileLock(files.users)
    if not running.acquire(timeout=2):
        return ALREADY_RUNNING
    files.card.unlink(missing_ok=True)
    server = _serve(files, heap, timeout_ms)
    asked = _asked_to_end()
    while not users.acquire() and not asked.wait(LOOK_EVERY):
        pass
    files.card.unlink(missing_ok=True)
    server.stop()
    return 0


def _asked_to_end() -> threading.Event:
    """Set by SIGTERM. The JVM has a handler of its own, which hangs; this one, set later, takes its place."""
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    return asked


def _serve(files: EngineFiles, heap: str, timeout_ms: int) -> Any:  # noqa: ANN401 - the engine has no types
    """Start the engine with fresh passwords and write its card."""
    arcadedb = _engine(heap, timeout_ms)
    _write_security(files.home / "config")
    bolt, http = _free_ports(2)
    card = EngineCard(os.getpid(), bolt, secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    server = arcadedb.create_server(
        str(files.home),
        root_password=card.writer_password,
        config={
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": bolt, "http_port": http, "host": "127.0.0.1", "mode": "production",
        },
    )  # fmt: skip
    server.start()
    server.create_database(DATABASE)  # opens it where it is there
    _create_reader(http, card)
    files.write_card(card)
    return server


def _engine(heap: str, timeout_ms: int) -> Any:  # noqa: ANN401 - the engine has no types
    """The engine's package. Importing it starts a JVM, so the options come first."""
    from arcadedb_embedded.jvm import start_jvm

    options = [
        f"-Darcadedb.command.timeout={timeout_ms}",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
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
        code = main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(code)  # the JVM's threads would keep the process
