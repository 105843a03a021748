"""What a measure is, what it gives, and the declarations of all of them (`measures.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import DefinitionError

Words = dict[str, str]
LANGUAGES = ("vi", "en")

FEW = 5
"""Networks with fewer bodies or ties than this say little: their values are neither ranked nor compared."""

LIKE = 1.25
"""Networks are of like size where the larger has at most so many times the n of the smaller."""


class Network(StrEnum):
    """The network that a measure is taken on."""

    PLANS = "plans"
    COORDINATION = "coordination"
    REPORTING = "reporting"


class Unit(StrEnum):
    """How a value reads: a share of something, an index on a fixed scale, an average, a count."""

    SHARE = "share"
    INDEX = "index"
    AVERAGE = "average"
    COUNT = "count"


class Undefined(StrEnum):
    """Why a measure has no value."""

    NO_TASKS = "no_tasks"
    NO_LEADS = "no_leads"
    NO_ASSIGNMENTS = "no_assignments"
    FEW_BODIES = "few_bodies"
    NO_TIES = "no_ties"
    NO_PATHS = "no_paths"
    NO_CORE = "no_core"
    FEW_REPORTERS = "few_reporters"
    NO_SECTORS = "no_sectors"


class Measure(BaseModel):
    """One measure in words. `sampled`: it is cheap enough to get an interval over dropped edges.

    `by_size`: it moves with n alone, so that only networks of like size are compared.
    `convention` names what tools do differently, `denominator` what it is divided by, `caution` when not to trust it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    network: Network
    unit: Unit
    sampled: bool = True
    by_size: bool = False
    name: Words
    definition: Words
    convention: Words
    denominator: Words
    caution: Words
    reference: str


@dataclass(frozen=True)
class Value:
    """A value with what has to stand beside it; None with the `reason` where it is not defined.

    `n` nodes and `m` ties of the network (tasks and assignments for the plans themselves); `of`: numerator and
    denominator of a share or an average; `bodies` and `tasks`: ids of those it speaks of; `ranking`: what the first of
    `bodies` is first in; `notes`: further numbers by name (expected values, p, repetitions).
    """

    value: float | None
    n: int
    m: int
    reason: Undefined | None = None
    of: tuple[int, int] | None = None
    bodies: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    ranking: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, float] = field(default_factory=dict)

    @property
    def few(self) -> bool:
        """Whether there is a value that rests on too little to be compared."""
        return self.value is not None and min(self.n, self.m) < FEW


def comparable(measure: Measure, one: Value, other: Value) -> bool:
    """Whether a difference of two values may be told: both rest on enough, and n alone does not make it."""
    small, large = sorted((one.n, other.n))
    return not (one.few or other.few) and not (measure.by_size and large > LIKE * small)


@lru_cache(maxsize=1)
def declarations() -> Mapping[str, Measure]:
    """Every measure by id, in the order of the file. Raises `DefinitionError` where a declaration is wrong."""
    text = files("graph.analysis").joinpath("measures.yaml").read_text(encoding="utf-8")
    table: dict[str, Measure] = {}
    for row in yaml.safe_load(text):
        one = _declared(row)
        if one.id in table:
            raise DefinitionError(f"measures.yaml: {one.id} stands twice")
        table[one.id] = one
    return MappingProxyType(table)


def _declared(row: Mapping[str, object]) -> Measure:
    try:
        one = Measure.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise DefinitionError(f"measures.yaml: {row.get('id')}: {place}: {first['msg']}") from None
    for name in ("name", "definition", "convention", "denominator", "caution"):
        words: Words = getattr(one, name)
        if set(words) != set(LANGUAGES) or not all(text.strip() for text in words.values()):
            raise DefinitionError(f"measures.yaml: {one.id}: {name} needs words in {' and '.join(LANGUAGES)}")
    return one
