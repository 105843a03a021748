"""Finding words of a person in a document's text, and the body that a name stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.records import Evidence
from graph.vocabulary import Review
from loaders.bodies.mentions import Mention
from loaders.context import Context
from loaders.evidence import quote
from loaders.text.passage import Passage, passage
from loaders.text.source import SourceText

RULE = "review"
"""The rule of what a person read."""


@dataclass
class Words:
    """The words of one document."""

    source: SourceText
    province: str | None = None
    date: str | None = None

    @cached_property
    def passage(self) -> Passage:
        """The whole text, cleaned."""
        return passage(self.source.text, 0, len(self.source.text))

    def find(self, words: str, near: int = 0, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
        """Where in the source `words` stand, nearest to `near`; the same letters where possible, else the same words.

        `within`: only there. Blanks, line ends and marks of emphasis do not count.
        """
        wanted = passage(words, 0, len(words))
        if not wanted.text:
            return None
        for text, sought in ((self.passage.text, wanted.text), (self.passage.same, wanted.same)):
            spans = [self.passage.span(at, at + len(sought)) for at in self._places(text, sought)]
            if within is not None:
                spans = [span for span in spans if within[0] <= span[0] and span[1] <= within[1]]
            if spans:
                return min(spans, key=lambda span: abs(span[0] - near))
        return None

    def _places(self, text: str, sought: str) -> list[int]:
        found: list[int] = []
        at = text.find(sought)
        while at >= 0 and len(found) < _MOST:
            if _whole(text, at, at + len(sought)):
                found.append(at)
            at = text.find(sought, at + 1)
        return found

    def evidence(self, start: int, end: int, *, locator: str = "") -> Evidence:
        """Evidence of a person for text[start:end] of the source."""
        words = passage(self.source.text, start, end)
        return Evidence(
            start=start, end=end, locator=locator, quote=quote(words.text, 0, len(words.text), 0) or " ",
            page=self.source.page(start), rule=RULE, review=Review.CORRECTED,
        )  # fmt: skip

    def body(self, name: str) -> Mention | None:
        """The body or class of bodies that the whole of `name` stands for, where the registry knows it."""
        return known_body(name, self.province, self.date)


_MOST = 10_000


def known_body(name: str, province: str | None, date: str | None = None) -> Mention | None:
    """The body or class of bodies that the whole of `name` stands for, where the registry knows it."""
    words = passage(name, 0, len(name))
    if not words.text:
        return None
    found = Context(province, date).finder(words).at(0)
    return found if found is not None and found.end == len(words.text) and found.known else None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at the ends."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    behind = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not behind
