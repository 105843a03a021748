"""The words of a statement as the grammar names them: what a bracket opens and what a keyword means there.

The tokens are those of `queries.cypher`. A bracket that may open a pattern as well as an expression is told by what
follows its end; a word that may be a keyword as well as a name is one where the grammar can take a keyword.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from queries.cypher import Token, TokenKind
from queries.guard.tree import listed

KEYWORDS = {
    word: word
    for word in listed(
        "MATCH OPTIONAL UNWIND WITH RETURN DISTINCT UNION ALL CALL NOT IN STARTS ENDS CONTAINS IS NULL TRUE FALSE CASE"
    )
} | {word: f"_{word}" for word in listed("AS ORDER BY SKIP LIMIT WHERE AND OR XOR WHEN THEN ELSE END")}
"""Words of the language and their terminals; those with _ are not kept in the tree."""

DIRECTIONS = frozenset({"ASC", "ASCENDING", "DESC", "DESCENDING"})
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
_QUANTIFIERS = frozenset({"ALL", "ANY", "NONE", "SINGLE"})
_SHORTEST = frozenset({"SHORTESTPATH", "ALLSHORTESTPATHS"})
_BEFORE_BRACKET = frozenset(KEYWORDS) - {"ALL"}

_SYMBOLS = {
    "(": "_LPAR", ")": "_RPAR", "[": "_LSQB", "]": "_RSQB", "{": "_LBRACE", "}": "_RBRACE", ",": "_COMMA",
    ":": "_COLON", ".": "_DOT", "..": "DOTS", "|": "_BAR", "&": "AMPERSAND", "!": "EXCLAMATION", "=": "EQUAL",
    "<>": "UNEQUAL", "<": "LESS", ">": "MORE", "<=": "AT_MOST", ">=": "AT_LEAST", "=~": "MATCHES", "+": "PLUS",
    "-": "MINUS", "*": "STAR", "/": "SLASH", "%": "PERCENT", "^": "CARET", ";": "_SEMICOLON",
}  # fmt: skip
_KINDS = {TokenKind.STRING: "STRING", TokenKind.NUMBER: "NUMBER", TokenKind.PARAMETER: "PARAMETER"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Word:
    """A token and what it may be: the first of `terminals` that the grammar can take at its place."""

    token: Token
    text: str
    terminals: tuple[str, ...]

    def terminal(self, choices: Collection[str]) -> str | None:
        """What this word is where the grammar can take `choices`; None where it fits none of them."""
        return next((terminal for terminal in self.terminals if terminal in choices), None)


def partners(tokens: Sequence[Token]) -> dict[int, int]:
    """For every bracket that is closed rightly, the place of the other one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is not TokenKind.SYMBOL:
            continue
        if token.text in _CLOSING:
            opened.append(place)
        elif token.text in _CLOSING.values() and opened and _CLOSING[tokens[opened[-1]].text] == token.text:
            found[place] = opened.pop()
            found[found[place]] = place
    return found


def words(tokens: Sequence[Token]) -> list[Word]:
    """The words of a statement."""
    marks = _pattern_marks(tokens, partners(tokens))
    found: list[Word] = []
    place = 0
    while place < len(tokens):
        size = _function_size(tokens, place)
        if size:
            name = "".join(token.text for token in tokens[place : place + size])
            found.append(Word(tokens[place], name, ("FUNCTION",)))
            place += size
            continue
        found.append(Word(tokens[place], tokens[place].text, (*marks.get(place, ()), *_plain(tokens, place))))
        place += 1
    return found


def _plain(tokens: Sequence[Token], place: int) -> tuple[str, ...]:
    """What a token may be apart from patterns."""
    token = tokens[place]
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if token.kind in _KINDS:
        return (_KINDS[token.kind],)
    if token.kind is TokenKind.QUOTED:
        return ("NAME",)
    if token.kind is TokenKind.SYMBOL:
        if token.text == "[" and _opens_comprehension(tokens, place):
            return ("COMPREHENSION_OPEN",)
        if token.text == "(":
            return ("_LPAR", "NODE_OPEN", "_GROUP_OPEN")
        return ("SPAN", "_COMMA") if token.text == "," else tuple(filter(None, [_SYMBOLS.get(token.text)]))
    return (*_keyword(token.upper, after), "NAME")


