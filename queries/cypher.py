"""The words of a Cypher text: tokens that know strings, comments and backticks, and the patterns they form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is."""

    STRING = "string"
    QUOTED = "quoted"
    PARAMETER = "parameter"
    NUMBER = "number"
    NAME = "name"
    SYMBOL = "symbol"


@dataclass(frozen=True)
class Token:
    """One word or mark, with its place: line and column from 1."""

    kind: TokenKind
    text: str
    line: int
    column: int

    @property
    def upper(self) -> str:
        """The word in capitals, for comparing with keywords; empty where the token is no plain name."""
        return self.text.upper() if self.kind is TokenKind.NAME else ""

    @property
    def name(self) -> str | None:
        """The identifier that the token stands for, without backticks; None for anything else."""
        if self.kind is TokenKind.QUOTED:
            return self.text[1:-1]
        return self.text if self.kind is TokenKind.NAME else None

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


_TOKEN = re.compile(
    r"""(?P<skip>\s+|(?P<comment>//[^\n]*|/\*.*?\*/))
       |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
       |(?P<quoted>`[^`]*`)
       |(?P<parameter>\$\w+)
       |(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
       |(?P<name>[^\W\d]\w*)
       |(?P<symbol>->|<-|<>|<=|>=|=~|\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(cypher: str) -> list[Token]:
    """The tokens of `cypher` without blanks and comments."""
    found = []
    line, line_start = 1, 0
    for match in _TOKEN.finditer(cypher):
        text = match[0]
        if match.lastgroup != "skip":
            found.append(Token(TokenKind(str(match.lastgroup)), text, line, match.start() - line_start + 1))
        if "\n" in text:
            line += text.count("\n")
            line_start = match.start() + text.rindex("\n") + 1
    return found


def without_comments(cypher: str) -> str:
    """`cypher` with blanks in place of comments, so that all else stays at its line and column."""
    return _TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]) if match["comment"] else match[0], cypher)


def quoted_places(cypher: str) -> set[int]:
    """The places inside strings and backticks."""
    return {
        place
        for match in _TOKEN.finditer(cypher)
        if match["string"] or match["quoted"]
        for place in range(match.start() + 1, match.end() - 1)
    }


_SUBQUERY = {"EXISTS", "COUNT", "COLLECT", "CALL"}
_CALLED = {"EXISTS", "COUNT", "COLLECT", "ALL"}
KEYWORDS = frozenset(
    [
        "MATCH",
        "OPTIONAL",
        "WHERE",
        "WITH",
        "UNWIND",
        "RETURN",
        "ORDER",
        "BY",
        "SKIP",
        "LIMIT",
        "UNION",
        "ALL",
        "DISTINCT",
        "AS",
        "AND",
        "OR",
        "XOR",
        "NOT",
        "IN",
        "IS",
        "NULL",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "END",
        "ASC",
        "DESC",
        "CONTAINS",
        "STARTS",
        "ENDS",
        "EXISTS",
        "COUNT",
        "COLLECT",
        "CALL",
        "ON",
        "TRUE",
        "FALSE",
    ]
)
"""Words after which a bracket opens a pattern or an expression, not the arguments of a function."""


@dataclass
class Frame:
    """An open bracket: what it encloses, and whose properties a map inside it names."""

    kind: str
    owner: Mention | None = None


@dataclass
class Mention:
    """A node or relationship pattern: its variable, and the labels or types that it names."""

    edge: bool
    variable: str | None = None
    names: list[Token] = field(default_factory=list)


@dataclass
class Reading:
    """What a Cypher text mentions."""

    mentions: list[Mention] = field(default_factory=list)
    keys: list[tuple[Mention, Token]] = field(default_factory=list)
    accesses: list[tuple[str, Token]] = field(default_factory=list)
    calls: list[Token] = field(default_factory=list)
    returns: list[tuple[int, int]] = field(default_factory=list)
    tokens: Sequence[Token] = ()

    def bound(self, variable: str) -> list[Mention]:
        """The patterns that bind `variable` to labels or types."""
        return [m for m in self.mentions if m.variable == variable and m.names]


def read(cypher: str) -> Reading:
    """The patterns, properties, functions and RETURN clauses of `cypher`."""
    words = tokens(cypher)
    reading = Reading(tokens=words)
    frames: list[Frame] = []
    for i, token in enumerate(words):
        before = words[i - 1] if i else None
        if token.text in "([{" and token.kind is TokenKind.SYMBOL:
            frames.append(_open(token, before, frames, reading))
        elif token.text in ")]}" and token.kind is TokenKind.SYMBOL and frames:
            frames.pop()
        elif token.text == ":" and token.kind is TokenKind.SYMBOL:
            _colon(words, i, frames, reading)
        elif token.text == "." and before is not None:
            _access(words, i, reading)
        elif token.upper == "RETURN" and not frames:
            reading.returns.append((i + 1, _clause_end(words, i + 1)))
    return reading


def _open(token: Token, before: Token | None, frames: list[Frame], reading: Reading) -> Frame:
    word = before.upper if before else ""
    if token.text == "(":
        called = before is not None and before.name is not None and (word not in KEYWORDS or word in _CALLED)
        if called and before is not None:
            reading.calls.append(before)
            return Frame("call")
        return Frame("node", _mention(reading, edge=False))
    if token.text == "[":
        return Frame("edge", _mention(reading, edge=True)) if before and before.text in ("-", "<-") else Frame("list")
    if word in _SUBQUERY:
        return Frame("subquery")
    inside = frames[-1] if frames else None
    pattern = inside if inside and inside.owner and before and (before.name or before.text in "([*") else None
    return Frame("map", pattern.owner if pattern else None)


def _mention(reading: Reading, *, edge: bool) -> Mention:
    reading.mentions.append(Mention(edge))
    return reading.mentions[-1]


def _colon(words: Sequence[Token], i: int, frames: list[Frame], reading: Reading) -> None:
    frame, key = (frames[-1] if frames else None), words[i - 1]
    if frame and frame.kind == "map":
        if frame.owner:
            reading.keys.append((frame.owner, key))
        return
    mention = frame.owner if frame and frame.owner else None
    if words[i - 1].name and words[i - 1].upper not in KEYWORDS and words[i - 2].text != ":":
        if mention is None or words[i - 2].text not in ("(", "["):
            mention = _mention(reading, edge=False)
        mention.variable = words[i - 1].name
    if mention is None or words[i - 1].text == "|":
        return
    mention.names += list(_names(words, i + 1))


def _names(words: Sequence[Token], i: int) -> Iterator[Token]:
    while i < len(words) and words[i].name:
        yield words[i]
        i += 1
        if i < len(words) and words[i].text in ("|", ":", "&"):
            i += 1 + (words[i + 1].text == ":")
        else:
            return


def _access(words: Sequence[Token], i: int, reading: Reading) -> None:
    owner, name = words[i - 1], words[i + 1] if i + 1 < len(words) else None
    if owner.name and name is not None and name.name and (i < 2 or words[i - 2].text != "."):
        reading.accesses.append((owner.name, name))


def _clause_end(words: Sequence[Token], start: int) -> int:
    depth = 0
    for i in range(start, len(words)):
        if words[i].kind is TokenKind.SYMBOL:
            depth += (words[i].text in "([{") - (words[i].text in ")]}")
        if depth == 0 and words[i].upper in ("ORDER", "SKIP", "LIMIT", "UNION"):
            return i
    return len(words)


_CLAUSES = {"OPTIONAL", "MATCH", "WITH", "UNWIND", "RETURN", "UNION"}


def clauses(reading: Reading) -> list[tuple[str, int, int]]:
    """The clauses outside all brackets: keyword, and the tokens from the keyword to the next clause.

    OPTIONAL MATCH has the keyword OPTIONAL.
    """
    starts, depth = [], 0
    for i, token in enumerate(reading.tokens):
        if token.kind is TokenKind.SYMBOL:
            depth += (token.text in "([{") - (token.text in ")]}")
        before = reading.tokens[i - 1].upper if i else ""
        if depth == 0 and token.upper in _CLAUSES and before not in ("STARTS", "ENDS", "OPTIONAL"):
            starts.append(i)
    ends = [*starts[1:], len(reading.tokens)]
    return [(reading.tokens[start].upper, start, end) for start, end in zip(starts, ends, strict=True)]


def variables(reading: Reading, start: int, end: int) -> set[str]:
    """The variables that the patterns between two tokens name outside of subqueries."""
    found, depth = set(), 0
    for before, token in zip(reading.tokens[start : end - 1], reading.tokens[start + 1 : end], strict=True):
        depth += (before.text == "{") - (before.text == "}")
        if depth == 0 and before.text in ("(", "[") and before.kind is TokenKind.SYMBOL and token.name:
            found.add(token.name)
    return found


def columns(reading: Reading, clause: tuple[int, int]) -> list[str | None]:
    """The names of the columns that a RETURN clause gives; None where an expression has no alias."""
    return [_column(item) for item in items(reading, clause)]


def items(reading: Reading, clause: tuple[int, int]) -> list[list[Token]]:
    """The tokens of each column that a RETURN clause gives."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in reading.tokens[slice(*clause)]:
        if token.kind is TokenKind.SYMBOL:
            depth += (token.text in "([{") - (token.text in ")]}")
        if token.text == "," and depth == 0:
            found.append([])
        elif token.upper != "DISTINCT" or found[-1]:
            found[-1].append(token)
    return found


def _column(item: list[Token]) -> str | None:
    if len(item) == 1:
        return item[0].name
    return item[-1].name if len(item) > 2 and item[-2].upper == "AS" else None
