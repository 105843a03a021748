"""`phoihop load`: documents or corrected records into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import progress, say, warn
from dashboard.cli.opening import opened
from dashboard.cli.options import JobsOption, LangOption, PathsArgument, SecretOption, words_for
from dashboard.formats.plain import one_line
from dashboard.texts import Texts

if TYPE_CHECKING:
    from graph.store import LoadResult
    from loaders.ingest import Outcome

NAME = "load"
SUMMARY = "Documents or records into the store."
EXAMPLE = "\b\nExample: phoihop load plans/ corrected/ke-hoach.yaml"


def run(
    paths: PathsArgument,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Take the place of the reading in use even where that one is reviewed or more certain."
        ),
    ] = False,
    reviewer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who has reviewed these records; their readings rank above unreviewed ones."),
    ] = None,
    jobs: JobsOption = None,
    secret: SecretOption = False,
    lang: LangOption = None,
) -> None:
    """Load documents or plan records into the store; loading the same again changes nothing.

    Another reading of a document takes the place of the former one, which stays listed (phoihop store history); one
    that ranks below the reading in use is refused, exit code 1: a person's review counts first, then confidence. So
    is one that nobody reviewed and that has fewer than half of the tasks: its file may have been cut short.
    """
    from dashboard.cli.documents import read_documents
    from dashboard.settings import read_settings
    from graph.store import kept_texts
    from graph.store.readings import reviewer_name
    from loaders.ingest import Wanted

    words = words_for(lang)
    by = reviewer_name(reviewer) if reviewer is not None else None
    reading = read_documents(paths, words, Wanted(secret, by, kept_texts(read_settings()).get), jobs=jobs)
    refused = _load(reading.good, words, replace, by) if reading.good else 0
    reading.report(words, "cli.files.loaded", refused=refused)
    raise typer.Exit(1 if refused else reading.exit_code)


def _load(outcomes: list[Outcome], words: Texts, replace: bool, reviewer: str | None) -> int:
    """Load them, say what became of each; the number of those that were refused."""
    from dashboard.settings import read_settings
    from graph.store import LoadOutcome
    from loaders.ingest import ingest

    refused = 0
    with opened(read_settings(), words) as store:
        steps = ingest(store, outcomes, reviewer=reviewer, replace_better=replace)
        for outcome, result in progress(steps, total=len(outcomes), title=words("cli.loading")):
            if result.outcome is LoadOutcome.REFUSED:
                refused += 1
                warn(_refusal(outcome, result, words))
            else:
                say(_line(outcome, result, words))
    return refused


def _line(outcome: Outcome, result: LoadResult, words: Texts) -> str:
    if outcome.record is None:
        raise ValueError("an outcome without a record was loaded")
    tasks = len(outcome.record.tasks)
    line = words(f"cli.document.{result.outcome}", name=_name(outcome, words), document=result.document, tasks=tasks)
    review = outcome.record.review
    if review is None:
        return line
    counts = {"corrected": len(review.corrected), "dropped": len(review.dropped)}
    return f"{line}; {words('review.said.changes', by=one_line(review.by), **counts)}"


def _refusal(outcome: Outcome, result: LoadResult, words: Texts) -> str:
    """Why the reading in use was kept, and what to do."""
    if result.better is None or result.refused is None:
        raise ValueError("a refused reading names the better one")
    new, old = result.refused.rank, result.better.rank
    reason = "review" if old.reviewed and not new.reviewed else "text"
    values = {"new": words.decimal(new.confidence), "old": words.decimal(old.confidence)}
    if old.reviewed == new.reviewed and old.confidence > new.confidence:
        reason = "confidence"
    elif old.reviewed == new.reviewed and not new < old:
        reason = "tasks"
        values = {"new": words.number(result.refused.tasks), "old": words.number(result.better.tasks)}
    why = words(f"versions.refused.{reason}", **(values if reason in ("confidence", "tasks") else {}))
    return words("versions.refused.line", path=outcome.path, name=_name(outcome, words), why=why)


def _name(outcome: Outcome, words: Texts) -> str:
    from dashboard.formats.names import document_name

    if outcome.record is None:
        raise ValueError("an outcome without a record was loaded")
    return document_name(outcome.record.document.model_dump(), words)
