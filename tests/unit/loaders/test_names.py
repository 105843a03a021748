"""Names of bodies that hold marks and links, and lists of them."""

from pathlib import Path

import pytest
import yaml
from written_plans import listed, names

CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_list_gives_each_body_by_its_whole_name(case):
    province = case.get("province", "Lào Cai")

    assert names(case["text"], province, delimited=case.get("cell", False)) == case["names"]


@pytest.mark.parametrize("name", ["Hiệp hội Du lịch tỉnh", "Bệnh viện Đa khoa tỉnh", "Liên đoàn Quần vợt tỉnh"])
def test_a_kind_with_a_field_in_capitals_is_one_body_and_no_class(name):
    (found,) = listed(f"{name} chủ trì")

    assert (found.name, found.collective) == (name, False)
