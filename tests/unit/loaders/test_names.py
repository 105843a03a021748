"""Names of bodies that hold marks and links, and lists of them."""

from pathlib import Path

import pytest
import yaml
from written_plans import listed, names, plan, read

from loaders.document.letterhead import is_local

CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_list_gives_each_body_by_its_whole_name(case):
    province = case.get("province", "Lào Cai")

    assert names(case["text"], province, delimited=case.get("cell", False)) == case["names"]


@pytest.mark.parametrize("name", ["Hiệp hội Du lịch tỉnh", "Bệnh viện Đa khoa tỉnh", "Liên đoàn Quần vợt tỉnh"])
def test_a_kind_with_a_field_in_capitals_is_one_body_and_no_class(name):
    (found,) = listed(f"{name} chủ trì")

    assert (found.name, found.collective) == (name, False)


HEAD = "TỈNH LÀO CAI\nỦY BAN NHÂN DÂN\nXÃ Y TÝ"


def in_a_commune(body, recipients=""):
    text = plan(body, tail=f"Nơi nhận:\n{recipients}\n- Lưu: VT.\n")
    return read(text.replace("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", HEAD))


def test_a_commune_means_its_own_bodies_where_it_names_no_tier():
    record = in_a_commune("1. Công an, Ủy ban MTTQ Việt Nam phối hợp với Công an tỉnh vận động góp sách.")
    (task,) = record.tasks

    assert [(b.name, b.body) for b in task.leads] == [("Công an", None), ("Ủy ban MTTQ Việt Nam", None)]
    assert [(b.name, b.body) for b in task.partners] == [("Công an tỉnh", "ca")]


def test_a_communes_office_is_not_the_provinces():
    record = in_a_commune("1. Công an xã rà soát tủ sách.", "- VPUB: CVP;\n- VP UBND xã;\n- UBND tỉnh (b/c);")

    assert [(r.name, r.body) for r in record.document.recipients] == [
        ("Chánh Văn phòng UBND", None),
        ("Văn phòng UBND xã", None),
        ("Ủy ban nhân dân tỉnh", "ubnd"),
    ]


@pytest.mark.parametrize(
    ("issuer", "local"),
    [
        ("Ủy ban nhân dân xã Y Tý", True),
        ("Huyện ủy Bát Xát", True),
        ("Sở Lao động - Thương binh và Xã hội", False),
        ("Liên minh Hợp tác xã tỉnh Lào Cai", False),
        ("Ban Chỉ đạo sắp xếp đơn vị hành chính cấp xã tỉnh Lào Cai", False),
        ("Ngân hàng Chính sách xã hội", False),
        (None, False),
    ],
)
def test_districts_and_communes_are_told_by_the_issuer(issuer, local):
    assert is_local(issuer) is local


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("các sở, ban, ngành thuộc UBND tỉnh", "g_so"),
        ("các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "g_bo"),
        ("các phòng, trung tâm thuộc UBND xã", None),
        ("các cơ quan, đơn vị thuộc Bộ", None),
        ("các chi bộ trực thuộc", None),
    ],
)
def test_whose_a_class_is_does_not_make_it_that(text, body):
    (found,) = listed(f"{text}; chủ trì")

    assert (found.name, found.body) == (text, body)
