"""Every message template of the store has a Vietnamese wording, clause by clause."""

import ast
import importlib
from pathlib import Path

import pytest

from dashboard.texts import texts
from dashboard.texts.errors import translated
from graph import errors

STORE = Path(__file__).parents[2] / "graph" / "store"
KINDS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.PhoihopError) and kind is not errors.DefinitionError
}
VALUE = "X1"


def templates():
    """All messages, and what to do, that are written out in graph/store; values stand as `VALUE`."""
    for path in sorted(STORE.glob("*.py")):
        module = importlib.import_module(f"graph.store.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
                given = [*node.args[:1], *(each.value for each in node.keywords if each.arg == "fix")]
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr) and path.stem == "translation":
                given = [node.value]
            else:
                continue
            for each in given:
                text = written(each, module)
                if text and " " in text:
                    yield pytest.param(text, id=f"{path.stem}-{node.lineno}")


def written(node, module):
    """The text of a literal or of a name of the module; None for what is made elsewhere."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        found = getattr(module, node.id, None)
        return found if isinstance(found, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(each.value if isinstance(each, ast.Constant) else _value(each.value, module) for each in node.values)


def _value(node, module):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "removeprefix":
        return written(node.func.value, module).removeprefix(node.args[0].value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_detail":
        return ""  # what the database itself says
    return written(node, module) or VALUE


@pytest.mark.parametrize("text", list(templates()))
def test_a_message_is_told_in_vietnamese(text):
    said = translated(text, texts("vi")).split("; ")

    assert [clause for clause in text.split("; ") if clause in said and clause != VALUE] == []


def test_numbers_are_grouped_as_the_language_does():
    said = translated("the archive unpacks to more than 1,000,000 bytes", texts("vi"))

    assert "1.000.000" in said


@pytest.mark.parametrize("text", ["No such file or directory", "data directory /x: No such file or directory"])
def test_a_file_that_is_not_there_is_told_by_the_system(text):
    assert translated(text, texts("vi")).endswith("không có tệp hoặc thư mục này")


def test_a_choice_of_two_is_told_so():
    assert translated("Input should be 'vi' or 'en'", texts("vi")) == "phải là 'vi' hoặc 'en'"
    assert translated("this or that", texts("vi")) == "this or that"
