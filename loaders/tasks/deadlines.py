"""Deadlines: their words, their kind, and the date or period that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.records import Deadline
from graph.registry.fold import same
from graph.vocabulary import DeadlineKind
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.evidence import evidence
from loaders.text.dates import find_dates
from loaders.text.passage import Passage

_EVERY = r"(?:hàng|hằng|mỗi)"
_UNIT = r"(?:năm|quý|tháng|tuần|kỳ)"
_DAY_MONTH = r"(?:ngày )?(?:0?[1-9]|[12]\d|3[01]) ?[/.-] ?(?:0?[1-9]|1[0-2])(?: ?[/.-] ?(?:19|20)\d\d)?(?![\w/])"
_SPOKEN = r"(?:ngày \d{1,2} )?tháng \d{1,2}(?: năm (?:19|20)\d\d| ?/ ?(?:19|20)\d\d)?"
_QUARTER = (
    r"quý (?:iv|iii|ii|i|[1-4])(?: ?[-–,và ]+ ?(?:quý )?(?:iv|iii|ii|i|[1-4]))*(?: ?[/,] ?| năm "
    r"| ?- ?)?(?:(?:19|20)\d\d)?(?! ?\.\d)"
)
_POINT = (
    rf"(?:{_DAY_MONTH}|{_SPOKEN}|{_QUARTER}|(?:hết )?năm (?:19|20)\d\d|(?:0?6|sáu) tháng (?:đầu"
    rf"|cuối) năm(?: (?:19|20)\d\d)?)"
)
_REGULAR = (
    rf"(?:{_EVERY} {_UNIT}|(?:0?6|sáu) tháng(?: một lần| đầu năm| cuối năm)?(?! (?:19|20))|(?:0?[39]|ba"
    rf"|chín) tháng(?: một lần)?|cuối năm|{_EVERY} quý|theo quý|quý(?=,| và)"
    r"|(?:01|một) năm một lần|đột xuất|khi (?:được |có )yêu cầu|cuối mỗi năm|năm(?=\)| theo| báo))"
)
_REGULAR_RUN = rf"{_REGULAR}(?:(?:,| và| hoặc|,? ?và|/| ?- ?| \() ?{_REGULAR}\)?)*"
_CLOCK = r"\d{1,2} ?(?:h|giờ)(?: ?\d{2})?(?: ?phút|['’])?"
_ISSUER = (
    r"(?:bộ|chính phủ|thủ tướng|trung ương|quốc hội|tổng (?:liên đoàn|cục)|ủy ban|ubnd|hội đồng nhân dân|hđnd|ban"
    r"|tỉnh ủy|thành ủy|cục|sở|cấp có thẩm quyền|cơ quan có thẩm quyền|luật|nghị định|nghị quyết|thông tư)"
)
_ACT = r"(?:ban hành|có (?:văn bản|hướng dẫn|chỉ đạo)|hướng dẫn|phê duyệt|thông qua|có hiệu lực|triển khai)"
_AWAITING = (
    rf"(?<!trước )(?<!trong )(?:ngay )?(?:sau )?khi (?:được )?(?:các )?{_ISSUER}(?![^\W_])[^;.()]{{0,90}}?"
    rf"\b{_ACT}\b(?: [^;.,()]{{1,60}})?"
)
"""A task that waits for somebody's act: "khi Bộ Y tế có văn bản triển khai"."""
_FORMS: tuple[str, ...] = (
    rf"(?:hoàn thành |xong |báo cáo |gửi )?(?:trước|chậm nhất(?: là)?(?: trước| vào)?|muộn nhất"
    rf"|không quá)(?: ngày)? {_POINT}(?:,? {_EVERY} (?:năm|quý|tháng))?",
    rf"trước (?:ngày )?(?:0?[1-9]|[12]\d|3[01]) {_EVERY} tháng",
    rf"(?:vào |từ )?(?:trong|đến hết|đến|vào|từ|bắt đầu từ|hoàn thành trong"
    rf"|thực hiện trong) {_POINT}(?:,? {_EVERY} (?:năm|quý|tháng))?",
    rf"{_QUARTER}(?: {_EVERY} năm)?",
    rf"(?:thường xuyên, )?(?:theo )?định kỳ,? (?:vào )?{_REGULAR_RUN}(?:(?:,| và| hoặc) (?:theo )?đột xuất)?",
    rf"khi (?:được |có )yêu cầu(?:,| và| hoặc) {_REGULAR_RUN}",
    rf"(?<!chi ){_EVERY} (?:năm|quý|tháng|tuần)(?:(?:,| và| hoặc) (?:{_REGULAR}))*",
    r"(?:0?[369]|ba|sáu|chín) tháng một lần|(?:0?[2-5]|hai|ba|năm) năm một lần",
    r"(?:vào )?cuối (?:năm|quý (?:iv|iii|ii|i)) ?/? ?(?:19|20)\d\d|(?:vào )?(?:đầu|giữa) năm (?:19|20)\d\d",
    rf"(?:chậm nhất |không quá )?trước {_CLOCK}(?:,? (?:và|,) {_CLOCK})?"
    rf"(?: (?:ngày [^,;.()]{{1,24}}|{_EVERY} (?:ngày|tuần)))?",
    r"(?:định kỳ )?\d{1,2} (?:ngày|tuần|tháng|năm) ?/ ?lần",
    r"(?:định kỳ )?(?:tối thiểu |ít nhất )?\d{1,2} lần ?/ ?(?:ngày|tuần|tháng|quý|năm)(?: ?\([^()]{3,40}\))?",
    r"thường xuyên,? (?:và )?liên tục|liên tục,? (?:và )?thường xuyên",
    _AWAITING,
    r"trong (?:thời hạn|vòng) \d{1,3} (?:ngày|tháng|năm)(?: làm việc)?(?: kể từ[^,;.]{3,60})?",
)  # fmt: skip
_IN_TEXT = re.compile(r"(?<![^\W_])(?:" + "|".join(f"(?:{f})" for f in _FORMS) + ")")
_MORE = re.compile(
    rf"(?:, ?| và |, và )(?:{_QUARTER}|{_POINT}|thường xuyên(?: hàng năm| hằng năm)?|{_EVERY} (?:năm|quý|tháng))"
)
"""What goes on with a deadline: "Quý IV/2024, Quý I/2025 và thường xuyên"."""
_AT_START = re.compile(
    r"thường xuyên(?=[ ,])"
    r"|(?P<who>(?:(?:các )?(?:sở|bộ|ban|ngành|công an|ubnd|ủy ban|văn phòng|cơ quan|đơn vị|phòng|hội|báo|đài)(?![^\W_])"
    r"[^;.]{0,160}? )?(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|phải|cần|chủ động) )thường xuyên(?= )"
)
_OF_LAW = re.compile(r"luật[^,;.]{0,60}$")
"""The year behind a law is the law's."""
_HORIZON = re.compile(r"(?:đến |tới |vào |đến hết |hết )*năm (?:19|20)\d\d$")
_PLANNED = re.compile(
    r"\b(?:chiến lược|quy hoạch|đề án|chương trình|kế hoạch|nghị quyết|quyết định|định hướng|mục tiêu|tầm nhìn|cam kết"
    r"|lộ trình|chỉ tiêu|từ nay|thời kỳ|giai đoạn|kịch bản)\b[^;.]*$"
)
"""A year behind the name of a plan or an aim is how far that reaches, not when the task is due."""
_NOT_BEFORE = re.compile(r"(?:giai đoạn|nhiệm kỳ|tầm nhìn|từ)\s*$|\bsố \S+$")
_ROMAN_QUARTER = {"i": "Q1", "ii": "Q2", "iii": "Q3", "iv": "Q4", "1": "Q1", "2": "Q2", "3": "Q3", "4": "Q4"}
_CONDITION = re.compile(
    rf"\bkhi (?:các )?{_ISSUER}\b"
    r"|\b(?:sau khi|khi (?:có|đủ|được)|ngay khi|ngay sau khi|theo (?:hướng dẫn|tiến độ|chỉ đạo|yêu cầu) của)\b"
)
_OF_BODY = re.compile(r"\bcủa\s+|\b(?:sau khi|khi có|khi được|ngay sau khi|khi)\s+")


