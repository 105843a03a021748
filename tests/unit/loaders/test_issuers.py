"""Who issues a document: central organs, Party organs, boards, lower tiers; heads in one line or in several."""

import pytest
from written_plans import read

from graph.build import document_of as graph_id

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
TAN_AN = (
    "UBND XÃ TÂN AN\n\nSố: 12/KH-UBND\n\n{place}, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nĐọc\n\n1. Trạm Y tế mở lớp."
)
BODY = "I. NHIỆM VỤ\n1. Sở Y tế rà soát tủ sách.\n2. Sở Nội vụ mở lớp.\n"


def document(head, number, place, title="KẾ HOẠCH\nĐọc sách năm 2024"):
    return read(f"{head}\n\n{MOTTO}\n\n{number}\n\n{place}, ngày 05 tháng 3 năm 2024\n\n{title}\n\n{BODY}").document


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Số: 66/KH-TCT", "Tổng cục Thuế"),
        ("ỦY BAN QUỐC GIA PHÒNG CHỐNG AIDS", "Số: 6/KH-UBQG", "Ủy ban quốc gia phòng chống aids"),
        ("BAN CHỈ ĐẠO QUỐC GIA\nVỀ VĂN HÓA ĐỌC\n-------", "Số: 7/KH-BCĐQG", "Ban Chỉ đạo quốc gia về văn hóa đọc"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Số: 66/KH-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_a_central_organ_only_dates_from_the_capital(head, number, issuer):
    found = document(head.replace("\nVỀ", " VỀ"), number, "Hà Nội")

    assert (found.issuer, found.province) == (issuer, None)


def test_an_organ_of_the_capital_says_so():
    found = document("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "Số: 66/KH-UBND", "Hà Nội")

    assert (found.issuer, found.province) == ("Ủy ban nhân dân thành phố Hà Nội", "Hà Nội")


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("TỈNH ỦY NAM ĐỊNH\nBAN TUYÊN GIÁO", "Ban Tuyên giáo Tỉnh ủy Nam Định"),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH NAM ĐỊNH\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nam Định",
        ),
        ("UBND TỈNH NAM ĐỊNH\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Nam Định"),
        ("UBND TỈNH NAM ĐỊNH\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ,\nVĂN HÓA ĐỌC", "Ban Chỉ đạo chuyển đổi số, văn hóa đọc"),
        ("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH -------", "Ủy ban nhân dân tỉnh Nam Định"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN VỤ BẢN", "Ủy ban nhân dân huyện Vụ Bản"),
        ("UBND XÃ TÂN AN", "Ủy ban nhân dân xã Tân An"),
        ("UBND TỈNH NAM ĐỊNH\nỦY BAN NHÂN DÂN XÃ TÂN AN", "Ủy ban nhân dân xã Tân An tỉnh Nam Định"),
    ],
)
def test_the_issuer_over_its_lines(head, issuer):
    assert document(head, "Số: 12/KH-ĐS", "Nam Định").issuer == issuer


def test_under_the_central_committee_the_title_names_the_organ():
    found = document("BAN CHẤP HÀNH TRUNG ƯƠNG", "Số 20-CT/TW", "Hà Nội", "CHỈ THỊ\nCỦA BAN BÍ THƯ\nvề văn hóa đọc")

    assert (found.issuer, found.province) == ("Ban Bí thư", None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("QUYẾT ĐỊNH\nBan hành Kế hoạch đọc sách", "Ban hành Kế hoạch đọc sách"),
        ("NGHỊ QUYẾT\nVề đọc sách\n\nHỘI ĐỒNG NHÂN DÂN TỈNH NAM ĐỊNH\nKHÓA XIX, KỲ HỌP THỨ 5", "Về đọc sách"),
    ],
)
def test_a_title_is_no_line_of_the_issuer(title, expected):
    assert document("HỘI ĐỒNG NHÂN DÂN\nTỈNH NAM ĐỊNH", "Số: 12/NQ-HĐND", "Nam Định", title).title == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_a_letters_subject_is_its_title_and_names_what_it_carries_out(gap):
    head = f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 812/UBND-VX{gap}V/v triển khai Chỉ thị số 15/CT-TTg về đọc sách"
    text = (
        f"{head}\n\n{MOTTO}\n\nNam Định, ngày 05 tháng 3 năm 2024\n\nKính gửi: Các sở.\n\nUBND tỉnh yêu cầu:\n\n{BODY}"
    )
    found = read(text).document

    assert (found.kind, found.title) == ("công văn", "V/v triển khai Chỉ thị số 15/CT-TTg về đọc sách")
    assert [(r.symbol, r.relation) for r in found.references] == [("15/CT-TTg", "implements")]


