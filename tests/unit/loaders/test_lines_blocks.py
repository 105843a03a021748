"""Lines, markers, cells; paragraphs put together again where only the line broke."""

import pytest
from hypothesis import given
from word_soup import soups
from written_plans import whole

from loaders.text.blocks import Block, blocks
from loaders.text.lines import Mark, find_marker, lines
from loaders.text.table import Table


def texts(source):
    return [b.text.text for b in blocks(source) if isinstance(b, Block)]


def rows(source):
    return [[cell.text for cell in row] for b in blocks(source) if isinstance(b, Table) for row in b.rows]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Phần I Những vấn đề chung", Mark.PART, "I"),
        ("CHƯƠNG II QUY ĐỊNH CỤ THỂ", Mark.PART, "II"),
        ("Điều 12. Hiệu lực", Mark.ARTICLE, "12"),
        ("IV. TỔ CHỨC", Mark.ROMAN, "IV"),
        ("3. Sở Y tế", Mark.ARABIC, "3"),
        ("3) Sở Y tế", Mark.ARABIC, "3"),
        ("2.1. Sở Y tế", Mark.ARABIC, "2.1"),
        ("2.1 Sở Y tế", Mark.ARABIC, "2.1"),
        ("a) Mở lớp", Mark.LETTER, "a"),
        ("đ) Mở lớp", Mark.LETTER, "đ"),
        ("- Mở lớp", Mark.BULLET, "-"),
        ("+ Mở lớp", Mark.BULLET, "+"),
        ("• Mở lớp", Mark.BULLET, "•"),
    ],
)
def test_markers_are_known_by_their_kind(line, kind, value):
    marker, behind = find_marker(whole(line))

    assert (marker.kind, marker.value) == (kind, value)
    assert line[behind:] == line[len(line) - len(line[behind:]) :].lstrip()


@pytest.mark.parametrize("line", ["2023 là năm đầu", "15/11 hàng năm", "Sở Y tế", "2.500 học viên", "1.", "Điều 3", ""])
def test_what_only_looks_like_a_marker_is_none(line):
    assert find_marker(whole(line))[0] is None


def test_the_letter_d_with_a_stroke_follows_d_in_one_list():
    styles = {line.marker.style for line in lines("d) Mở lớp\nđ) Mua sách\ne) Tập huấn\n")}

    assert styles == {"letter1)"}


@pytest.mark.parametrize("number", ["7", "- 7 -", "Trang 7", "trang 7/12", "– 12 –"])
def test_page_numbers_are_no_lines(number):
    assert texts(f"Sở Y tế khám bệnh.\n\n{number}\n\nSở Nội vụ mở lớp.\n") == [
        "Sở Y tế khám bệnh.",
        "Sở Nội vụ mở lớp.",
    ]


def test_a_sentence_over_a_page_break_is_one_paragraph():
    source = "1. Sở Y tế chủ trì xây dựng mạng lưới\n\n\n8\n\n\nkhám bệnh từ xa tại các xã.\n"

    assert texts(source) == ["1. Sở Y tế chủ trì xây dựng mạng lưới khám bệnh từ xa tại các xã."]


def test_wrapped_lines_are_one_paragraph():
    source = (
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính\nmua sắm thiết bị cho các trạm\ny tế xã.\n2. Sở Nội vụ mở lớp.\n"
    )

    assert texts(source) == [
        "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua sắm thiết bị cho các trạm y tế xã.",
        "2. Sở Nội vụ mở lớp.",
    ]


def test_a_list_broken_behind_its_comma_goes_on_in_capitals():
    assert texts("Sở Y tế phối hợp với Sở Nội vụ,\nSở Tài chính mở lớp.\n") == [
        "Sở Y tế phối hợp với Sở Nội vụ, Sở Tài chính mở lớp."
    ]


def test_an_ended_sentence_and_a_capital_start_a_new_paragraph():
    assert len(texts("Sở Y tế khám bệnh.\nSở Nội vụ mở lớp.\n")) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_any_system_give_the_same_paragraphs(end):
    source = end.join(("1. Sở Y tế khám", "bệnh cho dân.", "", "- Mở lớp.", ""))

    assert texts(source) == ["1. Sở Y tế khám bệnh cho dân.", "- Mở lớp."]


def test_headings_of_markdown_lose_their_sign():
    block = blocks("## II. NHIỆM VỤ\n")[0]

    assert (block.body.text, block.heading, block.marker.value) == ("NHIỆM VỤ", True, "II")


def test_quoted_lines_lose_their_sign():
    assert texts("> Sở Y tế khám bệnh.\n") == ["Sở Y tế khám bệnh."]


def test_tabs_part_cells():
    assert rows("STT\tNhiệm vụ\tChủ trì\n1\tMở lớp\tSở Y tế\n") == [
        ["STT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Mở lớp", "Sở Y tế"],
    ]


def test_pipes_part_cells_and_the_rule_below_the_header_is_no_row():
    source = "| STT | Nhiệm vụ | Chủ trì |\n|:---|:---:|---|\n| 1 | Mở \\| đóng lớp | **Sở Y tế** |\n"

    assert rows(source) == [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Mở | đóng lớp", "Sở Y tế"]]


def test_a_break_inside_a_cell_is_a_blank():
    assert rows("| 1 | Mở lớp | Sở Y tế<br>Sở Nội vụ |\n") == [["1", "Mở lớp", "Sở Y tế Sở Nội vụ"]]


def test_empty_cells_keep_their_column():
    assert rows("1\t\tSở Y tế\tQuý I\n2\tMở lớp\t\tQuý II\n") == [
        ["1", "", "Sở Y tế", "Quý I"],
        ["2", "Mở lớp", "", "Quý II"],
    ]


def test_a_line_in_lower_case_carries_on_the_last_cell():
    assert rows("1\tMở lớp\tSở Y tế,\nvà các trường\n2\tMua sách\tSở Nội vụ\n")[0] == [
        "1",
        "Mở lớp",
        "Sở Y tế, và các trường",
    ]


@given(soups)
def test_lines_come_in_order_and_lie_inside_the_source(source):
    found = list(lines(source))

    assert [line.start for line in found] == sorted(line.start for line in found)
    for line in found:
        start, end = line.text.span()
        assert 0 <= start < end <= len(source)


@given(soups)
def test_no_paragraph_of_a_source_without_tables_is_lost(source):
    found = [line for line in lines(source) if not line.cells and not line.bare_number]
    kept = " ".join(texts(source) + [cell for row in rows(source) for cell in row])

    assert all(line.text.text in kept for line in found)
