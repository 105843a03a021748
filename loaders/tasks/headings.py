"""Headings that name bodies: the items below them are theirs."""

from __future__ import annotations

import re

from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import BodyList, Mention
from loaders.bodies.names import starts_name
from loaders.context import Context
from loaders.tasks.assignment import Holder
from loaders.tasks.drafts import locator
from loaders.tasks.measures import begins_with_verb, states_work
from loaders.tasks.sections import is_heading
from loaders.text.blocks import Block
from loaders.text.outline import Node

_DUTIES = r"(?:chức năng|trách nhiệm|nhiệm vụ|quyền hạn)"
_HEAD_PREFIX = re.compile(
    rf"(?:{_DUTIES}(?:(?:,| và) {_DUTIES})*(?: thực hiện)? của|đối với|về phía|phân công nhiệm vụ cho|phân công)\s+"
    r"|(?:các cơ quan, đơn vị )?chủ trì\s*:\s*"
)
_OF_DUTIES = re.compile(rf"{_DUTIES}[^;.:]{{0,60}} của ")
_HEAD_TAIL = re.compile(
    r"\s*(?:\([^()]{0,80}\))?\s*,?\s*(?:(?:có |chịu )?trách nhiệm(?: thực hiện"
    r"| tổ chức thực hiện)?(?: các)?(?: nhiệm vụ| nội dung)?(?: sau)?|có (?:các )?nhiệm vụ(?: sau)?"
    r"|chủ trì|(?:là )?(?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối|chủ quản)[^.;:]{0,80}"
    r"|thực hiện(?: các)?(?: nhiệm vụ| nội dung| công việc)?(?: sau)?"
    r"|theo chức năng,? nhiệm vụ(?: được giao)?)?\s*[:.;]?\s*$"
)
_PART = re.compile(r" [-–] (?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối)[^.;:]{0,80}$")
"""What a body is, behind a dash in a heading: "Sở A - Cơ quan thường trực Ban Chỉ đạo"."""
_NARROWS = re.compile(r" (?:có|thuộc|ven|nơi|tại|ở|trên|theo|được|giáp|vùng)\b")
_CLAUSE = 60
_LONGEST_HEADING = 160
_ONLY_BODIES = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*:?\s*$")
Heading = tuple[tuple[Holder, ...], int | None]
"""The bodies that a heading names, and where a task goes on behind its colon."""


def names_bodies(block: Block, context: Context) -> bool:
    """Whether an unnumbered line names bodies and nothing else, as a heading does."""
    if block.marker is not None or len(block.body) > _LONGEST_HEADING or block.body.text.isupper():
        return False
    found = parse_list(context.finder(block.body), 0)
    return bool(found.mentions) and bool(_ONLY_BODIES.match(block.body.same, found.end))


_COLON = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*(?:có trách nhiệm|chủ trì)?\s*:\s*")


def body_heading(node: Node, context: Context) -> Heading | None:
    """The bodies that an item names as a heading ("1. Sở A:")."""
    if node.block is None or not node.body.text:
        return None
    prefix = _HEAD_PREFIX.match(node.body.same)
    start = prefix.end() if prefix else 0
    if members := _members(node, context):
        return _holders(node, members), None
    found = parse_list(context.finder(node.body), start)
    if not found.mentions:
        return _behind_lead_up(node, context)
    whole = _whole_line(node, start, found, context)
    if whole is not None:
        return _holders(node, whole), None
    holders = _holders(node, found.mentions)
    part = node.children and _PART.match(node.body.same, found.end)
    if part or _HEAD_TAIL.match(node.body.same, found.end) or _restricted(node, found.mentions[-1]):
        return holders, None
    colon = _COLON.match(node.body.same, found.end)
    return (holders, colon.end()) if colon and colon.end() < len(node.body) else None


_MEMBERS = re.compile(r"\((?:bao )?gồm:? (?P<in>[^()]{4,400})\)\s*:?$")


def _members(node: Node, context: Context) -> tuple[Mention, ...]:
    """The bodies that the brackets of a heading name: "Các cơ quan quản lý lĩnh vực (gồm các Sở: A, B)"."""
    bracket = _MEMBERS.search(node.body.same) if node.children else None
    found = parse_list(context.finder(node.body), *bracket.span("in")) if bracket else None
    whole = found and bracket and not node.body.text[found.end : bracket.end("in")].strip(" .;…")
    return found.mentions if found and whole and all(m.known for m in found.mentions) else ()


_LEADS_UP = re.compile(r"(?:căn cứ|trên cơ sở|theo|thực hiện|triển khai|trong phạm vi)(?![^\W_])")


def _behind_lead_up(node: Node, context: Context) -> Heading | None:
    """The bodies behind "Căn cứ Kế hoạch này, các sở …:" over items of their own."""
    if not node.children or not node.body.text.endswith(":") or not _LEADS_UP.match(node.body.same):
        return None
    for comma in re.finditer(r", ", node.body.text):
        found = parse_list(context.finder(node.body), comma.end())
        if found.mentions and found.mentions[0].start == comma.end():
            only = _HEAD_TAIL.match(node.body.same, found.end)
            return (_holders(node, found.mentions), None) if only else None
    return None


