"""Ranges of a passage that name documents: their dates are no deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from graph.registry.numbers import find_numbers
from loaders.text.dates import date_after
from loaders.text.passage import Passage


def masked(passage: Passage) -> Iterator[tuple[int, int]]:
    """The ranges of document numbers with the dates behind them."""
    for number in find_numbers(passage.text):
        date = date_after(passage.same, number.end)
        yield number.start, date.end if date else number.end
