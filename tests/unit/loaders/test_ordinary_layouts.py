"""Whom each task of an ordinary plan is given to, over the layouts of provinces, ministries and the Party."""

from pathlib import Path

import pytest
import yaml
from test_wordings import key, listed
from written_plans import tasks_of

CASES = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_task_has_the_bodies_that_the_layout_gives_it(case):
    found = [({key(b.name) for b in t.leads}, {key(b.name) for b in t.partners}) for t in tasks_of(case["text"])]

    wanted = [tuple(listed(side) for side in task.split(" | ")) for task in case["tasks"]]
    assert found == wanted
