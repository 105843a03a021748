"""What makes a question impossible: each check raises `DefinitionError` naming the query, the place and the fix."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import NoReturn

from graph.errors import DefinitionError
from graph.ontology import EDGES, NODES, DocumentLabel, EdgeType, Label, edge_properties
from queries import cypher
from queries.cypher import Mention, Reading, Token, TokenKind
from queries.model import AUDIT_COLUMNS, LANGUAGES, Query, QueryKind, ValueType

WRITES = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH"}
    | {"DROP", "ALTER", "LOAD", "GRANT", "DENY", "REVOKE", "TERMINATE"}
)
"""Clauses that change something or read files."""

UNPORTABLE = {
    "CALL": "use plain Cypher; procedures differ between engines",
    "SHOW": "use plain Cypher", "USE": "the store chooses the database",
    "EXPLAIN": "drop it", "PROFILE": "drop it", "SHORTEST": "use shortestPath((a)-[:R*..8]-(b))",
}  # fmt: skip
"""Words that the engines do not share, with what to write instead."""

UNPORTABLE_CALLS = {
    "id": "use our own property id",
    "elementid": "use our own property id",
    "exists": "use IS NOT NULL or EXISTS { … }",
    "keys": "name the properties; their names come in no fixed order",
    "any": "use size([x IN … WHERE …]) > 0; the engines differ where a test gives null",
}
"""Functions that the engines do not share, with what to write instead."""

_EXTENSIONS = {"apoc", "gds", "db", "dbms"}
_LABELS = {str(name) for name in (*Label, *DocumentLabel)}
_TYPES = {str(name) for name in EdgeType}
_NODE_PROPERTIES = {str(label): kind.properties for label, kind in NODES.items()} | {
    str(label): NODES[Label.DOCUMENT].properties for label in DocumentLabel
}
_EDGE_PROPERTIES = {
    str(kind): frozenset().union(*(edge_properties(form) for form in forms)) for kind, forms in EDGES.items()
}
_ANY_PROPERTY = frozenset().union(*_NODE_PROPERTIES.values(), *_EDGE_PROPERTIES.values())


def check(query: Query) -> None:
    """Raise `DefinitionError` if `query` contradicts itself, the ontology, or the rules that keep engines alike."""
    _words(query)
    _fields(query)
    readings = {role: cypher.read(text) for role, text in query.cyphers.items()}
    for role, reading in readings.items():
        where = f"query {query.id}, {role}"
        _read_only(where, reading)
        _portable(where, reading)
        _joined(where, reading)
        _vocabulary(where, reading)
        _columns(where, reading, _promised(query, role))
    _parameters(query, readings.values())


def refuse(where: str, what: str, fix: str) -> NoReturn:
    """Raise the one error of this module."""
    raise DefinitionError(f"{where}: {what}; {fix}")


def _words(query: Query) -> None:
    audit = query.kind is QueryKind.AUDIT
    texts = {"title": query.title, "why": query.why}
    texts |= {"message": query.message} if audit or query.message else {}
    texts |= {f"wording {name}": text for name, text in query.wordings.items()}
    texts |= {"unknown message": query.unknown.message} if query.unknown else {}
    if query.kind is QueryKind.QUESTION:
        docs = {name: parameter.doc for name, parameter in query.parameters.items()}
        texts |= {f"doc of {name}": {"en": doc} if isinstance(doc, str) else doc for name, doc in docs.items()}
    for name, text in texts.items():
        missing = [lang for lang in LANGUAGES if not text.get(lang, "").strip()]
        if missing:
            refuse(f"query {query.id}", f"{name} lacks language {missing[0]}", f"add {name}.{missing[0]}")


def _fields(query: Query) -> None:
    where = f"query {query.id}"
    if query.kind is QueryKind.AUDIT:
        for name, kind in AUDIT_COLUMNS.items():
            if query.columns.get(name) is not kind:
                refuse(where, f"an audit promises column {name}: {kind}", "add it to columns and to RETURN")
        for name, value in (("identity", query.identity), ("node", query.node), ("count", query.count)):
            if not value:
                refuse(where, f"an audit has {name}", "add it to the header")
        if "province" not in query.parameters:
            refuse(where, "an audit takes parameter province", "add it to parameters")
    named = (
        *query.identity,
        *([query.node] if query.node else []),
        *(c.removeprefix("-") for c in query.sorted_by),
        *_placeholders(query),
    )
    for column in named:
        if column not in query.columns:
            refuse(where, f"{column} is no column", "name one of " + ", ".join(query.columns))
    if bool(query.wordings) != ("wording" in query.columns):
        refuse(where, "wordings and the column wording need each other", "add the one, or drop the other")
    if "severity" in query.columns and query.columns["severity"] is not ValueType.SEVERITY:
        refuse(where, "column severity has another type", "write severity: severity")


def _placeholders(query: Query) -> list[str]:
    texts = [text for wording in (query.message, *query.wordings.values()) for text in wording.values()]
    return [name for text in texts for _, name, _, _ in Formatter().parse(text) if name]


def _promised(query: Query, role: str) -> list[str]:
    return {"text": list(query.columns), "count": ["province", "examined"], "unknown": ["province", "unknown"]}[role]


def _columns(where: str, reading: Reading, promised: list[str]) -> None:
    if not reading.returns:
        refuse(where, "there is no RETURN", "return " + ", ".join(promised))
    for clause in reading.returns:
        found = cypher.columns(reading, clause)
        if None in found:
            refuse(where, f"column {found.index(None) + 1} of RETURN has no name", "add AS and a name")
        for name in promised:
            if name not in found:
                refuse(
                    where, f"RETURN lacks the promised column {name}", f"return … AS {name}, or drop it from columns"
                )
        for extra in found:
            if extra not in promised:
                refuse(where, f"RETURN gives {extra}, which is not promised", "add it to columns, or drop it")
        after = reading.tokens[clause[1]] if clause[1] < len(reading.tokens) else None
        if after is None or after.upper != "ORDER":
            refuse(where, "the last rows come in no fixed order", "end with ORDER BY")


def _plain(reading: Reading) -> Iterable[tuple[int, Token]]:
    """Tokens that stand as words of the language: no property names, labels, map keys or variables in patterns."""
    for i, token in enumerate(reading.tokens):
        before = reading.tokens[i - 1].text if i else ""
        after = reading.tokens[i + 1].text if i + 1 < len(reading.tokens) else ""
        if token.kind is TokenKind.NAME and before not in (".", ":", "|", "&") and after != ":":
            yield i, token


def _read_only(where: str, reading: Reading) -> None:
    for _, token in _plain(reading):
        if token.upper in WRITES:
            refuse(where, f"{token}: {token.upper} is not read-only", "a question of the library only reads")
        if token.upper in UNPORTABLE:
            refuse(where, f"{token}: {token.upper} is not allowed", UNPORTABLE[token.upper])


def _portable(where: str, reading: Reading) -> None:
    words, sorted_yet = reading.tokens, False
    for call in reading.calls:
        if call.text.lower() in UNPORTABLE_CALLS:
            refuse(where, f"{call}: {call.text}() differs between engines", UNPORTABLE_CALLS[call.text.lower()])
    for i, token in _plain(reading):
        after = [word.text for word in words[i + 1 : i + 6]]
        sorted_yet = sorted_yet or token.upper == "ORDER"
        if token.text.lower() in _EXTENSIONS and after[:1] == ["."]:
            refuse(where, f"{token}: {token.text} is an extension", "use plain Cypher")
        if token.upper == "SIZE" and after[:2] == ["(", "("]:
            refuse(where, f"{token}: size() of a pattern", "use COUNT { … }")
        if token.upper == "LABELS" and (after[3:4] == ["["] or words[i - 2].upper in ("HEAD", "LAST")):
            refuse(where, f"{token}: labels come in no fixed order", "test with n:Label")
        if token.upper == "COLLECT" and after[:1] == ["("] and not sorted_yet:
            refuse(where, f"{token}: collect() of rows in no fixed order", "put WITH … ORDER BY before it")
    for i, token in enumerate(words[:-2]):
        if token.text == "[" and words[i + 1].text == "(" and words[i - 1].text not in ("-", "<-"):
            refuse(where, f"{token}: a pattern in a list comes in no fixed order", "use COLLECT { … ORDER BY … }")


def _joined(where: str, reading: Reading) -> None:
    """A MATCH right after another has to start from it: the embedded engine loses rows of two loose patterns."""
    seen: set[str] = set()
    previous = ""
    for keyword, start, end in cypher.clauses(reading):
        variables = cypher.variables(reading, start, end)
        if keyword == previous == "MATCH" and variables and not variables & seen:
            refuse(
                where, f"{reading.tokens[start]}: MATCH does not hang on the MATCH before it", "put WITH between them"
            )
        seen |= variables
        previous = keyword


def _vocabulary(where: str, reading: Reading) -> None:
    for mention in reading.mentions:
        known, what = (_TYPES, "relationship type") if mention.edge else (_LABELS, "label")
        for token in mention.names:
            if token.name not in known:
                refuse(
                    where, f"{token}: nobody writes {what} {token.name}", "declare it in graph.ontology or name another"
                )
    for mention, token in reading.keys:
        _property(where, token, mention.variable, [mention, *_same(reading, mention.variable)])
    for variable, token in reading.accesses:
        _property(where, token, variable, _same(reading, variable))


def _same(reading: Reading, variable: str | None) -> list[Mention]:
    return reading.bound(variable) if variable else []


def _property(where: str, token: Token, variable: str | None, mentions: list[Mention]) -> None:
    tables = [(_EDGE_PROPERTIES if m.edge else _NODE_PROPERTIES)[n.name or ""] for m in mentions for n in m.names]
    allowed = frozenset().union(*tables) if tables else _ANY_PROPERTY
    if token.name not in allowed:
        owner = "/".join(sorted({n.text for m in mentions for n in m.names})) or variable or "anything"
        refuse(
            where, f"{token}: {owner} carries no property {token.name}", "declare it in graph.ontology or name another"
        )


def _parameters(query: Query, readings: Iterable[Reading]) -> None:
    used: dict[str, Token] = {}
    for reading in readings:
        for token in reading.tokens:
            if token.kind is TokenKind.PARAMETER:
                used.setdefault(token.text[1:], token)
    for name, token in used.items():
        if name not in query.parameters:
            refuse(f"query {query.id}", f"{token}: parameter ${name} is not declared", "add it to parameters")
    for name in query.parameters:
        if name not in used:
            refuse(f"query {query.id}", f"parameter {name} is never used", "use it or drop it")
