"""`phoihop demo`: the five provinces, their gaps, the app."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import progress, say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption
from dashboard.cli.serve import HostOption, PortOption
from dashboard.texts import Texts

if TYPE_CHECKING:
    from graph.store import Store
    from loaders.ingest import Outcome

NAME = "demo"
SUMMARY = "Five provinces, their gaps, the app."
EXAMPLE = "\b\nExample: phoihop demo --documents plans/ --port 8051"


def run(
    documents: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="DIR",
            help="Folder with the documents, so that their text can be shown.",
        ),
    ] = None,
    served: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the app afterwards.")] = True,
    host: HostOption = None,
    port: PortOption = None,
    lang: LangOption = None,
) -> None:
    """Load the bundled plans of five provinces, print their gaps by province, and serve the app."""
    from dashboard.cli.serving import reserve, serve, stopped_by_signals
    from dashboard.settings import read_settings
    from dashboard.texts import texts

    settings = read_settings(host=host, port=port, lang=lang)
    words = texts(settings.lang)
    with ExitStack() as stack:
        held = stack.enter_context(reserve(settings.host, settings.port)) if served else None
        stack.enter_context(stopped_by_signals(words))
        plans = _plans(documents)
        store = stack.enter_context(opened(settings, words))
        _load(store, plans, words)
        say(_summary(store, words))
        if held is not None:
            serve(store, held, words)


def _plans(documents: Path | None) -> list[Outcome]:
    """The bundled plans, each read from its document where `documents` holds it."""
    from loaders.bundled import bundled_plans

    return bundled_plans(documents)


def _load(store: Store, plans: list[Outcome], words: Texts) -> None:
    from loaders.ingest import ingest

    for _ in progress(ingest(store, plans), total=len(plans), title=words("cli.loading")):
        pass


def _summary(store: Store, words: Texts) -> str:
    from dashboard.formats.summary import gap_table
    from queries.audits import run_audits

    with working(words("cli.auditing")):
        return gap_table(run_audits(store), words)
