"""Names that no registry knows, recognised by their head noun and their capitals; kept as written."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from graph.registry.bodies import bodies
from graph.registry.fold import CAPITALS, same
from loaders.lexicon import words
from loaders.text.passage import Passage

HEADS = words("body_heads")
_NO_NAME = "|".join((*words("no_heads"), "tổ chức", "đơn vị", "cơ quan"))
"""Verbs and common nouns that begin like a body's head noun."""
_HEAD = re.compile(
    rf"(?!(?:{_NO_NAME})(?![^\W_]))(?:" + "|".join(sorted(map(same, HEADS), key=len, reverse=True)) + r")(?![^\W_])"
)
_VERBS = words("verbs")
_STOP = re.compile(
    "(?:"
    + "|".join(sorted(map(same, _VERBS), key=len, reverse=True))
    .replace("|trình|", r"|(?<!công )(?<!chương )(?<!quy )(?<!giáo )trình(?! (?:độ|tự)(?![^\W_]))|")
    .replace("|chuyển|", "|chuyển(?! đổi số)|")
    + r")(?![^\W_])"
)
_ANCHORS = frozenset(same("tỉnh huyện quận xã").split())
_STEP = re.compile(r"( ?- ?|, (?=chống )|/(?=[A-ZĐ])| )([^\W_]+(?:&[^\W_]+)*)")
_UNIT = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Công an) (?:huyện|quận|thị xã"
    r"|thành phố|TP\.?|xã|phường|thị trấn|đặc khu)"
    rf"(?: [{CAPITALS}][^\W_]*| \d{{1,2}}(?![\d/])){{1,4}}"
)
"""An organ of a lower tier: its unit's name is the capitalised words behind the tier."""
_BOTH_ORGANS = re.compile(
    r"Văn phòng (?:HĐND|Hội đồng [Nn]hân dân)(?: và | ?& ?| ?[-–] ?)(?:UBND|(?:Ủy|Uỷ) ban [Nn]hân dân)"
    r"(?: (?:tỉnh|huyện|quận|thị xã|thành phố|TP\.?|xã|phường|thị trấn|đặc khu)"
    rf"(?: [{CAPITALS}][^\W_]*| \d{{1,2}}(?![\d/])){{0,4}})?(?![^\W_])"
)
"""The one office of a council and its committee: "Văn phòng HĐND và UBND huyện", of a commune also without its tier."""
_LONGEST_TIER = len(" huyện")
_TIER_END, _OF_TIER = re.compile(r" (?:tỉnh|thành|huyện|quận|thị)$"), re.compile(r" (?:đoàn|ủy)(?![^\W_])")
"""Words of which the second belongs to the first: "Ban Thường vụ Tỉnh đoàn"."""
_BY_KIND = re.compile(
    r"(?:đoàn thanh niên|hội (?:liên hiệp )?phụ nữ|hội nông dân|hội cựu chiến binh|hội người cao tuổi|hội khuyến học"
    r"|hội chữ thập đỏ|hội thanh niên|công đoàn)(?: cơ sở)?(?![^\W_])"
    r"|(?:huyện|quận|thị|xã|phường) đoàn(?![^\W_])|(?:huyện|quận|thị|đảng) ủy(?![^\W_])"
    r"|ban (?:chỉ đạo|chỉ huy|quản lý|điều hành|giám hiệu)(?![^\W_])"
)
"""Mass organisations and committees by their kind alone, in small letters too: "Hội phụ nữ", "Huyện ủy"."""
_OF_COMMITTEE = re.compile(r"(?<=[ ,]ban )(?:chỉ đạo|chỉ huy|quản lý|điều hành|giám hiệu)(?![^\W_])")
"""Verbs that are none behind "ban"."""
_TEAM = re.compile(
    r"(?:đoàn|tổ|hội đồng) (?:kiểm tra|thanh tra|giám sát|công tác|thẩm định|khảo sát|thư ký|giúp việc|soạn thảo"
    r"|biên tập|đánh giá|nghiệm thu|điều hành|chuyên gia|tuyển dụng|xét tuyển|thi tuyển|trọng tài|giám khảo"
    r"|phản ứng nhanh)"
    r"(?: liên ngành)?(?: (?:tỉnh|thành phố|trung ương))?(?! của )(?![^\W_])"
)
"""A group formed for one work, named by it: "Đoàn kiểm tra", "Tổ thẩm định liên ngành"."""
_COMPOUND = re.compile(
    rf"(?:, (?!các |những |{_HEAD.pattern})[^\W\d_][^,;:.()]{{1,28}}?){{1,2}}?"
    rf"(?: và (?!các |{_HEAD.pattern})[^\W\d_][^,;:.()]{{2,28}}?)? (?:tỉnh|thành phố)(?![^\W_])"
)
"""The rest of a name that lists its fields: "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh"."""
_FIELDS = re.compile(
    "(?:" + "|".join(sorted(map(same, words("fields_with_marks")), key=len, reverse=True)) + r")(?![^\W_])"
)
"""Fields that one body has together: their marks do not end its name."""
_LONGEST = 14
_SYLLABLES = 2
_LONGEST_TAIL = 5
_LONGEST_TO_LEAD = 10
_LEADS = re.compile(r"(?:chủ trì|phối hợp|(?:làm|là) (?:cơ quan )?(?:chủ trì|đầu mối))(?![^\W_])")
"""What nobody does but the body in front: its name reaches to these words, however long it is."""
_HARD = re.compile(
    r"[;:()\"“”]|,(?! chống )(?! [a-zđ][^,;]* (?:cấp )?(?:tỉnh|thành phố)\b)|\.(?=\s|$)| - (?![A-ZĐ])"
    r"|\s/\s| và (?=(?:các|những|cơ quan|đơn vị|doanh nghiệp|địa phương|tổ chức|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng"
    r"|[Tt]rưởng|[Bb]í thư|[Hh]iệu trưởng|[Cc]ục trưởng|[Vv]ụ trưởng|[Nn]hà đầu tư|[Cc]hủ đầu tư|chính quyền)\b)"
)


