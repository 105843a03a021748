"""One body at one place of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph.registry.bodies import Entry, bodies
from graph.registry.fold import same
from graph.registry.provinces import find_province
from loaders.bodies.classes import FIRST_WORDS, find_class
from loaders.bodies.lexicon import Hit, Lexicon, begins_name
from loaders.bodies.names import TIER_TAIL, find_name, goes_on, starts_name
from loaders.bodies.tokens import Tokens, tokenize
from loaders.text.passage import Passage, passage


@dataclass(frozen=True)
class Mention:
    """A body named at passage[start:end]. `office` is the post before it ("Giám đốc"), `noun` a class's only noun."""

    name: str
    body: str | None
    start: int
    end: int
    collective: bool = False
    vague: bool = False
    request: bool = False
    office: str = ""
    noun: str | None = None
    known: bool = True

    @property
    def titled(self) -> str:
        """The name with the post before it ("Thường trực …", "Giám đốc …") where one body is meant."""
        if not self.office or self.name.startswith(self.office) or self.collective or self.vague:
            return self.name
        return f"{self.office} {self.name}"


@dataclass(frozen=True)
class BodyList:
    """The bodies of a list and where it stops."""

    mentions: tuple[Mention, ...]
    end: int


_POSTS = (
    "chủ tịch hội đồng (?:thành viên|quản trị)|"
    "tổng giám đốc|phó giám đốc|giám đốc|thủ trưởng|người đứng đầu|lãnh đạo|hiệu trưởng|viện trưởng|cục trưởng"
    "|chi cục trưởng|vụ trưởng|trưởng các|trưởng|chánh án|chánh|bí thư|phó bí thư|phó chủ tịch|chủ tịch|chủ nhiệm"
    "|tư lệnh|chỉ huy trưởng|tổng biên tập"
    "|bộ trưởng|thứ trưởng|thường trực|ban thường trực|ban giám đốc|ban lãnh đạo|tập thể lãnh đạo"
)
OFFICES = re.compile(
    rf"(?:các )?(?:đồng chí )?(?:{_POSTS})"
    r"(?:(?:, | và |/)(?:các )?(?:giám đốc|tổng giám đốc|thủ trưởng|trưởng|chủ tịch|phó chủ tịch|người đứng đầu"
    r"|phó giám đốc|hiệu trưởng|lãnh đạo))* (?=\S)"
)


_STANDING = ("thường trực", "ban thường trực")
"""What is a body itself and no post: of a class it stays the class's standing committees."""

_OFFICE_OF = re.compile(r"(?:văn phòng(?: thường trực)?|tổ (?:giúp việc|thư ký)) (?=[^\W\d_])")


_FIRST_WORDS = (
    FIRST_WORDS | {post.split()[0] for post in _POSTS.split("|")} | {"đồng", "ct", "gđ", "cvp", "vụ", "cục", "chi"}
)
"""The words with which classes, posts, and lists that share their words begin; names begin with a capital."""


def _names_city(written: str) -> bool:
    """Whether the written name says "thành phố", or is an abbreviation, which leaves it out ("UBMTTQ")."""
    return "thành phố" in written or "tp" in written.split() or len(written.split()) < _CASE_FREE


