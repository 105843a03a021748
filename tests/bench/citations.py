"""The documents that a generated plan names: acts of the centre that all provinces share, and acts of its own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from typeset import Page

from graph.records import Document, Evidence, Link, Reference, Remention
from graph.registry.provinces import Province
from graph.vocabulary import Relation

CENTRAL = re.compile(r"(TTg|TW|CP|BĐNTW)$")
SHARED = 10
"""As many series in a row cite the same acts besides the one that they carry out."""


FIRST_DAY = datetime.date(2016, 1, 4)


def opening(series: int) -> datetime.date:
    """The day from which the provinces issue the plans of this series; before the mergers of 2025."""
    return FIRST_DAY + datetime.timedelta(days=series * 30 % 3200)


@dataclass
class References:
    """The references of one plan, each in the form of its mould's."""

    seed: int
    series: int
    home: Province
    day: datetime.date
    symbol: str | None
    local: Callable[[str], str]
    renamed: dict[str, str] = field(default_factory=dict)

    def written(self, mould: Document, page: Page) -> list[Reference]:
        """Every reference of the mould under a new number and date."""
        return [self._reference(old, page) for old in mould.references]

    def links(self, mould: Document, page: Page) -> list[Link]:
        """What the mould says of two documents, of those that took their place."""
        return [
            old.model_copy(
                update={
                    "source": self.renamed.get(old.source, old.source),
                    "target": self.renamed.get(old.target, old.target),
                    "evidence": self._put(page, f"{old.source} triển khai {old.target}", old.evidence),
                }
            )
            for old in mould.links
        ]

    def _reference(self, old: Reference, page: Page) -> Reference:
        symbol, date = self._renumbered(old)
        written = self._as_odd(old.written, symbol)
        page.say(f"\n{(old.kind or 'văn bản').capitalize()} số ")
        evidence = self._put(page, written, old.evidence)
        mentions = [self._mention(page, each, symbol) for each in old.mentions]
        return old.model_copy(
            update={
                "symbol": symbol, "date": date, "written": written, "evidence": evidence, "mentions": mentions,
                "issuer": self.local(old.issuer) if old.issuer else None,
            }
        )  # fmt: skip

    def _renumbered(self, old: Reference) -> tuple[str | None, str | None]:
        """Symbol and date: the same for all provinces where the centre issued the act."""
        if old.symbol is None:
            return None, old.date
        central = CENTRAL.search(old.symbol) is not None
        cohort = self.series if old.relation is Relation.IMPLEMENTS else self.series - self.series % SHARED
        rng = Random(f"{self.seed}:{old.symbol}:{cohort}:{'' if central else self.home.name + str(self.series)}")
        day = (opening(cohort) if central else self.day) - datetime.timedelta(days=rng.randrange(1, 1500))
        symbol = re.sub(r"^\d+", str(rng.randrange(1, 2000)), old.symbol)
        symbol = re.sub(r"(?<=/)\d{4}(?=/)", str(day.year), symbol)
        self.renamed[old.symbol] = symbol
        return symbol, day.isoformat()[: len(old.date)] if old.date else None

    def _mention(self, page: Page, old: Remention, symbol: str | None) -> Remention:
        written = self._as_odd(old.written, symbol)
        return Remention(written=written, **self._put(page, written, old).model_dump())

    def _as_odd(self, written: str, symbol: str | None) -> str:
        """The written form with the oddities of the mould's, under the new number."""
        if symbol is None:
            return self.local(written)
        number, year = re.split(r"[/-]", symbol, maxsplit=1)[0], re.search(r"(?<=/)\d{4}(?=/)", symbol)
        odd = re.sub(r"^\d+", number, written)
        return re.sub(r"(?<=/)\d{4}(?=/)", year[0], odd) if year else odd

    def _put(self, page: Page, words: str, old: Evidence) -> Evidence:
        evidence = page.put(words, old.locator, old.rule, old.confidence)
        page.say("; ")
        return evidence
