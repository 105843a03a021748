import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from graph.registry.collation import sort_key


def test_letters_come_before_tones_and_tones_before_case():
    ordered = ["an", "An", "àn", "ản", "ãn", "án", "ạn", "ăn", "ân", "do", "đo", "đổi", "ơn", "ưa", "ý"]
    backwards = list(reversed(ordered))
    assert sorted(backwards, key=sort_key) == ordered


def test_provinces_stand_as_in_a_dictionary():
    ordered = [
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Bắc Kạn",
        "Cà Mau",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Hà Nam",
        "Hải Dương",
    ]
    backwards = list(reversed(ordered))
    assert sorted(backwards, key=sort_key) == ordered


def test_a_tone_on_no_letter_is_a_mark_and_stands_before_letters():
    assert sorted(["an", "\u0300an", "\u0301", "b\u0300"], key=sort_key) == ["\u0300an", "\u0301", "an", "b\u0300"]


_LOOSE = st.text(alphabet=st.sampled_from("aâăoơuưdđbz A\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"), max_size=12)


@given(st.text(max_size=20) | _LOOSE)
def test_composed_and_decomposed_text_sort_alike(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
