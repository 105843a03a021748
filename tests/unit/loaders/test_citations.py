"""How documents are named in other documents' words: lists, laws, bullets, short forms, and what governs the place."""

import pytest
from written_plans import document_of

from graph.registry.numbers import find_numbers, parse_symbol
from graph.vocabulary import Relation

IMPLEMENTS, BASED_ON, CITES, REPLACES = Relation.IMPLEMENTS, Relation.BASED_ON, Relation.CITES, Relation.REPLACES


def cited(**parts):
    return [(r.symbol or r.title, r.date, r.relation) for r in document_of(**parts).references]


def relations(**parts):
    return {name: relation for name, _, relation in cited(**parts)}


@pytest.mark.parametrize(
    "words",
    [
        "theo quy định của Luật Đầu tư công",
        "các văn bản hướng dẫn Luật Viễn thông",
        "phù hợp với Bộ luật Lao động và pháp luật liên quan",
    ],
)
def test_a_law_spoken_of_in_a_task_by_name_alone_is_not_listed(words):
    assert cited(body=f"1. Sở Nội vụ bố trí kinh phí {words}.") == []


@pytest.mark.parametrize(
    ("front", "relation"),
    [
        ("Căn cứ Luật Thư viện;", BASED_ON),
        ("Căn cứ Luật Du lịch; Luật Thư viện và các quy định hiện hành;", BASED_ON),
        ("Để triển khai thi hành Luật Thư viện, UBND tỉnh lập kế hoạch như sau:", IMPLEMENTS),
    ],
)
def test_a_law_by_name_alone_is_listed_where_the_document_rests_on_it_or_carries_it_out(front, relation):
    assert ("Luật Thư viện", None, relation) in cited(front=front)


def test_what_a_decree_explains_is_not_named_for_itself():
    front = "Căn cứ Nghị định số 93/2020/NĐ-CP ngày 18/8/2020 quy định chi tiết một số điều của Luật Thư viện;"

    assert cited(front=front) == [("93/2020/NĐ-CP", "2020-08-18", BASED_ON)]


def test_a_law_in_a_title_of_capitals_is_spelled_and_joined_with_its_number():
    document = document_of(
        title="TRIỂN KHAI THI HÀNH LUẬT PHÒNG, CHỐNG MUA BÁN NGƯỜI TRÊN ĐỊA BÀN TỈNH",
        front="Căn cứ Luật Phòng, chống mua bán người số 53/2024/QH15 ngày 28 tháng 11 năm 2024;",
    )

    (law,) = document.references
    assert (law.symbol, law.title, law.date, law.relation) == (
        "53/2024/QH15",
        "Luật Phòng, chống mua bán người",
        "2024-11-28",
        IMPLEMENTS,
    )


@pytest.mark.parametrize(
    ("words", "title", "date"),
    [
        ("Luật Phòng, chống thiên tai ngày 19/6/2013", "Luật Phòng, chống thiên tai", "2013-06-19"),
        ("Luật Đất đai 2024", "Luật Đất đai", "2024"),
        ("Luật tổ chức HĐND và UBND ngày 26/11/2003", "Luật tổ chức HĐND và UBND", "2003-11-26"),
        ("Bộ luật Lao động năm 2019", "Bộ luật Lao động", "2019"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Du lịch và Luật Giá ngày 22/11/2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Du lịch và Luật Giá",
            "2019-11-22",
        ),
    ],
)
def test_where_the_name_of_a_law_ends(words, title, date):
    assert cited(front=f"Căn cứ {words};") == [(title, date, BASED_ON)]


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("Công văn 4503/TCT ngày 07/7/2025", "4503/TCT"),
        ("Công văn số 315/TCT06 ngày 07/7/2025", "315/TCT06"),
        ("Kế hoạch số 12/KH-BCĐ389 ngày 07/7/2025", "12/KH-BCĐ389"),
        ("Quy chế số 49/QCPH-UBND-UBMT-HCTĐ ngày 07/7/2025", "49/QCPH-UBND-UBMT-HCTĐ"),
        ("Công văn số 88/BYT-DP-KT ngày 07/7/2025", "88/BYT-DP-KT"),
        ("Công văn số 462/BNG-CNV-m ngày 07/7/2025", "462/BNG-CNV-m"),
        ("Kế hoạch số 01 / KH-UBND ngày 07/7/2025", "01/KH-UBND"),
    ],
)
def test_numbers_of_task_forces_joint_acts_and_units(words, symbol):
    assert cited(front=f"Căn cứ {words};") == [(symbol, "2025-07-07", BASED_ON)]


@pytest.mark.parametrize("words", ["đạt 12/TCT đơn vị", "tỷ lệ 3/AB", "tổ 5/KP"])
def test_a_fraction_of_something_is_no_number(words):
    assert list(find_numbers(words)) == []


def test_a_joint_act_has_its_kind():
    number = parse_symbol("7/CTPH-SYT-SGDĐT")
    assert number is not None
    assert (number.kind, number.organ) == ("chương trình phối hợp", "SYT-SGDĐT")


