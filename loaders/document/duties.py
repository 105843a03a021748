"""The words of a reporting duty in one sentence: whom it goes to, and through whom.

Forms: "báo cáo B (qua A)", "gửi về A để tổng hợp, báo cáo (trình, tham mưu) B", "phản ánh về A …". One duty for each
pair of addressee and channel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.registry.fold import CAPITALS
from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention, opened
from loaders.text.passage import Passage

_TO = r"(?:về|cho|lên|tới|đến|với|trình|gửi)"
_REPORT = re.compile(
    r"(?<![^\W_])(?:thông tin, )?(?:báo cáo|phản ánh|thông báo)(?![^\W_])"
    r"|(?<![^\W_])(?:đề xuất|kiến nghị|có ý kiến|có văn bản)(?= [^.;()]{3,60} \((?:thông )?qua )"
    r"|(?<![^\W_])gửi(?= (?:kết quả|tình hình)[^.;]{0,40} (?:về|cho|đến|lên) [^.;()]{3,60} \((?:thông )?qua )"
    r"|(?:(?<=báo cáo)|(?<=tình hình)|(?<=kết quả)|(?<=tổng hợp))[^.;]{0,90}?(?<![^\W_])gửi(?= (?:về |cho "
    r"|đến |lên )?[A-ZĐa-zđ])"
)
_NEAR, _MOST = 40, 4
_SEND = re.compile(
    r"(?<![^\W_])(?:gửi|phản ánh|báo cáo|kiến nghị|(?:thông tin|thông báo|liên hệ"
    r"|trao đổi)(?= (?:kịp thời |ngay )?(?:về|cho|đến|tới|với))|đề xuất|có văn bản|có ý kiến)(?![^\W_])(?! của )"
)
"""Ways to send something; "đề xuất của A" is a thing."""
_HAND_ON = r"(?:báo cáo|trình|tham mưu|đề xuất|kiến nghị)(?: với| cho| lên)?"
_COMPILE = re.compile(
    rf"(?:để|nhằm)? ?(?:kịp thời |được )?(?:tổng hợp|theo dõi|xem xét|rà soát|thẩm định)(?:,| và)?[^.;]{{0,60}}?"
    rf"{_HAND_ON}(?:(?:, ?| và | ){_HAND_ON})* "
)
_VIA = re.compile(r"\(?,?\s*(?:thông )?qua\s+")
_NOUN = re.compile(
    r"(?:theo|các|những|(?<!văn )bản|thẩm định|chế độ|mẫu|nội dung|hồ sơ|xây dựng|nộp|số liệu|kết quả|trong|vào"
    r"|dự thảo|lập|hoàn thiện|thời hạn|thời gian|chuẩn bị) $"
)
_THING = re.compile(r" (?:thẩm định|thuyết minh|nghiên cứu|đánh giá tác động|tài chính|quyết toán|đề xuất)(?![^\W_])")
"""What makes a report a paper of a procedure: "báo cáo thẩm định"."""
_ADDRESS = re.compile(rf"(?:^|[^\W_ ]+ |\s)(?P<to>{_TO})\s+")
_OTHER_CASE = re.compile(r"; ?(?:trong )?(?:trường hợp|nếu) ")
"""What the addressee does in a further case is no part of the duty: "…; trường hợp vượt thẩm quyền, Sở A trình B"."""
_BRACKETED = re.compile(r" ?\((?:thông )?qua ")
"""A channel of its own: what follows ("để tổng hợp, báo cáo B") the addressee does."""
_NOTICE = re.compile(r"\s*(?:được |để )?biết(?![^\W_])")
"""The formula of a notice, "thông báo đến A, B biết, thực hiện", reports to nobody."""


@dataclass(frozen=True)
class Found:
    """A duty in a sentence: addressee and channel, and the range of its words."""

    to: Mention
    via: Mention | None
    start: int
    end: int


def _all(finder: Finder, at: int, end: int) -> tuple[Mention, ...]:
    post = _post(finder.passage, at, end)
    if post is None:
        found = parse_list(finder, at, end).mentions
        return found if found and found[0].start - at < _NEAR else ()
    also = _AND.match(finder.passage.same, post.end, end)
    found = parse_list(finder, also.end(), end).mentions if also else ()
    return (post, *found) if also and found and found[0].start - also.end() <= _STEP else (post,)


_POST = re.compile(
    r"(?:đồng chí )?(?P<post>bộ trưởng|lãnh đạo (?:bộ|sở|ban|cục|tổng cục|ủy ban|văn phòng|hội)|chủ tịch ủy ban"
    r"|chủ tịch hội|ban giám đốc|trung ương (?:hội|đoàn)|tổng cục trưởng|trưởng ban)"
    r"(?= \(|[,.;)]| (?:và|để|kết quả|tình hình|theo|trước|xem xét|cho|về|định kỳ|hằng|hàng)(?![^\W_])|$)"
)
"""Who heads the sender's own body, or the body over it, named without its name: "báo cáo Bộ trưởng (qua Cục A)"."""
_AND = re.compile(r"(?:,? (?:và|đồng gửi|đồng thời gửi)|,) ")


