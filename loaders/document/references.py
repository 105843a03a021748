"""The documents that a document names: by number, or laws by name; each once, with its strongest relation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.records import Evidence, Issue, Link, Reference, Remention
from graph.registry.numbers import Number, NumberClass, find_numbers
from graph.vocabulary import Relation
from loaders.document.zones import KINDS, Zone, Zoned
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.dates import DateHit, date_after
from loaders.text.passage import Passage

_KIND_BEFORE = re.compile(
    r"(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r"|văn bản|pháp lệnh)(?:\s+liên tịch)?\s*(?:số)?\s*:?\s*$"
)
_LAW = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b(?= [A-ZĐÀ-Ỹ])")
_LAW_END = re.compile(
    r",? (?:số|ngày|năm|được Quốc hội|đã được|do Quốc hội|có hiệu lực|và các|và (?:Luật|Nghị|Bộ luật)"
    r"|và các văn bản|quy định|về việc|trên địa bàn|cho|đến|trong|tại|của|đối với|theo|đã|được|để|nhằm|vào"
    r"|là|hiện hành|có|khi|đang|sẽ|này)\b|[;.:()“”\"]|,? (?=Luật |Bộ luật )|$"
)
_AMENDING_END = re.compile(r",? (?:số|ngày|năm)\b|;|\.\s|$")
"""The title of an amending law holds commas and the names of the laws that it amends."""
_BACK, _FAR_BACK = 80, 2_000
"""Characters before a number in which its kind, and what introduces it, are looked for."""
_YEAR = re.compile(r",?\s*năm (?P<y>(?:19|20)\d\d)")
_ISSUER = re.compile(r"[,;]?\s*(?:\((?P<paren>[^()]{3,60})\)|của\s+(?P<of>[^,;:().“”\"]{3,90}))")
_ISSUER_END = re.compile(
    r"\s+(?:về|ban hành|phê duyệt|quy định|triển khai|thực hiện|hướng dẫn|tại|trong|theo|đã|được|tiếp tục"
    r"|sửa đổi|điều chỉnh|phát triển|thông qua|và (?=[A-ZĐ]))\b"
)
_OPENING = re.compile(
    r"^(?:để |nhằm |tiếp tục )*(?:triển khai |tổ chức )*(?:thực hiện|triển khai|thi hành|quán triệt|căn cứ"
    r"|cụ thể hóa|tổ chức thực hiện)\b"
)
_CARRIES_OUT = re.compile(
    r"(?:về |để |nhằm |việc |và )*(?:triển khai|thực hiện|triển khai thực hiện|thi hành|cụ thể hóa"
    r"|hướng dẫn)[^;.]{0,25}$"
)
_BINDING = re.compile(r"(?:ban hành )?kèm theo\s[^.;]{0,40}$")
_REPLACES = re.compile(
    r"(?:này\b[^.;]{0,120}\b(?:thay thế|bãi bỏ|thay cho)|hiệu lực[^.]{0,120}\b(?:thay thế"
    r"|bãi bỏ))(?:\s+(?:các|cho))?[^.]{0,200}$"
)
_AMENDS = re.compile(r"\b(?:sửa đổi|điều chỉnh|bổ sung)\b[^.;]{0,140}$")


@dataclass(frozen=True)
class Mention:
    """One place where a document is named."""

    symbol: str | None
    kind: str | None
    title: str | None
    date: str | None
    issuer: str | None
    relation: Relation
    passage: Passage
    start: int
    end: int
    zone: Zone
    malformed: DateHit | None = None


@dataclass(frozen=True)
class References:
    """The documents named, the relations between them that the text states, and odd date phrases."""

    references: list[Reference]
    links: list[Link]
    issues: list[Issue]


def _kind(passage: Passage, number: Number) -> str | None:
    said = _KIND_BEFORE.search(passage.same[max(0, number.start - _BACK) : number.start])
    word = re.sub(r"\s*(?:số)?\s*:?\s*$", "", said[0]) if said else None
    return number.kind or (word if word != "văn bản" else None)


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    hit = _ISSUER.match(text, at)
    if not hit:
        return None, at
    name = hit["of"] or hit["paren"]
    if hit["paren"] and not re.match(r"(?:của )?[A-ZĐ]", name):
        return None, at
    stop = _ISSUER_END.search(name)
    name = (name[: stop.start()] if stop else name).strip()
    return (name if name[:1].isupper() else None), hit.start() + len(name)


def _relation(passage: Passage, start: int, zoned: Zoned, *, numbers_before: bool) -> Relation:
    before = passage.same[max(0, start - _FAR_BACK) : start]
    if _BINDING.search(before) and (zoned.zone is Zone.TITLE or before.lstrip().startswith("(")):
        return Relation.ATTACHED_TO
    if _REPLACES.search(before):
        return Relation.REPLACES
    if zoned.zone is Zone.TITLE:
        return Relation.AMENDS if _AMENDS.search(before) and not numbers_before else Relation.IMPLEMENTS
    if zoned.zone is Zone.BASIS:
        return Relation.BASED_ON
    if zoned.zone is Zone.OPENING and _OPENING.match(passage.same):
        head = re.split(
            r"[,;.]\s+(?:nay |tại |ủy ban nhân dân|ubnd|hội đồng nhân dân|ban |bộ |sở )[^;.]*?(?:ban hành"
            r"|xây dựng|yêu cầu|chỉ đạo)",
            before,
        )
        if len(head) == 1:
            if re.search(r"(?:theo|xét) (?:đề nghị|tờ trình)[^;]*$", before):
                return Relation.BASED_ON
            return Relation.BASED_ON if before.startswith("căn cứ") else Relation.IMPLEMENTS
    return Relation.CITES


def _numbered(zoned: Zoned, passage: Passage) -> Iterator[Mention]:
    seen = False
    for number in find_numbers(passage.text):
        if number.form is NumberClass.BLANK:
            continue
        date = date_after(passage.same, number.end)
        issuer, _ = _issuer(passage.text, date.end if date else number.end)
        relation = _relation(passage, number.start, zoned, numbers_before=seen)
        seen = True
        yield Mention(
            number.symbol,
            _kind(passage, number),
            None,
            date.iso if date else None,
            issuer,
            relation,
            passage,
            number.start,
            number.end,
            zoned.zone,
            date if date and date.malformed else None,
        )


def _laws(zoned: Zoned, passage: Passage) -> Iterator[Mention]:
    covered = 0
    for hit in _LAW.finditer(passage.text):
        if hit.start() < covered:
            continue
        amending = re.match(r" (?:sửa đổi|bổ sung)", passage.same[hit.end() :])
        stop = (_AMENDING_END if amending else _LAW_END).search(passage.text, hit.end())
        end = covered = stop.start() if stop else len(passage)
        numbered = re.match(r"\s*(?:số )?(?=\d)", passage.text[end:])
        following = next(find_numbers(passage.text[end : end + 30]), None)
        if following and following.start <= 6 and numbered:
            continue
        date = date_after(passage.same, end)
        year = _YEAR.match(passage.text, end)
        iso = date.iso if date else year["y"] if year else None
        if following and following.start <= 8:
            continue
        title = passage.text[hit.start() : end].strip(" ,")
        relation = _relation(passage, hit.start(), zoned, numbers_before=True)
        yield Mention(
            None, hit[0].lower(), title, iso, None, relation, passage, hit.start(), hit.start() + len(title), zoned.zone
        )


def _compatible(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b or a.startswith(b) or b.startswith(a)


def _group(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one document together: same number or title, dates that do not contradict."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.date is None):
        key = mention.symbol or (mention.title or "").casefold()
        fits = [
            g
            for g in groups
            if (g[0].symbol or (g[0].title or "").casefold()) == key
            and all(_compatible(m.date, mention.date) for m in g)
        ]
        if fits:
            fits[0].append(mention)
        else:
            groups.append([mention])
    return groups


def _evidence(mention: Mention, locators: dict[int, str]) -> Evidence:
    place = locators.get(id(mention.passage), _ZONE_NAME.get(mention.zone, ""))
    return evidence(mention.passage, mention.start, mention.end, locator=place, rule=f"reference.{mention.relation}")


_ZONE_NAME = {
    Zone.HEAD: "phần đầu",
    Zone.TITLE: "trích yếu",
    Zone.BASIS: "căn cứ",
    Zone.OPENING: "đoạn mở đầu",
    Zone.BODY: "nội dung",
    Zone.NOTE: "chú thích",
}


def _reference(group: list[Mention], locators: dict[int, str]) -> Reference:
    ordered = sorted(group, key=lambda m: (-m.relation.strength, m.passage.starts[m.start]))
    first = ordered[0]
    dates = [m.date for m in ordered if m.date]
    return Reference(
        symbol=first.symbol,
        kind=next((m.kind for m in ordered if m.kind), None),
        date=max(dates, key=len) if dates else None,
        title=next((m.title for m in ordered if m.title), None),
        issuer=next((m.issuer for m in ordered if m.issuer), None),
        relation=first.relation,
        written=first.passage.text[first.start : first.end],
        evidence=_evidence(first, locators),
        mentions=[
            _remention(m, locators) for m in sorted(group, key=lambda m: m.passage.starts[m.start]) if m is not first
        ],
    )


def _remention(mention: Mention, locators: dict[int, str]) -> Remention:
    written = mention.passage.text[mention.start : mention.end]
    return Remention(**_evidence(mention, locators).model_dump(), written=written)


def _links(passage: Passage, mentions: list[Mention], locators: dict[int, str]) -> Iterator[Link]:
    """ "X triển khai Y": two numbers with nothing but X's date, issuer and such a verb between them."""
    numbered = [m for m in mentions if m.symbol and m.passage is passage]
    for first, second in itertools.pairwise(numbered):
        between = re.sub(_KIND_BEFORE, "", passage.same[first.end : second.start])
        if (
            first.symbol
            and second.symbol
            and first.symbol != second.symbol
            and len(between) < 120
            and _CARRIES_OUT.search(between)
        ):
            if re.search(r"[;.]\s|\bvà (?:kế hoạch|chỉ thị|quyết định)", between):
                continue
            proof = evidence(
                passage,
                first.start,
                second.end,
                locator=locators.get(id(passage), _ZONE_NAME.get(first.zone, "")),
                rule="reference.link",
            )
            yield Link(source=first.symbol, target=second.symbol, relation=Relation.IMPLEMENTS, evidence=proof)