_CASE_FREE = 3
_REGION = re.compile(r"(?: ?[-–,])?(?: việt nam)?(?: -)?(?: chi nhánh)? khu vực (?:[ivxl]+|\d{1,2})(?![^\W_])")
"""A regional office of a central body: "Kho bạc Nhà nước khu vực XI", "Ngân hàng Nhà nước - Chi nhánh Khu vực 9"."""
_LONE = re.compile(
    r"cơ quan (?:điều tra|thi hành án|quản lý thuế|hải quan|báo chí|chủ quản)(?![^\W_])"
    r"|(?:sở|ban|ngành|cơ quan|đơn vị|địa phương)(?:(?:, ?| )(?:ban|ngành|đơn vị|địa phương|cơ quan))*(?![^\W_])"
)
_EVERYWHERE = re.compile(
    r"(?: (?P<of>các|\d{1,2}))? tỉnh, thành phố(?P<under> trực thuộc (?:trung ương|tw))?(?![^\W_])"
)
"""The departments of all provinces: "Sở Y tế tỉnh, thành phố trực thuộc Trung ương", "Sở Y tế 34 tỉnh, thành phố"."""
_NUMBERED = re.compile(r" [Ss]ố (?:\d{1,2}|[IVX]{1,4})(?![\w/])")
"""One of several of a kind: "Ban Quản lý dự án đầu tư xây dựng số 1"."""
_LOWER = r"(?= (?:các |cấp )?(?:huyện|quận|thị xã|xã|phường|đặc khu)(?!\w))"
_TIERS = (
    (re.compile(rf"\bBCH(?: ?QS| [Qq]uân sự){_LOWER}"), "Ban Chỉ huy Quân sự"),
    (re.compile(rf"(?<=Chỉ huy )QS{_LOWER}"), "Quân sự"),
    (re.compile(rf"\bCA{_LOWER}"), "Công an"),
    (re.compile(r"\bĐH\b"), "Đại học"),
    (re.compile(r"\bCĐ\b"), "Cao đẳng"),
    (re.compile(r"\bCT ?- ?XH\b"), "chính trị - xã hội"),
    (re.compile(r"\bBNG\b"), "Bộ Ngoại giao"),
    (re.compile(r"\btx\b\.?", re.IGNORECASE), "thị xã"),
    (re.compile(r"\btp\b\.?", re.IGNORECASE), "thành phố"),
)


def opened(name: str) -> str:
    """A name that no registry gives, with its usual abbreviations written out ("các huyện, tx", "Trường ĐH")."""
    for pattern, full in _TIERS:
        name = pattern.sub(full, name)
    return name


_CAPITALS = re.compile(r"[A-ZĐ][A-ZĐ&]*g?[A-ZĐ&]*[A-ZĐ](?![\w/&]|-[A-ZĐ])")
_IN_NUMBER = re.compile(r"[\w/&.-]")
_SHORTEST_CAPITALS = 3


@lru_cache(maxsize=1)
def _usual_capitals() -> dict[str, str]:
    """The capitals that stand for one department or ministry alone: SNV, BGDĐT; not BTC, which organisers use."""
    owners: dict[str, list[str]] = {}
    for entry in bodies().values():
        for short in entry.abbreviations:
            owners.setdefault(short, []).append(entry.id)
    usual = {s: ids[0] for s, ids in owners.items() if len(ids) == 1 and len(s) >= _SHORTEST_CAPITALS}
    return {
        s: i for s, i in usual.items() if bodies()[i].name.startswith(("Sở ", "Bộ ")) and s.isupper() and s != "BTC"
    }


def short_names(defined: Iterable[str]) -> re.Pattern[str] | None:
    """The short names in words among what a document defines, longest first; none goes on with a capital."""
    names = sorted((re.escape(d) for d in defined if not d.isupper()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})(?![\w-])(?! [A-ZĐ])") if names else None


