"""Bodies that share words: "Các Sở: A; B", "UBND các huyện A, B", "Công an, Thanh tra các xã", "Các Vụ: A, B"."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.registry.fold import CAPITALS
from graph.registry.provinces import find_province, provinces
from loaders.bodies.classes import find_class
from loaders.bodies.mentions import Finder, Mention
from loaders.bodies.names import word_before_clause
from loaders.bodies.organs import ORGAN

SEPARATOR = re.compile(r"\s*(?P<mark>[,;+&/]|\.(?=\s|$)|[-–](?=\s))?\s*(?P<and>(?:và|cùng với|cùng|hoặc|&)(?=\s))?\s*")
_HEADED_GROUP = re.compile(
    r"(?:các )?(?P<head>sở|bộ|ban|hội|vụ|cục|chi cục|phòng|trường|viện|trung tâm|tập đoàn|tổng công ty)"
    r"(?:, ?(?:ban|ngành|đoàn thể))*\s*:\s*"
)


def headed_group(finder: Finder, at: int, stop: int) -> list[Mention]:
    """ "Sở: NV, TC, KH&ĐT": departments by what follows the shared head noun, till one stands with its own."""
    group = _HEADED_GROUP.match(finder.passage.same, at, stop)
    if not group or (at and finder.passage.text[at - 1].isalnum()):
        return []
    return members(finder, group.end(), stop, Mention("", None, at, group.end(), noun=group["head"]))


def members(finder: Finder, at: int, stop: int, group: Mention) -> list[Mention]:
    """The bodies listed behind "các Sở:" or "các hội:": by the registry, else head noun and own words."""
    noun = group.noun or ""
    out: list[Mention] = []
    paired = _PAIRED.match(finder.passage.text, at, stop) is not None
    while at < stop:
        own = finder.with_head(noun, at) or finder.at(at) or _unlisted(finder, noun, at, stop, paired=paired)
        if own is None or own.end > stop or own.collective or own.vague:
            break
        out.append(own)
        separator = SEPARATOR.match(finder.passage.text, own.end, stop)
        if not separator or not separator[0].strip():
            break
        at = separator.end()
    if len(out) == 1 and not out[0].known:
        return []
    return _with_shared_tail(finder, noun, out)


_NAMED_BY_FIELD = frozenset(("vụ", "cục", "chi cục", "phòng", "ban", "trường", "viện", "trung tâm", "tập đoàn"))


_PAIRED = re.compile(r"[^,;:.()]+ và [A-ZĐ][^,;:.()]+[,;] [A-ZĐ]")
"""Names that hold "và" themselves, told apart by commas: "Trồng trọt và Bảo vệ thực vật, Chăn nuôi và Thú y"."""


def _unlisted(finder: Finder, noun: str, at: int, stop: int, *, paired: bool) -> Mention | None:
    """ "Pháp chế" behind "các Vụ:" is Vụ Pháp chế, though no registry lists it."""
    text = finder.passage.text
    if noun not in _NAMED_BY_FIELD or at >= stop or not text[at].isupper():
        return None
    end = word_before_clause(finder.passage, at, stop, over_and=paired)
    name = f"{noun.capitalize()} {text[at:end]}"
    known = finder.named(name) if end > at else None
    if known:
        return finder.placed(known, at, end)
    return Mention(name, None, at, end, known=False) if end > at else None


_TAIL = re.compile(r" (?:Tỉnh ủy|Thành ủy|Trung ương|Bộ|tỉnh|Thành phố|thành phố)$")


def _with_shared_tail(finder: Finder, noun: str, found: list[Mention]) -> list[Mention]:
    """ "Các Ban: Tổ chức, Nội chính Tỉnh ủy": the last element's tail makes bodies of those before it."""
    last = finder.passage.text[found[-1].start : found[-1].end] if len(found) > 1 else ""
    tail = _TAIL.search(last)
    if tail is None:
        return found
    out = []
    for mention in found:
        whole = f"{noun.capitalize()} {finder.passage.text[mention.start : mention.end].removesuffix(tail[0])}{tail[0]}"
        known = None if mention.body else finder.named(whole)
        out.append(mention if known is None else finder.placed(known, mention.start, mention.end))
    return out


_UNIT_NAME = re.compile(
    rf"[{CAPITALS}][^\W_]*(?: [{CAPITALS}][^\W_]*){{0,3}}(?: \d{{1,2}}(?![\d/.%]))?|\d{{1,2}}(?![\d/])"
)
_TIER = re.compile(rf"(?P<tier>huyện|quận|thị xã|thành phố|xã|phường|thị trấn) (?=[{CAPITALS}])")
_UNIT_GAP = re.compile(r", (?:và )?| và ")


