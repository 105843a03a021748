"""The frame of a web page around a document: what stands before the letterhead and behind the document.

A page is known by its own labels ("Số hiệu:", "Người ký:"), by the notes of its site or by where it was taken from.
What belongs to it is blanked, so that every offset stays; a text without such signs is left as it is.
"""

from __future__ import annotations

import itertools
import re

from graph.registry.fold import CAPITALS, same
from loaders.lexicon import words

_MARKS = r"[ \t|#*_>]*"
_LABELS = re.compile(rf"^{_MARKS}(?:{'|'.join(map(re.escape, words('page_labels')))})[ \t]*:[ \t*|]*", re.MULTILINE)
_FEWEST_LABELS = 3
"""Labels of properties that only a page has together; a document's head may hold one of them."""
_APART = 400
"""Characters from a label to the next, in a page's list of properties, at most."""
_NOTES = re.compile(rf"^{_MARKS}(?:{'|'.join(map(re.escape, words('page_notes')))})", re.MULTILINE)
_ENDS = re.compile(
    rf"^{_MARKS}(?P<line>(?:{'|'.join(map(re.escape, words('page_end_lines')))})[ \t:*|]*$"
    rf"|(?P<sure>{'|'.join(map(re.escape, words('page_end_starts')))}))",
    re.MULTILINE,
)
_MOTTO = re.compile(
    rf"^{_MARKS}(?:cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|đảng\s+cộng\s+sản\s+việt\s+nam)",
    re.MULTILINE,
)
_LOWER = re.compile(rf"[^\W\d_{CAPITALS}]")
_LETTERHEAD = 14
"""Lines over the national motto in which the issuer may stand."""
_KIND = "|".join(sorted(words("document_kinds"), key=len, reverse=True))
_NAMED = re.compile(
    rf"^{_MARKS}(?:{_KIND}) (?:số )?\d{{1,5}}[\w/-]{{0,40}} (?:năm|ngày) \d[^\n]{{0,300}}$|^{_MARKS}$", re.MULTILINE
)
"""A line of the page that names the document ("Kế hoạch 5/KH-UBND năm 2025 về …"), or none."""
_TAKEN_FROM = re.compile(r"^\W*(?:theo|nguồn:?) [^.;\n]{3,80}$", re.MULTILINE)
_GLUED = re.compile(
    rf"(?<=[{CAPITALS}])\*{{4}}(?=(?i:của|về|ban hành|thực hiện|triển khai)[ \n])"
    rf"|(?<=[{CAPITALS}]{{2}})\*{{4}}(?=[^\W\d_{CAPITALS}])"
)
"""Two runs of bold type that a page had on lines of their own: "KẾT LUẬN****CỦA BAN BÍ THƯ"."""


def framed(source: str) -> str:
    """The text with its page blanked, as long as before."""
    start, end = document_range(source)
    return _GLUED.sub("**\n ", _blank(source[:start]) + source[start:end] + _blank(source[end:]))


def document_range(source: str) -> tuple[int, int]:
    """The range of the document in the text of a page; all of a text that is none."""
    if not _may_be_page(source):
        return 0, len(source)
    folded = "\n".join(map(same, source.split("\n")))
    start = _start(source, folded)
    return start, _end(source, folded, start)


_SIGNS = tuple(
    sign for name in ("page_labels", "page_notes", "page_end_lines", "page_end_starts") for sign in words(name)
)


def _may_be_page(source: str) -> bool:
    """Whether any sign of a page stands in the text, which is told without folding all of it."""
    low = source.lower()
    return any(sign in low for sign in _SIGNS)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _start(source: str, folded: str) -> int:
    """Where the letterhead begins, if a page's labels or notes stand before it; without one, behind these."""
    motto = _MOTTO.search(folded)
    until = motto.start() if motto else len(folded)
    labels = list(_LABELS.finditer(folded, 0, until))
    noted = _NOTES.search(folded, 0, until)
    kinds = {hit[0].strip(" \t\n|#*_>:") for hit in labels}
    if len(kinds) < _FEWEST_LABELS and not (noted and motto):
        return 0
    if motto:
        return _letterhead(source, until)
    if _BEGUN.search(folded, 0, labels[-1].start()):
        return 0
    last = next((a.end() for a, b in itertools.pairwise(labels) if b.start() - a.end() > _APART), labels[-1].end())
    value = re.compile(r"\s*[|\s]*[^\n]*").match(folded, last)
    return value.end() if value else last


def _letterhead(source: str, motto: int) -> int:
    """Where the lines of the issuer over the motto begin: they are in capitals."""
    start = at = motto
    for _ in range(_LETTERHEAD):
        before = source.rfind("\n", 0, max(at - 1, 0)) + 1
        line = source[before:at]
        if at == 0 or _LOWER.search(line) or ":" in line or re.search(r"\d{4}", line):
            break
        at = before
        if any(c.isalpha() for c in line) or (line.strip() == "|" and start > at):
            start = at
    return start


_BEGUN = re.compile(rf"^{_MARKS}(?:(?:điều )?[ivx\d]{{1,4}}[.)] ?[^\W\d_]|(?:{_KIND})[ \t*]*$)", re.MULTILINE)
"""An item or the title of a document: its text is there already."""
_CLOSED = re.compile(rf"^{_MARKS}nơi nhận|\./\.", re.MULTILINE)
"""The end of a document; a page that is not known by its beginning says nothing of its own before it."""
_HEAD_SHARE = 5
"""The first of so many parts of a document is no place for what stands behind it."""


def _end(source: str, folded: str, start: int) -> int:
    """Where what the page says behind the document begins."""
    hits = _ENDS.finditer(folded, start + (len(folded) - start) // _HEAD_SHARE)
    closed = _CLOSED.search(folded, start)
    known = start if start else closed.end() if closed else len(folded)
    said = (hit for hit in hits if source[hit.start("line")].isupper())
    first = next((hit for hit in said if hit["sure"] or hit.start() >= known), None)
    end = first.start() if first else len(folded)
    while first and end > start:
        before = folded.rfind("\n", 0, end - 1) + 1
        line = folded[before:end].rstrip("\n")
        if not (_NAMED.match(line) or _TAKEN_FROM.match(line)):
            break
        end = before
    return end
