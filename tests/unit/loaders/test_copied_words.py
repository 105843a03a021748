"""What copies do to words: lost hyphens and blanks, lists of abolished acts, names beside recipients."""

import signal

import pytest
from written_plans import document_of, read, roles, tasks_of

from graph.registry.numbers import find_numbers
from graph.vocabulary import Relation
from loaders.text.dates import find_dates


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("Nghị quyết số 30c/NQCP ngày", "30c/NQ-CP"),
        ("Nghị định số 61/2018/NĐCP ngày", "61/2018/NĐ-CP"),
        ("Thông tư số 01/2018/TTVPCP của", "01/2018/TT-VPCP"),
        ("Quyết định số 1961/QĐUBND", "1961/QĐ-UBND"),
        ("Thông tư liên tịch số 18/2010/TTLT/BTC-BNN, ngày", "18/2010/TTLT-BTC-BNN"),
        ("Số: 193 /UBND-KT", "193/UBND-KT"),
        ("Nghị định136/2007/NĐ-CP ngày", "136/2007/NĐ-CP"),
        ("Nghị quyết số 22-NQ/TWngày 10/4/2013", "22-NQ/TW"),
    ],
)
def test_numbers_whose_hyphen_or_blank_was_lost(written, symbol):
    assert [number.symbol for number in find_numbers(written)] == [symbol]


@pytest.mark.parametrize("written", ["ngày17/8/2007", "ngày 17 tháng 8năm 2007", "ngày17 tháng 8 năm 2007"])
def test_dates_whose_blank_was_lost(written):
    assert [date.iso for date in find_dates(written)] == ["2007-08-17"]


def relations(front):
    return {r.symbol or r.title: (str(r.relation), r.date) for r in document_of(front=front).references}


def test_every_act_of_a_list_is_abolished():
    found = document_of(
        "1. Quyết định này bãi bỏ các Quyết định: Quyết định số 11/2021/QĐ-UBND ngày 05/3/2021 của UBND tỉnh về quản lý"
        " chợ phiên; Quyết định số 12/2022/QĐ-UBND ngày 06/4/2022 về bến xe ở huyện.\n2. Sở Nội vụ rà soát."
    ).references

    assert [(r.symbol, r.relation) for r in found] == [
        ("11/2021/QĐ-UBND", Relation.REPLACES),
        ("12/2022/QĐ-UBND", Relation.REPLACES),
    ]


def test_a_law_is_dated_behind_whom_it_is_about():
    found = relations(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004;"
    )

    assert [date for _, date in found.values()] == ["2004-12-03"]


def test_work_given_to_a_body_inside_another_bodys_section_is_its_own():
    (task,) = tasks_of("""
7. Trách nhiệm của các sở, ban, ngành
a) Khi có kết quả chấm điểm, giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính phân tích từng chỉ tiêu.
""")

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])


@pytest.mark.parametrize(
    ("with_whom", "partners"),
    [
        (
            "các đơn vị chức năng thuộc Bộ Quốc phòng, Sở Công Thương, Công an tỉnh",
            ["các đơn vị chức năng thuộc Bộ Quốc phòng", "Sở Công Thương", "Công an tỉnh"],
        ),
        (
            "các cơ quan thuộc Bộ, ngành Trung ương; Công an tỉnh",
            ["các cơ quan thuộc Bộ, ngành Trung ương", "Công an tỉnh"],
        ),
        ("các sở, ngành và chính quyền địa phương", ["các sở, ngành", "chính quyền địa phương"]),
        ("UBND xã Bảo Lâm 2", ["UBND xã Bảo Lâm 2"]),
        ("UBND các xã: Đức Trọng, Hiệp Thạnh", ["UBND xã Đức Trọng", "UBND xã Hiệp Thạnh"]),
    ],
)
def test_partners_that_belong_to_others_or_have_numbers(with_whom, partners):
    (task,) = tasks_of(f"1. Sở Y tế chủ trì, phối hợp với {with_whom} kiểm tra kho thuốc ở biên giới.")

    assert roles(task)[1] == partners


