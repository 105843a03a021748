"""The state of a view, written down: what a link holds and what a reload restores.

A query string is read leniently: what is unknown is dropped, so that an old or a forged link opens something sensible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from pydantic import BaseModel, ConfigDict

from dashboard.texts import Language, language
from graph.vocabulary import Level, Sector, Severity
from queries.compare.comparison import RoleSet

MAX_QUERY = 4000
"""A longer query string is ignored as a whole."""

UNKNOWN = "unknown"
"""Stands for a sector or a level that no registry tells."""

MOST_PROVINCES = 8
"""So many provinces stand side by side at most."""

_BETWEEN = "|"

CENTRAL = "-"
"""Stands for documents that belong to no province."""


class Mode(StrEnum):
    """What the network draws: bodies joined by shared tasks, or bodies and the tasks themselves."""

    BODIES = "bodies"
    TASKS = "tasks"


class Role(StrEnum):
    """The relations that can be shown or hidden."""

    LEAD = "lead"
    PARTNER = "partner"
    REPORT = "report"
    SUPERIOR = "superior"


SECTORS = (*map(str, Sector), UNKNOWN)
LEVELS = (*map(str, Level), UNKNOWN)
E = TypeVar("E", bound=StrEnum)
HIDDEN_AT_FIRST = frozenset({str(Role.SUPERIOR)})


class View(BaseModel):
    """What a person looks at. The `no_*` sets name what is hidden; `node` is the element whose evidence is open.

    `dismissed`: whether findings that a person dismissed are listed too; `body`: the body or role whose work is shown.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    lang: Language = Language.VI
    province: str | None = None
    mode: Mode | None = None
    no_roles: frozenset[str] = HIDDEN_AT_FIRST
    no_sectors: frozenset[str] = frozenset()
    no_levels: frozenset[str] = frozenset()
    everything: bool = False
    node: str | None = None
    severity: str | None = None
    rule: str | None = None
    dismissed: bool = False
    body: str | None = None
    provinces: tuple[str, ...] = ()
    role_set: RoleSet | None = None
    measure: str | None = None

    def but(self, **changes: object) -> View:
        """A copy with `changes`, read as leniently as a query string."""
        return View.of({**self.model_dump(), **changes})

    @classmethod
    def of(cls, data: Mapping[str, object]) -> View:
        """A view from loose data; what is unknown or of the wrong kind is dropped."""
        return cls(
            lang=language(data.get("lang")),
            province=_words(data.get("province"), 80),
            mode=_member(data.get("mode"), Mode),
            no_roles=_members(data.get("no_roles"), map(str, Role), HIDDEN_AT_FIRST),
            no_sectors=_members(data.get("no_sectors"), SECTORS, frozenset()),
            no_levels=_members(data.get("no_levels"), LEVELS, frozenset()),
            everything=data.get("everything") in (True, "1"),
            node=_words(data.get("node"), 600),
            severity=_member(data.get("severity"), Severity),
            rule=_words(data.get("rule"), 80),
            dismissed=data.get("dismissed") in (True, "1"),
            body=_words(data.get("body"), 600),
            provinces=_names(data.get("provinces")),
            role_set=_member(data.get("role_set"), RoleSet),
            measure=_words(data.get("measure"), 80),
        )

    @classmethod
    def from_query(cls, search: str | None) -> View:
        """The view that a query string (with or without "?") holds."""
        text = (search or "").removeprefix("?")
        pairs = parse_qs(text, keep_blank_values=True) if len(text) <= MAX_QUERY else {}
        return cls.of({key: values[-1] for key, values in pairs.items()})

    def query(self) -> str:
        """The query string, "?" first, without what is as it is at first; empty if all is."""
        plain = View()
        given: dict[str, str] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if value != getattr(plain, name) and value is not None:
                given[name] = _plain(value)
        return "?" + urlencode(given) if given else ""


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(sorted(value))
    if isinstance(value, tuple):
        return _BETWEEN.join(value)
    return "1" if value is True else str(value)


def _names(value: object) -> tuple[str, ...]:
    """Names of provinces, each once, in the order given; at most so many as are compared."""
    listed = value.split(_BETWEEN) if isinstance(value, str) else value
    if not isinstance(listed, (list, tuple)):
        return ()
    known = [name for each in listed if (name := _words(each, 80)) and _BETWEEN not in name]
    return tuple(dict.fromkeys(known))[:MOST_PROVINCES]


def _words(value: object, limit: int) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= limit else None


def _member(value: object, kind: type[E]) -> E | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _members(value: object, known: Iterable[str], otherwise: frozenset[str]) -> frozenset[str]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, (list, tuple, set, frozenset)):
        return otherwise
    return frozenset(known) & {item for item in value if isinstance(item, str)}
