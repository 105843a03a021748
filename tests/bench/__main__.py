"""How fast is it? Reading documents and scans, loading against its ceiling, every question, the first page.

Tables in Markdown on the standard output, progress on the standard error. Nothing is asserted: times are of this
machine, and of this hour of it; ratios of one run compare.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import asking
import loading
import reading
import scanning
import starting
from corpus import corpus
from engines import NAMES, Engine
from kept import loaded
from tables import Megabytes, Seconds, table

from graph.build import build
from loaders.crew import cores

PARTS = ("read", "scan", "load", "ask", "start")


def main() -> None:
    """Measure what the options name."""
    given, begun = _options(), time.monotonic()
    _print(f"{os.cpu_count()} processors, load of the machine at the start {os.getloadavg()[0]:.1f}\n")
    if "read" in given.parts:
        for text in reading.tables_of(given.cache / "documents", cores(), _say):
            _print(text)
    if "scan" in given.parts:
        _print(scanning.table_of(given.cache / "scans", _say))
    if "load" in given.parts:
        _print(_load(given))
    kept = set(given.parts) & {"ask", "start"}
    for size, name in [(size, name) for size in given.sizes for name in given.engines] if kept else ():
        if time.monotonic() - begun > given.minutes * 60:
            _print(f"**not measured: {name}, {size:,} tasks: {given.minutes:g} minutes are over (--minutes)**\n")
        else:
            _print(_kept(name, size, kept, given))
    _print(
        f"load of the machine at the end {os.getloadavg()[0]:.1f}, {time.process_time():.0f} s of work in this process"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, epilog='Example: make bench BENCH="ask --sizes 1000"'
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them without")
    parser.add_argument("--engines", type=_names, default=list(NAMES), help="embedded,neo4j")
    parser.add_argument("--load-sizes", type=_sizes, default=[1000], help="tasks to load: 1000,10000")
    parser.add_argument(
        "--sizes", type=_sizes, default=[1000, 10_000], help="tasks in the stores that are asked; 100000 takes long"
    )
    parser.add_argument("--minutes", type=float, default=10, help="no further store is begun after so many minutes")
    parser.add_argument("--runs", type=int, default=3, help="how often each thing is repeated; medians are shown")
    parser.add_argument("--only", default="", help="only questions whose id begins so: task, or task.lead")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "phoihop-bench",
                        help="where loaded databases are kept between runs (about 3 GB)")  # fmt: skip
    given = parser.parse_args()
    if set(given.parts) - set(PARTS):
        parser.error(f"parts are {', '.join(PARTS)}")
    given.parts = given.parts or list(PARTS)
    given.cache.mkdir(parents=True, exist_ok=True)
    return given


def _names(text: str) -> list[str]:
    names = text.split(",")
    if set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"engines are {', '.join(NAMES)}")
    return names


def _sizes(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


def _print(text: str) -> None:
    print(text, flush=True)


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def _load(given: argparse.Namespace) -> str:
    rows = []
    for size in given.load_sizes:
        started = time.process_time()
        plans = [build(record) for record in corpus(size)]
        made = (time.process_time() - started) / len(plans)
        for name in given.engines:
            _say(f"loading {size:,} tasks into {name}, {given.runs} times by the store and by the bare driver")
            found = loading.measure(name, size, plans, given.runs)
            rows.append(
                (
                    name, found.tasks, found.documents, found.elements, Seconds(found.store), Seconds(found.bare),
                    f"{found.ratio:.2f}", " ".join(f"{pair.ratio:.2f}" for pair in found.pairs),
                    f"{made * 1000:.0f} ms",
                )
            )  # fmt: skip
    head = ("engine", "tasks", "documents", "nodes and edges", "store", "bare driver", "share of the ceiling", "runs",
            "making one document's graph")  # fmt: skip
    return f"### Loading, against the ceiling of the bare driver\n\n{table(head, rows)}\n"


def _kept(name: str, size: int, parts: set[str], given: argparse.Namespace) -> str:
    """What is measured over a store that is kept."""
    written = []
    with loaded(name, size, given.cache, _say) as engine:
        settings = engine.settings
        if "ask" in parts:
            _say(f"asking {name} with {size:,} tasks")
            written.append(_ask(engine, size, given))
        if "start" in parts and name != "embedded":
            written.append(_start(name, size, starting.measure(settings)))
    if "start" in parts and name == "embedded":
        _say(f"starting the app on {name} with {size:,} tasks")
        written.append(_start(name, size, starting.measure(settings)))
    return "\n".join(written)


def _ask(engine: Engine, size: int, given: argparse.Namespace) -> str:
    answers = list(_told(asking.ask_all(engine, given.runs, given.only)))
    rows = [
        (
            answer.question, answer.rows, *(_cell(answer, part) for part in asking.PARTS),
            answer.failure[:60] or ("over 2 s" if answer.slow else ""),
        )
        for answer in sorted(answers, key=lambda answer: -answer.longest)
    ]  # fmt: skip
    slow = sum(answer.slow for answer in answers)
    head = ("question", "rows", "first rows", "how many", "denominator", "not known", "all rows", "")
    title = f"### {engine.name}, {size:,} tasks: {len(answers)} questions, {slow} of them over {asking.LIMIT:g} s"
    memory = (
        f"Engine's peak memory so far {Megabytes(engine.peak_memory())}. In brackets: seconds of processors' work. "
        f"First rows: of an audit {asking.PAGE} with evidence; of a question all that the app or `phoihop query` takes."
    )
    return f"{title}\n\n{memory}\n\n{table(head, rows)}\n"


def _told(answers: Iterator[asking.Answer]) -> Iterator[asking.Answer]:
    for answer in answers:
        if answer.slow:
            _say(f"{answer.question}: {Seconds(answer.longest)} {answer.failure}")
        yield answer


def _cell(answer: asking.Answer, part: str) -> str:
    taken = answer.taken.get(part)
    return f"{Seconds(taken.seconds)} ({float(taken.work):.2f})" if taken else ""


def _start(name: str, size: int, start: starting.Start) -> str:
    pages = [f"{page} {Seconds(seconds)}, {start.size[page] / 1e6:.1f} MB" for page, seconds in start.pages.items()]
    facts = [f"frame {Seconds(start.frame)}", *pages, f"peak memory of the app {Megabytes(start.memory)}"]
    return f"**{name}, {size:,} tasks, from the start of `phoihop serve`:** " + "; ".join(facts) + "\n"


if __name__ == "__main__":
    main()
