"""The bodies of one element of Nơi nhận: posts, offices with their sections, and names read to the element's marks.

Here every word between two marks belongs to a name: what a running text would leave out ("các cơ quan *ngành dọc trên
địa bàn*", "Sở Nội vụ *các tỉnh*") is part of it, and a piece behind a comma that begins like no body goes on with the
name before ("Ủy ban Ứng phó sự cố, thiên tai …").
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from graph.registry.fold import same
from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention, opened
from loaders.bodies.names import starts_name
from loaders.context import Context
from loaders.document.posts import read_each_section, read_office, read_posts, read_sections
from loaders.text.passage import Passage, passage

_SHARED = re.compile(r"(?:các )?(?P<post>thường trực|ban thường vụ|văn phòng|lãnh đạo|hội)\s*:\s*")
_GAP = re.compile(r"\s*(?:[,;/&]|\.(?=\s)|(?<=\s)-(?=\s[A-ZĐ]))?\s*(?:và\s+)?")
_NEXT_MARK = re.compile(r"[,;]\s*")
_SEPARATED = re.compile(r"[,;/&]|\.\s|\bvà\b| - (?=[A-ZĐ])")
_ORGAN = re.compile(
    r"đảng ủy|hđnd|hội đồng nhân dân|huyện ủy|cấp ủy|ubnd|ủy ban nhân dân|(?:ub|ủy ban )?(?:mttq|mặt trận tổ quốc)"
    r"(?: ?vn| việt nam)?|thường trực (?:hđnd|hội đồng nhân dân|huyện ủy|đảng ủy)|ban chqs|công an"
)
_AND = re.compile(r", ?(?:và )?| và |/| - ")
_UNITS = re.compile(r" (?:các|cấp) \w")
_OF_UNITS = re.compile(rf"(?:{_ORGAN.pattern}) (?P<tail>(?:các|cấp) .+)")
_SEVERAL = 2


def read_list(line: Passage, context: Context) -> list[Mention]:
    """The recipients named in one element, whose abbreviations are opened."""
    finder = context.finder(line)
    end = len(line.text.rstrip(" .;,"))
    shared = _SHARED.match(line.same)
    office = read_office(finder, end, context)
    if shared and not office and (found := _under_post(finder, shared, end, context)):
        return found
    found = office or read_each_section(line, 0, end)
    if found := found or (read_sections(line, 0, end) if _LISTS_SECTIONS.match(line.same) else []):
        return found
    out: list[Mention] = []
    at = 0
    while at < end:
        found, stop = _next(finder, at, end, context)
        if not found:
            break
        if out and _belongs(finder, out[-1], found[0]):
            out[-1] = _longer(line, out[-1], found[0].end, collective=found[0].collective or out[-1].collective)
            found = found[1:]
        out += found
        if _SECTIONS_OF.match(line.text, stop, end):
            break
        gap = _GAP.match(line.text, stop, end)
        rest = _NEXT_MARK.search(line.text, stop, end) if gap and not _SEPARATED.search(gap[0]) else gap
        at = rest.end() if rest and rest.end() > stop else end
    return _shared_units(_standing(out, line, context), line)


def _next(finder: Finder, at: int, end: int, context: Context) -> tuple[list[Mention], int]:
    """The mentions from `at` on that are read in one go, and where they end."""
    posts, stop = read_posts(finder, at, end, context)
    if posts:
        return posts, stop
    if at and (named := read_sections(finder.passage, at, end)):
        return named, end
    sections = _SECTIONS_BEHIND.search(finder.passage.same, at + 1, end)
    end = sections.start() if sections else end
    found = list(parse_list(finder, at, end, delimited=True).mentions)
    cut = next((i for i, m in enumerate(found) if i and read_posts(finder, m.start, end, context)[0]), len(found))
    merged = _merged(finder, found[:cut], end if cut == len(found) else found[cut].start)
    return merged, merged[-1].end if merged else at


_LISTS_SECTIONS = re.compile(r"(?:các )?(?:phòng|vụ|đơn vị|chuyên viên|cv)(?:, ?(?:đơn vị|cục|trung tâm))?\s*:")


_SECTIONS_OF = re.compile(r" ?: ?[A-ZĐ&.\d]{1,6}(?:, ?[A-ZĐ&.\d]{1,6})*\.?$")
"""Sections of a body by their initials alone: "Văn phòng UBND tỉnh: V, TH", which receives it as one."""
_SECTIONS_BEHIND = re.compile(rf"(?<=[,;] ){_LISTS_SECTIONS.pattern}")


def _merged(finder: Finder, found: list[Mention], end: int) -> list[Mention]:
    """The mentions with the words between them and behind them that belong to their names."""
    out: list[Mention] = []
    for mention in (part for m in found for part in _apart(m, finder.passage)):
        if out and (unit := _same_tier(finder.passage, out[-1], mention)):
            out.append(replace(mention, name=unit))
        elif out and _belongs(finder, out[-1], mention):
            out[-1] = _longer(finder.passage, out[-1], mention.end, collective=mention.collective or out[-1].collective)
        else:
            out.append(mention)
    for i, mention in enumerate(out):
        stop = _name_end(finder.passage, mention.end, out[i + 1].start if i + 1 < len(out) else end)
        if stop > mention.end:
            out[i] = _longer(finder.passage, mention, stop, collective=mention.collective)
    return out


def _apart(mention: Mention, line: Passage) -> list[Mention]:
    """An unknown name that was read over the beginning of another ("…, Website tỉnh") in its parts."""
    cuts = [
        hit.end()
        for hit in re.finditer(", ", line.text[mention.start : mention.end])
        if not mention.known and _starts_body(line, mention.start + hit.end())
    ]
    edges = [0, *cuts, mention.end - mention.start]
    spans = [(mention.start + a, mention.start + b) for a, b in itertools.pairwise(edges)]
    if len(spans) == 1:
        return [mention]
    texts = [line.text[a:b].rstrip(", ") for a, b in spans]
    return [replace(mention, name=opened(t), start=a, end=a + len(t)) for (a, _), t in zip(spans, texts, strict=True)]


def _belongs(finder: Finder, before: Mention, mention: Mention) -> bool:
    """Whether `mention` only goes on with the name before it."""
    line = finder.passage
    gap = line.text[before.end : mention.start]
    if not _SEPARATED.search(gap):
        return gap.strip() in _OF or (not gap.strip() and _TERRITORIES.match(line.same, mention.start) is not None)
    if gap.strip() in _AND_MORE and _TIER.match(line.same, mention.start):
        return _ENDS_IN_TIER.search(line.same[before.start : before.end]) is not None
    if before.collective and _is_joined(line, before, mention) and gap.strip() in _AND_MORE:
        return True
    nameless = not (mention.known or mention.collective or mention.vague or mention.body)
    return nameless and gap.strip() in _AND_MORE and not _starts_body(line, mention.start)


def _same_tier(line: Passage, before: Mention, mention: Mention) -> str | None:
    """ "UBND huyện A, B": the name of the second unit in full."""
    organ = _UNIT.match(before.name)
    own = line.text[mention.start : mention.end]
    return f"{organ[0]} {own}" if organ and not mention.known and own.istitle() else None


_UNIT = re.compile(
    r"(?:UBND|Ủy ban nhân dân|HĐND|Công an) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn)(?= [A-ZĐ])"
)


def _is_joined(line: Passage, before: Mention, mention: Mention) -> bool:
    """Whether a generic noun stands under the "các" of the class before it: one run is one class."""
    return (
        line.same.startswith(("các ", "những "), before.start) and _GENERIC.match(line.text, mention.start) is not None
    )


_GENERIC = re.compile(r"(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|đoàn thể|hội|ban|ngành|địa phương)(?![^\W_])(?! [A-ZĐ])")
_OF = ("của", "thuộc", "tại", "ở")
_AND_MORE = (",", "và", ", và", "/")
_TIER_NOUN = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_TERRITORIES = re.compile(rf"(?:của |thuộc |tại |ở )?các (?:{_TIER_NOUN}|địa phương)(?![^\W_])")
_TIER = re.compile(rf"{_TIER_NOUN}(?![^\W_])(?! [A-ZĐ])")
_ENDS_IN_TIER = re.compile(rf"\bcác (?:.* )?{_TIER_NOUN}$")


def _starts_body(line: Passage, at: int) -> bool:
    """Whether a name of its own begins here: a head noun, or capitals that stand for one ("VNPT", "LĐLĐ tỉnh")."""
    return starts_name(line, at) or _OTHER_START.match(line.text, at) is not None


_OTHER_START = re.compile(r"[A-ZĐ]{3,}|(?:Website|Trang |Cổng |Công báo|Lãnh đạo |Thường trực |Đại diện |Các |các )")


def _name_end(line: Passage, at: int, stop: int) -> int:
    """Where the words that follow a name without a mark end, before brackets and separators."""
    rest = re.compile(r" (?![(&])(?![-–] ?[A-ZĐ])(?!và )[^,;:()]*").match(line.text, at, stop)
    if rest is None:
        return at
    return at + len(re.split(r" và (?=các )| - (?=[A-ZĐ])", rest[0])[0].rstrip(" ."))


def _longer(line: Passage, mention: Mention, end: int, *, collective: bool) -> Mention:
    name = opened(line.text[mention.start : end])
    known = mention.known and mention.collective
    return replace(
        mention, name=name, end=end, collective=collective, body=mention.body if known else None, office="", known=known
    )


def _standing(found: list[Mention], line: Passage, context: Context) -> list[Mention]:
    """ "Thường trực Tỉnh ủy, HĐND tỉnh": the standing committee of the council too."""
    for i in range(1, len(found)):
        before, here = (same(line.text[m.start : m.end]) for m in found[i - 1 : i + 1])
        if re.match(r"thường trực (?:tỉnh|thành|huyện) ủy|thường trực tu\b", before) and _COUNCIL.match(here):
            found[i] = _with("Thường trực", found[i], context)
    return found


_COUNCIL = re.compile(r"(?:hđnd|hội đồng nhân dân)(?! (?:các|cấp))(?![^\W_])")


def _shared_units(found: list[Mention], line: Passage) -> list[Mention]:
    """ "Đảng ủy, HĐND, UBND các xã": each a body of the same units, whether read as one class or as several names."""
    parts = [part for mention in found for part in _organs(mention, line)]
    for i in range(len(parts) - 2, -1, -1):
        units = _OF_UNITS.match(same(parts[i + 1].name))
        if units and _ORGAN.fullmatch(line.same, parts[i].start, parts[i].end):
            tail = parts[i + 1].name[units.start("tail") :]
            name = f"{line.text[parts[i].start : parts[i].end]} {tail}"
            parts[i] = replace(parts[i], name=opened(name), body=None, office="", collective=True)
    return parts


def _organs(mention: Mention, line: Passage) -> list[Mention]:
    """The organs of a class in parts, each with the units behind the last."""
    if not mention.collective:
        return [mention]
    organs: list[tuple[int, int]] = []
    at = mention.start
    while organ := _ORGAN.match(line.same, at, mention.end):
        organs.append(organ.span())
        gap = _AND.match(line.same, organ.end(), mention.end)
        if gap is None:
            break
        at = gap.end()
    if len(organs) < _SEVERAL or not _UNITS.match(line.same, organs[-1][1], mention.end):
        return [mention]
    tail = line.text[organs[-1][1] : mention.end]
    return [
        replace(mention, name=opened(line.text[a:b] + tail), start=a, end=mention.end if last else b, body=None)
        for (a, b), last in zip(organs, [*([False] * (len(organs) - 1)), True], strict=True)
    ]


def _under_post(finder: Finder, shared: re.Match[str], end: int, context: Context) -> list[Mention]:
    """ "Thường trực: Tỉnh ủy, HĐND tỉnh": the standing committee of each body that is listed."""
    line = finder.passage
    post = line.text[shared.start("post") : shared.end("post")]
    out: list[Mention] = []
    at = shared.end()
    while at < end:
        stop = min((i for i in (line.text.find(mark, at, end) for mark in ",;") if i >= 0), default=end)
        whole = _named(f"{post} {line.text[at:stop].strip()}", context)
        if whole:
            out.append(replace(whole, start=at, end=stop))
        else:
            found = parse_list(finder, at, stop, delimited=True).mentions
            out += [_with(post, m, context) for m in found]
        at = stop + len(line.text[stop:end]) - len(line.text[stop:end].lstrip(",; "))
    return out


def _named(name: str, context: Context) -> Mention | None:
    """The registry's body whose name this is as a whole."""
    line = passage(name, 0, len(name))
    known = context.finder(line).at(0)
    return known if known is not None and known.known and known.end == len(line) else None


def _with(post: str, mention: Mention, context: Context) -> Mention:
    known = _named(f"{post} {mention.name}", context)
    if known is not None:
        return replace(mention, name=known.titled, body=known.body)
    return replace(mention, name=f"{post} {mention.name}")
