"""The documents that a document names: once each, with the strongest relation and the date as written."""

import pytest
from written_plans import document_of, plan, read

from graph.vocabulary import Relation


def relations(**parts):
    return {ref.symbol or ref.title: ref.relation for ref in document_of(**parts).references}


@pytest.mark.parametrize("opening", ["Thực hiện", "Triển khai thực hiện", "Để triển khai thực hiện"])
def test_what_the_opening_carries_out_is_implemented(opening):
    front = f"{opening} Quyết định số 208/QĐ-TTg của Thủ tướng Chính phủ, UBND tỉnh lập kế hoạch như sau:"

    assert relations(front=front) == {"208/QĐ-TTg": Relation.IMPLEMENTS}


def test_what_is_nested_in_the_opening_is_implemented_too_and_linked():
    document = document_of(
        front="Thực hiện Kế hoạch số 77/KH-TU ngày 03/02/2023 của Tỉnh ủy về thực hiện Chỉ thị số 42-CT/TW ngày "
        "25/8/2021 của Ban Bí thư, UBND tỉnh lập kế hoạch như sau:"
    )

    assert [(r.relation, r.date) for r in document.references] == [
        (Relation.IMPLEMENTS, "2023-02-03"),
        (Relation.IMPLEMENTS, "2021-08-25"),
    ]
    assert [link.target for link in document.links] == ["42-CT/TW"]


def test_what_the_title_names_is_implemented():
    assert relations(title="Triển khai Nghị quyết số 33-NQ/TW về văn hóa đọc") == {"33-NQ/TW": Relation.IMPLEMENTS}


def test_the_basis_is_what_a_document_is_based_on():
    front = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;\nCăn cứ Nghị định số 93/2020/NĐ-CP của Chính phủ;"

    assert relations(front=front) == {"93/2020/NĐ-CP": Relation.BASED_ON, "Luật Thư viện": Relation.BASED_ON}


def test_a_law_is_named_by_its_name_and_year():
    (law,) = document_of("1. Sở Nội vụ phổ biến Luật Thư viện năm 2019.").references

    assert (law.symbol, law.title, law.kind, law.date) == (None, "Luật Thư viện", "luật", "2019")


def test_what_a_task_names_is_cited():
    body = "1. Sở Nội vụ triển khai Quyết định số 208/QĐ-TTg ngày 27/02/2014 của Thủ tướng Chính phủ."

    assert relations(body=body) == {"208/QĐ-TTg": Relation.CITES}


def test_this_documents_own_words_replace_another():
    body = "1. Sở Nội vụ rà soát nhân sự.\nKế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 10/01/2020 của UBND tỉnh."

    assert relations(body=body) == {"15/KH-UBND": Relation.REPLACES}


def test_a_task_to_draft_a_replacement_only_cites():
    body = "1. Sở Nội vụ tham mưu quyết định thay thế Quyết định số 15/2019/QĐ-UBND ngày 10/01/2019 của UBND tỉnh."

    assert relations(body=body) == {"15/2019/QĐ-UBND": Relation.CITES}


def test_a_title_that_amends_amends_what_it_names():
    assert relations(title="Điều chỉnh, bổ sung Kế hoạch số 15/KH-UBND ngày 10/01/2020") == {
        "15/KH-UBND": Relation.AMENDS
    }


def test_a_plan_is_attached_to_the_act_in_its_brackets():
    title = "Phát triển thư viện xã\n(Kèm theo Quyết định số 301/QĐ-UBND ngày 02/3/2023 của UBND tỉnh)"

    assert relations(title=title) == {"301/QĐ-UBND": Relation.ATTACHED_TO}


def test_a_document_named_twice_is_listed_once_with_its_strongest_relation():
    document = document_of(
        "1. Sở Nội vụ sơ kết Quyết định số 208/QĐ-TTg.",
        front="Thực hiện Quyết định số 208/QĐ-TTg ngày 27/02/2014, UBND tỉnh ban hành kế hoạch như sau:",
    )

    (reference,) = document.references
    assert (reference.relation, reference.date, len(reference.mentions)) == (Relation.IMPLEMENTS, "2014-02-27", 1)


def test_one_number_with_two_dates_is_two_documents():
    document = document_of(
        "1. Sở Nội vụ triển khai Kế hoạch số 15/KH-UBND ngày 10/01/2020.\n"
        "2. Sở Y tế triển khai Kế hoạch số 15/KH-UBND ngày 11/01/2021."
    )

    assert [(r.symbol, r.date) for r in document.references] == [
        ("15/KH-UBND", "2020-01-10"),
        ("15/KH-UBND", "2021-01-11"),
    ]