def test_a_number_alone_on_the_line_below_its_label():
    found = document("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN ĐỐI NGOẠI", "Số:\n02-HD/BĐNTW\n|", "Hà Nội", "HƯỚNG DẪN\nĐọc sách")

    assert (found.symbol, found.issuer, found.references) == ("02-HD/BĐNTW", "Ban Đối ngoại Trung ương", [])


def test_bars_of_a_flattened_table_are_no_words():
    text = (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nTỈNH NAM ĐỊNH |\n\n"
        f"Số: 66/KH-UBND | Nam Định, ngày 05 tháng 01 năm 2024 |\n\nKẾ HOẠCH\nĐọc sách\n\n{BODY}"
    )
    found = read(text).document

    assert (found.symbol, found.place, found.date) == ("66/KH-UBND", "Nam Định", "2024-01-05")
    assert found.issuer == "Ủy ban nhân dân tỉnh Nam Định"


@pytest.mark.parametrize(
    ("head", "place", "title", "issuer"),
    [
        ("BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Hà Nội", "", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG\nVĂN PHÒNG", "Hà Nội", "", "Văn phòng Ban Chấp hành Trung ương Đảng"),
        (
            "HỘI BẠN ĐỌC CỦA CÁC                 "
            + MOTTO.replace("\n", "\nTHƯ VIỆN LƯU ĐỘNG            ")
            + "\nVÙNG CAO",
            "Hà Nội",
            "CHỦ TỊCH HỘI BẠN ĐỌC CỦA CÁC THƯ VIỆN LƯU ĐỘNG VÙNG CAO",
            "Hội bạn đọc của các thư viện lưu động vùng cao",
        ),
    ],
)
def test_a_name_over_several_lines(head, place, title, issuer):
    assert document(head, "Số: 12/KH-HBĐ", place, f"KẾ HOẠCH\nĐọc sách năm 2024\n{title}").issuer == issuer


def test_two_communes_of_one_name_issue_two_documents():
    communes = [document("UBND XÃ TÂN AN", "Số: 12/KH-UBND", place) for place in ("Nam Định", "Quảng Ninh")]
    assert {d.issuer for d in communes} == {"Ủy ban nhân dân xã Tân An"}

    ids = {graph_id(read(TAN_AN.format(place=d.place))) for d in communes}

    assert len(ids) == len(communes)


def test_a_place_that_the_column_breaks():
    assert document("BỘ Y TẾ", "Số: 12/KH-BYT", "Hà\nNội").place == "Hà Nội"


@pytest.mark.parametrize(
    ("headline", "symbol", "issuer"),
    [
        ("# TOÀN VĂN: KẾT LUẬN 71-KL/TW CỦA BAN BÍ THƯ VỀ VĂN HÓA ĐỌC", "71-KL/TW", "Ban Bí thư"),
        ("# SỬA QUYẾT ĐỊNH 71/QĐ-TTg VỀ VĂN HÓA ĐỌC", None, None),
    ],
)
def test_the_title_of_a_page_stands_for_a_lost_letterhead(headline, symbol, issuer):
    found = read(f"{headline}\n\n**KẾT LUẬN****CỦA BAN BÍ THƯ****về văn hóa đọc**\n\n{BODY}").document

    assert (found.symbol, found.issuer, found.kind) == (symbol, issuer, "kết luận")
    assert symbol not in {r.symbol for r in found.references} - {None}
    assert found.title == "CỦA BAN BÍ THƯ về văn hóa đọc"


def test_words_of_a_news_text_are_no_subject_of_a_letter():
    text = "Ngày 5/3, tại buổi làm việc, lãnh đạo thư viện trao đổi với các nhà trường về việc mở phòng đọc mới.\n\n"

    assert read(text + BODY).document.kind == "khác"


def test_who_signs_for_the_party_speaks():
    text = (
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\n\nSố 20-CT/TW\n\nHà Nội, ngày 05 tháng 3 năm 2024\n\nCHỈ THỊ\nvề đọc sách\n\n{BODY}"
    )

    assert (
        read(f"{text}\nNơi nhận:\n- Các tỉnh ủy,\n- Lưu Văn phòng.\n\nT/M BAN BÍ THƯ\n\n").document.issuer
        == "Ban Bí thư"
    )


def test_capitals_behind_the_number_are_the_title_where_the_kind_has_no_line():
    head = f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 8/QĐ-UBND\n\n{MOTTO}\n\nNam Định, ngày 05 tháng 3 năm 2024"
    text = f"{head}\n\nBAN HÀNH QUY CHẾ PHÒNG ĐỌC CỦA XÃ\n\nCăn cứ Luật Thư viện ngày 21/11/2019;\n\n{BODY}"

    assert (read(text).document.kind, read(text).document.title) == ("quyết định", "BAN HÀNH QUY CHẾ PHÒNG ĐỌC CỦA XÃ")
