"""What every part of the extraction knows about the document at hand."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.bodies.lexicon import Lexicon
from loaders.bodies.mentions import Finder
from loaders.bodies.tokens import tokenize
from loaders.text.passage import Passage


@dataclass(frozen=True)
class Context:
    """The document's province and date, as far as its header tells them."""

    province: str | None
    date: str | None

    def finder(self, passage: Passage) -> Finder:
        """A finder of bodies for one passage of this document."""
        return Finder(passage, tokenize(passage), Lexicon(self.province), self.date)
