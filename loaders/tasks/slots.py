"""Filling a task's slots from labelled contents: lines under an item, or cells of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.records import Deadline, Deliverable
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.evidence import evidence
from loaders.tasks.assignment import Assignment, Holder, Reader
from loaders.tasks.deadlines import Span, deadline
from loaders.tasks.labels import Label, Slot, find_labels, starts_with_role
from loaders.tasks.measures import begins_with_verb
from loaders.text.passage import Passage
from loaders.text.sentences import clauses

_NOTHING = re.compile(r"[\s\-–—.;:_/]*$")


@dataclass
class Slots:
    """What labels or columns gave; `named` tells which of them exist, even when they hold nothing."""

    leads: list[Holder] = field(default_factory=list)
    partners: list[Holder] = field(default_factory=list)
    deadline: Deadline | None = None
    deliverable: Deliverable | None = None
    named: set[Slot] = field(default_factory=set)

    def fill(self, slot: Slot, passage: Passage, start: int, end: int, context: Context, locator: str) -> None:
        """Takes passage[start:end] as the content of `slot`."""
        self.named.add(slot)
        if _NOTHING.fullmatch(passage.text, start, end):
            return
        if slot is Slot.LEAD:
            self._roles(passage, start, end, context, locator)
        elif slot is Slot.PARTNER:
            self.partners += _holders(passage, start, end, context, locator, explicit=True)
        elif slot is Slot.BOTH:
            self._both(passage, start, end, context, locator)
        elif slot is Slot.DEADLINE and self.deadline is None:
            self.deadline = deadline(passage, Span(start, end), context, locator, "slot.deadline")
        elif slot is Slot.DELIVERABLE and self.deliverable is None:
            text = passage.text[start:end].strip().rstrip(".;").strip()
            proof = evidence(passage, start, end, locator=locator, rule="slot.deliverable")
            self.deliverable = Deliverable(text=text, evidence=proof)

    def _roles(self, passage: Passage, start: int, end: int, context: Context, locator: str) -> None:
        """A lead's content may name partners too: "Sở A (phối hợp: Sở B)", "Sở A chủ trì, phối hợp với Sở B".

        Or it says what each of them does: "Sở A lập danh sách; các sở rà soát …".
        """
        if re.search("phối hợp|chủ trì", passage.same[start:end]) or starts_with_role(passage, start):
            self._both(passage, start, end, context, locator)
        elif leads := _acting(passage, start, end, context, locator):
            self.leads += leads
        else:
            self.leads += _holders(passage, start, end, context, locator, explicit=True)

    def _both(self, passage: Passage, start: int, end: int, context: Context, locator: str) -> None:
        inner = [x for x in find_labels(passage.cut(start, end)) if x.slot in (Slot.LEAD, Slot.PARTNER)]
        if inner:
            for label in inner:
                target = self.leads if label.slot is Slot.LEAD else self.partners
                target += _holders(label.passage, label.content, label.end, context, locator, explicit=True)
            if inner[0].start > 0 and not self.leads:
                self.leads += _holders(inner[0].passage, 0, inner[0].start, context, locator, explicit=True)
            return
        if bracketed := _bracket_roles(passage, start, end, context, locator):
            self.leads += bracketed[0]
            self.partners += bracketed[1]
            return
        reader = Reader(passage, context.finder(passage), locator)
        read = reader.read(start, end)
        if read.leads or read.partners:
            leads = read.leads or _holders(
                passage, start, passage.same.find("phối hợp", start, end), context, locator, explicit=True
            )
            self.leads += leads
            self.partners += read.partners
            self._others(reader, read, start, end)
            return
        everyone = _holders(passage, start, end, context, locator, explicit=True)
        self.leads += everyone[:1]
        self.partners += everyone[1:]

    def _others(self, reader: Reader, first: Assignment, start: int, end: int) -> None:
        """Who carries out beside the one that leads: "Sở A chủ trì kế hoạch; Sở B và Sở C tổ chức thực hiện"."""
        taken = {h.key for h in (*self.leads, *self.partners)}
        for clause in re.finditer(r";\s*", reader.passage.text[start:end]):
            read = reader.read(start + clause.end(), end, anywhere=False)
            new = [h for h in read.leads if h.key not in taken]
            if first.leads and new and not _ONLY_HELPS.match(reader.passage.same, read.predicate):
                self.leads += new
                taken |= {h.key for h in new}


def _acting(passage: Passage, start: int, end: int, context: Context, locator: str) -> list[Holder]:
    """The bodies that open the clauses of a content, where the first of them goes on with what it does; else none."""
    found: dict[str, Holder] = {}
    finder = context.finder(passage)
    for begin, stop in clauses(passage, start, end):
        opening = parse_list(finder, begin, stop)
        acts = opening.mentions and begins_with_verb(passage.same[opening.end : stop].lstrip())
        if not acts and not found:
            break
        if acts and not _ONLY_HELPS.match(passage.same, opening.end):
            holders = [Holder(m, passage, True, locator) for m in opening.mentions]
            found |= {h.key: h for h in holders if h.key not in found}
    return list(found.values())


_ONLY_HELPS = re.compile(r"\s*(?:cùng |tham gia |có trách nhiệm |chịu trách nhiệm )*(?:phối hợp|tham gia|hỗ trợ)")
_BRACKET_ROLE = re.compile(r"\((?:là )?(?:(?:cơ quan|đơn vị) )?(?P<role>chủ trì|phối hợp|đầu mối)[^()]{0,30}\)")


def _bracket_roles(
    passage: Passage, start: int, end: int, context: Context, locator: str
) -> tuple[list[Holder], list[Holder]] | None:
    """ "Sở A (chủ trì); Sở B, Sở C (phối hợp)": a role in brackets tells of the bodies before it; else None."""
    roles = list(_BRACKET_ROLE.finditer(passage.same, start, end))
    if not roles or roles[0].start() == start:
        return None
    leads: list[Holder] = []
    partners: list[Holder] = []
    at = start
    for role in roles:
        here = _holders(passage, at, role.start(), context, locator, explicit=True)
        (partners if role["role"] == "phối hợp" else leads).extend(here)
        behind = re.compile(r"[\s,;.]*(?:và )?").match(passage.text, role.end(), end)
        at = behind.end() if behind else role.end()
    partners += _holders(passage, at, end, context, locator, explicit=True) if at < end else []
    return leads, partners


def _holders(passage: Passage, start: int, end: int, context: Context, locator: str, *, explicit: bool) -> list[Holder]:
    found = parse_list(context.finder(passage), start, end, delimited=True)
    return [Holder(m, passage, explicit, locator) for m in found.mentions]


def shared_out(
    slots: Slots, text: Passage, context: Context, locator: str, otherwise: tuple[Holder, ...] = ()
) -> tuple[tuple[Holder, ...], tuple[Holder, ...]]:
    """Leads and partners of a task: its labels or columns alone where it has them, else what its own words say.

    A place that names both roles at once ("Sở A chủ trì, phối hợp với Sở B") is a place for partners too. `otherwise`:
    the leads of a task that names none.
    """
    leads, partners = tuple(slots.leads), tuple(slots.partners)
    lead_named = bool({Slot.LEAD, Slot.BOTH} & slots.named)
    partner_named = bool({Slot.PARTNER, Slot.BOTH} & slots.named) or bool(partners)
    if lead_named and partner_named:
        return leads, partners
    read = Reader(text, context.finder(text), locator).read(anywhere=not otherwise)
    if not lead_named:
        leads = read.leads or otherwise
    if not partner_named:
        taken = {h.key for h in leads}
        partners = tuple(h for h in read.partners if h.key not in taken)
    return leads, partners


def from_labels(labels: list[Label], context: Context, locator: str, into: Slots | None = None) -> Slots:
    """The slots that these labels fill."""
    slots = into or Slots()
    for label in labels:
        slots.fill(label.slot, label.passage, label.content, label.end, context, locator)
    return slots
