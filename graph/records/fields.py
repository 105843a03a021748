"""Forms of single fields that several models share."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _in_calendar(text: str) -> str:
    form = _DATE.fullmatch(text)
    if form is None:
        raise ValueError(f"{text[:20]!r} is no date; write 2024-03-01, 2024-03 or 2024")
    parts = [int(part) for part in form.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise ValueError(f"there is no day or month {text}") from None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def is_sha256(text: str) -> bool:
    """Whether `text` is written as a sha256 in lower-case hexadecimal."""
    return _SHA256.fullmatch(text) is not None


def _sha256(text: str, info: ValidationInfo) -> str:
    if not is_sha256(text) and info.context is not KEPT:
        raise ValueError("must be a sha256: 64 digits 0-9, a-f")
    return text


KEPT = {"kept": True}
"""The context in which a record that an earlier version kept is read: its hash of the file may be none."""

Sha256 = Annotated[str, AfterValidator(_sha256)]
"""A sha256 in lower-case hexadecimal."""

PartialDate = Annotated[str, AfterValidator(_in_calendar)]
"""A date of the calendar as precise as the text gives it: 2024-03-01, 2024-03 or 2024."""

Filled = Annotated[str, AfterValidator(_not_blank)]
"""Text that is not blank."""


def _moment(text: str) -> str:
    try:
        given = datetime.fromisoformat(text)
        moment = (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text[:20]!r} is no time; write 2024-03-01T14:30+07:00") from None
    return moment.isoformat(timespec="seconds")


Moment = Annotated[str, AfterValidator(_moment)]
"""A time as ISO 8601 in UTC, to the second; one without a zone is taken as UTC."""
