"""Lists of bodies: "A, B và C", "Các Sở: X; Y", "Chủ tịch, các PCT UBND tỉnh".

Names are found longest first before anything is split. In running text a list ends where no body follows; in a
delimited place (a cell, a label's content, a recipient line) every element counts, known or not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.registry.fold import same
from loaders.bodies.groups import (
    SEPARATOR,
    headed_group,
    members,
    named_provinces,
    named_units,
    organs_of_each,
    tier_organs,
)
from loaders.bodies.mentions import BodyList, Finder, Mention, opened
from loaders.bodies.names import common_name, find_segment, goes_on

_PREFIX = re.compile(
    r"[-–+•*·] ?|\(?\d{1,2}[.)] ?(?=[^\W\d_]{2})"
    r"|(?:(?:trân trọng |kính )?(?P<request>đề nghị)|yêu cầu|giao(?: cho)?|phân công|đ/c|các đ/c"
    r"|(?:các )?đồng chí|do|với|cùng|và|cho|là|gồm|theo|của|riêng)(?![^\W_])\s*[: ]?\s*"
)
_EVERY = re.compile(r"(?:các|những) (?=\S)")
_COLON = re.compile(r"\s*:\s*")
_BRACKET = re.compile(r"\s*\([^()]{0,90}\)")
_SHARED_TAIL = re.compile(
    r"(chủ tịch|ct|bí thư|giám đốc|gđ|chánh văn phòng|cvp|chánh),? (?:và )?(?:các )?(phó chủ tịch|pct"
    r"|phó bí thư|phó giám đốc|pgđ|pvp|phó chánh văn phòng|pcvp|phó văn phòng)[ .]"
)
_POSTS = {
    "ct": "Chủ tịch",
    "pct": "Phó Chủ tịch",
    "gđ": "Giám đốc",
    "pgđ": "Phó Giám đốc",
    "cvp": "Chánh",
    "chánh": "Chánh",
    "pcvp": "Phó Chánh",
}
_HEADED = {"sở": "sở", "bộ": "bộ", "ban": "ban", "hội": "hội", "tập": "tập đoàn"}


def skip_prefix(finder: Finder, at: int) -> tuple[int, bool]:
    """Behind the words that only lead up to a body; and whether they were a request ("Đề nghị")."""
    request = False
    while hit := _PREFIX.match(finder.passage.same, at):
        if finder.at(at) is not None:
            break
        request = request or hit["request"] is not None
        at = hit.end()
    return at, request


def parse_list(
    finder: Finder, at: int, end: int | None = None, *, delimited: bool = False, over_stop: bool = False
) -> BodyList:
    """The list of bodies that starts at `at`. `over_stop`: a full stop between two names does not end it."""
    stop = len(finder.passage) if end is None else end
    asked = (at, stop, delimited, over_stop)
    if asked not in finder.lists:
        finder.lists[asked] = _parsed(finder, at, stop, delimited=delimited, over_stop=over_stop)
    return finder.lists[asked]


def _parsed(finder: Finder, at: int, stop: int, *, delimited: bool, over_stop: bool) -> BodyList:
    found: list[Mention] = []
    position, request = skip_prefix(finder, at)
    head: str | None = None
    while position < stop:
        here = _element(finder, position, stop, head, delimited=delimited)
        if not here or (here[-1].end > stop and not delimited):
            break
        found.extend(_asked(here, request))
        head = _next_head(here[-1], head)
        after = here[-1].end
        if (here[-1].collective or here[-1].vague) and (owned := _owned(finder, here[-1], stop)):
            found[-1], here, after = owned, [owned], owned.end
        if here[-1].noun and (colon := _COLON.match(finder.passage.text, after)):
            inner = members(finder, colon.end(), stop, here[-1])
            if inner:
                found.pop()
                found.extend(_asked(inner, request))
                head, after = here[-1].noun, inner[-1].end
        if (here[-1].collective or here[-1].vague) and (named := _named_in_brackets(finder, after, stop)):
            found.pop()
            found.extend(_asked(named[0], request))
            after = named[1]
        bracket = _BRACKET.match(finder.passage.text, after, stop)
        if bracket and not re.search(r"\((?:thông )?qua ", bracket[0]):
            after = bracket.end()
        if delimited and (within := _WITHIN.match(finder.passage.same, after, stop)):
            after = within.end()
        following = _next(finder, after, stop, delimited=delimited, over_stop=over_stop, head=head)
        if following is None:
            last = _common_last(finder, after, stop)
            return BodyList((*found, *last), last[-1].end if last else after)
        position, asked = following
        request = request or asked
    return BodyList(tuple(found), found[-1].end if found else at)


def _asked(mentions: list[Mention], request: bool) -> list[Mention]:
    return [m if m.request is request else replace(m, request=request) for m in mentions]


_OF = re.compile(r" (?:thuộc|trực thuộc|của) ")
_COMMON_LAST = re.compile(
    r"(?:,? và|,) (?P<name>địa phương|nhân dân|chính quyền|doanh nghiệp|nhà trường|gia đình|(?:đơn vị tư vấn|nhà đầu tư"
    r"|chủ đầu tư|nhà thầu|cộng đồng)(?: [^\W\d_]+){0,3}?)"
    r"(?=\s*[,;.:)]|$| (?:trong|để|nhằm|tổ chức|thực hiện|triển khai|xây dựng|tập trung|làm việc|rà soát|tuyên truyền)"
    r"(?![^\W_]))"
)


def _owned(finder: Finder, klass: Mention, stop: int) -> Mention | None:
    """The class with the body that it belongs to, which leaves it no longer open: "các đơn vị thuộc Bộ Quốc phòng"."""
    link = _OF.match(finder.passage.same, klass.end, stop)
    owner = finder.at(link.end()) if link else None
    if owner is None or owner.end > stop or owner.collective or owner.vague or owner.body is None:
        return None
    name = opened(finder.passage.text[klass.start : owner.end])
    return replace(klass, name=name, end=owner.end, noun=None, collective=True, vague=False)


def _common_last(finder: Finder, at: int, stop: int) -> list[Mention]:
    """A common noun that ends a list of bodies: "… với Sở A, Sở B và địa phương trong việc …"."""
    hit = _COMMON_LAST.match(finder.passage.same, at, stop)
    if hit is None:
        return []
    start, end = hit.span("name")
    return [Mention(opened(finder.passage.text[start:end]), None, start, end, collective=True, known=False)]


def common_body(finder: Finder, at: int, stop: int) -> BodyList:
    """A body told by a common noun alone, where the words before it say that one stands here ("phối hợp với …")."""
    end = common_name(finder.passage, at, stop)
    if end is None:
        return BodyList((), at)
    first = Mention(opened(finder.passage.text[at:end]), None, at, end, collective=True, known=False)
    link = SEPARATOR.match(finder.passage.text, end, stop)
    more = parse_list(finder, link.end(), stop) if link and (link["and"] or link["mark"] == ",") else BodyList((), end)
    return BodyList((first, *more.mentions), more.end if more.mentions else end)


def _named_in_brackets(finder: Finder, at: int, stop: int) -> tuple[list[Mention], int] | None:
    """Who a class is, where brackets behind it name nothing but bodies: "các cơ quan (Sở A, Sở B)"; and their end."""
    bracket = _MEMBERS.match(finder.passage.text, at, stop)
    if bracket is None:
        return None
    inner = parse_list(finder, bracket.start(1), bracket.end(1))
    rest = finder.passage.text[inner.end : bracket.end(1)].strip(" .,;")
    if rest or not inner.mentions or inner.mentions[0].start != bracket.start(1):
        return None
    if inner.mentions[-1].name.endswith(" khác"):
        return None
    named = [m for m in inner.mentions if not m.vague and not m.collective]
    return (list(inner.mentions), bracket.end()) if named and inner.mentions[0] is named[0] else None


_DUTY = "(?:chức năng|nhiệm vụ|thẩm quyền|quyền hạn|lĩnh vực|phân công|phân cấp|trách nhiệm|phạm vi)"
_WITHIN = re.compile(
    rf",? (?:trong phạm vi|theo|căn cứ)(?: vào)? {_DUTY}(?:(?:,| và) {_DUTY})*[^,;:.()]{{0,50}}?"
    r"(?=[,;.]|$|,? và (?:các|những) )"
)
"""A clause that tells only within what duties a listed body acts; no part of its name."""
_MEMBERS = re.compile(r"\s*\((?:gồm:? |bao gồm:? )?([^()]{4,400})\)")


def _next_head(last: Mention, head: str | None) -> str | None:
    """The head noun that a following bare element would share ("Sở Tài chính, Nội vụ")."""
    first = same(last.name).split(" ", 1)[0] if last.name else ""
    if last.collective or last.vague:
        return None
    return _HEADED.get(first, head if last.body else None)


def _element(finder: Finder, at: int, stop: int, head: str | None, *, delimited: bool) -> list[Mention]:
    if finder.may_begin(at):
        several = (
            headed_group(finder, at, stop)
            or _shared_tail(finder, at)
            or named_units(finder, at, stop)
            or named_provinces(finder, at, stop)
            or organs_of_each(finder, at, stop)
            or tier_organs(finder, at, stop)
        )
        if several:
            return several
    here = finder.at(at) or (finder.with_head(head, at) if head else None)
    if here is None and (every := _EVERY.match(finder.passage.same, at)):
        here = finder.at(every.end())
        here = here if here and here.body and not here.collective else None
    if here is None and delimited:
        return _segment(finder, at, stop)
    if here is not None and delimited and here.collective:
        return [_whole_class(finder, here, stop)]
    if here is not None and delimited and _goes_on(finder, here, stop):
        rest = finder.passage.text[here.end : find_segment(finder.passage, here.end, stop)]
        if rest.strip():
            return _segment(finder, at, stop, inside=here.end)
    return [here] if here else []


def _goes_on(finder: Finder, here: Mention, stop: int) -> bool:
    """Whether the element may be longer than the body found: an unknown name, or a known one before a dash."""
    if not here.known:
        return True
    dash = re.compile(r" - (?=[A-ZĐ])").match(finder.passage.text, here.end, stop)
    return dash is not None and not here.collective and not here.vague and finder.at(dash.end()) is None


def _whole_class(finder: Finder, here: Mention, stop: int) -> Mention:
    """A class in a delimited place with the words that tell it: "các cơ quan đại diện ở nước ngoài", "hộ nuôi tôm"."""
    end = find_segment(finder.passage, here.end, stop)
    text = finder.passage.text
    if not goes_on(finder.passage, here.end) or end - here.end > _LONGEST_TELLING:
        return here
    for word in re.finditer(r" (?=[^\W\d_])", text[here.end : end]):
        if word.start() and finder.at(here.end + word.end()):
            return here
    end = here.end + len(text[here.end : end].rstrip(" ."))
    return replace(here, name=opened(text[here.start : end]), end=end, noun=None)


_LONGEST_TELLING = 70
_TELLS_WHERE = re.compile(r"(?:tại|theo|được|căn cứ|quy định|nêu|kèm theo|trên cơ sở)(?![^\W_])")
"""What goes on with the body before it and names none: "…, tại Quyết định số 12/QĐ-UBND"."""


def _segment(finder: Finder, at: int, stop: int, *, inside: int = 0) -> list[Mention]:
    """The unknown element at `at` up to its mark; the marks before `inside` are the name's own."""
    end = find_segment(finder.passage, max(at, inside), stop)
    text = finder.passage.text[at:end].rstrip(" .")
    if not re.search(r"[^\W\d_]{2}", text) or _TELLS_WHERE.match(text):
        return []
    return [Mention(opened(text), None, at, at + len(text), known=False)]


