"""Every question of the library at a given size: how long, how many rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from engines import Engine

from graph.errors import PhoihopError
from queries.audits import run_audits
from queries.catalogue import catalogue
from queries.model import Query, QueryKind
from queries.runner import bind, run_part

LIMIT = 2.0
"""What takes longer than this many seconds is marked."""

ENOUGH = 6.0
"""A question is not asked again once it has taken this many seconds altogether."""

NAMED = 50
"""As many nodes are looked up by their ids at once."""


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and seconds of work of the engine's and this process's processors.

    On a quiet machine the two are close; on a busy one the second still tells what the question costs.
    """

    seconds: float
    work: float


@dataclass(frozen=True)
class Answer:
    """What one question took by part ("text", "count", "unknown", "all"), rows of the text, or what failed.

    "all" is what the user of an audit waits for: all parts for all provinces, and the findings made of them.
    """

    question: str
    taken: dict[str, Taken]
    rows: int
    failure: str = ""

    @property
    def longest(self) -> float:
        """Seconds of its longest part."""
        return max((each.seconds for each in self.taken.values()), default=0.0)

    @property
    def slow(self) -> bool:
        """Whether one part took longer than `LIMIT`, or no answer came."""
        return bool(self.failure) or self.longest > LIMIT


def ask_all(engine: Engine, runs: int, only: str = "") -> Iterator[Answer]:
    """Each question whose id begins with `only`, asked `runs` times after once without measuring."""
    values = samples(engine)
    for query in catalogue().values():
        if query.id.startswith(only):
            yield _ask(engine, query, values, runs)


def samples(engine: Engine) -> dict[str, object]:
    """Values for the parameters of questions by name: the busiest province, some of its tasks, bodies, documents."""
    read = engine.store.read
    province = read(
        "MATCH (t:Task) WITH t.province AS province, count(t) AS n RETURN province ORDER BY n DESC, province LIMIT 1"
    )[0]["province"]
    tasks = read("MATCH (t:Task {province: $p}) RETURN t.id AS id ORDER BY id LIMIT $n", {"p": province, "n": NAMED})
    ids = [row["id"] for row in tasks]
    document = read("MATCH (t:Task {id: $id}) RETURN t.document AS id", {"id": ids[0]})[0]["id"]
    return {"province": province, "ids": ids, "document": document}


def _ask(engine: Engine, query: Query, values: dict[str, object], runs: int) -> Answer:
    audit = query.kind is QueryKind.AUDIT
    needed = {name: values.get(name) for name, parameter in query.parameters.items() if parameter.required}
    taken: dict[str, Taken] = {}
    rows = 0
    try:
        bound = bind(query, {} if audit else needed)
        for role in query.cyphers:
            taken[role], found = _timed(engine, lambda role=role: run_part(engine.store, query, role, bound), runs)
            rows = len(found) if role == "text" else rows
        if audit:
            taken["all"], _ = _timed(engine, lambda: run_audits(engine.store, rules=[query.id]), runs)
    except PhoihopError as error:
        return Answer(query.id, taken, rows, str(error))
    return Answer(query.id, taken, rows)


def _timed(engine: Engine, work: Callable, runs: int) -> tuple[Taken, list]:
    """The median over the runs, after one that is not counted, unless that took too long to do it again."""
    taken: list[Taken] = []
    while len(taken) <= runs and sum(each.seconds for each in taken) < ENOUGH:
        worked, started = engine.work(), time.perf_counter()
        result = work()
        taken.append(Taken(time.perf_counter() - started, engine.work() - worked))
    kept = taken[1:] or taken
    return Taken(median(each.seconds for each in kept), median(each.work for each in kept)), result
