"""`phoihop store history` and `phoihop store use`: the readings of documents, and making a former one current again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for
from dashboard.texts import Texts

if TYPE_CHECKING:
    from graph.store import Reading

SHOWN = 12
"""Characters of a reading's digest that a list shows."""

SHORTEST = 6
"""Characters of a digest that name a reading."""

LISTED_BY = "phoihop store history lists all"

DocumentArgument = Annotated[
    str | None, typer.Argument(metavar="DOCUMENT", help="Id, number or file name; all documents if left out.")
]
ReadingArgument = Annotated[
    str, typer.Argument(metavar="READING", help="The reading as `phoihop store history` names it, or how it begins.")
]


def history(document: DocumentArgument = None, lang: LangOption = None) -> None:
    """List the readings of documents: current, former and withdrawn, with file, confidence, and who reviewed them."""
    from dashboard.settings import read_settings
    from graph.errors import InputError

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        found = [each for each in store.readings() if document is None or _is_called(each, document)]
    if document is not None and not found:
        raise InputError(
            "no reading of such a document is listed", where=document, fix="phoihop store history lists all"
        )
    say(history_text(found, words) if found else words("cli.store.empty"))


def use(reading: ReadingArgument, lang: LangOption = None) -> None:
    """Make a former or withdrawn reading the current one; the one in use stays listed."""
    from dashboard.settings import read_settings

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        chosen = the_reading(reading, store.readings())
        result = store.use(chosen)
    say(words(f"versions.use.{result.outcome}", reading=chosen.digest[:SHOWN], document=chosen.document))


def history_text(readings: Sequence[Reading], words: Texts) -> str:
    """By document one line per reading."""
    from dashboard.formats.plain import one_line

    lines: list[str] = []
    for document, of_one in groupby(readings, key=lambda each: each.document):
        lines += [one_line(document), *("  " + one_line(_line(each, words)) for each in of_one)]
    return "\n".join(lines)


def the_reading(wanted: str, readings: Sequence[Reading]) -> Reading:
    """The one reading whose digest begins so. Raises `InputError`."""
    from graph.errors import InputError

    begins = wanted.strip().strip("[]").lower()
    if len(begins) < SHORTEST:
        raise InputError("too short for a reading", where=wanted or "''", fix=f"give at least {SHORTEST} characters")
    found = [each for each in readings if each.digest.startswith(begins) or each.id == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(each.digest[:SHOWN] for each in found)
        raise InputError("several readings begin so", where=wanted, fix=f"give more of one: {listed}")
    raise InputError("no such reading", where=wanted, fix=LISTED_BY)


def _is_called(reading: Reading, name: str) -> bool:
    """Whether this is the document's id, or the number within it, or the name of the file."""
    from graph.ids import slug

    return name in (reading.document, reading.file) or f":{slug(name)}:" in f"{reading.document}:"


def _line(reading: Reading, words: Texts) -> str:
    rank = reading.rank
    reviewed = words("versions.reviewed_by", name=reading.reviewer) if reading.reviewer else ""
    if reviewed and reading.reviewed_at:
        reviewed = words("versions.reviewed_by_at", name=reading.reviewer, time=_time(reading.reviewed_at))
    parts = [
        f"[{reading.digest[:SHOWN]}]",
        words(f"versions.state.{reading.state}"),
        reading.file or words("versions.no_file"),
        words("versions.confidence", value=words.decimal(rank.confidence)),
        words("versions.tasks", n=reading.tasks),
        reviewed or (words("versions.reviewed") if rank.reviewed else ""),
        "" if rank.has_text else words("versions.no_text"),
        words("versions.loaded_at", time=_time(reading.loaded_at)),
        "" if reading.has_record else words("versions.no_record"),
    ]
    return ", ".join(part for part in parts if part)


def _time(iso: str | None) -> str:
    """A time of the store (UTC) on this machine's clock, to the minute."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M") if iso else "?"
    except (ValueError, OverflowError):  # of an archive that an earlier version took in
        return "?"
