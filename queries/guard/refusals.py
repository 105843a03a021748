"""What a refusal says: where, what, and what to do instead."""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn, Protocol

from graph.errors import QueryRefused
from queries.checks import WRITES
from queries.cypher import Token
from queries.guard.tree import listed
from queries.guard.words import DIRECTIONS, KEYWORDS
from queries.runner import suggest

READS = "only questions are answered here: MATCH, WHERE, WITH, UNWIND, RETURN"

NOT_READING = dict.fromkeys(WRITES - {"LOAD", "TERMINATE"}, READS) | {
    "INSERT": READS,
    "COPY": READS,
    "EXPORT": READS,
    "IMPORT": READS,
    "ENABLE": READS,
    "RENAME": READS,
    "FINISH": READS,
    "LOAD": "files and addresses are not read here; use `phoihop load`",
    "TERMINATE": "the database is not managed here",
    "SHOW": "the database is not managed here",
    "USE": "the database is chosen by PHOIHOP_NEO4J_DATABASE",
    "EXPLAIN": "write the question alone",
    "PROFILE": "write the question alone",
    "CYPHER": "write the question alone",
    "CALL": "procedures are not called here; write CALL { MATCH … RETURN … } or plain Cypher",
}
"""Words that open what is never answered here, with what to do instead."""

_SHOWN = {
    "NAME": "a name", "NUMBER": "a number", "STRING": "a text", "PARAMETER": "a parameter", "FUNCTION": "a function",
    "NODE_OPEN": "(", "_NODE_CLOSE": ")", "_LPAR": "(", "_RPAR": ")", "_LSQB": "[", "_RSQB": "]", "_LBRACE": "{",
    "_RBRACE": "}", "_EDGE_OPEN": "[", "_EDGE_CLOSE": "]", "_COMMA": ",", "_COLON": ":", "EQUAL": "=", "_BAR": "|",
    "EDGE_DASH": "-", "EDGE_RIGHT": "->", "EDGE_LEFT": "<-", "DIRECTION": "DESC",
}  # fmt: skip
"""What terminals are called to a person; operators are left out, as they fit after every value."""

_OPERATORS = listed(
    "AND OR XOR IN IS STARTS ENDS CONTAINS UNEQUAL LESS MORE AT_MOST AT_LEAST MATCHES PLUS MINUS STAR SLASH PERCENT "
    "CARET SEMICOLON DOTS SPAN DOT AMPERSAND EXCLAMATION QUANTIFIER REDUCE SHORTEST COMPREHENSION_OPEN GROUP_OPEN "
    "GROUP_CLOSE $END"
)
_WORDS = frozenset(KEYWORDS) | DIRECTIONS
_MOST_SHOWN = 6


class Place(Protocol):
    """Anything with a place in the text: a token of `queries.cypher`, or one of the tree."""

    @property
    def line(self) -> int | None:
        """From 1."""
        ...

    @property
    def column(self) -> int | None:
        """From 1."""
        ...


def refuse(place: Place, what: str, fix: str) -> NoReturn:
    """Raise the one error of the guard: line, column, reason, and what to do."""
    line, column = place.line or 1, place.column or 1
    raise QueryRefused(f"line {line}, column {column}: {what}; {fix}", line=line, column=column)


def unexpected(token: Token, choices: Collection[str], before: str = "") -> NoReturn:
    """Raise for a word that the grammar does not know at its place; `before` is the word before it, in capitals."""
    if before == "CALL" and token.name:
        refuse(token, "a procedure is not allowed", NOT_READING["CALL"])
    if token.upper in NOT_READING:
        refuse(token, f"{token.upper} is not allowed", NOT_READING[token.upper])
    if before == ";":
        refuse(token, "a second question", "ask one question at a time")
    if token.text == ";":
        refuse(token, "the question is not finished", _instead(choices))
    refuse(token, f"{token.text} is not expected here", _instead(choices, token.upper))


def unfinished(last: Token, choices: Collection[str]) -> NoReturn:
    """Raise for a statement that ends too early."""
    what = "the question ends without RETURN" if "RETURN" in choices else "the question is not finished"
    refuse(last, what, _instead(choices))


def _instead(choices: Collection[str], word: str = "") -> str:
    known = {choice.removeprefix("_") for choice in choices if not choice.islower()}
    names = known - _OPERATORS
    near = suggest(word, sorted(known & _WORDS)) if len(word) > 1 else ""
    if near:
        return near.removeprefix("; ")
    shown = sorted(
        {_SHOWN.get(choice, choice.removeprefix("_")) for choice in choices if choice.removeprefix("_") in names}
    )
    return f"write {' or '.join(shown[:_MOST_SHOWN])}" if shown else READS
