"""A plan record as YAML to correct by hand, and as a table to read."""

from __future__ import annotations

import io

import yaml
from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats.plain import one_line
from dashboard.texts import Texts
from graph.records import PlanRecord, Task

WIDTH = 140


def record_yaml(record: PlanRecord) -> str:
    """The record as YAML in the contract's order, Vietnamese letters as they are."""
    return yaml.safe_dump(record.to_data(), allow_unicode=True, sort_keys=False, width=110)


def record_table(record: PlanRecord, words: Texts) -> str:
    """A heading, the notes of the reading, and one row per task: ref, title, leads, partners, deadline."""
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, markup=False, highlight=False, emoji=False)
    console.print(_heading(record), soft_wrap=True)
    for note in record.notes:
        console.print(words("cli.record.note", note=one_line(note)), soft_wrap=True)
    table = Table(
        *(words(f"cli.record.{key}") for key in ("ref", "task", "leads", "partners", "deadline")), box=box.SIMPLE
    )
    for task in record.tasks:
        table.add_row(*(one_line(cell) for cell in _cells(task)))
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _heading(record: PlanRecord) -> str:
    document = record.document
    parts = (document.symbol, document.date, document.issuer, document.title)
    return one_line(" · ".join(part for part in parts if part))


def _cells(task: Task) -> tuple[str, ...]:
    return (
        task.ref,
        task.title,
        "; ".join(lead.name for lead in task.leads),
        "; ".join(partner.name for partner in task.partners),
        task.deadline.text if task.deadline else "",
    )