def _post(passage: Passage, at: int, end: int) -> Mention | None:
    """A post whose body goes without saying, at `at`."""
    hit = _POST.match(passage.same, at, end)
    if hit is None or passage.text[slice(*hit.span("post"))].islower():
        return None
    return Mention(passage.text[slice(*hit.span("post"))], None, *hit.span("post"), known=False)


def first_body(finder: Finder, at: int, end: int) -> Mention | None:
    """The first body of a list that begins at `at` or little behind it."""
    return next(iter(_all(finder, at, end)), None)


def _channel(finder: Finder, passage: Passage, at: int, end: int) -> Mention | None:
    """ "(qua Sở A)" behind an addressee; in brackets an unknown name reaches to their end."""
    hit = _VIA.search(passage.same, at, min(end, at + 80))
    via = first_body(finder, hit.end(), end) if hit else None
    if hit is None or (via and (via.known or via.collective) and not _is_longer(passage, via, hit)):
        return via
    if "(" in hit[0] and (whole := _unit_in_brackets(finder, passage, hit.end(), end)):
        return whole
    first = via.start if via and via.start - hit.end() <= _NEXT else hit.end()
    stop = _VIA_END.search(passage.text, first, end)
    if "(" not in hit[0] or stop is None or not (passage.text[first].isupper() or _OWN_UNIT.match(passage.text, first)):
        return via
    contact = _CONTACT.search(passage.same, first, stop.start())
    last = contact.start() if contact else stop.start()
    name = opened(passage.text[first:last])
    return Mention(name[:1].upper() + name[1:], None, first, last, known=False)


_WHAT_IT_IS = rf"(?:Cơ quan|Đơn vị|Thường trực|Địa chỉ|Số|Email|Điện thoại)\b|[^{CAPITALS}]"
_LONGER = re.compile(rf" - (?!{_WHAT_IT_IS})")
"""A dash inside a name: "Ban Tuyên giáo - Chính sách luật pháp", not one before what the body is or where it sits."""
_OWN_UNIT = re.compile(r"(?i:phòng|ban|tổ|bộ phận|trung tâm|vụ) (?=[A-ZĐ])")


def _is_longer(passage: Passage, via: Mention, hit: re.Match[str]) -> bool:
    """Whether the name in the brackets of a channel goes on behind the known one."""
    own = _OWN_UNIT.match(passage.text, hit.end())
    return "(" in hit[0] and own is not None and _LONGER.match(passage.text, via.end) is not None


def _unit_in_brackets(finder: Finder, passage: Passage, at: int, end: int) -> Mention | None:
    """A unit with the body that it is of: "(qua Phòng A, Công an tỉnh)"; nothing else stands in the brackets."""
    stop = passage.text.find(")", at, end)
    comma = passage.text.find(", ", at, stop) if stop >= 0 else -1
    if comma < 0 or not _OWN_UNIT.match(passage.text, at):
        return None
    over = parse_list(finder, comma + 2, stop).mentions
    if len(over) != 1 or not over[0].known or (over[0].start, over[0].end) != (comma + 2, stop):
        return None
    name = passage.text[at:stop]
    return Mention(name[:1].upper() + name[1:], None, at, stop, known=False)


_NEXT = 4
_VIA_END = re.compile(rf"[,;()]| để | tổng hợp| - (?={_WHAT_IT_IS})")
_CONTACT = re.compile(r" -? ?(?:địa chỉ|email|thư điện tử|hộp thư|số điện thoại|điện thoại|đt|sđt|số fax)\b")


