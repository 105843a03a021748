"""`phoihop extract`: documents to plan records."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, tell, width
from dashboard.cli.files import make_folder, write_text
from dashboard.cli.options import JobsOption, LangOption, PathsArgument, SecretOption, words_for

if TYPE_CHECKING:
    from dashboard.texts import Texts
    from graph.records import PlanRecord
    from loaders.ingest import Outcome

NAME = "extract"
SUMMARY = "Documents to plan records."
EXAMPLE = "\b\nExample: phoihop extract plans/ --out records --format yaml"


class RecordFormat(StrEnum):
    """The forms that a record is printed in."""

    JSON = "json"
    YAML = "yaml"
    TABLE = "table"


def run(
    paths: PathsArgument,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for one file per document; without it, print.")
    ] = None,
    form: Annotated[
        RecordFormat, typer.Option("--format", metavar="FORMAT", help="json, yaml (to correct by hand) or table.")
    ] = RecordFormat.JSON,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Leave out the report of what was read and what was not understood.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write that report as JSON, with all its places.")
    ] = None,
    jobs: JobsOption = None,
    secret: SecretOption = False,
    lang: LangOption = None,
) -> None:
    """Read documents into plan records and print them, or write <stem>.json per document to a folder.

    A report on stderr tells what was read and what was not understood: places that look like an assignment and gave no
    task, bodies that the registry does not know, malformed dates, text left out. docs/reading-report.md defines it.
    """
    from dashboard.cli.documents import read_documents
    from loaders.ingest import Wanted

    words = words_for(lang)
    told = report is not None or not quiet
    reading = read_documents(paths, words, Wanted(secret, report=told), jobs=jobs)
    if out is None:
        _print(reading.good, form, words)
    else:
        _write(reading.good, form, words, out)
    reading.report(words, "cli.files.read")
    if told:
        _report(reading.good, words, report, quiet=quiet)
    raise typer.Exit(reading.exit_code)


def _report(outcomes: list[Outcome], words: Texts, out: Path | None, *, quiet: bool) -> None:
    """Tell what was understood of the documents among the files; records that were read again have nothing to tell."""
    from dashboard.formats.reading_report import report_text, reports_json, reports_table

    reports = [outcome.report for outcome in outcomes if outcome.report is not None]
    if out is not None:
        write_text(out, reports_json(reports))
    if not quiet and reports:
        told = report_text(reports[0], words) if len(reports) == 1 else reports_table(reports, words, width())
        tell(told)


def _print(outcomes: list[Outcome], form: RecordFormat, words: Texts) -> None:
    records = [o.record for o in outcomes if o.record is not None]
    if form is RecordFormat.JSON and len(records) > 1:
        say("[" + ",\n".join(record.to_json() for record in records) + "]")
        return
    for record in records:
        if form is RecordFormat.YAML:
            say("---")
        say(_render(record, form, words).rstrip("\n"))


def _write(outcomes: list[Outcome], form: RecordFormat, words: Texts, out: Path) -> None:
    names = _names(outcomes, "txt" if form is RecordFormat.TABLE else form.value)
    make_folder(out)
    for outcome, name in zip(outcomes, names, strict=True):
        if outcome.record is not None:
            _check_unreviewed(out / name)
            write_text(out / name, _render(outcome.record, form, words))


def _check_unreviewed(path: Path) -> None:
    """Raise `InputError` where a file that a person reviewed, or may have, stands there: it is not replaced unasked."""
    from graph.errors import InputError
    from graph.records import read_plain

    if not path.is_file() or path.suffix == ".txt" or not path.stat().st_size:
        return
    try:
        data, _ = read_plain(path)
    except InputError:
        raise InputError(
            "a file that cannot be read stands there, and may hold corrections", where=str(path),
            fix="correct it, or choose another --out",
        ) from None  # fmt: skip
    if isinstance(data, dict) and data.get("review"):
        raise InputError("a reviewed record stands there", where=str(path), fix="choose another --out")


def _names(outcomes: list[Outcome], suffix: str) -> list[str]:
    """A file name per outcome: its stem, or its whole name where two stems are equal."""
    stems = [o.path.stem for o in outcomes]
    names: list[str] = []
    for outcome in outcomes:
        base = outcome.path.stem if stems.count(outcome.path.stem) == 1 else outcome.path.name
        name, number = f"{base}.{suffix}", 2
        while name in names:
            name, number = f"{base}-{number}.{suffix}", number + 1
        names.append(name)
    return names


def _render(record: PlanRecord, form: RecordFormat, words: Texts) -> str:
    from dashboard.formats.records import record_table, record_yaml

    if form is RecordFormat.JSON:
        return record.to_json() + "\n"
    return record_yaml(record) if form is RecordFormat.YAML else record_table(record, words)
