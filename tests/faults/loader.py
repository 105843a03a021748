"""``python loader.py POINT WHOM COMMAND …``: a `phoihop` command that is killed, or whose engine is, at a chosen point.

POINT: ``none``; ``statement:K``, as the K-th statement is sent; ``commit:K``, as the K-th commit is sent; ``answer:K``,
after the K-th commit was answered; ``ms:T``, T milliseconds after the first statement. WHOM: ``loader``, ``engine`` or
``both``. The first statement is said on stderr, and so is the sum of statements and commits at the end.
"""

import os
import signal
import sys
import threading
from pathlib import Path

import neo4j

from dashboard.cli import main
from dashboard.settings import read_settings
from graph.store.engine_files import EngineFiles


class Killer:
    """Counts what is sent, and kills when its point is reached."""

    def __init__(self, point, whom):
        kind, _, number = point.partition(":")
        self.kind, self.number, self.whom = kind, int(number or 0), whom
        self.counts = {"statement": 0, "commit": 0, "answer": 0}
        self.done = False

    def count(self, kind):
        if kind == "statement" and self.counts[kind] == 0 and self.kind == "ms":
            threading.Timer(self.number / 1000, self.kill).start()
        self.counts[kind] += 1
        if kind == self.kind and self.counts[kind] == self.number:
            self.kill()

    def kill(self):
        if self.done:
            return
        self.done = True
        if self.whom in ("engine", "both"):
            card = EngineFiles(read_settings().data_dir / "engine").read_card()
            os.kill(card.pid, signal.SIGKILL)
        if self.whom in ("loader", "both"):
            os.kill(os.getpid(), signal.SIGKILL)


def watch(killer):
    """Let `killer` count statements and commits of managed transactions that write."""
    run, commit = neo4j.ManagedTransaction.run, neo4j.ManagedTransaction._commit

    def counted_run(self, query, *args, **kwargs):
        if "RETURN 1 AS one" not in str(query):
            killer.count("statement")
        return run(self, query, *args, **kwargs)

    def counted_commit(self):
        killer.count("commit")
        commit(self)
        killer.count("answer")

    neo4j.ManagedTransaction.run, neo4j.ManagedTransaction._commit = counted_run, counted_commit


if __name__ == "__main__":
    counting = Killer(sys.argv[1], sys.argv[2])
    watch(counting)
    sys.path.insert(0, str(Path(__file__).parents[2]))
    try:
        main(sys.argv[3:])
    finally:
        sys.stderr.write(f"counts {counting.counts['statement']} {counting.counts['commit']}\n")
