"""A test of these folders that uses one engine without a reason stops the run; the full run demands a real Neo4j."""

from pathlib import Path
from types import SimpleNamespace

import both_engines
import pytest

pytestmark = pytest.mark.one_engine("about tests, not about engines")

ROOT = Path(__file__).parents[2]


def item(*fixtures, marks=(), path=Path(__file__), params=()):
    definitions = {"store": [SimpleNamespace(params=params)]} if params else {}
    return SimpleNamespace(
        name="test_x", path=path, fixturenames=fixtures, iter_markers=lambda _: marks,
        _fixtureinfo=SimpleNamespace(name2fixturedefs=definitions),
    )  # fmt: skip


def reason(*args):
    return [SimpleNamespace(args=args)]


@pytest.mark.parametrize(
    ("test", "says"),
    [
        (item(), "does not run on embedded or neo4j"),
        (item("embedded_store"), "does not run on neo4j"),
        (item("neo4j_settings"), "does not run on embedded"),
        (item("store", params=("embedded",)), "does not run on neo4j"),
        (item("embedded_store", marks=reason()), "without a reason"),
        (item("embedded_store", marks=reason(" ")), "without a reason"),
    ],
)
def test_one_engine_without_a_reason_is_told(test, says):
    (line,) = both_engines.one_sided([test])

    assert says in line and "test_both_engines.py::test_x" in line


@pytest.mark.parametrize(
    "test",
    [
        item("store", params=("embedded", pytest.param("neo4j", marks=pytest.mark.neo4j))),
        item("embedded_store", "neo4j_store"),
        item("embedded_store", marks=reason("a process of its own")),
        item(path=ROOT / "tests" / "unit" / "test_x.py"),
    ],
)
def test_both_engines_or_a_reason_is_well(test):
    assert both_engines.one_sided([test]) == []


def test_these_tests_themselves_are_looked_at(request):
    assert any(folder in request.path.parents for folder in both_engines.FOLDERS)


def test_the_full_run_demands_a_real_neo4j():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert "export PHOIHOP_REQUIRE_NEO4J=1" in lines
    assert lines[-1] == "exec make test"
    assert "-m" not in (ROOT / "Makefile").read_text("utf-8").partition("\nunit:")[2].partition("\n\n")[0]
