"""However a corrected file was spoilt, it is a record or one clear line for each fault."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reviewed_plan import PLAN

from dashboard.formats.review_yaml import review_yaml
from dashboard.texts import texts
from graph.errors import InputError
from loaders.ingest import Wanted, read

JUNK = [
    "",
    "\t",
    "- ",
    "null",
    "{",
    "]",
    ": ",
    "&a ",
    "*a",
    "!!binary ",
    "999999999999999999999",
    "-1",
    "\x85",
    "\u2028",
    "'",
    '"',
    "...",
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "swap", "insert", "value", "cut", "indent"]),
        st.integers(0, 400),
        st.integers(0, 400),
        st.sampled_from(JUNK),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    plan = folder / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    outcome = read(plan)
    text = review_yaml(outcome.record, texts("en"), source=outcome.source, missed=[], name="x.yaml")
    return folder / "x.yaml", text.splitlines()


def edited(lines, edits):
    lines = list(lines)
    for kind, one, other, junk in edits:
        at, to = one % len(lines), other % len(lines)
        line = lines[at]
        if kind == "drop" and len(lines) > 1:
            del lines[at]
        elif kind == "double":
            lines.insert(to, line)
        elif kind == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        elif kind == "insert":
            lines[at] = line[: other % (len(line) + 1)] + junk + line[other % (len(line) + 1) :]
        elif kind == "value" and ": " in line:
            lines[at] = line.split(": ")[0] + ": " + junk
        elif kind == "cut":
            lines[at] = line[: other % (len(line) + 1)]
        elif kind == "indent":
            lines[at] = "  " + line
    return "\n".join(lines) + "\n"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_spoilt_file_is_a_record_or_one_line_for_each_fault(desk, edits):
    path, lines = desk
    path.write_text(edited(lines, edits), encoding="utf-8")

    outcome = read(path, Wanted(reviewer="Hoa"))

    if outcome.error is None:
        assert outcome.record.tasks
        return
    for error in (outcome.error, *outcome.error.further):
        assert isinstance(error, InputError)
        assert len(str(error).splitlines()) == 1, str(error)
        assert str(path) in str(error)
        assert str(error).isprintable()
