"""Finding words of a person in a document's text, and the body that a name stands for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from graph.records import Evidence
from graph.vocabulary import Review
from loaders.bodies.mentions import Mention
from loaders.context import Context
from loaders.evidence import quote
from loaders.pages import with_pages
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
        starts = self.passage.starts
        low, high = (bisect_left(starts, at) for at in within) if within is not None else (0, len(starts))
        here = min(max(bisect_left(starts, near), low), high)
        for text, sought in ((self.passage.text, wanted.text), (self.passage.same, wanted.same)):
            places = (_ahead(text, sought, here, high), _behind(text, sought, low, min(here + len(sought) - 1, high)))
            spans = [self.passage.span(at, at + len(sought)) for at in places if at is not None]
            if spans:
                return min(spans, key=lambda span: abs(span[0] - near))
        return None

    def evidence(self, start: int, end: int, *, locator: str = "") -> Evidence:
        """Evidence of a person for text[start:end] of the source."""
        words = passage(self.source.text, start, end)
        found = Evidence(
            start=start, end=end, locator=locator, quote=quote(words.text, 0, len(words.text), 0) or " ",
            rule=RULE, review=Review.CORRECTED,
        )  # fmt: skip
        return by_person(with_pages(found, self.source) if self.source.pages else found)

    def body(self, name: str) -> Mention | None:
        """The body or class of bodies that the whole of `name` stands for, where the registry knows it."""
        return known_body(name, self.province, self.date)


_MOST = 1_000
"""Places inside of words that are passed over before a search is given up."""


def _ahead(text: str, sought: str, start: int, stop: int) -> int | None:
    """The first place from `start` on where `sought` stands as whole words, ending before `stop`."""
    at = text.find(sought, start, stop)
    for _ in range(_MOST):
        if at < 0 or _whole(text, at, at + len(sought)):
            break
        at = text.find(sought, at + 1, stop)
    return at if at >= 0 and _whole(text, at, at + len(sought)) else None


def _behind(text: str, sought: str, low: int, stop: int) -> int | None:
    """The last place where `sought` stands as whole words, not before `low` and ending before `stop`."""
    at = text.rfind(sought, low, stop)
    for _ in range(_MOST):
        if at < 0 or _whole(text, at, at + len(sought)):
            break
        at = text.rfind(sought, low, at + len(sought) - 1)
    return at if at >= 0 and _whole(text, at, at + len(sought)) else None


def by_person(evidence: Evidence) -> Evidence:
    """Evidence that a person gave: as certain as can be, and compared with its picture where there is one."""
    return evidence.model_copy(update={"confidence": 1.0, "needs_review": False})


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
