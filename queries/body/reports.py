"""The reporting lines of a body: what it sends, what it receives, and duties of classes that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from queries.body.dates import period_kind
from queries.body.duties import Classes
from queries.body.model import Report
from queries.body.rows import Desk, Row, Rows, evidence, text


def sent(rows: Rows, desk: Desk) -> list[Report]:
    """What the body sends, and the standing lines to its superiors; one for each receiver."""
    return [_report(group, desk, others="other_name") for group in _grouped(rows, "id")]


def received(rows: Rows, desk: Desk) -> list[Report]:
    """What others send to the body, one for each duty with all who send."""
    return [_report(group, desk, others="other_name", incoming=True) for group in _grouped(rows, "duty")]


def through(rows: Rows, body: str, classes: Classes, taken: set[str], desk: Desk) -> list[Report]:
    """Duties of `classes` to report to somebody else, one for each duty; `taken` are those that name the body."""
    meant = [row for row in rows if row["line"] == "duty" and row["other"] != body and row["duty"] not in taken]
    found = []
    for group in _grouped(meant, "duty"):
        names = dict.fromkeys(text(classes[row["agency"]], "name") for row in group)
        vague = all(classes[row["agency"]]["kind"] == "vague" for row in group)
        found.append(_report(group, desk, others="other_name", name="; ".join(names), vague=vague))
    return sorted(found, key=lambda report: report.vague)


def _grouped(rows: Iterable[Row], column: str) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return list(groups.values())


def _report(
    group: list[Row], desk: Desk, *, others: str, incoming: bool = False, name: str = "", vague: bool = False
) -> Report:
    row = group[0]
    collects = not incoming and row["line"] == "duty" and row["step"] != 1
    period, due = text(row, "period"), text(row, "due")
    day = None if collects else due
    timings = desk.timings(row["document"], period_kind(period), period, day) if row["regular"] else ()
    return Report(
        id=row["duty"] if incoming else row["id"], incoming=incoming,
        others=tuple(dict.fromkeys(text(one, others) for one in group)),
        onward=tuple(dict.fromkeys(one["onward"] for one in group if one["onward"])),
        line=text(row, "line"), period=period, due=due, regular=bool(row["regular"]), collects=collects,
        evidence=evidence(row), timings=timings, through=name, vague=vague,
    )  # fmt: skip
