"""Lines of Nơi nhận as offices write them: abbreviations, posts, sections, units, and names with marks inside."""

import pytest
from written_plans import document_of, plan, read


def received(line, **parts):
    tail = f"Nơi nhận:\n{line}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    return document_of(tail=tail, **parts).recipients


def names(line):
    return [r.name for r in received(line)]


CHIEF, DEPUTY = "Chánh Văn phòng Ủy ban nhân dân tỉnh", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    "line",
    [
        "- CVP, các PCVP UBND tỉnh;",
        "- CVP, các PCVP.UBND tỉnh;",
        "- Chánh VP, các PVP UBND tỉnh;",
        "- Chánh, các PCVP UBND tỉnh;",
        "- VPUB: CVP, các PCVP;",
        "- VP UBND tỉnh: Chánh Văn phòng, các Phó Chánh Văn phòng;",
        "- VPUBND tỉnh (CVP, PCVP);",
        "- Văn phòng UBND tỉnh: CVP, PVP;",
        "- VP: CVP, các PVP;",
        "- C,PVP UBND tỉnh;",
    ],
)
def test_the_heads_of_an_office_are_named_with_it(line):
    assert names(line) == [CHIEF, DEPUTY]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Thủ tướng, các Phó Thủ tướng Chính phủ;", ["Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ"]),
        ("- TTg CP, các PTTg CP (để b/c);", ["Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ"]),
        ("- TTgCP, các PTTgCP;", ["Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ"]),
        ("- UBMT TQ VN tỉnh;", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
        ("- Cổng TT. Điện tử tỉnh;", ["Cổng Thông tin điện tử tỉnh"]),
        ("- TTCP;", ["Thanh tra Chính phủ"]),
        ("- Các bộ, cơ quan thuộc CP;", ["Các bộ, cơ quan thuộc Chính phủ"]),
        ("- CT, các PCT. UBND tỉnh;", ["Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("- TTUB: CT, các PCT;", ["Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("- CT, PCT UBND tỉnh phụ trách khối;", ["Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("- Giám đốc, các PGĐ Sở;", ["Giám đốc Sở", "Phó Giám đốc Sở"]),
        ("- Đ/c Bí thư, các đ/c Phó Bí thư Tỉnh ủy;", ["Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy"]),
        (
            "- VPCP: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT, các Vụ, Cục, đơn vị trực thuộc;",
            [
                "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
                "Phó Chủ nhiệm Văn phòng Chính phủ",
                "Trợ lý Thủ tướng Chính phủ",
                "Tổng Giám đốc Cổng Thông tin điện tử",
                "các Vụ, Cục, đơn vị trực thuộc",
            ],
        ),
    ],
)
def test_posts_share_the_body_behind_the_last_or_before_the_colon(line, expected):
    assert names(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- VPUB: CVP, các phòng: TH, KTN, NC;", [CHIEF, "các phòng"]),
        ("- VPUBND: CVP, các Phòng chuyên môn;", [CHIEF, "các Phòng chuyên môn"]),
        ("- VPUB: CVP, các phòng, đơn vị: TH, TTDL&CNS;", [CHIEF, "các phòng, đơn vị"]),
        ("- LĐVP, các Phòng: TH, KT, VX;", ["Lãnh đạo Văn phòng", "các Phòng"]),
        ("- Các chuyên viên: NC, KT;", ["Các chuyên viên"]),
        ("- PCVP UBND tỉnh (phụ trách);", [DEPUTY]),
        ("- Phòng: TH, VX;", ["Phòng TH", "Phòng VX"]),
        ("- Các phòng, đơn vị thuộc VP;", ["Các phòng, đơn vị thuộc Văn phòng"]),
        ("- Các Phòng: TH, NgV;", ["Phòng TH", "Phòng NgV"]),
        ("- Văn phòng UBND tỉnh: KG, NL;", ["Văn phòng Ủy ban nhân dân tỉnh"]),
        ("- Các Vụ, đơn vị trực thuộc, Công báo;", ["Các Vụ, đơn vị trực thuộc", "Công báo"]),
    ],
)
def test_the_sections_of_an_office(line, expected):
    assert names(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Các cơ quan ngành dọc trên địa bàn tỉnh;", ["Các cơ quan ngành dọc trên địa bàn tỉnh"]),
        ("- Các đơn vị nêu tại mục III Kế hoạch;", ["Các đơn vị nêu tại mục III Kế hoạch"]),
        ("- Sở Nội vụ các tỉnh/TP trực thuộc TW (để T/H);", ["Sở Nội vụ các tỉnh/thành phố trực thuộc Trung ương"]),
        ("- Cơ quan Trung ương của các đoàn thể;", ["Cơ quan Trung ương của các đoàn thể"]),
        (
            "- Cơ quan trung ương của các tổ chức chính trị - xã hội;",
            ["Cơ quan trung ương của các tổ chức chính trị - xã hội"],
        ),
        (
            "- Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ;",
            ["Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
        ),
        (
            "- Ban Ứng phó hạn hán, xâm nhập mặn và sạt lở bờ sông;",
            ["Ban Ứng phó hạn hán, xâm nhập mặn và sạt lở bờ sông"],
        ),
        ("- TT Công báo tỉnh, Website tỉnh;", ["Trung tâm Công báo tỉnh", "Website tỉnh"]),
        ("- TT. Khuyến nông và Giống cây trồng tỉnh;", ["Trung tâm Khuyến nông và Giống cây trồng tỉnh"]),
        ("- Cty Cấp nước tỉnh; Các DN vận tải;", ["Công ty Cấp nước tỉnh", "Các doanh nghiệp vận tải"]),
        ("- BCHQS tỉnh;", ["Bộ Chỉ huy Quân sự tỉnh"]),
        ("- BCHQS xã; BCH Quân sự huyện;", ["Ban Chỉ huy Quân sự xã", "Ban Chỉ huy Quân sự huyện"]),
        ("- Toà án ND tỉnh, Viện KSND tỉnh;", ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
        ("- Hội ND tỉnh;", ["Hội Nông dân tỉnh"]),
        ("- VPTWĐ; VP ĐĐBQH&HĐND tỉnh;", ["VPTWĐ", "Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh"]),
        ("- Các Ban, VP Hội;", ["Các Ban", "Văn phòng Hội"]),
        ("- VP Đảng ủy, VP HĐND và UBND xã;", ["Văn phòng Đảng ủy", "Văn phòng HĐND và UBND xã"]),
    ],
)
def test_names_reach_to_the_marks_of_their_line(line, expected):
    assert names(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Đảng ủy, UBND các xã, phường;", ["Đảng ủy các xã, phường", "UBND các xã, phường"]),
        ("- TT Tỉnh ủy, HĐND tỉnh;", ["Thường trực Tỉnh ủy", "Thường trực Hội đồng nhân dân tỉnh"]),
        ("- Thường trực HĐND, UBND tỉnh;", ["Thường trực Hội đồng nhân dân tỉnh", "Ủy ban nhân dân tỉnh"]),
        ("- HĐND và UBND các huyện;", ["HĐND các huyện", "UBND các huyện"]),
        ("- TTr HĐND xã, TT HĐND các xã bạn;", ["Thường trực HĐND xã", "Thường trực HĐND các xã bạn"]),
        ("- Công an, BCH Quân sự xã;", ["Công an xã", "Ban Chỉ huy Quân sự xã"]),
        ("- Thường trực HĐND, UBND các xã;", ["Thường trực HĐND các xã", "UBND các xã"]),
        ("- UBND huyện Sa Pa, Bát Xát;", ["UBND huyện Sa Pa", "UBND huyện Bát Xát"]),
        (
            "- Các Văn phòng: TU, Đoàn ĐBQH-HĐND tỉnh;",
            ["Văn phòng Tỉnh ủy", "Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
        ),
        ("- Các Hội: Nông dân, CCB;", ["Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"]),
    ],
)
def test_what_several_bodies_share_is_given_to_each(line, expected):
    assert names(line) == expected


def test_a_bracket_that_says_no_purpose_is_none():
    (one,) = received("- Bộ Công an (qua Cục A03) (để báo cáo);")

    assert (one.name, one.purpose) == ("Bộ Công an", "báo cáo")


@pytest.mark.parametrize("line", ["- Bộ Công an (Cục A05 - để b/c);", "- Bộ Công an (Cục Cảnh sát giao thông) (b/c);"])
def test_a_unit_in_brackets_leaves_the_body_the_one_that_receives(line):
    assert [(r.name, r.purpose) for r in received(line)] == [("Bộ Công an", "báo cáo")]


def test_a_second_post_of_one_person_is_no_recipient():
    (one,) = received("- PTTg Chính phủ - Trưởng Ban CĐ Bảo vệ rừng quốc gia (để b/c);")

    assert one.name == "Phó Thủ tướng Chính phủ"


@pytest.mark.parametrize("line", ["- Mục III;", "- Điều 4;", "- Như Mục II;"])
def test_what_points_into_the_text_is_no_recipient(line):
    assert names(line) == []


@pytest.mark.parametrize("gap", ["\t", " " * 20], ids=["tab", "blanks"])
def test_the_signature_beside_the_recipients_enters_no_name(gap):
    lines = [
        f"Nơi nhận:{gap}T/M BAN THƯỜNG VỤ",
        f"- Ban Bí thư Trung ương Đảng,{gap}PHÓ BÍ THƯ",
        "- Các huyện ủy, thị ủy,",
        f"- Các sở, ban, ngành,{gap}Lý Seo Páo",
        "- Hội Nông dân tỉnh,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ]
    found = document_of(tail="\n".join(lines)).recipients

    assert [r.name for r in found] == [
        "Ban Bí thư Trung ương Đảng",
        "Các huyện ủy, thị ủy",
        "Các sở, ban, ngành",
        "Hội Nông dân tỉnh",
    ]


def test_members_of_a_committee_bear_the_name_of_their_city():
    tail = "Nơi nhận:\n- Các đồng chí Thành ủy viên;\n- Lưu: VT.\n"
    text = plan("1. Sở Y tế rà soát tủ sách.", tail=tail).replace("TỈNH LÀO CAI", "THÀNH PHỐ HẢI PHÒNG")

    assert [r.name for r in read(text.replace("Lào Cai", "Hải Phòng")).document.recipients] == [
        "Các đồng chí Thành ủy viên"
    ]


@pytest.mark.parametrize("filed", ["- Lưu: VT, NC.", "- Lưu VT.", "- Lưu: VP, TH (2b)."])
def test_behind_the_files_own_line_stands_the_signature(filed):
    assert names(f"- Sở Y tế;\n{filed} KT. CHỦ TỊCH\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC") == ["Sở Y tế"]


def test_the_words_as_written_and_their_place_stay_those_of_the_text():
    text = plan("1. Sở Y tế rà soát tủ sách.", tail="Nơi nhận:\n- VPUB: CVP, **các PCVP** (b/c);\n- Lưu: VT.\n")
    found = read(text).document.recipients

    assert [r.written for r in found] == ["CVP", "PCVP"]
    assert text[found[1].evidence.start : found[1].evidence.end] == "PCVP"
    assert [r.evidence.quote for r in found] == ["VPUB: CVP, các PCVP (b/c)"] * 2
