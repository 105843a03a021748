"""Patterns that hang together: rows of two patterns that nothing joins are multiplied with each other.

Every variable belongs to a set of rows. A pattern joins the sets of the variables that it names; a key (`{id: …}`, or
`WHERE x.id = …`) pins it to a single node, or to the set of the variables that the key is computed from. More than one
set that is not pinned is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import lark

from queries.guard.functions import AGGREGATES
from queries.guard.refusals import refuse
from queries.guard.tree import Tree, own_name, part, parts, place_of, variables, within

KEY = "id"
FINDING = frozenset({"id", "symbol", "document", "name", "fold"})
"""Properties under which few nodes stand, so that they join what they are compared with."""

FEW = 10
"""A LIMIT of so many rows leaves nothing to be multiplied."""


@dataclass
class Rows:
    """The sets of rows at one point of a statement: which variable belongs to which, and which are not pinned."""

    sets: dict[str, int | None] = field(default_factory=dict)
    loose: dict[int, bool] = field(default_factory=dict)
    gathered: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    unrolled: bool = False

    def copy(self) -> Rows:
        """The same, to be changed on its own."""
        return Rows(dict(self.sets), dict(self.loose), set(self.gathered), set(self.listed), self.unrolled)

    def new(self, *, loose: bool) -> int:
        """A further set."""
        number = max(self.loose, default=0) + 1
        self.loose[number] = loose
        return number

    def join(self, names: Iterable[str], own: int | None = None) -> int | None:
        """Make one set of those of the variables `names` and `own`; None where there is none."""
        wanted = {self.sets[name] for name in names if self.sets.get(name) is not None} | ({own} - {None})
        numbers = sorted(number for number in wanted if number is not None)
        if not numbers:
            return None
        first, *others = numbers
        self.loose[first] = any(self.loose[number] for number in numbers)
        for other in others:
            del self.loose[other]
        self.sets = {name: first if number in others else number for name, number in self.sets.items()}
        return first

    def check(self, place: lark.Token) -> None:
        """Raise `QueryRefused` where two sets are multiplied."""
        if sum(self.loose.values()) > 1:
            refuse(
                place,
                "this is joined with nothing before it, so every row is taken with every other",
                "join it by a pattern, or pin it: (n {id: …})",
            )


def check_joins(tree: Tree) -> None:
    """Raise `QueryRefused` where patterns of a statement are not connected."""
    for query in parts(tree, "query"):
        _query(query, Rows())


def _query(query: Tree, before: Rows) -> Rows:
    after = before
    for single in parts(query, "single"):
        after = _clauses(single.children, before.copy())
    return after


def _clauses(clauses: Iterable[Tree | lark.Token], rows: Rows) -> Rows:
    for clause in clauses:
        if isinstance(clause, lark.Tree):
            match clause.data:
                case "match":
                    patterns = part(clause, "patterns")
                    assert patterns is not None
                    _match(parts(patterns, "pattern"), part(clause, "where"), rows)
                case "unwind":
                    _unwind(clause, rows)
                case "call":
                    _call(clause, rows)
                case "with_rows" | "result":
                    _inner(clause, rows)
                    rows = _projected(clause, rows)
    return rows


def _match(patterns: list[Tree], where: Tree | None, rows: Rows) -> None:
    for pattern in patterns:
        own = _bind(pattern, rows)
        rows.join(_named(pattern), own)
    if where is not None:
        for left, right in _equalities(where):
            _equal(left, right, rows)
            _equal(right, left, rows)
    rows.check(place_of(patterns[-1]))
    for each in (*patterns, *([where] if where else [])):
        _inner(each, rows)


def _bind(pattern: Tree, rows: Rows) -> int:
    """A set for the new variables of a pattern, joined with what its keys are computed from."""
    pinned, sources = False, []
    for node in within(pattern):
        if node.data in ("node", "inside"):
            for entry in (entry for group in parts(node, "map") for entry in parts(group, "entry")):
                used = variables(entry.children[1])
                if str(entry.children[0]) in FINDING or set(used) <= rows.listed:
                    sources += used
                pinned = pinned or str(entry.children[0]) == KEY
    own = rows.new(loose=not pinned)
    for name in _named(pattern):
        if rows.sets.get(name) is None:
            rows.sets[name] = own
    joined = rows.join(sources, own)
    assert joined is not None
    return joined


def _named(pattern: Tree) -> list[str]:
    names = [own_name(each) for each in within(pattern) if each.data in ("node", "inside")]
    path = pattern.children[0] if pattern.data == "pattern" else None
    return [name for name in [*names, str(path) if isinstance(path, lark.Token) else None] if name]


def _equalities(where: Tree) -> Iterator[tuple[Tree, Tree]]:
    """Both sides of the comparisons with = that every row has to meet."""
    pending = list(where.children)
    while pending:
        current = pending.pop()
        if not isinstance(current, lark.Tree):
            continue
        if current.data in ("both", "bracketed"):
            pending += current.children
        elif current.data == "comparison" and len(current.children) == 3:
            left, operator, right = current.children
            if isinstance(operator, lark.Tree) and str(operator.children[0]) == "=":
                assert isinstance(left, lark.Tree) and isinstance(right, lark.Tree)
                yield left, right


def _equal(left: Tree, right: Tree, rows: Rows) -> None:
    """What `left = right` joins or pins, where `left` is a property under which few nodes stand."""
    if left.data != "access" or len(left.children) != 2:
        return
    owner, suffix = left.children
    if not (isinstance(owner, lark.Tree) and isinstance(suffix, lark.Tree)) or owner.data != "variable":
        return
    name, sources = str(owner.children[0]), variables(right)
    few = str(suffix.children[0]) in FINDING or (sources and set(sources) <= rows.listed)
    if suffix.data != "property" or not few:
        return
    if sources:
        rows.join([name, *sources])
    elif str(suffix.children[0]) == KEY:
        number = rows.sets.get(name)
        if number is not None:
            rows.loose[number] = False


def _unwind(clause: Tree, rows: Rows) -> None:
    _, source, name = clause.children
    assert isinstance(source, lark.Tree)
    _inner(source, rows)
    used = [each for each in variables(source) if each in rows.sets]
    own = rows.join(used)
    if rows.gathered & set(used) and rows.unrolled:
        refuse(place_of(clause), "a second list is unrolled, so every row is taken with every other", "use MATCH")
    if rows.gathered & set(used):
        rows.unrolled = True
        own = rows.join(used, rows.new(loose=True))
    elif own is None and any(each.data == "parameter" for each in within(source)):
        own = rows.new(loose=True)
        rows.listed.add(str(name))
    rows.sets[str(name)] = own
    rows.check(place_of(clause))


def _call(clause: Tree, rows: Rows) -> None:
    body = part(clause, "query")
    assert body is not None
    before = rows.copy()
    after = _query(body, before)
    known = {number for number in after.loose if number in rows.loose}
    for name, number in after.sets.items():
        if name not in rows.sets:
            fresh = rows.new(loose=True) if number is not None and number not in known and after.loose[number] else None
            rows.sets[name] = number if number in known else fresh
            rows.gathered |= {name} & after.gathered
    rows.check(place_of(clause))


def _inner(tree: Tree, rows: Rows) -> None:
    """The patterns inside of expressions: they are asked once for every row."""
    for each in within(tree):
        if each is tree:
            continue
        if each.data == "subquery":
            _body(each, rows.copy())
        elif each.data == "pattern_comprehension":
            _match(parts(each, "connection"), part(each, "where"), rows.copy())
        elif each.data == "connection":
            _match([each], None, rows.copy())


def _body(subquery: Tree, rows: Rows) -> None:
    body = subquery.children[-1]
    assert isinstance(body, lark.Tree)
    if body.data == "query":
        _query(body, rows)
    elif body.data == "pattern_body":
        patterns = part(body, "patterns")
        assert patterns is not None
        _match(parts(patterns, "pattern"), part(body, "where"), rows)
    else:
        _clauses(body.children, rows)


def _projected(clause: Tree, rows: Rows) -> Rows:
    """The sets after WITH or RETURN: one row is left of a set that is only counted or gathered."""
    items = part(clause, "items")
    assert items is not None
    after = Rows(unrolled=rows.unrolled)
    made = [(item, _alias(item), is_aggregate(item)) for item in parts(items, "item")]
    everything = bool(parts(items, "all_items"))
    grouped = any(aggregate for *_, aggregate in made) or _is_distinct(clause)
    kept = {
        rows.sets.get(name) for item, _, aggregate in made if not aggregate for name in variables(item)
    } - {None}  # fmt: skip
    after.loose = {n: loose for n, loose in rows.loose.items() if everything or not grouped or n in kept}
    after.sets = dict(rows.sets) if everything else {}
    after.gathered = set(rows.gathered) if everything else set()
    for item, alias, aggregate in made:
        used = variables(item)
        numbers = [rows.sets.get(name) for name in used if rows.sets.get(name) in after.loose]
        after.sets[alias] = next((n for n in numbers if n is not None), None)
        if rows.gathered & set(used) or _gathers(item, aggregate):
            after.gathered.add(alias)
    if grouped:
        after.unrolled = False
    if _few(clause):
        after.loose = dict.fromkeys(after.loose, False)
    return after


def is_aggregate(item: Tree) -> bool:
    """Whether an item makes one value of many rows."""
    return any(each.data == "function" and str(each.children[0]).lower() in AGGREGATES for each in within(item))


def _gathers(item: Tree, aggregate: bool) -> bool:
    if aggregate:
        return any(each.data == "function" and str(each.children[0]).lower() == "collect" for each in within(item))
    return any(each.data in ("parameter", "subquery", "pattern_comprehension") for each in within(item))


def _alias(item: Tree) -> str:
    name = own_name(item)
    if name is not None:
        return name
    expression = item.children[0]
    named = isinstance(expression, lark.Tree) and expression.data == "variable"
    return str(expression.children[0]) if named and isinstance(expression, lark.Tree) else ""


def _is_distinct(clause: Tree) -> bool:
    return any(isinstance(child, lark.Token) and child.type == "DISTINCT" for child in clause.children)


def _few(clause: Tree) -> bool:
    limit = part(clause, "limit")
    number = limit.children[0] if limit is not None else None
    return isinstance(number, lark.Tree) and number.data == "number" and float(str(number.children[0])) <= FEW
