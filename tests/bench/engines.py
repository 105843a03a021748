"""The engines to be measured: started where asked, with the process that does the work."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase

from graph.store import Store, StoreSettings, open_store
from graph.store.engine_files import DATABASE, WRITER, EngineFiles

sys.path.insert(0, str(Path(__file__).parents[1] / "neo4j"))
import neo4j_server

NAMES = ("embedded", "neo4j")
HEAP = "1g"
TIMEOUT = 60.0
"""No slow question is cut off early: it is to be measured."""


@dataclass(frozen=True)
class Engine:
    """A running engine: the store on it, the settings that lead there, the id of its process."""

    name: str
    store: Store
    settings: StoreSettings
    pid: int

    @contextmanager
    def driver(self) -> Iterator[tuple[Driver, str]]:
        """The bare driver with the account that may write, and the database's name."""
        if self.name == "embedded":
            card = EngineFiles(self.settings.data_dir / "engine").read_card()
            uri, account, database = card.uri, (WRITER, card.writer_password), DATABASE
        else:
            secret = self.settings.neo4j_password.get_secret_value()
            account, database = (self.settings.neo4j_user, secret), self.settings.neo4j_database
            uri = self.settings.neo4j_uri
        with GraphDatabase.driver(uri, auth=account) as driver:
            yield driver, database

    def work(self) -> float:
        """Seconds of processor time that the engine and this process have used so far; 0 where nobody tells."""
        return cpu_time(self.pid) + time.process_time()

    def peak_memory(self) -> int:
        """The most memory that the engine's process has held so far, in bytes."""
        return peak_memory(self.pid)


@contextmanager
def running(name: str, home: Path) -> Iterator[Engine]:
    """The engine called `name` on the data in `home`, an empty or a former one."""
    with ExitStack() as stack:
        settings = stack.enter_context(_SETTINGS[name](home))
        store = stack.enter_context(open_store(settings))
        yield Engine(name, store, settings, _PIDS[name](home))


@contextmanager
def fresh(name: str) -> Iterator[Engine]:
    """The engine called `name`, with nothing in it."""
    with tempfile.TemporaryDirectory(prefix=f"phoihop-bench-{name}-") as folder, running(name, Path(folder)) as engine:
        yield engine


def peak_memory(pid: int) -> int:
    """The peak resident set of a process in bytes, 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def cpu_time(pid: int) -> float:
    """Seconds of processor time of a process, 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _embedded(home: Path) -> Iterator[StoreSettings]:
    yield StoreSettings(data_dir=home, heap=HEAP, query_timeout=TIMEOUT)


@contextmanager
def _neo4j(home: Path) -> Iterator[StoreSettings]:
    with neo4j_server.running_server(home / "neo4j", neo4j_server.FOR_MUCH_DATA) as settings:
        yield settings.model_copy(update={"query_timeout": TIMEOUT})


def _embedded_pid(home: Path) -> int:
    return EngineFiles(home / "engine").read_card().pid


def _neo4j_pid(home: Path) -> int:
    mark = f"--home-dir={home / 'neo4j'}".encode()
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark in line.read_bytes().split(b"\0"):
                return int(line.parent.name)
        except OSError:
            continue
    return 0


_SETTINGS: dict[str, Callable] = {"embedded": _embedded, "neo4j": _neo4j}
_PIDS: dict[str, Callable] = {"embedded": _embedded_pid, "neo4j": _neo4j_pid}
