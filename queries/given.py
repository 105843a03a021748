"""Parameters as they are typed: `name=text`, or `name:=JSON`; for a question of the library by its declared types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from graph.errors import QueryRefused
from queries.model import Parameter, Query, ValueType

_GIVEN = re.compile(r"(?P<name>[^\W\d]\w*)(?P<json>:)?=(?P<value>.*)", re.DOTALL)
_TRUE = frozenset({"true", "yes", "1", "có", "đúng"})
_FALSE = frozenset({"false", "no", "0", "không", "sai"})


def read_given(given: Iterable[str], query: Query | None = None) -> dict[str, object]:
    """Values by name from "name=value". Raises `QueryRefused` for what cannot be read, or stands twice."""
    values: dict[str, object] = {}
    for text in given:
        match = _GIVEN.fullmatch(text)
        if match is None:
            raise QueryRefused(f"{text} is no parameter; write --param name=value, or name:=5 for a number or list")
        name = match["name"]
        if name in values:
            raise QueryRefused(f"parameter {name} stands twice; give it once")
        declared = query.parameters.get(name) if query else None
        if match["json"]:
            values[name] = _from_json(name, match["value"])
        else:
            values[name] = _typed(name, declared, match["value"]) if declared else match["value"]
    return values


def _from_json(name: str, text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (json.JSONDecodeError, RecursionError):
        raise QueryRefused(f"parameter {name}: not JSON; write {name}:=5, {name}:=true or {name}:='[\"a\"]'") from None


def _no_number(text: str) -> object:
    raise QueryRefused(f"{text} is no number; write a finite one")


def _typed(name: str, declared: Parameter, text: str) -> object:
    match declared.type:
        case ValueType.INTEGER:
            return _number(name, text, int)
        case ValueType.FLOAT:
            return _number(name, text.replace(",", "."), float)
        case ValueType.BOOLEAN:
            return _boolean(name, text)
        case ValueType.STRINGS:
            return [part.strip() for part in text.split(";") if part.strip()]
        case _:
            return text.strip() or None


def _number(name: str, text: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(text.strip())
    except ValueError:
        wrong = f"{text} is not a whole number" if kind is int else f"{text} is not a number"
        raise QueryRefused(f"parameter {name}: {wrong}; write it in digits") from None


def _boolean(name: str, text: str) -> bool:
    word = text.strip().lower()
    if word not in _TRUE | _FALSE:
        raise QueryRefused(f"parameter {name}: {text} is neither yes nor no; write yes or no")
    return word in _TRUE
