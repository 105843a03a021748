"""`phoihop store export`, `import`, `hash` and `check`: moving house, and whether all is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.console import say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

NAMED = 10
"""Withdrawn documents that are named one by one."""

NewFileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write; must not be there yet.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="An archive that `phoihop store export` wrote.")]


def export(file: NewFileArgument, lang: LangOption = None) -> None:
    """Write records of all readings, texts and judgements into one file that any engine can be filled from."""
    from dashboard.settings import read_settings
    from graph.store.archive import write_archive

    words = words_for(lang)
    with opened(read_settings(), words) as store, working(words("versions.exporting")):
        result = write_archive(store, file)
    values = {"readings": result.readings, "sources": result.sources, "judgements": result.judgements}
    say(words("versions.exported", file=file, **values))
    say(words("versions.hash", hash=result.graph))


def import_(file: FileArgument, lang: LangOption = None) -> None:
    """Read an archive into the store; nothing that is there goes.

    A loaded document keeps its reading in use, unless the archive has one that ranks above it; all others are listed as
    former readings. A document withdrawn here stays withdrawn, and is named; `phoihop store use` brings it back. An
    archive that is broken or of a newer form changes nothing.
    """
    from dashboard.formats.plain import one_line
    from dashboard.settings import read_settings
    from graph.store.archive_import import read_archive

    words = words_for(lang)
    with opened(read_settings(), words) as store, working(words("versions.importing")):
        result, graph = read_archive(store, file)
    values = {"readings": result.readings, "sources": result.sources, "judgements": result.judgements}
    say(words("versions.imported", file=file, **values))
    for document in result.withdrawn[:NAMED]:
        say(one_line(words("versions.stays_withdrawn", document=document)))
    if len(result.withdrawn) > NAMED:
        say(words("versions.stay_withdrawn", n=len(result.withdrawn) - NAMED))
    say(words("versions.hash", hash=result.graph))
    say(words("versions.same_graph" if graph == result.graph else "versions.other_graph", hash=graph))


def hash_(lang: LangOption = None) -> None:
    """Print the hash of the whole graph, judgements included: equal on every engine where the graphs are equal."""
    from dashboard.settings import read_settings

    words = words_for(lang)
    with opened(read_settings(), words) as store, working(words("versions.hashing")):
        found = store.hash()
    say(found)


def check(lang: LangOption = None) -> None:
    """Look for inconsistencies: one line each and exit code 1, or a line that says what was compared.

    Texts that other machines keep are counted and no inconsistency.
    """
    from dashboard.formats.plain import one_line
    from dashboard.settings import read_settings
    from graph.store.check import absent_texts

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        with working(words("versions.checking")):
            problems = store.check()
        counts, readings = store.counts(), store.readings()
    for each in problems:
        say(one_line(words(f"versions.fault.{each.fault}", subject=each.subject or "''")))
    texts = absent_texts(readings, store.sources)
    if texts.absent:
        say(words("versions.texts_absent", n=texts.absent, of=texts.kept))
    if problems:
        say(words("versions.problems", n=len(problems)))
        raise typer.Exit(1)
    say(words("versions.consistent", items=sum(counts.values()), readings=len(readings)))
