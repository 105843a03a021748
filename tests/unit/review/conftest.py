"""The review of a short plan."""

import sys
from pathlib import Path

import pytest

from loaders.extract import extract
from loaders.review.session import Session
from loaders.text.source import SourceText

sys.path.insert(0, str(Path(__file__).parent))
from reviewed_plan import PLAN


@pytest.fixture
def session():
    """The review of the plan, as a reader would give it that did not see item 4."""
    source = SourceText("plan.txt", "0" * 64, "txt", PLAN)
    record = extract(source)
    assert [task.ref for task in record.tasks] == ["I.1", "I.2", "I.3", "I.4"]
    return Session.of(record.model_copy(update={"tasks": record.tasks[:3]}), source)
