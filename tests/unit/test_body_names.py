"""Names of bodies in any spelling."""

import pytest

from queries.body.names import nearest, registered, split_province


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("Sở Ngoại vụ", {"s_ngv"}),
        ("so ngoai vu", {"s_ngv"}),
        ("SỞ  NGOẠI VỤ", {"s_ngv"}),
        ("SNgV", {"s_ngv"}),
        ("Sở NgV", {"s_ngv"}),
        ("SNV", {"s_nv"}),
        ("Sở TN&MT", {"s_tnmt"}),
        ("so tnmt", {"s_tnmt"}),
        ("UBND tỉnh", {"ubnd"}),
        ("UBND", {"ubnd"}),
        ("Thành ủy", {"tu"}),
        ("Bộ Ngoại giao", {"bng"}),
        ("BCT", {"bct", "bct2"}),
        ("Sở Ngaoi vụ", set()),
        ("", set()),
        ("các sở, ban, ngành", set()),
    ],
)
def test_the_registry_is_found_by_any_spelling(name, entries):
    assert {entry.id for entry in registered(name)} == entries


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sở Ngoại vụ Gia Lai", ("Sở Ngoại vụ", "Gia Lai")),
        ("so ngoai vu tinh gia lai", ("so ngoai vu", "Gia Lai")),
        ("Sở Ngoại vụ TP. Cần Thơ", ("Sở Ngoại vụ", "Cần Thơ")),
        ("Sở Ngoại vụ (Bà Rịa - Vũng Tàu)", ("Sở Ngoại vụ", "Bà Rịa - Vũng Tàu")),
        ("Sở Ngoại vụ thành phố Đà Nẵng", ("Sở Ngoại vụ", "Đà Nẵng")),
        ("Sở Ngoại vụ", ("Sở Ngoại vụ", None)),
        ("Gia Lai", ("Gia Lai", None)),
    ],
)
def test_the_province_may_follow(name, parts):
    assert split_province(name) == parts


def test_near_names_are_found_without_diacritics():
    assert nearest("so ngaoi vu", ["Công an tỉnh", "Sở Nội vụ", "Sở Ngoại vụ"])[0] == "Sở Ngoại vụ"
