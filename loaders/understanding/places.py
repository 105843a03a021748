"""Places of a text in the words of people: its lines and pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from loaders.text.source import SourceText


@dataclass
class Places:
    """Finds the line and page of an offset."""

    source: SourceText
    _lines: list[int] = field(init=False)

    def __post_init__(self) -> None:
        ends = [n for n, char in enumerate(self.source.text) if char == "\n"]
        self._lines = [0, *(end + 1 for end in ends)]

    def line(self, offset: int) -> int:
        """The number of the line, from 1."""
        return bisect_right(self._lines, offset)

    def at(self, start: int, end: int) -> dict[str, Any]:
        """The fields of a `Place`."""
        return {"start": start, "end": end, "line": self.line(start), "page": self.source.page(start)}
