"""`phoihop compare`: provinces side by side."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.texts import Texts
    from graph.store import Store
    from queries.compare.comparison import Comparison, RoleSet
    from queries.compare.stability import Stabilities

NAME = "compare"
SUMMARY = "Provinces side by side: roles, ties, measures."
EXAMPLE = "\b\nExample: phoihop compare 'Gia Lai' 'Khanh Hoa' --measure density --format csv"
WIDEST = 200
"""A table is never wider, in cells of the terminal."""


class ComparisonFormat(StrEnum):
    """The forms that a comparison is printed in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Roles(StrEnum):
    """Which roles stand side by side."""

    UNION = "union"
    COMMON = "common"


def run(
    provinces: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PROVINCE", help="Two provinces or more, with or without diacritics.", show_default=False
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All provinces that are loaded.")] = False,
    form: Annotated[
        ComparisonFormat, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")
    ] = ComparisonFormat.TABLE,
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this measure; may be given several times. docs/measures.md names them."),
    ] = None,
    roles: Annotated[
        Roles, typer.Option(metavar="SET", help="union: all roles; common: those that every province has.")
    ] = Roles.UNION,
    samples: Annotated[
        bool, typer.Option("--samples/--no-samples", help="Draw samples for the intervals, which takes some seconds.")
    ] = True,
    lang: LangOption = None,
) -> None:
    """Print the same roles of several provinces side by side, who is tied where, and measures with intervals.

    A role that a province lacks is absent, which is not 0.
    """
    from queries.compare.comparison import RoleSet, chosen_measures

    words, only = words_for(lang), chosen_measures(measure or None)
    asked = _Asked(tuple(provinces or ()), every, RoleSet(roles.value), only, samples)
    say(_answer(asked, form, words).rstrip("\n"))


@dataclass(frozen=True)
class _Asked:
    """Which provinces (or `every` one), which roles and measures, and whether `samples` are drawn."""

    provinces: tuple[str, ...]
    every: bool
    roles: RoleSet
    measures: list[str]
    samples: bool


def _answer(asked: _Asked, form: ComparisonFormat, words: Texts) -> str:
    """The comparison in the form wanted."""
    from dashboard.settings import read_settings
    from queries.compare.comparison import compared
    from queries.compare.reading import read_provinces
    from queries.compare.stability import stabilities

    with opened(read_settings(), words) as store:
        names = _names(store, asked.provinces, asked.every)
        with working(words("compare.cli.comparing")):
            reading = read_provinces(store, names)
            found = compared(reading, role_set=asked.roles, only=asked.measures)
        sure = None
        if asked.samples:
            with working(words("compare.cli.sampling")):
                sure = stabilities((each.facts for each in reading.provinces), only=asked.measures)
        return _render(store, found, sure, form, words)


def _names(store: Store, given: Sequence[str], every: bool) -> list[str]:
    """The provinces to compare. Raises `Misuse` for names together with --all, and where there are fewer than two."""
    from graph.errors import InputError, Misuse
    from queries.compare.comparison import all_names, chosen_names

    if every and given:
        raise Misuse("--all and names of provinces exclude each other", fix="give the one or the other")
    if not store.documents():
        raise InputError("the store is empty", fix="load plans first: phoihop load FILE, or phoihop demo --no-serve")
    return all_names(store) if every else chosen_names(store, given)


def _render(store: Store, found: Comparison, sure: Stabilities | None, form: ComparisonFormat, words: Texts) -> str:
    from dashboard.formats import comparison, comparison_data
    from queries.runner import run as ask

    if form is ComparisonFormat.CSV:
        return comparison_data.as_csv(found, sure, words)
    if form is ComparisonFormat.JSON:
        tasks = [task for side in found.sides for task in side.tasks]
        return comparison_data.as_json(found, sure, ask(store, "compare.evidence", tasks=tasks), words)
    width = min(WIDEST, max(80, shutil.get_terminal_size((40 + 24 * len(found.sides), 40)).columns))
    return comparison.as_text(found, sure, words, width=width)
