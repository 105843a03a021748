"""Values that grow with every step: a text or list added to itself, a replacement longer than what it replaces."""

from __future__ import annotations

import lark

from queries.guard.joins import is_aggregate
from queries.guard.refusals import refuse
from queries.guard.tree import Tree, listed, own_name, part, parts, place_of, within

_JOINING = frozenset({"sum", "list", "map", "comprehension", "reduction"})
_NOT_CARRYING = frozenset(
    {"comparison", "predicate", "negation", "both", "either", "product", "power", "quantified", "where", "connection"}
)
_NUMBERS = listed(
    "count sum avg min max size length abs ceil floor round sign sqrt exp log log10 tointeger tofloat toboolean"
)

Roots = dict[str, frozenset[str]]
"""What an alias is made of, by its name; other variables are made of themselves."""


def check_growth(tree: Tree) -> None:
    """Raise `QueryRefused` where a value could double from step to step."""
    roots: Roots = {}
    for each in within(tree, into_subqueries=True):
        if each.data in ("with_rows", "result"):
            _note(each, roots)
    for each in within(tree, into_subqueries=True):
        if each.data in _JOINING:
            _once(each, roots)
        elif each.data == "function" and str(each.children[0]).lower() == "replace":
            _no_longer(each)


def _note(clause: Tree, roots: Roots) -> None:
    items = part(clause, "items")
    for item in parts(items, "item") if items else []:
        alias = own_name(item)
        made_of = frozenset() if is_aggregate(item) else carried(item.children[0], roots)
        if alias and made_of:
            roots[alias] = made_of | roots.get(alias, frozenset())


def carried(tree: Tree | lark.Token, roots: Roots) -> frozenset[str]:
    """The variables whose whole values become part of the value of an expression.

    Comparisons, sizes and numbers carry none, nor do the properties of nodes; those of a map that carries a value do.
    """
    if isinstance(tree, lark.Token) or tree.data in _NOT_CARRYING:
        return frozenset()
    if tree.data == "variable":
        name = str(tree.children[0])
        return roots.get(name, frozenset({name}))
    if tree.data == "function" and str(tree.children[0]).lower() in _NUMBERS:
        return frozenset()
    if tree.data == "access":
        owner, *suffixes = tree.children
        plain = isinstance(owner, lark.Tree) and owner.data == "variable" and str(owner.children[0]) not in roots
        property_ = any(isinstance(each, lark.Tree) and each.data in ("property", "has_label") for each in suffixes)
        return frozenset() if plain and property_ else carried(owner, roots)
    if tree.data == "case":  # one of its values, so what two branches carry is carried once
        return frozenset().union(*(carried(each.children[-1], roots) for each in parts(tree, "when", "otherwise")))
    return frozenset().union(*(carried(child, roots) for child in tree.children))


def _once(tree: Tree, roots: Roots) -> None:
    if tree.data == "sum" and not any(isinstance(c, lark.Token) and c.type == "PLUS" for c in tree.children):
        return
    seen: frozenset[str] = frozenset()
    for child in tree.children:
        made_of = carried(child, roots)
        if made_of & seen:
            refuse(place_of(tree), f"{min(made_of & seen)} is put together with itself", "take it once")
        seen |= made_of


def _no_longer(call: Tree) -> None:
    arguments = call.children[1:]
    if len(arguments) != 3:
        return
    for argument in arguments[1:]:
        if not isinstance(argument, lark.Tree) or argument.data != "string":
            refuse(place_of(call), "replace() with a text that is computed", "write both texts into the question")
    searched, replacement = (len(str(each.children[0])) - 2 for each in arguments[1:] if isinstance(each, lark.Tree))
    if searched == 0 or replacement > searched:
        refuse(place_of(call), "replace() with a longer text", "replace by a text of at most the same length")
