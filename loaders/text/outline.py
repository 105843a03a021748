"""The outline: blocks as a tree, by the kinds, styles and sequence of their markers.

Levels are relative: a style seen before returns to its level, a new one opens a level below. A list that starts
again at its first value right under its own first item is a level of its own (a misnumbered heading). Lines that are
labels of the item before them ("Cơ quan chủ trì: …") hang on that item and open no level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from loaders.text.blocks import Block, Table
from loaders.text.lines import Mark
from loaders.text.passage import EMPTY, Passage

_INTRO_RANK = 5.5
_FIRST = frozenset({"1", "a", "I"})


@dataclass(eq=False)
class Node:
    """An item: its block (None for the root), table, attached label blocks, children; `ref` is its path ("II.2.3")."""

    block: Block | None
    rank: float
    style: str
    ref: str = ""
    ordinal: int = 0
    table: Table | None = None
    labels: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    @property
    def body(self) -> Passage:
        """The item's text behind its marker."""
        return self.block.body if self.block else EMPTY

    @property
    def mark(self) -> Mark:
        """The kind of the item's marker."""
        return self.block.marker.kind if self.block and self.block.marker else Mark.NONE

    @property
    def numbered(self) -> bool:
        """Whether the item carries a number or a letter."""
        return self.mark not in (Mark.NONE, Mark.BULLET)

    def ancestors(self) -> Iterator[Node]:
        """The items above, nearest first, the root left out."""
        node = self.parent
        while node is not None and node.block is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """The item and everything below it, in order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def _rank(block: Block) -> tuple[float, str]:
    if block.marker:
        return float(block.marker.kind) + (block.marker.depth - 1) * 0.1, block.marker.style
    if block.body.text.isupper() and len(block.body) > 3:
        return float(Mark.PART), "capitals"
    if block.body.text.endswith(":"):
        return _INTRO_RANK, "intro"
    return float(Mark.NONE), "paragraph"


def _in_capitals(block: Block | None) -> bool:
    """Whether an item is a heading in capitals: a level above items of the same numbering that are not."""
    return block is not None and block.body.text.isupper() and " " in block.body.text


def _heads_section(stack: list[Node], block: Block, style: str) -> int | None:
    """Where in the stack the capitals stand whose next sibling this is ("2. NỘI DUNG" behind "1. MỤC ĐÍCH")."""
    if not _in_capitals(block):
        return None
    places = [i for i, n in enumerate(stack) if n.style.rstrip("'") == style and _in_capitals(n.block)]
    return places[0] if places else None


def _restarts(stack: list[Node], block: Block, style: str) -> bool:
    """A list starting again directly under its own first item: "1. MỤC ĐÍCH …" then "1. Mục đích"."""
    top = stack[-1]
    if not (block.marker and top.block and top.block.marker and top.style == style and not top.children):
        return False
    first = block.marker.value in _FIRST
    below = _in_capitals(top.block) and not _in_capitals(block)
    return first and (block.marker.value == top.block.marker.value or below)


def _pop(stack: list[Node], rank: float, style: str) -> None:
    """Closes levels until the parent of an item with this rank and style is on top."""
    styles = [n.style.rstrip("'") for n in stack]
    if style in styles and style != "intro":
        last = len(styles) - 1 - styles[::-1].index(style)
        del stack[last:]
        return
    while len(stack) > 1 and stack[-1].rank >= rank and not _nested(stack[-1], rank, style):
        stack.pop()


def _nested(top: Node, rank: float, style: str) -> bool:
    """Two styles of one kind ("1." and "1)", "-" and "+") nest in the order in which they come."""
    return top.rank == rank and top.style != style and style not in ("paragraph", "intro", "capitals")


def outline(blocks: list[Block | Table], is_label: Callable[[Block], bool]) -> Node:
    """The tree of `blocks`; `is_label` tells the lines that are labels of the item before them."""
    root = Node(None, 0.0, "root")
    stack = [root]
    open_label = False
    for block in blocks:
        if isinstance(block, Table):
            holder = stack[-1]
            holder.children.append(
                Node(None, 0.0, "table", parent=holder, table=block, ordinal=len(holder.children) + 1)
            )
            continue
        holder = stack[-1]
        if holder.block is not None and is_label(block):
            holder.labels.append(block)
            open_label = block.body.text.rstrip().endswith(":")
            continue
        if open_label and not (block.marker and block.marker.kind < Mark.BULLET) and not block.heading:
            holder.labels.append(block)
            continue
        open_label = False
        _place(stack, block)
    _number(root)
    return root


def _place(stack: list[Node], block: Block) -> None:
    rank, style = _rank(block)
    section = _heads_section(stack, block, style)
    if section is not None:
        del stack[section:]
    elif _restarts(stack, block, style):
        style += "'"
        rank += 0.5
    else:
        _pop(stack, rank, style)
        if block.marker is None and style == "paragraph":
            while len(stack) > 1 and stack[-1].mark is Mark.BULLET:
                stack.pop()
    parent = stack[-1]
    node = Node(block, rank, style, parent=parent, ordinal=len(parent.children) + 1)
    parent.children.append(node)
    stack.append(node)


def _unnumbered(node: Node, place: int, *, alone: bool) -> str:
    """The path part of a bullet (its ordinal), a table, or a paragraph ("đ2": đoạn 2); none for capitals."""
    if node.table is not None:
        return "bảng" if alone else f"bảng{place}"
    if node.style == "capitals":
        return ""
    return str(place) if node.mark is Mark.BULLET else f"đ{place}"


def _number(root: Node) -> None:
    """Gives every item its path: markers of numbered items, ordinals of bullets and paragraphs."""
    for node in root.walk():
        if node is root or node.parent is None:
            continue
        above = node.parent.ref
        if node.numbered and node.block and node.block.marker:
            value = node.block.marker.value
            if node.mark is Mark.ARTICLE:
                own = f"Đ{value}"
            elif (
                node.parent.mark is Mark.ARABIC
                and node.block.marker.depth > 1
                and above.endswith(value.rsplit(".", 1)[0])
            ):
                above, own = above[: -len(value.rsplit(".", 1)[0])].rstrip("."), value
            else:
                own = value
        else:
            same = [
                c for c in node.parent.children if c.mark is node.mark and (c.table is None) == (node.table is None)
            ]
            own = _unnumbered(node, same.index(node) + 1, alone=len(same) == 1)
        node.ref = f"{above}.{own}" if above and own else above or own
