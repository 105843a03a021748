"""PDF files: words in order, paragraphs whole, tables in their cells over page breaks, nothing of the page's frame."""

import io
import re

import pytest
from looks import paragraphs, read_bytes, rows, tables
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table, TableStyle
from written_formats import Rows
from written_pdf import CENTRED, build, font, style, table

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.extract import extract
from loaders.readers import pdf, read_source

LONG = (
    "Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch, Ủy ban nhân dân các huyện, "
    "thị xã, thành phố tổ chức khám sức khỏe định kỳ cho học sinh các trường tiểu học và trung học cơ sở trên địa bàn "
    "tỉnh, báo cáo kết quả theo Kế hoạch số 45/KH-UBND ngày 12 tháng 02 năm 2024."
)
HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]


def written(story, tmp_path):
    return read_source(build(story, tmp_path / "plan.pdf"))


def drawn(draw, tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont(font(), 13)
    draw(canvas)
    canvas.save()
    return read_bytes(out.getvalue(), tmp_path / "plan.pdf")


def test_paragraphs_are_whole_again_over_lines_and_pages(tmp_path):
    texts = [f"{number}. {LONG}" for number in range(1, 31)]
    source = written([Paragraph(text, style()) for text in texts], tmp_path)

    assert paragraphs(source) == texts
    assert len(source.pages) > 3


def test_page_numbers_and_lines_that_repeat_are_dropped_and_evidence_knows_its_page(tmp_path):
    def frame(canvas, document):
        canvas.setFont(font(), 9)
        canvas.drawString(85, A4[1] - 30, f"Kế hoạch đọc sách - bản in lần {document.page}")
        canvas.drawCentredString(A4[0] / 2, 30, f"Trang {document.page}/4")

    texts = ["KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ", *(f"{n}. {LONG}" for n in range(1, 21))]
    path = tmp_path / "plan.pdf"
    from reportlab.platypus import SimpleDocTemplate

    SimpleDocTemplate(str(path), pagesize=A4).build(
        [Paragraph(text, style(**(CENTRED if text.isupper() else {}))) for text in texts],
        onFirstPage=frame,
        onLaterPages=frame,
    )
    source = read_source(path)
    pages = [task.evidence.page for task in extract(source).tasks]

    assert "bản in" not in source.text
    assert "Trang" not in source.text
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] == len(source.pages) >= 3


