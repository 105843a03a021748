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
