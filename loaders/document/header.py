"""The header: number, place, date, issuer, kind, title, province, signer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from graph.records import Evidence, Issue, Signer
from graph.registry.fold import same
from graph.registry.numbers import Number, NumberClass, find_numbers
from graph.registry.provinces import Province, find_province, provinces
from loaders.context import Context
from loaders.document.zones import Zone, Zoned, is_kind_line
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.dates import find_dates, partial_date
from loaders.text.passage import Passage, passage

_PLACE = re.compile(r"(?:^|(?<=[A-ZĐa-z|] ))(?P<place>[^\W\d_][^,;:/|\d]{1,40}), ?(?:ngày|tháng)[ .…_\d/]")
_NUMBER_LINE = re.compile(r"^(?:số|so)\b\s*:?", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(?:(?:tỉnh|thành) (?:ủy|đoàn)|tỉnh|thành phố|tp\.?)\s+(?=\S)")
_ISSUER_LINE = re.compile(
    r"^(?:ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|ban chấp hành|ban thường vụ|bộ |sở "
    r"|thủ tướng chính phủ|chính phủ|quốc hội"
    r"|đảng ủy|đảng đoàn|ban (?!hành)|liên hiệp|ubnd|huyện ủy|văn phòng|hội |tỉnh đoàn|cục |tổng cục|ủy ban"
    r"|mặt trận|chủ tịch ủy ban nhân dân|bộ trưởng|ủy$)"
)
_CENTRAL_ORGANS: dict[str, str] = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "TW": "Ban Chấp hành Trung ương Đảng", "QH": "Quốc hội",
    "VPCP": "Văn phòng Chính phủ", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}  # fmt: skip
_PROVINCIAL_ORGANS: dict[str, str] = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TU": "Tỉnh ủy"}
_NUMBER_REACH = 12
_SIGN_FORM = re.compile(r"^(?P<f>tm|kt|tl|tuq|q|t/m|k/t|t/l)\s?\.?\s", re.IGNORECASE)


@dataclass
class Header:
    """The header's facts, each with its evidence under the field's name, and what is odd about them."""

    symbol: str | None = None
    kind: str = "khác"
    title: str = ""
    issuer: str | None = None
    province: str | None = None
    place: str | None = None
    date: str | None = None
    signer: Signer | None = None
    found: dict[str, Evidence] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    number_at: tuple[int, int] | None = None


def _blocks(zoned: list[Zoned], zone: Zone, part: int = 1) -> list[Block]:
    return [z.block for z in zoned if z.zone is zone and z.part == part and isinstance(z.block, Block)]


def _keep(header: Header, name: str, passage: Passage, start: int, end: int) -> None:
    header.found.setdefault(name, evidence(passage, start, end, locator="phần đầu", rule=f"header.{name}"))


def _number_lines(head: list[Block]) -> Iterator[tuple[Passage, Number]]:
    """The numbers behind "Số:" in the head, on its line or alone on the next."""
    for i, block in enumerate(head):
        line = _NUMBER_LINE.search(block.text.text)
        if line is None:
            continue
        here = [block.text]
        if line.end() >= len(block.text.text.rstrip(" :")) and i + 1 < len(head):
            here.append(head[i + 1].text)
        for text in here:
            reach = line.end() + 2 if text is block.text else 0
            if number := next((n for n in find_numbers(text.text) if n.start <= reach), None):
                yield text, number


def _read_number(header: Header, head: list[Block]) -> Number | None:
    for text, number in _number_lines(head):
        header.symbol = number.symbol
        _keep(header, "symbol", text, number.start, number.end)
        header.number_at = text.span(number.start, number.end)
        if number.form is NumberClass.BLANK:
            header.issues.append(
                Issue(
                    rule="header.number.empty",
                    note=text.text[number.start : number.end],
                    evidence=header.found["symbol"],
                )
            )
        return number
    return None


def _read_place(header: Header, head: list[Block]) -> None:
    for block in head:
        number = next(find_numbers(block.text.text), None)
        hit = _PLACE.search(block.text.text, number.end + 1 if number and number.start < _NUMBER_REACH else 0)
        if not hit or len(block.text) > 120:
            continue
        header.place = hit["place"].strip()
        _keep(header, "place", block.text, hit.start("place"), hit.end("place"))
        header.date = partial_date(block.text.same)
        _keep(header, "date", block.text, hit.end("place") + 1, len(block.text))
        malformed = any(h.malformed for h in find_dates(block.text.same))
        if not malformed and (header.date is None or len(header.date) < len("2020-01-01")):
            header.issues.append(Issue(rule="header.date.partial", note=block.text.text, evidence=header.found["date"]))
        if malformed:
            header.issues.append(Issue(rule="date.malformed", note=block.text.text, evidence=header.found["date"]))
        return


def _proper(name: str) -> str:
    """A known province in its own spelling, whatever case the text has it in."""
    unit = find_province(name)
    return unit.name if unit else name.title()


def _province_in(passage: Passage) -> tuple[Province, int, int] | None:
    """The first province that is named behind "tỉnh" or "thành phố" in the passage."""
    for hit in _PROVINCE.finditer(passage.same):
        if found := _named_at(passage.same, hit.end()):
            return found[0], hit.start(), found[1]
    return None


def _named_at(text: str, at: int) -> tuple[Province, int] | None:
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


def _read_issuer_lines(blocks: list[Block]) -> list[Passage]:
    """The issuing bodies at the head, parent first, each over its lines: "ỦY BAN NHÂN DÂN" over "TỈNH X"."""
    out: list[Passage] = []
    for block in blocks:
        text = block.text.same
        part = _left_column(block.text)
        if (
            is_kind_line(block)
            or re.match(r"hội chủ nghĩa|đảng cộng sản", text)
            or not part.text.isupper()
            or len(part) > 120
        ):
            continue
        if out and out[-1].same == "ủy" and part.same.startswith("ban nhân dân"):
            out[-1] = out[-1].joined(part)
        elif _ISSUER_LINE.match(part.same):
            out.append(part)
        elif out and part.starts[0] > out[-1].ends[-1] and _goes_on(out[-1], text):
            out[-1] = out[-1].joined(part)
    return out


def _left_column(passage: Passage) -> Passage:
    """A head line up to the national motto or the rule of dashes, if they stand in one line with it."""
    motto = re.search(r"\s(?:cộng h[òo]a xã hội|cộng hoà xã hội|độc lập|đảng cộng sản|[-_*=]{3,})|\s?\|", passage.same)
    return passage.cut(0, motto.start()) if motto and motto.start() > 3 else passage


def _goes_on(before: Passage, text: str) -> bool:
    """Whether a head line belongs to the issuer's line before it: that is open, or lacks its territory."""
    return bool(_OPEN_END.search(before.same) or (_TERRITORY.match(text) and not _complete(before)))


