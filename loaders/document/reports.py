"""Reporting duties: who reports to whom, through whom, how often, by when.

Forms: "báo cáo B (qua A)", "gửi về A để tổng hợp, báo cáo (trình, tham mưu) B", "phản ánh về A …". One duty for each
pair of addressee and channel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.records import Report
from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention
from loaders.context import Context
from loaders.evidence import evidence
from loaders.tasks.assignment import Holder, Reader
from loaders.tasks.deadlines import due_of, find_deadline
from loaders.tasks.drafts import locator
from loaders.tasks.masks import masked
from loaders.tasks.sections import Section, is_closing
from loaders.tasks.walk import Walk
from loaders.text.outline import Node
from loaders.text.passage import Passage
from loaders.text.sentences import clauses, sentences

_TO = r"(?:về|cho|lên|tới|đến|với|trình|gửi)"
_REPORT = re.compile(
    r"(?<![^\W_])(?:thông tin, )?(?:báo cáo|phản ánh|thông báo)(?![^\W_])"
    r"|(?:(?<=báo cáo)|(?<=tình hình)|(?<=kết quả)|(?<=tổng hợp))[^.;]{0,90}?(?<![^\W_])gửi(?= (?:về |cho "
    r"|đến |lên )?[A-ZĐa-zđ])"
)
_NEAR, _MOST = 40, 4
_SEND = re.compile(
    r"(?<![^\W_])(?:gửi|phản ánh|báo cáo|kiến nghị|(?:thông tin|thông báo|liên hệ"
    r"|trao đổi)(?= (?:kịp thời |ngay )?(?:về|cho|đến|tới|với))|đề xuất|có văn bản|có ý kiến)(?![^\W_])"
)
_COMPILE = re.compile(
    r"(?:để|nhằm)? ?(?:kịp thời |được )?(?:tổng hợp|theo dõi|xem xét|rà soát|thẩm định)(?:,"
    r"| và)?[^.;]{0,60}?(?:báo cáo|trình|tham mưu(?: cho)?(?:,? đề xuất)?|đề xuất|kiến nghị)(?: với| cho"
    r"| lên)? "
)
_VIA = re.compile(r"\(?,?\s*(?:thông )?qua\s+")
_NOUN = re.compile(
    r"(?:theo|các|những|bản|thẩm định|chế độ|mẫu|nội dung|hồ sơ|xây dựng|nộp|số liệu|kết quả|trong|vào"
    r"|dự thảo|lập|hoàn thiện|thời hạn|thời gian|chuẩn bị) $"
)
_ADDRESS = re.compile(rf"(?:^|[^\W_ ]+ |\s)(?P<to>{_TO})\s+")
_PERIOD = re.compile(
    r"(?:định kỳ,? )?(?:(?:hàng|hằng|mỗi) (?:năm|quý|tháng|tuần)|(?:0?6|sáu) tháng|(?:0?9|chín) tháng|quý"
    r"|năm(?=[,;. )]|$)|cuối năm|khi (?:được |có )yêu cầu|đột xuất)"
    r"(?:(?:,| và| hoặc|,? ?và|/| ?- ?| \() ?(?:(?:hàng|hằng|mỗi)? ?(?:năm|quý|tháng)|(?:0?6|sáu) tháng"
    r"|(?:0?9|chín) tháng|cuối năm|đột xuất|khi (?:được |có )yêu cầu)\)?)*"
)
_CYCLE = re.compile(r"(?<![^\W_])định kỳ(?![^\W_])")
_DUE = re.compile(
    r"(?:trước|chậm nhất(?: là| vào)?(?: trước)?"
    r"|vào) (?:ngày )?(?P<d>\d{1,2} ?[/-] ?\d{1,2}(?: ?[/-] ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|\d{1,2} hàng tháng|\d{1,2} hằng tháng)"
)

_RELATED = re.compile(r" (?:có )?liên quan$")
"""A duty falls on the class that is named; "liên quan" only narrows it."""

_NOTICE = re.compile(r"\s*(?:được |để )?biết(?![^\W_])")
"""The formula of a notice, "thông báo đến A, B biết, thực hiện", reports to nobody."""

_OPENING = 80
_LONGEST, _LONGEST_SENTENCE = 20_000, 1_500
"""Characters of an item, and of one sentence, in which duties are looked for."""
_DIFFICULTY = re.compile(r"khó khăn|vướng mắc|phát sinh")
"""A channel for difficulties is open at any time: such a duty has no cycle."""


@dataclass(frozen=True)
class Found:
    """A duty in a sentence: addressee and channel, and the range of its words."""

    to: Mention
    via: Mention | None
    start: int
    end: int


def _all(finder: Finder, at: int, end: int) -> tuple[Mention, ...]:
    found = parse_list(finder, at, end)
    return found.mentions if found.mentions and found.mentions[0].start - at < _NEAR else ()


def _first(finder: Finder, at: int, end: int) -> Mention | None:
    return next(iter(_all(finder, at, end)), None)


def _channel(finder: Finder, passage: Passage, at: int, end: int) -> Mention | None:
    """ "(qua Sở A)" behind an addressee."""
    hit = _VIA.search(passage.same, at, min(end, at + 80))
    return _first(finder, hit.end(), end) if hit else None


def _through(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    """ "gửi về A … để tổng hợp, báo cáo B, C": to each of them via A."""
    for send in _SEND.finditer(passage.same, start, end):
        via = _addressee(finder, passage, send.end(), end)
        compiled = _COMPILE.search(passage.same, via.end, end) if via else None
        if compiled and (last := _all(finder, compiled.end(), end)):
            return [Found(to, via, send.start(), to.end) for to in last]
    return []


def _addressee(finder: Finder, passage: Passage, at: int, end: int) -> Mention | None:
    """The body addressed behind a verb: directly, or behind "về", "cho", "lên" … in the same clause."""
    direct = re.match(r"\s*(?:với |lên |về |cho |tới |đến |gửi )?", passage.same[at:end])
    here = _first(finder, at + (direct.end() if direct else 0), end)
    if here and here.start - at <= 14:
        return here
    stop = re.search(r"[.;]", passage.text[at:end])
    limit = at + stop.start() if stop else end
    for hit in _ADDRESS.finditer(passage.same, at, limit):
        here = _first(finder, hit.end("to") + 1, end)
        if here and here.start == hit.end():
            return here
    return None


def _direct(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    out: list[Found] = []
    at = start
    while hit := _REPORT.search(passage.same, at, end):
        at = hit.end()
        noun = _NOUN.search(passage.same[max(0, hit.start() - 20) : hit.start()])
        if noun and not (noun[0].strip() in ("thẩm định", "kết quả") and "trình" in passage.same[at:end]):
            continue
        if hit[0].endswith("thông báo") and not re.match(r" (?:bằng văn bản )?(?:về|cho|đến)", passage.same[at:end]):
            continue
        to = _addressee(finder, passage, at, end)
        if to is None:
            continue
        named = [m for m in _all(finder, to.start, end) if m.body or m.collective or not m.vague] or [to]
        if _NOTICE.match(passage.same, named[-1].end):
            continue
        channel = _channel(finder, passage, named[-1].end, end)
        out += [Found(each, channel, hit.start(), each.end) for each in named]
        at = named[-1].end
    return out


def find_duties(finder: Finder, passage: Passage, start: int, end: int) -> list[Found]:
    """The reporting duties in one sentence."""
    return _through(finder, passage, start, end) or _direct(finder, passage, start, end)[:_MOST]


def _period(text: str) -> str | None:
    cycle = _PERIOD.search(text)
    if cycle:
        plain = re.sub(r"^định kỳ,? (?:vào )?", "", cycle[0].strip(" ("))
        return re.sub(r"\b0(?=\d)", "", plain.replace("hàng ", "hằng "))
    return "định kỳ" if _CYCLE.search(text) else None


def _due(passage: Passage, start: int, end: int, near: int) -> str | None:
    """The day by which to report: of several in the sentence the one nearest to the duty's words."""
    hits = sorted(_DUE.finditer(passage.same, start, end), key=lambda hit: abs(hit.start() - near))
    if hits:
        return (
            re.sub(r"\s", "", re.sub(r" tháng | năm ", "/", hits[0]["d"])).removesuffix("hàng/").removesuffix("hằng/")
        )
    span = find_deadline(passage, start, end, masked(passage))
    return due_of(passage.text[span.start : span.end]) if span else None


