"""Reading the files that a command names, and telling what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.cli.console import PageBar, progress, warn
from dashboard.texts import Texts
from dashboard.texts.errors import said
from graph.store import SCANS
from loaders.ingest import Outcome, Wanted, find, read_all
from loaders.scans import Scanning


@dataclass(frozen=True)
class Reading:
    """The outcomes of one run, and what to say about them."""

    outcomes: tuple[Outcome, ...]

    @property
    def good(self) -> list[Outcome]:
        """Those with a record."""
        return [o for o in self.outcomes if o.record is not None]

    @property
    def failed(self) -> list[Outcome]:
        """Those that the user must be told about."""
        return [o for o in self.outcomes if o.failed]

    @property
    def skipped(self) -> int:
        """How many files in folders no reader knows."""
        return sum(o.skipped for o in self.outcomes)

    @property
    def exit_code(self) -> int:
        """1 where a file failed or nothing was read."""
        return 1 if self.failed or not self.good else 0

    def report(self, words: Texts, key: str, *, refused: int = 0) -> None:
        """Name every bad file, and count, on stderr; nothing where one good file was named.

        `refused`: how many of the good ones were not loaded.
        """
        for outcome in self.outcomes:
            if outcome.failed and outcome.error is not None:
                for error in (outcome.error, *outcome.error.further):
                    warn(said(error, words))
        if len(self.outcomes) > 1 or not self.outcomes:
            warn(words(key, good=len(self.good) - refused, bad=len(self.failed), skipped=self.skipped))


def read_documents(paths: Sequence[Path], words: Texts, wanted: Wanted, *, jobs: int | None = None) -> Reading:
    """Read and extract everything that `paths` name, by `jobs` processes."""
    from dashboard.settings import read_settings

    with PageBar(words("scans.pages")) as bar:
        scanning = Scanning(read_settings().data_dir / SCANS, bar)
        outcomes = read_all(paths, replace(wanted, scanning=scanning), jobs=jobs)
        try:
            return Reading(tuple(progress(outcomes, total=len(find(paths)), title=words("cli.reading"))))
        except KeyboardInterrupt:
            if bar.read:
                warn(words("scans.stopped"))
            raise
