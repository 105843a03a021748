"""Pages: every piece of evidence of a record gets the page that its words stand on, in a scan also its place there."""

from __future__ import annotations

from math import ceil, floor
from statistics import fmean
from typing import Any, TypeVar

from pydantic import BaseModel

from graph.records import Evidence
from loaders.text.source import SourceText

M = TypeVar("M", bound=BaseModel)

MOST_CERTAIN = 0.9
"""No fact that was read from a picture is more certain, however sure the program is of its letters."""


def with_pages(record: M, source: SourceText) -> M:
    """The record with the page of each evidence; as it is where the source knows no pages."""
    changed = {name: new for name, value in record if (new := _paged(value, source)) is not value}
    if isinstance(record, Evidence):
        changed |= _place(record, source)
    return record.model_copy(update=changed) if changed else record


def _paged(value: object, source: SourceText) -> object:
    if isinstance(value, BaseModel):
        return with_pages(value, source)
    if isinstance(value, list):
        return [_paged(item, source) for item in value]
    if isinstance(value, dict):
        return {key: _paged(item, source) for key, item in value.items()}
    return value


def _place(evidence: Evidence, source: SourceText) -> dict[str, Any]:
    """The page; of words that were recognised also their box on the first of their pages, and how certain they are.

    A fact is as certain as its rule and the mean of its words together, at most `MOST_CERTAIN`.
    """
    seen = source.seen(evidence.start, evidence.end)
    if not seen:
        return {"page": source.page(evidence.start)}
    page = seen[0].page
    boxes = [word.box for word in seen if word.page == page]
    certain = min(MOST_CERTAIN, fmean(word.confidence for word in seen))
    return {
        "page": page,
        "box": (
            floor(min(box[0] for box in boxes)), floor(min(box[1] for box in boxes)),
            ceil(max(box[2] for box in boxes)), ceil(max(box[3] for box in boxes)),
        ),
        "confidence": round(evidence.confidence * certain, 2),
        "needs_review": True,
    }  # fmt: skip
