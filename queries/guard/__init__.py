"""The guard: what a person typed becomes `ReadOnlyCypher`, or is refused with line, column and reason.

One statement of the part of Cypher that only reads (`cypher.lark`), with functions from a list, of bounded cost. The
database refuses the rest a second time: questions are asked by an account, or in a session, that cannot write.
"""

from __future__ import annotations

from queries import cypher
from queries.cypher import TokenKind
from queries.guard.functions import check_functions
from queries.guard.gate import admit
from queries.guard.growth import check_growth
from queries.guard.joins import check_joins
from queries.guard.limits import check_depth, check_limits
from queries.guard.parser import parse
from queries.guard.readonly import ReadOnlyCypher, sealed
from queries.guard.sizes import check_sizes

__all__ = ["ReadOnlyCypher", "guard"]


def guard(text: str) -> ReadOnlyCypher:
    """The question in `text`, safe to be asked. Raises `QueryRefused` with line, column, reason and what to do."""
    sent, tokens = admit(text)
    check_depth(tokens)
    tree = parse(tokens)
    check_functions(tree)
    check_limits(tree)
    check_joins(tree)
    check_growth(tree)
    check_sizes(tree)
    named = (token.text[1:] for token in tokens if token.kind is TokenKind.PARAMETER)
    return sealed(sent, tuple(dict.fromkeys(named)), _columns(sent))


def _columns(sent: str) -> tuple[str, ...]:
    """The names of the columns, as far as the text tells: none for RETURN *."""
    reading = cypher.read(sent)
    clause = reading.returns[-1]
    names = cypher.columns(reading, clause)
    written = cypher.items(reading, clause)
    found = tuple(name or "".join(token.text for token in item) for name, item in zip(names, written, strict=True))
    return () if "*" in found else found