def find_name(passage: Passage, at: int) -> int | None:
    """The end of an unknown body's name that starts at `at` in running text, or None.

    It starts with a capitalised head noun and reaches, over at most fourteen words without mark or verb, to its last
    anchor: a capitalised word, "tỉnh", "thành phố" and the like. "và" ends it before the head of another body.
    """
    head = _HEAD.match(passage.same, at) if passage.text[at : at + 1].isupper() else None
    if not head or (at and passage.text[at - 1].isalnum()):
        return None
    if passage.text[at : head.end() + 12].isupper():
        return None
    if special := _by_form(passage, at):
        return special
    team = _TEAM.match(passage.same, at)
    anchor, end = (team.end(), team.end()) if team else (None, head.end())
    for _ in range(_LONGEST):
        step = _STEP.match(passage.text, end)
        if not step and anchor and (compound := _COMPOUND.match(passage.same, end)):
            return compound.end()
        if not step or _ends_before(passage, step.start(2)):
            break
        end = step.end()
        fields = _FIELDS.match(passage.same, step.start(2))
        if fields and (passage.text[step.start(2)].isupper() or " và " in fields[0]):
            anchor = end = fields.end()
        elif _is_anchor(passage, step.start(2), end):
            anchor = end
    if (
        anchor
        and (youth := _OF_TIER.match(passage.same, anchor))
        and _TIER_END.search(passage.same, max(0, anchor - _LONGEST_TIER), anchor)
    ):
        return youth.end()
    if anchor is None or passage.same[:anchor].endswith(" tỉnh"):
        return anchor
    return _with_tail(passage, _whole_word(passage, anchor))


def _by_form(passage: Passage, at: int) -> int | None:
    """The end of a name that has a form of its own: of a unit, of a group for one work, of a kind alone."""
    if whole := _UNIT.match(passage.text, at) or _BOTH_ORGANS.match(passage.text, at):
        return whole.end()
    team = _TEAM.match(passage.same, at)
    if team and not (_CAPITAL.match(passage.text, team.end()) and not starts_name(passage, team.end() + 1)):
        return team.end()
    if (committee := _COMMITTEE.match(passage.same, at)) and _tells_matter(passage, *committee.span("matter")):
        return committee.end()
    kind = _BY_KIND.match(passage.same, at)
    alone = kind and not goes_on(passage, kind.end()) and not _CAPITAL.match(passage.text, kind.end())
    return kind.end() if kind and alone else None


_COMMITTEE = re.compile(
    r"(?:ban chỉ đạo|ban điều phối|tiểu ban|tổ công tác)(?: của (?:chính phủ|tỉnh ủy|thành ủy|tỉnh|thành phố))?"
    r"(?P<matter> [^.;:()\"“”]{3,160}?)"
    r"(?= (?:chủ trì|(?:có|chịu) trách nhiệm|(?:là|làm) (?:cơ quan )?đầu mối)(?![^\W_]))"
)
"""A committee with the matter that it is for, up to its role: the matter may hold verbs and commas."""
_NO_MATTER = re.compile(
    r"(?:,| và| hoặc| với| cùng)$"
    r"| (?:do|được|giao|khi|để|nếu|sẽ|đã|họp|là|phối hợp|đề nghị|yêu cầu|theo|tổ chức)(?![^\W_])"
)
_WORD = re.compile(r"(?<= )[^\W_]")


