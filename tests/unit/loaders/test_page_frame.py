"""The page of a site around a document: it gives no task, no reference and no head, and moves no offset."""

import pytest
from written_plans import plan, read

from loaders.extract import extract
from loaders.readers import read_source
from loaders.text.frame import framed

BEFORE = """|
Bản dịch này thuộc quyền sở hữu của **TRANG VĂN BẢN**. Click vào phần bôi vàng.
|
**Số hiệu:**
|
118/KH-UBND
|
|
**Loại văn bản:**
|
Kế hoạch
|
**Người ký:**
|
Lò Văn An
|
**Ngày ban hành:**
|
06/3/2023
|
## Mở tủ sách ở bản
Theo Quyết định 5/QĐ-TTg, Sở Nội vụ chủ trì, phối hợp với Sở Tài chính mở tủ sách.
|
"""
BEHIND = """
Kế hoạch 118/KH-UBND năm 2023 phát triển thư viện xã do tỉnh Lào Cai ban hành
Văn bản này chưa cập nhật nội dung Tiếng Anh
Kế hoạch 118/KH-UBND ngày 06/3/2023 phát triển thư viện xã
## Văn bản liên quan
TP. HCM, ngày 31/05/2021
Sở Y tế chủ trì thực hiện Nghị định 13/2023/NĐ-CP, phối hợp với Sở Nội vụ bảo vệ dữ liệu.
"""
TAIL = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn An\n"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố"
PLAN = plan("1. Sở Nội vụ rà soát theo Nghị quyết số 9/NQ-CP.\n2. Sở Y tế mở lớp.", tail=TAIL).replace("Số", MOTTO, 1)


def facts(record):
    document = record.document
    head = (document.symbol, document.kind, document.issuer, document.date, document.title, document.signer)
    named = [r.symbol for r in document.references], [r.name for r in document.recipients]
    return head, named, [(t.text, [b.name for b in t.leads]) for t in record.tasks]


def test_a_page_gives_what_its_document_gives():
    assert facts(read(BEFORE + PLAN + BEHIND)) == facts(read(PLAN))


def test_offsets_are_those_of_the_page():
    text = BEFORE + PLAN + BEHIND
    record = read(text)

    assert len(framed(text)) == len(text)
    assert [text[t.evidence.start : t.evidence.end] for t in record.tasks] == [
        "Sở Nội vụ rà soát theo Nghị quyết số 9/NQ-CP.",
        "Sở Y tế mở lớp.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "Người ký: Sở Y tế\n\n" + PLAN,
        BEFORE[:2] + PLAN,
        PLAN + "\nPHỤ LỤC\nKế hoạch 5/KH-UBND năm 2022 của tỉnh\n",
    ],
)
def test_a_text_without_a_page_is_left_as_it_is(text):
    assert framed(text) == text


def test_where_the_page_was_taken_from_is_no_task():
    behind = (
        "\nTheo Cổng Thông tin điện tử tỉnh\n\nLink bài viết gốc: https://thuvien.example/1\n\nNgày giờ đăng: 5/3\n"
    )

    assert facts(read(PLAN + behind)) == facts(read(PLAN))


def test_a_saved_page_loses_its_frame_too(tmp_path):
    parts = [f"<p>{line}</p>" for line in (BEFORE.replace("|\n", "") + PLAN + BEHIND).split("\n") if line.strip()]
    page = tmp_path / "page.html"
    page.write_text("<html><body>" + "\n".join(parts) + "</body></html>", encoding="utf-8")

    record = extract(read_source(page))

    assert (record.document.symbol, record.document.issuer) == ("118/KH-UBND", "Ủy ban nhân dân tỉnh Lào Cai")
    assert [r.symbol for r in record.document.references] == ["9/NQ-CP"]
    assert [t.leads[0].name for t in record.tasks] == ["Sở Nội vụ", "Sở Y tế"]
