"""Moving in: what an archive holds into a store, which may hold something already.

Nothing that is there goes. A document that is loaded keeps its reading in use, unless the archive's ranks above it; one
that was withdrawn stays so. All other readings are listed as former ones. Judgements and texts are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from graph.build import build
from graph.errors import InputError
from graph.records import PlanRecord
from graph.store.archive import ArchiveResult
from graph.store.archive_lines import ArchiveLines, ReadingLine, SourceLine
from graph.store.judgements import Judgement
from graph.store.readings import NewReading, Reading, ReadingState, is_worse, new_reading
from graph.store.sources import SourceTexts
from graph.store.writer import LoadOutcome, LoadResult

TOGETHER = 20
"""Documents in one transaction."""

T = TypeVar("T")


class Importing(Protocol):
    """What an archive is read into: `graph.store.Store`."""

    @property
    def sources(self) -> SourceTexts:
        """The texts that are kept."""
        ...

    def readings(self) -> list[Reading]:
        """All readings."""
        ...

    def keep_readings(self, readings: list[NewReading]) -> int:
        """List readings that the graph does not show; how many were new."""
        ...

    def load_readings(self, readings: list[NewReading], *, replace_better: bool = False) -> list[LoadResult]:
        """Load readings."""
        ...

    def add_judgements(self, judgements: list[Judgement]) -> int:
        """Add judgements; how many were new."""
        ...

    def hash(self) -> str:
        """The hash of the whole graph."""
        ...


def read_archive(store: Importing, path: Path) -> tuple[ArchiveResult, str]:
    """What was new, with the hash of the graph as it is now; and the hash of the graph that the archive was made from.

    Raises `InputError` in one line where the archive is broken, of a newer form, or beyond its limits; the store is
    then as it was.
    """
    with ArchiveLines(path) as lines:
        _one_in_use(lines, path)
        there = _There.of(store.readings())
        kept = {line.sha256: _keep(store.sources, line) for line in lines.sources()}  # before readings that say so
        new = 0
        for group in _groups(lines.readings(), TOGETHER):
            new += _import_some(store, [_reading(*each, kept) for each in group], there)
        judgements = sum(store.add_judgements(group) for group in _groups(lines.judgements(), 1000))
        return ArchiveResult(new, sum(kept.values()), judgements, store.hash(), tuple(sorted(there.kept))), lines.graph


@dataclass
class _There:
    """What the store held before: readings in use by document, withdrawn documents, the ids of all readings.

    `kept`: withdrawn documents that the archive shows.
    """

    current: dict[str, Reading]
    withdrawn: set[str]
    known: set[str]
    kept: set[str] = field(default_factory=set)

    @staticmethod
    def of(readings: list[Reading]) -> _There:
        """From all readings."""
        current = {each.document: each for each in readings if each.state is ReadingState.CURRENT}
        withdrawn = {each.document for each in readings if each.state is ReadingState.WITHDRAWN} - set(current)
        return _There(current, withdrawn, {each.id for each in readings})

    def makes_way(self, new: Reading) -> bool:
        """Whether `new` may be shown."""
        if new.document in self.withdrawn:
            self.kept.add(new.document)
            return False
        shown = self.current.get(new.document)
        return shown is None or (new.rank > shown.rank and not is_worse(new, shown))


def _one_in_use(lines: ArchiveLines, path: Path) -> None:
    """An archive that shows two readings of one document at once was not written by us."""
    seen: set[str] = set()
    for said, _ in lines.readings():
        if said.state is ReadingState.CURRENT:
            if said.document in seen:
                raise InputError("two readings of one document are in use", where=str(path), fix="export it again")
            seen.add(said.document)


def _reading(said: ReadingLine, record: PlanRecord, texts: Collection[str]) -> NewReading:
    kept = record.source is not None and record.source.sha256 in texts
    new = new_reading(build(record), record, reviewer=said.reviewer, text_kept=kept)
    return replace(new, reading=replace(new.reading, loaded_at=said.loaded_at, state=said.state))


def _import_some(store: Importing, group: list[NewReading], there: _There) -> int:
    shown: dict[str, NewReading] = {}
    listed: list[NewReading] = []
    for new in group:
        reading = new.reading
        if reading.state is not ReadingState.CURRENT:
            listed.append(new)
        elif there.makes_way(reading) and reading.document not in shown:
            shown[reading.document] = new
        else:
            listed.append(replace(new, reading=replace(reading, state=ReadingState.FORMER)))
    outcomes = [result.outcome for result in store.load_readings(list(shown.values()))] if shown else []
    fresh = sum(outcome in (LoadOutcome.LOADED, LoadOutcome.REPLACED) for outcome in outcomes)
    return fresh + store.keep_readings([n for n in listed if n.reading.text_kept or n.reading.id not in there.known])


def _keep(sources: SourceTexts, line: SourceLine) -> bool:
    if sources.kept(line.sha256) is not None:
        return False
    sources.put(line.sha256, line.file, line.text)
    return True


def _groups(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group
