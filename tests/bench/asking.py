"""Every question of the library at a given size: how long, how many rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from functools import partial
from statistics import median

from engines import Engine

from graph.errors import PhoihopError
from queries.ask import ask_named
from queries.catalogue import catalogue
from queries.counting import count_findings
from queries.model import Query, QueryKind
from queries.runner import bind, run_part

LIMIT = 2.0
"""What takes longer than this many seconds is marked."""

ENOUGH = 6.0
"""A question is not asked again once it has taken this many seconds altogether."""

PAGE = 200
"""As many findings of an audit are asked for with their evidence."""

WHOLE = "whole"
PARTS = ("page", "found", "count", "unknown", WHOLE)
"""What is asked of a question; see `Answer`."""

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
    """What one question took by part, rows of its last answer, or what failed.

    An audit over all provinces has "count" and "unknown" (its denominators), "found" (how many findings by province),
    "page" (the first `PAGE` of them with their evidence: what a screen shows) and "whole" (every finding). Any other
    question has "page" alone: what the app asks for, and of a named question as many rows as `phoihop query` shows.
    """

    question: str
    taken: dict[str, Taken]
    rows: int
    failure: str = ""

    @property
    def longest(self) -> float:
        """Seconds of its longest part, "whole" aside: that is as long as its rows are many."""
        return max((each.seconds for part, each in self.taken.items() if part != WHOLE), default=0.0)

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
    busiest = read("MATCH (t:Task) RETURN t.province AS province, count(t) AS n ORDER BY n DESC, province LIMIT 5")
    province = busiest[0]["province"]
    found = {"p": province, "n": NAMED}
    tasks = read("MATCH (t:Task {province: $p}) RETURN t.id AS id ORDER BY id LIMIT $n", found)
    documents = read("MATCH (d:Document {province: $p}) RETURN d.id AS id ORDER BY id LIMIT $n", found)
    leads = read(
        "MATCH (t:Task {province: $p})<-[:LEADS]-(a:Agency {kind: 'body'}) WITH a, count(t) AS n ORDER BY n DESC, a.id "
        "LIMIT 2 RETURN a.id AS id, a.name AS name, a.fold AS fold, a.body AS role",
        {"p": province},
    )
    cited = read(
        "MATCH (d:Document)-[:IMPLEMENTS]->(x:Document) WHERE x.symbol IS NOT NULL "
        "RETURN x.symbol AS symbol, count(d) AS n ORDER BY n DESC, symbol LIMIT 1"
    )
    ids = [row["id"] for row in tasks]
    return {
        "province": province, "provinces": [row["province"] for row in busiest], "ids": ids, "tasks": ids,
        "documents": [row["id"] for row in documents], "bodies": [row["id"] for row in leads],
        "body": leads[0]["name"], "body.id": leads[0]["id"], "other": leads[-1]["name"], "fold": leads[0]["fold"],
        "role": leads[0]["role"], "directive": cited[0]["symbol"] if cited else "-", "words": "kiểm tra",
    }  # fmt: skip


def _ask(engine: Engine, query: Query, values: dict[str, object], runs: int) -> Answer:
    audit = query.kind is QueryKind.AUDIT
    view = query.kind is QueryKind.VIEW
    needed = {
        name: values.get(f"{name}.id" if view and f"{name}.id" in values else name)
        for name, parameter in query.parameters.items()
        if parameter.required
    }
    taken: dict[str, Taken] = {}
    rows = 0
    try:
        for part, work in _parts(engine, query, bind(query, {} if audit else needed)).items():
            taken[part], found = _timed(engine, work, runs)
            rows = len(found) if part in ("page", WHOLE) else rows
    except PhoihopError as error:
        return Answer(query.id, taken, rows, str(error))
    return Answer(query.id, taken, rows)


def _parts(engine: Engine, query: Query, bound: dict[str, object]) -> dict[str, Callable[[], Sized]]:
    """What is asked of one question, by part."""
    store = engine.store
    if query.kind is QueryKind.AUDIT:
        of_role = {role: partial(run_part, store, query, role, bound) for role in query.cyphers if role != "text"}
        return {
            **of_role,
            "found": lambda: count_findings(store, query, bound),
            "page": lambda: run_part(store, query, "text", bound, limit=PAGE),
            WHOLE: lambda: run_part(store, query, "text", bound),
        }
    if query.kind is QueryKind.QUESTION:
        return {"page": lambda: ask_named(store, query, bound).rows}
    return {"page": lambda: run_part(store, query, "text", bound)}


def _timed(engine: Engine, work: Callable[[], Sized], runs: int) -> tuple[Taken, Sized]:
    """The median over the runs, after one that is not counted, unless that took too long to do it again."""
    taken: list[Taken] = []
    while len(taken) <= runs and sum(each.seconds for each in taken) < ENOUGH:
        worked, started = engine.work(), time.perf_counter()
        result = work()
        taken.append(Taken(time.perf_counter() - started, engine.work() - worked))
    kept = taken[1:] or taken
    return Taken(median(each.seconds for each in kept), median(each.work for each in kept)), result
