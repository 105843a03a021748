"""Persons of one body among recipients: "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Văn phòng UBND tỉnh: Chánh, …".

A run of posts shares the body behind its last one, or the body before the colon. Sections of an office ("các phòng:
TH, KTN") are one class of it; behind "Phòng:" each is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.registry.fold import same
from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention, opened
from loaders.context import Context
from loaders.text.passage import Passage, passage

_POST = re.compile(
    r"(?:các )?(?:đ/c |đồng chí )?(?P<post>(?:phó )?tổng giám đốc|(?:phó )?giám đốc|(?:phó )?chủ tịch|(?:phó )?bí thư"
    r"|(?:phó )?chánh văn phòng|(?:phó )?chánh|bộ trưởng, chủ nhiệm|bộ trưởng|thứ trưởng|(?:phó )?chủ nhiệm"
    r"|(?:phó )?thủ tướng(?: chính phủ)?|trợ lý thủ tướng(?: chính phủ)?|(?:phó )?tổng biên tập|(?:phó )?trưởng ban"
    r"|(?:phó )?trưởng đoàn|lãnh đạo|thường trực|thành viên|ủy viên)(?![^\W_])"
)
_GAP = re.compile(r"\s*(?:,|;|/| và |&| - |-)\s*(?:và )?")
_SECTIONS = re.compile(r"(?:các |toàn bộ (?:các )?)?(?:phòng|đơn vị|vụ|cục|cv|chuyên viên|bộ phận)(?![^\W_])")
_ONLY_INITIALS = re.compile(r"[A-ZĐ&.\d]{1,8}(?: ?[,-] ?[A-ZĐ&.\d]{1,8})*\.?$")
_EACH_SECTION = re.compile(r"(?P<noun>[Pp]hòng|[Vv]ụ|[Bb]an)\s*:\s*(?=[A-ZĐ])")
_INITIALS = re.compile(r"[A-ZĐ][A-ZĐa-z&.]{0,7}(?![^\W_])")
_COLON = re.compile(r"\s*[:(]\s*")
_GAZETTE = re.compile(r",? (?:và )?((?:Trung tâm )?Công báo(?: tỉnh| Chính phủ)?)$")
"""What is printed in: no section of the office, though it is named with them."""
_OFFICE = "Văn phòng "
_BARE_OFFICE = re.compile(r"Văn phòng\s*:\s*")
"""The issuer's own office, by its kind alone."""


@dataclass(frozen=True)
class Post:
    """A post at passage[start:end]."""

    title: str
    start: int
    end: int


def _posts(line: Passage, at: int, end: int) -> Iterator[Post]:
    while hit := _POST.match(line.same, at, end):
        title = line.text[hit.start("post") : hit.end("post")]
        yield Post(title[:1].upper() + title[1:], hit.start("post"), hit.end())
        gap = _GAP.match(line.text, hit.end(), end)
        if gap is None:
            return
        at = gap.end()


def read_posts(finder: Finder, at: int, end: int, context: Context) -> tuple[list[Mention], int]:
    """The posts that begin at `at` with the body they share, and where they end; none unless there are several."""
    line = finder.passage
    posts = list(_posts(line, at, end))
    if not posts:
        return [], at
    behind = re.compile(r"[ .]{1,2}(?:của )?").match(line.text, posts[-1].end, end)
    body = finder.at(behind.end()) if behind else None
    if body is not None and body.end > end:
        body = None
    if len(posts) < _SEVERAL and not _is_office(posts[0].title):
        return [], at
    if (second := _SECOND_POST.search(line.same, posts[0].end, posts[-1].end)) and len(posts) == _SEVERAL:
        mark = line.text.find(",", second.end(), end)
        return [_held(posts[0], "", context, posts[0].end)], end if mark < 0 else mark
    alone = _ALONE.match(line.text, posts[-1].end, end) if body is None else None
    owner = body.name if body else alone[1] if alone else ""
    stop = body.end if body else alone.end() if alone else posts[-1].end
    return [_held(post, owner, context, stop if post is posts[-1] else post.end) for post in posts], stop


_SECOND_POST = re.compile(r" - (?:phó )?trưởng (?:ban|đoàn)$")
"""A second post of one person: "Phó Thủ tướng - Trưởng Ban Chỉ đạo …"."""
_SEVERAL = 2
_ALONE = re.compile(r" (Sở|Bộ|Cục|Ban|Chi cục|Tổng cục|Công ty|Trung tâm)(?=[ .]*$|[,;])")
"""The document's own body by its kind alone: "Giám đốc, các Phó Giám đốc Sở"."""


def _is_office(title: str) -> bool:
    return "chánh" in same(title)