def _tells_matter(passage: Passage, start: int, end: int) -> bool:
    """Whether the words behind a committee are what it is for: no clause, and no other body among them."""
    if _NO_MATTER.search(passage.same[start:end]):
        return False
    return not any(starts_name(passage, word.start()) for word in _WORD.finditer(passage.text, start, end))


_LINK_LAST = re.compile(r" (?:và|với|cùng)$")
_CAPITAL = re.compile(rf" [{CAPITALS}\d]")


def _with_tail(passage: Passage, end: int) -> int:
    """The end with the few lower-case words before the name's certain end: a verb, a mark, or the end of the text."""
    at, count = end, 0
    while count < _LONGEST_TO_LEAD and (step := _STEP.match(passage.text, at)):
        joined = step[1] == " " or (step[1] == " - " and count and not _CLASS_NOUN.match(passage.same, step.start(2)))
        if not joined or not passage.text[step.start(2)].islower():
            break
        if _OTHERS.match(passage.same, step.start(2)) or _ends_before(passage, step.start(2)):
            near = count < _LONGEST_TAIL or _LEADS.match(passage.same, step.start(2)) is not None
            linked = _LINK_LAST.search(passage.same, end, at) if near else None
            return linked.start() if linked else at if near else end
        at, count = step.end(), count + 1
    closed = count <= _LONGEST_TAIL and (at == len(passage) or passage.text[at] in ",;.:)")
    return at if closed else end


def _whole_word(passage: Passage, anchor: int) -> int:
    """The end of the compound whose first syllable is the anchor ("Du lịch"): known, or right before the name's end."""
    step = _STEP.match(passage.text, anchor)
    if not step or step[1] != " " or _ends_before(passage, step.start(2)):
        return anchor
    first = passage.same[:anchor].rsplit(" ", 1)[-1]
    following = _STEP.match(passage.text, step.end())
    last = following is None or _ends_before(passage, following.start(2))
    return step.end() if last or (first, same(step[2])) in _compounds() else anchor


@lru_cache(maxsize=1)
def _compounds() -> frozenset[tuple[str, str]]:
    """Two-syllable words that names of bodies hold, from the registry and the verbs: ("du", "lịch"), ("hỗ", "trợ")."""
    pairs = {(verb[0], verb[1]) for verb in map(str.split, map(same, _VERBS)) if len(verb) == _SYLLABLES}
    for entry in bodies().values():
        for name in (entry.name, *entry.aliases):
            words = re.findall(r"[^\W_]+", name)
            pairs |= {(same(a), same(b)) for a, b in itertools.pairwise(words) if a[0].isupper() and b[0].islower()}
    return frozenset(pairs)


def _ends_before(passage: Passage, at: int) -> bool:
    """Whether the word at `at` cannot belong to the name: a verb, a link to another body, or another body's head."""
    if _OF_COMMITTEE.match(passage.same, at):
        return False
    if (_STOP.match(passage.same, at) and not passage.text[at].isupper()) or TIER_TAIL.match(passage.same, at - 1):
        return True
    link = _LINK.match(passage.same, at)
    if link is None:
        return False
    if (link["all"] is not None and _CLASS_NOUN.match(passage.same, link.end())) or _OTHER.match(
        passage.text, link.end()
    ):
        return True
    own_head = _HEAD.match(passage.same, link.end()) is not None
    return own_head and (link["all"] is not None or passage.text[link.end()].isupper())


_OTHERS = re.compile(r"(?:(?:và|với|cùng) )?(?:các|những) ")
_CLASS_NOUN = re.compile(
    "(?:" + "|".join(sorted(set(map(same, words("class_nouns"))) - {"khu"}, key=len, reverse=True)) + r")(?![^\W_])"
)
SHORT_TIER = (
    r"(?:thị|thành)(?=[,;.:)]|$| và | (?:chủ trì|phối hợp|tổ chức|căn cứ|chỉ đạo|xây dựng|triển khai|có)(?![^\W_]))"
)
"""Towns and cities by half their word, in a list of tiers: "UBND các huyện, thị, thành phố"."""
TIER_TAIL = re.compile(
    r" (?:hai|0?2) cấp(?![^\W_])"
    r"| (?:(?:tại |ở )?các|cấp) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tỉnh|cấp|cơ sở|quân khu)"
    r"(?! (?:ủy|đoàn)(?![^\W_]))(?:(?:, ?| và )(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tỉnh"
    rf"|{SHORT_TIER}))*"
    r"(?: trực thuộc (?:trung ương|tw))?(?![^\W_])"
)
"""What makes a class of a name: "Phòng Văn hóa - Xã hội các xã, phường"."""
_LINK = re.compile(r"(?:và|với|cùng) (?P<all>các )?")
_OTHER = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|doanh nghiệp)(?=,| (?:khác|(?:có )?liên quan|hữu quan|chức năng)(?![^\W_]))"
)
"""The beginning of a class that needs no "các" behind a link: "… và cơ quan, địa phương liên quan"."""


