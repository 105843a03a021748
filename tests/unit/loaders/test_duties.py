"""Reporting duties in the wordings of offices: several channels, channels in brackets, hours, and who is asked."""

import pytest
from written_plans import document_of

PEOPLE = "Ủy ban nhân dân tỉnh"


def duties(words):
    found = document_of(f"1. Sở Y tế rà soát tủ sách.\n\n{words}").reports
    return [(r.to, r.via) for r in found]


def duty(words):
    (found,) = document_of(f"1. Sở Y tế rà soát tủ sách.\n\n{words}").reports
    return found


@pytest.mark.parametrize(
    "words",
    [
        "Các huyện lập danh sách, gửi các Sở: Nội vụ, Tài chính để tổng hợp, trình UBND tỉnh.",
        "Các huyện gửi kết quả về Sở Nội vụ và Sở Tài chính để tổng hợp, báo cáo UBND tỉnh.",
        "Các huyện gửi báo cáo về Sở Nội vụ, Sở Tài chính để theo dõi, tổng hợp, tham mưu UBND tỉnh.",
    ],
)
def test_each_body_that_compiles_is_a_way(words):
    assert duties(words) == [(PEOPLE, "Sở Nội vụ"), (PEOPLE, "Sở Tài chính")]


@pytest.mark.parametrize(
    "chain", ["tham mưu đề xuất, trình", "tham mưu, trình", "đề xuất và báo cáo", "báo cáo, tham mưu"]
)
def test_a_chain_of_verbs_that_hand_on(chain):
    assert duties(f"Các huyện gửi kết quả về Sở Nội vụ để tổng hợp, {chain} UBND tỉnh xem xét.") == [
        (PEOPLE, "Sở Nội vụ")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Tài chính, trên cơ sở đề xuất của Sở Nội vụ, tổng hợp trình UBND tỉnh phân bổ vốn.",
        "Sở Tài chính xem xét kiến nghị của Sở Nội vụ, tổng hợp, tham mưu UBND tỉnh.",
    ],
)
def test_what_another_body_proposed_is_no_report_through_it(words):
    assert all(via is None for _, via in duties(words))


def test_a_paper_of_a_procedure_is_no_report():
    assert duties("Sở Tài chính lập báo cáo thẩm định trình UBND tỉnh.") == []
    assert duties("Sở Tài chính hoàn thành báo cáo thẩm định UBND tỉnh giao.") == []


@pytest.mark.parametrize(
    "object_", ["", "kết quả ", "kết quả thực hiện ", "bằng văn bản ", "kịp thời ", "tình hình triển khai "]
)
def test_words_between_the_verb_and_its_addressee(object_):
    assert duties(f"Sở Nội vụ báo cáo {object_}UBND tỉnh (qua Sở Tài chính).") == [(PEOPLE, "Sở Tài chính")]


@pytest.mark.parametrize(
    ("bracket", "via"),
    [
        ("(qua Phòng An ninh chính trị nội bộ)", "Phòng An ninh chính trị nội bộ"),
        ("(qua Phòng Cải cách hành chính - Địa chỉ: số 5 đường Hoàng Liên)", "Phòng Cải cách hành chính"),
        ("(thông qua Tổ Công tác liên ngành để tổng hợp)", "Tổ Công tác liên ngành"),
        ("(qua Sở Nội vụ, email: tonghop@example.vn)", "Sở Nội vụ"),
    ],
)
def test_a_way_in_brackets_is_named_in_full(bracket, via):
    assert duties(f"Các huyện báo cáo về UBND tỉnh {bracket}.") == [(PEOPLE, via)]


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("Sở Nội vụ tổng hợp kết quả báo cáo cấp có thẩm quyền theo quy định.", ["cấp có thẩm quyền"]),
        ("Sở Nội vụ tổng hợp, báo cáo cơ quan có thẩm quyền.", ["cơ quan có thẩm quyền"]),
        ("Sở Nội vụ báo cáo cấp có thẩm quyền xem xét, quyết định.", []),
    ],
)
def test_whoever_is_competent_gets_reports_but_a_submission_is_none(words, to):
    assert [t for t, _ in duties(words)] == to


