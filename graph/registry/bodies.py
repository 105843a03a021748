"""The registry of bodies: who is who, in which sector and level, under whom, and when."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph.errors import DefinitionError
from graph.registry.provinces import Province
from graph.vocabulary import AgencyKind, Level, Sector


class Entry(BaseModel):
    """One body, office or class of bodies. Names are province-neutral; `valid_to` is exclusive.

    `as_written`: its names differ too much to have one, records keep the written one; `named_after_province`: "Báo X".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    kind: Literal["body", "office", "collective", "generic"]
    level: Level | None = None
    sector: Sector | None = None
    reports_to: str | None = None
    vertical: str | None = None
    abbreviations: tuple[str, ...] = Field(default=())
    aliases: tuple[str, ...] = Field(default=())
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = Field(default=())
    as_written: bool = False
    named_after_province: bool = False
    note: str | None = None

    def name_in(self, unit: Province | None) -> str:
        """The name as it is used in `unit`: "Tỉnh ủy" is "Thành ủy" in a city; the press bears the province's name."""
        if unit is None or self.level is not Level.PROVINCE:
            return self.name
        if self.named_after_province:
            return f"{self.name.removesuffix(' tỉnh')} {unit.name}"
        return self.name if unit.kind == "tỉnh" else _in_city(self.name)

    @property
    def agency_kind(self) -> AgencyKind:
        """The kind that an agency of this entry has in the graph."""
        return {
            "body": AgencyKind.BODY,
            "office": AgencyKind.OFFICE,
            "collective": AgencyKind.COLLECTIVE,
            "generic": AgencyKind.COLLECTIVE,
        }[self.kind]

    @property
    def is_class(self) -> bool:
        """Whether the entry is a class of bodies and not one body."""
        return self.kind in ("collective", "generic")


def _in_city(name: str) -> str:
    """A province-neutral name as a city under the centre writes it."""
    for tail, city in (
        ("Tỉnh ủy", "Thành ủy"),
        ("Tỉnh ủy viên", "Thành ủy viên"),
        ("Tỉnh đoàn", "Thành đoàn"),
        (" tỉnh", " thành phố"),
    ):
        if name.endswith(tail):
            return name.removesuffix(tail) + city
    return name


@lru_cache(maxsize=1)
def bodies() -> dict[str, Entry]:
    """All entries by id, in the order of the registry file."""
    text = files("graph.registry").joinpath("data/bodies.yaml").read_text(encoding="utf-8")
    entries = [Entry.model_validate(row) for row in yaml.safe_load(text)]
    table = {entry.id: entry for entry in entries}
    if len(table) != len(entries):
        raise DefinitionError("registry of bodies: an id stands twice")
    for entry in entries:
        unknown = [s for s in entry.successors if s not in table]
        if unknown:
            raise DefinitionError(f"registry of bodies: {entry.id} names unknown successor {unknown[0]}")
    return table


def body(identifier: str | None) -> Entry | None:
    """The entry with this id, or None."""
    return bodies().get(identifier) if identifier else None