_OPEN_END = re.compile(r"(?:,| và| của| về| các| -)$")
"""An issuer's line that goes on in the next."""


_TERRITORY = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|dân)\s+\S|dân$")


def _complete(passage: Passage) -> bool:
    return bool(
        re.search(
            r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|trung ương|chính phủ)\s+\S",
            passage.same,
        )
    )


def _issuer_name(lines: list[Passage]) -> str:
    """The issuer's name: the last body of the head, in the registry's spelling, with the province of head or parent."""
    line = lines[-1]
    found = next((f for p in reversed(lines) if (f := _province_in(p))), None)
    own = _province_in(line)
    name = _spelled(line.text, found[0] if found else None) or _plain(line.text[: own[1]] if own else line.text)
    if same(name) in ("văn phòng", "ban thường trực", "ban thường vụ") and len(lines) > 1:
        return f"{name} {_issuer_name(lines[:-1])}"
    if len(lines) > 1 and same(name).startswith("ban ") and lines[-2].same == "ban chấp hành trung ương":
        return f"{name} Trung ương"
    if len(lines) > 1 and same(name).startswith("ban ") and re.match(r"(?:tỉnh|thành) ủy\b", lines[-2].same):
        return f"{name} {_issuer_name(lines[:-1])}"
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


def _plain(text: str) -> str:
    """A name in capitals as it is usually spelled, institutions by their usual capitals."""
    name = " ".join(text.lower().split())
    name = re.sub(r"\bubnd\b", "ủy ban nhân dân", name)
    for lower, proper in _INSTITUTIONS:
        name = name.replace(lower, proper)
    name = _UNIT.sub(lambda hit: hit["tier"] + hit["name"].title(), name)
    return name[:1].upper() + name[1:]


