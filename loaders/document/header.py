"""The header: number, place, date, issuer, kind, title, province, signer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.records import Evidence, Issue, Signer
from graph.registry.fold import same
from graph.registry.numbers import Number, NumberClass, find_numbers
from graph.registry.provinces import Province, find_province
from loaders.document.letterhead import (
    ISSUER_LINE,
    MOTTO,
    PROVINCE,
    UNIT,
    issuer_lines,
    issuer_name,
    named_at,
    plain,
    province_in,
)
from loaders.document.zones import Zone, Zoned, is_kind_line
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.dates import find_dates, partial_date
from loaders.text.passage import Passage

_PLACE = re.compile(r"(?:^|(?<=[A-ZĐa-z|] ))(?P<place>[^\W\d_][^,;:/|\d]{1,40}), ?(?:ngày|tháng)[ .…_\d/]")
_NUMBER_LINE = re.compile(r"^(?:số|so)\b\s*:?", re.IGNORECASE)
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


_DAY = re.compile(r", ?ngày ")


def _with_place_before(before: Passage, line: Passage) -> Passage:
    """The line of the date with the first part of its place, which a narrow column breaks: "Hà" over "Nội, ngày …"."""
    day = _DAY.search(line.same)
    broken = (
        day
        and not find_province(line.text[: day.start()])
        and find_province(f"{before.text} {line.text[: day.start()]}")
    )
    return before.joined(line) if broken and before.ends[-1] <= line.starts[0] else line


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
    for i, block in enumerate(head):
        text = _with_place_before(head[i - 1].text, block.text) if i else block.text
        number = next(find_numbers(text.text), None)
        hit = _PLACE.search(text.text, number.end + 1 if number and number.start < _NUMBER_REACH else 0)
        if not hit or len(text) > 120:
            continue
        header.place = hit["place"].strip()
        _keep(header, "place", text, hit.start("place"), hit.end("place"))
        header.date = partial_date(block.text.same)
        _keep(header, "date", text, hit.end("place") + 1, len(text))
        malformed = any(h.malformed for h in find_dates(block.text.same))
        if not malformed and (header.date is None or len(header.date) < len("2020-01-01")):
            header.issues.append(Issue(rule="header.date.partial", note=block.text.text, evidence=header.found["date"]))
        if malformed:
            header.issues.append(Issue(rule="date.malformed", note=block.text.text, evidence=header.found["date"]))
        return


_BOARD = re.compile(r"ban (?!bí thư|.*trung ương)[^,]{3,30}")
"""A board of the Central Committee whose head leaves that out."""
_FOR_THE_PARTY = re.compile(r"t/?m\.? (?P<who>bộ chính trị|ban bí thư)$")
_OF_THE_PARTY = re.compile(r"của (?P<who>bộ chính trị|ban bí thư)\b")
"""Under the head of the Central Committee the title tells which of its organs speaks, else who signs."""


def _read_issuer(header: Header, zoned: list[Zoned], number: Number | None) -> None:
    head, title = _blocks(zoned, Zone.HEAD), _blocks(zoned, Zone.TITLE)
    lines = issuer_lines(head, " ".join(b.text.same for b in title)) or issuer_lines(title)
    if lines:
        header.issuer = issuer_name(lines)
        _keep(header, "issuer", lines[-1], 0, len(lines[-1]))
        found = next((f for line in reversed(lines) if (f := province_in(line))), None)
        if found:
            header.province = found[0].name
            return
    organ = number.organ if number else ""
    if header.issuer and organ.endswith("TW") and _BOARD.fullmatch(same(header.issuer)):
        header.issuer = f"{header.issuer} Trung ương"
    secretariat = next((hit for b in title[1:2] if (hit := _OF_THE_PARTY.match(b.text.same))), None)
    signed = (_FOR_THE_PARTY.match(b.text.same) for b in _blocks(zoned, Zone.SIGNATURE))
    secretariat = secretariat or next(filter(None, signed), None)
    if secretariat and "ban chấp hành trung ương" in same(
        header.issuer or ("TW" in organ and _CENTRAL_ORGANS["TW"]) or ""
    ):
        header.issuer = plain(secretariat["who"])
    own = _own_province(zoned, header)
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


_BELOW = re.compile(rf"{UNIT.pattern}|(?:huyện|quận|thị|thành) ủy \S")
"""A body below the province has its own place in its name, and the letterhead no other."""
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
    if same(issuer).endswith(same(unit.name)) or _BELOW.search(same(issuer)):
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
            tier = PROVINCE.match(block.text.same, hit.end())
            found = named_at(block.text.same, tier.end()) if tier else None
            if found:
                weight = 3 if hit["organ"] else 1
                seen = counts.get(found[0].name)
                first = seen[1:] if seen else (found[0], block.text, hit.start(), found[1])
                counts[found[0].name] = ((seen[0] if seen else 0) + weight, *first)
    best = max(counts.values(), key=lambda c: c[0], default=None)
    return best[1:] if best else None


_NO_TITLE = re.compile(rf"{ISSUER_LINE.pattern}|khóa [ivx\d]+,|kỳ họp thứ")
_SUBJECT_REACH = 40
"""Characters of a number before "về việc …"; further on the words stand in a sentence."""
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
    if not title and header.number_at:
        _read_bare_title(header, zoned)
    if header.kind in ("khác", "công văn") and not header.title:
        found = ((b.text, hit) for b in _blocks(zoned, Zone.HEAD) if (hit := _SUBJECT.search(b.text.same)))
        for text, hit in found:
            if hit.start() > _SUBJECT_REACH and hit["v"] != "v/v":
                continue
            header.kind, header.title = "công văn", text.text[hit.start("v") :]
            return


_FEWEST_WORDS = 5


def _read_bare_title(header: Header, zoned: list[Zoned]) -> None:
    """The title of a copy that lost the line of its kind: the capitals behind the number that name no issuer."""
    number = header.number_at[1] if header.number_at else 0
    lines = [b.text for b in _blocks(zoned, Zone.HEAD) if b.text.starts[0] > number and b.text.text.isupper()]
    lines = [line for line in lines if len(line.text.split()) >= _FEWEST_WORDS]
    lines = [line for line in lines if not _NO_TITLE.match(line.same) and not MOTTO.match(line.same)]
    if lines and not header.title:
        header.title = lines[0].text
        _keep(header, "title", lines[0], 0, len(lines[0]))


def _read_signer(header: Header, zoned: list[Zoned]) -> None:
    lines = [b.text for b in _blocks(zoned, Zone.SIGNATURE, 1)]
    if not lines:
        return
    form = next((m["f"].upper().replace("/", "") for p in lines if (m := _SIGN_FORM.match(p.text))), None)
    named = [p.text for p in lines if not p.text.isupper() and len(p.text.split()) in range(2, 7) and p.text.istitle()]
    post = [p.text for p in lines if p.text.isupper() and not _SIGN_FORM.match(p.text)]
    posts = post[-1] if post else next((p.text for p in lines if _SIGN_FORM.match(p.text)), None)
    header.signer = Signer(name=named[0] if named else None, title=posts, form=form)


_OF_ISSUER = re.compile(r" của (?P<who>[^.:;()\d]{3,80}?)(?= về |, về | ngày |$)")


def _page_number(header: Header, head: list[Block], zoned: list[Zoned]) -> Number | None:
    """The number in a page's own title where the letterhead is lost: "Toàn văn: Kết luận 12-KL/TW của Ban Bí thư …".

    It must be of the kind that the document's title names, as news speak of acts too.
    """
    kind = next(filter(None, map(is_kind_line, _blocks(zoned, Zone.TITLE))), None)
    for text in (block.text for block in head if block.heading or block.text.text.isupper()):
        number = next((n for n in find_numbers(text.text) if n.kind and n.kind == kind), None)
        if number is None or number.form is NumberClass.BLANK:
            continue
        header.symbol, header.number_at = number.symbol, text.span(number.start, number.end)
        _keep(header, "symbol", text, number.start, number.end)
        if issuer := _OF_ISSUER.match(text.same, number.end):
            header.issuer = plain(text.text[slice(*issuer.span("who"))])
            _keep(header, "issuer", text, *issuer.span("who"))
        return number
    return None


def read_header(zoned: list[Zoned]) -> Header:
    """The header of the document whose blocks these are; what is missing stays None."""
    header = Header()
    head = _blocks(zoned, Zone.HEAD)
    number = _read_number(header, head)
    _read_place(header, head)
    if number is None and header.place is None:
        number = _page_number(header, head, zoned)
    _read_title(header, zoned, number)
    _read_issuer(header, zoned, number)
    _read_signer(header, zoned)
    return header
