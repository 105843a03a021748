"""Places that look like an assignment and gave no task.

A sentence that names a body together with a word of assignment, an item that begins with a verb of work, or a row of a
table that names a body: in the document proper, not among its aims, and where nothing was read from. The rule is wider
than the one that finds tasks, and of its own: what that one does not see, this one may.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bodies.lists import parse_list
from loaders.bodies.mentions import Finder, Mention
from loaders.context import Context
from loaders.evidence import QUOTE_WORDS
from loaders.tasks.measures import begins_with_verb, states_work
from loaders.tasks.sections import Section, is_closing, is_enacting, is_funding, is_heading, section_of
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage
from loaders.text.sentences import clauses, sentences
from loaders.text.table import Table
from loaders.understanding.models import Looks, Missed
from loaders.understanding.places import Places

_MEETING = r"(?! (?:các )?(?:cuộc|buổi|hội nghị|phiên|họp|lễ))"
_CHAIRS = re.compile(rf"chủ trì(?!{_MEETING})")
_ROLES = (
    (
        Looks.LEAD,
        re.compile(rf"(?<![^\W_])(?:chủ trì|làm đầu mối|là (?:cơ quan|đơn vị) (?:thường trực|đầu mối)){_MEETING}"),
    ),
    (Looks.DUTY, re.compile(r"(?<![^\W_])(?:có|chịu) trách nhiệm(?! (?:pháp lý|hình sự))")),
    (Looks.PARTNER, re.compile(r"(?<![^\W_])phối hợp(?: [^\W\d_]+){0,3}? (?:với|cùng)(?![^\W_])")),
)
_GIVEN = re.compile(r"(?<![^\W_])(?:giao(?: nhiệm vụ)?(?: cho)?|phân công(?: cho)?|đề nghị|yêu cầu)\s+(?=\S)")
_NOT_GIVEN = re.compile(r"(?:theo|xét|trên cơ sở|được|do|căn cứ|có) (?:lời )?$")
"""Behind these words the asking is somebody else's, or over."""
_OTHER = re.compile(
    r"(?:căn cứ|theo đề nghị|xét đề nghị|trên cơ sở|mục đích|ban hành kèm theo|điều kiện)\b"
    r"|[^.;]{0,200}\bchịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:quyết định|chỉ thị|nghị quyết|quy chế) này"
    r"|(?:trong quá trình|quá trình|trên đây là|nếu có)\b"
)
"""Bases, enactments and closing words name bodies without giving them work."""
_ENDS_AS_HEADING = re.compile(r":\s*$")
_ROLE_FIRST = re.compile(
    r"(?:chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|là (?:cơ quan|đơn vị) (?:thường trực|đầu mối))(?![^\W_])"
)
_FEWEST_WORDS = 6
_NEAR = 90
"""Characters before a word of assignment within which its body stands."""


@dataclass(frozen=True)
class Taken:
    """Ranges of the text that something was read from, in order and apart."""

    ranges: Sequence[tuple[int, int]]

    def touches(self, start: int, end: int) -> bool:
        """Whether something was read from within text[start:end]."""
        at = bisect_right(self.ranges, (start, end))
        return any(a < end and start < b for a, b in self.ranges[max(0, at - 1) : at + 1])


def missed(trees: Sequence[Node], context: Context, taken: Taken, places: Places) -> Iterator[Missed]:
    """The places below these roots that look like an assignment and were not read, in order."""
    for tree in trees:
        yield from _below(tree, Section.OTHER, context, taken, places)


def _below(node: Node, above: Section, context: Context, taken: Taken, places: Places) -> Iterator[Missed]:
    for child in node.children:
        if child.table is not None:
            yield from _rows(child.table, context, taken, places)
            continue
        section = section_of(child, above)
        if section is Section.AIMS:
            continue
        yield from _item(child, section, context, taken, places)
        for label in child.labels:
            yield from _sentences(label.text, context, taken, places)
        yield from _below(child, section, context, taken, places)


def _item(node: Node, section: Section, context: Context, taken: Taken, places: Places) -> Iterator[Missed]:
    if is_closing(node) or is_funding(node) or is_enacting(node):
        return
    found = list(_sentences(node.body, context, taken, places))
    yield from found
    if found or section is Section.FUNDS or is_heading(node) or not _states_work(node, section):
        return
    if not taken.touches(*node.body.span()):
        yield _told(node.body, 0, len(node.body), None, Looks.WORK, places)


