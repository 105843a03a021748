"""Words of a person are found in the text: whole, nearest, in a range, whatever the line ends and marks."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.review.words import Words
from loaders.text.source import SourceText


def words_of(text):
    return Words(SourceText("plan.txt", "0" * 64, "txt", text))


TEXT = "Sở Y tế lập tủ sách.\nGiao **Sở Y\n  tế** mở lớp; SỞ Y TẾ báo cáo. Sở Y tếx không có."


@pytest.mark.parametrize(("near", "found"), [(0, "Sở Y tế"), (20, "Sở Y\n  tế"), (60, "Sở Y\n  tế")])
def test_the_nearest_place_with_the_same_letters_is_found(near, found):
    start, end = words_of(TEXT).find("Sở Y tế", near)

    assert TEXT[start:end] == found


def test_other_letters_will_do_where_the_same_are_not():
    assert words_of("Giao SỞ Y TẾ.").find("Sở  y tế") == (5, 12)


def test_words_are_not_cut():
    assert words_of("tếx").find("tế") is None
    assert words_of("Sở Y tế").find(" ") is None


@example("ab.ab.aaaaaaaaaaaaaaaaaaaaaaaaa.ab", 32, 0, 32)
@example("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ab", 32, 0, 32)
@given(st.text(alphabet="ab .\n", max_size=40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_in_a_range_it_finds_what_a_plain_search_finds(text, near, one, other):
    low, high = sorted((one, other))
    plain = [m.span() for m in re.finditer(r"(?<!\w)ab(?!\w)", text) if low <= m.start() and m.end() <= high]

    found = words_of(text).find("ab", near, (low, high))

    assert (found is None) == (not plain)
    if found is not None:
        assert found in plain
        assert abs(found[0] - near) == min(abs(start - near) for start, _ in plain)


def test_hundreds_of_searches_in_a_megabyte_end_soon():
    words = words_of("aaaa " * 200_000 + "cuối")
    words.find("x")
    began = time.perf_counter()

    for near in range(0, 1_000_000, 4_000):
        words.find("a", near)
        words.find("cuối", near)

    assert time.perf_counter() - began < 30
