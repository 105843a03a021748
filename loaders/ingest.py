"""Paths in, one outcome per file out; then records and their texts into the store.

A bad file never stops the others: its error is its outcome.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from graph.build import build
from graph.errors import InputError, NothingFound, UnreadableDocument, UnsupportedFormat
from graph.records import PlanRecord, parse_record, read_plain
from graph.store import LoadOutcome, LoadResult, NewReading, Store, new_reading
from loaders.crew import cores, in_order
from loaders.document.secrecy import opened
from loaders.extract import extract
from loaders.outlined import outlined
from loaders.readers import read_source
from loaders.review.beside import superseded
from loaders.review.corrected import is_corrected, read_corrected
from loaders.scans import PLAIN, Scanning
from loaders.text.source import SourceText
from loaders.understanding import ReadingReport, understand

RECORD_SUFFIXES = frozenset({".json", ".yaml", ".yml"})

ROWS_TOGETHER = 4000
"""Nodes and edges in one transaction: fewer cost time, more cost memory and keep others waiting."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a record (with its text, where it was a document) or an error.

    `named` says that the user named the file itself, and not a folder that holds it; `report` what was not understood
    of a document, where that was asked for.
    """

    path: Path
    record: PlanRecord | None = None
    source: SourceText | None = None
    error: InputError | None = None
    named: bool = True
    report: ReadingReport | None = None

    @property
    def skipped(self) -> bool:
        """True for a file in a folder that no reader knows: worth a count, not an error."""
        return not self.named and isinstance(self.error, UnsupportedFormat)

    @property
    def failed(self) -> bool:
        """True where the user must be told."""
        return self.error is not None and not self.skipped


@dataclass(frozen=True)
class Found:
    """A file to read, and whether the user named it."""

    path: Path
    named: bool


def find(paths: Iterable[Path]) -> list[Found]:
    """The files that `paths` stand for: files as they are, folders with all below them, in natural order.

    Hidden files and folders are left out, and so is a file met before; in a folder also a document whose reviewed
    record lies beside it. A path that is not there stays in, so that reading it gives its error.
    """
    found: dict[Path, Found] = {}
    for path in paths:
        items = [Found(p, named=False) for p in _unreviewed(path)] if _is_folder(path) else [Found(path, named=True)]
        for item in items:
            found.setdefault(item.path.absolute(), item)
    return list(found.values())


@dataclass(frozen=True)
class Wanted:
    """How files are to be read.

    `secret`: documents with a stamp of secrecy too; `report`: with what was not understood; `scanning`: how pages that
    are pictures are read. Of corrected records: `reviewer`, who reviewed them, and `texts`, where the texts of their
    documents are kept, by the sha256 of the file.
    """

    secret: bool = False
    reviewer: str | None = None
    texts: Callable[[str], str | None] | None = None
    report: bool = False
    scanning: Scanning = PLAIN


def read_all(paths: Sequence[Path], wanted: Wanted = Wanted(), *, jobs: int | None = None) -> Iterator[Outcome]:
    """One outcome per file, in order. A folder without any file is an outcome too.

    `jobs`: by how many processes, without it by as many as there are cores, where that saves time.
    """
    for path in paths:
        if _is_folder(path) and not _inside(path):
            yield Outcome(path, error=UnreadableDocument("the folder holds no file", where=str(path)))
    files = [_Job(item.path, item.named, wanted) for item in find(paths)]
    hands = min(_fitting(files) if jobs is None else jobs, len(files))
    if hands > 1:
        alone = replace(wanted, scanning=replace(wanted.scanning, told=None, at_once=1))
        files = [replace(file, wanted=alone) for file in files]
    yield from in_order(_done, files, hands, _lost) if hands > 1 else map(_done, files)


@dataclass(frozen=True)
class _Job:
    """A file to read, and how."""

    path: Path
    named: bool
    wanted: Wanted


_SLOW = frozenset({".pdf", ".doc", ".rtf", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"})
_MANY, _MANY_SLOW = 40, 2
"""So many files are worth several processes, which take about a second to start."""


def _fitting(files: Sequence[_Job]) -> int:
    slow = sum(file.path.suffix.lower() in _SLOW for file in files)
    return cores() if len(files) >= _MANY or slow >= _MANY_SLOW else 1


def _done(job: _Job) -> Outcome:
    return read(job.path, job.wanted, named=job.named)


def _lost(job: _Job) -> Outcome:
    """The outcome of a file over which its process died."""
    died = UnreadableDocument(
        "the process that read it was ended, most likely for lack of memory",
        where=str(job.path),
        fix="read it alone with --jobs 1, or split it",
    )
    return Outcome(job.path, error=died, named=job.named)


def read(path: Path, wanted: Wanted = Wanted(), *, named: bool = True) -> Outcome:
    """The outcome of one file: a record re-read, a corrected one with its text, or a document read and extracted."""
    try:
        if path.suffix.lower() in RECORD_SUFFIXES:
            record, text = _reread(path, wanted)
            return Outcome(path, record=_with_tasks(record, path), source=text, named=named)
        if path.exists() and not path.is_file():
            raise UnreadableDocument("not a file", where=str(path), fix="name a document or a folder of documents")
        source = opened(read_source(path, wanted.scanning), path, secret=wanted.secret)
        laid = outlined(source)
        record = _with_tasks(extract(source, laid), path)
        understood = understand(record, source, laid) if wanted.report else None
        return Outcome(path, record=record, source=source, named=named, report=understood)
    except InputError as error:
        return Outcome(path, error=error, named=named)
    except OSError as error:
        why = error.strerror or "cannot be read"
        refused = UnreadableDocument(why, where=str(path), fix="check its name and rights")
        return Outcome(path, error=refused, named=named)


def _reread(path: Path, wanted: Wanted) -> tuple[PlanRecord, SourceText | None]:
    """The record of a file, and the text of its document where a corrected file needed it."""
    data, lines = read_plain(path)
    if not is_corrected(data):
        return parse_record(data, where=str(path)), None
    plain = cast("dict[str, Any]", data)
    return read_corrected(
        path, plain, lines, reviewer=wanted.reviewer, texts=wanted.texts, scanning=wanted.scanning, secret=wanted.secret
    )  # fmt: skip


def ingest(
    store: Store, outcomes: Iterable[Outcome], *, reviewer: str | None = None, replace_better: bool = False
) -> Iterator[tuple[Outcome, LoadResult]]:
    """Load every outcome that has a record, and keep its text; yields as each is done.

    Several documents share a transaction, so that what was yielded is kept, and what was not is there as a whole or not
    at all. `reviewer` vouches for all of them; with `replace_better` a reading may take the place of a better one.
    """
    for group in _groups(outcomes, reviewer):
        for source in (outcome.source for outcome, _ in group if outcome.source is not None):
            _keep(store, source)  # first: no reading says so of a text that is not there
        results = store.load_readings([new for _, new in group], replace_better=replace_better)
        done = [(outcome, result) for (outcome, _), result in zip(group, results, strict=True)]
        refused = [o.source.sha256 for o, result in done if o.source and result.outcome is LoadOutcome.REFUSED]
        if refused:
            store.drop_texts(refused)
        yield from done


def _keep(store: Store, source: SourceText) -> None:
    """Keeps the text, and the pictures of those pages that are scans."""
    store.sources.put(source.sha256, source.file, source.text)
    pictures = source.pictures
    for page in sorted({word.seen.page for word in source.recognised}):
        picture = pictures.picture(page) if pictures else None
        if picture is not None:
            store.sources.put_picture(source.sha256, page, picture)


def _groups(outcomes: Iterable[Outcome], reviewer: str | None) -> Iterator[list[tuple[Outcome, NewReading]]]:
    """Readings that are loaded together: as many as fill a transaction, of different documents."""
    group: dict[str, tuple[Outcome, NewReading]] = {}
    rows = 0
    for outcome in outcomes:
        if outcome.record is None:
            continue
        kept = outcome.source is not None
        new = new_reading(build(outcome.record), outcome.record, reviewer=reviewer, text_kept=kept)
        size = len(new.contribution.nodes) + len(new.contribution.edges)
        if group and (new.reading.document in group or rows + size > ROWS_TOGETHER):
            yield list(group.values())
            group, rows = {}, 0
        group[new.reading.document] = (outcome, new)
        rows += size
    if group:
        yield list(group.values())


def _with_tasks(record: PlanRecord, path: Path) -> PlanRecord:
    if not record.tasks:
        raise NothingFound("no task found in it", where=str(path), fix="check that it is a plan that assigns tasks")
    return record


def _inside(folder: Path) -> list[Path]:
    files = [p for p in folder.rglob("*") if not _hidden(p.relative_to(folder)) and not _is_folder(p)]
    return sorted(files, key=lambda p: _natural(str(p.relative_to(folder))))


def _unreviewed(folder: Path) -> list[Path]:
    """The files in a folder, a reviewed record in the place of its document."""
    files = _inside(folder)
    reviewed = superseded(files)
    return [path for path in files if path not in reviewed]


def _is_folder(path: Path) -> bool:
    """False too where the path cannot be looked at: reading it then says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """A key that puts "plan 9" before "plan 10"."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