_UNIT = re.compile(r"(?P<tier>\b(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố|tỉnh) )(?P<name>[^,;()]+)$")


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


_BOARD = re.compile(r"ban (?!.*trung ương)[^,]{3,30}")
"""A board of the Central Committee whose head leaves that out."""
_OF_THE_PARTY = re.compile(r"của (?P<who>bộ chính trị|ban bí thư)\b")
"""Under the head of the Central Committee the title tells which of its organs speaks."""


def _read_issuer(header: Header, zoned: list[Zoned], number: Number | None) -> None:
    head, title = _blocks(zoned, Zone.HEAD), _blocks(zoned, Zone.TITLE)
    lines = _read_issuer_lines(head) or _read_issuer_lines(title)
    if lines:
        header.issuer = _issuer_name(lines)
        _keep(header, "issuer", lines[-1], 0, len(lines[-1]))
        found = next((f for line in reversed(lines) if (f := _province_in(line))), None)
        if found:
            header.province = found[0].name
            return
    if header.issuer and number and number.organ.endswith("TW") and _BOARD.fullmatch(same(header.issuer)):
        header.issuer = f"{header.issuer} Trung ương"
    secretariat = next((hit for b in title[1:2] if (hit := _OF_THE_PARTY.match(b.text.same))), None)
    if header.issuer and secretariat and "trung ương" in same(header.issuer):
        header.issuer = _plain(secretariat["who"])
    own = _own_province(zoned, header)
    organ = number.organ if number else None
    if organ and re.sub(r"\d+$", "", organ) in _CENTRAL_ORGANS:
        header.issuer = header.issuer or _CENTRAL_ORGANS[re.sub(r"\d+$", "", organ)]
        return
    if lines and _is_central(lines, header, organ):
        return
    if own:
        header.province = own[0].name
        _keep(header, "province", own[1], own[2], own[3])
        header.issuer = _issuer_at(header.issuer, organ, own[0])
        if "issuer" not in header.found:
            header.issues.append(
                Issue(rule="header.issuer.inferred", note=header.issuer or "", evidence=header.found["province"])
            )
            header.found["issuer"] = header.found["province"]


_CENTRAL = re.compile(
    r"bộ (?!chỉ huy)|thủ tướng|chính phủ|quốc hội|ban bí thư|ban chấp hành trung ương|đảng đoàn|tổng cục"
    r"|.*\b(?:quốc gia|trung ương|việt nam)$"
)


def _is_central(lines: list[Passage], header: Header, organ: str | None) -> bool:
    """Whether the issuer belongs to no province: a ministry and what is under it, or one that sits in the capital.

    An organ of the city of Hà Nội says so in its head; a central one only dates from there.
    """
    if any(_CENTRAL.match(line.same) for line in lines):
        return True
    return header.place is not None and same(header.place) == "hà nội" and organ not in _PROVINCIAL_ORGANS


def _issuer_at(issuer: str | None, organ: str | None, unit: Province) -> str:
    if issuer is None:
        if organ == "TU":
            return f"{'Tỉnh' if unit.kind == 'tỉnh' else 'Thành'} ủy {unit.name}"
        issuer = _PROVINCIAL_ORGANS.get(organ or "UBND", "Ủy ban nhân dân")
    if same(issuer).endswith(same(unit.name)):
        return issuer
    if re.search(r"(?:tỉnh|thành) ủy$", same(issuer)):
        return f"{issuer} {unit.name}"
    return f"{issuer} {unit.full_name}"


def _own_province(zoned: list[Zoned], header: Header) -> tuple[Province, Passage, int, int] | None:
    """The province the document speaks for: its place, its issuer in the opening, or the one named most."""
    place = find_province(header.place) if header.place else None
    blocks = [z.block for z in zoned if isinstance(z.block, Block)]
    if place and "place" in header.found:
        for block in blocks:
            at = block.text.text.find(header.place or "\0")
            if at >= 0:
                return place, block.text, at, at + len(header.place or "")
    counts: dict[str, tuple[int, Province, Passage, int, int]] = {}
    for block in blocks:
        for hit in re.finditer(
            r"(?P<organ>(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|tỉnh ủy|địa bàn)\s+)?(?=(?:tỉnh|thành phố)\s)",
            block.text.same,
        ):
            tier = _PROVINCE.match(block.text.same, hit.end())
            found = _named_at(block.text.same, tier.end()) if tier else None
            if found:
                weight = 3 if hit["organ"] else 1
                seen = counts.get(found[0].name)
                first = seen[1:] if seen else (found[0], block.text, hit.start(), found[1])
                counts[found[0].name] = ((seen[0] if seen else 0) + weight, *first)
    best = max(counts.values(), key=lambda c: c[0], default=None)
    return best[1:] if best else None


_NO_TITLE = re.compile(rf"{_ISSUER_LINE.pattern}|khóa [ivx\d]+,|kỳ họp thứ")
_SUBJECT = re.compile(r"(?:^|\s)(?P<v>v/v|về việc)\s")


def _read_title(header: Header, zoned: list[Zoned], number: Number | None) -> None:
    title = _blocks(zoned, Zone.TITLE)
    if title and (kind := is_kind_line(title[0])):
        header.kind = kind
        _keep(header, "kind", title[0].text, 0, len(title[0].text))
        rest = [b.text for b in title[1:] if not b.text.text.startswith("(") and not _NO_TITLE.match(b.text.same)]
        header.title = " ".join(p.text for p in rest)
        if rest:
            joined = rest[0] if len(rest) == 1 else rest[0].joined(rest[1])
            _keep(header, "title", joined, 0, len(joined))
    if number and number.kind and (not title or header.kind == "khác"):
        header.kind = number.kind
        if "symbol" in header.found:
            header.found.setdefault("kind", header.found["symbol"])
    if header.kind in ("khác", "công văn") and not header.title:
        found = ((b.text, hit) for b in _blocks(zoned, Zone.HEAD) if (hit := _SUBJECT.search(b.text.same)))
        for text, hit in found:
            header.kind, header.title = "công văn", text.text[hit.start("v") :]
            return


def _read_signer(header: Header, zoned: list[Zoned]) -> None:
    lines = [b.text for b in _blocks(zoned, Zone.SIGNATURE, 1)]
    if not lines:
        return
    form = next((m["f"].upper().replace("/", "") for p in lines if (m := _SIGN_FORM.match(p.text))), None)
    named = [p.text for p in lines if not p.text.isupper() and len(p.text.split()) in range(2, 7) and p.text.istitle()]
    post = [p.text for p in lines if p.text.isupper() and not _SIGN_FORM.match(p.text)]
    posts = post[-1] if post else next((p.text for p in lines if _SIGN_FORM.match(p.text)), None)
    header.signer = Signer(name=named[0] if named else None, title=posts, form=form)


def read_header(zoned: list[Zoned]) -> Header:
    """The header of the document whose blocks these are; what is missing stays None."""
    header = Header()
    head = _blocks(zoned, Zone.HEAD)
    number = _read_number(header, head)
    _read_place(header, head)
    _read_title(header, zoned, number)
    _read_issuer(header, zoned, number)
    _read_signer(header, zoned)
    return header
