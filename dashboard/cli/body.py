"""`phoihop body`: what one body has to do, with whom, by when, for whom."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

if TYPE_CHECKING:
    from dashboard.texts import Texts
    from graph.store import Store
    from queries.body.model import Body, Dossier, Overview
    from queries.body.names import Choice

NAME = "body"
SUMMARY = "The work of one body: tasks, dates, reports, gaps."
EXAMPLE = "\b\nExample: phoihop body 'so ngoai vu' --province 'Gia Lai' --out viec.xlsx"
WIDEST = 140


class BodyFormat(StrEnum):
    """The forms that a body's work is written in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"


_WITH_GAPS = (BodyFormat.TABLE, BodyFormat.JSON, BodyFormat.XLSX)


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The body in any spelling, with or without diacritics, or its abbreviation; its province may follow.",
        ),
    ],
    province: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only this province. Without it, a provincial body is compared in all of them."
        ),
    ] = None,
    form: Annotated[
        BodyFormat | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, json, csv, xlsx (Excel) or ics (calendar). [default: what --out ends with, else table]",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write into this file, not on the screen.")] = None,
    today: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day that the next dates count from. [default: today]")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Show what a body leads and takes part in, with whom, its dates and reports in order of time, and its gaps."""
    from dashboard.settings import read_settings

    words, day, chosen = words_for(lang), _day(today), _form(form, out)
    with opened(read_settings(), words) as store:
        choice, scope = _found(store, name, province)
        with working(words("cli.auditing")):
            content = _content(store, choice, scope, day, chosen, words)
    if out is None:
        say(content.rstrip("\n") if isinstance(content, str) else content.decode().rstrip("\n"))
    else:
        _write(out, content)


def _day(given: str | None) -> date:
    from graph.errors import Misuse

    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise Misuse(f"no such day: {given}", where="--today", fix="write it like 2026-11-30") from None


def _form(form: BodyFormat | None, out: Path | None) -> BodyFormat:
    """The form asked for, else the one that the file's name ends with."""
    from graph.errors import Misuse

    ending = out.suffix.removeprefix(".").lower() if out else ""
    chosen = form or (BodyFormat(ending) if ending in set(BodyFormat) else BodyFormat.TABLE)
    if chosen is BodyFormat.XLSX and out is None:
        raise Misuse("xlsx is written to a file", where="--format", fix="give --out FILE.xlsx")
    return chosen


def _found(store: Store, name: str, province: str | None) -> tuple[Choice, str | None]:
    """What the name means. Raises `Misuse` for a name that means nothing or too much."""
    from graph.errors import InputError, Misuse, QueryRefused
    from queries.body.dossier import find

    if not store.documents():
        raise InputError("the store is empty", fix="load plans first: phoihop load FILE, or phoihop demo --no-serve")
    try:
        return find(store, name, province)
    except QueryRefused as error:
        raise Misuse(str(error)) from None


def _content(store: Store, choice: Choice, scope: str | None, day: date, form: BodyFormat, words: Texts) -> str | bytes:
    """The body's work, or its role in all provinces, in this form."""
    from dashboard.formats import body_files, body_text

    if choice.body is not None:
        (one,) = _whole(store, [choice.body], scope, day, gaps=form in _WITH_GAPS)
        if form in (BodyFormat.TABLE, BodyFormat.JSON):
            return body_files.as_json(one) if form is BodyFormat.JSON else body_text.as_text(one, words, width=_width())
        return _file([one], None, form, words)
    overview = _side_by_side(store, choice)
    if form in (BodyFormat.TABLE, BodyFormat.JSON):
        as_json = form is BodyFormat.JSON
        return body_files.as_json(overview) if as_json else body_text.overview_text(overview, words, width=_width())
    return _file(_everywhere(store, overview, day, gaps=form in _WITH_GAPS), overview, form, words)


def _file(dossiers: Sequence[Dossier], overview: Overview | None, form: BodyFormat, words: Texts) -> str | bytes:
    from dashboard.formats import body_files

    if form is BodyFormat.XLSX:
        return body_files.as_xlsx(dossiers, words, overview)
    if form is BodyFormat.ICS:
        return body_files.as_ics(dossiers, words, overview)
    return body_files.as_csv(dossiers, words)


def _whole(store: Store, bodies: Sequence[Body], scope: str | None, day: date, *, gaps: bool) -> list[Dossier]:
    from queries.audits import run_audits
    from queries.body.dossier import dossier, with_gaps

    found = [dossier(store, body, today=day, scope=scope) for body in bodies]
    if not gaps or not found:
        return found
    report = run_audits(store, province=found[0].scope if len(found) == 1 else None)
    return [with_gaps(one, report) for one in found]


def _side_by_side(store: Store, choice: Choice) -> Overview:
    from graph.errors import Misuse, QueryRefused
    from queries.body.overview import overview

    assert choice.role is not None
    try:
        return overview(store, choice.role)
    except QueryRefused as error:
        raise Misuse(str(error)) from None


def _everywhere(store: Store, overview: Overview, day: date, *, gaps: bool) -> list[Dossier]:
    """The work of the role in every province that names it."""
    from queries.body.names import of_id

    named = [of_id(store, share.body) for share in overview.shares if share.body]
    return _whole(store, named, None, day, gaps=gaps)


def _write(out: Path, content: str | bytes) -> None:
    from graph.errors import InputError

    try:
        out.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", where=str(out), fix="choose another --out") from None


def _width() -> int:
    return min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDEST
