"""What a reader hands on: the document's text, to which every offset in a record refers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceText:
    """A document as read. `text` is the decoded file itself; `sha256` is that of the file's bytes."""

    file: str
    sha256: str
    format: str
    text: str
