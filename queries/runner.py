"""Run one question of the library: its parameters are checked, its values always bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from rapidfuzz import fuzz, process

from graph.errors import QueryRefused
from graph.registry.fold import search_key
from graph.registry.provinces import provinces
from queries.catalogue import catalogue
from queries.model import Query, Role, ValueType
from queries.paging import page


class Reader(Protocol):
    """Whatever reads the store: `graph.store.Store`, or a stand-in of the same form."""

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        """Rows of a Cypher text with bound parameters."""
        ...


def run(read: Reader, identifier: str, **parameters: object) -> list[dict[str, object]]:
    """Rows of the question `identifier`.

    Raises `QueryRefused` for an unknown question, an unknown or missing parameter, or a value of the wrong type.
    """
    query = find(identifier)
    return run_part(read, query, "text", bind(query, parameters))


def run_part(
    read: Reader, query: Query, role: Role, bound: Mapping[str, object], *, limit: int | None = None
) -> list[dict[str, object]]:
    """Rows of one piece of Cypher of `query` with parameters that `bound` gave; at most `limit` of them."""
    text = query.cyphers[role]
    if limit is None:
        return read_bound(read, text, bound)
    return read_bound(read, page(text), {**bound, "row_limit": limit})


def read_bound(read: Reader, text: str, bound: Mapping[str, object]) -> list[dict[str, object]]:
    """Rows of a Cypher text with those of the parameters that it names."""
    return read.read(text, {name: value for name, value in bound.items() if f"${name}" in text})


def find(identifier: str) -> Query:
    """The question with this id. Raises `QueryRefused` with the nearest ids."""
    table = catalogue()
    if identifier not in table:
        raise QueryRefused(f"no query {identifier!r}{suggest(identifier, table)}")
    return table[identifier]


def bind(query: Query, given: Mapping[str, object]) -> dict[str, object]:
    """Values for all parameters of `query`: those given, defaults for the others."""
    for name in given:
        if name not in query.parameters:
            known = ", ".join(query.parameters) or "none"
            raise QueryRefused(
                f"query {query.id} has no parameter {name!r}{suggest(name, query.parameters)}; it takes {known}"
            )
    bound: dict[str, object] = {}
    for name, parameter in query.parameters.items():
        value = given.get(name, parameter.default)
        if value is None and parameter.required:
            raise QueryRefused(f"query {query.id} needs parameter {name!r} ({parameter.type}): {parameter.explained()}")
        if not parameter.type.accepts(value):
            raise QueryRefused(f"query {query.id}: parameter {name!r} must be of type {parameter.type}, not {value!r}")
        bound[name] = prepared(parameter.type, value)
    return bound


def prepared(kind: ValueType, value: object) -> object:
    """The value as questions ask for it: names folded, provinces as they are registered, dates checked.

    Raises `QueryRefused` for a province that does not exist, and for what is no date.
    """
    if not isinstance(value, str):
        return value
    if kind is ValueType.NAME:
        return search_key(value)
    if kind is ValueType.PROVINCE:
        return _province(value)
    if kind is ValueType.DATE and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise QueryRefused(f"{value} is no date; write 2024-03-01, 2024-03 or 2024")
    return value


def _province(given: str) -> str:
    names = {search_key(unit.name): unit.name for unit in provinces()}
    wanted = search_key(given)
    for kind in ("tinh ", "thanh pho ", "tp "):
        wanted = wanted.removeprefix(kind)
    if wanted not in names:
        raise QueryRefused(f"there is no province {given}{suggest(given, names.values())}")
    return names[wanted]


def suggest(wanted: str, known: Iterable[str]) -> str:
    """ "; did you mean …?" with up to three near names, or nothing."""
    near = [name for name, _, _ in process.extract(wanted, list(known), scorer=fuzz.WRatio, limit=3, score_cutoff=60)]
    return f"; did you mean {', '.join(near)}?" if near else ""
