"""How a document stands to one that it names: replaces, amends, is attached to, carries out, rests on, or only cites.

What decides is the word that governs the place where the other document is named: in the title all is carried out; in
the opening the last "Căn cứ …", "Thực hiện …" or "Theo đề nghị …" before it; elsewhere only this document's own words
that it replaces another.
"""

from __future__ import annotations

import re

from graph.vocabulary import Relation
from loaders.document.zones import KINDS, Zone, Zoned
from loaders.text.passage import Passage

FAR_BACK = 2_000
"""Characters before a document's name in which what introduces it is looked for."""
_KIND = "(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r"|văn bản|luật|bộ luật|pháp lệnh)"
_BINDING = re.compile(r"\(?(?:được )?(?:ban hành )?kèm theo\s[^.;]{0,60}$")
_ABOLISH = r"(?:thay thế|bãi bỏ|thay cho)"
_OPENS_BINDING = re.compile(r"[ (]*(?:ban hành )?kèm theo")
_REPLACES = re.compile(
    rf"(?:này\b[^.;]{{0,120}}?\b{_ABOLISH}|hiệu lực[^.]{{0,120}}?\b{_ABOLISH}|(?:^|\. )(?:điều \d+\.? ?)?{_ABOLISH})\b"
    r"[^.]{0,200}$"
)
_ALSO_REPLACED = re.compile(
    rf"(?:(?:^|\. )(?:điều \d+\.? ?)?|này [^.;]{{0,80}}?){_ABOLISH} {_KIND}\b[^.]*;\s*(?:và )?{_KIND} (?:số ?:? ?)?$"
)
"""One more of those that a sentence replaces: "Thay thế Quyết định số …; Quyết định số …"."""
_ABOLISHED_LIST = re.compile(rf"\b{_ABOLISH}\b (?:toàn bộ )?(?:các|những) (?:{_KIND}|văn bản)[^.;:]{{0,40}}:")
_LONGEST_LIST = 4_000
_ITEM = re.compile(rf"[;:,]\s*(?:và )?(?:[-+•] ?)?{_KIND}\s*(?:số\s*:?\s*)?$")
"""One of several that a list names: "bãi bỏ các Quyết định: Quyết định số …; Quyết định số …"."""
_EXPIRES = re.compile(r"[^.;]{0,160}\bhết hiệu lực\b[^.;]{0,80}\bnày\b")
_NESTED = re.compile(
    r"\b(?:thực hiện|triển khai|thi hành|theo|tại"
    r"|(?<!các )(?<!thế )(?<!bỏ )(?<!, )(?<!; )(?<!và )hướng dẫn|căn cứ|quy định|chi tiết|kèm theo|bổ sung|sửa đổi)\s+"
    rf"(?:(?:các|một số điều(?: của)?|nội dung|thêm)\s+)*(?:{_KIND}\s*)?(?:số\s*:?\s*)?$"
)
"""What the replaced act itself carries out, rests on or amends is not replaced."""
_AMENDS = re.compile(r"\b(?:sửa đổi|điều chỉnh|bổ sung)\b[^.;]{0,140}$")
_CARRY = r"(?:tổ chức |triển khai |tiếp tục |nghiêm túc )*(?:thực hiện|triển khai|thi hành|quán triệt|cụ thể hóa)"
_LEAD = re.compile(
    r"(?:^|[.;] )(?:[-+•] ?)?(?P<based>căn cứ|trên cơ sở|(?:theo|xét) )"
    r"|(?P<asked>\b(?:xét|theo) (?:đề nghị|tờ trình)\b)"
    rf"|(?:^|[.;] )(?:[-+•] ?)?(?P<carry>(?:(?:để|nhằm) (?:[^,;.]{{3,80}}? và )?)?{_CARRY})\b"
    rf"|, (?:(?P<aim>(?:để|nhằm) {_CARRY})\b|(?P<also>{_CARRY})(?= (?:các )?{_KIND}\b))|, (?P<too>căn cứ) "
)
_OWN_WORK = re.compile(
    r"(?:^|[;,.] ?)(?:nay |tại )?(?:chủ tịch |ban thường vụ )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân"
    r"|tỉnh ủy|thành ủy|đảng ủy|ban |bộ |sở |cục |tổng cục |văn phòng |thủ tướng|chính phủ|liên hiệp|hội )[^;,.]{0,80}?"
    r"(?P<verb>ban hành|xây dựng|yêu cầu|chỉ đạo|đề nghị|triển khai|đã )"
)
_ISSUES = re.compile(rf"{_KIND}[^;.]{{0,60}}\b{_CARRY}[^;.]{{0,40}}$")
"""Behind "Ủy ban nhân dân tỉnh ban hành": "kế hoạch thực hiện …" names what is carried out."""


def _replaces(passage: Passage, before: str, start: int, end: int) -> bool:
    if _REPLACES.search(before) and not _NESTED.search(before):
        return True
    if _ALSO_REPLACED.search(before):
        return True
    listed = _ABOLISHED_LIST.search(passage.same, max(0, start - _LONGEST_LIST), start)
    if listed and _ITEM.search(before) and not re.search(r"\.\s", passage.same[listed.end() : start]):
        return True
    return _EXPIRES.match(passage.same, end) is not None and not _NESTED.search(before)


def _in_front(before: str, zone: Zone) -> Relation:
    """In the basis and the opening: by the last word that leads a document in."""
    own = _OWN_WORK.search(before)
    if own:
        carried = own["verb"] in ("ban hành", "xây dựng") and _ISSUES.search(before[own.end() :])
        return Relation.IMPLEMENTS if carried else Relation.CITES
    lead: re.Match[str] | None = None
    for hit in _LEAD.finditer(before):
        lead = hit if lead or not hit["also"] else None
    if lead is None:
        return Relation.BASED_ON if zone is Zone.BASIS else Relation.CITES
    carries = lead["carry"] or lead["aim"] or lead["also"]
    return Relation.IMPLEMENTS if carries else Relation.BASED_ON


def relation_of(passage: Passage, start: int, end: int, zoned: Zoned, *, numbers_before: bool) -> Relation:
    """The relation to the document named at passage[start:end]. `numbers_before`: it is not the first in its block."""
    before = passage.same[max(0, start - FAR_BACK) : start]
    bound = _BINDING.search(before)
    if bound and (
        before.lstrip(" (*").startswith(("ban hành kèm", "kèm theo"))
        or (bound[0].startswith("(") and zoned.zone is Zone.TITLE)
    ):
        return Relation.ATTACHED_TO
    if _replaces(passage, before, start, end):
        return Relation.REPLACES
    if zoned.zone is Zone.TITLE or _is_subject(zoned, before):
        if _ABOLISHES.search(before) and not _NESTED.search(before):
            return Relation.REPLACES
        return Relation.AMENDS if _AMENDS.search(before) and not numbers_before else Relation.IMPLEMENTS
    if zoned.zone in (Zone.BASIS, Zone.OPENING):
        return _in_front(before, zoned.zone)
    return Relation.CITES


_ABOLISHES = re.compile(rf"\b{_ABOLISH}\b")


def _is_subject(zoned: Zoned, before: str) -> bool:
    """The "V/v …" under the number of a letter is its title."""
    return zoned.zone is Zone.HEAD and re.search(r"(?:^| )(?:v/v|về việc) ", before) is not None
