"""Task lists in spreadsheets: a header row, titles around the table, merged cells, dates as they are shown."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from looks import paragraphs, read_bytes, rows, tables
from written_word import changed

from graph.errors import InputError, InputTooLarge
from loaders.extract import extract
from loaders.readers import read_source
from loaders.readers.xlsx import shown

HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
TASKS = [
    [1, "Lập sổ theo dõi người đọc", "Sở Y tế", "Sở Nội vụ; Sở Tài chính", "Quý II/2024", "Sổ theo dõi"],
    [2, "Mở lớp tập huấn cho cán bộ", "Sở Nội vụ", "Các đơn vị liên quan", "Trước 15/11/2024", "Lớp tập huấn"],
    [3, "In sách", "Sở Thông tin và Truyền thông", None, "Hằng năm", None],
]  # fmt: skip


def book(tmp_path, fill):
    made = openpyxl.Workbook()
    fill(made)
    path = tmp_path / "nhiem-vu.xlsx"
    made.save(path)
    return read_source(path)


def said(record):
    return [
        (t.ref.rsplit(".", 1)[-1], t.text, [b.name for b in t.leads], [b.name for b in t.partners],
         t.deadline and t.deadline.text, t.deliverable and t.deliverable.text)
        for t in record.tasks
    ]  # fmt: skip


EXPECTED = [
    ("1", "Lập sổ theo dõi người đọc", ["Sở Y tế"], ["Sở Nội vụ", "Sở Tài chính"], "Quý II/2024", "Sổ theo dõi"),
    ("2", "Mở lớp tập huấn cho cán bộ", ["Sở Nội vụ"], ["Các đơn vị liên quan"], "Trước 15/11/2024", "Lớp tập huấn"),
    ("3", "In sách", ["Sở Thông tin và Truyền thông"], [], "Hằng năm", None),
]  # fmt: skip


def test_a_task_list_is_read_with_its_header_row(tmp_path):
    def fill(made):
        sheet = made.active
        sheet["B1"], sheet["E1"] = "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        sheet["B2"], sheet["E2"] = "Số: 12/KH-UBND", "Cà Mau, ngày 01 tháng 3 năm 2024"
        sheet.merge_cells("A4:F4")
        sheet["A4"] = "KẾ HOẠCH"
        sheet["A5"] = "Ngày hội đọc sách"
        for number, row in enumerate([HEAD, *TASKS], 7):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
        sheet["B12"] = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT."

    source = book(tmp_path, fill)
    record = extract(source)

    assert said(record) == EXPECTED
    assert (record.document.symbol, record.document.date) == ("12/KH-UBND", "2024-03-01")
    assert record.document.issuer == "Ủy ban nhân dân tỉnh Cà Mau"
    assert source.format == "xlsx"
    for task in record.tasks:
        lead = task.leads[0]
        assert source.text[lead.evidence.start : lead.evidence.end] == lead.written


def test_a_bare_list_is_enough(tmp_path):
    def fill(made):
        for row in [HEAD, *TASKS]:
            made.active.append(row)

    assert said(extract(book(tmp_path, fill))) == EXPECTED


@pytest.mark.parametrize(
    ("separator", "encoding"), [*zip(",;\t|", ("utf-8", "utf-8-sig", "utf-16", "utf-8"), strict=True)]
)
def test_text_files_of_rows_are_read_alike(tmp_path, separator, encoding):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([HEAD, *TASKS])
    source = read_bytes(out.getvalue().encode(encoding), tmp_path / "nhiem-vu.csv")

    assert said(extract(source)) == EXPECTED
    assert source.format == "csv"


def test_merged_cells_and_group_rows_keep_their_places(tmp_path):
    def fill(made):
        sheet = made.active
        for row in [
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["I", "Việc chung", None],
            [1, "Lập sổ", "Sở Y tế"],
            [2, "Mở lớp", None],
        ]:
            sheet.append(row)
        sheet.merge_cells("C3:C4")
        sheet.merge_cells("B2:C2")

    assert tables(book(tmp_path, fill)) == [
        [
            (0, 0, 1, 1, "TT"), (0, 1, 1, 1, "Nhiệm vụ"), (0, 2, 1, 1, "Chủ trì"), (1, 0, 1, 1, "I"),
            (1, 1, 1, 2, "Việc chung"), (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Lập sổ"), (2, 2, 2, 1, "Sở Y tế"),
            (3, 0, 1, 1, "2"), (3, 1, 1, 1, "Mở lớp"),
        ]
    ]  # fmt: skip


def test_hidden_sheets_are_left_out_and_named_ones_named(tmp_path):
    def fill(made):
        made.active.title = "Nhiệm vụ 2024"
        made.active.append(HEAD)
        made.create_sheet("ẩn").append(["bí mật", "x", "y"])
        made["ẩn"].sheet_state = "hidden"
        made.create_sheet("Sheet3").append(["ghi chú"])

    source = book(tmp_path, fill)

    assert paragraphs(source) == ["Nhiệm vụ 2024", "ghi chú"]
    assert rows(source) == [HEAD]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2024, 3, 1), "01/03/2024"), (date(2024, 11, 15), "15/11/2024"), (3.0, "3"), (0.5, "0.5"), (7, "7"),
        (datetime(2024, 3, 1, 8, 30), "01/03/2024 08:30"), (True, "x"), (None, ""), ("=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_values_are_shown_as_in_vietnam(value, text):
    assert shown(value) == text


def test_a_sheet_that_claims_to_be_huge_is_read_by_its_cells(tmp_path):
    def fill(made):
        for row in [HEAD, *TASKS]:
            made.active.append(row)
        made.active["XFD1048576"] = "xa"

    assert len(extract(book(tmp_path, fill)).tasks) == 3


def test_a_merged_area_over_the_whole_sheet_is_refused(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(HEAD)
    made.active.merge_cells("H1:I2")
    path = tmp_path / "nhiem-vu.xlsx"
    made.save(path)
    changed(path, edits={"xl/worksheets/sheet1.xml": ("H1:I2", "H1:XFD1048576")})
    with pytest.raises(InputTooLarge) as error:
        read_source(path)

    assert "merged cells" in str(error.value)


def test_too_many_cells_and_broken_books_are_refused_in_one_line(tmp_path):
    wide = "\n".join(";".join("x" * 60) for _ in range(3_000))
    with pytest.raises(InputTooLarge) as error:
        read_bytes(wide.encode(), tmp_path / "nhiem-vu.csv")
    assert "paragraphs and cells" in str(error.value)
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    for cut in range(100, len(made.getvalue()), 400):
        with pytest.raises(InputError) as refused:
            read_bytes(made.getvalue()[:cut], tmp_path / "nhiem-vu.xlsx")
        assert "\n" not in str(refused.value)
