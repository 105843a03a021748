"""The text before it is understood: its size, its letters, and what could be read in two ways.

What is let through has one reading for every engine: line ends are \\n, comments are blanks, letters are those of
English and Vietnamese, and nothing is written by its code.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from queries import cypher
from queries.cypher import Token, TokenKind
from queries.guard.refusals import refuse

LONGEST = 8 * 1024
"""Bytes of a statement."""

_MARKED = "aăâeêioôơuưy"
_LETTERS = {
    unicodedata.normalize("NFC", letter + tone)
    for letter in _MARKED
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
} | {"đ"}
_PLAIN = {chr(code) for code in range(0x20, 0x7F)} | {"\n", "\t"}
_OUTSIDE = _PLAIN | _LETTERS | {letter.upper() for letter in _LETTERS}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_CODED = re.compile(r"\\+[uU]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = frozenset("\\'\"`nrtbf")


def admit(text: str) -> tuple[str, list[Token]]:
    """The statement as it is sent, and its tokens. Raises `QueryRefused` with line and column."""
    whole = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    start = Token(TokenKind.SYMBOL, "", 1, 1)
    if len(whole.encode("utf-8", "surrogatepass")) > LONGEST:
        refuse(start, f"the question is longer than {LONGEST} bytes", "shorten it or use parameters")
    if not whole.strip():
        refuse(start, "the question is empty", "write one, or name one with --name")
    coded = _CODED.search(whole)
    if coded:
        refuse(_at(whole, coded.start()), "a letter written by its code", "write the letter itself")
    sent = cypher.without_comments(whole)
    _check_letters(whole, sent)
    tokens = cypher.tokens(sent)
    for token in tokens:
        _check_token(token)
    for first, second in pairwise(tokens):
        if (first.text, second.text, second.column - first.column) == ("/", "*", 1) and first.line == second.line:
            refuse(first, "a comment that is not closed", "close it with */")
    if not tokens:
        refuse(start, "the question is empty", "write one, or name one with --name")
    return sent, tokens


def _check_letters(whole: str, sent: str) -> None:
    quoted = cypher.quoted_places(sent)
    for place, char in enumerate(whole):
        if place in quoted and (char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Cn"}):
            continue
        hidden = char not in "\n\t" and unicodedata.category(char) in _HIDDEN
        comment = sent[place] != char
        if hidden or (not comment and char not in _OUTSIDE):
            refuse(
                _at(whole, place), f"the character U+{ord(char):04X} outside of quotes", "put it in quotes or drop it"
            )


def _check_token(token: Token) -> None:
    if token.kind is TokenKind.QUOTED and ("\\" in token.text or len(token.text) < 3 or _unseen(token.text)):
        refuse(token, f"{token.text!a} is no name", "use letters, digits and blanks between backticks")
    if token.kind is TokenKind.STRING:
        wrong = next((m[1] for m in _ESCAPE.finditer(token.text) if m[1] not in _ESCAPES), None)
        if wrong is not None:
            refuse(token, f"\\{wrong} in a text means nothing", "write \\\\ for a backslash")
    if token.kind is TokenKind.SYMBOL and token.text in ("'", '"', "`"):
        refuse(token, f"{token.text} is not closed", f"close it with {token.text}")
    if token.kind is TokenKind.SYMBOL and token.text in ("\\", "$", "#", "@", "~", "?"):
        refuse(token, f"{token.text} is not expected here", "drop it")


def _unseen(text: str) -> bool:
    return any(unicodedata.category(char) in _HIDDEN for char in text)


def _at(text: str, place: int) -> Token:
    """The place of a character as line and column from 1."""
    before = text[:place]
    return Token(TokenKind.SYMBOL, "", before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1)