@dataclass(frozen=True)
class Finder:
    """Finds bodies in one passage, seen from one province."""

    passage: Passage
    tokens: Tokens
    lexicon: Lexicon
    date: str | None = None
    defined: Mapping[str, Mention] = field(default_factory=dict)
    called: re.Pattern[str] | None = None
    found: dict[tuple[int, bool], Mention | None] = field(default_factory=dict, compare=False, repr=False)
    lists: dict[tuple[int, int, bool, bool], BodyList] = field(default_factory=dict, compare=False, repr=False)

    def at(self, position: int, *, deep: bool = True) -> Mention | None:
        """The body named at `position`: registry name, class, office of either, or unknown name."""
        if (position, deep) not in self.found:
            self.found[position, deep] = self._at(position, deep=deep) or self._called(position)
        return self.found[position, deep]

    def _called(self, position: int) -> Mention | None:
        """A body by the short name in words that the document gives it."""
        hit = self.called.match(self.passage.text, position) if self.called else None
        return replace(self.defined[hit[0]], start=position, end=hit.end()) if hit else None

    def may_begin(self, position: int) -> bool:
        """Whether a body can begin at `position`, as far as its first word tells."""
        first = self.tokens.at(position)
        if not self.tokens.begins(first, position) or self.passage.text[position].isupper():
            return True
        written = self.passage.same[position : self.tokens.ends[first]]
        return written in _FIRST_WORDS or begins_name(self.tokens.words[first])

    def _at(self, position: int, *, deep: bool) -> Mention | None:
        if not self.may_begin(position):
            return None
        known = self._abbreviated(position) or self._known(position)
        klass = self._class(position)
        if known and (not klass or known.end >= klass.end):
            return known
        if klass:
            return klass
        if deep and (office := self._office(position)):
            return office
        end = find_name(self.passage, position)
        if end is None:
            return None
        end = max(end, self._owner_end(position)) if deep else end
        tier = TIER_TAIL.match(self.passage.same, end)
        end = tier.end() if tier else end
        name = opened(self.passage.text[position:end])
        return Mention(name, None, position, end, collective=tier is not None, known=False)

    def _owner_end(self, position: int) -> int:
        """The end of the known body whose office is named at `position`: "Văn phòng Ban Chỉ đạo …"; else `position`."""
        office = _OFFICE_OF.match(self.passage.same, position)
        owner = self.at(office.end(), deep=False) if office else None
        return owner.end if owner and owner.known and not owner.collective and not owner.vague else position

    def with_head(self, head: str, position: int) -> Mention | None:
        """The registry body "head + the words at position" ("các Sở: A" names Sở A)."""
        first = self.tokens.at(position)
        if not self.tokens.begins(first, position):
            return None
        hit = self.lexicon.find(self.tokens, first, head)
        if hit is None or hit.bare:
            return None
        return Mention(
            self._name(hit.entry, position, position), hit.entry.id, position, self.tokens.ends[hit.last - 1]
        )

    def named(self, text: str) -> Mention | None:
        """The registry body that `text` names as a whole, or None."""
        words = passage(text, 0, len(text))
        found = replace(self, passage=words, tokens=tokenize(words), found={}, lists={}).at(0)
        return found if found and found.body and found.end == len(text) else None

    @staticmethod
    def placed(mention: Mention, start: int, end: int) -> Mention:
        """The mention as it stands at [start, end)."""
        return replace(mention, start=start, end=end)

    def _abbreviated(self, position: int) -> Mention | None:
        """A body by its capitals: one that the document defines, or a department's or ministry's usual ones."""
        hit = _CAPITALS.match(self.passage.text, position)
        if hit is None or (position and _IN_NUMBER.match(self.passage.text[position - 1])):
            return None
        given = self.defined.get(hit[0])
        if given is not None:
            return replace(given, start=position, end=hit.end())
        entry = bodies().get(_usual_capitals().get(hit[0], ""))
        if entry is None:
            return None
        return Mention(self._name(entry, position, position), entry.id, position, hit.end())

    def _known(self, position: int) -> Mention | None:
        first = self.tokens.at(position)
        if not self.tokens.begins(first, position):
            return None
        hit = self.lexicon.find(self.tokens, first)
        if hit is None or hit.entry.is_class:
            return None
        end = self.tokens.ends[hit.last - 1]
        written = self.passage.text[position:end]
        if not any(c.isupper() for c in written) and (hit.entry.level != "province" or hit.last - first < _CASE_FREE):
            return None
        if stop := self._everywhere(position, end):
            return Mention(opened(self.passage.text[position:stop]), None, position, stop, collective=True)
        if numbered := _NUMBERED.match(self.passage.text, end):
            return Mention(self.passage.text[position : numbered.end()], None, position, numbered.end())
        if region := _REGION.match(self.passage.same, end):
            return Mention(self.passage.text[position : region.end()], None, position, region.end())
        longer = find_name(self.passage, position) if hit.bare or hit.last - first == 1 else None
        return None if longer is not None and longer > end else self._of_province(hit, position, end)

    def _of_province(self, hit: Hit, position: int, end: int) -> Mention:
        """The registry's body named at [position, end), as its province has it."""
        written = self.passage.text[position:end]
        if hit.entry.named_after_province and (title := self._title_end(position, end)):
            own = self.lexicon.province is not None and not hit.elsewhere
            return Mention(self.passage.text[position:title], hit.entry.id if own else None, position, title)
        if hit.elsewhere:
            return Mention(written, None, position, end, known=False)
        if hit.bare and (self.lexicon.province is None or self.lexicon.local):
            return Mention(written, None, position, end)
        name = self._name(hit.entry, position, end)
        if hit.entry.named_after_province:
            return Mention(self._press_name(hit.entry, position, end), hit.entry.id, position, end)
        if not _names_city(self.passage.same[position:end]):
            name = name.removesuffix(" thành phố")
        return Mention(name, hit.entry.id, position, end)

    def _title_end(self, position: int, end: int) -> int | None:
        """The end of a paper's name that goes on behind its province's: "Báo Điện Biên Phủ"."""
        at = end + 1
        if not self.passage.text[at : at + 1].isupper() or not goes_on(self.passage, end):
            return None
        longer = None if starts_name(self.passage, at) else find_name(self.passage, position)
        return longer if longer and longer > end else None

    def _everywhere(self, position: int, end: int) -> int | None:
        """The end of a class of the body named at [position, end): "… 34 tỉnh, thành phố", "A/B các tỉnh"."""
        if tier := TIER_TAIL.match(self.passage.same, end):
            return tier.end()
        name = self.passage.same[position:end].removesuffix(" tỉnh")
        place = _EVERYWHERE.match(self.passage.same, position + len(name))
        named = place is not None and self.passage.text[place.end() + 1 : place.end() + 2].isupper()
        if place and not named and (place["of"] or place["under"] or self.lexicon.province is None):
            return place.end()
        alone = self.passage.text[max(0, position - 1) : position] != "/"
        other = self.at(end + 1, deep=False) if alone and self.passage.text[end : end + 1] == "/" else None
        twin = other is not None and other.collective and same(other.name).startswith(name.split(" ", 1)[0])
        return other.end if other and twin else None

    def _name(self, entry: Entry, start: int, end: int) -> str:
        if entry.as_written and end > start:
            written = self.passage.text[start:end]
            if written in entry.aliases or not self._shortened(start, end):
                return written
        unit = find_province(self.lexicon.province, self.date) if self.lexicon.province else None
        return entry.name_in(unit)

    def _shortened(self, start: int, end: int) -> bool:
        """Whether an abbreviation stands in the range."""
        words = self.tokens.words[self.tokens.at(start) : self.tokens.at(end)]
        return words != re.findall(r"[^\W_]+|&", self.passage.same[start:end])

    def _press_name(self, entry: Entry, start: int, end: int) -> str:
        """A paper or station goes by "tỉnh" where the text says so, else by its province's name."""
        written = self.passage.same[start:end]
        if "thành phố" in written.split(" ", 1)[-1]:
            named = self.lexicon.province if self.lexicon.province and self.lexicon.province.lower() in written else ""
            return f"{entry.name.removesuffix(' tỉnh')} thành phố {named}".strip()
        by_tier = "tỉnh" in written.split() or self.lexicon.province is None
        return entry.name if by_tier else self._name(entry, start, end)

    def _class(self, position: int) -> Mention | None:
        hit = find_class(self.passage, position)
        if hit is None:
            return None
        name = opened(self.passage.text[hit.start : hit.end])
        return Mention(name, hit.body, hit.start, hit.end, collective=not hit.vague, vague=hit.vague, noun=hit.noun)

    def _office(self, position: int) -> Mention | None:
        post = OFFICES.match(self.passage.same, position)
        if post is None:
            return self._short_office(position)
        inner = self.at(post.end(), deep=False)
        if inner is None:
            return self._lone_class(position, post.end())
        office = self.passage.text[position : post.end()].strip()
        if inner.collective and office.lower() in _STANDING:
            return replace(inner, name=opened(self.passage.text[position : inner.end]), body=None, start=position)
        return Mention(
            inner.name,
            inner.body,
            position,
            inner.end,
            inner.collective,
            inner.vague,
            office=office,
            noun=inner.noun,
            known=inner.known,
        )

    def _lone_class(self, position: int, at: int) -> Mention | None:
        """ "Giám đốc sở, Thủ trưởng cơ quan ban, ngành": a class named by its noun alone, behind a post."""
        hit = _LONE.match(self.passage.same, at)
        if hit is None:
            return None
        office, name = self.passage.text[position:at].strip(), self.passage.text[at : hit.end()]
        return Mention(
            f"{office} {name}",
            "g_so" if "sở" in name.lower() else None,
            position,
            hit.end(),
            collective=True,
            office=office,
        )

    def _short_office(self, position: int) -> Mention | None:
        """ "CVP UBND tỉnh": an abbreviation that opens to a post and the beginning of its body's name."""
        first = self.tokens.at(position)
        if not self.tokens.begins(first + 1, position) or self.tokens.words[first] != "chánh":
            return None
        hit = self.lexicon.find(self.tokens, first + 1)
        if hit is None:
            return None
        end = self.tokens.ends[hit.last - 1]
        return Mention(self._name(hit.entry, position, end), hit.entry.id, position, end, office="Chánh")
