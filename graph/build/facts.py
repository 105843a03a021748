"""The facts behind background edges and issuers, read once from `data/background.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from graph.vocabulary import ReportingLine, Sector

MEMBER = "member"
"""The word for membership where a reporting line would stand."""


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sources(_Facts):
    """Who says what: the registry of bodies, the act on provincial units."""

    registry: str
    units: str


class Succession(_Facts):
    """One national role hands over to another, whole or in the part that `scope` names."""

    old: str
    new: str
    scope: str | None = None
    source: str | None = None
    verified: bool = False


class Subordination(_Facts):
    """Bodies that come under `superior` from the day `on`."""

    bodies: tuple[str, ...]
    superior: str
    on: str


class Facts(_Facts):
    """The whole file; each field is explained there."""

    sources: Sources
    other_acts_on_units: dict[str, str]
    organs: dict[str, str]
    provincial_organ: str
    issuer_of_kind: dict[str, str]
    full_names: dict[str, str]
    short_words: dict[str, str]
    office_words: tuple[str, ...]
    central_heads: tuple[str, ...]
    not_central_heads: tuple[str, ...]
    central_tails: tuple[str, ...]
    plural_heads: tuple[str, ...]
    generic_heads: tuple[str, ...]
    local_councils: dict[str, tuple[str, ...]]
    unnamed_reporter: str
    line_to_superior: dict[Sector, str]
    subordinated: tuple[Subordination, ...]
    unverified_lines: tuple[tuple[str, str], ...]
    departments_source: str
    successions: tuple[Succession, ...]

    def line(self, sector: Sector, superior: Sector) -> ReportingLine | None:
        """The line from a body to its superior; None for membership."""
        word = ReportingLine.COMMAND if sector is Sector.ARMED else self.line_to_superior[superior]
        return None if word == MEMBER else ReportingLine(word)

    def act_on_units(self, *changes: str | None) -> str:
        """The act that made one of these days' changes to provincial units."""
        known = (self.other_acts_on_units[day] for day in changes if day in self.other_acts_on_units)
        return next(known, self.sources.units)

    def succession(self, old: str, new: str) -> Succession:
        """What is known about this handing over; unconfirmed where nothing is."""
        known = (s for s in self.successions if (s.old, s.new) == (old, new))
        return next(known, Succession(old=old, new=new))


@lru_cache(maxsize=1)
def facts() -> Facts:
    """The facts, checked against their model."""
    text = files("graph.build").joinpath("data/background.yaml").read_text(encoding="utf-8")
    return Facts.model_validate(yaml.safe_load(text))
