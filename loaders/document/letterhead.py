"""The letterhead: the lines of the issuing bodies, parent first, and the name of the one that issues."""

from __future__ import annotations

import re
from functools import cache

from graph.registry.fold import same
from graph.registry.provinces import Province, provinces
from loaders.context import Context
from loaders.document.zones import is_kind_line
from loaders.text.blocks import Block
from loaders.text.passage import Passage, passage

PROVINCE = re.compile(r"\b(?:(?:tỉnh|thành) (?:ủy|đoàn)|tỉnh|thành phố|tp\.?)\s+(?=\S)")
ISSUER_LINE = re.compile(
    r"^(?:ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|ban chấp hành|ban thường vụ|bộ |sở "
    r"|thủ tướng chính phủ|chính phủ|quốc hội"
    r"|đảng ủy|đảng đoàn|ban (?!hành)|liên hiệp|ubnd|huyện ủy|văn phòng|hội |tỉnh đoàn|cục |tổng cục|ủy ban"
    r"|mặt trận|chủ tịch ủy ban nhân dân|bộ trưởng|ủy$)"
)


_LOCAL = re.compile(
    r"(?!(?:sở|bộ|cục|chi cục) )(?:.*? )?"
    r"(?<!cấp )(?<!các )(?:huyện|quận|thị xã|phường|thị trấn|đặc khu|(?<!hợp tác )xã(?! (?:hội|nông thôn)))(?![^\W_])"
)


def is_local(issuer: str | None) -> bool:
    """Whether a body of a district or commune issues the document."""
    return bool(issuer) and _LOCAL.match(same(issuer or "")) is not None


def province_in(passage: Passage) -> tuple[Province, int, int] | None:
    """The first province that is named behind "tỉnh" or "thành phố" in the passage."""
    for hit in PROVINCE.finditer(passage.same):
        if found := named_at(passage.same, hit.end()):
            return found[0], hit.start(), found[1]
    return None


def named_at(text: str, at: int) -> tuple[Province, int] | None:
    """The province whose name stands at `at`, and where the name ends."""
    name = _names().match(text, at)
    if name is None or name.lastgroup is None:
        return None
    unit = _units()[int(name.lastgroup[1:])]
    return unit, at + len(unit.name)


@cache
def _units() -> list[Province]:
    return sorted(provinces(), key=lambda p: -len(p.name))


@cache
def _names() -> re.Pattern[str]:
    """The names of the units in their order, each a group, as texts write them."""
    names = (re.escape(same(unit.name)).replace("\\ \\-\\ ", r"\s?-\s?") for unit in _units())
    return re.compile("(?:" + "|".join(f"(?P<u{n}>{name})" for n, name in enumerate(names)) + r")(?![^\W_])")


def issuer_lines(blocks: list[Block], said: str = "") -> list[Passage]:
    """The issuing bodies at the head, parent first, each over its lines: "ỦY BAN NHÂN DÂN" over "TỈNH X".

    `said`: the lines under the title, which name the issuer's head and so the whole name.
    """
    out: list[Passage] = []
    for block in blocks:
        text = block.text.same
        part = _left_column(block.text)
        if is_kind_line(block) or MOTTO.match(text) or not part.text.isupper() or len(part) > 120:
            continue
        if out and out[-1].same == "ủy" and part.same.startswith("ban nhân dân"):
            out[-1] = out[-1].joined(part)
        elif ISSUER_LINE.match(part.same):
            out.append(part)
        elif (
            out
            and part.starts[0] > out[-1].ends[-1]
            and (_goes_on(out[-1], text) or f"{out[-1].same} {part.same}" in said)
        ):
            out[-1] = out[-1].joined(part)
    return out


def _left_column(passage: Passage) -> Passage:
    """A head line up to the national motto or the rule of dashes, if they stand in one line with it."""
    motto = re.search(r"\s(?:cộng h[òo]a xã hội|cộng hoà xã hội|độc lập|đảng cộng sản|[-_*=]{3,})|\s?\|", passage.same)
    return passage.cut(0, motto.start()) if motto and motto.start() > 3 else passage


