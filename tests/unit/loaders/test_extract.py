"""Any text gives a valid record or one clear refusal; the form of a text changes nothing but its places."""

import unicodedata

import pytest
from hypothesis import given, settings
from word_soup import soups
from written_plans import plan, read, spans_in

from graph.errors import InputError
from graph.records import PlanRecord

PLAN = plan(
    """
I. MỤC ĐÍCH
Nâng cao việc đọc trong nhân dân.

II. NHIỆM VỤ
1. Mua sách cho **thư viện** các xã
- Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch.
- Cơ quan phối hợp: Sở Tài chính; các đơn vị liên quan.
- Thời gian thực hiện: Quý III/2024.

III. TỔ CHỨC THỰC HIỆN
1. Uỷ ban nhân dân các huyện, thị xã, thành phố:
- Bố trí phòng đọc; phối hợp với Hội Khuyến học tỉnh vận động tặng sách.
- Hằng năm báo cáo UBND tỉnh (qua Sở Văn hóa, Thể thao và Du lịch) trước ngày 15/11.
""",
    front="Thực hiện Quyết định số 208/QĐ-TTg ngày 27/02/2014 của Thủ tướng Chính phủ, UBND tỉnh lập kế hoạch như sau:",
    tail="Nơi nhận:\n- Như trên;\n- TT.TU (b/c);\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nGiàng Seo Phử\n",
)


def facts(record):
    """A record's data without what depends on offsets and on the file."""

    def bare(value):
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in ("start", "end", "source", "written")}
        return [bare(v) for v in value] if isinstance(value, list) else value

    return bare(record.to_data())


def test_the_plan_of_these_tests_is_read():
    record = read(PLAN)

    assert len(record.tasks) == 3
    assert record.document.recipients
    assert record.document.reports
    assert record.document.references
    assert record.source.file == "plan.txt"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("Sở ", "Sở\u00a0"),
        lambda text: text.replace("chủ trì", "chủ\u200b trì"),
        lambda text: text.replace("**", ""),
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: text.replace("II. NHIỆM VỤ", "**II. NHIỆM VỤ**"),
        lambda text: text.replace("\nII. NHIỆM VỤ", "\n2\n\nII. NHIỆM VỤ"),
    ],
    ids=["decomposed", "crlf", "mark", "no-break", "zero-width", "plain", "blank lines", "bold", "page number"],
)
def test_the_form_of_a_text_does_not_change_what_is_read(change):
    changed = change(PLAN)

    assert changed != PLAN
    assert facts(read(changed)) == facts(read(PLAN))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_evidence_holds_the_words_as_they_stand(form):
    text = unicodedata.normalize(form, PLAN)
    record = read(text)
    bodies = [b for task in record.tasks for b in (*task.leads, *task.partners)]

    assert bodies
    for fact in (*bodies, *record.document.recipients, *record.document.references):
        held = unicodedata.normalize("NFC", text[fact.evidence.start : fact.evidence.end])
        assert held == fact.written


def test_reading_twice_gives_one_record():
    assert facts(read(PLAN)) == facts(read(PLAN))


def test_the_record_is_what_its_json_says():
    record = read(PLAN)

    assert PlanRecord.model_validate_json(record.to_json()) == record


def test_quotes_are_short():
    def quotes(data):
        if isinstance(data, dict):
            yield from ([data["quote"]] if "quote" in data else [])
            data = list(data.values())
        if isinstance(data, list):
            for item in data:
                yield from quotes(item)

    found = list(quotes(read(PLAN).to_data()))

    assert found
    assert all(0 < len(quote.split()) <= 15 for quote in found)


def check(text):
    """A record whose evidence lies in the text, or a refusal in one line."""
    try:
        record = read(text)
    except InputError as error:
        assert "\n" not in str(error)
        return
    assert record.tasks
    assert PlanRecord.model_validate_json(record.to_json()) == record
    for start, end in spans_in(record.model_dump(by_alias=True)):
        assert 0 <= start < end <= len(text)


@settings(max_examples=150, deadline=None)
@given(soups)
def test_any_administrative_words_give_a_record_or_a_refusal(text):
    check(text)


@settings(max_examples=100, deadline=None)
@given(soups)
def test_any_words_in_a_plan_give_a_record_or_a_refusal(text):
    check(plan(f"I. NHIỆM VỤ\n{text}\n1. Sở Y tế:\n- Rà soát tủ sách của trạm y tế.\n"))


def test_a_label_outside_every_item_gives_a_task_with_a_place():
    (task,) = read("I. MỤC ĐÍCH\nI. 0\nCơ quan chủ trì: \n").tasks

    assert (task.ref, task.evidence.locator) == ("đ1", "đoạn 1")


@pytest.mark.parametrize("cut", range(0, len(PLAN), 97))
def test_a_plan_cut_anywhere_gives_a_record_or_a_refusal(cut):
    check(PLAN[:cut])
    check(PLAN[cut:])