@pytest.mark.parametrize(
    ("words", "period", "due"),
    [
        ("Sở Nội vụ báo cáo UBND tỉnh trước 16h00 hằng ngày.", "hằng ngày", "trước 16h00"),
        ("Các huyện báo cáo 02 lần/ngày (trước 8h30 và 15h30) gửi UBND tỉnh.", "2 lần/ngày", "trước 8h30 và 15h30"),
        ("Sở Nội vụ báo cáo UBND tỉnh trước 11 giờ thứ Năm hằng tuần.", "hằng tuần", "trước 11 giờ thứ Năm"),
    ],
)
def test_reports_by_the_hour(words, period, due):
    found = duty(words)

    assert (found.period, found.due) == (period, due)


@pytest.mark.parametrize(
    "words",
    [
        "Yêu cầu các sở, ban, ngành gửi báo cáo về UBND tỉnh.",
        "Nếu có phát sinh, vướng mắc các sở, ban, ngành báo cáo UBND tỉnh.",
        "Đề nghị các sở, ban, ngành định kỳ hằng năm báo cáo UBND tỉnh.",
    ],
)
def test_who_is_asked_reports(words):
    assert duty(words).from_ == ["các sở, ban, ngành"]


def test_one_duty_stated_twice_is_one_and_two_periods_are_two():
    again = (
        "Các sở, ngành báo cáo UBND tỉnh (qua Sở Nội vụ).\n"
        "Nếu vướng mắc, các sở, ngành và các huyện phản ánh về UBND tỉnh (qua Sở Nội vụ)."
    )
    other = "Hằng năm, các sở, ngành báo cáo UBND tỉnh.\nHằng quý, các sở, ngành báo cáo UBND tỉnh."

    assert len(duties(again)) == 1
    assert len(duties(other)) == 2


def test_a_notice_to_whoever_is_concerned_is_no_report():
    assert duties("Sở Nội vụ thông báo cho các cơ quan liên quan.") == []


@pytest.mark.parametrize(
    ("words", "period", "due"),
    [
        ("Định kỳ 6 tháng (trước 15/6), năm (trước 15/12) báo cáo UBND tỉnh.", "6 tháng, năm", "15/6, 15/12"),
        ("Các huyện báo cáo UBND tỉnh trước ngày 01/6 và 15/11 hằng năm.", "hằng năm", "01/6, 15/11"),
        ("Các huyện báo cáo UBND tỉnh trước ngày 20/5 (6 tháng) và ngày 10/11 (năm).", "6 tháng và năm", "20/5, 10/11"),
        ("Các huyện báo cáo UBND tỉnh trước ngày 15 hằng tháng.", "hằng tháng", "ngày 15"),
        ("Các huyện xong trước ngày 10/5 ở mọi xã, báo cáo UBND tỉnh trước ngày 15/5.", None, "15/5"),
        ("Các huyện báo cáo định kỳ, đột xuất với UBND tỉnh.", "định kỳ, đột xuất", None),
    ],
)  # fmt: skip
def test_the_days_of_one_duty(words, period, due):
    found = duty(words)

    assert (found.period, found.due) == (period, due)


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("Vụ Thư viện tổng hợp, báo cáo Bộ trưởng (qua Cục Xuất bản).", [("Bộ trưởng", "Cục Xuất bản")]),
        ("Sở Nội vụ báo cáo Lãnh đạo Bộ, đồng gửi Sở Y tế.", [("Lãnh đạo Bộ", None), ("Sở Y tế", None)]),
        ("Các hội gửi về Sở Nội vụ để tổng hợp, trình Chủ tịch Ủy ban xem xét.", [("Chủ tịch Ủy ban", "Sở Nội vụ")]),
        ("Hội Phụ nữ báo cáo Trung ương Hội và Sở Nội vụ.", [("Trung ương Hội", None), ("Sở Nội vụ", None)]),
        ("Sở Nội vụ báo cáo Bộ trưởng Bộ Nội vụ.", [("Bộ trưởng Bộ Nội vụ", None)]),
        ("Sở Nội vụ báo cáo chủ tịch hội về nhân sự.", []),
    ],
)  # fmt: skip
def test_a_post_whose_body_goes_without_saying(words, ways):
    assert duties(words) == ways


