"""What the fault runs share: plans to load, programs that load them, and the states that a store may be in."""

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from graph.build import build
from graph.store import StoreSettings, open_store
from graph.store.readings import new_reading
from loaders.bundled import bundled_records

ROOT = Path(__file__).parents[2]
LOADER = Path(__file__).with_name("loader.py")
HEAP = "256m"
PASSING = ("read_at", "loaded_at")
"""Properties that tell when something was done; all else must be equal."""


@dataclass
class Plans:
    """Records as files, in the order of loading; each document comes twice, the second time corrected.

    A document that comes again opens another transaction, so that a load has many.
    """

    home: Path
    records: list = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    @classmethod
    def written_to(cls, home):
        """The bundled records, each followed by a copy that lacks its last task."""
        plans = cls(home)
        home.mkdir(parents=True, exist_ok=True)
        for number, record in enumerate(bundled_records()):
            shorter = record.model_copy(update={"tasks": record.tasks[:-1]})
            for name, each in (("a", record), ("b", shorter)):
                path = home / f"{number}{name}.json"
                path.write_text(each.model_dump_json(), encoding="utf-8")
                plans.records.append(each)
                plans.paths.append(path)
        return plans


def settings(data_dir, **changes):
    """The settings of a store of its own, in a directory of its own."""
    return StoreSettings(data_dir=data_dir, heap=HEAP, **changes)


def environment(data_dir, **changes):
    """The environment of a program that uses that store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PHOIHOP_")}
    given = {"PHOIHOP_DATA_DIR": str(data_dir), "PHOIHOP_HEAP": HEAP, "PHOIHOP_LANG": "en", "PYTHONPATH": str(ROOT)}
    return kept | given | changes


def load_command(plans, point="none", whom="loader"):
    """The command line that loads `plans` and kills `whom` at `point`."""
    return [sys.executable, str(LOADER), point, whom, "load", "--replace", *map(str, plans.paths)]


@dataclass(frozen=True)
class Said:
    """How a program ended, and what it printed."""

    code: int
    out: list[str]
    err: str
    seconds: float

    @property
    def trouble(self):
        """The lines that `phoihop` itself said on stderr."""
        return [line for line in self.err.splitlines() if line.startswith("phoihop: ") and "bad files" not in line]


def run(command, data_dir, *, timeout=300, wrap=(), **changes):
    """Run a program over the store in `data_dir` to its end."""
    began = time.monotonic()
    done = subprocess.run(
        [*wrap, *command], env=environment(data_dir, **changes), capture_output=True, text=True, timeout=timeout,
        check=False, cwd=data_dir.parent,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.splitlines(), done.stderr, time.monotonic() - began)


def fingerprint(store):
    """A hash of the whole graph and of all readings with their states, without the times when they were made."""
    dump = store.dump()
    rows = [
        [list(dump_part[:-1]), {key: value for key, value in dump_part[-1].items() if key not in PASSING}]
        for dump_part in (*dump.nodes, *dump.edges)
    ]
    rows.append(sorted((each.id, each.state) for each in store.readings()))
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class Clean:
    """What one load without faults gives: `states[n]` after n documents, the lines it prints, how much it sends."""

    states: list[str]
    lines: list[str]
    statements: int
    commits: int
    milliseconds: int

    @property
    def last(self):
        """The state at the end."""
        return self.states[-1]

    def place(self, state):
        """After how many documents the store is in this state; None where it is in none of them."""
        return next((n for n in range(len(self.states) - 1, -1, -1) if self.states[n] == state), None)


def load_all(store, plans):
    """Load all plans, each in a transaction of its own."""
    for record in plans.records:
        store.load_readings([new_reading(build(record), record)], replace_better=True)


def clean_run(plans, home):
    """Load without faults: document by document for the states, then as one command for all else."""
    with open_store(settings(home / "clean")) as store:
        states = [fingerprint(store)]
        for record in plans.records:
            store.load_readings([new_reading(build(record), record)], replace_better=True)
            states.append(fingerprint(store))
        store.clear()
        assert fingerprint(store) == states[0]
        began = time.monotonic()
        said = run(load_command(plans), home / "clean")
        took = time.monotonic() - began
        assert said.code == 0, said.err
        assert fingerprint(store) == states[-1], "one command gives another graph than document by document"
    counts = next(line for line in said.err.splitlines() if line.startswith("counts"))
    statements, commits = map(int, counts.split()[1:])
    return Clean(states, said.out, statements, commits, int(took * 400))  # less than half of it is sending