@dataclass
class ReportReader:
    """Reads the duties of a document's items in order, with who stands over each."""

    walk: Walk
    context: Context
    before: list[tuple[Holder, ...]] = field(default_factory=list)

    def of(self, node: Node) -> list[Report]:
        """The duties in one item's text."""
        if node.block is None or self.walk.sections.get(id(node)) is Section.AIMS:
            return []
        passage, place = node.body, locator(node)
        finder = self.context.finder(passage)
        out: list[Report] = []
        for start, stop in sentences(passage, 0, min(len(passage), _LONGEST)):
            end = min(stop, start + _LONGEST_SENTENCE)
            subject = Reader(passage, finder, place).read(start, end).leads
            out += [
                self._report(passage, found, self._who(subject, node, found), (start, end), place)
                for found in find_duties(finder, passage, start, end)
            ]
            if subject:
                self.before.append(subject)
        return out

    def _who(self, subject: tuple[Holder, ...], node: Node, found: Found) -> list[str]:
        """Who reports: the sentence's subject, else who stands over it; closing words speak of those named before."""
        over = self.walk.holders.get(id(node), ())
        named = [*reversed(self.before)]
        for holders in [subject, *named, over] if is_closing(node) else [subject, over, *named]:
            names = _others(holders, found)
            if names:
                return names
        return []

    def _report(self, passage: Passage, found: Found, who: list[str], sentence: tuple[int, int], place: str) -> Report:
        start, end = _clause(passage, found.start, sentence)
        last = max(found.end, found.via.end if found.via else 0)
        difficult = _DIFFICULTY.search(passage.same, *sentence)
        return Report(
            from_=who + [n for n in _compilers(self.context.finder(passage), passage, found) if n not in who],
            to=found.to.titled,
            via=found.via.titled if found.via else None,
            period=_period(passage.same[start:end]) or _heading_period(passage, sentence),
            due=_due(passage, start, end, found.start),
            evidence=evidence(
                passage,
                found.start,
                min(last, sentence[1]),
                locator=place,
                rule="report.difficulty" if difficult else "report",
            ),
        )