@pytest.mark.parametrize(
    ("bracket", "via"),
    [
        ("(qua Phòng Tham mưu, Công an tỉnh)", "Phòng Tham mưu, Công an tỉnh"),
        ("(qua Ban Tuyên giáo - Bạn đọc)", "Ban Tuyên giáo - Bạn đọc"),
        ("(qua Phòng Văn hóa - Xã hội)", "Phòng Văn hóa - Xã hội"),
        ("(qua phòng Tham mưu Công an tỉnh)", "Phòng Tham mưu Công an tỉnh"),
        ("(qua Sở Nội vụ - Cơ quan thường trực)", "Sở Nội vụ"),
        ("(qua Sở Nội vụ, Công an tỉnh)", "Sở Nội vụ"),
    ],
)
def test_a_name_in_brackets_with_a_comma_or_a_dash(bracket, via):
    assert duties(f"Các huyện báo cáo UBND tỉnh {bracket}.") == [(PEOPLE, via)]
    assert duties(f"Các huyện gửi kết quả về UBND tỉnh {bracket} trước ngày 05/9/2023.") == [(PEOPLE, via)]


def test_what_an_addressee_with_a_channel_does_with_a_report_is_its_own():
    words = "Các huyện báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) để tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy."

    assert duties(words) == [(PEOPLE, "Sở Nội vụ")]


def test_a_further_case_has_its_own_subject():
    words = "Nếu vướng mắc, các huyện phản ánh về Sở Nội vụ; trường hợp khó, Sở Nội vụ tổng hợp báo cáo UBND tỉnh."
    found = document_of(f"1. Sở Y tế rà soát tủ sách.\n\n{words}").reports

    assert [(r.from_, r.to, r.via) for r in found] == [
        (["các huyện"], "Sở Nội vụ", None),
        (["Sở Nội vụ"], PEOPLE, None),
    ]


def test_who_stands_right_before_the_verb_reports_with_all_of_the_list():
    words = (
        "Nếu có khó khăn, vướng mắc các sở, ban, ngành, UBND các huyện, thành phố, các trường và các cơ quan, tổ chức "
        "có liên quan kịp thời phản ánh về Sở Nội vụ."
    )

    assert duty(words).from_[:2] == ["các sở, ban, ngành", "UBND các huyện, thành phố"]


def test_a_duty_in_the_words_of_a_label():
    body = "1. Rà soát tủ sách\n- Cơ quan chủ trì: Sở Y tế gửi kết quả về Sở Nội vụ để tổng hợp báo cáo UBND tỉnh."

    assert [(r.to, r.via) for r in document_of(body).reports] == [(PEOPLE, "Sở Nội vụ")]


def test_a_duty_whose_day_stands_elsewhere_is_one_but_for_difficulties():
    first = "Các huyện báo cáo UBND tỉnh (qua Sở Nội vụ).\n"
    dated = "Các huyện, các trường báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/12 hằng năm.\n"
    asked = "Nếu vướng mắc, các huyện phản ánh về UBND tỉnh (qua Sở Nội vụ).\n"

    assert [due for _, due in _days_of(first + dated)] == ["10/12"]
    assert [due for _, due in _days_of(dated + asked)] == ["10/12", None]


def _days_of(words):
    return [(r.to, r.due) for r in document_of(f"1. Sở Y tế rà soát tủ sách.\n\n{words}").reports]
