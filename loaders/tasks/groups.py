"""Blocks of labels that are items themselves and serve the items before them.

1. Nội dung                          the tasks: these items
   a) Tổ chức hội nghị …
   b) Biên soạn tài liệu …
2. Cơ quan chủ trì, phối hợp         who leads and partners each of them
   a) Cơ quan chủ trì
      - Sở Nội vụ.
   b) Cơ quan phối hợp: Sở Tài chính.
3. Thời gian thực hiện: Quý I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.tasks.labels import CARRYING, Label, Slot, find_labels, slot_heading
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.outline import Node


@dataclass
class Group:
    """Items, and the labels behind them that serve all of them (none where they have none)."""

    items: list[Node] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    """The items that are the labels."""

    @property
    def led(self) -> bool:
        """Whether the labels say who leads."""
        return any(label.slot in (Slot.LEAD, Slot.BOTH) for label in self.labels)


def groups(children: Sequence[Node], *, held: bool = False) -> list[Group]:
    """The children as runs of items with the items behind them that are labels.

    `held`: they stand under a body of their own, so that a bare "Chủ trì, phối hợp" is its verb and no label.
    """
    out = [Group()]
    for child in children:
        if is_label(child) and not (held and JOINING.fullmatch(child.body.same)):
            out[-1].labels += _labels(child)
            out[-1].nodes.append(child)
            continue
        if out[-1].labels:
            out.append(Group())
        out[-1].items.append(child)
    return [group if group.led else Group([*group.items, *group.nodes]) for group in out]


JOINING = re.compile(
    r"(?:chủ trì|chủ động)?,?\s*(?:và )?phối hợp(?: chặt chẽ)?(?: với)?"
    r"(?: các (?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))*(?: (?:có )?liên quan)?)?(?: sau)?\s*:?\s*$"
)
"""A line that ends in "phối hợp" over items which open with the bodies that are worked with."""
_SECTION = re.compile(r"(?:phân công|trách nhiệm|giao|tổ chức (?:triển khai )?thực hiện)(?![^\W_])")


def is_label(node: Node) -> bool:
    """Whether a numbered item is a label, told by its words; "III. PHÂN CÔNG NHIỆM VỤ" is a section."""
    if node.block is None or node.mark not in (Mark.ARABIC, Mark.LETTER) or node.body.text.isupper():
        return False
    if _slot(node) not in CARRYING or _heads_items(node):
        return False
    return not _SECTION.match(node.body.same) or (not node.children and bool(label_lines(node.labels)))


def _heads_items(node: Node) -> bool:
    """Whether bodies with work of their own stand below: "b) Cơ quan thực hiện:" over "- Sở A:" over its items."""
    below = [child for child in node.children if child.block is not None]
    return bool(below) and below[0].body.text.endswith(":") and bool(below[0].children or len(below) > 1)


def task_heading(node: Node) -> int | None:
    """Where the words behind a heading of the tasks themselves begin ("1. Nội dung:"), or None."""
    found = slot_heading(node.body) if node.block else None
    return found[1] if found and found[0] is Slot.TASK else None


def label_lines(blocks: Sequence[Block]) -> list[Label]:
    """The labels of label lines; a label that ends its line takes the lines after it as its content."""
    out: list[Label] = []
    for block in blocks:
        here = find_labels(block.body)
        if here:
            out += here
        elif out:
            out.append(Label(out[-1].slot, block.body, 0, 0, len(block.body)))
    return out


def _slot(node: Node) -> Slot | None:
    found = slot_heading(node.body) if node.block else None
    return found[0] if found else None


_LEADS = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm")


def _labels(node: Node) -> list[Label]:
    """The labels of an item that is one, and of the items and lines below it.

    Where "chủ trì" and "thực hiện" stand apart, who only carries out is no lead.
    """
    out = list(_contents(node))
    named = any(_LEADS.search(words) for words, label in out if label.slot is Slot.LEAD)
    return [
        Label(Slot.PARTNER, label.passage, label.start, label.content, label.end)
        if named and label.slot is Slot.LEAD and not _LEADS.search(words)
        else label
        for words, label in out
    ]


def _contents(top: Node) -> Iterator[tuple[str, Label]]:
    """The contents below a label item, each with the words of its label."""
    slot, words = Slot.OTHER, ""
    for node in top.walk():
        found = slot_heading(node.body) if node.block else None
        if found:
            slot, words = found[0], node.body.same[: found[1]]
            if found[1] < len(node.body):
                yield words, Label(slot, node.body, 0, found[1], len(node.body))
        elif node.block and slot in CARRYING and not node.body.text.startswith("("):
            yield from _own(node, slot, words)
        for label in label_lines(node.labels):
            yield label.passage.same[label.start : label.content] or words, label


def _own(node: Node, slot: Slot, words: str) -> Iterator[tuple[str, Label]]:
    """The contents of an item below a label: labels of its own, or all its words."""
    inner = [label for label in find_labels(node.body) if label.slot in CARRYING]
    for label in inner:
        yield label.passage.same[label.start : label.content], label
    if not inner:
        yield words, Label(slot, node.body, 0, 0, len(node.body))