def test_header_and_signature_are_read_column_by_column(tmp_path):
    def draw(canvas):
        for x, y, text in (
            (160, 790, "ỦY BAN NHÂN DÂN"), (400, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (160, 772, "TỈNH CÀ MAU"),
            (400, 772, "Độc lập - Tự do - Hạnh phúc"), (160, 745, "Số: 12/KH-UBND"),
            (400, 742, "Cà Mau, ngày 01 tháng 3 năm 2024"), (297, 700, "KẾ HOẠCH"),
            (297, 682, "Ngày hội đọc sách năm 2024"),
        ):  # fmt: skip
            canvas.setFont(font(), 11)
            canvas.drawCentredString(x, y, text)
        canvas.setFont(font(), 12)
        canvas.drawString(85, 640, "I. NHIỆM VỤ")
        canvas.drawString(85, 622, "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập sổ theo dõi người đọc.")
        for at, text in enumerate(("Nơi nhận:", "- Sở Y tế, Sở Nội vụ;", "- Báo Cà Mau;", "- Lưu: VT.")):
            canvas.drawString(85, 560 - 16 * at, text)
        for y, text in ((560, "TM. ỦY BAN NHÂN DÂN"), (543, "CHỦ TỊCH"), (470, "Lê Văn A")):
            canvas.drawCentredString(420, y, text)

    source = drawn(draw, tmp_path)
    found = extract(source).document

    assert paragraphs(source)[:6] == [
        "ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Cà Mau, ngày 01 tháng 3 năm 2024",
    ]  # fmt: skip
    assert (found.symbol, found.issuer, found.date) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh Cà Mau", "2024-03-01")
    assert [r.name for r in found.recipients] == ["Sở Y tế", "Sở Nội vụ", "Báo Cà Mau"]
    assert found.signer is not None
    assert (found.signer.form, found.signer.name) == ("TM", "Lê Văn A")


def test_a_table_over_several_pages_is_one_table_with_whole_rows(tmp_path):
    body = [
        [str(n), f"Nhiệm vụ {n}: {LONG[: 40 + 37 * (n % 7)]}", "Sở Y tế; Sở Nội vụ", "Các sở, ngành liên quan", "2024"]
        for n in range(1, 41)
    ]  # fmt: skip
    story = [Paragraph("KẾ HOẠCH", style(**CENTRED)), Paragraph("I. NHIỆM VỤ", style()), table(Rows([HEAD, *body]))]
    source = written(story, tmp_path)
    found = [[" ".join(cell.split()) for cell in row] for row in rows(source)]

    assert len(tables(source)) == 1
    assert found == [HEAD, *[[" ".join(cell.split()) for cell in row] for row in body]]
    assert len(source.pages) > 3
    tasks = extract(source).tasks
    assert len(tasks) == 40
    assert tasks[0].evidence.page == 1
    assert tasks[-1].evidence.page == len(source.pages)


def test_a_row_broken_by_a_page_is_one_row(tmp_path):
    tall = Rows([HEAD, ["1", LONG * 3, "Sở Y tế", "Sở Nội vụ", "Quý I/2024"], ["2", "Mở lớp", "Sở Y tế", "", "2024"]])
    story = [Paragraph("I. NHIỆM VỤ", style()), Spacer(1, 430), table(tall, broken=True)]
    source = written(story, tmp_path)
    found = rows(source)

    assert len(source.pages) == 2
    assert [" ".join(cell.split()) for cell in found[1]] == ["1", LONG * 3, "Sở Y tế", "Sở Nội vụ", "Quý I/2024"]
    assert [row[0] for row in found] == ["STT", "1", "2"]


def test_merged_cells_keep_their_places(tmp_path):
    body = [
        ["TT", "Nhiệm vụ", "Thực hiện", ""],
        ["", "", "Chủ trì", "Phối hợp"],
        ["1", "Lập sổ", "Sở Y tế", "Sở A"],
        ["2", "Mở lớp", "", "Sở B"],
    ]
    made = Table(
        [[Paragraph(c, style(10, firstLineIndent=0)) for c in row] for row in body], colWidths=[40, 150, 120, 120]
    )
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (2, 2), (2, 3))]
    made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans]))

    assert tables(written([Paragraph("I. NHIỆM VỤ", style()), made], tmp_path)) == [
        [
            (0, 0, 2, 1, "TT"), (0, 1, 2, 1, "Nhiệm vụ"), (0, 2, 1, 2, "Thực hiện"), (1, 2, 1, 1, "Chủ trì"),
            (1, 3, 1, 1, "Phối hợp"), (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Lập sổ"), (2, 2, 2, 1, "Sở Y tế"),
            (2, 3, 1, 1, "Sở A"), (3, 0, 1, 1, "2"), (3, 1, 1, 1, "Mở lớp"), (3, 3, 1, 1, "Sở B"),
        ]
    ]  # fmt: skip


def test_lines_of_a_cell_that_were_meant_stay_lines(tmp_path):
    cell = "- Sở Văn hóa, Thể thao và Du lịch;\n- Sở Y tế;\n- Ủy ban nhân dân các huyện, thị xã, thành phố"
    source = written(
        [table(Rows([HEAD, ["1", "Mở lớp", "Sở Nội vụ", cell, "2024"]]), widths=[30, 120, 80, 150, 60])], tmp_path
    )

    assert rows(source)[1][3] == cell


def test_small_print_at_the_foot_is_a_footnote(tmp_path):
    def draw(canvas):
        for at in range(30):
            canvas.drawString(85, 780 - 20 * at, "1. Sở Y tế lập sổ theo dõi người đọc trong cả năm.")
        canvas.setFont(font(), 9)
        canvas.drawString(85, 90, "1 Theo Kế hoạch số 15/KH-UBND ngày 02/3/2024")
        canvas.drawString(85, 78, "của Ủy ban nhân dân tỉnh.")

    source = drawn(draw, tmp_path)

    assert [source.text[n.start : n.end] for n in source.footnotes] == [
        "1 Theo Kế hoạch số 15/KH-UBND ngày 02/3/2024 của Ủy ban nhân dân tỉnh."
    ]


def test_a_number_and_name_broken_at_their_hyphen_are_whole_again(tmp_path):
    def draw(canvas):
        for at, text in enumerate(("Căn cứ Kế hoạch số 15/KH-", "UBND ngày 02/3/2024 của", "Ủy ban nhân dân tỉnh.")):
            canvas.drawString(85, 700 - 18 * at, text)

    assert paragraphs(drawn(draw, tmp_path)) == [
        "Căn cứ Kế hoạch số 15/KH-UBND ngày 02/3/2024 của Ủy ban nhân dân tỉnh."
    ]


def test_what_was_stamped_over_the_page_is_read(tmp_path):
    def draw(canvas):
        canvas.drawString(85, 700, "Số:            /KH-UBND")
        canvas.acroForm.textfield(value="1187", x=110, y=696, width=36, height=16, fontSize=12, borderWidth=0)
        canvas.drawString(85, 650, "KẾ HOẠCH")

    assert re.search(r"Số: ?1187 ?/KH-UBND", drawn(draw, tmp_path).text)


def test_a_password_is_told(tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(85, 700, "x")
    canvas.save()
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(out.getvalue(), tmp_path / "plan.pdf")

    assert "password" in str(error.value)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4 1 0 obj << /Type /Catalog /Pages 1 0 R >> trailer << /Root 1 0 R >>"]
)
def test_a_file_that_only_begins_as_pdf_is_broken(tmp_path, data):
    with pytest.raises(InputError) as error:
        read_bytes(data, tmp_path / "plan.pdf")

    assert "the PDF is broken" in str(error.value)


def test_a_file_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_WAIT", 0.05)
    with pytest.raises(InputTooLarge) as error:
        written([Paragraph(LONG, style()), PageBreak()], tmp_path)

    assert "longer than" in str(error.value)
