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


@given(st.text(max_size=20))
def test_composed_and_decomposed_text_sort_alike(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
