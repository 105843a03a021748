"""`phoihop store`: what is in force, where the data lie, stopping the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dashboard.cli import archives, history
from dashboard.cli.console import say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

if TYPE_CHECKING:
    from dashboard.settings import Settings
    from dashboard.texts import Texts
    from graph.store import Store

TITLE_LIMIT = 80

app = typer.Typer(
    help="The store: what is in force, readings of documents, moving house.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

for _name, _run, _example in (
    ("history", history.history, "phoihop store history 12/KH-UBND"),
    ("use", history.use, "phoihop store use 3f2a91c07b5e"),
    ("export", archives.export, "phoihop store export backup.zip"),
    ("import", archives.import_, "phoihop store import backup.zip"),
    ("hash", archives.hash_, "phoihop store hash"),
    ("check", archives.check, "phoihop store check"),
):
    app.command(_name, epilog=f"\b\nExample: {_example}")(_run)


@app.command("info", epilog="\b\nExample: phoihop store info --lang en")
def info(lang: LangOption = None) -> None:
    """Show the settings in force, where the data lie, and the documents loaded, each with its id."""
    from dashboard.settings import read_settings

    words = words_for(lang)
    settings = read_settings()
    _print_settings(settings, words)
    with opened(settings, words) as store:
        _print_content(store, words)


@app.command("stop", epilog="\b\nExample: phoihop store stop")
def stop(lang: LangOption = None) -> None:
    """Stop the embedded engine, whoever uses it; the data stay."""
    from dashboard.settings import read_settings
    from graph.store.engine import stop_engine

    words = words_for(lang)
    say(words("cli.store.stopped" if stop_engine(read_settings()) else "cli.store.not_running"))


def _print_settings(settings: Settings, words: Texts) -> None:
    from dashboard.settings import in_force

    say(words("cli.store.settings"))
    for name, value in in_force(settings, hidden=words("cli.store.hidden"), unset=words("cli.store.unset")).items():
        say(f"  {name}: {value}")


def _print_content(store: Store, words: Texts) -> None:
    documents = store.documents()
    if not documents:
        say(words("cli.store.empty"))
        return
    say(words("cli.store.counts"))
    for name, number in store.counts().items():
        say(f"  {name}: {words.number(number)}")
    say(words("cli.store.documents"))
    for row in documents:
        say(f"  {_line(row, words)}")
    others = [each for each in store.readings() if each.state != "current"]
    if others:
        say(words("versions.others", n=len(others)))
        say(history.history_text(others, words))


def _line(document: dict[str, object], words: Texts) -> str:
    """What the document is called, its province and title, and its id."""
    from dashboard.formats.names import document_name
    from dashboard.formats.plain import one_line

    province = document.get("province") or words("cli.central")
    title = one_line(str(document.get("title") or ""), TITLE_LIMIT)
    shown = ", ".join(part for part in (document_name(document, words), str(province), title) if part)
    return f"{one_line(shown)} [{document['id']}]"