def _states_work(node: Node, section: Section) -> bool:
    """Whether an item that names no body says what is to be done.

    It begins with a verb of work, under the heading of who does what also with what the work rests on ("Căn cứ …,"); a
    paragraph without a marker begins with a role.
    """
    passage = node.body
    if len(passage.text.split()) < _FEWEST_WORDS or not states_work(passage):
        return False
    if node.mark is Mark.NONE:
        return section is Section.ORGANISATION or bool(_ROLE_FIRST.match(passage.same))
    return section is Section.ORGANISATION or begins_with_verb(passage.same)


def _sentences(passage: Passage, context: Context, taken: Taken, places: Places) -> Iterator[Missed]:
    if not passage.text or passage.text.isupper() or taken.touches(*passage.span()):
        return
    for start, end in sentences(passage):
        if _ENDS_AS_HEADING.search(passage.text, start, end) or _OTHER.match(passage.same, start, end):
            continue
        found = _assignment(passage, context.finder(passage), start, end)
        if found:
            yield _told(passage, start, end, *found, places)


def _assignment(passage: Passage, finder: Finder, start: int, end: int) -> tuple[Mention, Looks] | None:
    """The body that the sentence seems to give work to, and why it seems so."""
    for why, pattern in _ROLES:
        for hit in pattern.finditer(passage.same, start, end):
            body = _before(finder, max(start, hit.start() - _NEAR), hit.start())
            if body is not None:
                return body, why
    for hit in _GIVEN.finditer(passage.same, start, end):
        if _NOT_GIVEN.search(passage.same, start, hit.start()):
            continue
        found = parse_list(finder, hit.end(), end)
        if found.mentions and found.mentions[0].start - hit.end() < 4 and _named(found.mentions[0]):
            return found.mentions[0], Looks.GIVEN
    for first, last in clauses(passage, start, end):
        found = parse_list(finder, first, last)
        behind = passage.same[found.end : last].lstrip(" ,")
        if found.mentions and _named(found.mentions[0]) and begins_with_verb(behind) and not _CHAIRS.match(behind):
            return found.mentions[0], Looks.SUBJECT
    return None


def _before(finder: Finder, start: int, stop: int) -> Mention | None:
    """The last body that ends before `stop` in the same clause."""
    last: Mention | None = None
    tokens = finder.tokens
    for at in tokens.starts[tokens.at(start) : tokens.at(stop)]:
        if last is None or at >= last.end:
            here = finder.at(at)
            if here is not None and here.end <= stop and _named(here):
                last = here
    if last is None or re.search(r"[.;:]", finder.passage.text[last.end : stop]):
        return None
    return last


def _named(mention: Mention) -> bool:
    """Whether it is a body or a class of bodies, and no undefined circle."""
    return not mention.vague and (mention.known or mention.collective)


def _rows(table: Table, context: Context, taken: Taken, places: Places) -> Iterator[Missed]:
    """Rows that name a body in a cell of its own, in a table from which other rows gave tasks."""
    filled = [[cell for cell in row if cell.text] for row in table.rows]
    read = [any(taken.touches(*cell.span()) for cell in row) for row in filled]
    if not any(read):
        return
    for number, row in enumerate(filled):
        if number == 0 or read[number] or len(row) < 2:
            continue
        body = next((found for cell in row if (found := _alone(cell, context)) is not None), None)
        if body is not None:
            words = max(row, key=len)
            yield _told(words, 0, len(words), body, Looks.ROW, places)


def _alone(cell: Passage, context: Context) -> Mention | None:
    """The first of the bodies that a cell holds, where it holds nothing else."""
    found = parse_list(context.finder(cell), 0)
    if not found.mentions or found.end < len(cell.text.rstrip(" .;")):
        return None
    return found.mentions[0] if _named(found.mentions[0]) else None


def _told(passage: Passage, start: int, end: int, body: Mention | None, why: Looks, places: Places) -> Missed:
    first, last = passage.span(start, end)
    words = passage.text[start:end].split()
    quote = " ".join(words[:QUOTE_WORDS]) + (" …" if len(words) > QUOTE_WORDS else "")
    return Missed(**places.at(first, last), quote=quote, body=body.name if body else None, why=why)
