"""Filling a task's slots from labelled contents: lines under an item, or cells of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.records import Deadline, Deliverable
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.evidence import evidence
from loaders.tasks.assignment import Holder, Reader
from loaders.tasks.deadlines import Span, deadline
from loaders.tasks.labels import Label, Slot, find_labels, starts_with_role
from loaders.text.passage import Passage

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
        """A lead's content may name partners too: "Sở A (phối hợp: Sở B)", "Sở A chủ trì, phối hợp với Sở B"."""
        if "phối hợp" in passage.same[start:end] or starts_with_role(passage, start):
            self._both(passage, start, end, context, locator)
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
        read = Reader(passage, context.finder(passage), locator).read(start, end)
        if read.leads or read.partners:
            leads = read.leads or _holders(
                passage, start, passage.same.find("phối hợp", start, end), context, locator, explicit=True
            )
            self.leads += leads
            self.partners += read.partners
            return
        everyone = _holders(passage, start, end, context, locator, explicit=True)
        self.leads += everyone[:1]
        self.partners += everyone[1:]


def _holders(passage: Passage, start: int, end: int, context: Context, locator: str, *, explicit: bool) -> list[Holder]:
    found = parse_list(context.finder(passage), start, end, delimited=True)
    return [Holder(m, passage, explicit, locator) for m in found.mentions]


def from_labels(labels: list[Label], context: Context, locator: str, into: Slots | None = None) -> Slots:
    """The slots that these labels fill."""
    slots = into or Slots()
    for label in labels:
        slots.fill(label.slot, label.passage, label.content, label.end, context, locator)
    return slots
