"""From the words of a deadline to a day and an order; nothing is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.vocabulary import DeadlineKind
from queries.body.dates import Group, Precision, parse_due, period_kind, timings

TODAY = date(2026, 11, 22)
ISSUED = "2020-04-08"


def told(kind, words, due, issued=ISSUED, today=TODAY):
    """(group, day) of each timing."""
    kind = DeadlineKind(kind) if kind else None
    found = timings(kind, words, due, issued=issued, today=today)
    return [(str(one.group), one.day.isoformat() if one.day else None) for one in found]


@pytest.mark.parametrize(
    ("kind", "words", "due", "expected"),
    [
        ("once", "trước ngày 15/4/2020", "2020-04-15", [("past", "2020-04-15")]),
        ("once", "trước ngày 22/11/2026", "2026-11-22", [("coming", "2026-11-22")]),
        ("once", "Quý III/2020", "2020-Q3", [("past", "2020-09-30")]),
        ("once", "tháng 2/2028", "2028-02", [("coming", "2028-02-29")]),
        ("once", "năm 2027", "2027", [("coming", "2027-12-31")]),
        ("yearly", "trước ngày 18/11 hàng năm", "11-18", [("coming", "2027-11-18")]),
        ("yearly", "trước ngày 22/11 hàng năm", "11-22", [("coming", "2026-11-22")]),
        ("yearly", "Quý IV hàng năm", "Q4", [("coming", "2026-12-31")]),
        ("yearly", "Quý I, III hằng năm", "Q3", [("coming", "2027-03-31"), ("coming", "2027-09-30")]),
        ("yearly", "tháng 6, tháng 12 hằng năm", "12", [("coming", "2026-12-31"), ("coming", "2027-06-30")]),
        (
            "half-yearly",
            "trước 15/6 và 15/12 hằng năm",
            "12-15",
            [("coming", "2026-12-15"), ("coming", "2027-06-15")],
        ),
        ("monthly", "trước ngày 20 hằng tháng", None, [("coming", "2026-12-20")]),
        (
            "quarterly",
            "ngày 20 tháng cuối quý",
            None,
            [(("coming"), f"{day}-20") for day in ("2026-12", "2027-03", "2027-06", "2027-09")],
        ),
        ("yearly", "hằng năm", "15/11", [("coming", "2027-11-15")]),
        ("yearly", "hàng năm", None, [("periodic", None)]),
        ("half-yearly", "6 tháng và cuối năm", None, [("periodic", None)]),
        ("continuous", "Thường xuyên", None, [("continuous", None)]),
        ("conditional", "Sau khi có hướng dẫn", None, [("conditional", None)]),
        ("unclear", "sớm", None, [("unclear", None)]),
        ("once", "trong năm học", None, [("unclear", None)]),
        (None, "", None, [("none", None)]),
    ],
)
def test_words_become_days_as_far_as_they_name_them(kind, words, due, expected):
    assert told(kind, words, due) == expected


def test_what_a_person_put_counts_alone():
    assert told("yearly", "trước 18/11 hằng năm", "12-01") == [("coming", "2026-12-01")]


def test_a_day_without_a_year_is_ordered_by_the_document_and_kept_out_of_calendars():
    (guess,) = timings(DeadlineKind.ONCE, "trước 15/11", "11-15", issued=ISSUED, today=TODAY)

    assert (guess.day, guess.group, guess.guessed, guess.in_calendar) == (date(2020, 11, 15), Group.PAST, True, False)
    assert told("once", "trước 15/11", "11-15", issued=None) == [("unclear", None)]


def test_recurring_days_begin_with_the_document():
    assert told("yearly", "18/11 hằng năm", "11-18", issued="2030-12-01") == [("coming", "2031-11-18")]


def test_the_leap_day_of_every_year_is_the_last_of_february():
    assert told("yearly", "29/2 hằng năm", "02-29") == [("coming", "2027-02-28")]
    assert told("yearly", "29/2 hằng năm", "02-29", today=date(2028, 1, 1)) == [("coming", "2028-02-29")]


@pytest.mark.parametrize(
    ("words", "due", "expected"),
    [
        ("trước ngày 15/11 hằng năm đến năm 2022", "11-15", [("past", "2022-11-15")]),
        ("trước ngày 15/11 hằng năm, đến hết năm 2027", "11-15", [("coming", "2027-11-15")]),
        ("trước ngày 15/11 hằng năm (từ năm 2030)", "11-15", [("coming", "2030-11-15")]),
        ("15/11 hằng năm, giai đoạn 2021 - 2025", "11-15", [("past", "2025-11-15")]),
        ("20 hằng tháng đến hết năm 2023", None, [("past", "2023-12-20")]),
        ("từ tháng 1 đến tháng 12 hằng năm", None, [("coming", "2026-12-31")]),
        ("từ tháng 1 đến tháng 12 hằng năm", "01", [("coming", "2026-12-31")]),
        ("từ quý I đến quý III hằng năm", "Q1", [("coming", "2027-09-30")]),
        ("từ ngày 01/3 đến 15/3 hằng năm", None, [("coming", "2027-03-15")]),
    ],
)
def test_what_comes_again_has_its_years_and_the_end_of_its_span(words, due, expected):
    kind = "monthly" if "hằng tháng" in words else "yearly"
    assert told(kind, words, due) == expected


def test_a_guessed_year_is_not_before_the_first_that_the_words_name():
    assert told("once", "15/11 (từ năm 2021)", "11-15") == [("past", "2021-11-15")]


@pytest.mark.parametrize(
    ("words", "due", "before"),
    [
        ("trước ngày 18/11/2027", "2027-11-18", True),
        ("chậm nhất ngày 18/11/2027", "2027-11-18", False),
        ("trước tháng 6/2027", "2027-06", True),
        ("hoàn thành trước hết trong tháng 6/2027", "2027-06", False),
        ("trước ngày 18/11/2027", "2027-12-01", False),
    ],
)
def test_before_a_day_is_not_on_it(words, due, before):
    (one,) = timings(DeadlineKind.ONCE, words, due, issued=ISSUED, today=TODAY)
    assert one.before is before


def test_the_order_of_time():
    deadlines = [
        (None, "", None), ("unclear", "sớm", None), ("yearly", "hằng năm", None), ("monthly", "hằng tháng", None),
        ("continuous", "thường xuyên", None), ("yearly", "18/11", "11-18"), ("once", "x", "2026-12-01"),
        ("once", "x", "2020"), ("conditional", "khi có", None),
    ]  # fmt: skip
    every = [timings(DeadlineKind(k) if k else None, w, d, issued=ISSUED, today=TODAY)[0] for k, w, d in deadlines]
    ordered = sorted(every, key=lambda one: one.order)

    assert [str(one.group) for one in ordered] == [
        "past", "coming", "coming", "periodic", "periodic", "continuous", "conditional", "unclear", "none",
    ]  # fmt: skip
    assert [one.words for one in ordered][1:5] == ["x", "18/11", "hằng tháng", "hằng năm"]


@given(st.text(alphabet="0123456789-/Q ", max_size=12), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_due_is_read_or_left(due, today):
    for kind in (None, *DeadlineKind):
        for one in timings(kind, "", due, issued=None, today=today):
            assert one.day is None or (one.group is Group.PAST) == (one.day < today)


@pytest.mark.parametrize("due", ["2020-13-01", "31/2", "0/0", "Q5", "abc", "", None, "2020-02-30"])
def test_no_day_is_no_point(due):
    point = parse_due(due)
    assert point is None or point.on_or_after(date(2020, 1, 1)) is None


def test_a_span_is_told_from_a_day():
    assert parse_due("2020-Q3").precision is Precision.QUARTER
    assert parse_due("15/11").precision is Precision.DAY


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("6 tháng và hằng năm", "half-yearly"),
        ("hàng năm", "yearly"),
        ("hằng quý", "quarterly"),
        ("hằng tháng", "monthly"),
        ("khi được yêu cầu và hằng năm", "yearly"),
        ("đột xuất", "conditional"),
        ("định kỳ", "unclear"),
        (None, None),
    ],
)
def test_periods_of_reports(period, kind):
    assert period_kind(period) == kind
