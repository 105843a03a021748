"""`phoihop store`: what is in force, where the data lie, stopping the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dashboard.cli.console import say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

if TYPE_CHECKING:
    from dashboard.settings import Settings
    from dashboard.texts import Texts
    from graph.store import Store

app = typer.Typer(help="The store: what is in force, where the data lie.", no_args_is_help=True, rich_markup_mode=None)


@app.command("info", epilog="Example: phoihop store info --lang en")
def info(lang: LangOption = None) -> None:
    """Show the settings in force, where the data lie, and the documents loaded with their ids."""
    from dashboard.settings import read_settings

    words = words_for(lang)
    settings = read_settings()
    _print_settings(settings, words)
    with opened(settings, words) as store:
        _print_content(store, words)


@app.command("stop", epilog="Example: phoihop store stop")
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
        say(f"  {row['id']}")
