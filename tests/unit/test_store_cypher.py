"""The Cypher inside `graph/store` keeps the rules that keep both engines alike, statement by statement."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import graph.store
from graph.build import build
from graph.ontology import DocumentLabel, EdgeType, Label
from graph.store.schema import LABELS, statements
from loaders.bundled import bundled_records
from queries.cypher import TokenKind, tokens

STORE = Path(graph.store.__file__).parent
OPENING = re.compile(r"\s*(OPTIONAL MATCH|MATCH|MERGE|UNWIND|CREATE|RETURN|CALL|SHOW|WITH)\b")
SERVER_ALONE = {"fitness.py": {"SHOW"}}
"""What is asked of a Neo4j server and never of the embedded engine."""

FORBIDDEN_WORDS = {"CALL", "SHOW", "SHORTEST", "FOREACH", "LOAD", "USE", "EXPLAIN", "PROFILE", "TRANSACTIONS"}
FORBIDDEN_CALLS = {"id", "elementid", "exists", "any", "keys"}
EXTENSIONS = {"apoc", "gds", "db", "dbms"}


def texts():
    """(file, line, text) of every piece of Cypher; what is filled in stands as X."""
    for path in sorted(STORE.rglob("*.py")):
        parts = {id(p) for n in ast.walk(tree(path)) if isinstance(n, ast.JoinedStr) for p in n.values}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(p.value) if isinstance(p, ast.Constant) else "X" for p in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                text = node.value
            else:
                continue
            if OPENING.match(text) and text != text.capitalize():
                yield path.name, node.lineno, text


_TREES = {}


def tree(path):
    return _TREES.setdefault(path, ast.parse(path.read_text("utf-8")))


TEXTS = list(texts())


def test_there_is_cypher_to_look_at():
    assert len(TEXTS) > 20
    assert {"writer.py", "schema.py", "fitness.py"} <= {file for file, _, _ in TEXTS}


@pytest.mark.parametrize(("file", "line", "text"), TEXTS, ids=lambda value: value if isinstance(value, str) else None)
def test_what_the_engines_do_not_share_is_not_used(file, line, text):
    words = tokens(text)
    plain = [word for word in words if word.kind is TokenKind.NAME]
    used = {word.upper for word in plain} & FORBIDDEN_WORDS - SERVER_ALONE.get(file, set())
    called = {a.text.lower() for a, b in pairwise(words) if b.text == "("} & FORBIDDEN_CALLS
    extended = {a.text.lower() for a, b in pairwise(words) if b.text == "."} & EXTENSIONS
    assert (used, called, extended) == (set(), set(), set())
    assert "size((" not in text.replace(" ", "") and "labels(n)[" not in text.replace(" ", "")
    assert not re.search(r"\bSET\s+\w+\s*:", text), "labels belong into MERGE"
    assert not re.search(r"\bMERGE\s*\(\s*\w*\s*\)", text), "MERGE names a label and a key"
    assert all(re.match(r"\(\w+:\w+(:\w+)? \{{1,2}id: ", m) for m in re.findall(r"MERGE (\(\w+:.*)", text))


def test_every_label_that_is_merged_has_a_unique_key_before_any_data():
    unique = {label for label in LABELS if any(f"(n:{label}) REQUIRE n.id IS UNIQUE" in text for text in statements())}
    assert unique == set(LABELS) >= {str(label) for label in Label}
    assert all("IF NOT EXISTS" in text for text in statements())
    others = ("NODE KEY", "IS NOT NULL", "IS ::", "IS TYPED", "FULLTEXT")
    assert not [text for text in statements() if any(other in text for other in others)]


def test_labels_and_relationship_types_are_different_words():
    labels = {name.lower() for name in (*LABELS, *map(str, DocumentLabel))}
    assert not labels & {str(kind).lower() for kind in EdgeType}
    assert all(re.fullmatch(r"([A-Z][a-z]+)+", name) for name in (*LABELS, *map(str, DocumentLabel)))
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)*", str(kind)) for kind in EdgeType)


def test_a_property_has_one_type_everywhere():
    types = {}
    for contribution in map(build, bundled_records()):
        for owner, properties in (
            *((node.label, node.properties) for node in contribution.nodes),
            *((edge.type, edge.properties) for edge in contribution.edges),
        ):
            for name, value in properties.items():
                types.setdefault((str(owner), name), set()).add(type(value).__name__)
    assert {key: found for key, found in types.items() if len(found) > 1} == {}


def test_statements_run_in_managed_transactions_alone():
    """`session.run` would be neither atomic nor tried again; only the client's transactions run anything."""
    runs = {
        f"{path.name}:{ast.unparse(node.func)}"
        for path in STORE.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "run"
    }
    driver = {run for run in runs if not run.endswith((":tx.run", ":subprocess.run"))}
    probes = {"watchdog.py:session.run"}  # asks whether the engine still answers, once, and writes nothing
    assert driver - probes == {"client.py:inner.run", "client.py:self._inner.run"}
    source = "".join(path.read_text("utf-8") for path in STORE.rglob("*.py"))
    assert "execute_query" not in source and "begin_transaction" not in source
