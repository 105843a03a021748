"""Plain data to a plan record; what is wrong is said in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.errors import InvalidRecord
from graph.records.fields import KEPT
from graph.records.models import PlanRecord

MANUAL = "correct the record; its form is in docs/plan-record.md"
"""What to do about a record that does not follow the contract."""

_SHOWN = 3
_LONGEST = 80

_PLAIN = {
    "extra_forbidden": "unknown field",
    "missing": "missing",
    "string_type": "must be text",
    "string_unicode": "must be text",
    "string_too_long": "must have at most {max_length} characters",
    "enum": "must be one of {expected}",
    "list_type": "must be a list",
    "model_type": "must be a group of fields",
    "model_attributes_type": "must be a group of fields",
    "dict_type": "must be a group of fields",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number, and not so large a one",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "invalid_key": "a field's name must be text",
    "value_error": "{error}",
}


def kept_record(text: str) -> PlanRecord:
    """A record that a store kept, maybe by an earlier version, from its JSON. Raises `ValueError` where it is none."""
    return PlanRecord.model_validate_json(text, context=KEPT)


def parse_record(data: object, *, where: str, kept: bool = False) -> PlanRecord:
    """A record from plain data. Raises `InvalidRecord` naming the wrong fields, unknown ones first.

    `kept` says that it comes out of a store and may be of an earlier version.
    """
    try:
        return PlanRecord.model_validate(data, context=KEPT if kept else None)
    except ValidationError as error:
        faults = sorted(error.errors(include_url=False, include_input=False), key=_rank)
        shown = ", ".join(f"field {_place(fault)}: {_plain(fault)}" for fault in faults[:_SHOWN])
        more = f" (and {len(faults) - _SHOWN} more)" if len(faults) > _SHOWN else ""
        raise InvalidRecord(shown + more, where=where, fix=MANUAL) from None


def faults_of(data: object) -> PlanRecord | list[tuple[tuple[str | int, ...], str]]:
    """A record from plain data, or all that is wrong with it: the place of each fault, and what it is."""
    try:
        return PlanRecord.model_validate(data)
    except ValidationError as error:
        faults = sorted(error.errors(include_url=False, include_input=False), key=_rank)
        return [(fault["loc"], f"field {_place(fault)}: {_plain(fault)}") for fault in faults]


def printable(text: str) -> str:
    """`text` cut to one short line that a terminal shows as it is."""
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


def _rank(fault: ErrorDetails) -> bool:
    """Unknown fields first: a misspelt name is the cause of the missing one."""
    return fault["type"] != "extra_forbidden"


def _place(fault: ErrorDetails) -> str:
    return ".".join(printable(str(part)) for part in fault["loc"]) or "record"


def _plain(fault: ErrorDetails) -> str:
    details: Mapping[str, Any] = fault.get("ctx", {})
    form = _PLAIN.get(fault["type"])
    return printable(fault["msg"]) if form is None else form.format_map(details)
