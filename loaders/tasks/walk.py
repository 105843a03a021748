"""The walk over the outline that finds tasks: what each item inherits from above, and what it says itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.records import Deadline, Task
from graph.vocabulary import DeadlineKind
from loaders.context import Context
from loaders.tasks.assignment import Assignment, Holder, Reader, gives_work
from loaders.tasks.brackets import bare_parenthesis, bare_tail, bodies_alone, parenthesis
from loaders.tasks.deadlines import Span, deadline, find_deadline, kind_of
from loaders.tasks.drafts import draft, locator
from loaders.tasks.groups import JOINING, groups, label_lines, task_heading
from loaders.tasks.headings import Heading, body_heading, duty_holders, heads_bodies, opens_with_body, unknown_heading
from loaders.tasks.labels import CARRYING, Label, Slot, find_labels
from loaders.tasks.masks import masked
from loaders.tasks.measures import begins_with_verb, is_target, states_work
from loaders.tasks.scope import Handed, Scope
from loaders.tasks.sections import (
    Section,
    is_appendix,
    is_aside,
    is_closing,
    is_enacting,
    is_form,
    is_funding,
    is_heading,
    is_member,
    is_procedure,
    is_report,
    section_of,
)
from loaders.tasks.serving import labels_after, own_words, serves_all, serves_several
from loaders.tasks.slots import Slots, from_labels, shared_out
from loaders.tasks.subjects import guides
from loaders.tasks.tables import TableReader
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage
from loaders.text.sentences import clauses

_INTRO = re.compile(r":\s*$")
_ASSIGNS = re.compile(r"chủ trì|phối hợp|thực hiện")
_FEWEST_WORDS = 4


@dataclass
class Walk:
    """Finds the tasks below a node, and remembers who stands over each item (for reporting duties)."""

    context: Context
    tables: TableReader
    holders: dict[int, tuple[Holder, ...]] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)
    """Items that are headings of bodies."""
    of_bodies: dict[int, bool] = field(default_factory=dict)
    """Whether there are headings of bodies among the items below an item."""

    def below(self, node: Node, scope: Scope) -> list[Task]:
        """The tasks of the node's children, in order."""
        tasks: list[Task] = []
        for group in groups(node.children, held=bool(scope.holders)):
            if group.led and (group.items or node.block):
                slots = from_labels(group.labels, self.context, locator(node))
                served = group.items or [node]
                tasks += [task for item in served for task in self._covered(item, slots, scope)]
            else:
                tasks += self._in_turn(group.items, node, scope)
        return tasks

    def _in_turn(self, children: Sequence[Node], node: Node, scope: Scope) -> list[Task]:
        tasks: list[Task] = []
        current = scope
        for child in children[_preamble(children) if node.block is None else 0 :]:
            if is_form(child):
                current = replace(current, section=Section.AIMS, holders=())
            elif current.section is Section.AIMS and scope.section is not Section.AIMS and is_appendix(child):
                current = scope
            if child.table is not None:
                if current.section is not Section.AIMS:
                    tasks += self.tables.read(child.table, node.ref)
                continue
            found, handed = self._visit(child, current)
            tasks += found
            if handed:
                current = replace(current, holders=handed.leads, partners=handed.partners)
        return tasks

    def _visit(self, node: Node, scope: Scope) -> tuple[list[Task], Handed | None]:
        """The tasks of one item; and the bodies that an introducing line hands on to the items after it."""
        section = section_of(node, scope.section)
        scope = replace(scope, section=section)
        self.holders[id(node)], self.sections[id(node)] = scope.holders, section
        told = is_aside(node) or is_procedure(node)
        if section is Section.AIMS or told or (is_member(node) and not node.children):
            return [], None
        if is_funding(node) and not node.children and not scope.holders:
            return [], None
        if section is Section.FUNDS and not scope.holders:
            return self._funded(node, scope), None
        named = body_heading(node, self.context)
        enacts = node.parent is not None and node.parent.block is None and is_enacting(node)
        if enacts or (is_closing(node) and not named):
            return self.below(node, scope), None
        heading = named or self._unknown_heading(node, scope)
        if heading:
            self.heads.add(id(node))
            introduces = not node.children and not node.labels and not node.numbered and _INTRO.search(node.body.text)
            found = self._under_heading(node, replace(scope, holders=heading[0]), heading[1])
            return found, Handed(heading[0]) if introduces else None
        if scope.holders and node.children and JOINING.match(node.body.same):
            return self.below(node, replace(scope, joined=True)), None
        labels = self._labels(node)
        if labels:
            return self._labelled(node, labels, scope), None
        if is_heading(node) and node.body.text.isupper():
            return self.below(node, scope), None
        return self._sentence(node, scope)

    # a body's section ------------------------------------------------------------------------------------------

    def _unknown_heading(self, node: Node, scope: Scope) -> Heading | None:
        """The bodies that a heading names as no lexicon does, in a section of bodies or beside their headings."""
        if node.parent is None:
            return None
        if scope.section is not Section.ORGANISATION and not opens_with_body(node, self.context):
            return None
        above = node.parent
        if id(above) not in self.of_bodies:
            self.of_bodies[id(above)] = heads_bodies(above, self.context)
        return unknown_heading(node, self.context, beside=self.of_bodies[id(above)])

    def _under_heading(self, node: Node, scope: Scope, rest: int | None) -> list[Task]:
        self.holders[id(node)] = scope.holders
        own: list[Task] = []
        if rest is not None:
            read = self._read(node, rest, own_first=True)
            holders = read.leads if read.subject and rest <= read.leads[0].mention.start else scope.holders
            own = [self._task(node, holders, read.partners, scope, predicate=rest)]
        if not own and not node.children and node.labels:
            return self._labelled(node, self._labels(node), scope)
        return own + self.below(node, replace(scope, parent=own[0].ref if own else scope.parent))

    def _funded(self, node: Node, scope: Scope) -> list[Task]:
        """Under a heading about money, tasks are only what is given to a body by its name."""
        read = self._read(node)
        named = read.subject and all(h.mention.known and not h.mention.collective for h in read.leads)
        if is_funding(node) and not is_heading(node):
            return []
        if named and not is_heading(node) and not is_closing(node):
            return [self._task(node, read.leads, read.partners, scope, predicate=read.matter)]
        return self.below(node, scope)

    # labelled items --------------------------------------------------------------------------------------------

    def _labels(self, node: Node) -> list[Label]:
        """The labels of an item: in its own text, on lines below it, or on its last bullet where they serve all."""
        inline = find_labels(node.body)
        lines = label_lines(node.labels)
        if not lines:
            lines = label_lines(node.children[-1].labels if serves_all(node) else labels_after(node))
        every = [*inline, *lines]
        return every if any(label.slot in CARRYING for label in every) else []

    def _labelled(self, node: Node, labels: list[Label], scope: Scope) -> list[Task]:
        place = locator(node)
        slots = from_labels(labels, self.context, place)
        served = serves_all(node)
        heads = _INTRO.search(node.body.text) or task_heading(node) == len(node.body)
        told = len(node.children) == 1 and task_heading(node.children[0]) is not None
        if served and not told and (not node.numbered or node.children[0].numbered or heads or serves_several(node)):
            return [task for child in node.children for task in self._served(child, slots, scope)]
        text = own_words(node, served=served)
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

    def _covered(self, node: Node, slots: Slots, scope: Scope) -> list[Task]:
        """The tasks of an item that a block of labels behind it serves: its own, or those below a heading."""
        if section_of(node, scope.section) is Section.AIMS:
            return []
        content = task_heading(node)
        heads = content == len(node.body) if content else is_heading(node) or bool(_INTRO.search(node.body.text))
        items = [] if groups(node.children)[0].led else node.children
        below = [task for child in items for task in self._covered(child, slots, scope)] if heads else []
        text = node.body.cut(content or 0)
        if below or node.table is not None or not text.text:
            return below or self._served(node, slots, scope)
        task = self._slotted(node, text, slots, scope)
        inner = replace(scope, holders=(), section=Section.OTHER, parent=task.ref)
        return [task, *(self._in_turn(items, node, inner) if not heads else [])]

    def _served(self, child: Node, slots: Slots, scope: Scope) -> list[Task]:
        """The task of one of several items that share a block of labels; a table among them speaks for itself."""
        if child.table is not None:
            return self.tables.read(child.table, child.parent.ref if child.parent else "")
        return [self._slotted(child, child.body, slots, scope)] if child.body.text else []

    def _slotted(self, node: Node, text: Passage, slots: Slots, scope: Scope) -> Task:
        leads, partners = shared_out(slots, text, self.context, locator(node), scope.holders)
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
        return self._bare_bodies(node, start) or reader.read(start, anywhere=not own_first)

    def _bare_bodies(self, node: Node, start: int) -> Assignment | None:
        """Bodies alone in the brackets or behind the colon that end an item lead it: "… (Sở A; quý II)", "…: Sở A."."""
        bracket = bare_parenthesis(node.body) or bare_tail(node.body)
        if bracket is None or bracket[0] <= start + 1:
            return None
        found = bodies_alone(node.body, self.context.finder(node.body), *bracket)
        if not found:
            return None
        holders = tuple(Holder(m, node.body, False, locator(node)) for m in found)
        return Assignment(holders, (), start, True)

    def _sentence(self, node: Node, scope: Scope) -> tuple[list[Task], Handed | None]:
        if not scope.holders and is_target(node.body) and not gives_work(node.body):
            return self.below(node, scope), None
        read = self._read(node, own_first=bool(scope.holders))
        if read.subject and guides(node.body, (h.mention.name for h in scope.holders)):
            read = replace(read, leads=(), subject=False, predicate=0, matter=0)
        if scope.joined and read.subject:
            read = replace(read, leads=(), partners=(*read.leads, *read.partners), subject=False)
        if not node.numbered and node.mark is not Mark.BULLET and read.subject and is_report(node.body, read.predicate):
            self.holders[id(node)] = read.leads
            return [], None
        duty = None if read.subject else duty_holders(node, self.context)
        if duty:
            read = replace(read, leads=duty[0], subject=True, predicate=duty[1], matter=duty[1])
        if read.subject:
            return self._with_subject(node, read, scope)
        return self._without_subject(node, read, scope), None

    def _with_subject(self, node: Node, read: Assignment, scope: Scope) -> tuple[list[Task], Handed | None]:
        """The tasks of an item that names its bodies, and those that an introducing line hands on."""
        self.holders[id(node)] = read.leads
        inner = replace(scope, holders=read.leads, partners=())
        if _INTRO.search(node.body.text):
            handed = None if node.children else Handed(read.leads, read.partners)
            tabled = bool(node.children) and all(child.table is not None for child in node.children)
            own = [self._task(node, read.leads, read.partners, scope, predicate=read.matter)] if tabled else []
            return own + self.below(node, replace(inner, partners=read.partners)), handed
        task = self._task(node, read.leads, read.partners, scope, predicate=read.matter)
        shared = read.partners if is_heading(node) else ()
        return [task, *self.below(node, replace(inner, partners=shared, parent=task.ref))], None

    def _without_subject(self, node: Node, read: Assignment, scope: Scope) -> list[Task]:
        """The tasks of an item that names no bodies: they are those above it, or none."""
        intro = bool(_INTRO.search(node.body.text))
        if self._goes_on(node, scope):
            return self.below(node, scope)
        if intro and not node.children and not node.numbered:
            return []
        partners = read.partners or scope.partners
        heads = bool(node.children) and (intro or is_heading(node))
        inner = self.below(node, replace(scope, partners=partners)) if heads or not scope.holders else []
        if inner:
            return inner
        if scope.holders:
            task = self._task(node, scope.holders, partners, scope, predicate=read.matter)
            return [task, *(self.below(node, replace(scope, parent=task.ref)) if not heads else [])]
        return [self._task(node, (), read.partners, scope, predicate=0)] if self._stands_alone(node, scope) else []

    def _goes_on(self, node: Node, scope: Scope) -> bool:
        """Whether an unnumbered paragraph only goes on with the task of the item above it."""
        above = node.parent
        if node.mark is not Mark.NONE or above is None or above.block is None:
            return False
        if id(above) in self.heads and above.children[0].mark is not Mark.BULLET:
            return False
        if scope.holders and begins_with_verb(node.body.same):
            return False
        beside = above.children[node.ordinal - 2] if node.ordinal > 1 else above
        return (bool(scope.parent) and scope.parent == above.ref) or not is_heading(above) or beside.mark is Mark.BULLET

    def _stands_alone(self, node: Node, scope: Scope) -> bool:
        """An item among the tasks that names no body but states work: a task without a lead, a gap that stays."""
        if scope.section is not Section.TASKS or (node.numbered and node.mark < Mark.ARABIC):
            return False
        if is_heading(node) and any(child.mark is not Mark.NONE for child in node.children):
            return False
        return len(node.body.text.split()) >= _FEWEST_WORDS and states_work(node.body)

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
                own = not _ASSIGNS.search(text.same, start, end)
                return find_deadline(text, start, end) or (Span(start, end) if own else None)
        return find_deadline(text, *bracket, masked(text))


def _preamble(children: Sequence[Node]) -> int:
    """How many paragraphs stand before the one that introduces the items of a document: they tell the situation."""
    for n, child in enumerate(children):
        if child.block is None or child.numbered:
            return 0
        if _INTRO.search(child.body.text):
            return n if any(later.numbered for later in children[n + 1 : n + 2]) else 0
    return 0
