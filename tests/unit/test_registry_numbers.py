import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.registry.numbers import KIND_OF_TYPE, find_numbers, parse_symbol


@pytest.mark.parametrize(
    ("written", "form", "symbol", "kind"),
    [
        ("30/2020/NĐ-CP", "qppl", "30/2020/NĐ-CP", "nghị định"),
        ("66.4/2025/NQ-CP", "qppl", "66.4/2025/NQ-CP", "nghị quyết"),
        ("202/2025/QH15", "qppl", "202/2025/QH15", "luật"),
        ("1211/2016/UBTVQH13", "qppl", "1211/2016/UBTVQH13", "nghị quyết"),
        ("02/2009/TTLT-BNG-BNV", "qppl", "02/2009/TTLT-BNG-BNV", "thông tư liên tịch"),
        ("1228/QĐ-UBND", "state", "1228/QĐ-UBND", "quyết định"),
        ("465/SNgV-HTQT", "official", "465/SNgV-HTQT", "công văn"),
        ("04-CT/TW", "party", "04-CT/TW", "chỉ thị"),
        ("8485-CV/TU", "party", "8485-CV/TU", "công văn"),
        ("04- CT/TW", "party", "04-CT/TW", "chỉ thị"),
        ("04/CT-TW", "swapped", "04-CT/TW", "chỉ thị"),
        ("4043-QĐ-TU", "hyphens", "4043-QĐ/TU", "quyết định"),
    ],
)
def test_every_class_of_number_has_one_normal_form(written, form, symbol, kind):
    number = parse_symbol(written)
    assert number is not None
    assert (number.form, number.symbol, number.kind) == (form, symbol, kind)


def test_a_number_not_filled_in_is_found_and_has_no_symbol():
    (number,) = find_numbers("Số:     /KH-UBND")
    assert (number.form, number.symbol, number.organ) == ("blank", None, "UBND")


def test_dates_are_no_numbers():
    assert list(find_numbers("ngày 09/02/2017, 28/8/2019, trước 18/11; 15-5-2017")) == []


@given(
    number=st.integers(1, 9999),
    kind=st.sampled_from(sorted(KIND_OF_TYPE)),
    before=st.sampled_from(["", "số ", "theo ("]),
)
def test_a_number_is_found_where_it_stands(number, kind, before):
    symbol = f"{number}/{kind}-UBND"
    (found,) = find_numbers(f"{before}{symbol} ngày 1/1/2020")
    assert (found.start, found.written, found.symbol) == (len(before), symbol, symbol)
