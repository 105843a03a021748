"""How often and by when a report is due, in the words of its sentence."""

from __future__ import annotations

import re

from loaders.tasks.deadlines import due_of, find_deadline
from loaders.tasks.masks import masked
from loaders.text.passage import Passage

_UNIT = (
    r"(?:(?:hàng|hằng|mỗi) (?:năm|quý|tháng|tuần|ngày)|(?:0?6|sáu) tháng|(?:0?9|chín) tháng|(?:0?1|một) năm|quý"
    r"|(?<!thứ )năm(?=[,;. )]|$)|cuối năm|khi (?:được |có )yêu cầu|đột xuất)"
)
_PERIOD = re.compile(
    rf"(?:định kỳ,? )?(?:\d{{1,2}} lần ?/ ?(?:ngày|tuần|tháng|quý|năm)|\d{{1,2}} (?:ngày|tuần|tháng) ?/ ?lần|{_UNIT})"
    rf"(?:\)?(?:,? và|,? hoặc|,|/| ?-| \() ?\(?(?:báo cáo |định kỳ )?{_UNIT}\)?)*"
)
_CYCLE = re.compile(r"(?<![^\W_])định kỳ(?![^\W_])")
_DAY = r"(?:\d{1,2} ?[/-] ?\d{1,2}(?: ?[/-] ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)"
_DUE = re.compile(
    r"(?:(?P<by>trước|chậm nhất(?: là| vào)?(?: trước)?|vào) (?:ngày )?|(?P<on>ngày )|(?P<and>(?<=[\d)] và )))"
    rf"(?:{_DAY}|\d{{1,2}} h[àằ]ng tháng)"
)
_DATED = re.compile(rf"[(,]?\s?(?:trước|chậm nhất(?: là| vào)?(?: trước)?)?\s?(?:ngày )?{_DAY}(?!\w)\s?\)?")
_BETWEEN = re.compile(
    r"(?:[\s(),/]|và|hoặc|báo cáo|định kỳ|đối với|(?:0?[169]|sáu|chín|một) tháng|(?:0?1|một) năm|(?:h[àằ]ng |cuối )?năm"
    r"|đầu năm|quý|sơ kết|tổng kết)*"
)
"""What may stand between two days of one duty: "6 tháng (trước ngày 15/6), 01 năm (trước ngày 15/12)"."""
_CLOCK = re.compile(
    r"(?:trước |chậm nhất )?(?:lúc )?\d{1,2} ?(?:h|giờ)(?: ?\d{2})?(?: ?phút|['’])?"
    r"(?: và \d{1,2} ?(?:h|giờ)(?: ?\d{2})?['’]?)?(?: (?:ngày )?thứ (?:\d|hai|ba|tư|năm|sáu|bảy)(?![^\W_]))?(?![^\W_])"
)
"""An hour by which to report every day or week: "trước 16h00 thứ Sáu"."""


def period_of(text: str) -> str | None:
    """The cycle that folded words name ("hằng năm", "6 tháng, 01 năm"); "định kỳ" for one without its length."""
    cycle = _PERIOD.search(re.sub(r" +(?=[ ,])", "", _DATED.sub(" ", text)))
    if cycle:
        plain = re.sub(r"^định kỳ,? (?:vào )?(?!đột xuất)", "", re.sub(r"[()]|báo cáo ", "", cycle[0]).strip())
        return re.sub(r"\b0(?=\d)", "", plain.replace("hàng ", "hằng "))
    return "định kỳ" if _CYCLE.search(text) else None


def due_by(passage: Passage, start: int, end: int, near: int) -> str | None:
    """The day by which to report: of several in the sentence the one nearest to the duty's words, with those that
    go with it for the other reports of the year ("15/6, 15/12")."""
    days = _days(passage, start, end)
    if days:
        nearest = min(days, key=lambda run: min(abs(hit.start() - near) for hit in run))
        return ", ".join(_day(hit[0]) for hit in nearest)
    if clock := _CLOCK.search(passage.same, start, end):
        return passage.text[slice(*clock.span())].strip()
    span = find_deadline(passage, start, end, masked(passage))
    return due_of(passage.text[span.start : span.end]) if span else None


def _days(passage: Passage, start: int, end: int) -> list[list[re.Match[str]]]:
    """The days by which something is due, in runs of those that stand together."""
    runs: list[list[re.Match[str]]] = []
    for hit in _DUE.finditer(passage.same, start, end):
        if runs and _BETWEEN.fullmatch(passage.same, runs[-1][-1].end(), hit.start()):
            runs[-1].append(hit)
        elif hit["by"]:
            runs.append([hit])
    return runs


def _day(written: str) -> str:
    day = re.sub(r"^\D+", "", written)
    if monthly := re.match(r"(\d{1,2}) h[àằ]ng tháng", day):
        return f"ngày {monthly[1]}"
    return re.sub(r"\s", "", re.sub(r" tháng | năm ", "/", day))
