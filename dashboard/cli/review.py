"""`phoihop review`: a record beside its text, corrected on the screen or as YAML."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from dashboard.cli.console import note, say
from dashboard.cli.options import LangOption, SecretOption, words_for

if TYPE_CHECKING:
    from dashboard.texts import Texts
    from graph.records import PlanRecord
    from loaders.review.session import Session
    from loaders.text.source import SourceText

NAME = "review"
SUMMARY = "Correct a record beside its text."
EXAMPLE = "\b\nExample: phoihop review ke-hoach.docx --reviewer 'Lê Thị Hoa'"


@dataclass
class _Target:
    """Where a review is saved, and the sha256 of what that file held when it was last read or written, if it was there.

    What is not saved yet stays in the draft beside it.
    """

    file: Path
    sha256: str | None

    @property
    def draft(self) -> Path:
        """The file of the draft."""
        return self.file.with_name(f"{self.file.name}.draft")


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.", show_default=False)],
    yaml: Annotated[bool, typer.Option("--yaml", help="Write the record as YAML to correct by hand instead.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where to save; else FILE's name with .review.yaml beside it, or, with --yaml, the screen.",
        ),
    ] = None,
    begin: Annotated[
        Path | None, typer.Option("--from", metavar="YAML", help="Begin with this corrected YAML, once it is checked.")
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who reviews. [default: the name of the account]")
    ] = None,
    secret: SecretOption = False,
    lang: LangOption = None,
) -> None:
    """Open the record read from a document beside its text, to accept, correct, drop and add tasks.

    What is saved is YAML that `phoihop load` takes, with who reviewed it, when, and what was changed. A review that was
    broken off goes on; one that was saved is opened again. With --yaml the record is written for an editor instead:
    every wrong line of it is named when it is loaded, or checked with --from.
    """
    from graph.store.readings import reviewer_name
    from loaders.review.beside import SUFFIX

    words = words_for(lang)
    by = reviewer_name(reviewer) if reviewer is not None else None
    path = out if out is not None else file.with_name(file.stem + SUFFIX)
    if not yaml:
        _check_target(path, file, begin)
    record, source = _read(file, words, secret=secret)
    if begin is not None:
        record = _corrected(begin, source, by)
    if yaml:
        _write_yaml(record, source, words, out, begin)
    else:
        _open(record, source, path, words, by or _account(), fresh=begin is None)


def _check_target(path: Path, file: Path, begin: Path | None) -> None:
    """Raise `InputError` where the review was to be saved over the document, or over other work."""
    from graph.errors import InputError

    if not path.is_file():
        return
    if file.is_file() and path.samefile(file):
        raise InputError("that is the document itself", where=str(path), fix="choose another --out")
    if begin is not None:
        _check_free(path, begin)


def _check_free(out: Path, begin: Path | None) -> None:
    """Raise `InputError` where a file is there that is not the one which the review begins with."""
    from graph.errors import InputError

    if out.is_file() and not (begin is not None and begin.is_file() and out.samefile(begin)):
        raise InputError(
            "the file is there, and may hold corrections", where=str(out),
            fix="choose another --out, or go on with it: --from",
        )  # fmt: skip


def _read(file: Path, words: Texts, *, secret: bool) -> tuple[PlanRecord, SourceText]:
    """The record and text of the document. Raises `InputError`; `Misuse` where it is a record itself."""
    from dashboard.cli.documents import read_documents
    from graph.errors import InputError, Misuse
    from loaders.ingest import RECORD_SUFFIXES, Wanted

    if file.is_dir():
        raise InputError("not a file", where=str(file), fix="name a document or a folder of documents")
    if file.suffix.lower() in RECORD_SUFFIXES:
        raise Misuse(
            "a record alone cannot be reviewed", where=str(file), fix="give its document, and the record with --from"
        )
    (outcome,) = read_documents([file], words, Wanted(secret)).outcomes
    if outcome.error is not None:
        raise outcome.error
    if outcome.record is None or outcome.source is None:
        raise ValueError("a document that was read has a record and a text")
    return outcome.record, outcome.source


def _corrected(path: Path, source: SourceText, reviewer: str | None) -> PlanRecord:
    """The record of a corrected file, checked against the text. Raises `InputError` for every line that is wrong."""
    from graph.errors import InvalidRecord
    from graph.records import parse_record, read_plain
    from loaders.review.corrected import is_corrected, read_corrected

    data, lines = read_plain(path)
    if is_corrected(data):
        return read_corrected(path, cast("dict[str, Any]", data), lines, reviewer=reviewer, source=source)[0]
    record = parse_record(data, where=str(path))
    if record.source is None or record.source.sha256 != source.sha256:
        raise InvalidRecord(
            "it was read from another file, or from another state of it",
            where=str(path),
            fix="give the document it is of",
        )
    return record


def _write_yaml(record: PlanRecord, source: SourceText, words: Texts, out: Path | None, begin: Path | None) -> None:
    """Print or write the record for correction; a file that is there, and may be corrected, is not replaced."""
    from dashboard.cli.files import write_text
    from dashboard.formats.review_yaml import review_yaml
    from loaders.review.beside import SUFFIX
    from loaders.understanding import understand

    missed = understand(record, source).missed
    name = out.name if out is not None else Path(source.file).stem + SUFFIX
    text = review_yaml(record, words, source=source, missed=missed, name=name)
    if out is None:
        say(text.rstrip("\n"))
        return
    _check_free(out, begin)
    write_text(out, text)


def _open(record: PlanRecord, source: SourceText, path: Path, words: Texts, by: str, *, fresh: bool) -> None:
    """The review on the screen. Raises `Misuse` where there is none."""
    from graph.errors import InputError, Misuse

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse("reviewing needs a terminal", fix="write the record for an editor with --yaml")
    from dashboard.review.app import Keeper, ReviewApp
    from loaders.review.beside import file_sha256
    from loaders.review.progress import resume
    from loaders.review.session import Session

    target = _Target(path, file_sha256(path))
    if not fresh and target.draft.is_file():
        raise InputError(
            "a draft of a review is there", where=str(target.draft), fix="go on with it without --from, or move it away"
        )
    if fresh and path.is_file():
        record = _corrected(path, source, by)
    session = Session.of(record, source)
    resumed = fresh and resume(session, target.draft, target.sha256)
    before = session.state.record
    keeper = Keeper(lambda s: _keep(s, target), lambda s: _save(s, words, target, by))
    app = ReviewApp(session, words, keeper, reviewer=by, resumed=resumed)
    app.run()
    if app.return_code:
        raise typer.Exit(app.return_code)
    if session.unsaved and target.draft.is_file():
        note(words("review.said.kept", file=source.file))
    elif session.unsaved:
        raise InputError("what was not saved could not be kept", where=str(target.draft), fix="choose another --out")
    elif session.state.record is before and not path.is_file():
        note(words("review.said.unchanged"))
    else:
        note(words("review.said.saved", file=path))


def _keep(session: Session, target: _Target) -> None:
    """Keep what is not saved yet."""
    from dashboard.cli.files import write_text
    from loaders.review.progress import progress_text

    if session.unsaved:
        write_text(target.draft, progress_text(session, target.sha256))
    else:
        target.draft.unlink(missing_ok=True)


def _save(session: Session, words: Texts, target: _Target, by: str) -> str:
    """Write the reviewed record, and drop the draft; where it was written.

    Raises `InputError` where somebody else wrote there since it was read.
    """
    from dashboard.cli.files import write_text
    from dashboard.formats.review_yaml import review_yaml
    from graph.errors import InputError
    from loaders.review.beside import file_sha256

    file = target.file
    if file.is_file() and (target.sha256 is None or file_sha256(file) != target.sha256):
        raise InputError(
            "the file was changed while it was reviewed", where=str(file), fix="move it away, then save again"
        )
    missed = [m for m in session.missed if m.start not in session.state.dismissed]
    text = review_yaml(session.signed(by), words, source=session.source, missed=missed, name=file.name)
    write_text(file, text)
    target.sha256 = file_sha256(file)
    session.saved = session.state
    target.draft.unlink(missing_ok=True)
    return str(file)


def _account() -> str:
    """The name of the account that runs this program. Raises `Misuse` where it has none."""
    import getpass

    from graph.errors import Misuse

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise Misuse("a review needs a name", fix="name who reviews: --reviewer NAME") from None
