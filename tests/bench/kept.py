"""Loaded databases that are kept between runs, since loading 100,000 tasks takes longer than asking all questions.

They are filled in large batches by the bare driver: what they hold is what the store would have loaded, without the
readings that only a later load or withdrawal needs.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from corpus import corpus
from engines import Engine, running
from loading import Statement, created, send

import graph.build
from graph.build import build
from graph.store.schema import statements

TOGETHER = 50
"""As many plans go into one transaction."""

Say = Callable[[str], None]


@contextmanager
def loaded(name: str, tasks: int, cache: Path, say: Say) -> Iterator[Engine]:
    """The engine called `name` with a corpus of `tasks` tasks in it, filled if it is not there yet."""
    home = cache / f"{name}-{tasks}-{_key()}"
    done = home / "complete"
    if not done.exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        rows = _rows(tasks, cache, say)
        say(f"filling {name} with {tasks:,} tasks")
        with running(name, home) as engine:
            _fill(engine, rows)
        done.touch()
    with running(name, home) as engine:
        yield engine


def _key() -> str:
    """Changes with whatever makes the graph another one."""
    code = [*Path(graph.build.__file__).parent.rglob("*.py"), *Path(__file__).parent.glob("*.py")]
    own = {"corpus.py", "citations.py", "words.py", "typeset.py"}
    kept = sorted(path for path in code if path.parent != Path(__file__).parent or path.name in own)
    return hashlib.sha256(b"".join([*map(Path.read_bytes, kept), *map(str.encode, statements())])).hexdigest()[:10]


def _rows(tasks: int, cache: Path, say: Say) -> Path:
    """A file with the statements that create the corpus, made once for all engines."""
    path = cache / f"rows-{tasks}-{_key()}.pickle"
    if not path.exists():
        say(f"building {tasks:,} tasks")
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            made = created(build(record) for record in corpus(tasks))
            while together := list(islice(made, TOGETHER)):
                pickle.dump(_joined(together), file)
        part.rename(path)
    return path


def _joined(documents: list[list[Statement]]) -> list[Statement]:
    """The statements of several documents as one list: nodes first, equal statements together."""
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for text, more in sorted(
        (each for document in documents for each in document), key=lambda each: "MATCH" in each[0]
    ):
        rows[text] += more
    return list(rows.items())


def _fill(engine: Engine, rows: Path) -> None:
    engine.store.clear()
    with engine.driver() as (driver, database), rows.open("rb") as file, driver.session(database=database) as session:
        while True:
            try:
                together = pickle.load(file)
            except EOFError:
                return
            session.execute_write(send, together)