def _is_anchor(passage: Passage, start: int, end: int) -> bool:
    word = passage.same[start:end]
    return (
        passage.text[start].isupper()
        or passage.text[start].isdigit()
        or word in _ANCHORS
        or (word == "chống" and passage.same[:start].endswith("phòng, "))
        or (word == "phố" and passage.same[:start].endswith("thành "))
    )


def goes_on(passage: Passage, at: int) -> bool:
    """Whether the words at `at` still tell what a class is, and do not begin a clause of their own."""
    hit = re.compile(r" (?=[^\W\d_])").match(passage.text, at)
    return hit is not None and not _STOP.match(passage.same, hit.end()) and not _CLAUSE.match(passage.same, hit.end())


_CLAUSE = re.compile(
    r"(?:và|với|cùng|hoặc|tại|ở|trên|nơi|mà|như|nếu|để|tới|đến|thuộc|liên quan|hữu quan|chủ trì|phối hợp|đầu mối"
    r"|chịu)(?![^\W_])"
)


def word_before_clause(passage: Passage, at: int, stop: int, *, over_and: bool = False) -> int:
    """The end of a bare name at `at` ("Pháp chế", "Tài chính - Kế hoạch"): up to a mark, a link or a verb.

    `over_and`: the name may hold "và", as in "Chăn nuôi và Thú y".
    """
    end = at
    for word in re.finditer(r"(?:^| | - )([^\W_]+)", passage.text[at:stop]):
        start = at + word.start(1)
        if passage.text[end : at + word.start()].strip() or at + word.start() > end:
            break
        inside = over_and and word[1] == "và"
        if start > at and not inside and (_CLAUSE.match(passage.same, start) or _ends_before(passage, start)):
            break
        end = at + word.end()
    return end


def common_name(passage: Passage, at: int, stop: int) -> int | None:
    """The end of a body told by a common noun and not by a name ("ban quản lý chợ"), before a verb or a mark."""
    if branch := _BRANCH.match(passage.same, at, stop):
        return branch.end()
    noun = _COMMON.match(passage.same, at, stop)
    if noun is None:
        return None
    end = noun.end()
    for word in itertools.islice(re.finditer(r" ([^\W_]+)", passage.text[noun.end() : stop]), _LONGEST_COMMON):
        start = noun.end() + word.start(1)
        if (
            noun.end() + word.start() != end
            or _MEASURE.match(passage.same, start)
            or _CLAUSE.match(passage.same, start)
        ):
            break
        end = noun.end() + word.end()
    if end == noun.end() and noun[0] in _TELL_NOTHING:
        return None
    closed = end == stop or not (passage.text[end].isalnum() or passage.text[end] == " ")
    return end if closed or _MEASURE.match(passage.same, end + 1) or _CLAUSE.match(passage.same, end + 1) else None


_BRANCH = re.compile(
    "ngành (?:"
    + "|".join(sorted(map(same, (*words("fields"), *words("branches"))), key=len, reverse=True))
    + r")(?![^\W_])"
)
"""A branch of the state, by its field: "ngành giáo dục"."""
_LONGEST_COMMON = 4
_TELL_NOTHING = frozenset(words("tell_nothing_alone"))
_MEASURE = re.compile(
    "(?:" + "|".join(sorted(map(same, (*_VERBS, *words("measure_verbs"))), key=len, reverse=True)) + r")(?![^\W_])"
)
_COMMON = re.compile(
    "(?:"
    + "|".join(sorted((n for n in map(same, words("class_nouns")) if " " in n), key=len, reverse=True))
    + r")(?![^\W_])"
)


def starts_name(passage: Passage, at: int) -> bool:
    """Whether a capitalised head noun of bodies stands at `at`."""
    return passage.text[at].isupper() and _HEAD.match(passage.same, at) is not None


def find_segment(passage: Passage, at: int, end: int) -> int:
    """The end of the list element at `at` in a delimited place (cell, label, recipient): up to the next separator."""
    hit = _HARD.search(passage.text, at, end)
    return hit.start() if hit else end
