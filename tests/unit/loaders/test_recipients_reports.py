"""Who receives a document, and who reports to whom."""

import pytest
from written_plans import document_of, plan, read


def recipients(lines, **parts):
    return document_of(tail=f"Nơi nhận:\n{lines}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", **parts).recipients


def test_recipients_are_named_in_full_and_the_files_own_line_is_not_one():
    found = recipients(
        "- Như trên;\n- Bộ Nội vụ (b/c);\n- TT.TU, TT HĐND tỉnh;\n- Chủ tịch, các PCT UBND tỉnh;\n"
        "- Các sở, ban, ngành;\n- UBND các huyện;\n- CVP, PCVP;\n- Lưu: VT, VX."
    )

    assert [r.name for r in found[:7]] == [
        "Bộ Nội vụ",
        "Thường trực Tỉnh ủy",
        "Thường trực Hội đồng nhân dân tỉnh",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "Các sở, ban, ngành",
        "UBND các huyện",
    ]
    assert found[0].purpose == "báo cáo"
    assert not any(r.name.startswith(("Lưu", "VT", "VX", "Như")) for r in found)


@pytest.mark.parametrize("line", ["- Như Điều 3;", "- Như kính gửi;", "- Lưu: VT, NC.", "- Lưu VT."])
def test_lines_that_only_point_elsewhere_are_no_recipients(line):
    assert [r.name for r in recipients(f"{line}\n- Sở Y tế;" if "Lưu" not in line else f"- Sở Y tế;\n{line}")] == [
        "Sở Y tế"
    ]


def test_an_unknown_recipient_is_kept_as_written():
    (found,) = recipients("- Câu lạc bộ Sách Sa Pa;")

    assert (found.name, found.body) == ("Câu lạc bộ Sách Sa Pa", None)


def test_recipients_in_one_line_are_told_apart():
    assert [r.name for r in recipients("- Sở Y tế; - Sở Nội vụ; - Công an tỉnh;")] == [
        "Sở Y tế",
        "Sở Nội vụ",
        "Công an tỉnh",
    ]


def test_recipients_beside_the_signature_are_read_from_their_cell():
    tail = "| Nơi nhận:<br>- Sở Y tế;<br>- Công an tỉnh;<br>- Lưu: VT. | TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH |\n"

    assert [r.name for r in document_of(tail=tail).recipients] == ["Sở Y tế", "Công an tỉnh"]


def reports(words):
    return document_of(f"1. Sở Y tế rà soát tủ sách.\n\n{words}").reports


def test_who_compiles_is_the_way_and_who_gets_it_the_aim():
    (duty,) = reports(
        "Định kỳ hằng năm, các sở, ngành gửi báo cáo về Sở Nội vụ trước ngày 15/11 để tổng hợp, báo cáo UBND tỉnh."
    )

    assert (duty.to, duty.via) == ("Ủy ban nhân dân tỉnh", "Sở Nội vụ")
    assert duty.from_ == ["các sở, ngành"]
    assert (duty.period, duty.due) == ("hằng năm", "15/11")


@pytest.mark.parametrize("verb", ["báo cáo", "trình", "tham mưu"])
def test_the_way_is_known_by_any_verb_that_passes_on(verb):
    (duty,) = reports(f"Các huyện gửi kết quả về Sở Nội vụ để tổng hợp, {verb} UBND tỉnh.")

    assert (duty.to, duty.via) == ("Ủy ban nhân dân tỉnh", "Sở Nội vụ")


def test_a_way_in_brackets_is_a_way():
    (duty,) = reports("Các sở, ngành báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/12 hằng năm.")

    assert (duty.to, duty.via, duty.due) == ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", "10/12")


def test_a_report_straight_to_its_addressee_has_no_way():
    (duty,) = reports("Sở Nội vụ định kỳ 6 tháng báo cáo UBND tỉnh.")

    assert (duty.from_, duty.to, duty.via, duty.period) == (["Sở Nội vụ"], "Ủy ban nhân dân tỉnh", None, "6 tháng")


def test_difficulties_are_reported_at_any_time():
    (duty,) = reports(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp, "
        "báo cáo UBND tỉnh."
    )

    assert duty.evidence.rule == "report.difficulty"
    assert (duty.period, duty.due) == (None, None)


def test_a_duty_without_difficulties_is_plain():
    (duty,) = reports("Sở Nội vụ hằng quý báo cáo UBND tỉnh.")

    assert duty.evidence.rule == "report"


@pytest.mark.parametrize(
    "words",
    ["Sở Nội vụ xây dựng báo cáo tổng kết.", "Sở Nội vụ thực hiện chế độ báo cáo theo quy định.", "Sở Nội vụ mở lớp."],
)
def test_reports_as_things_are_no_duties(words):
    assert reports(words) == []


def test_one_entry_stands_for_each_addressee_and_way():
    words = "Sở Nội vụ báo cáo UBND tỉnh.\nSở Nội vụ hằng quý báo cáo UBND tỉnh."

    assert len(reports(words)) == 1


def test_evidence_of_a_duty_and_a_recipient_lies_in_the_text():
    text = plan(
        "1. Sở Nội vụ hằng quý báo cáo **UBND tỉnh**.",
        tail="Nơi nhận:\n- Sở Y tế (để t/h);\n\nTM. ỦY BAN NHÂN DÂN\n",
    )
    document = read(text).document

    assert "báo cáo" in text[document.reports[0].evidence.start : document.reports[0].evidence.end]
    assert text[document.recipients[0].evidence.start : document.recipients[0].evidence.end] == "Sở Y tế"


def test_a_report_goes_to_each_addressee_by_the_same_way():
    found = reports(
        "Định kỳ hằng năm, các sở, ngành gửi báo cáo về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh và Bộ Nội vụ."
    )

    assert {duty.via for duty in found} == {"Sở Nội vụ"}
    assert "Ủy ban nhân dân tỉnh" in [duty.to for duty in found]


def test_an_office_holder_may_be_the_addressee():
    (duty,) = reports("Giao Sở Nội vụ đôn đốc, định kỳ báo cáo Chủ tịch UBND tỉnh.")

    assert (duty.from_, duty.to, duty.period) == (["Sở Nội vụ"], "Chủ tịch Ủy ban nhân dân tỉnh", "định kỳ")