def test_the_name_of_a_signer_beside_the_recipients_is_no_recipient():
    found = document_of(
        tail="""Nơi nhận:
- Văn phòng Chính phủ;
                                                       Trần Văn Mẫu
- Sở Nội vụ;
- Lưu: VT.
"""
    )

    assert [recipient.name for recipient in found.recipients] == ["Văn phòng Chính phủ", "Sở Nội vụ"]


LETTER = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số:        /UBND-NC
V/v báo cáo tổng kết công tác thư viện năm 2025

Kính gửi:
- Sở Nội vụ;
- Công an tỉnh.

Ủy ban nhân dân tỉnh nhận được Công văn số 5240/BNV-VP ngày 23/11/2025 của Bộ Nội vụ về báo cáo tổng kết.

Chủ tịch Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với Công an tỉnh xây dựng báo cáo theo đề cương; \
tham mưu Ủy ban nhân dân tỉnh trước ngày 12/12/2025./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


@pytest.mark.parametrize("text", [LETTER, LETTER.replace("Ủy ban nhân dân tỉnh nhận", "\nXét báo cáo, UBND tỉnh nhận")])
def test_a_letter_of_one_paragraph_gives_its_task(text):
    record = read(text)

    (task,) = record.tasks
    assert roles(task) == (["Sở Nội vụ"], ["Công an tỉnh"])
    assert task.deadline.due == "2025-12-12"
    assert [reference.symbol for reference in record.document.references] == ["5240/BNV-VP"]


def test_an_outline_attached_to_a_letter_gives_its_bodies_no_work():
    record = read(
        LETTER
        + """
Trần Văn Mẫu

ĐỀ CƯƠNG
Báo cáo tổng kết công tác thư viện

I. Tình hình
1. Công tác tham mưu, chỉ đạo
2. Việc bố trí nguồn lực phục vụ thư viện
II. Kết quả
1. Công tác tuyên truyền, giáo dục, tập huấn
"""
    )

    assert [task.ref for task in record.tasks] == ["đ1"]


@pytest.mark.parametrize(
    "words",
    [
        "tổ chức thực hiện ",
        "chủ trì ",
        "Chủ trì tổ chức thực hiện ",
        "giao ",
        "thời gian thực hiện ",
        "nhiệm vụ, ",
        "kết quả sản phẩm ",
        "cơ quan đơn vị ",
        "bãi bỏ các Quyết định: Quyết định số 1/QĐ-UBND; ",
    ],
)
def test_words_of_labels_and_orders_said_again_and_again_take_no_time(words):
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("reading goes on and on"))
    signal.alarm(10)
    try:
        tasks_of(f"I. NHIỆM VỤ\n1. Sở Y tế rà soát.\n2. Chủ trì {words * 400}\n{words * 40}:")
    finally:
        signal.alarm(0)


def test_a_row_of_text_with_lines_between_is_no_body():
    tasks = tasks_of("""
1. Sở Y tế rà soát.
TT | Nội dung | Đơn vị chủ trì | Thời hạn
1 | Xây dựng Đề án | Sở Nội vụ | Quý II/2023
""")

    assert not any("|" in body.name for task in tasks for body in task.leads)


@pytest.mark.parametrize("unit", ["XÃ TÂN AN", "PHƯỜNG NAM CƯỜNG"])
def test_a_commune_is_an_issuer_of_its_own(unit):
    text = f"ỦY BAN NHÂN DÂN\n{unit}\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nMở thư viện\n\nI. VIỆC\n1. Trạm Y tế xã mua thuốc."

    assert read(text).document.issuer.casefold().endswith(unit.casefold())


def test_how_often_is_no_part_of_whom_a_report_goes_to():
    found = document_of("1. Trạm Y tế xã báo cáo kết quả về Trung tâm Y tế huyện hằng tuần.").reports

    assert [(report.to, report.period) for report in found] == [("Trung tâm Y tế huyện", "hằng tuần")]
