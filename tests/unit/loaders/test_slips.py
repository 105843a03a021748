"""Slips of recognition: what is put right, what is left, and that what was read is kept."""

import pytest

from loaders.readers.pdf_lines import Line, Word
from loaders.readers.pdf_page import Cell, Page, PageTable
from loaders.scans.slips import corrections, put_right, renumbered
from loaders.text.source import Seen


def word(text, confidence=0.9):
    return Word(text, 0, 0, 0, 0, Seen(1, (0, 0, 0, 0), confidence))


def righted(text, confidence=0.9):
    """The words of lines (parted by " / ") put right."""
    lines = [[word(part, confidence) for part in line.split()] for line in text.split(" / ")]
    return " ".join(one.text for one in put_right(lines))


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Sớ Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sờ Giáo dục và Đảo tạo,", "Sở Giáo dục và Đào tạo,"),
        ("SỞ GIÁO DỤC VÀ ĐẢO TẠO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("Uy ban nhân dân các xã", "Ủy ban nhân dân các xã"),
        ("Noi nhận:", "Nơi nhận:"),
        ("tỉnh Bác Liêu", "tỉnh Bạc Liêu"),
        ("các phường, thành / phó: tô chức", "các phường, thành phố: tổ chức"),
        ("Đơn vị chủ tri: Sở Y tế", "Đơn vị chủ trì: Sở Y tế"),
        ("gửi Sở Nội vụ đề tông hợp", "gửi Sở Nội vụ để tổng hợp"),
        ("¬ Tông hợp số liệu", "- Tổng hợp số liệu"),
        ("bảo đảm an toàn g1ao thông", "bảo đảm an toàn giao thông"),
    ],
)
def test_what_can_be_nothing_else_is_put_right(read, right):
    assert righted(read) == right


@pytest.mark.parametrize(
    "text",
    [
        "cầu yếu, cầu tạm", "cơ quan cùng cấp", "phần công việc còn lại", "hằng năm", "nơi nhân dân sinh sống",
        "trở thành phổ biến", "chuyên đề tổng hợp", "các vấn đề báo cáo", "tổ chức tuyến truyền tải điện",
        "Uỷ ban nhân dân tỉnh", "đề nghị Sở Nội vụ", "đường rộng m2 và 10m", "báo cấp trên",
    ],
)  # fmt: skip
def test_what_may_be_right_is_left(text):
    assert righted(text) == text


def test_digits_that_were_guessed_are_blank_but_not_the_numbers_of_items():
    assert righted("Số: 44 /KH-UBND ngày 4 tháng", 0.3) == "Số: … /KH-UBND ngày … tháng"
    assert righted("Số: 44 /KH-UBND", 0.8) == "Số: 44 /KH-UBND"
    assert righted("1. Mở lớp / 2.1. Mở sổ", 0.3) == "1. Mở lớp 2.1. Mở sổ"


def test_what_was_read_is_kept():
    words = put_right([[word("Cơ"), word("quan"), word("chủ"), word("tri:")]])

    assert [one.seen.read for one in words] == [None, None, None, "tri:"]
    assert corrections(words) == [("tri:", "trì:")]


def line(text):
    return Line([word(part) for part in text.split()])


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["I. A", "IL B", "II. C"], ["I.", "II.", "III."]),
        (["I. A", "II B", "IH. C", "IV. D"], ["I.", "II.", "III.", "IV."]),
        (["I. A", "II. B", "I. A", "II. B"], ["I.", "II.", "I.", "II."]),
        (["I. A", "1. Mở lớp", "2. Mở sổ", "II. B"], ["I.", "1.", "2.", "II."]),
        (["I. A", "TL. CHỦ TỊCH"], ["I.", "TL."]),
        (["II. A", "II. B"], ["II.", "III."]),
        (["IV. A", "V. B", "VL C"], ["IV.", "V.", "VI."]),
    ],
)
def test_numbers_of_parts_are_put_right_by_their_order(read, right):
    page = Page(1, 600, 800, [line(text) for text in read])
    renumbered([page])

    assert [one.words[0].text.rstrip(".") for one in page.lines] == [number.rstrip(".") for number in right]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("STT 1 v. 3 4 a", "STT 1 2 3 4 a"),
        ("STT 3 qd 3 6 7", "STT 3 4 5 6 7"),
        ("STT 1 2 B 3 4", "STT 1 2 B 3 4"),
        ("TT 5 6", "TT 5 6"),
        ("I 1 2 II 1 Z 3", "I 1 2 II 1 2 3"),
    ],
)
def test_rows_between_counted_ones_have_the_numbers_between(read, right):
    cells = [Cell(n, 0, 1, 1, text, 1, [word(text)]) for n, text in enumerate(read.split())]
    made = renumbered([Page(1, 600, 800, [PageTable(cells, [0.0], 0, 10)])])

    assert " ".join(cell.text for cell in cells) == right
    assert made == [(a, b) for a, b in zip(read.split(), right.split(), strict=True) if a != b]