def named_units(finder: Finder, at: int, stop: int) -> list[Mention]:
    """ "UBND các huyện A, B": the units of a tier by name, each a body of its own."""
    group = _UNIT_GROUP.match(finder.passage.text, at, stop)
    if not group:
        return []
    out: list[Mention] = []
    position = group.end()
    tier = group["tier"]
    while True:
        if switched := _TIER.match(finder.passage.text, position, stop):
            tier, position = switched["tier"], switched.end()
        name = _UNIT_NAME.match(finder.passage.text, position, stop)
        if name is None or (out and finder.at(position) is not None):
            break
        if not group["every"] and len(name[0].split()) == 1:
            break
        start = at if not out else position
        out.append(Mention(f"{group['organ']} {tier} {name[0]}", None, start, name.end(), known=False))
        gap = _UNIT_GAP.match(finder.passage.text, name.end(), stop)
        if not gap:
            break
        position = gap.end()
    return out


_UNIT_GROUP = re.compile(
    r"(?:[Cc]hủ tịch )?(?P<organ>UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Công an|Đảng ủy|Đảng uỷ|[Cc]hính quyền"
    r"|Phòng [^,;]{2,40}?) (?P<every>(?:các|\d{1,3}) )?(?P<tier>huyện|quận|thị xã|thành phố|xã|phường|thị trấn):?"
    rf" (?=[{CAPITALS}])"
)


_PROVINCE = r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)"
_PROVINCES = re.compile(
    rf"(?:(?P<organ>Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Công an) )?(?:[Cc]ác )?{_PROVINCE}(?:(?:, | và ){_PROVINCE})?"
    r"(?: trực thuộc [Tt]rung ương)?:? (?=[^\W\d_])"
)
_PROVINCE_AGAIN = re.compile(rf"(?:các )?{_PROVINCE} ")


def named_provinces(finder: Finder, at: int, stop: int) -> list[Mention]:
    """ "Ủy ban nhân dân các tỉnh: A, B", "các tỉnh A, B và thành phố C": each province named, in order.

    Provinces themselves, without an organ, are bodies in a central document only: elsewhere they are places.
    """
    text = finder.passage.text
    head = _PROVINCES.match(text, at, stop)
    if head is None or (head["organ"] is None and finder.lexicon.province is not None):
        return []
    organ = f"{head['organ']} " if head["organ"] else ""
    out: list[Mention] = []
    position = head.end()
    while name := _province_names().match(text, position, stop):
        unit = find_province(name[0])
        tier = unit.kind if unit else "tỉnh"
        out.append(Mention(f"{organ}{tier} {name[0]}", None, position if out else at, name.end()))
        gap = _UNIT_GAP.match(text, name.end(), stop)
        again = _PROVINCE_AGAIN.match(text, gap.end(), stop) if gap else None
        position = again.end() if again else gap.end() if gap else stop
    return out if len(out) > 1 or not organ else []


@lru_cache(maxsize=1)
def _province_names() -> re.Pattern[str]:
    names = sorted({unit.name for unit in provinces()}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![^\W_])")


_OF_EACH = re.compile(r"các (?P<organ>đảng ủy|đảng đoàn|ban cán sự đảng):? (?=\S)")


def organs_of_each(finder: Finder, at: int, stop: int) -> list[Mention]:
    """ "Các Đảng ủy Bộ A, Bộ B": the Party organ of each body of one kind that is listed behind it."""
    group = _OF_EACH.match(finder.passage.same, at, stop)
    owner = finder.at(group.end()) if group else None
    kind = _first_word(owner)
    out: list[Mention] = []
    while group and owner and owner.known and not owner.collective and owner.end <= stop and _first_word(owner) == kind:
        organ = finder.passage.text[group.start("organ") : group.end("organ")]
        out.append(Mention(f"{organ} {owner.name}", None, owner.start if out else at, owner.end, known=False))
        gap = _UNIT_GAP.match(finder.passage.text, owner.end, stop)
        owner = finder.at(gap.end()) if gap else None
    return out if len(out) > 1 else []


def _first_word(mention: Mention | None) -> str:
    return mention.name.split(" ", 1)[0] if mention else ""


def tier_organs(finder: Finder, at: int, stop: int) -> list[Mention]:
    """ "Công an, Thanh tra và Hội Nông dân các xã": organs of one tier that share its words."""
    group = _TIER_ORGANS.match(finder.passage.same, at, stop)
    if not group or (at and finder.passage.text[at - 1].isalnum()):
        return []
    tail = find_class(finder.passage, group.start("last"))
    end = tail.end if tail else group.end()
    shared = finder.passage.text[group.end("last") : end].removeprefix(" tại").removeprefix(" ở").strip()
    spans = [hit.span() for hit in _TIER_ORGAN.finditer(finder.passage.same, at, group.end("last"))]
    return [
        Mention(f"{finder.passage.text[a:b]} {shared}", None, a, b if b < group.end("last") else end, collective=True)
        for a, b in spans
    ]


_TIER_ORGAN = re.compile(ORGAN)
_TIER_ORGANS = re.compile(
    rf"{ORGAN}(?:, {ORGAN})*(?:,? và |, |/)(?P<last>{ORGAN}) (?:(?:(?:tại |ở )?các|cấp) "
    r"(?:huyện|quận|thị xã|thành phố|xã|phường|cấp|cơ sở)"
    r"|(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?= ?[,;.]|$))(?![^\W_])"
)
