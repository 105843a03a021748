"""The examples in the help can be copied: they parse, and what they name is there."""

import re
import shlex

import pytest
import typer

from dashboard.cli.program import app
from queries.audits import choose

EPILOGS = [*(command.epilog for command in app.registered_commands)]
EPILOGS += [command.epilog for group in app.registered_groups for command in group.typer_instance.registered_commands]
EXAMPLES = [epilog.partition("Example: ")[2] for epilog in EPILOGS]


def resolved(arguments):
    """The options of the innermost command that `arguments` call, read as the program reads them."""
    command, context = typer.main.get_command(app), None
    while True:
        context = command.make_context(command.name, list(arguments), parent=context)
        rest = [*getattr(context, "_protected_args", []), *context.args]
        if not hasattr(command, "commands"):
            assert rest == []
            return context.params
        command, arguments = command.commands[rest[0]], rest[1:]


@pytest.fixture(autouse=True)
def folders(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_one_line_that_parses(example):
    program, *arguments = shlex.split(example)

    assert program == "phoihop"
    assert "\n" not in example
    assert resolved(arguments)


def test_every_rule_named_in_the_help_is_one():
    (audit,) = [example for example in EXAMPLES if "--rule" in example]
    rules = resolved(shlex.split(audit)[1:])["rule"]

    assert [query.id for query in choose(rules)] == rules


def test_the_help_shows_an_example_unbroken_and_names_what_options_take(phoihop, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for command in [command.name for command in app.registered_commands]:
        shown = phoihop(command, "--help").out
        assert any(line.strip().startswith(f"Example: phoihop {command}") for line in shown.splitlines())
        assert [example for example in EXAMPLES if example in shown]
        assert re.findall(r"^ +-.*<.*>", shown, re.MULTILINE) == []


def test_an_example_with_a_rule_that_is_none_would_be_found():
    with pytest.raises(Exception, match=r"task\.partners\.0"):
        choose(resolved(["audit", "--rule", "task.partners.0"])["rule"])
