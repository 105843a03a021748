"""Word documents: what Word shows is what is read."""

import io
import textwrap

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from looks import paragraphs, read_bytes, rows, tables
from viparse.normalize.encodings import get_charmap
from written_word import Lists, add_xml, changed, number, run_xml

from loaders.extract import extract
from loaders.readers import read_source

W = nsdecls("w")


def saved(document, tmp_path):
    path = tmp_path / "plan.docx"
    document.save(str(path))
    return read_source(path)


def test_levels_count_and_start_again_as_in_word(tmp_path):
    document = Document()
    lists = Lists(document)
    outline = lists.define(
        [
            ("upperRoman", "%1.", ""),
            ("decimal", "%2.", ""),
            ("lowerLetter", "%3)", ""),
            ("decimal", "%2.%4.", ""),
            ("bullet", "\uf0b7", ""),
        ]
    )
    first = lists.open(outline)
    for level, text in (
        (0, "Mục đích"), (1, "Một"), (1, "Hai"), (2, "điểm"), (2, "điểm"), (0, "Nhiệm vụ"), (1, "Một"), (2, "điểm"),
        (3, "sâu"), (4, "gạch"), (1, "Hai"), (2, "điểm"),
    ):  # fmt: skip
        number(document.add_paragraph(text), first, level)

    assert paragraphs(saved(document, tmp_path)) == [
        "I. Mục đích", "1. Một", "2. Hai", "a) điểm", "b) điểm", "II. Nhiệm vụ", "1. Một", "a) điểm", "1.1. sâu",
        "• gạch", "2. Hai", "a) điểm",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_one_says_where_it_starts(tmp_path):
    document = Document()
    lists = Lists(document)
    outline = lists.define([("decimal", "%1.", "")])
    one, other, restarted = lists.open(outline), lists.open(outline), lists.open(outline, 5)
    for list_id in (one, one, other, restarted, restarted, one):
        number(document.add_paragraph("việc"), list_id)

    assert [text.split()[0] for text in paragraphs(saved(document, tmp_path))] == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_a_level_that_never_starts_again_counts_through(tmp_path):
    document = Document()
    lists = Lists(document)
    through = '<w:lvlRestart w:val="0"/>'
    list_id = lists.open(lists.define([("upperRoman", "%1.", ""), ("decimal", "%2.", through)]))
    for level in (0, 1, 1, 0, 1):
        number(document.add_paragraph("việc"), list_id, level)

    assert [text.split()[0] for text in paragraphs(saved(document, tmp_path))] == ["I.", "1.", "2.", "II.", "3."]


def test_numbers_come_from_styles_and_legal_numbers_are_digits(tmp_path):
    document = Document()
    lists = Lists(document)
    legal = "<w:isLgl/>"
    list_id = lists.open(
        lists.define([("upperRoman", "Phần %1", '<w:pStyle w:val="Heading1"/>'), ("decimal", "%1.%2", legal)])
    )
    style = document.styles["Heading 1"]._element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="{list_id}"/></w:numPr>'))
    document.add_paragraph("Mở đầu", style="Heading 1")
    document.add_paragraph("Nội dung", style="Heading 1")
    number(document.add_paragraph("việc"), list_id, 1)
    number(document.add_paragraph("không số", style="Heading 1"), 0)
    source = saved(document, tmp_path)

    assert paragraphs(source) == ["Phần I Mở đầu", "Phần II Nội dung", "2.1 việc", "không số"]
    assert [part.heading for part in source.layout] == [True, True, False, True]


def test_rows_are_numbered_by_word_too(tmp_path):
    document = Document()
    lists = Lists(document)
    list_id = lists.open(lists.define([("decimal", "%1", "")]))
    for text in ("KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ"):
        document.add_paragraph(text)
    table = document.add_table(3, 3)
    for cell, text in zip(table.rows[0].cells, ("STT", "Nhiệm vụ", "Cơ quan chủ trì"), strict=True):
        cell.text = text
    for row, body in zip(table.rows[1:], ("Sở Y tế", "Sở Nội vụ"), strict=True):
        number(row.cells[0].paragraphs[0], list_id)
        row.cells[1].text, row.cells[2].text = "Lập sổ theo dõi", body
    source = saved(document, tmp_path)

    assert [row[0] for row in rows(source)] == ["STT", "1", "2"]
    assert [(t.ref, t.leads[0].name) for t in extract(source).tasks] == [
        ("I.1", "Sở Y tế"),
        ("I.2", "Sở Nội vụ"),
    ]


def test_merged_cells_keep_their_places(tmp_path):
    document = Document()
    table = document.add_table(4, 3, style="Table Grid")
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            cell.text = f"{r}{c}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "rộng"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "cao"
    table.cell(2, 1).merge(table.cell(3, 2)).text = "cả hai\ndòng"

    assert tables(saved(document, tmp_path)) == [
        [
            (0, 0, 1, 1, "00"), (0, 1, 1, 2, "rộng"), (1, 0, 3, 1, "cao"), (1, 1, 1, 1, "11"), (1, 2, 1, 1, "12"),
            (2, 1, 2, 2, "cả hai\ndòng"),
        ]
    ]  # fmt: skip


def test_insertions_count_and_deletions_do_not(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("Sở Y tế ")
    add_xml(paragraph, f'<w:ins {W} w:id="1" w:author="x">{run_xml("chủ trì, ")}</w:ins>')
    add_xml(paragraph, f'<w:del {W} w:id="2" w:author="x"><w:r><w:delText>phối hợp </w:delText></w:r></w:del>')
    add_xml(paragraph, f'<w:moveFrom {W} w:id="3" w:author="x">{run_xml("cũ ")}</w:moveFrom>')
    add_xml(paragraph, run_xml("lập sổ"))
    ended = document.add_paragraph("Đoạn thứ nhất")
    ended._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="4" w:author="x"/></w:rPr>'))
    document.add_paragraph(" và đoạn nối")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = table.cell(1, 0).text = "ô"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="5" w:author="x"/>'))
    source = saved(document, tmp_path)

    assert paragraphs(source) == ["Sở Y tế chủ trì, lập sổ", "Đoạn thứ nhất và đoạn nối"]
    assert rows(source) == [["ô", ""]]


def test_what_word_does_not_show_is_left_out(tmp_path):
    document = Document()
    document.styles.add_style("Ẩn", 2).font.hidden = True
    paragraph = document.add_paragraph("Sở ")
    paragraph.add_run("bí mật ").font.hidden = True
    paragraph.add_run("bí mật ", style="Ẩn")
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> HYPERLINK x </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>Y tế</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):  # fmt: skip
        add_xml(paragraph, f"<w:r {W}>{xml}</w:r>")
    document.add_paragraph("Mục lục 1", style=document.styles.add_style("TOC 1", 1))
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.sections[0].footer.paragraphs[0].text = "chân trang"

    assert paragraphs(saved(document, tmp_path)) == ["Sở Y tế"]


def test_signs_breaks_and_capitals_are_as_shown(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("Kế hoạch")
    paragraph.runs[0].font.all_caps = True
    paragraph.runs[0].add_break()
    for xml in (
        "<w:t>kinh tế</w:t><w:noBreakHyphen/><w:t>xã hội</w:t>",
        '<w:sym w:font="Symbol" w:char="F0B7"/>',
        "<w:tab/><w:t>x</w:t>",
    ):
        add_xml(paragraph, f"<w:r {W}>{xml}</w:r>")

    assert paragraphs(saved(document, tmp_path)) == ["KẾ HOẠCH\nkinh tế-xã hội•\tx"]


def test_content_controls_links_and_text_boxes_are_read_once(tmp_path):
    document = Document()
    body = document.element.body
    body.insert(0, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p>{run_xml('Trong khung')}</w:p></w:sdtContent></w:sdt>"))
    paragraph = document.add_paragraph("Sở ")
    add_xml(paragraph, f"<w:hyperlink {W}>{run_xml('Y tế')}</w:hyperlink>")
    add_xml(paragraph, f"<w:sdt {W}><w:sdtContent>{run_xml(' tỉnh')}</w:sdtContent></w:sdt>")
    box = f"<w:txbxContent><w:p>{run_xml('Trong hộp')}</w:p></w:txbxContent>"
    spaces = (
        f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    add_xml(
        paragraph,
        f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )

    assert paragraphs(saved(document, tmp_path)) == ["Trong khung", "Sở Y tế tỉnh", "Trong hộp"]


def test_footnotes_stand_behind_the_text_and_their_references_are_found(tmp_path):
    document = Document()
    for text in ("KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ", "1. Sở Y tế lập sổ theo dõi người đọc."):
        paragraph = document.add_paragraph(text)
    add_xml(paragraph, f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    path = tmp_path / "plan.docx"
    document.save(str(path))
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p>{run_xml("nét")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run_xml("Theo Kế hoạch số 15/KH-UBND ngày 02/3/2024")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    changed(path, {"word/footnotes.xml": notes}, {"word/_rels/document.xml.rels": ("</Relationships>", relation)})
    source = read_source(path)
    record = extract(source)

    assert source.text.rstrip().endswith("[1] Theo Kế hoạch số 15/KH-UBND ngày 02/3/2024")
    assert [task.text for task in record.tasks] == ["Sở Y tế lập sổ theo dõi người đọc."]
    assert [(r.symbol, r.evidence.locator) for r in record.document.references] == [("15/KH-UBND", "chú thích")]


def test_pages_are_those_of_the_last_print(tmp_path):
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("I. NHIỆM VỤ")
    paragraph = document.add_paragraph()
    add_xml(paragraph, f"<w:r {W}><w:lastRenderedPageBreak/><w:t>1. Sở Y tế lập sổ theo dõi người đọc.</w:t></w:r>")
    inside = document.add_paragraph("2. Sở Nội vụ ")
    add_xml(inside, f"<w:r {W}><w:lastRenderedPageBreak/><w:t>mở lớp tập huấn cho cán bộ.</w:t></w:r>")
    document.add_paragraph("3. Sở Tài chính bố trí kinh phí cho kế hoạch.")
    source = saved(document, tmp_path)

    assert [source.page(part.start) for part in source.layout] == [1, 1, 2, 2, 3]
    assert [task.evidence.page for task in extract(source).tasks] == [2, 2, 3]


def test_header_and_signature_tables_are_opened(tmp_path):
    document = Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 12/KH-UBND"
    head.cell(
        0, 1
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCà Mau, ngày 01 tháng 3 năm 2024"
    for text in ("KẾ HOẠCH", "Ngày hội đọc sách", "I. NHIỆM VỤ", "1. Sở Y tế lập sổ theo dõi người đọc."):
        document.add_paragraph(text)
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn A"
    found = extract(saved(document, tmp_path)).document

    assert (found.symbol, found.issuer, found.date) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh Cà Mau", "2024-03-01")
    assert [r.name for r in found.recipients] == ["Sở Y tế"]
    assert found.signer is not None
    assert (found.signer.form, found.signer.name) == ("TM", "Lê Văn A")


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), (".VnTimeH", "tcvn3"), ("VNI-Times", "vni")])
def test_fonts_tell_the_encoding_run_by_run(tmp_path, font, encoding):
    inverse = {letter: legacy for legacy, letter in reversed(get_charmap(encoding).pairs)}
    typed = "".join(inverse.get(c, c) for c in "ủy ban nhân dân tỉnh bắc giang, sở nội vụ")
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run(typed).font.name = font
    paragraph.add_run(" – Sở Y tế").font.size = Pt(14)
    source = saved(document, tmp_path)
    words = "ủy ban nhân dân tỉnh bắc giang, sở nội vụ"

    assert paragraphs(source) == [(words.upper() if font.endswith("H") else words) + " – Sở Y tế"]
    assert source.notes == (f"đọc từ bảng mã {encoding.upper()}",)


def test_unicode_in_an_old_font_stays(tmp_path):
    document = Document()
    document.add_paragraph().add_run("Sở Y tế tỉnh Bắc Giang là cơ quan chủ trì").font.name = ".VnTime"

    assert paragraphs(saved(document, tmp_path)) == ["Sở Y tế tỉnh Bắc Giang là cơ quan chủ trì"]


def test_a_word_file_is_known_whatever_it_is_called(tmp_path):
    document = Document()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("Sở Y tế")
    data = io.BytesIO()
    document.save(data)

    for name in ("plan.doc", "plan.txt", "plan", "plan.pdf"):
        assert read_bytes(data.getvalue(), tmp_path / name).format == "docx"


def test_bullets_that_are_styled_as_headings_stay_labels_of_their_item(tmp_path):
    document = Document()
    for line in ("UBND TỈNH SƠN LA", "KẾ HOẠCH", "Phát triển chợ phiên vùng cao năm 2026"):
        document.add_paragraph(line)
    document.add_paragraph("1. Khôi phục chợ phiên", style="Heading 1")
    document.add_paragraph("(1) Rà soát danh mục chợ phiên trên địa bàn.")
    document.add_paragraph("- Cơ quan chủ trì: Sở Công Thương.", style="Heading 2")
    document.add_paragraph("- Thời gian hoàn thành: Trong tháng 3/2026.", style="Heading 2")
    [task] = extract(saved(document, tmp_path)).tasks
    assert [lead.name for lead in task.leads] == ["Sở Công Thương"]
    assert task.deadline.text.startswith("Trong tháng 3/2026")


def test_a_document_whose_lines_were_made_paragraphs_is_joined_again(tmp_path):
    document = Document()
    for text in ("KẾ HOẠCH", "Đọc sách", "I. NHIỆM VỤ"):
        document.add_paragraph(text)
    for place in range(1, 9):
        words = (
            f"{place}. Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Ủy ban nhân dân các huyện, thành phố "
            "tổ chức khám sức khỏe định kỳ cho học sinh các trường tiểu học và trung học cơ sở trên địa bàn tỉnh."
        )
        for line in textwrap.wrap(words, 70):
            document.add_paragraph(line)
    tasks = extract(saved(document, tmp_path)).tasks

    assert [task.ref for task in tasks] == [f"I.{place}" for place in range(1, 9)]
    assert all(task.text is not None and task.text.endswith("trên địa bàn tỉnh.") for task in tasks)