def test_a_malformed_date_is_kept_and_marked():
    document = document_of("1. Sở Nội vụ triển khai Kế hoạch số 15/KH-UBND ngày 10 năm 01 năm 2020.")

    assert [r.date for r in document.references] == ["2020-01-10"]
    assert [issue.rule for issue in document.issues] == ["date.malformed"]


def test_a_party_number_with_state_marks_is_brought_to_its_normal_form():
    (reference,) = document_of("1. Sở Nội vụ triển khai Chỉ thị số 04/CT-TW ngày 02/6/2021.").references

    assert (reference.symbol, reference.written) == ("04-CT/TW", "04/CT-TW")


def test_the_documents_own_number_is_not_listed():
    body = "1. Sở Nội vụ sơ kết Kế hoạch số 118/KH-UBND ngày 06/3/2023 của UBND tỉnh."

    assert document_of(body).references == []


def test_references_in_a_table_are_found():
    body = "STT\tNhiệm vụ\tChủ trì\n1\tSơ kết Kế hoạch số 15/KH-UBND\tSở Nội vụ"

    assert relations(body=body) == {"15/KH-UBND": Relation.CITES}


def test_evidence_of_a_reference_holds_its_number():
    text = plan("1. Sở Nội vụ sơ kết **Kế hoạch** số 15/KH-UBND.\n2. Sở Y tế sơ kết Kế hoạch số 15/KH-UBND.")
    (reference,) = read(text).document.references

    for place in (reference.evidence, *reference.mentions):
        assert text[place.start : place.end] == "15/KH-UBND"


def test_every_document_that_this_one_abolishes_is_replaced():
    body = (
        "1. Sở Nội vụ rà soát nhân sự.\nKế hoạch này bãi bỏ Kế hoạch số 11/KH-UBND ngày 01/01/2019 và "
        "Kế hoạch số 12/KH-UBND ngày 02/02/2019."
    )

    assert relations(body=body) == {"11/KH-UBND": Relation.REPLACES, "12/KH-UBND": Relation.REPLACES}


def test_a_letter_that_carries_out_others_is_linked_to_the_first_and_all_are_implemented():
    document = document_of(
        front="Thực hiện Công văn số 123/BNV-TCBC ngày 02/02/2023 của Bộ Nội vụ về việc triển khai Quyết định số "
        "208/QĐ-TTg và Chỉ thị số 12/CT-TTg của Thủ tướng Chính phủ, UBND tỉnh lập kế hoạch như sau:"
    )

    assert {r.relation for r in document.references} == {Relation.IMPLEMENTS}
    assert [r.kind for r in document.references] == ["công văn", "quyết định", "chỉ thị"]
    assert ("123/BNV-TCBC", "208/QĐ-TTg") in [(link.source, link.target) for link in document.links]


def test_a_sentence_of_its_own_may_replace_several_acts():
    body = (
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Thay thế Quyết định số 11/QĐ-UBND ngày 02/3/2021 của Ủy ban "
        "nhân dân tỉnh về tủ sách; Quyết định số 12/QĐ-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh về thư viện.\n"
        "Điều 3. Sở Nội vụ rà soát nhân sự theo Quyết định số 13/QĐ-UBND ngày 06/3/2021."
    )

    assert relations(body=body) == {
        "11/QĐ-UBND": Relation.REPLACES, "12/QĐ-UBND": Relation.REPLACES, "13/QĐ-UBND": Relation.CITES,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("Bộ Khoa học và Công nghệ về sở hữu trí tuệ", "Bộ Khoa học và Công nghệ"),
        ("Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch ban hành Quy chế", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("Bộ Y tế và Bộ Tài chính", "Bộ Y tế"),
        ("Chính phủ đối với trẻ mẫu giáo", "Chính phủ"),
        ("Chính phủ có hiệu lực", "Chính phủ"),
    ],
)
def test_the_issuer_of_a_document_named_is_whole(written, issuer):
    (reference,) = document_of(
        f"1. Sở Nội vụ phổ biến Thông tư số 9/2024/TT-BYT ngày 01/02/2024 của {written}."
    ).references

    assert reference.issuer == issuer


def test_guidance_that_is_replaced_is_no_verb():
    body = "1. Sở Nội vụ rà soát nhân sự.\nKế hoạch này có hiệu lực từ ngày ký và thay thế các Hướng dẫn số 16-HD/TU, "
    body += "ngày 15/02/2022 và Hướng dẫn số 21-HD/TU, ngày 20/9/2022."

    assert relations(body=body) == {"16-HD/TU": Relation.REPLACES, "21-HD/TU": Relation.REPLACES}
