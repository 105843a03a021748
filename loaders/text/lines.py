"""Lines of a source: cleaned, with their outline marker and their table cells found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from graph.registry.fold import CAPITALS
from loaders.text.borders import Bordered, bordered
from loaders.text.passage import EMPTY, Passage, join, passage


class Mark(IntEnum):
    """Kinds of outline markers, from the outermost to the innermost."""

    PART = 1  # Phần I, Chương II
    ARTICLE = 2  # Điều 3.
    ROMAN = 3  # II.
    ARABIC = 4  # 3.   3)   3.2.
    LETTER = 5  # a)   a.
    BULLET = 6  # -  +  •  ·
    NONE = 7


@dataclass(frozen=True)
class Marker:
    """An outline marker: its kind, its style (what siblings share), its value as written, its depth ("1.2" has 2)."""

    kind: Mark
    style: str
    value: str
    depth: int = 1


@dataclass(frozen=True)
class Line:
    """One line: `body` is its text behind the marker; `cells` where it is a row of a table; `start` its offset.

    `unclosed`: emphasis that was opened goes on in the next line, so the line was broken and not ended. `bare_number`:
    a number alone, of a page or of a row of a table. `apart`: in the right column beside another line, not its end.
    """

    start: int
    text: Passage
    marker: Marker | None
    body: Passage
    cells: tuple[Passage, ...]
    heading: bool
    blank_before: bool
    unclosed: bool = False
    bare_number: bool = False
    apart: bool = False


_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X))"
_MARKERS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.PART, re.compile(
        rf"(?P<word>Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+)?(?P<v>{_ROMAN}|\d{{1,2}}|nhất|hai|ba)\b\s*[.:)-]?\s*"
    )),
    (Mark.PART, re.compile(rf"(?P<word>)(?P<v>[A-HK-UY])[.)]\s+(?=[{CAPITALS}]{{2}})")),
    (Mark.ARTICLE, re.compile(r"(?P<word>Điều|ĐIỀU)\s+(?P<v>\d{1,3})\s*[.:](?!\d)\s*")),
    (Mark.ROMAN, re.compile(rf"(?P<v>{_ROMAN})\s?(?P<p>[.)]|/(?=\s)|-|\s[-–])\s*(?=[^\W\d_]|[\"“(])")),
    (Mark.ARABIC, re.compile(
        rf"(?P<v>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?P<p>\.|\)|/(?=\s)|\.\)|-(?=\s)|\s-(?=\s[{CAPITALS}]))\s*(?=[^\W\d_]|[\"“(-])"
    )),
    (Mark.ARABIC, re.compile(r"(?P<p>\()(?P<v>\d{1,2})\)\s*(?=[^\W\d_]|[\"“])")),
    (Mark.LETTER, re.compile(r"(?P<p>\()(?P<v>[a-zđ])\)\s*(?=[^\W\d_]|[\"“])")),
    (Mark.ARABIC, re.compile(r"(?P<v>\d{1,2}(?:\.\d{1,2}){1,3})(?P<p>)\s+(?=[^\W\d_]|[\"“(])")),
    (Mark.LETTER, re.compile(r"(?P<v>[a-zđ](?:\.?\d{1,2})?)(?P<p>\))\s*(?=\S)")),
    (Mark.LETTER, re.compile(r"(?P<v>[a-eghik-vxyđ](?:\.\d{1,2})?)(?P<p>\.)\s+(?=[^\W\d_])")),
    (Mark.BULLET, re.compile(
        rf"(?P<v>[-–—‑+*•·●▪■◦○❖➢✓]|(?<!\w)o(?=\s\s?[{CAPITALS}]))(?P<p>)\s*(?=[^\W_]|[\"“(])"
    )),
)  # fmt: skip
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_LETTERHEAD = re.compile(r"cộng hòa xã hội chủ nghĩa|đảng cộng sản việt nam")
_RECIPIENTS = re.compile(r"n[ơo][ií] nh[ậâa]n\s*:")
_RECEIVES = re.compile(r"[ \t]*[-–+•] ?(?![Ll][Ưưu]+\b)(?=\S)")
"""A recipient's line, and none that names the file itself, which is the last."""
_WORDS = re.compile(r"[^\W_]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FEWEST_TABS = 2
_MARKED = re.compile(r"\s*(?:[-–—+•·●*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)[ \t]*\t")
"""An outline marker and a tab, as Word writes its lists: no cell."""
_RIGHT = (
    r"(?=(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐỦ]|T/M |K/T |T/L |CỘNG H|Độc lập|CHỦ TỊCH|PHÓ "
    r"|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ"
    r"|ĐẢNG CỘNG|[A-ZĐ][^,;:.]{1,30}, ngày)"
)
_COLUMNS = re.compile(rf"(?<=\S)[ \u00a0]{{4,}}{_RIGHT}|(?:(?<=[;.,)])|(?<=nhận:))[ \u00a0]{{6,}}(?=\S)")
"""The wide gap between two columns of a header or of recipients and signature."""
_WIDE = re.compile(r"[ \u00a0]{4}")
_TAB_COLUMNS = re.compile(rf"(?<=\S)[ \u00a0]*\t[ \t\u00a0]*{_RIGHT}|(?:(?<=[;.,)])|(?<=nhận:))[ \u00a0]*\t\s*(?=\S)")
"""The same gap where a paragraph's tabs make it."""
_STRONG = re.compile(r"\*\*")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_PAGE = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*")
"""A line that is a page number."""
_PIPE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_PIPE_RULE = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$")


def find_marker(text: Passage) -> tuple[Marker | None, int]:
    """The outline marker at the start of `text`, and where the text behind it begins."""
    for kind, pattern in _MARKERS:
        hit = pattern.match(text.text)
        if not hit or hit.end() >= len(text):
            continue
        value = hit["v"]
        if kind is Mark.PART or kind is Mark.ARTICLE:
            return Marker(kind, hit["word"].lower() or "section", value), hit.end()
        style = value if kind is Mark.BULLET else hit["p"].strip()
        depth = value.count(".") + 1 if kind is Mark.ARABIC else 1
        return Marker(
            kind, f"{'bullet' if kind is Mark.BULLET else kind.name.lower()}{depth}{style}", value, depth
        ), hit.end()
    return None, 0


def _cells(source: str, start: int, end: int) -> tuple[Passage, ...]:
    raw = source[start:end]
    marked = _MARKED.match(raw)
    behind = raw[marked.end() :] if marked else raw
    if "\t" in behind.strip("\t \r") or (not marked and raw.count("\t") >= _FEWEST_TABS):
        cuts, separator = [m.start() for m in re.finditer("\t", raw)], 1
    elif _PIPE.match(raw):
        cuts = [m.start() for m in re.finditer(r"(?<!\\)\|", raw)]
        raw_start, raw_end = cuts[0] + 1, cuts[-1]
        inner, cuts = cuts[1:-1], []
        edges = [raw_start, *list(inner), raw_end]
        return tuple(
            passage(source, start + edges[i] + (1 if i else 0), start + edges[i + 1]) for i in range(len(edges) - 1)
        )
    else:
        cuts, separator = [m.start() for m in _BAR.finditer(raw)], 1
        if len(cuts) < _FEWEST_BARS:
            return ()
    edges = [-separator, *cuts, len(raw)]
    cells = [passage(source, start + edges[i] + separator, start + edges[i + 1]) for i in range(len(edges) - 1)]
    return tuple(cells[:2] + [EMPTY] * (len(cells) - 2) if _is_one(cells[1:]) else cells)


_BAR, _FEWEST_BARS = re.compile(r"(?<= )\|(?= |\r?$)"), 3
"""Bars between cells without one at the ends of the row; no sentence has three."""


def _is_one(cells: list[Passage]) -> bool:
    """Whether cells behind the first are one that goes over the whole row, which a copy repeats in each."""
    return len(cells) >= _FEWEST_BARS and bool(cells[0].text) and all(cell.text == cells[0].text for cell in cells)


def _in_columns(source: str, start: int, gap: re.Match[str], blank: bool) -> Iterator[Line]:
    """Two columns in one line: what stands left of a wide gap, then what stands right of it."""
    for a, b in ((start, start + gap.start()), (start + gap.end(), start + len(gap.string))):
        text = passage(source, a, b)
        if text.text and _WORDS.search(text.text):
            marker, behind = find_marker(text)
            yield Line(a, text, marker, text.cut(behind), (), False, blank, apart=a > start)


def _open_behind(raw: str, is_open: bool) -> bool:
    """Whether emphasis is open behind the line; a closing mark that closes nothing is a slip of the page."""
    for mark in _STRONG.finditer(raw):
        after = raw[mark.end() : mark.end() + 1]
        is_open = not is_open and bool(after.strip())
    return is_open


_SLANT = re.compile(r"(?<![*\\])(?:\*|\*{3})(?![*)])")
_STARTS_OWN = re.compile(r"\s*(?:[-–+•·]|[^\W_]{1,4}[.)]|Căn cứ|Theo đề nghị|Thực hiện )")
"""A line that begins for itself, though one slant goes over several."""


def _slant_behind(raw: str, is_open: bool) -> bool:
    """Whether a slant is open behind the line; a mark at its start always opens one."""
    is_open = is_open and not raw.lstrip().startswith("*")
    for mark in _SLANT.finditer(raw):
        before, after = raw[mark.start() - 1 : mark.start()], raw[mark.end() : mark.end() + 1]
        opens = bool(after.strip()) and (not before.strip() or before in '(“"')
        is_open = not is_open and opens
    return is_open


def _opened(source: str, cells: tuple[Passage, ...], blank: bool) -> Iterator[Line]:
    """The lines of a row that holds the recipients beside the signature; breaks inside a cell are line ends."""
    for column, cell in enumerate(cells):
        if not cell.text:
            continue
        start, end = cell.span()
        cuts = [start, *(m.end() for m in _BREAK.finditer(source, start, end)), end]
        for a, b in itertools.pairwise(cuts):
            text = passage(source, a, b)
            if text.text:
                marker, behind = find_marker(text)
                yield Line(a, text, marker, text.cut(behind), (), False, blank, apart=column > 0)


def _goes_on_listing(source: str, start: int, end: int, cells: tuple[Passage, ...], listed: bool) -> bool:
    """Whether a line goes on with recipients that have the signature beside some of them: marked, no row of a table."""
    return listed and len(cells) <= _FEWEST_TABS and _RECEIVES.match(source, start, end) is not None


def one_line(source: str, start: int, end: int, *, heading: bool, blank: bool) -> Iterator[Line]:
    """The line source[start:end] of a paragraph that is known as such; tabs in it part columns, never cells."""
    raw = source[start:end].rstrip()
    gap = _COLUMNS.search(raw) or _TAB_COLUMNS.search(raw)
    if gap:
        yield from _in_columns(source, start, gap, blank)
        return
    text = passage(source, start, end)
    if not _WORDS.search(text.text):
        return
    if _PAGE.fullmatch(text.same):
        yield Line(start, text, None, text, (), False, blank, bare_number=True)
        return
    marker, behind = find_marker(text)
    titled = heading and not (marker and marker.kind is Mark.BULLET)  # offices style bullets like headings
    yield Line(start, text, marker, text.cut(behind), (), titled, blank)


def _bordered_rows(source: str, table: Bordered) -> Iterator[Line]:
    for row in table.rows:
        cells = tuple(passage(source, a, b) for a, b in row)
        text = join(cells)
        if text.text:
            yield Line(text.starts[0], text, None, text, cells, False, True)


def lines(source: str) -> Iterator[Line]:
    """The lines of `source` that hold text, in order."""
    at, blank, unclosed, slanted, beside, listed = 0, True, False, False, False, False
    tables = bordered(source)
    table = next(tables, None)
    for raw in source.splitlines(keepends=True):
        start, end = at, at + len(raw)
        at = end
        if table is not None and end > table.start:
            if end >= table.end:
                yield from _bordered_rows(source, table)
                table = next(tables, None)
            continue
        if raw.strip() == "|":
            blank = True
        if not raw.strip() or ("|" in raw and _PIPE_RULE.match(raw.rstrip("\r\n"))):
            blank = blank or not raw.strip()
            continue
        inner_end = start + len(raw.rstrip("\r\n"))
        cells = _cells(source, start, inner_end)
        listed = _goes_on_listing(source, start, inner_end, cells, listed or beside)
        beside = bool(cells) and (beside or listed or any(_RECIPIENTS.match(c.same) for c in cells))
        if beside or (cells and _BREAK.search(raw) and any(_LETTERHEAD.search(c.same) for c in cells)):
            yield from _opened(source, cells, blank)
            blank = False
            continue
        if not cells and _WIDE.search(raw) and (gap := _COLUMNS.search(raw.rstrip())):
            yield from _in_columns(source, start, gap, blank)
            blank = False
            continue
        quote = _QUOTE.match(raw)
        lead = start + (quote.end() if quote else 0)
        mark = _HEADING.match(source, lead, end)
        text = passage(source, mark.end() if mark else lead, end)
        if not _WORDS.search(text.text):
            continue
        if _PAGE.fullmatch(text.same):
            yield Line(start, text, None, text, (), False, blank, bare_number=True)
            continue
        marker, behind = find_marker(text)
        unclosed = _open_behind(raw, unclosed and not blank)
        slanted = _slant_behind(raw, slanted and not blank)
        cut = unclosed or (slanted and not _STARTS_OWN.match(source, end))
        yield Line(start, text, marker, text.cut(behind), cells, mark is not None, blank, cut)
        blank = False
