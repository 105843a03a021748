"""The walk over the outline that finds tasks: what each item inherits from above, and what it says itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.records import Deadline, Task
from graph.vocabulary import DeadlineKind
from loaders.bodies.lists import BodyList, parse_list
from loaders.bodies.mentions import Mention
from loaders.bodies.names import starts_name
from loaders.context import Context
from loaders.tasks.assignment import Assignment, Holder, Reader, bare_parenthesis, parenthesis
from loaders.tasks.deadlines import Span, deadline, find_deadline, kind_of
from loaders.tasks.drafts import WHOLE, draft
from loaders.tasks.labels import CARRYING, Label, Slot, find_labels
from loaders.tasks.masks import masked
from loaders.tasks.sections import Section, is_closing, is_funding, is_heading, is_report, section_of
from loaders.tasks.slots import Slots, from_labels
from loaders.tasks.tables import TableReader
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage
from loaders.text.sentences import clauses

_HEAD_PREFIX = re.compile(
    r"(?:trách nhiệm(?: thực hiện)? của|nhiệm vụ của|đối với|về phía|phân công nhiệm vụ cho|phân công)\s+"
    r"|(?:các cơ quan, đơn vị )?chủ trì\s*:\s*"
)
_HEAD_TAIL = re.compile(
    r"\s*(?:\([^()]{0,80}\))?\s*,?\s*(?:(?:có |chịu )?trách nhiệm(?: thực hiện"
    r"| tổ chức thực hiện)?(?: các)?(?: nhiệm vụ| nội dung)?(?: sau)?|có (?:các )?nhiệm vụ(?: sau)?"
    r"|chủ trì"
    r"|thực hiện(?: các)?(?: nhiệm vụ| nội dung| công việc)?(?: sau)?"
    r"|theo chức năng,? nhiệm vụ(?: được giao)?)?\s*[:.;]?\s*$"
)
_NARROWS = re.compile(r" (?:có|thuộc|ven|nơi|tại|ở|trên|theo|được|giáp|vùng)\b")
_CLAUSE = 60
_LONGEST_HEADING = 160
_ONLY_BODIES = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*:?\s*$")
_INTRO = re.compile(r":\s*$")


@dataclass(frozen=True)
class Scope:
    """What an item takes from above: the bodies of its heading, its section, the task it belongs to."""

    holders: tuple[Holder, ...] = ()
    partners: tuple[Holder, ...] = ()
    section: Section = Section.OTHER
    parent: str | None = None


@dataclass
class Walk:
    """Finds the tasks below a node, and remembers who stands over each item (for reporting duties)."""

    context: Context
    tables: TableReader
    holders: dict[int, tuple[Holder, ...]] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)

    def below(self, node: Node, scope: Scope) -> list[Task]:
        """The tasks of the node's children, in order."""
        tasks: list[Task] = []
        current = scope
        for child in node.children:
            if child.table is not None:
                if current.section is not Section.AIMS:
                    tasks += self.tables.read(child.table, node.ref)
                continue
            found, handed = self._visit(child, current)
            tasks += found
            if handed:
                current = replace(current, holders=handed)
        return tasks

    def _visit(self, node: Node, scope: Scope) -> tuple[list[Task], tuple[Holder, ...]]:
        """The tasks of one item; and the bodies that an introducing line hands on to the items after it."""
        section = section_of(node, scope.section)
        scope = replace(scope, section=section)
        self.holders[id(node)], self.sections[id(node)] = scope.holders, section
        if section is Section.AIMS or (is_funding(node) and not scope.holders):
            return [], ()
        if is_closing(node):
            return self.below(node, scope), ()
        heading = self._heading(node)
        if heading:
            return self._under_heading(node, replace(scope, holders=heading[0]), heading[1]), ()
        labels = self._labels(node)
        if labels:
            return self._labelled(node, labels, scope), ()
        if is_heading(node) and node.body.text.isupper():
            return self.below(node, scope), ()
        return self._sentence(node, scope)

    def names_bodies(self, block: Block) -> bool:
        """Whether an unnumbered line names bodies and nothing else, as a heading does."""
        if block.marker is not None or len(block.body) > _LONGEST_HEADING or block.body.text.isupper():
            return False
        found = parse_list(self.context.finder(block.body), 0)
        return bool(found.mentions) and bool(_ONLY_BODIES.match(block.body.same, found.end))

    # a body's section ------------------------------------------------------------------------------------------

    def _heading(self, node: Node) -> tuple[tuple[Holder, ...], int | None] | None:
        """The bodies that the item names as a heading ("1. Sở A:"), and where a task goes on behind the colon."""
        if node.block is None or not node.body.text:
            return None
        prefix = _HEAD_PREFIX.match(node.body.same)
        found = parse_list(self.context.finder(node.body), prefix.end() if prefix else 0)
        if not found.mentions:
            return None
        whole = self._whole_line(node, prefix.end() if prefix else 0, found)
        if whole is not None:
            return tuple(Holder(m, node.body, False, locator(node)) for m in whole), None
        holders = tuple(Holder(m, node.body, False, locator(node)) for m in found.mentions)
        if _HEAD_TAIL.match(node.body.same, found.end) or self._restricted(node, found.mentions[-1]):
            return holders, None
        colon = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*(?:có trách nhiệm|chủ trì)?\s*:\s*").match(
            node.body.same, found.end
        )
        return (holders, colon.end()) if colon and colon.end() < len(node.body) else None

    @staticmethod
    def _restricted(node: Node, last: Mention) -> bool:
        """Whether only a clause that narrows the bodies follows: "6. UBND các huyện có đầm phá" over bullets."""
        if not node.children or re.search(r"[.;:]$", node.body.text) or len(node.body) - last.end > _CLAUSE:
            return False
        return last.collective or last.vague or bool(_NARROWS.match(node.body.same, last.end))

    def _whole_line(self, node: Node, start: int, found: BodyList) -> tuple[Mention, ...] | None:
        """The bodies of a heading that ends in a colon and lists bodies throughout, names unknown to us included."""
        end = len(node.body) - 1
        if not node.body.text.endswith(":") or found.end >= end or not found.mentions[0].known:
            return None
        every = parse_list(self.context.finder(node.body), start, end, delimited=True)
        if every.end < end or len(every.mentions) <= len(found.mentions):
            return None
        return every.mentions if all(m.known or starts_name(node.body, m.start) for m in every.mentions) else None

    def _under_heading(self, node: Node, scope: Scope, rest: int | None) -> list[Task]:
        self.holders[id(node)] = scope.holders
        own: list[Task] = []
        if rest is not None:
            read = self._read(node, rest)
            holders = read.leads if read.subject and rest <= read.leads[0].mention.start else scope.holders
            own = [self._task(node, holders, read.partners, scope, predicate=rest)]
        if not own and not node.children and node.labels:
            return self._labelled(node, self._labels(node), scope)
        return own + self.below(node, replace(scope, parent=own[0].ref if own else scope.parent))

    # labelled items --------------------------------------------------------------------------------------------

    def _labels(self, node: Node) -> list[Label]:
        """The labels of an item: in its own text, on lines below it, or on its last bullet where they serve all."""
        inline = find_labels(node.body)
        lines = _label_lines(node.labels)
        if not lines and _serve_all(node):
            lines = _label_lines(node.children[-1].labels)
        every = [*inline, *lines]
        return every if any(label.slot in CARRYING for label in every) else []

    def _labelled(self, node: Node, labels: list[Label], scope: Scope) -> list[Task]:
        place = locator(node)
        slots = from_labels(labels, self.context, place)
        served = _serve_all(node)
        if served and (not node.numbered or node.children[0].numbered or _INTRO.search(node.body.text)):
            return [task for child in node.children for task in self._served(child, slots, scope)]
        text = _text_of(node, served=served)
        if not text.text:
            return self.below(node, replace(scope, holders=tuple(slots.leads) or scope.holders))
        task = self._slotted(node, text, slots, scope)
        inner = (
            []
            if served
            else self.below(node, replace(scope, parent=task.ref, holders=tuple(slots.leads) or scope.holders))
        )
        if not served and any(t.leads for t in inner) and not slots.leads:
            return inner
        return [task, *inner]

    def _served(self, child: Node, slots: Slots, scope: Scope) -> list[Task]:
        """The task of one of several items that share a block of labels; a table among them speaks for itself."""
        if child.table is not None:
            return self.tables.read(child.table, child.parent.ref if child.parent else "")
        return [self._slotted(child, child.body, slots, scope)] if child.body.text else []

    def _slotted(self, node: Node, text: Passage, slots: Slots, scope: Scope) -> Task:
        leads, partners = tuple(slots.leads), tuple(slots.partners)
        if Slot.LEAD not in slots.named and Slot.BOTH not in slots.named:
            read = Reader(text, self.context.finder(text), locator(node)).read()
            leads = read.leads or scope.holders
            partners = partners if Slot.PARTNER in slots.named else read.partners
        self.holders[id(node)] = leads
        due = slots.deadline
        if due is None and Slot.DEADLINE not in slots.named:
            due = self._deadline(node, text)
        return draft(
            ref=node.ref,
            text=text,
            leads=leads,
            partners=partners,
            locator=locator(node),
            rule="task.labels",
            deadline=due,
            deliverable=slots.deliverable,
            parent=scope.parent,
        )

    # sentences -------------------------------------------------------------------------------------------------

    def _read(self, node: Node, start: int = 0, *, own_first: bool = False) -> Assignment:
        """The item's assignment; brackets that hold one ("(Sở A chủ trì; Sở B phối hợp)") alone give it."""
        reader = Reader(node.body, self.context.finder(node.body), locator(node))
        bracket = parenthesis(node.body)
        if bracket and bracket[0] > start:
            inner = reader.read(bracket[0] + 1, bracket[1] - 1)
            if inner.leads:
                return replace(inner, predicate=start, matter=start)
        return self._bare_bracket(node, start) or reader.read(start, anywhere=not own_first)

    def _bare_bracket(self, node: Node, start: int) -> Assignment | None:
        """Bodies alone in the brackets that end an item lead it: "… (Sở A, Sở B; quý II)"."""
        bracket = bare_parenthesis(node.body)
        if bracket is None or bracket[0] <= start + 1:
            return None
        found = parse_list(self.context.finder(node.body), bracket[0], bracket[1])
        closed = re.compile(r"\s*(?:[;,:.]|$)").match(node.body.text, found.end, bracket[1])
        if not found.mentions or found.mentions[0].start != bracket[0] or not closed:
            return None
        if not all(m.known for m in found.mentions) or all(m.vague for m in found.mentions):
            return None
        holders = tuple(Holder(m, node.body, False, locator(node)) for m in found.mentions)
        return Assignment(holders, (), start, True)

    def _sentence(self, node: Node, scope: Scope) -> tuple[list[Task], tuple[Holder, ...]]:
        read = self._read(node, own_first=bool(scope.holders))
        if not node.numbered and node.mark is not Mark.BULLET and read.subject and is_report(node.body, read.predicate):
            self.holders[id(node)] = read.leads
            return [], ()
        intro = bool(_INTRO.search(node.body.text))
        if read.subject:
            self.holders[id(node)] = read.leads
            inner = replace(scope, holders=read.leads, partners=())
            if intro:
                inner = replace(inner, partners=read.partners)
                return self.below(node, inner), () if node.children else read.leads
            task = self._task(node, read.leads, read.partners, scope, predicate=read.matter)
            return [task, *self.below(node, replace(inner, parent=task.ref))], ()
        if scope.holders and not (intro and node.children):
            task = self._task(node, scope.holders, read.partners or scope.partners, scope, predicate=read.matter)
            return [task, *self.below(node, replace(scope, parent=task.ref))], ()
        inner_tasks = self.below(node, scope)
        if inner_tasks or not self._stands_alone(node, scope):
            return inner_tasks, ()
        return [self._task(node, (), read.partners, scope, predicate=0)], ()

    def _stands_alone(self, node: Node, scope: Scope) -> bool:
        """A numbered item among the tasks that names no body: a task without a lead, which is a gap and stays."""
        if scope.section is not Section.TASKS or not node.numbered or node.mark < Mark.ARABIC:
            return False
        return len(node.body.text.split()) >= 4

    def _task(
        self, node: Node, leads: Sequence[Holder], partners: Sequence[Holder], scope: Scope, *, predicate: int
    ) -> Task:
        return draft(
            ref=node.ref,
            text=node.body,
            leads=leads,
            partners=partners,
            locator=locator(node),
            rule="task.sentence",
            deadline=self._deadline(node, node.body),
            parent=scope.parent,
            predicate=predicate,
        )

    def _deadline(self, node: Node, text: Passage) -> Deadline | None:
        span = self._bracket_deadline(text)
        span = span or find_deadline(text, 0, len(text), masked(text))
        return deadline(text, span, self.context, locator(node), "text.deadline") if span else None

    def _bracket_deadline(self, text: Passage) -> Span | None:
        """The deadline in the brackets that hold an assignment: in words, or a time alone ("(Sở A; tháng 9/2024)")."""
        bracket = parenthesis(text) or bare_parenthesis(text)
        if bracket is None:
            return None
        for start, end in clauses(text, *bracket):
            if (
                kind_of(text.text[start:end]) is not DeadlineKind.UNCLEAR
                and self.context.finder(text).at(start) is None
            ):
                return find_deadline(text, start, end) or Span(start, end)
        return find_deadline(text, *bracket, masked(text))


