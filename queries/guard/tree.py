"""Ways to look at the tree of a statement."""

from __future__ import annotations

from collections.abc import Iterator

import lark

Tree = lark.Tree[lark.Token]

SUBQUERIES = frozenset({"subquery", "call"})


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


def place_of(tree: Tree | lark.Token) -> lark.Token:
    """The first token of a part of the tree."""
    if isinstance(tree, lark.Token):
        return tree
    for child in tree.children:
        found = place_of(child)
        if found.line:
            return found
    return lark.Token("", "")


def parts(tree: Tree, *names: str) -> list[Tree]:
    """The children with these names."""
    return [child for child in tree.children if isinstance(child, lark.Tree) and child.data in names]


def part(tree: Tree, name: str) -> Tree | None:
    """The first child with this name."""
    return next(iter(parts(tree, name)), None)


def own_name(tree: Tree) -> str | None:
    """The name that stands right in a part: the variable of a node or edge, the alias of an item."""
    return next((str(c) for c in reversed(tree.children) if isinstance(c, lark.Token) and c.type == "NAME"), None)


def within(tree: Tree | lark.Token, *, into_subqueries: bool = False) -> Iterator[Tree]:
    """The parts of the tree from the top down, left to right; those inside of subqueries only if asked for."""
    pending: list[Tree | lark.Token] = [tree]
    while pending:
        current = pending.pop()
        if isinstance(current, lark.Token):
            continue
        yield current
        if current.data in SUBQUERIES and current is not tree and not into_subqueries:
            continue
        pending.extend(reversed(current.children))


def variables(tree: Tree | lark.Token) -> list[str]:
    """The names of variables that an expression uses, subqueries included, in their order.

    The variables that a comprehension or reduction makes for itself are among them.
    """
    found: list[str] = []
    for each in within(tree, into_subqueries=True):
        if each.data == "variable":
            found.append(str(each.children[0]))
        elif each.data in ("node", "inside", "projection"):
            name = own_name(each) if each.data != "projection" else str(each.children[0])
            found += [name] if name else []
    return found