def _held(post: Post, owner: str, context: Context, end: int) -> Mention:
    """The post of its owner, by the registry where that knows it."""
    title = post.title
    if _is_office(title):
        title = re.sub(r"(?i) văn phòng$", "", title)
        owner = owner or ("Ủy ban nhân dân tỉnh" if context.province and not context.local else "")
        owner = owner if same(owner).startswith("văn phòng") else f"{_OFFICE}{owner}".strip()
    elif same(title).startswith(("chủ tịch", "phó chủ tịch")) and not owner and context.province and not context.local:
        owner = "Ủy ban nhân dân tỉnh"
    elif same(owner).startswith(same(title)) or same(title).endswith("chính phủ"):
        owner = ""
    elif "thủ tướng" in same(title):
        owner, title = "", f"{title} Chính phủ"
    name = f"{title} {owner}".strip()
    known = _known(name, context)
    body = known.body if known else None
    if _is_office(title) and body is None:
        inner = _known(owner, context)
        body = inner.body if inner else None
    return Mention(name, body, post.start, end, office=title, known=body is not None)


def _known(name: str, context: Context) -> Mention | None:
    line = passage(name, 0, len(name))
    found = context.finder(line).at(0) if name else None
    return found if found and found.known and found.end == len(line) else None


def read_office(finder: Finder, end: int, context: Context) -> list[Mention]:
    """ "Văn phòng UBND tỉnh: Chánh, các Phó Chánh Văn phòng, các phòng: TH, NC": what is named of the body in front."""
    line = finder.passage
    own = finder.at(0)
    bare = _BARE_OFFICE.match(line.text, 0, end)
    named = own is not None and not own.collective and not own.vague
    colon = bare or (_COLON.match(line.text, own.end, end) if own and named else None)
    if colon is None:
        return []
    bracket = "(" in colon[0]
    stop = line.text.find(")", colon.end(), end) if bracket else end
    stop = end if stop < 0 else stop
    owner = "" if bare or own is None else re.sub(r"^(?:Lãnh đạo|Thường trực) ", "", own.titled)
    found: list[Mention] = []
    at = colon.end()
    while at < stop:
        here = _member(finder, at, stop, owner, context)
        if not here:
            break
        found += here
        gap = _GAP.match(line.text, here[-1].end, stop)
        at = gap.end() if gap else stop
    if bracket:
        return found if any(m.office for m in found) else []
    return found if any(m.office or _SECTIONS.match(line.same, m.start) for m in found) else []


def _member(finder: Finder, at: int, stop: int, owner: str, context: Context) -> list[Mention]:
    """One post of the office, its sections, or another body that is named with them."""
    line = finder.passage
    post = next(_posts(line, at, stop), None)
    if post:
        own = _OWN_OBJECT.match(line.text, post.end, stop)
        owner = owner if own is None or same(own["of"]) == "văn phòng" else opened(own["of"])
        return [_held(post, owner, context, own.end() if own else post.end)]
    if sections := read_sections(line, at, stop):
        return sections
    return list(parse_list(finder, at, stop, delimited=True).mentions[:1])


_OWN_OBJECT = re.compile(r" (?P<of>[A-ZĐ][^,;:()]+?)(?=[ .]*$|[,;]| và )")
"""What a post behind the colon is of: "Tổng Giám đốc Cổng TTĐT"."""


def read_each_section(line: Passage, at: int, end: int) -> list[Mention]:
    """ "Phòng: TH, VX", and where nothing stands in front "Các Phòng: TH, VX": each section by name."""
    if at == 0 and (every := re.match(r"[Cc]ác ", line.text)):
        at = every.end()
    each = _EACH_SECTION.match(line.text, at, end)
    if each is None:
        return []
    return [
        Mention(f"{each['noun'].capitalize()} {hit[0]}", None, hit.start(), hit.end(), known=False)
        for hit in _INITIALS.finditer(line.text, each.end(), end)
    ]


def read_sections(line: Passage, at: int, end: int) -> list[Mention]:
    """The sections of an office to the end of the list: one by one behind "Phòng:", else all together as one class."""
    if each := read_each_section(line, at, end):
        return each
    if not _SECTIONS.match(line.same, at, end) and not _ONLY_INITIALS.match(line.text, at, end):
        return []
    text = line.text[at:end].rstrip(" .,;")
    gazette = _GAZETTE.search(text)
    text = text[: gazette.start()] if gazette else text
    found = [Mention(text.split(":")[0].strip(), None, at, at + len(text), collective=True, known=False)]
    if gazette:
        first = at + gazette.start(1)
        found.append(Mention(gazette[1], None, first, at + gazette.end(), known=False))
    return found
