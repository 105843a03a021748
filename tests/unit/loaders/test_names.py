"""Names of bodies that hold marks and links, and lists of them."""

from pathlib import Path

import pytest
import yaml
from written_plans import names

CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_list_gives_each_body_by_its_whole_name(case):
    province = case.get("province", "Lào Cai")

    assert names(case["text"], province, delimited=case.get("cell", False)) == case["names"]
