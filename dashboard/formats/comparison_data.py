"""A comparison of provinces as JSON with the tasks and their evidence, and as CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from dashboard.formats.cells import to_csv
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from graph.analysis.measure import Value
from queries.compare.comparison import Comparison, Side
from queries.compare.stability import Stabilities, Stability
from queries.compare.ties import Tie, TwoProvinces

COLUMNS = (
    "part", "id", "name", "province", "other", "presence", "led", "partnered", "tasks", "lead_share", "partner_share",
    "value", "undefined", "numerator", "denominator", "n", "m", "low", "high", "samples", "top_share", "bodies",
    "permutations", "p", "seed",
)  # fmt: skip
"""`part`: role, measure, tie, or pair; columns that a part does not have are empty, as is every missing value."""

Rows = Sequence[Mapping[str, object]]


def as_json(found: Comparison, sure: Stabilities | None, evidence: Rows, words: Texts) -> str:
    """Everything: provinces, roles, measures with definitions, ties; `tasks` by id with the words behind them."""
    data = {
        "note": words("compare.formal"),
        "role_set": found.role_set.value,
        "common_roles": found.common,
        "mapped": [asdict(each) for each in found.mapped],
        "provinces": [_province(side) for side in found.sides],
        "roles": [_role(role, found) for role in found.roles],
        "measures": [_measure(key, found, sure) for key in found.sides[0].values],
        "pairs": [_pair(two, found) for two in found.pairs],
        "stability": _stability(sure),
        "tasks": _tasks(found, evidence),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Comparison, sure: Stabilities | None, words: Texts) -> str:
    """One row per role and province, measure and province, tie and province, and pair of provinces."""
    language = words.language.value
    rows = [*_role_rows(found), *_measure_rows(found, sure, language), *_tie_rows(found), *_pair_rows(found)]
    return to_csv(COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))


def _province(side: Side) -> dict[str, object]:
    return {
        "name": side.name,
        "documents": [asdict(each) for each in side.documents],
        "tasks": len(side.tasks),
        "bodies": side.roster,
        "assignments": side.left_out.all,
        "to_classes": side.left_out.classes,
        "outside_roles": [body.name for body in side.dropped],
    }


def _role(role: str, found: Comparison) -> dict[str, object]:
    cells = {}
    for name in found.names:
        cell = found.cells[role, name]
        shares = {"lead_share": cell.lead_share, "partner_share": cell.partner_share}
        cells[name] = asdict(cell) | {"presence": cell.presence.value} | shares
    return {"id": role, "name": found.role_names[role], "provinces": cells}


def _measure(key: str, found: Comparison, sure: Stabilities | None) -> dict[str, object]:
    values = {side.name: _value(side.values[key], side, sure, key) for side in found.sides}
    return measures()[key].model_dump(mode="json") | {"provinces": values}


def _value(found: Value, side: Side, sure: Stabilities | None, key: str) -> dict[str, object]:
    stable = sure.by.get((key, side.name)) if sure else None
    bodies = [{"id": body, "name": side.bodies[body].name} for body in found.bodies]
    return {
        "value": found.value,
        "undefined": found.reason.value if found.reason else None,
        "numerator": found.of[0] if found.of else None,
        "denominator": found.of[1] if found.of else None,
        "n": found.n,
        "m": found.m,
        "bodies": bodies,
        "tasks": found.tasks,
        "notes": found.notes,
        "interval": asdict(stable.interval) if stable and stable.interval else None,
        "top": asdict(stable.top) if stable and stable.top else None,
    }


def _pair(two: TwoProvinces, found: Comparison) -> dict[str, object]:
    sides = {side.name: side.ties for side in found.sides}

    def told(tie: Tie) -> dict[str, object]:
        lead, partner = (found.role_names[role] for role in tie)
        tasks = {name: sides[name].get(tie, ()) for name in (two.one, two.other)}
        return {"lead": tie[0], "partner": tie[1], "lead_name": lead, "partner_name": partner, "tasks": tasks}

    kinds = ("both", "only_one", "only_other", "missing_one", "missing_other")
    return {
        "one": two.one,
        "other": two.other,
        "common_roles": two.common,
        **{kind: [told(tie) for tie in getattr(two, kind)] for kind in kinds},
        "jaccard": two.jaccard,
        "hamming": two.hamming,
        "cells": two.cells,
        "qap": asdict(two.qap),
    }


def _stability(sure: Stabilities | None) -> dict[str, object] | None:
    if sure is None:
        return None
    differences = [asdict(each) for each in sure.differences]
    return {
        "samples": sure.repetitions,
        "dropped_share": sure.share,
        "seed": sure.seed,
        "pairs_looked_at": sure.compared,
        "pairs_left_aside": sure.aside,
        "clear_differences": differences,
    }


def _tasks(found: Comparison, evidence: Rows) -> dict[str, object]:
    words: dict[str, list[dict[str, object]]] = {}
    for row in evidence:
        words.setdefault(str(row["task"]), []).append({key: row[key] for key in row if key != "task"})
    return {
        task.id: {"province": side.name, "ref": task.ref, "title": task.title, "assignments": words.get(task.id, [])}
        for side in found.sides
        for task in side.tasks.values()
    }


def _role_rows(found: Comparison) -> Iterator[dict[str, object]]:
    for role in found.roles:
        for name in found.names:
            cell = found.cells[role, name]
            row = {"part": "role", "id": role, "name": found.role_names[role], "province": name, "tasks": cell.tasks}
            row["presence"] = cell.presence.value
            if cell.lead_share is not None:
                row |= {"led": len(cell.led), "partnered": len(cell.partnered)}
                row |= {"lead_share": cell.lead_share, "partner_share": cell.partner_share}
            yield row


def _measure_rows(found: Comparison, sure: Stabilities | None, language: str) -> Iterator[dict[str, object]]:
    for key in found.sides[0].values:
        for side in found.sides:
            each = side.values[key]
            stable = sure.by.get((key, side.name)) if sure else None
            yield {
                "part": "measure", "id": key, "name": measures()[key].name[language], "province": side.name,
                "value": each.value, "undefined": each.reason, "n": each.n, "m": each.m,
                "numerator": each.of[0] if each.of else None, "denominator": each.of[1] if each.of else None,
                "bodies": "; ".join(side.bodies[body].name for body in each.bodies), **_range(stable),
            }  # fmt: skip


def _range(stable: Stability | None) -> dict[str, object]:
    row: dict[str, object] = {}
    if stable and stable.interval:
        row |= {"low": stable.interval.low, "high": stable.interval.high, "samples": stable.interval.all}
    if stable and stable.top:
        row |= {"top_share": stable.top.alone / stable.top.all}
    return row


def _tie_rows(found: Comparison) -> Iterator[dict[str, object]]:
    shown = set(found.roles)
    for side in found.sides:
        for tie, tasks in side.ties.items():
            if set(tie) <= shown:
                name = " → ".join(found.role_names[role] for role in tie)
                yield {"part": "tie", "id": ">".join(tie), "name": name, "province": side.name, "value": len(tasks)} | {
                    "tasks": len(side.tasks)
                }


def _pair_rows(found: Comparison) -> Iterator[dict[str, object]]:
    for two in found.pairs:
        head: dict[str, object] = {"part": "pair", "province": two.one, "other": two.other, "n": len(two.common)}
        both = len(two.both)
        every = both + len(two.only_one) + len(two.only_other)
        yield head | {"id": "jaccard", "value": two.jaccard, "numerator": both, "denominator": every}
        share = two.hamming / two.cells if two.cells else None
        yield head | {"id": "hamming", "value": share, "numerator": two.hamming, "denominator": two.cells}
        drawn = {"permutations": two.qap.permutations, "p": two.qap.p, "seed": two.qap.seed}
        yield head | {"id": "qap", "value": two.qap.r} | drawn
