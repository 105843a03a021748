"""Pages: every piece of evidence of a record gets the page that its words stand on."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from graph.records import Evidence
from loaders.text.source import SourceText

M = TypeVar("M", bound=BaseModel)


def with_pages(record: M, source: SourceText) -> M:
    """The record with the page of each evidence; as it is where the source knows no pages."""
    changed = {name: new for name, value in record if (new := _paged(value, source)) is not value}
    if isinstance(record, Evidence):
        changed["page"] = source.page(record.start)
    return record.model_copy(update=changed) if changed else record


def _paged(value: object, source: SourceText) -> object:
    if isinstance(value, BaseModel):
        return with_pages(value, source)
    if isinstance(value, list):
        return [_paged(item, source) for item in value]
    if isinstance(value, dict):
        return {key: _paged(item, source) for key, item in value.items()}
    return value