def _shared_tail(finder: Finder, at: int) -> list[Mention]:
    """ "Chủ tịch, các PCT UBND tỉnh": two posts that share one body."""
    hit = _SHARED_TAIL.match(finder.passage.same, at)
    second = finder.at(hit.start(2)) or finder.at(hit.end()) if hit else None
    if hit is None or second is None:
        return []
    text = finder.passage.text
    first_post, second_post = (_POSTS.get(hit[g]) or _capital(text[hit.start(g) : hit.end(g)]) for g in (1, 2))
    office = hit[1] in ("cvp", "chánh", "chánh văn phòng")
    tail = re.sub(r"^(?:Các )?(?:Phó (?:Chủ tịch|Chánh) )?", "", second.name)
    tail = f"Văn phòng {tail}" if office and not tail.startswith("Văn phòng") else tail
    first_post, second_post = ("Chánh", "Phó Chánh") if office else (first_post, second_post)
    chair = (
        "ct_ubnd"
        if second.body == "pct_ubnd"
        else "vp_ubnd"
        if office and second.body in ("ubnd", "vp_ubnd")
        else second.body
    )
    other = chair if office else second.body
    return [
        Mention(f"{first_post} {tail}", chair, at, hit.end(1), office=first_post),
        Mention(f"{second_post} {tail}", other, hit.start(2), second.end, office=second_post),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NEW_ORDER = re.compile(r"(?:giao|phân công|yêu cầu|do)(?: cho)? ")
"""Words that begin a clause of their own behind a list: "… giữa A và B, giao C …"."""


def _next(
    finder: Finder, after: int, stop: int, *, delimited: bool, over_stop: bool, head: str | None
) -> tuple[int, bool] | None:
    """Where the next element starts and whether it is a request; None where the list ends."""
    separator = SEPARATOR.match(finder.passage.text, after, stop)
    if not separator or separator.end() >= stop or not (separator["mark"] or separator["and"]):
        if delimited and after < stop and finder.passage.text[after] == " ":
            at, asked = skip_prefix(finder, after + 1)
            return (at, asked) if finder.at(at) else None
        return None
    if not delimited and _NEW_ORDER.match(finder.passage.same, separator.end()):
        return None
    at, asked = skip_prefix(finder, separator.end())
    if separator["mark"] in ("-", "–") and finder.at(at) is None:
        return None
    if delimited:
        return at, asked
    if separator["mark"] == "." and not over_stop:
        return None
    if finder.at(at) or _shared_tail(finder, at) or (head and finder.with_head(head, at)):
        return at, asked
    return (at, asked) if named_provinces(finder, at, stop) else None