@dataclass(frozen=True)
class Span:
    """Deadline words at passage[start:end]."""

    start: int
    end: int


def find_deadline(passage: Passage, start: int, end: int, masked: Iterable[tuple[int, int]] = ()) -> Span | None:
    """The first deadline in a task's own words. `masked`: ranges (dates of documents named) that are none."""
    first = _AT_START.match(passage.same, start, end)
    if first:
        return Span(first.end("who") if first["who"] else first.start(), first.end())
    masks: list[tuple[int, int]] | None = None
    for hit in _IN_TEXT.finditer(passage.same, start, end):
        masks = list(masked) if masks is None else masks
        if _is_deadline(passage, hit, start, masks):
            more = hit.end()
            while following := _MORE.match(passage.same, more, end):
                more = following.end()
            return Span(hit.start(), more)
    return None


def _is_deadline(passage: Passage, hit: re.Match[str], start: int, masks: list[tuple[int, int]]) -> bool:
    """Whether the words stand alone, in no name of a document, and are not the reach of a plan or an aim."""
    if any(a < hit.end() and hit.start() < b for a, b in masks):
        return False
    before, behind = passage.same[: hit.start()], passage.same[hit.end() : hit.end() + 1]
    if before[-1:].isalnum() or behind.isalnum() or _NOT_BEFORE.search(before[-70:]):
        return False
    if _OF_LAW.search(before[-70:]) and re.search(r"\d{4}$", hit[0]):
        return False
    return not (_HORIZON.fullmatch(hit[0]) and _PLANNED.search(before[start:]))


