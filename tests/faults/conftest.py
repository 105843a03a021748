"""The parts beside these tests are imported by their plain names."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import kit


@pytest.fixture(scope="session")
def plans(tmp_path_factory):
    """Few plans, each twice."""
    whole = kit.Plans.written_to(tmp_path_factory.mktemp("plans"))
    return kit.Plans(whole.home, whole.records[:4], whole.paths[:4])


@pytest.fixture(scope="session")
def clean(plans, tmp_path_factory, clean_environment):
    """What a load of them without faults gives."""
    return kit.clean_run(plans, tmp_path_factory.mktemp("clean"))
