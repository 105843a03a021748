"""Names of bodies and provinces that the end of a line cuts: "… Đài Tiếng nói Việt" before "Nam, …"."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache

from graph.registry.bodies import bodies
from graph.registry.fold import same
from graph.registry.provinces import provinces

_WORD = re.compile(r"[^\W\d_]+")
_DASHED = re.compile(r"([^\W\d_]+) [-–] (?=([^\W\d_]+))")
_LONGEST_WORD = 20
_RARELY = 4
_LAST = re.compile(r"([^\W\d_]+)$")


def cuts_name(last: str, following: str) -> bool:
    """Whether a line that ends with `last` stops inside a name that `following` goes on with, in capitals."""
    end, start = _LAST.search(last[-_LONGEST_WORD:]), _WORD.match(following)
    if end is None or start is None or not start[0][0].isupper() or start[0].isupper():
        return False
    return (same(end[1]), same(start[0])) in _inner_pairs()


def cuts_at_dash(last: str, following: str) -> bool:
    """Whether a line stops before the dash inside a name, with which the next begins: "… chính trị" and "- xã hội"."""
    end, start = _LAST.search(last[-_LONGEST_WORD:]), _WORD.match(following)
    return end is not None and start is not None and (same(end[1]), same(start[0])) in _dashed_pairs()


@lru_cache(maxsize=1)
def _dashed_pairs() -> frozenset[tuple[str, str]]:
    """Words on both sides of a dash in names: ("động", "thương"), and in what tells classes and plans."""
    names = [name for entry in bodies().values() for name in (entry.name, *entry.aliases)]
    found = (hit.groups() for name in names for hit in _DASHED.finditer(same(name)))
    return frozenset([*((a, b) for a, b in found), ("trị", "xã"), ("tế", "xã")])


@lru_cache(maxsize=1)
def _inner_pairs() -> frozenset[tuple[str, str]]:
    """Words that follow each other in a name, the first of which hardly ever ends one: ("việt", "nam")."""
    names = [name for entry in bodies().values() for name in (entry.name, *entry.aliases)]
    words = [[same(word) for word in _WORD.findall(name)] for name in (*names, *(unit.name for unit in provinces()))]
    ends = Counter(name[-1] for name in words if name)
    pairs = Counter(pair for name in words for pair in itertools.pairwise(name))
    return frozenset(pair for pair, times in pairs.items() if times > _RARELY * ends[pair[0]])