def kind_of(text: str) -> DeadlineKind:
    """The meaning of deadline words; what a yearly date and a single date both match is yearly."""
    low = same(text)
    if _CONDITION.search(low) and not find_dates(low) and not re.search(rf"{_EVERY} {_UNIT}", low):
        return DeadlineKind.CONDITIONAL
    for pattern, kind in (
        (rf"{_EVERY} tháng|(?<!\d )tháng một lần", DeadlineKind.MONTHLY),
        (rf"{_EVERY} quý|theo quý|(?:0?3|ba) tháng một lần", DeadlineKind.QUARTERLY),
        (r"(?:0?6|sáu) tháng(?! (?:đầu|cuối) năm (?:19|20))(?:.*(?:cuối năm|năm)|\b)", DeadlineKind.HALF_YEARLY),
        (rf"{_EVERY} năm|một năm một lần|cuối mỗi năm|cuối năm$", DeadlineKind.YEARLY),
        (r"thường xuyên|liên tục|thực hiện ngay|hàng ngày|hằng ngày|hàng tuần|hằng tuần", DeadlineKind.CONTINUOUS),
        (r"(?:19|20)\d\d|\d ?[/.-] ?\d|quý|tháng \d|\d+ ngày", DeadlineKind.ONCE),
    ):
        if re.search(pattern, low):
            return kind
    return DeadlineKind.UNCLEAR


def due_of(text: str) -> str | None:
    """What the words name: a date, a month, a quarter ("2020-Q3", "Q4"), a year, a day of the year ("11-18")."""
    low = same(text)
    dates = find_dates(low)
    if dates:
        return dates[-1].iso
    quarter = re.findall(r"quý (iv|iii|ii|i|[1-4])(?![^\W_])(?:\s*(?:/|năm|,|-)?\s*((?:19|20)\d\d))?", low)
    if quarter:
        name, year = quarter[-1]
        return f"{year}-{_ROMAN_QUARTER[name]}" if year else _ROMAN_QUARTER[name]
    month = re.search(r"tháng (\d{1,2})(?:\s*(?:/|năm)\s*((?:19|20)\d\d))?", low)
    day = re.search(r"(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-] ?\d)(?!\d)", low) or re.search(
        r"ngày (\d{1,2}) tháng (\d{1,2})(?! năm)", low
    )
    if day and 1 <= int(day[1]) <= 31 and 1 <= int(day[2]) <= 12:
        return f"{int(day[2]):02}-{int(day[1]):02}"
    if month and 1 <= int(month[1]) <= 12:
        return f"{month[2]}-{int(month[1]):02}" if month[2] else f"{int(month[1]):02}"
    year = re.search(r"năm ((?:19|20)\d\d)", low)
    return year[1] if year else None


def _awaited(passage: Passage, span: Span, context: Context) -> list[str]:
    """The bodies whose act a conditional deadline waits for."""
    finder = context.finder(passage)
    for hit in _OF_BODY.finditer(passage.same, span.start, span.end):
        found = [m.name for m in parse_list(finder, hit.end(), span.end).mentions]
        if found:
            return found
    return []


def deadline(passage: Passage, span: Span, context: Context, locator: str, rule: str) -> Deadline | None:
    """The deadline whose words stand at `span`; None where they are a dash or nothing."""
    text = passage.text[span.start : span.end].strip().rstrip(".;").strip()
    if not re.search(r"\w", text):
        return None
    kind = kind_of(text)
    return Deadline(
        text=text,
        kind=kind,
        due=due_of(text),
        depends_on=_awaited(passage, span, context) if kind is DeadlineKind.CONDITIONAL else [],
        evidence=evidence(passage, span.start, span.start + len(text), locator=locator, rule=rule),
    )
