"""The tasks of a body, and those that reach it through a class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.vocabulary import DeadlineKind
from queries.body.model import Duty, Fellow, Part
from queries.body.rows import Desk, Row, Rows, due_evidence, evidence, role_evidence, text

Classes = Mapping[str, Row]
"""The classes that take a body in, by id: their `name` and `kind`."""


def own(rows: Rows, fellows: Rows, desk: Desk) -> list[Duty]:
    """The tasks that name the body, each once: who leads and takes part too leads."""
    together = _fellows(fellows)
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row["part"] != Part.LEAD):
        first.setdefault(row["task"], row)
    return [_duty(row, together[row["task"]], desk) for row in _in_text_order(first.values())]


def through(rows: Rows, fellows: Rows, classes: Classes, taken: set[str], desk: Desk) -> list[Duty]:
    """The tasks of `classes` that do not name the body (`taken` do), each once; definite classes before vague ones."""
    together = _fellows(fellows)
    reaching: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["task"] not in taken:
            reaching[row["task"]].append(row)
    found = []
    for several in reaching.values():
        best = min(several, key=lambda row: (_vague(classes, row), row["part"] != Part.LEAD))
        found.append(_duty(best, together[best["task"]], desk, classes[best["agency"]]))
    return sorted(found, key=lambda duty: duty.vague)


def _vague(classes: Classes, row: Row) -> bool:
    return bool(classes[row["agency"]]["kind"] == "vague")


def _in_text_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["document"], row["rank"] or 0, row["task"]))


def _fellows(rows: Rows) -> dict[str, list[Fellow]]:
    found: dict[str, list[Fellow]] = defaultdict(list)
    for row in rows:
        fellow = Fellow(row["agency"], text(row, "name"), text(row, "kind"), Part(row["part"]), evidence(row))
        found[row["task"]].append(fellow)
    return found


def _duty(row: Row, together: Iterable[Fellow], desk: Desk, of_class: Row | None = None) -> Duty:
    kind = DeadlineKind(row["deadline_kind"]) if row["deadline_kind"] else None
    words = text(row, "deadline_text")
    return Duty(
        task=row["task"], ref=text(row, "ref"), title=text(row, "title"), text=text(row, "text"),
        part=Part(row["part"]), basis=text(row, "basis"), modality=text(row, "modality"), deadline_text=words,
        deliverable=text(row, "deliverable"), depends_on=tuple(row["depends_on"] or ()), document=row["document"],
        evidence=evidence(row), role_evidence=role_evidence(row), due_evidence=due_evidence(row),
        timings=desk.timings(row["document"], kind, words, row["due"]),
        fellows=tuple(one for one in together if one.id != row["agency"]),
        through=text(of_class, "name") if of_class else "",
        vague=bool(of_class and of_class["kind"] == "vague"),
    )  # fmt: skip
