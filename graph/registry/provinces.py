"""The provincial units before and after 1 July 2025 (Nghị quyết 202/2025/QH15): names, kinds, validity, successors."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from graph.registry.fold import name_key

MERGER_DATE = "2025-07-01"
"""From this day the 34 units operate; the 63 before it end (exclusive)."""


@dataclass(frozen=True)
class Province:
    """One provincial unit in one period. "Gia Lai" before and after the merger are two units."""

    code: str
    name: str
    kind: str
    valid_from: str | None
    valid_to: str | None
    successor: str | None

    @property
    def full_name(self) -> str:
        """Kind and name: "tỉnh Gia Lai", "thành phố Huế"."""
        return f"{self.kind} {self.name}"


def _split(full: str) -> tuple[str, str]:
    for kind in ("Tỉnh", "Thành phố"):
        if full.startswith(kind + " "):
            return kind.lower(), full[len(kind) + 1 :]
    raise ValueError(full)


_HUE = "2025-01-01"
"""From this day the province Thừa Thiên Huế is the city Huế (Nghị quyết 175/2024/QH15)."""


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """All units of all periods: unchanged ones once, changed ones as an old and a new unit."""
    text = files("graph.registry").joinpath("data/provinces.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    units: dict[tuple[str, bool], Province] = {}
    for row in rows:
        kind, name = _split(row["old_name"])
        new_kind, new_name = _split(row["new_name_2025-07-01"])
        ended = row["old_valid_to"] or None
        units[(name, False)] = Province(row["old_code"], name, kind, None, ended, new_name if ended else None)
        if ended:
            units.setdefault((new_name, True), Province(row["new_code"], new_name, new_kind, ended, None, None))
    city = units["Huế", False]
    units["Huế", False] = replace(city, valid_from=_HUE)
    return (*units.values(), Province(city.code, "Thừa Thiên Huế", "tỉnh", None, _HUE, city.name))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, list[Province]]:
    found: dict[str, list[Province]] = {}
    for unit in provinces():
        found.setdefault(name_key(unit.name), []).append(unit)
    return found


@lru_cache(maxsize=1024)
def find_province(name: str, date: str | None = None) -> Province | None:
    """The unit called `name` on `date` (ISO, any precision; None: before the merger where there is a choice)."""
    bare = name_key(name)
    for prefix in ("tỉnh ", "thành phố ", "tp "):
        bare = bare.removeprefix(name_key(prefix) + " ")
    units = _by_key().get(bare, [])
    day = (date or "1900") + "-01-01"[max(0, len(date or "1900") - 4) :]
    valid = [u for u in units if (u.valid_from or "") <= day and day < (u.valid_to or "9999")]
    return next(iter(valid), units[0] if units else None)
