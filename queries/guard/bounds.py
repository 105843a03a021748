"""Upper bounds of values, and how they follow from those of their parts."""

from __future__ import annotations

from dataclasses import dataclass

import lark

from queries.guard.tree import Tree

LARGEST_RANGE = 10_000
"""Numbers of a range, and what is taken for the length of a list that nobody knows."""


@dataclass(frozen=True)
class Size:
    """At most so many elements or letters (`count`), all parts together (`weight`), and the largest part of a list."""

    count: int
    weight: int
    item: Size | None = None
    open: bool = False
    """The parts may be as large as the whole."""

    @property
    def inside(self) -> Size:
        """Any part of the value."""
        return self if self.open else self.item or ONE

    @property
    def looped(self) -> Size:
        """What a loop over the value takes in one step."""
        return STORED if self == GIVEN else self.inside

    @property
    def widest(self) -> int:
        """The count of the value or of one of its parts, whichever is larger."""
        return max(self.count, self.item.widest if self.item else 0)


ONE = Size(1, 1)
STORED = Size(100, 20, open=True)
"""What stands in the graph: its lists are short."""
GIVEN = Size(LARGEST_RANGE, LARGEST_RANGE, open=True)
"""A parameter: `queries.ask` bounds the length of all together."""


def text_of(letters: int) -> Size:
    """A text."""
    return Size(max(letters, 0), max(letters, 1))


def list_of(count: int, item: Size) -> Size:
    """A list."""
    return Size(count, count * max(item.weight, 1), item)


def either(sizes: list[Size]) -> Size:
    """A value that is one of several."""
    if not sizes:
        return ONE
    weight = max(each.weight for each in sizes)
    if any(each.open for each in sizes):
        return Size(max(each.widest for each in sizes), weight, open=True)
    items = [each.item for each in sizes if each.item]
    return Size(max(each.count for each in sizes), weight, either(items) if items else None)


def put_together(sizes: list[Size]) -> Size:
    """Texts put together, or lists, or a list and further elements."""
    weight = sum(each.weight for each in sizes)
    if not any(each.item for each in sizes):
        return Size(sum(each.count for each in sizes), weight, open=any(each.open for each in sizes))
    count = sum(each.count if each.item or each.open else 1 for each in sizes)
    return Size(count, weight, either([each.item or each for each in sizes]))


def literal(tree: Tree | lark.Token) -> int | None:
    """The whole number that is written here; None for anything else."""
    if isinstance(tree, lark.Token):
        return None
    if tree.data == "number" and str(tree.children[0]).isdigit():
        return int(str(tree.children[0]))
    if tree.data == "signed":
        value = literal(tree.children[1])
        return None if value is None else (-value if str(tree.children[0]) == "-" else value)
    return None


def written_range(call: Tree) -> int | None:
    """How many numbers a range() of written numbers gives; None where one of them is computed."""
    values = [literal(each) for each in call.children[1:]]
    numbers = [value for value in values if value is not None]
    return _between(*numbers) if 2 <= len(numbers) == len(values) <= 3 else None


def _between(start: int, end: int, step: int = 1) -> int:
    return max(0, (end - start) // (step or 1) + 1)
