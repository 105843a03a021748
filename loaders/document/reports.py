"""Reporting duties: who reports to whom, through whom, how often, by when."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property

from graph.records import Report
from graph.registry.fold import same
from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention
from loaders.context import Context
from loaders.document.duties import Found, find_duties, first_body
from loaders.document.report_times import due_by, period_of
from loaders.evidence import evidence
from loaders.tasks.assignment import Holder, Reader
from loaders.tasks.drafts import locator
from loaders.tasks.labels import starts_with_role
from loaders.tasks.sections import Section, is_closing
from loaders.tasks.walk import Walk
from loaders.text.outline import Node
from loaders.text.passage import Passage
from loaders.text.sentences import clauses, sentences

_RELATED = re.compile(r" (?:có )?liên quan$")
"""A duty falls on the class that is named; "liên quan" only narrows it."""

_OPENING, _SUBJECT = 80, 240
"""Characters of an opening before its comma, and of the list of those who report."""
_LONGEST, _LONGEST_SENTENCE = 20_000, 1_500
"""Characters of an item, and of one sentence, in which duties are looked for."""
_DIFFICULTY = re.compile(r"khó khăn|vướng mắc|phát sinh")
"""A channel for difficulties is open at any time: such a duty has no cycle."""


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the finder's passage. Its subject is looked for when a duty needs it, which is rare."""

    finder: Finder
    place: str
    range: tuple[int, int]

    @cached_property
    def subject(self) -> tuple[Holder, ...]:
        """The bodies that the sentence is about."""
        return Reader(self.finder.passage, self.finder, self.place).leads(*self.range)


@dataclass
class ReportReader:
    """Reads the duties of a document's items in order, with who stands over each."""

    walk: Walk
    context: Context
    before: list[_Sentence] = field(default_factory=list)

    def of(self, node: Node) -> list[Report]:
        """The duties in one item's text, and in the words of its labels that say who does it."""
        if node.block is None or self.walk.sections.get(id(node)) is Section.AIMS:
            return []
        roles = [label.body for label in node.labels if starts_with_role(label.body, 0)]
        return [report for passage in (node.body, *roles) for report in self._in(passage, node)]

    def _in(self, passage: Passage, node: Node) -> list[Report]:
        """The duties in one passage of an item."""
        place, finder = locator(node), self.context.finder(passage)
        out: list[Report] = []
        for start, stop in sentences(passage, 0, min(len(passage), _LONGEST)):
            end = min(stop, start + _LONGEST_SENTENCE)
            sentence = _Sentence(finder, place, (start, end))
            out += [
                self._report(passage, found, self._who(sentence, node, found), (start, end), place)
                for found in find_duties(finder, passage, start, end)
            ]
            self.before.append(sentence)
        return out

    def _who(self, sentence: _Sentence, node: Node, found: Found) -> list[str]:
        """Who reports: the sentence's subject, else who stands over it; closing words speak of those named before."""
        if asked := _asked(sentence.finder, sentence.finder.passage, sentence.range, found):
            return asked
        over = self.walk.holders.get(id(node), ())
        first = (sentence.subject,) if is_closing(node) else (sentence.subject, over)
        for holders in itertools.chain(first, (s.subject for s in reversed(self.before)), (over,)):
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
            period=period_of(passage.same[start:end]) or _heading_period(passage, sentence),
            due=due_by(passage, start, end, found.start),
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
    return period_of(head) if opens and len(head) < _OPENING else None


def _compilers(finder: Finder, passage: Passage, found: Found) -> list[str]:
    """Who draws the report up besides the sentence's subject: "báo cáo … do A chủ trì tổng hợp trình B"."""
    by = re.search(r"(?<![^\W_])do (?=\S)", passage.same[found.start : found.to.start])
    compiler = first_body(finder, found.start + by.end(), found.to.start) if by else None
    drafted = compiler and re.match(r"\s*(?:chủ trì |đầu mối )?(?:tổng hợp|xây dựng|lập)", passage.same[compiler.end :])
    return [compiler.name] if compiler and drafted else []


