"""Dates as written, and sentences that end where a reader ends them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_soup import messy_texts, phrases
from written_plans import whole

from loaders.text.dates import date_after, find_dates, partial_date
from loaders.text.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("28/8/2019", "2019-08-28"),
        ("06-7-2011", "2011-07-06"),
        ("9.2.2017", "2017-02-09"),
        ("ngày 28 tháng 8 năm 2019", "2019-08-28"),
        ("ngày 05 tháng 12, năm 2020", "2020-12-05"),
        ("tháng 02 năm 2020", "2020-02"),
    ],
)
def test_a_date_is_read_as_precisely_as_written(text, iso):
    assert [hit.iso for hit in find_dates(f"Ký {text}.")] == [iso]


@pytest.mark.parametrize(
    "text",
    ["30/13/2024", "ngày 5 tháng 13 năm 2024", "5/0/2024", "giai đoạn 2021 - 2025", "15/11", "12/KH-UBND", "1.500"],
)
def test_what_cannot_be_a_date_is_none(text):
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["31/02/2024", "ngày 30 tháng 02 năm 2024"])
def test_a_day_that_does_not_exist_is_left_out_of_its_date_and_marked(text):
    assert [(hit.iso, hit.malformed) for hit in find_dates(text)] == [("2024-02", True)]


def test_a_slip_in_a_date_is_read_and_marked():
    (hit,) = find_dates("ngày 28 năm 8 năm 2019")

    assert (hit.iso, hit.malformed) == ("2019-08-28", True)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày     tháng 02 năm 2020", "2020-02"),
        ("ngày ... tháng ... năm 2020", "2020"),
        ("ngày   /02/2020", "2020-02"),
        ("ngày 03 tháng 02 năm 2020", "2020-02-03"),
        ("tháng Hai", None),
    ],
)
def test_a_place_line_with_blanks_gives_what_it_has(text, iso):
    assert partial_date(text) == iso


def test_only_a_date_that_follows_directly_belongs_to_a_number():
    text = "số 12/KH-UBND ngày 01/02/2023 và số 13/KH-UBND của tỉnh, họp ngày 05/6/2023"

    assert date_after(text, text.index(" ngày 01")).iso == "2023-02-01"
    assert date_after(text, text.index(" của tỉnh")) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from("/-."))
def test_every_day_is_read_back(day, mark):
    text = f"ngày {day.day:02}{mark}{day.month}{mark}{day.year}"

    assert [hit.iso for hit in find_dates(text)] == [day.isoformat()]


def cut(text):
    return [text[a:b] for a, b in sentences(whole(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND TP. Lào Cai chủ trì rà soát.",
        "Thực hiện Tờ trình số 12/TTr. STC của sở.",
        "TM. Ủy ban nhân dân tỉnh.",
        "Gồm 3. Sở Y tế, Sở Nội vụ.",
        "Tổng số 1.500 lớp học.",
    ],
)
def test_no_sentence_ends_behind_an_abbreviation_or_a_number(text):
    assert cut(text) == [text]


def test_sentences_and_clauses_keep_their_place():
    text = "Sở Y tế khám bệnh; Sở Nội vụ mở lớp. Công an tỉnh tuần tra./."

    assert cut(text) == ["Sở Y tế khám bệnh; Sở Nội vụ mở lớp.", "Công an tỉnh tuần tra./."]
    assert [text[a:b] for a, b in clauses(whole(text), 0, 37)] == ["Sở Y tế khám bệnh; ", "Sở Nội vụ mở lớp. "]


@given(phrases | messy_texts)
def test_sentences_of_any_text_hold_all_its_words(text):
    words = whole(text)
    parts = sentences(words)

    assert "".join(words.text[a:b] for a, b in parts).replace(" ", "") == words.text.replace(" ", "")
    assert all(a < b for a, b in parts)
