"""Which body a person means: any spelling, diacritics or not, abbreviations, the province behind the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.build.facts import facts
from graph.errors import QueryRefused
from graph.ids import agency_id
from graph.registry.bodies import Entry, bodies, body
from graph.registry.collation import sort_key
from graph.registry.fold import search_key
from graph.registry.provinces import find_province, provinces
from graph.vocabulary import AgencyKind, Level
from queries.body.model import Body
from queries.runner import Reader, run

PREFIX = "agency:"
"""What every id of a body begins with."""

ROLE = "type:"
"""What every id of a national role begins with."""


@dataclass(frozen=True)
class Choice:
    """What a name means: one `body`, or one role of the registry in every province."""

    body: Body | None = None
    role: Entry | None = None


def choose(read: Reader, name: str, province: str | None = None) -> Choice:
    """What `name` means, in `province` (a loaded one, as the store spells it) or anywhere.

    Raises `QueryRefused` with near names where nothing is called so, and with all candidates where several are.
    """
    if not search_key(name):
        raise QueryRefused("no body was named; give its name or abbreviation, such as 'Sở Ngoại vụ' or SNgV")
    if name.startswith(PREFIX):
        return Choice(body=of_id(read, name))
    known = body(name.removeprefix(ROLE)) if name.startswith(ROLE) else None
    if known:
        return _of_entry(read, known, province)
    tail, inner = split_province(name)
    for text, home in ((name, province), (tail, province or inner)):
        if inner and province and text == tail and search_key(inner) != search_key(province):
            raise QueryRefused(f"{name!r} names {inner}, not {province}; give one of them")
        entries = registered(text)
        if len(entries) > 1:
            raise _ambiguous(name, (entry.name for entry in entries))
        if entries:
            return _of_entry(read, entries[0], home)
        found = _unregistered(read, text, home)
        if found:
            return Choice(body=found)
    raise _unknown(read, name, tail, province or inner)


def _of_entry(read: Reader, entry: Entry, province: str | None) -> Choice:
    if entry.level is Level.CENTRAL:
        return Choice(body=body_of(read, entry, None))
    return Choice(body=body_of(read, entry, province)) if province else Choice(role=entry)


def body_of(read: Reader, entry: Entry, province: str | None) -> Body:
    """The body of a role in a province; `named` is False where no loaded document names it."""
    identity = agency_id(body=entry.id, name=entry.name, province=province)
    rows = run(read, "body.one", body=identity)
    if rows:
        return _body(rows[0])
    name = entry.name_in(find_province(province) if province else None)
    return Body(
        identity, name, search_key(name), str(entry.agency_kind), entry.sector, entry.level, province, entry.id,
        named=False,
    )  # fmt: skip


def of_id(read: Reader, identity: str) -> Body:
    """The body with this id. Raises `QueryRefused` where there is none."""
    rows = run(read, "body.one", body=identity)
    if not rows:
        raise QueryRefused(f"no body has the id {identity!r}; give its name")
    return _body(rows[0])


def _body(row: Mapping[str, object]) -> Body:
    def text(column: str) -> str | None:
        return None if row[column] is None else str(row[column])

    return Body(
        str(row["id"]), str(row["name"]), str(row["fold"]), str(row["kind"]), text("sector"), text("level"),
        text("province"), text("role"), named=bool(row["named"]),
    )  # fmt: skip


def _unregistered(read: Reader, name: str, province: str | None) -> Body | None:
    """The body outside the registry that is called so; raises `QueryRefused` where several are."""
    wanted = keys(name)
    rows = [row for row in names_in(read, province) if wanted & keys(str(row["name"]))]
    if len(rows) > 1:
        raise _ambiguous(name, (_placed(row) for row in rows))
    return of_id(read, str(rows[0]["id"])) if rows else None


def names_in(read: Reader, province: str | None) -> list[dict[str, object]]:
    """The bodies of a province, or all; classes are left out. Two questions, so that each starts from an index."""
    return run(read, "body.names_in", province=province) if province else run(read, "body.names")


def _placed(row: Mapping[str, object]) -> str:
    return f"{row['name']} ({row['province']})" if row["province"] else str(row["name"])


def _ambiguous(name: str, candidates: Iterable[str]) -> QueryRefused:
    listed = ", ".join(sorted(set(candidates), key=sort_key))
    return QueryRefused(f"{name!r} may mean {listed}; give the whole name, or --province")


def _unknown(read: Reader, name: str, tail: str, province: str | None) -> QueryRefused:
    near = nearest(tail, [str(row["name"]) for row in names_in(read, province)])
    where = f" in {province}" if province else ""
    hint = f"did you mean {', '.join(near)}?" if near else _LIST
    return QueryRefused(f"no body is called {name!r}{where}; {hint}")


_LIST = "phoihop query 'MATCH (a:Agency) RETURN a.name' lists all bodies"


def nearest(wanted: str, known: Sequence[str], limit: int = 5) -> list[str]:
    """The names most like `wanted`, whatever their diacritics."""
    table = {name: search_key(name) for name in dict.fromkeys(known)}
    found = process.extract(search_key(wanted), table, scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
    return [name for _, _, name in found]


def keys(name: str) -> set[str]:
    """The keys under which spellings of one name meet: folded, without blanks, short words written out."""
    folded = search_key(name)
    return {_joined(text) for text in (folded, _written_out(folded))}


def _joined(text: str) -> str:
    return text.replace(" ", "")


@lru_cache(maxsize=1)
def _short_words() -> dict[str, str]:
    return {search_key(short): search_key(whole) for short, whole in facts().short_words.items()}


def _written_out(folded: str) -> str:
    text = " ".join(_short_words().get(word, word) for word in folded.split())
    for city, of_province in (("thanh uy", "tinh uy"), ("thanh doan", "tinh doan")):
        text = re.sub(rf"\b{city}\b", of_province, text)
    return re.sub(r" thanh pho$", " tinh", text)


def registered(name: str) -> list[Entry]:
    """The bodies and offices of the registry called so: by name or abbreviation, else by the initials of a department.

    Several where the name is shared.
    """
    for table in (_names(), _initials()):
        found: dict[str, Entry] = {}
        for key in _variants(name):
            found |= {entry.id: entry for entry in table.get(key, ())}
        if found:
            return list(found.values())
    return []


def _variants(name: str) -> Iterator[str]:
    """The keys of `name`, with "tỉnh" added and dropped, and of "Sở NgV" also as "SNgV"."""
    for text in dict.fromkeys((search_key(name), _written_out(search_key(name)))):
        bare = text.removesuffix(" tinh")
        head, _, rest = text.partition(" ")
        yield from dict.fromkeys((_joined(text), _joined(bare), _joined(bare) + "tinh", head[:1] + _joined(rest)))


def _usable(entry: Entry) -> bool:
    """Bodies and offices, and classes that can be listed ("UBND cấp huyện")."""
    return entry.kind != "generic" and not (entry.is_class and entry.agency_kind is not AgencyKind.COLLECTIVE)


@lru_cache(maxsize=1)
def _names() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in bodies().values():
        if not _usable(entry):
            continue
        for name in (entry.name, *entry.aliases, *entry.abbreviations):
            for key in keys(name):
                listed = table.setdefault(key, [])
                if entry not in listed:
                    listed.append(entry)
    return table


@lru_cache(maxsize=1)
def _initials() -> dict[str, list[Entry]]:
    """Head word and initials of the rest: "Sở TNMT", "so lđtbxh"."""
    table: dict[str, list[Entry]] = {}
    for entry in bodies().values():
        head, *rest = search_key(entry.name).split()
        letters = "".join(word[0] for word in rest if word != "va")
        if _usable(entry) and len(letters) > 1:
            for key in (head + letters, head[0] + letters):
                table.setdefault(key, []).append(entry)
    return table


@lru_cache(maxsize=1)
def _province_names() -> dict[str, str]:
    """Folded name to name, long names first."""
    names = {search_key(unit.name): unit.name for unit in provinces()}
    return dict(sorted(names.items(), key=lambda pair: -len(pair[0])))


def split_province(name: str) -> tuple[str, str | None]:
    """`name` without the province at its end, in any spelling, and that province: ("Sở Ngoại vụ", "Gia Lai")."""
    words = name.split()
    for start in range(1, len(words)):
        province = _province_names().get(search_key(" ".join(words[start:])))
        if province:
            rest = words[:start]
            if search_key(rest[-1]) in ("tinh", "tp") and len(rest) > 1:
                rest = rest[:-1]
            elif search_key(" ".join(rest[-2:])) == "thanh pho" and len(rest) > 2:
                rest = rest[:-2]
            return " ".join(rest).rstrip(" ,-–("), province
    return name, None
