"""Who is given a task, read from the words of one sentence."""

import pytest
from hypothesis import given
from word_soup import phrases
from written_plans import context, whole

from graph.vocabulary import Basis, Modality
from loaders.tasks.assignment import Reader
from loaders.tasks.brackets import parenthesis


def said(text):
    words = whole(text)
    return Reader(words, context().finder(words), "mục 1").read()


def who(text):
    found = said(text)
    return [h.mention.name for h in found.leads], [h.mention.name for h in found.partners]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh mở lớp.",
        "Sở Nội vụ chủ trì phối hợp với Sở Tài chính và Công an tỉnh mở lớp.",
        "Sở Nội vụ là cơ quan chủ trì, phối hợp chặt chẽ với Sở Tài chính, Công an tỉnh mở lớp.",
        "Sở Nội vụ có trách nhiệm chủ trì, phối hợp cùng Sở Tài chính, Công an tỉnh mở lớp.",
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh mở lớp.",
        "Mở lớp (Sở Nội vụ chủ trì; Sở Tài chính, Công an tỉnh phối hợp).",
        "Hằng năm, Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh mở lớp.",
    ],
)
def test_who_chairs_leads_and_who_is_worked_with_partners(text):
    found = said(text)

    assert who(text) == (["Sở Nội vụ"], ["Sở Tài chính", "Công an tỉnh"])
    assert [h.lead().basis for h in found.leads] == [Basis.EXPLICIT]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ tham mưu kế hoạch mở lớp, phối hợp với Công an tỉnh.",
        "Sở Nội vụ tăng cường kiểm tra; phối hợp với Công an tỉnh xử lý vi phạm.",
        "Giao Sở Nội vụ hướng dẫn các xã, phối hợp với Công an tỉnh xử lý vi phạm.",
        "Giám đốc Sở Nội vụ chỉ đạo phòng chuyên môn phối hợp với Công an tỉnh xử lý vi phạm.",
    ],
)
def test_a_body_that_a_task_is_given_to_leads_by_assignment(text):
    found = said(text)

    assert who(text) == (["Sở Nội vụ"], ["Công an tỉnh"])
    assert [h.lead().basis for h in found.leads] == [Basis.ASSIGNED]


def test_what_is_asked_of_a_body_is_a_request():
    found = said("Đề nghị Tòa án nhân dân tỉnh tăng cường hòa giải ở cơ sở.")

    assert [h.lead().modality for h in found.leads] == [Modality.REQUEST]


def test_several_bodies_may_lead():
    assert who("Sở Nội vụ, Sở Tài chính và UBND các huyện rà soát biên chế.")[0] == [
        "Sở Nội vụ",
        "Sở Tài chính",
        "UBND các huyện",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng quy chế phối hợp giữa các ngành.",
        "Hoàn thiện cơ chế phối hợp trong quản lý thư viện.",
        "Tăng cường công tác phối hợp của các ngành.",
        "Mở lớp cho cán bộ của Sở Nội vụ.",
        "Nâng cao chất lượng thư viện.",
    ],
)
def test_words_without_an_assignment_name_nobody(text):
    assert who(text) == ([], [])


def test_a_body_acted_upon_is_no_partner():
    assert who("Sở Nội vụ hướng dẫn Liên hiệp các hội Khoa học và Kỹ thuật tỉnh kiện toàn nhân sự.") == (
        ["Sở Nội vụ"],
        [],
    )


def test_working_with_and_helping_makes_a_partner():
    assert who("Sở Nội vụ phối hợp và hỗ trợ Hội Nông dân tỉnh mở lớp.") == (["Sở Nội vụ"], ["Hội Nông dân tỉnh"])


def test_a_leader_is_not_its_own_partner():
    assert who("Sở Nội vụ chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính mở lớp.")[1] == ["Sở Tài chính"]


def test_chairing_a_meeting_is_no_lead_by_name():
    found = said("Sở Nội vụ chủ trì các cuộc họp giao ban quý.")

    assert not any(h.explicit for h in found.leads)


def test_the_possessor_at_the_start_is_no_subject():
    assert who("Sở Nội vụ của tỉnh bạn đã có kinh nghiệm.")[0] == []


def test_brackets_that_assign_are_told_from_others():
    assert parenthesis(whole("Mở lớp (Sở Nội vụ chủ trì)")) == (7, 26)
    assert parenthesis(whole("Mở lớp (khoảng 30 học viên)")) is None


@given(phrases)
def test_any_words_give_holders_inside_them(text):
    words = whole(text)
    found = said(text)

    for holder in (*found.leads, *found.partners):
        assert 0 <= holder.mention.start < holder.mention.end <= len(words)
    assert 0 <= found.predicate <= len(words)
    assert found.subject == bool(found.leads)
    assert not {h.key for h in found.leads} & {h.key for h in found.partners}