def _through(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    """ "gửi về A, C … để tổng hợp, báo cáo B": to B via each of them; of several verbs the last before "để" sends."""
    best: list[Found] = []
    for send in _SEND.finditer(passage.same, start, end):
        via = _addressees(finder, passage, send.end(), end)
        if via and _BRACKETED.match(passage.same, via[-1].end):
            way = _channel(finder, passage, via[-1].end, end)
            best = best or [Found(to, way, send.start(), to.end) for to in via if not to.vague]
            continue
        compiled = _COMPILE.search(passage.same, via[0].end, end) if via else None
        if compiled and _OTHER_CASE.search(passage.same, via[0].end, compiled.start()):
            compiled = None
        if compiled is None or (best and compiled.start() > best[0].to.start):
            continue
        named = [m for m in via if m.end <= compiled.start() and (m.body or not m.vague)] or [*via[:1]]
        last = [to for to in _all(finder, compiled.end(), end) if to.name not in {m.name for m in named}]
        if last:
            best = [Found(to, each, send.start(), to.end) for to in last for each in named]
    return best


def _addressees(finder: Finder, passage: Passage, at: int, end: int) -> tuple[Mention, ...]:
    """The bodies addressed behind a verb: directly, or behind "về", "cho", "lên" … in the same clause."""
    direct = _STRAIGHT.match(passage.same, at, end)
    first = direct.end() if direct else at
    here = _all(finder, first, end)
    if here and here[0].start - first <= _STEP and not _DRAWN_UP.match(passage.same, first):
        return here
    stop = re.search(r"[.;]", passage.text[at:end])
    limit = at + stop.start() if stop else end
    for hit in _ADDRESS.finditer(passage.same, at, limit):
        here = _all(finder, hit.end("to") + 1, end)
        if here and here[0].start - hit.end() <= _STEP:
            return here
    return ()


_DRAWN_UP = re.compile(r" ?(?:do|của|theo|trong|tại|trên) ")
_STEP = 14
"""Characters that may stand between the verb and its addressee ("đồng chí", "các Sở:")."""
_STRAIGHT = re.compile(
    r" ?(?:(?:kết quả|tình hình|tiến độ)(?: (?:thực hiện|triển khai|công tác|xử lý|giải quyết|kiểm tra))* "
    r"|bằng văn bản |kịp thời |ngay |nhanh |định kỳ |đầy đủ )*(?:với |lên |về |cho |tới |đến |gửi )?"
)


def _direct(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    out: list[Found] = []
    at = start
    while hit := _REPORT.search(passage.same, at, end):
        at = hit.end()
        noun = _NOUN.search(passage.same[max(0, hit.start() - 20) : hit.start()])
        if noun and not _is_verb(passage, hit.start(), noun[0].strip(), end):
            continue
        if _THING.match(passage.same, at):
            continue
        if hit[0].endswith("thông báo") and not re.match(r" (?:bằng văn bản )?(?:về|cho|đến)", passage.same[at:end]):
            continue
        to = _addressees(finder, passage, at, end)
        named = [m for m in to if not m.vague] or _authority(passage, at, end)
        if not named:
            continue
        if _NOTICE.match(passage.same, named[-1].end):
            continue
        channel = _channel(finder, passage, named[-1].end, end)
        out += [Found(each, channel, hit.start(), each.end) for each in named]
        at = named[-1].end
    return out


_AUTHORITY = re.compile(
    r" (?:với |lên |về |cho )?(?P<to>(?:các )?(?:cấp|cơ quan)(?: có)? thẩm quyền)"
    r"(?! (?:xem xét|quyết định|phê duyệt|cho |chỉ đạo|giải quyết|ban hành|để ))(?![^\W_])"
)


def _authority(passage: Passage, at: int, end: int) -> list[Mention]:
    """ "báo cáo cấp có thẩm quyền": whoever is competent, where nothing is asked for, which would be a submission."""
    hit = _AUTHORITY.match(passage.same, at, end)
    return [Mention(passage.text[slice(*hit.span("to"))], None, *hit.span("to"), vague=True)] if hit else []


def _is_verb(passage: Passage, at: int, noun: str, end: int) -> bool:
    """Whether "báo cáo" is done to the noun before it: "thẩm định báo cáo … trình A", "tổng hợp kết quả báo cáo A"."""
    if noun == "kết quả" and _SUMMED_UP.search(passage.same[max(0, at - 40) : at]):
        return True
    return noun in ("thẩm định", "kết quả") and "trình" in passage.same[at:end]


_SUMMED_UP = re.compile(r"tổng hợp (?:tình hình,? |số liệu,? |và )*kết quả $")


_VERBS = (
    "báo cáo", "gửi", "phản ánh", "thông báo", "kiến nghị", "thông tin", "liên hệ", "trao đổi", "đề xuất",
    "có văn bản", "có ý kiến",
)  # fmt: skip
"""No duty is without one of them."""


def find_duties(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    """The reporting duties in one sentence."""
    sentence = passage.same[start:end]
    if not any(verb in sentence for verb in _VERBS):
        return []
    return _through(finder, passage, start, end) or _direct(finder, passage, start, end)[:_MOST]