def _keyword(word: str, after: str) -> tuple[str, ...]:
    if after == "{" and word in _SUBQUERIES:
        return (word,)
    if after == "(" and word in _QUANTIFIERS:
        return ("QUANTIFIER", *([KEYWORDS[word]] if word in KEYWORDS else []))
    if after == "(" and word == "REDUCE":
        return ("REDUCE",)
    if after == "(" and word in _SHORTEST:
        return ("SHORTEST",)
    if word in DIRECTIONS:
        return ("DIRECTION",)
    return (KEYWORDS[word],) if word in KEYWORDS else ()


def _function_size(tokens: Sequence[Token], place: int) -> int:
    """How many tokens from `place` on are the name of a function, with its dots; 0 where none is called."""
    if tokens[place].name is None or (place and tokens[place - 1].text == "."):
        return 0
    size = 1
    while place + size + 1 < len(tokens) and tokens[place + size].text == "." and tokens[place + size + 1].name:
        size += 2
    if place + size >= len(tokens) or tokens[place + size].text != "(":
        return 0
    word = tokens[place].upper
    special = word in _BEFORE_BRACKET | _QUANTIFIERS | _SHORTEST | DIRECTIONS or word == "REDUCE"
    return 0 if size == 1 and special else size


def _opens_comprehension(tokens: Sequence[Token], place: int) -> bool:
    return place + 2 < len(tokens) and tokens[place + 1].name is not None and tokens[place + 2].upper == "IN"


def _pattern_marks(tokens: Sequence[Token], partner: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """What brackets and dashes are as parts of patterns, by place."""
    marks: dict[int, tuple[str, ...]] = {}
    for place, token in enumerate(tokens):
        if token.kind is TokenKind.SYMBOL and token.text == "(" and place in partner:
            group = place + 1 < len(tokens) and tokens[place + 1].text == "("
            open_, close = ("_GROUP_OPEN", "_GROUP_CLOSE") if group else ("NODE_OPEN", "_NODE_CLOSE")
            marks.setdefault(partner[place], (close, "_RPAR"))
            joined = _edge_after(tokens, partner[place], partner, marks) or marks.get(place) == ("NODE_OPEN",)
            marks[place] = (open_,) if joined and not group else ("_LPAR", open_)
    return marks


def _edge_after(
    tokens: Sequence[Token], close: int, partner: dict[int, int], marks: dict[int, tuple[str, ...]]
) -> bool:
    """Whether an edge follows the bracket at `close`; marks its parts, and the node that it leads to."""

    def text(place: int) -> str:
        return tokens[place].text if place < len(tokens) and tokens[place].kind is TokenKind.SYMBOL else ""

    start = close + 1
    if text(start) not in ("-", "<-"):
        return False
    inside = start + 1 if text(start + 1) == "[" and start + 1 in partner else None
    end = partner[inside] + 1 if inside is not None else start + 1
    if text(end) not in ("-", "->"):
        return False
    node = end + 1
    if text(node) == "{" and node in partner:
        node = partner[node] + 1
    elif text(node) in ("+", "*"):
        node += 1
    if text(node) != "(":
        return False
    marks[start] = ("EDGE_LEFT" if text(start) == "<-" else "EDGE_DASH",)
    marks[end] = ("EDGE_RIGHT" if text(end) == "->" else "EDGE_DASH",)
    if inside is not None:
        marks[inside], marks[end - 1] = ("_EDGE_OPEN",), ("_EDGE_CLOSE",)
    marks[node] = ("NODE_OPEN",)
    return True
