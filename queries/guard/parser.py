"""From the tokens of a statement to its tree, by the grammar of the part of Cypher that only reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib.resources import files

import lark
from lark.exceptions import UnexpectedToken

from queries.checks import WRITES
from queries.cypher import Token
from queries.guard.refusals import refuse, unexpected, unfinished
from queries.guard.tree import Tree
from queries.guard.words import Word, words

_CLOSING = {
    "NODE_OPEN": "_NODE_CLOSE", "_GROUP_OPEN": "_GROUP_CLOSE", "_EDGE_OPEN": "_EDGE_CLOSE", "_LPAR": "_RPAR",
    "_LSQB": "_RSQB", "COMPREHENSION_OPEN": "_RSQB", "_LBRACE": "_RBRACE",
}  # fmt: skip


@lru_cache(maxsize=1)
def _grammar() -> lark.Lark:
    text = files("queries.guard").joinpath("cypher.lark").read_text(encoding="utf-8")
    return lark.Lark(text, parser="lalr", lexer="basic", maybe_placeholders=False)


def parse(tokens: Sequence[Token]) -> Tree:
    """The tree of a statement. Raises `QueryRefused` at the first word that the grammar does not know there."""
    parser = _grammar().parse_interactive()
    closing: list[str] = []
    before = ""
    for word in words(tokens):
        choices: Collection[str] = parser.choices()  # type: ignore[no-untyped-call]
        terminal = _terminal(word, choices, closing)
        if terminal is None:
            unexpected(word.token, _possible(parser.accepts(), closing), before)  # type: ignore[no-untyped-call]
        if terminal == "NAME" and word.token.upper in WRITES:  # another reader could take it for the operation
            refuse(word.token, f"{word.text} is no name", f"put it into backticks: `{word.text}`")
        try:
            parser.feed_token(_lark_token(word, terminal))
        except UnexpectedToken as error:
            unexpected(word.token, _possible(error.accepts or error.expected, closing), before)
        before = word.text.upper()
    try:
        tree: Tree = parser.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedToken as error:
        unfinished(tokens[-1], _possible(error.accepts or error.expected, closing))
    return tree


def _possible(choices: Collection[str], closing: Sequence[str]) -> set[str]:
    """What could stand here: of closing brackets only the one that is due."""
    return set(choices) - (set(_CLOSING.values()) - set(closing[-1:]))


def _terminal(word: Word, choices: Collection[str], closing: list[str]) -> str | None:
    if word.text in (")", "]", "}") and word.token.name is None:
        if not closing:
            refuse(word.token, f"{word.text} closes nothing", "drop it")
        return closing.pop()
    terminal = word.terminal(choices)
    if terminal in _CLOSING:
        closing.append(_CLOSING[terminal])
    return terminal


def _lark_token(word: Word, terminal: str) -> lark.Token:
    text = word.token.name if terminal == "NAME" and word.token.name else word.text
    return lark.Token(terminal, text, line=word.token.line, column=word.token.column)
