"""Which items a block of labels serves that stands behind one of them, and what is left as an item's own words."""

from __future__ import annotations

from loaders.tasks.groups import is_label
from loaders.tasks.labels import find_labels
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage


def serves_all(node: Node) -> bool:
    """Whether one block of labels behind the last bullet serves the item: no other bullet has labels of its own."""
    if node.labels or not node.children or not node.children[-1].labels or is_label(node.children[-1]):
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


def labels_after(node: Node) -> list[Block]:
    """The labels of a bullet that has none: those, as lines of their own, of the next bullet that has some."""
    if node.mark is not Mark.BULLET or node.children or node.parent is None:
        return []
    for after in node.parent.children[node.ordinal :]:
        if after.labels:
            return [] if after.mark is not Mark.BULLET or after.labels[0].marker else after.labels
        if after.mark is not Mark.BULLET or after.children:
            return []
    return []


def own_words(node: Node, *, served: bool) -> Passage:
    """The task's own words: the item's text before its labels, with the bullets that one block of labels serves."""
    inline = find_labels(node.body)
    text = node.body.cut(0, inline[0].start) if inline else node.body
    for child in node.children if served else ():
        if child.block is not None:
            text = text.joined(child.block.text)
    return text


def serves_several(node: Node) -> bool:
    """Whether the block that serves the bullets stands in lines of its own behind several of them."""
    labels = node.children[-1].labels if len(node.children) > 1 else []
    return bool(labels) and labels[0].marker is None