def test_numbers_that_share_a_date_all_have_it():
    front = "Căn cứ các Công điện số 07/CĐ-UBND, số 08/CĐ-UBND và số 09/CĐ-UBND ngày 19/11/2025 của UBND tỉnh;"

    assert [date for _, date, _ in cited(front=front)][1:] == ["2025-11-19", "2025-11-19"]


@pytest.mark.parametrize("issuer", ["của Bộ Chính trị", "của Ban Bí thư (khóa XI)", "của Thủ tướng Chính phủ,"])
def test_a_date_behind_the_issuer(issuer):
    assert cited(front=f"Căn cứ Chỉ thị số 36-CT/TW {issuer} ngày 26/3/2004;") == [("36-CT/TW", "2004-03-26", BASED_ON)]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Căn cứ Công văn số 1/BNV-TH. Để thực hiện hiệu quả {}; UBND tỉnh yêu cầu các sở như sau:", IMPLEMENTS),
        ("Căn cứ Công văn số 1/BNV-TH. Để khắc phục hạn chế và thực hiện {}, UBND tỉnh yêu cầu như sau:", IMPLEMENTS),
        ("Căn cứ Công văn số 1/BNV-TH; triển khai thực hiện {}, UBND tỉnh ban hành kế hoạch như sau:", IMPLEMENTS),
        ("Căn cứ Công văn số 1/BNV-TH, nhằm triển khai {}, UBND tỉnh ban hành kế hoạch như sau:", IMPLEMENTS),
        ("Căn cứ Công văn số 1/BNV-TH về việc triển khai thực hiện {};", BASED_ON),
        ("Thực hiện Công văn số 1/BNV-TH và xét đề nghị của Sở Nội vụ tại {}, UBND tỉnh lập kế hoạch:", BASED_ON),
        ("Thực hiện Công văn số 1/BNV-TH, UBND tỉnh ban hành Kế hoạch thực hiện {} như sau:", IMPLEMENTS),
        ("Thực hiện Công văn số 1/BNV-TH, UBND tỉnh yêu cầu các sở triển khai {} như sau:", CITES),
    ],
)
def test_the_last_word_that_leads_a_document_in_decides(sentence, relation):
    front = sentence.format("Kế hoạch số 77/KH-BNV ngày 03/02/2023")

    assert relations(front=front)["77/KH-BNV"] is relation


def test_a_front_in_bullets_is_a_front():
    front = (
        "- Căn cứ Luật Thư viện ngày 21/11/2019;\n- Căn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024;\n"
        "- Thực hiện Chỉ thị số 15/CT-TTg ngày 02/02/2024;"
    )

    assert relations(front=front) == {"Luật Thư viện": BASED_ON, "12/QĐ-TTg": BASED_ON, "15/CT-TTg": IMPLEMENTS}


def test_kind_and_number_alone_name_what_is_named_in_full_elsewhere():
    found = cited(
        title="Thực hiện Chỉ thị số 20 của Ban Bí thư",
        front="Căn cứ Chỉ thị số 20-CT/TW ngày 05/3/2022 của Ban Bí thư;",
    )

    assert found == [("20-CT/TW", "2022-03-05", IMPLEMENTS)]


def test_what_the_replaced_plan_carries_out_is_not_replaced():
    body = (
        "1. Sở Nội vụ rà soát.\nKế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 10/01/2020 của UBND tỉnh về thực "
        "hiện Nghị quyết số 48/NQ-CP ngày 03/4/2019 của Chính phủ."
    )

    assert relations(body=body) == {"15/KH-UBND": REPLACES, "48/NQ-CP": CITES}


@pytest.mark.parametrize(
    "words",
    [
        "Quyết định số 5/2020/QĐ-UBND ngày 10/01/2020 hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực.",
        "Kế hoạch này có hiệu lực từ ngày ký, thay thế Quyết định số 5/2020/QĐ-UBND ngày 10/01/2020.",
        "Kế hoạch này thay thế các văn bản: Công văn số 1/UBND-NC và Quyết định số 5/2020/QĐ-UBND ngày 10/01/2020.",
    ],
)
def test_the_ways_to_put_an_act_out_of_force(words):
    assert relations(body=f"1. Sở Nội vụ rà soát.\n{words}")["5/2020/QĐ-UBND"] is REPLACES


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Sửa đổi Quy chế ban hành kèm theo Quyết định số 5/2020/QĐ-UBND ngày 10/01/2020", Relation.AMENDS),
        ("Về việc bãi bỏ Quyết định số 5/2020/QĐ-UBND ngày 10/01/2020", REPLACES),
    ],
)
def test_a_title_that_changes_an_act(title, relation):
    assert relations(title=title) == {"5/2020/QĐ-UBND": relation}


def test_two_laws_of_one_name_are_two():
    front = "Căn cứ Luật Đất đai số 45/2013/QH13; Luật Đất đai số 31/2024/QH15;"

    assert [name for name, _, _ in cited(front=front)] == ["45/2013/QH13", "31/2024/QH15"]
