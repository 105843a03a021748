"""`phoihop load`: documents or corrected records into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dashboard.cli.console import progress, say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, PathsArgument, words_for
from dashboard.texts import Texts

if TYPE_CHECKING:
    from graph.store import LoadResult
    from loaders.ingest import Outcome

NAME = "load"
SUMMARY = "Documents or records into the store."
EXAMPLE = "\b\nExample: phoihop load plans/ corrected/ke-hoach.yaml"


def run(paths: PathsArgument, lang: LangOption = None) -> None:
    """Load documents or plan records into the store; loading the same again changes nothing."""
    from dashboard.cli.documents import read_documents

    words = words_for(lang)
    reading = read_documents(paths, words)
    if reading.good:
        _load(reading.good, words)
    reading.report(words, "cli.files.loaded")
    raise typer.Exit(reading.exit_code)


def _load(outcomes: list[Outcome], words: Texts) -> None:
    from dashboard.settings import read_settings
    from loaders.ingest import ingest

    with opened(read_settings(), words) as store:
        steps = progress(ingest(store, outcomes), total=len(outcomes), title=words("cli.loading"))
        for outcome, result in steps:
            say(_line(outcome, result, words))


def _line(outcome: Outcome, result: LoadResult, words: Texts) -> str:
    from dashboard.formats.names import document_name

    if outcome.record is None:
        raise ValueError("an outcome without a record was loaded")
    new = result.nodes_created + result.edges_created
    key = "loaded" if not result.replaced else "replaced" if new else "unchanged"
    return words(
        f"cli.document.{key}",
        name=document_name(outcome.record.document.model_dump(), words),
        document=result.document,
        tasks=len(outcome.record.tasks),
    )
