"""Conditions that several questions share: taken in whole, refused where they cannot be, none of them idle."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

import loaders
from graph.errors import DefinitionError
from queries.catalogue import audits
from queries.fragments import Fragment, expand, fragments, parse_fragment

SIZE = {"larger": Fragment("larger", ("a", "b"), "a.size > b.size AND b.name <> 'a'")}


def test_the_expression_takes_the_place_of_its_line():
    told = expand("WHERE x.id = 1 AND\n  //! include larger(b, t)\nRETURN x", "task.sample", SIZE)
    assert told == "WHERE x.id = 1 AND\n  (b.size > t.size AND t.name <> 'a')\nRETURN x"


def test_other_comments_stay():
    assert expand("// include larger(b, t)", "task.sample", SIZE) == "// include larger(b, t)"


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("//! include smaller(a, b)", "no fragment smaller; name one of larger"),
        ("//! include larger(a)", "larger takes (a, b), not 1"),
        ("//! larger(a, b)", "is no order"),
        ("//! include larger(a.size, b)", "is no order"),
    ],
)
def test_what_cannot_be_taken_in_is_refused(order, says):
    with pytest.raises(DefinitionError) as error:
        expand(order, "task.sample", SIZE)
    assert str(error.value).startswith("query task.sample: ")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a.size > 1", "no header"),
        ("/*\nsmaller(a): says\n*/\na.size > 1", "no header"),
        ("/*\nlarger(a, b): says\n*/\na.size > 1", "b is never used"),
        ("/*\nlarger(a): says\n*/\na.size > 1 // one", "a comment inside"),
    ],
)
def test_a_wrong_fragment_cannot_be_made(content, says):
    with pytest.raises(DefinitionError, match=says):
        parse_fragment(content, "larger")


def test_every_fragment_is_taken_in_more_than_once():
    library = Path(str(files("queries").joinpath("library")))
    text = "\n".join(path.read_text("utf-8") for path in library.rglob("*.cypher"))
    assert {name: text.count(f"//! include {name}(") > 1 for name in fragments()} == dict.fromkeys(fragments(), True)


def noted_by_readers():
    """The rules of every `Issue(rule=…)` that the readers of documents write."""
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(loaders.__file__).parent.rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    issues = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Issue"]
    return {word.value.value for call in issues for word in call.keywords if word.arg == "rule"}


def test_what_readers_note_is_asked_for_and_nothing_else():
    asked = {rule for query in audits() for rule in re.findall(r"issue_rules\[i\] = '([^']+)'", query.text)}
    assert asked == noted_by_readers() != set()
