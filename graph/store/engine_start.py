"""Starting the embedded engine's process, and collecting those that have ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import graph
from graph.store.engine_ends import end_of
from graph.store.engine_files import End, EngineFiles
from graph.store.settings import StoreSettings

MODULE = "graph.store.engine_process"
Child = subprocess.Popen[bytes]

_started: list[Child] = []


def start(files: EngineFiles, settings: StoreSettings, end: End | None) -> Child:
    """Start an engine where none runs. It is told which one died before it, if one did, and of what.

    Passwords are made in its process and appear in no argument, variable or log.
    """
    died = files.read_card()  # an engine that ended in order has taken its card away
    before = [str(died.pid), end or end_of(files)] if died else ["0", End.OTHER]
    files.card.unlink(missing_ok=True)
    secret = ("PHOIHOP_", "ARCADEDB_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(secret)}
    environment["PYTHONPATH"] = str(Path(graph.__file__).parent.parent)
    if sys.platform == "linux":
        environment["LC_ALL"] = "C.UTF-8"  # else the JVM cannot open files below a directory with a Vietnamese name
    command = [sys.executable, "-P", "-m", MODULE]
    log = _new_log(files)
    try:
        child = subprocess.Popen(
            [*command, str(files.home), settings.heap, str(int(settings.query_timeout * 1000)), *before],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, cwd=files.home, start_new_session=True,
        )  # fmt: skip
    finally:
        os.close(log)
    _started.append(child)
    return child


def reap() -> None:
    """Collect engines of ours that have ended."""
    for child in list(_started):
        try:
            child.wait(timeout=1 if child.poll() is None else 0)
        except subprocess.TimeoutExpired:
            continue
        _started.remove(child)


def _new_log(files: EngineFiles) -> int:
    """An empty log; the one before is kept beside it, since it may tell why its engine died."""
    if files.log.exists():
        files.log.replace(files.log_before)
    return os.open(files.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
