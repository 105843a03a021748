"""The outline: blocks as a tree, by the kinds, styles and sequence of their markers.

Levels are relative: a style seen before returns to its level, a new one opens a level below. A list that starts
again at its first value right under its own first item is a level of its own (a misnumbered heading). Lines that are
labels of the item before them ("Cơ quan chủ trì: …") hang on that item and open no level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.passage import EMPTY, Passage
from loaders.text.table import Table

_INTRO_RANK = 5.5
_BODIES_RANK = 4.5
"""An unnumbered line that names bodies and nothing else heads the items after it."""
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


def _rank(block: Block, *, names_bodies: bool) -> tuple[float, str]:
    if block.marker is None and names_bodies:
        return _BODIES_RANK, "bodies"
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


def outline(
    blocks: list[Block | Table],
    is_label: Callable[[Block], bool],
    names_bodies: Callable[[Block], bool] = lambda _: False,
) -> Node:
    """The tree of `blocks`.

    `is_label` tells the lines that are labels of the item before them, `names_bodies` those that name bodies alone.
    """
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
        _place(stack, block, names_bodies(block))
    _number(root)
    return root


def _place(stack: list[Node], block: Block, names_bodies: bool) -> None:
    rank, style = _rank(block, names_bodies=names_bodies)
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


def _number(root: Node) -> None:
    """Gives every item its path: markers of numbered items, ordinals of bullets, paragraphs and tables."""
    for parent in root.walk():
        places: Counter[str] = Counter()
        tables = sum(1 for child in parent.children if child.table is not None)
        for child in parent.children:
            places[_sort(child)] += 1
            above, own = parent.ref, _own(child, places[_sort(child)], one_table=tables == 1)
            if child.mark is Mark.ARABIC and parent.mark is Mark.ARABIC and _repeats(own, above):
                above = above[: -len(own.rsplit(".", 1)[0])].rstrip(".")
            child.ref = f"{above}.{own}" if above and own else above or own


def _sort(node: Node) -> str:
    return "table" if node.table is not None else node.mark.name


def _repeats(own: str, above: str) -> bool:
    """Whether an item's number holds its parent's: "2.1" under "II.2"."""
    return "." in own and f".{above}".endswith("." + own.rsplit(".", 1)[0])


def _own(node: Node, place: int, *, one_table: bool) -> str:
    """The path part of an item: its number; a bullet's ordinal; "đ2" for the second paragraph; none for capitals."""
    if node.table is not None:
        return "bảng" if one_table else f"bảng{place}"
    if node.numbered and node.block and node.block.marker:
        return f"Đ{node.block.marker.value}" if node.mark is Mark.ARTICLE else node.block.marker.value
    if node.style == "capitals":
        return ""
    return str(place) if node.mark is Mark.BULLET else f"đ{place}"
