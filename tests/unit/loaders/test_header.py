"""The head of a document in the forms that files have."""

import pytest
from written_plans import plan, read

TASK = "I. NHIỆM VỤ\n\n1. Sở Nội vụ rà soát nhân sự thư viện.\n"
STACKED = plan(TASK)
INTERLEAVED = f"""UBND TỈNH LÀO CAI       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 118/KH-UBND       Lào Cai, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
Phát triển thư viện xã giai đoạn 2023 - 2026

{TASK}"""
TABLE = f"""| ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 118/KH-UBND | *Lào Cai, ngày 06 tháng 3 năm 2023* |

# KẾ HOẠCH

**Phát triển thư viện xã giai đoạn 2023 - 2026**

{TASK}"""
TABBED = f"""ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÀO CAI\tĐộc lập - Tự do - Hạnh phúc
Số: 118/KH-UBND\tLào Cai, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
Phát triển thư viện xã giai đoạn 2023 - 2026

{TASK}"""


def head(text):
    return read(text).document


@pytest.mark.parametrize("text", [STACKED, INTERLEAVED, TABLE, TABBED], ids=["stacked", "interleaved", "table", "tabs"])
def test_every_form_of_head_gives_the_same_facts(text):
    document = head(text)

    assert document.symbol == "118/KH-UBND"
    assert (document.kind, document.title) == ("kế hoạch", "Phát triển thư viện xã giai đoạn 2023 - 2026")
    assert (document.province, document.place, document.date) == ("Lào Cai", "Lào Cai", "2023-03-06")
    assert document.issuer == "Ủy ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize("text", [STACKED, INTERLEAVED, TABLE, TABBED], ids=["stacked", "interleaved", "table", "tabs"])
def test_each_fact_of_the_head_has_its_words(text):
    document = head(text)
    found = {name: text[proof.start : proof.end] for name, proof in document.header.items()}

    assert found["symbol"] == "118/KH-UBND"
    assert found["place"] == "Lào Cai"
    assert "06 tháng 3 năm 2023" in found["date"]
    assert found["kind"] == "KẾ HOẠCH"


def test_a_number_left_blank_is_none_and_noticed():
    document = head(STACKED.replace("118/KH", "      /KH"))

    assert document.symbol is None
    assert [issue.rule for issue in document.issues] == ["header.number.empty"]


@pytest.mark.parametrize(
    ("written", "date"),
    [("ngày      tháng 3 năm 2023", "2023-03"), ("ngày ... tháng ... năm 2023", "2023")],
)
def test_a_date_left_blank_is_as_precise_as_written_and_noticed(written, date):
    document = head(STACKED.replace("ngày 06 tháng 3 năm 2023", written))

    assert document.date == date
    assert "header.date.partial" in [issue.rule for issue in document.issues]


def test_a_text_without_any_head_is_read_for_its_tasks():
    record = read("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát nhân sự của tỉnh Hà Giang.\n" + TASK)

    assert record.tasks
    assert (record.document.symbol, record.document.date) == (None, None)


def test_a_province_without_a_head_is_the_one_that_the_text_speaks_for_and_noticed():
    document = head("KẾ HOẠCH\nPhát triển thư viện trên địa bàn tỉnh Hà Giang\n\n" + TASK)

    assert document.province == "Hà Giang"
    assert "header.issuer.inferred" in [issue.rule for issue in document.issues]


@pytest.mark.parametrize(
    ("top", "issuer", "province"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
        ("UBND TỈNH THỪA THIÊN HUẾ", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("UỶ BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", "Ủy ban nhân dân tỉnh Bình Định", "Bình Định"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\nSỞ Y TẾ", "Sở Y tế tỉnh Sóc Trăng", "Sóc Trăng"),
        ("BỘ Y TẾ", "Bộ Y tế", None),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", None),
    ],
)
def test_the_issuer_is_the_body_at_the_head(top, issuer, province):
    text = f"{top}\n\nSố: 118/KH-ABC\n\nngày 06 tháng 3 năm 2023\n\nKẾ HOẠCH\nMở thư viện\n\n{TASK}"
    document = head(text)

    assert (document.issuer, document.province) == (issuer, province)


def test_a_decision_that_carries_a_plan_is_one_document():
    text = (
        STACKED.replace("KẾ HOẠCH\nPhát", "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch phát")
        .replace("118/KH-UBND", "118/QĐ-UBND")
        .replace(TASK, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thư viện xã.\n")
    )
    record = read(f"{text}\nKẾ HOẠCH\nPhát triển thư viện xã\n\n{TASK}")

    assert (record.document.kind, record.document.symbol) == ("quyết định", "118/QĐ-UBND")
    assert [task.ref for task in record.tasks] == ["I.1"]


def test_the_signer_is_read_with_office_and_authority():
    signed = "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn An\n"
    signer = head(plan(TASK, tail=signed)).signer

    assert (signer.name, signer.title, signer.form) == ("Trần Văn An", "PHÓ CHỦ TỊCH", "KT")


@pytest.mark.parametrize(
    ("number", "symbol", "kind"),
    [
        ("Số: 118 /KH-UBND", "118/KH-UBND", "kế hoạch"),
        ("Số 118/KH-UBND", "118/KH-UBND", "kế hoạch"),
        ("Số: 118-KH/TU", "118-KH/TU", "kế hoạch"),
        ("Số:118/KH-UBND", "118/KH-UBND", "kế hoạch"),
    ],
)
def test_the_number_is_brought_to_its_normal_form(number, symbol, kind):
    document = head(STACKED.replace("Số: 118/KH-UBND", number))

    assert (document.symbol, document.kind) == (symbol, kind)


def test_both_columns_in_each_line_are_told_apart_without_wide_gaps():
    text = f"""ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÀ GIANG Độc lập - Tự do - Hạnh phúc
------- ---------------
Số: 45/KH-UBND Hà Giang, ngày 03 tháng 4 năm 2023
KẾ HOẠCH
Mở thư viện

{TASK}"""
    document = head(text)

    assert (document.symbol, document.place, document.date) == ("45/KH-UBND", "Hà Giang", "2023-04-03")
    assert document.issuer == "Ủy ban nhân dân tỉnh Hà Giang"