def _label_lines(blocks: Sequence[Block]) -> list[Label]:
    """The labels of label lines; a label that ends its line takes the lines after it as its content."""
    out: list[Label] = []
    for block in blocks:
        here = find_labels(block.body)
        if here:
            out += here
        elif out:
            out.append(Label(out[-1].slot, block.body, 0, 0, len(block.body)))
    return out


def _serve_all(node: Node) -> bool:
    """Whether one block of labels behind the last bullet serves the item: no other bullet has labels of its own."""
    if node.labels or not node.children or not node.children[-1].labels:
        return False
    bullets = [c for c in node.children if c.block is not None]
    last = bullets[-1]
    if any(c.labels or c.children or c.mark is not last.mark for c in bullets[:-1]):
        return False
    if last.numbered:
        return len(bullets) > 1 and last.mark is Mark.LETTER
    first = last.labels[0].marker
    same_style = (
        first is None or last.block is None or last.block.marker is None or first.style == last.block.marker.style
    )
    return same_style if len(bullets) == 1 else True


def _text_of(node: Node, *, served: bool) -> Passage:
    """The task's own words: the item's text before its labels, with the bullets that one block of labels serves."""
    inline = find_labels(node.body)
    text = node.body.cut(0, inline[0].start) if inline else node.body
    for child in node.children if served else ():
        if child.block is not None:
            text = text.joined(child.block.text)
    return text


def locator(node: Node) -> str:
    """Where an item stands, for people: "II.2, gạch đầu dòng 3"."""
    numbered = next((n for n in (node, *node.ancestors()) if n.numbered), None)
    place = f"mục {numbered.ref}" if numbered is not None and numbered.ref else ""
    if node is numbered:
        return place
    kind = "gạch đầu dòng" if node.mark is Mark.BULLET else "đoạn"
    number = (node.ref or WHOLE).rsplit(".", 1)[-1].lstrip("đ")
    return f"{place}, {kind} {number}" if place else f"{kind} {number}"
