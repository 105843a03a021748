"""Evidence: the words a fact was read from, with their place."""

from __future__ import annotations

import itertools
import re

from graph.records import Evidence
from loaders.text.passage import Passage

QUOTE_WORDS = 15
"""The most words that a quote has; the whole sentence is one look away in the text."""


_WORD = re.compile(r"\S+")
_WINDOW = 160
"""Characters before and behind that a quote may take words from."""


def evidence(
    passage: Passage, start: int, end: int, *, locator: str, rule: str, confidence: float = 1.0, lead_in: int = 0
) -> Evidence:
    """Evidence for passage[start:end]. `lead_in`: from where in the passage the quote may begin."""
    first, last = passage.span(start, end)
    return Evidence(
        start=first,
        end=last,
        locator=locator,
        quote=quote(passage.text, lead_in, end, start),
        rule=rule,
        confidence=confidence,
    )


def quote(text: str, lead_in: int, end: int, start: int) -> str:
    """At most fifteen words around text[start:end]: what leads up to it, itself, and what follows."""
    inner = [m.end() for m in itertools.islice(_WORD.finditer(text, start, end), QUOTE_WORDS)]
    if len(inner) >= QUOTE_WORDS:
        return text[start : inner[-1]]
    room = QUOTE_WORDS - len(inner)
    lead_in = max(lead_in, start - _WINDOW)
    before = [m.start() for m in _WORD.finditer(text[lead_in:start])]
    took = before[-min(len(before), room // 2) :] if before and room // 2 else []
    begin = lead_in + took[0] if took else start
    after = [m.end() for m in _WORD.finditer(text[end : end + _WINDOW])]
    left = QUOTE_WORDS - len(text[begin:end].split())
    stop = end + after[min(left, len(after)) - 1] if after and left > 0 else end
    return text[begin:stop].strip()