_ASKS = re.compile(r"(?:kính )?(?:yêu cầu|đề nghị) ")


def _asked(finder: Finder, passage: Passage, sentence: tuple[int, int], found: Found) -> list[str]:
    """Who is asked to report: "Yêu cầu các sở, ngành … gửi báo cáo"; or who stands right before the verb as subject."""
    asks = _ASKS.match(passage.same, *sentence)
    if asks:
        named = parse_list(finder, asks.end(), found.start).mentions
    else:
        opens = [
            i.start() for i in _CLASS.finditer(passage.same, max(sentence[0], found.start - _SUBJECT), found.start)
        ]
        runs = (parse_list(finder, at, found.start) for at in opens)
        named = next(
            (r.mentions for r in runs if r.mentions and _DIRECTLY.fullmatch(passage.same, r.end, found.start)), ()
        )
        named = named or _subject_of_clause(finder, passage, sentence[0], found.start)
    return [_RELATED.sub("", m.name) for m in named if m.name != found.to.name]


def _subject_of_clause(finder: Finder, passage: Passage, start: int, at: int) -> tuple[Mention, ...]:
    """The bodies that a further clause begins with, or that follow its condition: "…; trường hợp khó, Sở A báo cáo"."""
    opens = passage.text.rfind("; ", start, at)
    if opens < 0:
        return ()
    for hit in re.finditer(r"[;,] ", passage.text[opens:at]):
        run = parse_list(finder, opens + hit.end(), at)
        begins = run.mentions and run.mentions[0].start == opens + hit.end()
        if begins and _DIRECTLY.fullmatch(passage.same, run.end, at):
            return run.mentions
    return ()


_DIRECTLY = re.compile(r" (?:(?:kịp thời|ngay|định kỳ|thường xuyên|chủ động|phải|cần|sẽ|có trách nhiệm|tổng hợp,?) )*")
"""What may stand between who reports and the verb."""
_CLASS = re.compile(r"(?<![^\W_])các (?=cơ quan|sở|đơn vị|địa phương|ban|ngành|phòng)")


def _others(holders: tuple[Holder, ...], found: Found) -> list[str]:
    """The holders' names but for addressee and channel of the duty."""
    partners = {found.to.name, found.via.name if found.via else None}
    return [_RELATED.sub("", h.mention.name) for h in holders if h.mention.name not in partners]


def read_reports(trees: list[Node], walk: Walk, context: Context) -> list[Report]:
    """The document's reporting duties, one for each pair of addressee and channel."""
    reader = ReportReader(walk, context)
    out: list[Report] = []
    ways: dict[tuple[str, str | None], list[int]] = {}
    for tree in trees:
        for node in tree.walk():
            for report in reader.of(node):
                alike = ways.setdefault((report.to, report.via), [])
                known = next((i for i in alike if _is_same(out[i], report)), None)
                if known is None:
                    alike.append(len(out))
                    out.append(report)
                else:
                    out[known] = _both(out[known], report)
    return out


def _is_same(one: Report, other: Report) -> bool:
    """Whether two reports of one way are one duty: of the same bodies, or of some in common, by one day or with a day
    in one place only; a channel for difficulties stands apart from the report that has its day.
    """
    mine, theirs = ({same(name) for name in report.from_} for report in (one, other))
    if mine != theirs and not mine & theirs:
        return False
    alike = mine == theirs or one.evidence.rule == other.evidence.rule
    return (alike and (_is_open(one) or _is_open(other))) or (one.period, one.due) == (other.period, other.due)


def _is_open(report: Report) -> bool:
    return report.period is None and report.due is None


def _both(one: Report, other: Report) -> Report:
    """The duty as both places state it, with the evidence of the one that names a time."""
    fuller, less = (other, one) if _is_open(one) and not _is_open(other) else (one, other)
    known = {same(name) for name in fuller.from_}
    return fuller.model_copy(update={"from_": fuller.from_ + [n for n in less.from_ if same(n) not in known]})
