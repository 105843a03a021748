"""Values and rows that a question makes out of nothing: how long they can become, and how often a step is repeated.

Every expression gets an upper bound of its length and weight, carried through aliases, subqueries and loops. UNWIND and
loops inside each other multiply. An accumulator is tried with a very large value: what more than adds to it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import lark

from queries.guard.bounds import (
    GIVEN,
    LARGEST_RANGE,
    ONE,
    STORED,
    Size,
    either,
    list_of,
    literal,
    put_together,
    text_of,
    written_range,
)
from queries.guard.functions import AGGREGATES
from queries.guard.joins import is_aggregate
from queries.guard.refusals import refuse
from queries.guard.tree import Tree, listed, own_name, part, parts, place_of

LARGEST_PRODUCT = 1_000_000
LARGEST_VALUE = 2_000_000
"""Letters and elements of one value that a question makes."""

_NUMBERS = listed("size length isempty abs ceil floor round sign sqrt exp log log10 tointeger tofloat toboolean")
_FIRST = listed("tail reverse left right substring trim ltrim rtrim tolower toupper replace nullif properties")
_FEW = listed("keys labels nodes relationships type startnode endnode")
_BUILT = listed("sum list map projection comprehension reduction")
_TEXT = 25
"""Letters of a number or date as a text."""
_PROBE = 10**12


@dataclass(frozen=True)
class Scope:
    """What is known at one place: the values of names, how often the place is reached, how many rows are gathered."""

    values: dict[str, Size]
    steps: int = 1
    base: int = 1
    matched: bool = False
    probing: bool = False
    grouped: bool = False
    """Rows were gathered in groups: the fewer the groups, the longer their lists, so steps are not taken back."""

    def named(self, **values: Size) -> Scope:
        """The same with further names."""
        return replace(self, values=self.values | values)

    @property
    def gathered(self) -> int:
        """How long a list of all rows is."""
        rows = max(1, self.steps // max(self.base, 1))
        if self.probing:
            return rows * (LARGEST_RANGE if self.matched else 1)
        rows = max(rows, LARGEST_RANGE if self.matched else 1)
        return min(rows, max(2, LARGEST_PRODUCT // self.steps)) if self.grouped else rows


def check_sizes(tree: Tree) -> None:
    """Raise `QueryRefused` where rows, loops or values that a question makes could become too many or too large."""
    for query in parts(tree, "query"):
        _query(query, Scope({}))


# clauses


def _query(query: Tree, scope: Scope) -> Scope:
    ends = [_clauses(single.children, scope) for single in parts(query, "single")]
    values: dict[str, Size] = {}
    for end in ends:
        values |= {name: either([size, values.get(name, size)]) for name, size in end.values.items()}
    return replace(
        ends[0],
        values=values,
        steps=sum(end.steps for end in ends),
        matched=any(end.matched for end in ends),
        grouped=any(end.grouped for end in ends),
    )


def _clauses(clauses: Iterable[Tree | lark.Token], scope: Scope) -> Scope:
    for clause in clauses:
        if not isinstance(clause, lark.Tree):
            continue
        if clause.data == "unwind":
            source, name = _trees(clause)[0], own_name(clause)
            made = _value(source, scope)
            scope = _repeated(clause, made.count, scope).named(**{str(name): made.looped})
        elif clause.data == "call":
            scope = _called(clause, scope)
        elif clause.data in ("with_rows", "result"):
            scope = _projected(clause, scope)
        else:
            _value(clause, scope)
            scope = replace(scope, matched=True)
    return scope


def _called(clause: Tree, scope: Scope) -> Scope:
    (body,) = parts(clause, "query")
    end = _query(body, replace(scope, base=scope.steps, matched=False))
    matched, grouped = scope.matched or end.matched, scope.grouped or end.grouped
    return replace(scope, values=scope.values | end.values, steps=end.steps, matched=matched, grouped=grouped)


def _projected(clause: Tree, scope: Scope) -> Scope:
    items = part(clause, "items")
    assert items is not None
    made = parts(items, "item")
    everything = bool(parts(items, "all_items"))
    alone = bool(made) and not everything and all(is_aggregate(item) for item in made)
    grouped = not alone and any(is_aggregate(item) for item in made)
    scope = replace(scope, grouped=scope.grouped or (grouped and scope.steps > scope.base))
    after = dict(scope.values) if everything else {}
    for item in made:
        alias = own_name(item) or _plain(item.children[0]) or ""
        after[alias] = _value(item.children[0], scope)
    rows = replace(scope, values=scope.values | after)
    for child in parts(clause, "order", "skip", "limit", "where"):
        _value(child, rows)
    steps, matched = scope.steps, scope.matched
    if alone and not scope.grouped:
        steps, matched = scope.base, False
    limit = part(clause, "limit")
    most = literal(limit.children[0]) if limit is not None else None
    if most is not None and not scope.probing and not scope.grouped:
        steps = min(steps, scope.base * max(most, 1))
    return replace(scope, values=after, steps=steps, matched=matched)


def _plain(tree: Tree | lark.Token) -> str | None:
    return str(tree.children[0]) if isinstance(tree, lark.Tree) and tree.data == "variable" else None


def _repeated(place: Tree, times: int, scope: Scope) -> Scope:
    """Inside of a loop."""
    steps = scope.steps * max(times, 1)
    if steps > LARGEST_PRODUCT and not scope.probing:
        refuse(place_of(place), f"lists of {steps} rows together", f"ask for at most {LARGEST_PRODUCT}")
    return replace(scope, steps=steps)


# expressions


def _value(tree: Tree | lark.Token, scope: Scope) -> Size:
    """The largest value that an expression can have; everything inside of it is checked."""
    if isinstance(tree, lark.Token):
        return ONE
    match tree.data:
        case "variable":
            return scope.values.get(str(tree.children[0]), STORED)
        case "string":
            return text_of(len(str(tree.children[0])) - 2)
        case "parameter":
            return GIVEN
        case "reduction":
            size = _reduction(tree, scope)
        case "comprehension" | "quantified":
            size = _loop(tree, scope)
        case "pattern_comprehension":
            inner = _repeated(tree, 1_000, scope)
            size = list_of(1_000, [_value(each, inner) for each in _trees(tree)][-1])
        case "subquery":
            size = _subquery(tree, scope)
        case "function":
            size = _function(tree, scope)
        case _:
            size = _composed(tree, [_value(each, scope) for each in _trees(tree)], scope)
    if size.weight > LARGEST_VALUE and not scope.probing and tree.data in _BUILT:
        refuse(place_of(tree), f"lists of {size.weight} rows together", f"ask for at most {LARGEST_VALUE}")
    return size


def _composed(tree: Tree, sizes: list[Size], scope: Scope) -> Size:
    """The value of an expression whose parts are as large as `sizes`."""
    match tree.data:
        case "sum":
            return put_together(sizes)
        case "list" | "map" | "projection":
            if tree.data == "projection":
                sizes = [*sizes, scope.values.get(str(tree.children[0]), STORED)]
            return Size(len(sizes), len(sizes) + sum(each.weight for each in sizes), either(sizes))
        case "access":
            return _part(tree, sizes[0])
        case "case":
            made = zip(_trees(tree), sizes, strict=True)
            return either([size for branch, size in made if branch.data in ("when", "otherwise")])
        case "bracketed" | "signed" | "entry" | "item" | "where" | "when" | "otherwise":
            return sizes[-1]
        case "shortest" | "projected" | "projected_property":
            return STORED
    return ONE


def _trees(tree: Tree) -> list[Tree]:
    return [child for child in tree.children if isinstance(child, lark.Tree)]


def _part(access: Tree, size: Size) -> Size:
    for suffix in _trees(access)[1:]:
        if suffix.data == "has_label":
            size = ONE
        elif suffix.data != "slice":
            size = size.inside
    return size


def _loop(loop: Tree, scope: Scope) -> Size:
    """A list comprehension, or all(), any(), none(), single()."""
    source, *rest = _trees(loop)
    made = _value(source, scope)
    name = next(str(each) for each in loop.children if isinstance(each, lark.Token) and each.type == "NAME")
    inner = _repeated(loop, made.count, scope).named(**{name: made.looped})
    last = made.looped
    for each in rest:
        size = _value(each, inner)
        last = last if each.data == "where" else size
    return ONE if loop.data == "quantified" else list_of(made.count, last)


def _reduction(loop: Tree, scope: Scope) -> Size:
    first, source, body = _trees(loop)
    name, each = (str(child) for child in loop.children if isinstance(child, lark.Token) and child.type == "NAME")
    start, made = _value(first, scope), _value(source, scope)
    inner = _repeated(loop, made.count, scope).named(**{each: made.looped})

    def after(size: int) -> Size:
        trial = replace(inner, probing=True).named(**{name: Size(size, size, open=True)})
        return _value(body, trial)

    none, once, twice = after(0), after(_PROBE), after(2 * _PROBE)
    if max(twice.weight - once.weight, twice.widest - once.widest) > _PROBE:
        refuse(place_of(loop), f"{name} is put together with itself", "take it once")
    size = Size(
        _grown(max(start.widest, none.widest), once.widest, made.count),
        _grown(max(start.weight, none.weight), once.weight, made.count),
        open=True,
    )
    _value(body, inner.named(**{name: size}))
    return size


def _grown(start: int, probed: int, steps: int) -> int:
    """How large an accumulator becomes that a step makes of `_PROBE` to `probed`."""
    return start + steps * (probed - _PROBE) if probed >= _PROBE else max(start, probed)


def _subquery(tree: Tree, scope: Scope) -> Size:
    body = _trees(tree)[0]
    inner = replace(scope, base=scope.steps, matched=False)
    if body.data == "pattern_body":
        _value(body, inner)
        return ONE
    end = _query(body, inner) if body.data == "query" else _clauses(body.children, inner)
    gathers = str(tree.children[0]).upper() == "COLLECT"
    return list_of(end.gathered, either([*end.values.values()])) if gathers else ONE


def _function(call: Tree, scope: Scope) -> Size:
    name, *arguments = str(call.children[0]).lower(), *_trees(call)
    if name == "range":
        return list_of(_range(call, arguments, scope), ONE)
    sizes = [_value(each, scope) for each in arguments]
    first = sizes[0] if sizes else ONE
    if name == "collect":
        return list_of(scope.gathered, first)
    if name == "split":
        return _split(arguments, first)
    if name in ("head", "last"):
        return first.inside
    if name in _FIRST:
        return first
    if name in _FEW:
        return first if first.item else STORED
    if name in ("coalesce", "min", "max"):
        return either(sizes)
    if name in _NUMBERS or name in AGGREGATES:
        return ONE
    if first.open or (not first.item and first.count > 1):
        return first
    return text_of(_TEXT * first.weight)


def _split(arguments: list[Tree], text: Size) -> Size:
    if all(each.data == "string" for each in arguments) and len(arguments) == 2:
        written, between = (str(each.children[0])[1:-1] for each in arguments)
        counted = between and "\\" not in written + between
        pieces = (written.count(between) if counted else len(written)) + 1
    else:
        pieces = max(text.count, LARGEST_RANGE) if text.open else text.count + 1
    return Size(pieces, pieces + text.weight, replace(text, item=None))


def _range(call: Tree, arguments: list[Tree], scope: Scope) -> int:
    """How many numbers range() gives: written ones, or up to the size of a list or text."""
    written = written_range(call)
    if written is not None:
        if written > LARGEST_RANGE:
            refuse(place_of(call), f"a range of {written} numbers", f"ask for at most {LARGEST_RANGE}")
        return written
    numbers = [literal(each) for each in arguments]
    start = numbers[0] if numbers else None
    end = _size_less(arguments[1], scope) if len(arguments) in (2, 3) else None
    if start is None or end is None or (len(arguments) == 3 and numbers[2] is None):
        refuse(place_of(call), "range() of unknown size", f"give whole numbers, at most {LARGEST_RANGE} of them")
    size, less = end
    return max(0, size - less - start + 1, start + less + 1)


def _size_less(tree: Tree, scope: Scope) -> tuple[int, int] | None:
    """The largest size in `size(…)` or `size(…) - 1`, and what is taken from it; None for anything else."""
    if tree.data == "function" and str(tree.children[0]).lower() == "size" and len(_trees(tree)) == 1:
        size = _value(_trees(tree)[0], scope)
        return (max(size.count, LARGEST_RANGE) if size.open else size.count), 0
    if tree.data == "sum" and len(tree.children) == 3 and str(tree.children[1]) == "-":
        left, less = tree.children[0], literal(tree.children[2])
        size_of = _size_less(left, scope) if isinstance(left, lark.Tree) else None
        return None if size_of is None or less is None else (size_of[0], size_of[1] + less)
    return None
