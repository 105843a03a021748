"""Fixtures of the command line's tests."""

from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.cli import main

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "plan.txt"


class Ran(NamedTuple):
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def plan_text():
    """A short plan of our own writing, with labels under each task."""
    return EXAMPLE.read_text("utf-8")


@pytest.fixture
def phoihop(capsys):
    """Run the command line in this process."""

    def run(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run
