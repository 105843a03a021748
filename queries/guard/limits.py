"""How much a question may ask for: lengths of paths, depth, number of steps, regular expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lark

from queries.cypher import Token, TokenKind
from queries.guard.bounds import written_range
from queries.guard.refusals import refuse
from queries.guard.tree import Tree, place_of

LONGEST_PATH = 8
LARGEST_REDUCTION = 1_000
DEEPEST = 50
MOST_WITH = 8
MOST_UNIONS = 8
MOST_LOOPS = 3
LONGEST_PATTERN = 100

_LOOPS = ("comprehension", "reduction", "quantified", "pattern_comprehension")
_QUANTIFIED_GROUP = re.compile(r"\)[*+{]")
_WIDE = re.compile(r"(?<!\\)(?:\.|\[\^[^\]]*\]|\\[WDSw])[*+{]")
_REPEATED = re.compile(r"[*+{]")


def check_depth(tokens: Sequence[Token]) -> None:
    """Raise `QueryRefused` where brackets or signs are nested more than `DEEPEST` deep. Before the tree is made."""
    depth = run = 0
    for token in tokens:
        if token.kind is TokenKind.SYMBOL and token.text in "([{":
            depth += 1
        elif token.kind is TokenKind.SYMBOL and token.text in ")]}":
            depth -= 1
        depth += (token.upper == "CASE") - (token.upper == "END")
        run = run + 1 if token.upper == "NOT" or token.text in ("-", "+") else 0
        if max(depth, run) > DEEPEST:
            refuse(token, f"nested more than {DEEPEST} deep", "write it in fewer steps")


def check_limits(tree: Tree) -> None:
    """Raise `QueryRefused` where a question asks for more than the limits of this module."""
    _count(tree, "WITH", MOST_WITH)
    _count(tree, "UNION", MOST_UNIONS)
    for element in tree.find_data("element"):
        _path(element)
    for connection in tree.find_data("connection"):
        _path(connection)
    _loops(tree)
    for predicate in tree.find_data("comparison"):
        _regular_expressions(predicate)


def _count(tree: Tree, word: str, most: int) -> None:
    found = list(tree.scan_values(lambda token: isinstance(token, lark.Token) and token.type == word))
    if len(found) > most:
        refuse(found[most], f"more than {most} {word}", "ask in fewer steps")


def _path(pattern: Tree) -> None:
    total = sum(_reach(each) for each in pattern.children if isinstance(each, lark.Tree) and each.data == "hop")
    for group in (each for each in pattern.children if isinstance(each, lark.Tree) and each.data == "group"):
        inner = next(each for each in group.children if isinstance(each, lark.Tree) and each.data == "element")
        steps = len([each for each in inner.children if isinstance(each, lark.Tree) and each.data != "node"])
        total += steps * _bound(group, place_of(group))
    if total > LONGEST_PATH:
        refuse(
            place_of(pattern), f"a path of up to {total} steps", f"ask for at most {LONGEST_PATH}: [*1..{LONGEST_PATH}]"
        )


def _reach(hop: Tree) -> int:
    place = place_of(hop)
    reach = next(hop.find_data("reach"), None)
    if reach is None:
        return (
            _bound(hop, place) if any(c.data == "quantifier" for c in hop.children if isinstance(c, lark.Tree)) else 1
        )
    return _upper(reach, "DOTS", place)


def _bound(step: Tree, place: lark.Token) -> int:
    quantifier = next(each for each in step.children if isinstance(each, lark.Tree) and each.data == "quantifier")
    return _upper(quantifier, "SPAN", place)


def _upper(tree: Tree, span: str, place: lark.Token) -> int:
    """The upper bound of `*2..5`, `*3`, `{2,5}`, `{3}`."""
    kinds = [token.type for token in tree.children if isinstance(token, lark.Token)]
    numbers = [token for token in tree.children if isinstance(token, lark.Token) and token.type == "NUMBER"]
    bounded = bool(numbers) and (span not in kinds or kinds[-1] == "NUMBER")
    if not bounded:
        refuse(place, "a path without a longest length", f"give one of at most {LONGEST_PATH}: [*1..{LONGEST_PATH}]")
    if not numbers[-1].isdigit():
        refuse(numbers[-1], f"{numbers[-1]} is no length", "write a whole number")
    return int(numbers[-1])


def _loops(tree: Tree) -> None:
    def depth(current: Tree, above: int) -> None:
        here = above + (current.data in _LOOPS)
        if here > MOST_LOOPS:
            refuse(place_of(current), f"more than {MOST_LOOPS} lists inside each other", "use UNWIND and WITH")
        for child in current.children:
            if isinstance(child, lark.Tree):
                depth(child, here)

    depth(tree, 0)
    calls = (call for reduction in tree.find_data("reduction") for call in reduction.find_data("function"))
    for call in calls:
        size = written_range(call) if str(call.children[0]).lower() == "range" else None
        if size is not None and size > LARGEST_REDUCTION:
            refuse(place_of(call), f"reduce() over {size} numbers", f"ask for at most {LARGEST_REDUCTION}")


def _regular_expressions(comparison: Tree) -> None:
    for operator, right in zip(comparison.children[1::2], comparison.children[2::2], strict=True):
        if not isinstance(operator, lark.Tree) or str(operator.children[0]) != "=~":
            continue
        place = place_of(operator)
        if not isinstance(right, lark.Tree) or right.data != "string":
            refuse(place, "a regular expression that is computed", "write it as a text, or use CONTAINS")
        pattern = str(right.children[0])[1:-1].replace("\\\\", "\\")
        if len(pattern) > LONGEST_PATTERN:
            refuse(
                place, f"a regular expression of more than {LONGEST_PATTERN} characters", "shorten it, or use CONTAINS"
            )
        if _QUANTIFIED_GROUP.search(pattern) or re.search(r"\\[1-9k]", pattern):
            refuse(place, "a regular expression that repeats a group", "repeat single characters, or use CONTAINS")
        if len(_WIDE.findall(pattern)) > 3 or len(_REPEATED.findall(pattern)) > 12:
            refuse(place, "a regular expression with too many repetitions", "use at most 3 of .*, or CONTAINS")