def _goes_on(before: Passage, text: str) -> bool:
    """Whether a head line belongs to the issuer's line before it: that is open, or lacks its territory."""
    if _OPEN_END.search(before.same) or text.startswith("và "):
        return True
    if text.startswith("trung ương") and before.same.endswith("ban chấp hành"):
        return True
    return _TERRITORY.match(text) is not None and not _complete(before)


MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội|hội chủ nghĩa|chủ nghĩa việt nam|độc lập|đảng cộng sản")
_OPEN_END = re.compile(r"(?:,| và| của| về| các| -)$")
"""An issuer's line that goes on in the next."""


_TERRITORY = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã(?! hội)|phường|đặc khu|thị trấn|dân)\s+\S|dân$")


def _complete(passage: Passage) -> bool:
    return bool(
        re.search(
            r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|trung ương|chính phủ)\s+\S",
            passage.same,
        )
    )


def issuer_name(lines: list[Passage]) -> str:
    """The issuer's name: the last body of the head, in the registry's spelling, with the province of head or parent."""
    line = lines[-1]
    found = next((f for p in reversed(lines) if (f := province_in(p))), None)
    own = province_in(line)
    name = _spelled(line.text, found[0] if found else None) or plain(line.text[: own[1]] if own else line.text)
    if same(name) in ("văn phòng", "ban thường trực", "ban thường vụ") and len(lines) > 1:
        return f"{name} {issuer_name(lines[:-1])}"
    if len(lines) > 1 and same(name).startswith("ban ") and lines[-2].same == "ban chấp hành trung ương":
        return f"{name} Trung ương"
    if len(lines) > 1 and same(name).startswith("ban ") and re.match(r"(?:tỉnh|thành) ủy\b", lines[-2].same):
        return f"{name} {issuer_name(lines[:-1])}"
    if not found or same(name).endswith(same(found[0].name)) or (not own and same(name).startswith("ban chỉ đạo")):
        return name
    if re.search(r"(?:tỉnh|thành) (?:ủy|đoàn)$", same(name)):
        return f"{name} {found[0].name}"
    return f"{name} {found[0].full_name}"


def _spelled(text: str, unit: Province | None) -> str | None:
    """A body's name that stands in capitals, as the registry has it; None for a body that it does not know."""
    line = passage(text, 0, len(text))
    context = Context(unit.name if unit else None, None)
    known = context.finder(line).at(0)
    if known and known.known and known.end == len(line) and not known.name.isupper():
        return known.name.removesuffix(" tỉnh").removesuffix(" thành phố")
    return None


def plain(text: str) -> str:
    """A name in capitals as it is usually spelled, institutions by their usual capitals."""
    name = " ".join(text.lower().split())
    name = re.sub(r"\bubnd\b", "ủy ban nhân dân", name)
    for lower, proper in _INSTITUTIONS:
        name = name.replace(lower, proper)
    name = UNIT.sub(lambda hit: hit["tier"] + hit["name"].title(), name)
    return name[:1].upper() + name[1:]


UNIT = re.compile(
    r"(?P<tier>\b(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố|tỉnh) )(?P<name>(?!hội\b)[^,;()]+)$"
)


_INSTITUTIONS = (
    ("ủy ban nhân dân", "Ủy ban nhân dân"), ("uỷ ban nhân dân", "Ủy ban nhân dân"),
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("thủ tướng chính phủ", "Thủ tướng Chính phủ"), ("bộ chính trị", "Bộ Chính trị"), ("ban bí thư", "Ban Bí thư"),
    ("ban chấp hành trung ương", "Ban Chấp hành Trung ương"), ("quốc hội", "Quốc hội"),
    ("ban chỉ đạo", "Ban Chỉ đạo"), ("ban thường trực", "Ban Thường trực"), ("ban thường vụ", "Ban Thường vụ"),
    ("tuyên giáo", "Tuyên giáo"), ("dân vận", "Dân vận"), ("đối ngoại", "Đối ngoại"),
    ("nội chính", "Nội chính"), ("bộ tư lệnh", "Bộ Tư lệnh"), ("quân khu", "Quân khu"),
    ("mặt trận tổ quốc việt nam", "Mặt trận Tổ quốc Việt Nam"),
)  # fmt: skip
