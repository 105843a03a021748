"""Values that grow with every step: a text or list added to itself, a replacement longer than what it replaces."""

from __future__ import annotations

import lark

from queries.guard.joins import is_aggregate
from queries.guard.refusals import refuse
from queries.guard.tree import Tree, listed, own_name, part, parts, place_of

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
    _check(tree, {})


def _check(tree: Tree, roots: Roots) -> Roots:
    """Check a part with what is known before it; what is known after it."""
    if tree.data in ("single", "open_body"):
        return _clauses(tree, roots)
    if tree.data in _JOINING:
        roots = {name: made_of for name, made_of in roots.items() if name not in _own_names(tree)}
        _once(tree, roots)
    elif tree.data == "function" and str(tree.children[0]).lower() == "replace":
        _no_longer(tree)
    after: Roots = {}
    for child in tree.children:
        if isinstance(child, lark.Tree):
            after |= _check(child, roots)
    return after if tree.data == "query" else {}


def _clauses(clauses: Tree, roots: Roots) -> Roots:
    for clause in clauses.children:
        assert isinstance(clause, lark.Tree)
        if clause.data == "call":
            for body in parts(clause, "query"):
                roots = roots | _check(body, roots)
            continue
        _check(clause, roots)
        if clause.data in ("with_rows", "result"):
            roots = _noted(clause, roots)
    return roots


def _noted(clause: Tree, roots: Roots) -> Roots:
    """What the aliases of WITH or RETURN are made of; what is passed on as it is stays known."""
    items = part(clause, "items")
    after = dict(roots)
    for item in parts(items, "item") if items else []:
        alias = own_name(item)
        made_of = frozenset[str]() if is_aggregate(item) else carried(item.children[0], roots)
        if alias:
            after.pop(alias, None)
        if alias and made_of:
            after[alias] = made_of
    return after


def _own_names(loop: Tree) -> set[str]:
    """The variables that a comprehension or reduction makes for itself."""
    return {str(child) for child in loop.children if isinstance(child, lark.Token) and child.type == "NAME"}


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