_ROLE = (
    r"(?:các |những |mọi )?(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|hợp tác xã|chủ đầu tư|chủ dự án|nhà đầu tư|nhà thầu"
    r"|người đứng đầu|thủ trưởng|cá nhân|hộ)(?![^\W_])"
)
_ROLE_HEAD = re.compile(_ROLE)
_DUTY = re.compile(rf"(?:{_ROLE}|(?:các )?sở[ ,])[^.;:]{{0,80}}? (?=(?:có|chịu) trách nhiệm(?![^\W_]))")


def duty_holders(node: Node, context: Context) -> tuple[tuple[Holder, ...], int] | None:
    """Those named by their part alone, before "có trách nhiệm", and its place: "Cơ quan phối hợp có trách nhiệm …"."""
    duty = _DUTY.match(node.body.same)
    found = parse_list(context.finder(node.body), 0, duty.end(), delimited=True) if duty else None
    return (_holders(node, found.mentions), found.end) if found and found.mentions else None


def heads_bodies(node: Node, context: Context) -> bool:
    """Whether one of the numbered items below is a heading of bodies."""
    return any(child.numbered and body_heading(child, context) for child in node.children)


_MATTER = re.compile(
    r"(?:về |chế độ|công tác|kinh phí|nguồn|thời gian|tiến độ|lộ trình|việc|nội dung|nhiệm vụ|giải pháp|báo cáo"
    r"|kế hoạch|chính sách|phương án|điều kiện|chương trình|dự án|đề án|hồ sơ|trình tự|thủ tục|quy trình|hình thức"
    r"|yêu cầu|lưu ý|trách nhiệm|điều khoản|quy định|nguyên tắc|phạm vi|đối tượng|hiệu lực|mục tiêu"
    r"|tổ chức (?:triển khai )?thực hiện)(?![^\W_])"
)
"""What a paragraph is about, where no body stands: "Chế độ báo cáo: …"."""


def opens_with_body(node: Node, context: Context) -> bool:
    """Whether an item's first word is a noun of bodies unknown to us ("Nhà đầu tư của …:", "Đoàn kiểm tra:")."""
    if node.block is None or (len(node.body) > _LONGEST_HEADING and ":" not in node.body.text[:_LONGEST_HEADING]):
        return False
    prefix = _HEAD_PREFIX.match(node.body.same)
    at = prefix.end() if prefix else 0
    known = context.finder(node.body).at(at)
    if known is not None and known.known and not known.collective:
        return False
    words = node.body.same
    return starts_name(node.body, at) or bool(_ACTOR.match(words, at) or _OF_DUTIES.match(words))


_ACTOR = re.compile(
    r"(?:các |những )?(?:nhà đầu tư|chủ đầu tư|nhà thầu|chủ dự án|chủ rừng|chủ hồ|chủ đập|đơn vị tư vấn|doanh nghiệp"
    r"|hợp tác xã|người dân|hộ gia đình|đoàn (?:kiểm tra|thanh tra|giám sát|công tác)|tổ (?:công tác|kiểm tra|giúp việc"
    r"|thư ký))(?![^\W_])"
)


_ROLES = re.compile(r"phối hợp (?:với|cùng) ")
"""Words behind the bodies of a line that make it an assignment: "Sở A chủ trì, phối hợp với Sở B:"."""


def unknown_heading(node: Node, context: Context, *, beside: bool) -> Heading | None:
    """The bodies of a heading, known to us or not: it stands beside headings of bodies, or names a part in the work."""
    if begins_with_verb(node.body.same) or (_MATTER.match(node.body.same) and not _OF_DUTIES.match(node.body.same)):
        return None
    prefix = _HEAD_PREFIX.match(node.body.same)
    start = prefix.end() if prefix else 0
    part = is_heading(node) and node.children and _ROLE_HEAD.match(node.body.same)
    of_duties = is_heading(node) and node.children and _OF_DUTIES.match(node.body.same)
    apart = prefix is not None and (of_duties or _ACTOR.match(node.body.same, start))
    if not part and not apart and not (beside and node.numbered and not node.labels):
        return None
    colon = node.body.text.find(":")
    end = colon if 0 <= colon <= _LONGEST_HEADING else len(node.body)
    rest = node.body.cut(end + 1)
    if not (states_work(rest) if rest.text else is_heading(node) or node.children):
        return None
    found = parse_list(context.finder(node.body), start, end, delimited=True)
    if not found.mentions or _ROLES.search(node.body.same, found.end, end):
        return None
    return _holders(node, found.mentions), end + 1 if rest.text else None


def _holders(node: Node, mentions: tuple[Mention, ...]) -> tuple[Holder, ...]:
    return tuple(Holder(m, node.body, False, locator(node)) for m in mentions)


def _restricted(node: Node, last: Mention) -> bool:
    """Whether only a clause that narrows the bodies follows: "6. UBND các huyện có đầm phá" over bullets."""
    if not node.children or re.search(r"[.;:]$", node.body.text) or len(node.body) - last.end > _CLAUSE:
        return False
    return last.collective or last.vague or bool(_NARROWS.match(node.body.same, last.end))


def _whole_line(node: Node, start: int, found: BodyList, context: Context) -> tuple[Mention, ...] | None:
    """The bodies of a heading that ends in a colon and lists bodies throughout, names unknown to us included."""
    end = len(node.body) - 1
    if not node.body.text.endswith(":") or found.end >= end or not found.mentions[0].known:
        return None
    every = parse_list(context.finder(node.body), start, end, delimited=True)
    if every.end < end or len(every.mentions) <= len(found.mentions):
        return None
    return every.mentions if all(m.known or starts_name(node.body, m.start) for m in every.mentions) else None
