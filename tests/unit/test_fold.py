import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.registry.fold import fold, name_key, same, search_key, tone

TEXT = st.text(max_size=60).map(lambda text: unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("change", [tone, same, fold])
@given(text=TEXT)
def test_a_fold_keeps_every_place(change, text):
    assert len(change(text)) == len(text)


@pytest.mark.parametrize("change", [tone, same, fold, name_key, search_key])
@given(text=TEXT)
def test_folding_twice_is_folding_once(change, text):
    assert change(change(text)) == change(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Uỷ ban", "Ủy ban"), ("HOÀ", "HÒA"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("quý", "quý"), ("hoàn", "hoàn"),
        ("suýt", "suýt"), ("khuỷu", "khuỷu"), ("Quỳnh", "Quỳnh"),
    ],
)  # fmt: skip
def test_tone_marks_move_in_open_syllables_alone(new, old):
    assert tone(new) == old


def test_search_needs_no_marks():
    assert search_key("Sở  Ngoại vụ – Đà Nẵng") == search_key("so ngoai vu - da nang") == "so ngoai vu da nang"


def test_names_keep_their_marks():
    assert name_key("Uỷ ban, NHÂN dân") == "ủy ban nhân dân" != name_key("Uy ban nhan dan")
