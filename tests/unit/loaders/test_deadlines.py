"""Deadlines: where their words stand, what they mean, and what date they name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_soup import messy_texts, phrases
from written_plans import context, whole

from graph.vocabulary import DeadlineKind as Kind
from loaders.tasks.deadlines import Span, deadline, due_of, find_deadline, kind_of
from loaders.tasks.masks import masked

FORM = re.compile(r"(\d{4}(-\d\d(-\d\d)?|-Q[1-4])?|\d\d(-\d\d)?|Q[1-4])")


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Trước ngày 31/12/2024", Kind.ONCE, "2024-12-31"),
        ("Trước ngày 05 tháng 9 năm 2024", Kind.ONCE, "2024-09-05"),
        ("Quý III/2024", Kind.ONCE, "2024-Q3"),
        ("Quý IV năm 2025", Kind.ONCE, "2025-Q4"),
        ("Quý II", Kind.ONCE, "Q2"),
        ("Tháng 4/2024", Kind.ONCE, "2024-04"),
        ("Năm 2025", Kind.ONCE, "2025"),
        ("Trước ngày 18/11 hằng năm", Kind.YEARLY, "11-18"),
        ("Trước ngày 18 tháng 11 hàng năm", Kind.YEARLY, "11-18"),
        ("Hằng năm", Kind.YEARLY, None),
        ("Hàng quý", Kind.QUARTERLY, None),
        ("Hàng tháng", Kind.MONTHLY, None),
        ("Định kỳ 6 tháng", Kind.HALF_YEARLY, None),
        ("06 tháng một lần", Kind.HALF_YEARLY, None),
        ("Thường xuyên", Kind.CONTINUOUS, None),
        ("Liên tục", Kind.CONTINUOUS, None),
        ("Sau khi có hướng dẫn của Bộ Y tế", Kind.CONDITIONAL, None),
        ("Theo kế hoạch", Kind.UNCLEAR, None),
    ],
)
def test_deadline_words_have_a_meaning_and_a_date(text, kind, due):
    assert (kind_of(text), due_of(text)) == (kind, due)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở Y tế mở lớp trước ngày 15/11 hàng năm.", "trước ngày 15/11 hàng năm"),
        ("Sở Y tế mở lớp trong tháng 4/2024.", "trong tháng 4/2024"),
        ("Sở Y tế mở lớp trong quý III năm 2024 tại xã.", "trong quý III năm 2024"),
        ("Hằng năm, Sở Y tế mở lớp.", "Hằng năm"),
        ("Sở Y tế mở lớp, hoàn thành trước 30/6/2024.", "hoàn thành trước 30/6/2024"),
        ("Sở Y tế, định kỳ 6 tháng và hằng năm, mở lớp.", "định kỳ 6 tháng và hằng năm"),
        ("Sở Y tế mở lớp trong thời hạn 10 ngày làm việc.", "trong thời hạn 10 ngày làm việc"),
        ("Thường xuyên mở lớp cho cán bộ xã.", "Thường xuyên"),
        ("Các sở, ban, ngành có trách nhiệm thường xuyên mở lớp.", "thường xuyên"),
        ("Sở Y tế phải thường xuyên kiểm tra các lớp học.", "thường xuyên"),
        ("Mở lớp một cách thường xuyên, liên tục tại xã.", "thường xuyên, liên tục"),
        ("Mở lớp cho cán bộ xã (khi Bộ Y tế có văn bản triển khai).", "khi Bộ Y tế có văn bản triển khai"),
        ("Mở lớp sau khi Chính phủ ban hành nghị định.", "sau khi Chính phủ ban hành nghị định"),
        ("Mở lớp ngay sau khi Luật Thư viện có hiệu lực.", "ngay sau khi Luật Thư viện có hiệu lực"),
        ("Sở Y tế mở lớp (Quý IV/2024, Quý I/2025 và thường xuyên).", "Quý IV/2024, Quý I/2025 và thường xuyên"),
        ("Sở Y tế tổng hợp số liệu trước 16h30 hằng ngày.", "trước 16h30 hằng ngày"),
        ("Sở Y tế cập nhật số liệu 02 lần/ngày (trước 9h và 16h).", "02 lần/ngày (trước 9h và 16h)"),
        ("Đến năm 2026, hoàn thành chương trình học của các lớp.", "Đến năm 2026"),
        ("Hoàn thành các lớp trong Luật Thư viện trước ngày 15/11.", "trước ngày 15/11"),
    ],
)
def test_a_tasks_own_words_hold_its_deadline(text, words):
    span = find_deadline(whole(text), 0, len(text))

    assert text[span.start : span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai Kế hoạch số 12/KH-UBND ngày 15/3/2021 của UBND tỉnh.",
        "Mở lớp theo chương trình giai đoạn 2023 - 2026.",
        "Thực hiện Luật Thư viện năm 2019.",
        "Mua 15/20 bộ sách.",
        "Mở lớp cho cán bộ xã.",
        "Mở lớp theo Chiến lược phát triển thư viện đến năm 2030, tầm nhìn đến năm 2045.",
        "Lập quy hoạch thư viện thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
        "Mở lớp theo cam kết giảm phát thải vào năm 2050.",
        "Bố trí kinh phí chi thường xuyên cho các lớp.",
        "Kiểm tra các lớp trước khi UBND tỉnh phê duyệt.",
        "Hướng dẫn các lớp khi có người học.",
    ],
)
def test_dates_of_documents_and_periods_are_no_deadlines(text):
    words = whole(text)

    assert find_deadline(words, 0, len(words), masked(words)) is None


def read(text):
    words = whole(text)
    return deadline(words, Span(0, len(words)), context(), "bảng, dòng 1", "slot.deadline")


@pytest.mark.parametrize(
    ("text", "awaited"),
    [
        ("Sau khi có hướng dẫn của Bộ Y tế", ["Bộ Y tế"]),
        ("Theo hướng dẫn của Sở Nội vụ", ["Sở Nội vụ"]),
        ("Ngay sau khi Hội đồng nhân dân tỉnh ban hành nghị quyết", ["Hội đồng nhân dân tỉnh"]),
        ("khi Bộ Y tế có văn bản triển khai", ["Bộ Y tế"]),
        ("Hằng năm", []),
    ],
)
def test_a_conditional_deadline_names_the_body_awaited(text, awaited):
    assert read(text).depends_on == awaited


def test_the_words_stay_as_written_but_for_the_full_stop():
    found = read("Trước ngày 18/11 hàng năm.")

    assert found.text == "Trước ngày 18/11 hàng năm"
    assert (found.evidence.start, found.evidence.end) == (0, 25)


@pytest.mark.parametrize("text", ["-", "…", "/", "."])
def test_a_dash_is_no_deadline(text):
    assert read(text) is None


@given(phrases | messy_texts)
def test_any_words_have_one_kind_and_a_date_in_iso_form(text):
    assert kind_of(text) in Kind
    due = due_of(text)
    assert due is None or FORM.fullmatch(due)


@given(phrases | messy_texts, st.integers(0, 20), st.integers(0, 40))
def test_a_deadline_lies_in_the_range_asked_for(text, start, length):
    words = whole(text)
    start = min(start, len(words))
    end = min(start + length, len(words))
    span = find_deadline(words, start, end, masked(words))

    assert span is None or start <= span.start < span.end <= end
