"""Rows of the store as values: absent ones as empty words, evidence from its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.vocabulary import DeadlineKind
from queries.body.dates import Timing, timings
from queries.body.model import Evidence, Paper

Row = Mapping[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Desk:
    """What every part is built with: the documents by id, and the day that "next" counts from."""

    papers: Mapping[str, Paper]
    today: date

    def timings(self, document: str, kind: DeadlineKind | None, words: str, due: str | None) -> tuple[Timing, ...]:
        """The days of a deadline that stands in `document`."""
        paper = self.papers.get(document)
        return timings(kind, words, due, issued=paper.date if paper else None, today=self.today)


def text(row: Row, column: str) -> str:
    """The words in a column; "" where there are none."""
    value = row.get(column)
    return "" if value is None else str(value)


def evidence(row: Row) -> Evidence:
    """The evidence of the fact that `row` holds."""
    return Evidence(
        text(row, "document"), text(row, "locator"), text(row, "quote"), row["from_offset"], row["to_offset"],
        row.get("page"), text(row, "rule"), row.get("confidence"), text(row, "source"),
        text(row, "box"),
    )  # fmt: skip


def role_evidence(row: Row) -> Evidence:
    """The evidence that the body has its part in the task of `row`."""
    return Evidence(
        text(row, "document"), text(row, "role_locator"), text(row, "role_quote"), row["role_from"], row["role_to"],
        row["role_page"], text(row, "role_rule"), row["role_confidence"],
        box=text(row, "role_box"),
    )  # fmt: skip


def due_evidence(row: Row) -> Evidence | None:
    """The evidence of the deadline of the task of `row`, where it has a place of its own."""
    if row["due_from"] is None:
        return None
    return Evidence(
        text(row, "document"), text(row, "due_locator"), text(row, "due_quote"), row["due_from"], row["due_to"]
    )


def documents_of(*tables: Iterable[Row]) -> list[str]:
    """The ids of the documents that the rows stand in, each once."""
    return sorted({row["document"] for rows in tables for row in rows if row["document"]})
