"""Who is given a task, read from its sentence: subject, role phrase, partners.

"A chủ trì, phối hợp với B" names lead and partner; "A tham mưu …" assigns to A; "Giao A …", "Đề nghị A …" too; a
sentence without a subject takes the bodies under whose heading it stands. "quy chế phối hợp" is a noun, and a body that
is guided or checked is no partner.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.records import Body, Lead
from graph.vocabulary import Basis, Modality
from loaders.bodies.lists import common_body, parse_list
from loaders.bodies.mentions import BodyList, Finder, Mention
from loaders.evidence import evidence
from loaders.tasks.measures import begins_with_verb
from loaders.tasks.subjects import before_role
from loaders.text.passage import Passage


@dataclass(frozen=True)
class Holder:
    """A body with the passage that names it; `explicit` where it is called "chủ trì"."""

    mention: Mention
    passage: Passage
    explicit: bool
    locator: str

    @property
    def key(self) -> str:
        """What two mentions of one body in one task share."""
        return (
            self.mention.body
            if self.mention.body and not self.mention.collective and not self.mention.vague
            else self.mention.name.casefold()
        )

    def lead(self, *, explicit: bool | None = None) -> Lead:
        """The body as a lead of a task."""
        basis = Basis.EXPLICIT if (self.explicit if explicit is None else explicit) else Basis.ASSIGNED
        return Lead(**self._fields("lead"), basis=basis)

    def partner(self) -> Body:
        """The body as a partner of a task."""
        return Body(**self._fields("partner"))

    def _fields(self, rule: str) -> dict[str, object]:
        m = self.mention
        return {
            "name": m.name,
            "body": m.body,
            "written": self.passage.text[m.start : m.end],
            "collective": m.collective,
            "vague": m.vague,
            "modality": Modality.REQUEST if m.request else Modality.ASSIGNMENT,
            "evidence": evidence(
                self.passage,
                m.start,
                m.end,
                locator=self.locator,
                rule=f"role.{rule}",
                confidence=1.0 if m.known else 0.8,
            ),
        }


@dataclass(frozen=True)
class Assignment:
    """What a sentence says: the bodies that it names as leads and partners, and where its predicate starts.

    `matter` is where the work itself begins, behind "chủ trì, phối hợp với B".
    """

    leads: tuple[Holder, ...]
    partners: tuple[Holder, ...]
    predicate: int
    subject: bool
    matter: int = 0


_ADVERBIAL = re.compile(
    r"(?:định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|trước ngày|trong quý|trong năm|chậm nhất|căn cứ"
    r"|ngoài|trên cơ sở|theo chức năng|tùy theo|trong phạm vi|để|nhằm|ngoài ra"
    r"|đồng thời|bên cạnh đó|cuối năm|hằng tháng|hàng tháng|sau khi|khi có|trong quá trình|nếu|quá trình"
    r"|trong|đến|từ|vào|trước|hết|năm|quý|tháng|ngày|giai đoạn)\b"
)
_PREDICATE = re.compile(
    r"(?:tổng hợp|báo cáo|tham mưu|chủ trì|phối hợp|tổ chức|xây dựng|triển khai|thực hiện|chủ động|đề xuất"
    r"|rà soát|hướng dẫn|kiểm tra|tăng cường"
    r"|đẩy mạnh|tiếp tục|gửi|trình|đánh giá|theo dõi|đôn đốc|cung cấp)(?![^\W_])"
)
"""A verb where a subject would stand: the sentence has none."""
_THEME = re.compile(r"về (?:[^.;:]|\.(?=\d)){2,400}:\s+|[^.;:()]{2,90}:\s+")
"""A theme before the assignment: "Về tư pháp: Đề nghị …"."""
_PURPOSE = re.compile(r"(?:để|nhằm)\b")
"""A clause that may list several aims before the subject: "Để nâng cao …, tăng cường …, các sở …"."""
_COMMA = re.compile(r",\s*")
_LEAD_IN = 240
_BACK = 40
_LONGEST_SENTENCE = 20_000
"""How far an assignment is looked for; no item of a plan is longer."""
_ROLE = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:(?:là|làm)\s+(?:cơ quan|đơn vị|đầu mối)\s*(?:,\s*đơn vị)?\s*|(?:sẽ"
    r"|cùng|chủ động|có trách nhiệm|chịu trách nhiệm|được giao|còn|tiếp tục|phải|cần|đồng)\s+)*"
    r"(?:chủ trì|đầu mối|thường trực)"
)
_NOT_SUBJECT = re.compile(
    r"\s*(?:của|do|tại|ở|về|và|bởi|được (?!giao|phân công)"
    r"|cấp(?= (?:tỉnh|huyện|xã|phường|cơ sở|trung ương|trên|dưới))|thuộc|là thành viên|trên|năm|ngày|số|này"
    r"|nêu trên|đã|đang|chưa|còn|vẫn)(?![^\W_])|\s*$|\s*[,;.)”\"/]"
)
_DEMAND = re.compile(r"\s*(?:yêu cầu|giao|phân công|đề nghị|giao nhiệm vụ(?: cho)?)\s*:?\s+(?:cho\s+)?")
_DIRECTS = re.compile(r"\s*(?:lãnh đạo,? )?chỉ đạo\s+")
"""Who directs another to lead does not lead: "Tỉnh ủy chỉ đạo Sở A chủ trì …"."""
_APPOSITION = re.compile(
    r"\s*(?:,| -)\s*(?:là |với vai trò (?:là )?|với tư cách (?:là )?)?(?:cơ quan|đơn vị) "
    r"(?:thường trực|đầu mối|chủ trì|tham mưu|giúp việc|chủ quản|được giao|soạn thảo|quản lý|điều phối"
    r"|chịu trách nhiệm)"
    r"[^,;:.()]{0,90}?\s*(?=[,:]| - | có trách nhiệm| chịu trách nhiệm)(?:,| -)?"
    r"|, (?:đặc biệt|nhất|trước hết) là (?:người|cán bộ|đồng chí|lãnh đạo)[^,;:.()]{0,60}?(?= (?:có|chịu) trách nhiệm)"
    r"|,? (?:trên cơ sở|căn cứ|theo|trong phạm vi|tùy theo) [^;:.()]{3,160}?,(?= " + _PREDICATE.pattern + ")"
)
"""What stands between a body and its verb: what it is, or on what it acts ("Sở A, trên cơ sở đề xuất của B, lập …")."""
_CLAUSE = re.compile(r";\s+")
_HELPS = re.compile(r"\s*(?:cùng |tham gia |có trách nhiệm |chịu trách nhiệm )*(?:phối hợp|tham gia|báo cáo|gửi)")
_WITH_BEFORE = re.compile(r"phối hợp(?: chặt chẽ)?(?:,? (?:cùng )?với| cùng)? $")
_SHORTEST_MATTER = 16
_NOT = re.compile(r"\s*không (?:được )?(?:chủ trì|phối hợp|thực hiện|tham gia)")
"""A body that does not take part is given nothing."""
_DIRECTED = re.compile(
    r"(?:chỉ đạo|hướng dẫn|đôn đốc|kiểm tra|giám sát|vận động|hỗ trợ|làm việc với|phối hợp(?: [^\W\d_]+){0,3}?) $"
)
"""Words before a class that is directed, helped or worked with, and given nothing."""
_MOST_ORDERS = 12
_GIVES = re.compile(r"(?<![^\W_])(?<!ngoại )(?<!bàn )(?<!chuyển )(?<!trao )giao (?=[^\W\d_])")
_MEETING = re.compile(r"\s*(?:các )?(?:cuộc|buổi|hội nghị|phiên|họp)\b")
_WITH = re.compile(
    r"phối hợp(?:,? (?:chặt chẽ|thường xuyên|hiệu quả|tốt|đồng bộ|kịp thời|trao đổi|thống nhất|tích cực"
    r"|liên tục|cùng|và hỗ trợ|hỗ trợ|và giúp(?: đỡ)?|và vận động|tham mưu|thực hiện"
    r"|tổ chức(?! (?:chính trị|đoàn thể|xã hội))))*"
    r"(?:,? (?:với|cùng với|cùng))?\s*[:,]?\s*"
)
_NOUN_USE = re.compile(
    r"(?:quy chế|cơ chế|công tác|sự|việc|chương trình|kế hoạch|quy định|thỏa thuận|nội dung|hình thức|tinh thần)\s+$"
)
_JOINED = re.compile(
    r"(?:(?<=chủ trì) cùng|với sự (?:tham gia|phối hợp|hỗ trợ|phối hợp, hỗ trợ|tham gia, phối hợp) của|cùng với"
    r"|kết hợp(?: chặt chẽ)?(?:,? (?:cùng )?với| cùng))\s+"
)
_PREPOSITION = re.compile(r"(?:của|do|theo|là|cho|giữa|gồm)\b")
_ONLY_ROLE = re.compile(r"[\s,]*(?:chủ trì|chủ động|là cơ quan|đầu mối)*[\s,]*(?:tổ chức )?")
_LED = re.compile(r"^\s*[^.;]{3,300}; $")
"""The work of the body that leads, before those that help: "A chủ trì làm x; B phối hợp làm y"."""
_BARE_WITH = re.compile(r"\s*(?:cùng |tham gia )?phối hợp (?!với|cùng|giữa)")
_IS_PARTNER = re.compile(
    r"\s*(?:cùng |tham gia |chịu trách nhiệm |có trách nhiệm )?phối hợp(?: thực hiện| tổ chức thực hiện"
    r"| triển khai(?: thực hiện)?)?\s*(?:[;.,)]|$)"
)


class Reader:
    """Reads the assignment in one passage."""

    def __init__(self, passage: Passage, finder: Finder, locator: str) -> None:
        self.passage, self.finder, self.locator = passage, finder, locator

    def read(self, start: int = 0, end: int | None = None, *, anywhere: bool = True) -> Assignment:
        """The assignment in passage[start:end]; without subject and leads where the text names none.

        `anywhere`: leads named further on count too; not so where the item stands under a body of its own.
        """
        stop = self._stop(start, end)
        leads, predicate, over_stop = self._leads(start, stop, anywhere=anywhere)
        partners = self._partners(predicate if leads else start, stop, leads, over_stop=over_stop)
        return Assignment(leads, partners, predicate, bool(leads), self._matter(predicate if leads else start, stop))

    def leads(self, start: int, end: int) -> tuple[Holder, ...]:
        """The leads alone of the assignment in passage[start:end]."""
        return self._leads(start, self._stop(start, end), anywhere=True)[0]

    def _stop(self, start: int, end: int | None) -> int:
        return min(len(self.passage) if end is None else end, start + _LONGEST_SENTENCE)

    def _leads(self, start: int, stop: int, *, anywhere: bool) -> tuple[tuple[Holder, ...], int, bool]:
        """The leads, where their predicate starts, and whether nothing but a role stands between."""
        leads, predicate, over_stop = self._subject(start, stop)
        leads += self._further_subjects(leads, predicate, stop)
        if not leads:
            leads, predicate = (
                self._group(start, stop) or self._elsewhere(start, stop, given=not anywhere) or ((), start)
            )
        return leads, predicate, over_stop

    def _matter(self, start: int, stop: int) -> int:
        """Where the work begins: behind the role phrase and the partners that follow it directly."""
        role = _ONLY_ROLE.match(self.passage.same, start, stop)
        phrase = _WITH.match(self.passage.same, role.end() if role else start, stop)
        found = parse_list(self.finder, phrase.end(), stop, over_stop=role is not None) if phrase else None
        return found.end if found and found.mentions and stop - found.end > _SHORTEST_MATTER else start

    def _holders(self, mentions: tuple[Mention, ...], *, explicit: bool) -> tuple[Holder, ...]:
        return tuple(Holder(m, self.passage, explicit, self.locator) for m in mentions)

    def _subject(self, start: int, stop: int) -> tuple[tuple[Holder, ...], int, bool]:
        """Leads named as the sentence's subject, where its predicate starts, whether nothing but a role follows."""
        found = parse_list(self.finder, start, stop)
        if not found.mentions and _ADVERBIAL.match(self.passage.same, start, stop):
            found = self._behind_adverbial(start, stop)
        if not found.mentions and (theme := _THEME.match(self.passage.same, start, stop)):
            found = parse_list(self.finder, theme.end(), stop)
        if not found.mentions or self._breaks_off(found, stop):
            found = before_role(self.passage, start, stop) or found
        if not found.mentions or found.end >= stop:
            return (), start, False
        demanded = self._demanded(found, stop)
        if demanded:
            found = demanded
        request = any(m.request for m in found.mentions)
        if _NOT.match(self.passage.same, found.end, stop):
            return (), start, False
        apposed = behind_apposition(self.passage, found.end, stop) > found.end
        if _NOT_SUBJECT.match(self.passage.same, found.end, stop) and not request and not apposed:
            return (), start, False
        end = behind_apposition(self.passage, found.end, stop)
        role = self._role(end, stop)
        return self._holders(found.mentions, explicit=role is not None), role or end, role is not None

    def _breaks_off(self, found: BodyList, stop: int) -> bool:
        """Whether an unknown name ends before words that may be its own ("Cục Khám, chữa bệnh", "Tổ thư ký về …")."""
        behind = self.passage.same[found.end : stop]
        return len(found.mentions) == 1 and not found.mentions[0].known and behind.startswith((", ", " về "))

    def _further_subjects(self, first: tuple[Holder, ...], start: int, stop: int) -> tuple[Holder, ...]:
        """ "Giao Sở A làm x; Sở B làm y": bodies that open a later clause with a verb of their own."""
        out: list[Holder] = []
        taken = {h.key for h in first}
        given = bool(first) and not any(h.explicit for h in first)
        for clause in _CLAUSE.finditer(self.passage.text, start, stop) if given else ():
            found = parse_list(self.finder, clause.end(), stop)
            if not found.mentions or not begins_with_verb(self.passage.same[found.end : stop].lstrip()):
                continue
            if _HELPS.match(self.passage.same, found.end, stop):
                continue
            new = [h for h in self._holders(found.mentions, explicit=False) if h.key not in taken]
            taken |= {h.key for h in new}
            out += new
        return tuple(out)

    def _behind_adverbial(self, start: int, stop: int) -> BodyList:
        """The list behind one of the commas that end "Trong quá trình …, nếu có …, " before the subject."""
        end = min(stop, start + _LEAD_IN)
        sentence = re.search(r"[.;:]\s", self.passage.text[start:end])
        purpose = _PURPOSE.match(self.passage.same, start, stop)
        for comma in _COMMA.finditer(self.passage.text, start, start + sentence.start() if sentence else end):
            found = parse_list(self.finder, comma.end(), stop)
            if found.mentions:
                return found
            rest = self.passage.same[comma.end() : stop]
            if not purpose and (_PREDICATE.match(rest) or begins_with_verb(rest)):
                break
        return BodyList((), start)

    def _demanded(self, found: BodyList, stop: int) -> BodyList | None:
        """ "Chủ tịch UBND tỉnh yêu cầu A, B …": those of whom it is demanded."""
        hit = _DEMAND.match(self.passage.same, found.end, stop)
        inner = parse_list(self.finder, hit.end(), stop) if hit else None
        if inner and inner.mentions:
            return inner
        led = _DIRECTS.match(self.passage.same, found.end, stop)
        inner = parse_list(self.finder, led.end(), stop) if led else None
        return inner if inner and inner.mentions and self._role(inner.end, stop) is not None else None

    def _role(self, at: int, stop: int) -> int | None:
        """The end of "chủ trì" behind a body, or None; chairing a meeting is no lead."""
        hit = _ROLE.match(self.passage.same, at, stop)
        if not hit or _MEETING.match(self.passage.same, hit.end(), stop):
            return None
        return hit.end()

    def _group(self, start: int, stop: int) -> tuple[tuple[Holder, ...], int] | None:
        """ "Đẩy mạnh hoạt động các hội: A, B, C tăng cường …": the members listed behind a class and a colon."""
        for hit in re.finditer(r"(?<![^\W_])(?:các|những) ", self.passage.same[start : min(stop, start + 160)]):
            found = parse_list(self.finder, start + hit.start(), stop)
            if (
                not found.mentions
                or any(m.collective or m.vague for m in found.mentions)
                or found.mentions[0].start == start + hit.start()
                or _DIRECTED.search(self.passage.same, start, start + hit.start())
            ):
                continue
            if not _NOT_SUBJECT.match(self.passage.same, found.end, stop):
                role = self._role(found.end, stop)
                return self._holders(found.mentions, explicit=role is not None), role or found.end
        return None

    def _elsewhere(self, start: int, stop: int, *, given: bool) -> tuple[tuple[Holder, ...], int] | None:
        """Leads named as "chủ trì" further on: in brackets, behind "do" or "giao", or in a later sentence.

        `given`: only those to whom the work is given in so many words ("…, giao Sở A chủ trì …").
        """
        if given:
            return self._given(start, stop)
        if not re.search(r"chủ trì|đầu mối|\bgiao\b|thực hiện\)", self.passage.same[start:stop]):
            return None
        leads: list[Holder] = []
        for found in self._lists(start, stop):
            role = self._role(found.end, stop)
            before = re.search(
                r"(?:(?<!đã )(?<!được )\bgiao(?: cho)?|\bdo|phân công)\s+$",
                self.passage.same[max(0, found.mentions[0].start - _BACK) : found.mentions[0].start],
            )
            done = re.match(r"\s*(?:chịu trách nhiệm |tổ chức )?thực hiện\s*[;,)]", self.passage.same[found.end : stop])
            if _WITH_BEFORE.search(self.passage.same, max(0, found.mentions[0].start - _BACK), found.mentions[0].start):
                continue
            if role or done or (before and before[0].startswith(("giao", "phân")) and not leads):
                leads += self._holders(found.mentions, explicit=role is not None)
        return (tuple(leads), start) if leads else self._given(start, stop)

    def _given(self, start: int, stop: int) -> tuple[tuple[Holder, ...], int] | None:
        for hit in itertools.islice(_GIVES.finditer(self.passage.same, start, stop), _MOST_ORDERS):
            found = parse_list(self.finder, hit.end(), stop)
            found = found if found.mentions else before_role(self.passage, hit.end(), stop) or found
            role = self._role(found.end, stop) if found.mentions else None
            if role is not None:
                return self._holders(found.mentions, explicit=True), role
        return None

    def _lists(self, start: int, stop: int) -> Iterator[BodyList]:
        """Every list of bodies in the range, left to right, not overlapping."""
        at = start
        starts = self.finder.tokens.starts
        for place in starts[self.finder.tokens.at(start) : self.finder.tokens.at(stop)]:
            if place < at or self.finder.at(place) is None:
                continue
            found = parse_list(self.finder, place, stop)
            if found.mentions:
                yield found
                at = found.end

    def _partners(self, start: int, stop: int, leads: tuple[Holder, ...], *, over_stop: bool) -> tuple[Holder, ...]:
        taken = {h.key for h in leads}
        out: list[Holder] = []
        for found in self._partner_lists(start, stop, over_stop=over_stop):
            for holder in self._holders(found.mentions, explicit=True):
                if holder.key not in taken:
                    taken.add(holder.key)
                    out.append(holder)
        return tuple(out)

    def _partner_lists(self, start: int, stop: int, *, over_stop: bool) -> Iterator[BodyList]:
        text = self.passage.same
        for hit in re.finditer(r"phối hợp", text[start:stop]):
            at = start + hit.start()
            phrase = _WITH.match(text, at, stop)
            if (
                phrase is None
                or _NOUN_USE.search(text[max(0, at - _BACK) : at])
                or _PREPOSITION.match(text, phrase.end())
            ):
                continue
            joined = over_stop and bool(_ONLY_ROLE.fullmatch(text, start, at))
            found = parse_list(self.finder, phrase.end(), stop, over_stop=joined)
            if not found.mentions and re.search(r"(?:với|cùng)\s*$", phrase[0]):
                found = common_body(self.finder, phrase.end(), stop)
            yield found
        for hit in _JOINED.finditer(text, start, stop):
            yield parse_list(self.finder, hit.end(), stop)
        if re.search(r"phối hợp(?! (?:với|cùng|giữa|của))", text[start:stop]):
            for found in self._lists(start, stop):
                if _IS_PARTNER.match(text, found.end, stop) or self._joins(found, start, stop):
                    yield found

    def _joins(self, found: BodyList, start: int, stop: int) -> bool:
        """ "A chủ trì, B, C phối hợp làm việc X": bodies between the role and a bare "phối hợp"."""
        between = self.passage.same[start : found.mentions[0].start]
        beside = bool(re.fullmatch(r"[\s,;]*", between)) or (
            _LED.search(between) is not None and between.endswith("; ")
        )
        return beside and bool(_BARE_WITH.match(self.passage.same, found.end, stop))


_GIVES_LEAD = re.compile(rf"{_GIVES.pattern}[^.;]{{3,120}}? (?:chủ trì|đầu mối)(?![^\W_])")


def gives_work(passage: Passage) -> bool:
    """Whether work is given to somebody in so many words: "…; giao Sở A chủ trì …"."""
    return _GIVES_LEAD.search(passage.same) is not None


def behind_apposition(passage: Passage, at: int, stop: int | None = None) -> int:
    """The end of an apposition to a body's name ("Sở A, cơ quan thường trực Ban Chỉ đạo, …"); `at` where none is."""
    hit = _APPOSITION.match(passage.same, at, len(passage) if stop is None else stop)
    return hit.end() if hit else at
