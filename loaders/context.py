"""What every part of the extraction knows about the document at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.bodies.defined import defined, defines
from loaders.bodies.lexicon import Lexicon
from loaders.bodies.mentions import Finder, Mention, short_names
from loaders.bodies.tokens import tokenize
from loaders.text.passage import Passage


@dataclass(frozen=True)
class Context:
    """The document's province and date, as far as its header tells them, and the abbreviations that it defines.

    `local`: a district or commune issues it.
    """

    province: str | None
    date: str | None
    defined: Mapping[str, Mention] = field(default_factory=dict)
    finders: dict[int, Finder] = field(default_factory=dict, compare=False, repr=False)
    local: bool = False

    @cached_property
    def _called(self) -> re.Pattern[str] | None:
        return short_names(self.defined)

    def reading(self, passages: Iterable[Passage]) -> Context:
        """This context with the abbreviations of bodies that the passages define."""
        return replace(self, finders={}, defined=defined(self.finder(p) for p in passages if defines(p)))

    def finder(self, passage: Passage) -> Finder:
        """A finder of bodies for one passage of this document."""
        known = self.finders.get(id(passage))
        if known is None or known.passage is not passage:
            lexicon = Lexicon(self.province, self.local)
            known = Finder(passage, tokenize(passage), lexicon, self.date, self.defined, self._called)
            self.finders[id(passage)] = known
        return known
