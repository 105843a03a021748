"""Ranges of a passage that name documents: their dates are no deadlines."""

from __future__ import annotations

from graph.registry.numbers import find_numbers
from loaders.text.dates import date_after
from loaders.text.passage import Passage


def masked(passage: Passage) -> list[tuple[int, int]]:
    """The ranges of document numbers with the dates behind them."""
    out: list[tuple[int, int]] = []
    for number in find_numbers(passage.text):
        date = date_after(passage.same, number.end)
        out.append((number.start, date.end if date else number.end))
    return out
