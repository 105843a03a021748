"""Laws by name: what begins a name, where it ends in running text and in capitals, one law in two spellings."""

import pytest
from written_plans import document_of, plan, read

from graph.vocabulary import Relation

LONG = "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THƯ VIỆN"


def cited(**parts):
    return [(r.symbol or r.title, r.date, r.relation) for r in document_of(**parts).references]


@pytest.mark.parametrize(
    "title",
    [
        "NÂNG CAO NĂNG LỰC XÂY DỰNG PHÁP LUẬT TRÊN ĐỊA BÀN TỈNH GIAI ĐOẠN 2026 - 2030",
        "SIẾT CHẶT KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH NĂM 2024",
        "THỰC HIỆN NGHỊ ĐỊNH QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT THƯ VIỆN",
    ],
)
def test_a_title_of_capitals_that_names_no_law_for_itself(title):
    assert cited(title=title) == []


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("TRIỂN KHAI THI HÀNH LUẬT BẢO VỆ MÔI\nTRƯỜNG TẠI CÁC XÃ", "Luật Bảo vệ môi trường"),
        (f"THI HÀNH {LONG} TRÊN ĐỊA BÀN TỈNH", "Luật sửa đổi, bổ sung một số điều của Luật Thư viện"),
        (
            "THI HÀNH LUẬT SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT ĐẦU TƯ, LUẬT ĐẤU THẦU VÀ LUẬT ĐẤT ĐAI",
            "Luật sửa đổi một số điều của Luật Đầu tư, Luật Đấu thầu và Luật Đất đai",
        ),
        ("PHỔ BIẾN LUẬT PCCC CHO HỌC SINH", "Luật Phòng cháy và chữa cháy"),
    ],
)
def test_a_law_in_the_lines_of_a_title(title, law):
    assert cited(title=title) == [(law, None, Relation.IMPLEMENTS)]


def test_one_law_with_and_without_its_comma_and_its_abbreviation_is_one():
    front = (
        "Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15/11/2018;\n"
        "Căn cứ Luật sửa đổi bổ sung một số điều của Luật Giá, Luật Thư viện;\n"
        "Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Giá và Luật Thư viện (sau đây gọi là Luật);"
    )
    body = "1. Sở Nội vụ phổ biến Luật Bảo vệ BMNN năm 2018; Bộ Luật hình sự năm 2015 (sửa đổi năm 2017)."

    found = cited(front=front, body=body)

    assert [(title, date) for title, date, _ in found][::3] == [
        ("Luật Bảo vệ bí mật nhà nước", "2018-11-15"),
        ("Bộ Luật hình sự", "2015"),
    ]


def test_an_act_that_shares_no_year_with_the_next_shares_no_date():
    front = "Căn cứ Nghị định số 11/2019/NĐ-CP và số 22/2025/NĐ-CP ngày 11/02/2025 sửa đổi Nghị định trước;"

    assert [(symbol, date) for symbol, date, _ in cited(front=front)] == [
        ("11/2019/NĐ-CP", None),
        ("22/2025/NĐ-CP", "2025-02-11"),
    ]


@pytest.mark.parametrize(
    ("subject", "relation"),
    [
        ("Chiến lược phát triển văn hóa đọc trong cộng đồng đến năm 2030;", Relation.IMPLEMENTS),
        ("điều chỉnh Chiến lược phát triển văn hóa đọc trong cộng đồng đến năm 2030;", Relation.BASED_ON),
    ],
)
def test_the_act_that_approves_what_the_title_carries_out_is_carried_out(subject, relation):
    found = cited(
        title="Thực hiện Chiến lược phát triển văn hóa đọc trong cộng đồng đến năm 2030 trên địa bàn tỉnh",
        front=f"Căn cứ Quyết định số 9/QĐ-TTg ngày 05/01/2023 của Thủ tướng Chính phủ phê duyệt {subject}",
    )

    assert found == [("9/QĐ-TTg", "2023-01-05", relation)]


def test_a_resolution_of_the_national_assembly_is_no_law():
    (named,) = document_of(front="Căn cứ Nghị quyết số 12/2025/QH15 ngày 12/6/2025 của Quốc hội;").references

    assert named.kind == "nghị quyết"


def test_what_stands_between_the_addressees_of_a_telegram_and_its_outline_opens_it():
    text = plan(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc Sở Y tế;\n- Công an tỉnh.\n\n"
        "Từ đêm qua có mưa to ở nhiều xã vùng cao.\n\n"
        "Thực hiện chỉ đạo của Thủ tướng Chính phủ tại Công điện số 16/CĐ-TTg ngày 05/3/2023, Chủ tịch Ủy ban nhân "
        "dân tỉnh yêu cầu:\n\n1. Sở Y tế chuẩn bị thuốc men.\n2. Công an tỉnh giúp dân sơ tán.\n"
    ).replace("KẾ HOẠCH", "CÔNG ĐIỆN")
    record = read(text)

    assert [(r.symbol, r.relation) for r in record.document.references] == [("16/CĐ-TTg", Relation.IMPLEMENTS)]
    assert [task.leads[0].name for task in record.tasks] == ["Sở Y tế", "Công an tỉnh"]


def test_laws_that_amend_amending_laws_without_end():
    found = cited(front=f"Căn cứ {'Luật sửa đổi, bổ sung một số điều của Luật Giá, ' * 2000};")

    assert len(found) <= 2