def _passages(zoned: list[Zoned]) -> Iterator[tuple[Zoned, Passage]]:
    for place in zoned:
        if isinstance(place.block, Block):
            yield place, place.block.text
        else:
            for row in place.block.rows:
                for cell in row:
                    yield place, cell


def read_references(
    zoned: list[Zoned], own: tuple[str | None, str | None], own_at: tuple[int, int] | None, locators: dict[int, str]
) -> References:
    """Every document named; `own` is the document's own number and date, which is not listed."""
    mentions: list[Mention] = []
    links: list[Link] = []
    for place, passage in _passages(zoned):
        here = [*_numbered(place, passage), *_laws(place, passage)]
        here = [m for m in here if not _is_own(m, own, own_at)]
        if place.zone is Zone.HEAD:
            here = [replace(m, relation=Relation.CITES) for m in here]
        mentions += here
        links += _links(passage, here, locators)
    references = [_reference(g, locators) for g in _group(mentions)]
    references.sort(key=lambda r: min(e.start for e in (r.evidence, *r.mentions)))
    return References(references, _unique(links), [_malformed(m, locators) for m in mentions if m.malformed])


def _is_own(mention: Mention, own: tuple[str | None, str | None], own_at: tuple[int, int] | None) -> bool:
    if own_at and mention.passage.starts[mention.start] == own_at[0]:
        return True
    return mention.symbol is not None and mention.symbol == own[0] and _compatible(mention.date, own[1])


def _unique(links: list[Link]) -> list[Link]:
    return list({(link.source, link.target): link for link in reversed(links)}.values())[::-1]


def _malformed(mention: Mention, locators: dict[int, str]) -> Issue:
    hit = mention.malformed
    assert hit is not None
    proof = evidence(
        mention.passage,
        hit.start,
        hit.end,
        locator=locators.get(id(mention.passage), _ZONE_NAME.get(mention.zone, "")),
        rule="date.malformed",
    )
    return Issue(rule="date.malformed", note=mention.passage.text[hit.start : hit.end], evidence=proof)
