"""What a comparison reads from the store: only the plans of the provinces asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.facts import Assignment, Body, Duty, PlanFacts, facts
from queries.runner import Reader, run

Row = Mapping[str, object]


@dataclass(frozen=True)
class Document:
    """A loaded document; `symbol` and `date` are None where it has none."""

    id: str
    symbol: str | None
    kind: str | None
    date: str | None


@dataclass(frozen=True)
class Task:
    """What a task is called and where it stands in its document."""

    id: str
    ref: str
    title: str


@dataclass(frozen=True)
class Succession:
    """A national role that another one followed; `since` is an ISO date of any precision."""

    old: str
    old_name: str
    new: str
    new_name: str
    since: str | None
    scope: str | None


@dataclass(frozen=True)
class Province:
    """One province as read: its facts, and names of what they mention."""

    facts: PlanFacts
    documents: tuple[Document, ...]
    tasks: Mapping[str, Task]

    @property
    def name(self) -> str:
        """The province's name."""
        return self.facts.province


@dataclass(frozen=True)
class Reading:
    """All that a comparison rests on. `role_names`: national role to its name."""

    provinces: tuple[Province, ...]
    role_names: Mapping[str, str]
    successions: tuple[Succession, ...]


def read_provinces(read: Reader, names: Sequence[str]) -> Reading:
    """The plans of the provinces called so, in this order; names as they stand in the store."""
    wanted = list(names)
    documents = _grouped(run(read, "compare.documents", provinces=wanted), "province")
    home = {str(row["id"]): name for name, rows in documents.items() for row in rows}
    tasks = _grouped(run(read, "compare.tasks", provinces=wanted), "province")
    assignments = _grouped(run(read, "compare.assignments", provinces=wanted), "province")
    duties = _grouped(run(read, "compare.duties", documents=sorted(home)), "document", home)
    named = _grouped(run(read, "compare.named", documents=sorted(home)), "document", home)
    bodies, roles = _bodies(read, [*_flat(assignments), *_flat(duties), *_flat(named)])
    provinces = tuple(
        _province(name, documents[name], tasks[name], assignments[name], duties[name], named[name], bodies)
        for name in wanted
    )
    return Reading(provinces, roles, _successions(read))


def _province(
    name: str,
    documents: Sequence[Row],
    tasks: Sequence[Row],
    assignments: Sequence[Row],
    duties: Sequence[Row],
    named: Sequence[Row],
    bodies: Mapping[str, Body],
) -> Province:
    here = {body for row in [*assignments, *duties, *named] for body in _ends(row)}
    found = facts(
        name,
        {str(row["id"]): _text(row["date"]) for row in documents},
        [str(row["id"]) for row in tasks],
        [bodies[each] for each in here],
        [Assignment(str(r["id"]), str(r["agency"]), str(r["task"]), r["role"] == "lead") for r in assignments],
        [Duty(str(row["id"]), str(row["sender"]), str(row["receiver"])) for row in duties],
    )
    return Province(
        found,
        tuple(Document(str(r["id"]), _text(r["symbol"]), _text(r["kind"]), _text(r["date"])) for r in documents),
        {str(r["id"]): Task(str(r["id"]), _text(r["ref"]) or "", _text(r["title"]) or "") for r in tasks},
    )


def _bodies(read: Reader, rows: Iterable[Row]) -> tuple[dict[str, Body], dict[str, str]]:
    """The bodies by id, the first of their roles each, and the names of these roles."""
    ids = sorted({body for row in rows for body in _ends(row)})
    found: dict[str, Body] = {}
    roles: dict[str, str] = {}
    for row in run(read, "compare.bodies", ids=ids) if ids else []:
        role = _text(row["role"])
        body = Body(str(row["id"]), str(row["name"]), str(row["kind"]), _text(row["sector"]), _text(row["level"]), role)
        found.setdefault(body.id, body)
        if role:
            roles[role] = str(row["role_name"])
    return found, roles


def _successions(read: Reader) -> tuple[Succession, ...]:
    rows = run(read, "compare.successions")
    return tuple(
        Succession(
            str(row["old"]), str(row["old_name"]), str(row["new"]), str(row["new_name"]), _text(row["since"]),
            _text(row["scope"]),
        )
        for row in rows
    )  # fmt: skip


def _ends(row: Row) -> list[str]:
    return [str(row[key]) for key in ("agency", "sender", "receiver") if key in row]


def _grouped(rows: Iterable[Row], key: str, home: Mapping[str, str] | None = None) -> defaultdict[str, list[Row]]:
    """Rows by province; `home` tells the province of a document where the rows name only that."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        where = str(row[key])
        found[home[where] if home else where].append(row)
    return found


def _flat(groups: Mapping[str, list[Row]]) -> Iterable[Row]:
    return (row for rows in groups.values() for row in rows)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
