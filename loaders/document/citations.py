"""Where a text names documents: by number, laws by name, and again by kind and number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.registry.bodies import bodies
from graph.registry.fold import same
from graph.registry.numbers import Number, NumberClass, find_numbers
from graph.vocabulary import Relation
from loaders.document.laws import LAW, is_named, name_end, spelled
from loaders.document.relations import FAR_BACK, relation_of
from loaders.document.zones import KINDS, Zone, Zoned
from loaders.text.dates import DateHit, date_after
from loaders.text.passage import Passage

KIND_BEFORE = re.compile(
    r"(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r"|văn bản|pháp lệnh)(?:\s+liên tịch)?\s*(?:số)?\s*:?\s*$"
)
_BACK = 80
"""Characters before a number in which its kind is looked for."""
_ISSUER = re.compile(r"[,;]?\s*(?:\((?P<paren>[^()]{3,60})\)|của\s+(?P<of>[^,;:().“”\"]{3,90}))")
_ISSUER_END = re.compile(
    r"\s+(?:về|ban hành|phê duyệt|quy định|triển khai|thực hiện|hướng dẫn|tại|trong|theo|đã|được|tiếp tục"
    r"|sửa đổi|điều chỉnh|phát triển|thông qua|trên|như sau|ngày|đối với|có hiệu lực|phân cấp|giao|và (?=[A-ZĐ]))\b"
)
_OF_ISSUER = re.compile(r" của [^,;.:()\d]{3,60}?(?: ?\([^()]{2,20}\))?,? (?=ngày \d)")
"""An issuer between a number and its date: "Nghị quyết số 36-NQ/TW của Bộ Chính trị ngày 26/3/2004"."""
_NEXT_NUMBER = re.compile(r"(?:,| và|;)(?: và)? (?:số )?(?=\d)")
_YEAR = re.compile(r",? ?(?:năm )?(?P<y>(?:19|20)\d\d)(?!\d)")
_OF_COUNCILS = re.compile(r" của [^;.:()\d]{3,80}?,? (?=ngày ?\d)")
"""Whose acts a law is about, between its name and its date: "… của Hội đồng nhân dân, Ủy ban nhân dân ngày …"."""
_NUMBERED = re.compile(r" ?(?:\([^()]{4,20}\) ?)?,? ?(?:số:? ?)?(?=\d+/)")
_ITSELF = re.compile(
    r"(?:(?:^|[;.,] |\bvà )(?:căn cứ |theo |trên cơ sở )?(?:các )?"
    r"|\b(?:thực hiện|triển khai|thi hành|quán triệt) (?:các |quy định của )?)$"
)
"""What stands before a law that is named for itself, not as what another act explains."""
_EXPLAINED = re.compile(r"(?:điều|điều khoản|khoản|điểm|nội dung|quy định chi tiết)(?: của)? (?:các )?$")
"""What stands before a law of which another act explains a part."""
_SHORT = re.compile(
    rf"(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))}) (?:số )?(?P<n>\d{{1,4}})(?![\d/.%-]| ?[-–/] ?\w)"
)


@dataclass(frozen=True)
class Mention:
    """One place where a document is named; `short` is the number alone of one that is named in full elsewhere."""

    symbol: str | None
    kind: str | None
    title: str | None
    date: str | None
    issuer: str | None
    relation: Relation
    passage: Passage
    start: int
    end: int
    zone: Zone
    malformed: DateHit | None = None
    short: str = ""


def _kind(passage: Passage, number: Number) -> str | None:
    said = KIND_BEFORE.search(passage.same[max(0, number.start - _BACK) : number.start])
    word = re.sub(r"\s*(?:số)?\s*:?\s*$", "", said[0]) if said else None
    named = word if word != "văn bản" else None
    return (named or number.kind) if (number.type or "").startswith("QH") else (number.kind or named)


def _issuer(passage: Passage, at: int) -> str | None:
    hit = _ISSUER.match(passage.text, at)
    if not hit:
        return None
    whole = _compound().match(passage.same, hit.start("of")) if hit["of"] else None
    if whole:
        return passage.text[slice(*whole.span())]
    name = hit["of"] or hit["paren"]
    if hit["paren"] and not re.match(r"(?:của )?[A-ZĐ]", name):
        return None
    stop = _ISSUER_END.search(name)
    name = (name[: stop.start()] if stop else name).strip()
    return name if name[:1].isupper() else None


@lru_cache(maxsize=1)
def _compound() -> re.Pattern[str]:
    """The names of bodies that hold a comma, "và" or a dash, which end other names, with the post before them."""
    names = (same(name) for entry in bodies().values() if not entry.is_class for name in (entry.name, *entry.aliases))
    held = sorted({name for name in names if re.search(r",| và | - ", name)}, key=len, reverse=True)
    posts = r"(?:(?:bộ trưởng|giám đốc|chủ tịch|chánh|trưởng) )?"
    rest = "|".join(map(re.escape, held))
    return re.compile(rf"{posts}(?:{rest})(?![^\W_])|bộ trưởng, chủ nhiệm (?:văn phòng chính phủ|ủy ban dân tộc)")


def _date(passage: Passage, number: Number, following: Number | None) -> DateHit | None:
    """The date behind a number, behind its issuer, or the one that it shares with the next number of a list."""
    date = date_after(passage.same, number.end)
    if date is None and (issuer := _OF_ISSUER.match(passage.same, number.end)):
        date = date_after(passage.same, issuer.end())
    gap = _NEXT_NUMBER.match(passage.same, number.end) if date is None and following else None
    if gap and following and gap.end() == following.start:
        shared = date_after(passage.same, following.end)
        date = shared if shared and shared.iso[:4] == str(number.year or shared.iso[:4]) else None
    return date


def numbered(zoned: Zoned, passage: Passage) -> Iterator[Mention]:
    """The documents that the passage names by number."""
    found = [n for n in find_numbers(passage.text) if n.form is not NumberClass.BLANK]
    for index, number in enumerate(found):
        date = _date(passage, number, found[index + 1] if index + 1 < len(found) else None)
        yield Mention(
            number.symbol,
            _kind(passage, number),
            _law_before(passage, number),
            date.iso if date else None,
            _issuer(passage, date.end if date and date.start - number.end < _BACK // 4 else number.end),
            relation_of(passage, number.start, number.end, zoned, numbers_before=index > 0),
            passage,
            number.start,
            number.end,
            zoned.zone,
            date if date and date.malformed else None,
        )


def _law_before(passage: Passage, number: Number) -> str | None:
    """The name of the law whose number this is ("Luật Thư viện số 46/2019/QH14")."""
    if number.kind not in ("luật", "pháp lệnh", "nghị quyết"):
        return None
    for hit in LAW.finditer(passage.same, max(0, number.start - FAR_BACK // 8), number.start):
        end = name_end(passage, hit.end())
        gap = _NUMBERED.match(passage.same, end)
        if gap and gap.end() == number.start:
            return spelled(passage.text[hit.start() : end].strip(" ,"))
    return None


def laws(zoned: Zoned, passage: Passage) -> Iterator[Mention]:
    """The laws that the passage names by title: dated, or what the document itself rests on or carries out."""
    covered = 0
    for hit in LAW.finditer(passage.same):
        if hit.start() < covered or not is_named(passage, hit):
            continue
        end = covered = name_end(passage, hit.end())
        if _NUMBERED.match(passage.same, end):
            continue
        of = _OF_COUNCILS.match(passage.same, end)
        date = date_after(passage.same, of.end() if of else end)
        year = _YEAR.match(passage.same, end)
        iso = date.iso if date else year["y"] if year else None
        if iso is None and not _for_itself(zoned, passage, hit.start()):
            continue
        written = passage.text[hit.start() : end].strip(" ,")
        relation = relation_of(passage, hit.start(), end, zoned, numbers_before=True)
        stop = hit.start() + len(written)
        yield Mention(None, hit[0], spelled(written), iso, None, relation, passage, hit.start(), stop, zoned.zone)


def _for_itself(zoned: Zoned, passage: Passage, start: int) -> bool:
    if zoned.zone is Zone.TITLE:
        return not _EXPLAINED.search(passage.same, max(0, start - _BACK), start)
    if zoned.zone not in (Zone.BASIS, Zone.OPENING):
        return False
    before = passage.same[max(0, start - _BACK) : start]
    return (
        _ITSELF.search(before) is not None
        and relation_of(passage, start, start, zoned, numbers_before=True) is not Relation.CITES
    )


def shortened(zoned: Zoned, passage: Passage) -> Iterator[Mention]:
    """Kind and number alone, where title or opening name again what is named in full elsewhere: "Chỉ thị số 04"."""
    if zoned.zone not in (Zone.TITLE, Zone.OPENING):
        return
    for hit in _SHORT.finditer(passage.same):
        relation = relation_of(passage, hit.start("n"), hit.end(), zoned, numbers_before=True)
        number = hit["n"].lstrip("0") or "0"
        yield Mention(
            None, hit["kind"], None, None, None, relation, passage, hit.start("n"), hit.end(), zoned.zone, short=number
        )