def _clause(passage: Passage, at: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The clause of the sentence, between semicolons, in which the duty stands."""
    return next(((a, b) for a, b in clauses(passage, *sentence) if a <= at < b), sentence)


def _heading_period(passage: Passage, sentence: tuple[int, int]) -> str | None:
    """The period with which the whole sentence opens: "Định kỳ 6 tháng, các cơ quan …"."""
    comma = passage.text.find(",", *sentence)
    head = passage.same[sentence[0] : comma] if comma >= 0 else ""
    opens = re.match(r"(?:định kỳ|hàng|hằng|mỗi|cuối|trước|0?6 tháng|sáu tháng)", head)
    return _period(head) if opens and len(head) < _OPENING else None


def _compilers(finder: Finder, passage: Passage, found: Found) -> list[str]:
    """Who draws the report up besides the sentence's subject: "báo cáo … do A chủ trì tổng hợp trình B"."""
    by = re.search(r"(?<![^\W_])do (?=\S)", passage.same[found.start : found.to.start])
    compiler = _first(finder, found.start + by.end(), found.to.start) if by else None
    drafted = compiler and re.match(r"\s*(?:chủ trì |đầu mối )?(?:tổng hợp|xây dựng|lập)", passage.same[compiler.end :])
    return [compiler.name] if compiler and drafted else []


def _others(holders: tuple[Holder, ...], found: Found) -> list[str]:
    """The holders' names but for addressee and channel of the duty."""
    partners = {found.to.name, found.via.name if found.via else None}
    return [_RELATED.sub("", h.mention.name) for h in holders if h.mention.name not in partners]


def read_reports(trees: list[Node], walk: Walk, context: Context) -> list[Report]:
    """The document's reporting duties, one for each pair of addressee and channel."""
    reader = ReportReader(walk, context)
    out: dict[tuple[str, str | None, tuple[str, ...]], Report] = {}
    for tree in trees:
        for node in tree.walk():
            for report in reader.of(node):
                out.setdefault((report.to, report.via, tuple(report.from_)), report)
    return list(out.values())
