"""Progress of a review, kept in a file, so that one that was broken off goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import InputError
from graph.records import MAX_BYTES, PlanRecord
from loaders.review.session import Session, State

FORM = 1


class _Kept(BaseModel):
    """What a file of progress holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: int = Field(ge=FORM, le=FORM)
    sha256: str
    target: str | None = None
    record: PlanRecord
    dismissed: list[int] = Field(default_factory=list)
    corrected: list[str] = Field(default_factory=list)
    dropped: list[str] = Field(default_factory=list)
    at: int = Field(default=0, ge=0)


def progress_text(session: Session, target: str | None = None) -> str:
    """The progress of a review as text; `target` is the sha256 of the reviewed file that it goes out from."""
    state = session.state
    data: dict[str, Any] = {
        "form": FORM,
        "sha256": session.source.sha256,
        "target": target,
        "record": state.record.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "dismissed": sorted(state.dismissed),
        "corrected": state.corrected,
        "dropped": state.dropped,
        "at": state.at,
    }
    return json.dumps(data, ensure_ascii=False)


def resume(session: Session, path: Path, target: str | None = None) -> bool:
    """Go on with the review that `path` keeps; False where there is none. `target` is the sha256 of the reviewed file.

    Raises `InputError` where it is of another document, or damaged, or where the reviewed file was changed since.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _unusable("the draft of the review is damaged", path)
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        raise _unusable("the draft of the review cannot be read", path) from None
    try:
        kept = _Kept.model_validate_json(text)
    except (ValidationError, RecursionError):
        raise _unusable("the draft of the review is damaged", path) from None
    if kept.sha256 != session.source.sha256 or not _fits(kept.record, session):
        raise _unusable("the draft is of a review of another document, or of another state of it", path)
    if target is not None and kept.target != target:
        raise InputError(
            "the reviewed file was changed after this draft of it", where=str(path),
            fix="move the draft away to begin with the file, or the file to go on with the draft",
        )  # fmt: skip
    session.state = State(
        kept.record, frozenset(kept.dismissed), tuple(kept.corrected), tuple(kept.dropped), kept.at
    )  # fmt: skip
    session.go(kept.at)
    return True


def _fits(record: PlanRecord, session: Session) -> bool:
    size = len(session.source.text)
    return bool(record.tasks) and all(task.evidence.end <= size for task in record.tasks)


def _unusable(what: str, path: Path) -> InputError:
    return InputError(what, where=str(path), fix="move it away to begin anew, or choose another --out")
