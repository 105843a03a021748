"""From a name to the registry: exact and folded equality only, never by likeness (that is the reader's work).

A name is looked up as it stands, with its short words written out, and without the province at its end; "tỉnh" may be
added or dropped, and a city's words ("thành phố", "Thành ủy") stand for a province's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.build.dates import valid_on
from graph.build.facts import facts
from graph.registry.bodies import Entry, bodies
from graph.registry.fold import name_key, tone
from graph.registry.provinces import provinces
from graph.vocabulary import Level, Sector

_CITY = {"thành ủy": "tỉnh ủy", "thành đoàn": "tỉnh đoàn"}


def _key(name: str) -> str:
    short = facts().short_words
    key = " ".join(short.get(word, word) for word in name_key(name).split())
    for city, province in _CITY.items():
        key = re.sub(rf"\b{city}\b", province, key)
    return re.sub(r"\bthành phố$", "tỉnh", key)


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in bodies().values():
        for name in (entry.name, *entry.aliases):
            for key in {name_key(name), _key(name), _key(name).removeprefix("các ") if not entry.is_class else ""} - {
                ""
            }:
                found.setdefault(key, []).append(entry)
    return found


@lru_cache(maxsize=1)
def _province_at_end() -> re.Pattern[str]:
    names = sorted({tone(p.name) for p in provinces()}, key=len, reverse=True)
    return re.compile(rf"\s+(?:(tỉnh|thành phố|TP\.?)\s*)?({'|'.join(map(re.escape, names))})$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _proper() -> dict[str, str]:
    return {tone(p.name): p.name for p in provinces()}


def split_province(name: str) -> tuple[str, str | None, bool]:
    """`name` without the province at its end, that province, and whether "tỉnh" or "thành phố" stood before it.

    The province must be written with its own capitals: "Ủy ban Hòa bình" names none.
    """
    match = _province_at_end().search(tone(name))
    province = _proper().get(match[2]) if match else None
    if match is None or province is None:
        return name, None, False
    return name[: match.start()], province, match[1] is not None


def _variants(name: str) -> Iterator[str]:
    for text in dict.fromkeys((name, split_province(name)[0])):
        yield name_key(text)
        key = _key(text)
        holder = next((word for word in facts().office_words if _begins(key, word)), "")
        for part in dict.fromkeys((key, key.removeprefix(holder).strip())):
            bare = part.removesuffix(" tỉnh")
            yield from (part, bare, f"{bare} tỉnh")


def find_body(name: str, date: str | None = None) -> Entry | None:
    """The entry that `name` names, preferring one that exists on `date`; None where the registry has none."""
    for key in _variants(name):
        entries = _index().get(key, [])
        if entries:
            return next((e for e in entries if valid_on(date, e.valid_from, e.valid_to)), entries[0])
    return None


@lru_cache(maxsize=1)
def plain_superiors() -> dict[str, tuple[str, Sector]]:
    """Bodies of the centre that the registry knows only as superiors, by name key: name and sector."""
    found: dict[str, tuple[str, Sector]] = {}
    for entry in bodies().values():
        for superior in (entry.reports_to, entry.vertical):
            if superior and superior not in bodies() and entry.sector:
                name = facts().full_names.get(superior, superior)
                found.setdefault(name_key(name), (name, entry.sector))
    return found


def is_central(name: str) -> bool:
    """Whether a name outside the registry is a body of the centre by its first or last words."""
    key, known = _key(name), facts()
    if key in plain_superiors():
        return True
    if any(_begins(key, head) for head in known.not_central_heads):
        return False
    return any(_begins(key, head) for head in known.central_heads) or key.endswith(known.central_tails)


def is_class_name(name: str) -> bool:
    """Whether a name outside the registry is a class: a plural word first, or a generic one and no proper name."""
    key, known = _key(name), facts()
    if any(_begins(key, head) for head in known.plural_heads):
        return True
    rest = split_province(name)[0].partition(" ")[2]
    proper = any(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", rest))
    return not proper and any(_begins(key, head) for head in known.generic_heads)


def is_vague_name(name: str) -> bool:
    """Whether a name is an undefined circle: it holds "liên quan"."""
    return "liên quan" in name_key(name)


def long_form(name: str) -> str:
    """The key of a name with its short words written out: under it "UBND" and "Ủy ban nhân dân" are one."""
    return _key(name)


def local_council(name: str) -> Entry | None:
    """The class (district or commune councils) that a named one belongs to: "UBND huyện X"; None for other names."""
    key = _key(name)
    for identity, heads in facts().local_councils.items():
        if any(key.startswith(f"{head} ") for head in heads):
            return bodies()[identity]
    return None


def is_central_entry(entry: Entry) -> bool:
    """Whether the registry places the body at the centre."""
    return entry.level is Level.CENTRAL


def _begins(key: str, head: str) -> bool:
    return key == head or key.startswith(head + " ")
