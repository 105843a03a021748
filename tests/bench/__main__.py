"""How fast is it? `python tests/bench --help`; figures as Markdown tables on the standard output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import loading
from corpus import corpus
from engines import NAMES
from tables import Seconds, table

from graph.build import build


def main() -> None:
    """Measure what the options name."""
    given = _options()
    print(f"{os.cpu_count()} processors, load of the machine at the start {os.getloadavg()[0]:.1f}\n", flush=True)
    print(_load(given.engines, given.load_sizes, given.runs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--engines", type=_names, default=list(NAMES), help="embedded,neo4j")
    parser.add_argument("--load-sizes", type=_sizes, default=[1000, 10_000], help="tasks to load: 1000,10000")
    parser.add_argument("--runs", type=int, default=3, help="how often each load is repeated")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    if set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"engines are {', '.join(NAMES)}")
    return names


def _sizes(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


def _load(engines: Sequence[str], sizes: Sequence[int], runs: int) -> str:
    rows = []
    for size in sizes:
        plans = [build(record) for record in corpus(size)]
        for name in engines:
            found = loading.measure(name, size, plans, runs)
            rows.append(
                (
                    name, found.tasks, found.documents, found.elements,
                    Seconds(found.store), Seconds(found.bare), f"{found.ratio:.2f}",
                    " ".join(f"{pair.ratio:.2f}" for pair in found.pairs),
                )
            )  # fmt: skip
    head = ("engine", "tasks", "documents", "nodes and edges", "store", "bare driver", "share of the ceiling", "runs")
    return f"### Loading, against the ceiling of the bare driver\n\n{table(head, rows)}\n"


if __name__ == "__main__":
    main()
