"""From nothing to the first page: the time and the memory that `phoihop serve` takes over a loaded store."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engines import cpu_time, peak_memory

from dashboard.app.view import View
from graph.store import StoreSettings, open_store

PHOIHOP = Path(sys.executable).with_name("phoihop")
PATIENCE = 120.0
BESIDE = 5
"""As many provinces are compared."""


@dataclass(frozen=True)
class Start:
    """Seconds from the start of the command until the page's frame came, and until each page was filled.

    The frame's time holds the start of the embedded engine; a Neo4j server runs already. `work`: processor seconds of
    the command alone; `memory`: the peak of its process in bytes.
    """

    frame: float
    pages: Mapping[str, float]
    size: Mapping[str, int]
    work: float
    memory: int


def measure(settings: StoreSettings) -> Start:
    """Start the app, ask for its frame and for each page, stop it."""
    asked_for = _pages(settings)
    with _serving(settings) as (started, address, process):
        _until_answered(address, process)
        frame = time.perf_counter() - started
        pages, size = {}, {}
        for name, (path, view) in asked_for.items():
            asked = time.perf_counter()
            size[name] = len(_page(address, path, view.query()))
            pages[name] = time.perf_counter() - asked
        return Start(frame, pages, size, cpu_time(process.pid), peak_memory(process.pid))


def _pages(settings: StoreSettings) -> dict[str, tuple[str, View]]:
    """The pages, each with what is looked at: a province, all gaps, the body with most tasks, the largest provinces."""
    with open_store(settings) as store:
        largest = store.read("MATCH (t:Task) RETURN t.province AS name, count(t) AS n ORDER BY n DESC, name LIMIT $n",
                             {"n": BESIDE})  # fmt: skip
        busiest = store.read(
            "MATCH (a:Agency {kind: 'body'})-[:LEADS]->(t:Task) WHERE a.province IS NOT NULL "
            "RETURN a.id AS id, a.province AS province, count(t) AS n ORDER BY n DESC, id LIMIT 1"
        )[0]
    body = View(province=busiest["province"], body=busiest["id"])
    return {
        "network": ("/", View()),
        "gaps": ("/gaps", View()),
        "body": ("/co-quan", body),
        "compare": ("/so-sanh", View(provinces=tuple(row["name"] for row in largest))),
    }


@contextmanager
def _serving(settings: StoreSettings) -> Iterator[tuple[float, str, subprocess.Popen]]:
    port = _free_port()
    started = time.perf_counter()
    command = [PHOIHOP, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(settings), stdout=subprocess.DEVNULL)
    try:
        yield started, f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(settings: StoreSettings) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PHOIHOP_")}
    told = {"DATA_DIR": settings.data_dir, "HEAP": settings.heap, "QUERY_TIMEOUT": settings.query_timeout}
    if settings.neo4j_uri:
        told |= {"NEO4J_URI": settings.neo4j_uri, "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value()}
    return plain | {f"PHOIHOP_{name}": str(value) for name, value in told.items()}


def _until_answered(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise TimeoutError(f"phoihop serve did not answer within {PATIENCE:g} s (exit code {process.poll()})")


def _page(address: str, path: str, search: str) -> bytes:
    """What the app answers when a browser opens `path` with its `search`."""
    question = {
        "output": "shell.children",
        "outputs": {"id": "shell", "property": "children"},
        "inputs": [
            {"id": "url", "property": "pathname", "value": path},
            {"id": "url", "property": "search", "value": search},
        ],
    }
    request = urllib.request.Request(
        f"{address}/_dash-update-component", json.dumps(question).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read()


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]
