"""The report at the end of a reading: what was read, and what looks like an assignment and gave no task."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.records import PlanRecord
from loaders.extract import extract
from loaders.text.source import SourceText
from loaders.understanding import Figures, Looks, understand

HEAD = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
Số: 12/KH-UBND

KẾ HOẠCH
Phát triển văn hóa đọc

I. MỤC ĐÍCH, YÊU CẦU
Sở Nội vụ chủ trì nâng cao nhận thức là yêu cầu chung.
II. NHIỆM VỤ
1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Tài chính mở phòng đọc lưu động.
2. Sở Giáo dục và Đào tạo tổ chức ngày hội đọc sách trong tháng 4/2024.
"""
TAIL = """
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def source_of(body, tail=TAIL, head=HEAD):
    return SourceText("plan.txt", "0" * 64, "txt", head + body + tail)


def report_of(body="", **parts):
    source = source_of(body, **parts)
    return understand(extract(source), source)


def without_tasks(source, *refs):
    """The record as a reader would give it that did not see these tasks."""
    record = extract(source)
    assert {task.ref for task in record.tasks} >= set(refs)
    return record.model_copy(update={"tasks": [task for task in record.tasks if task.ref not in refs]})


def test_a_document_that_was_read_whole_lists_nothing():
    report = report_of()

    assert (report.missed, report.malformed_dates, report.left_out) == ([], [], [])
    assert (report.figures.tasks, report.figures.without_lead) == (2, 0)


@pytest.mark.parametrize(
    ("line", "why", "body"),
    [
        ("3. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập tủ sách y học.", Looks.LEAD, "Sở Y tế"),
        ("3. Sở Y tế có trách nhiệm lập tủ sách y học.", Looks.DUTY, "Sở Y tế"),
        ("3. Giao Sở Y tế lập tủ sách y học.", Looks.GIVEN, "Sở Y tế"),
        ("3. Sở Y tế lập tủ sách y học tại bệnh viện.", Looks.SUBJECT, "Sở Y tế"),
        ("3. Xây dựng tủ sách y học tại các bệnh viện trong tỉnh.", Looks.WORK, None),
    ],
)
def test_an_assignment_that_gave_no_task_is_listed_with_its_place(line, why, body):
    source = source_of(line + "\n")

    report = understand(without_tasks(source, "II.3"), source)

    (missed,) = report.missed
    assert (missed.why, missed.body) == (why, body)
    assert source.text[missed.start : missed.end] in line
    assert source.text.splitlines()[missed.line - 1] == line
    assert len(missed.quote.split()) <= 16
    assert report.figures.missed == 1


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ đề nghị của Sở Y tế về tủ sách.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các sở phản ánh về Sở Nội vụ.",
        "Giám đốc Sở Y tế chủ trì cuộc họp hằng tuần.",
        "Tủ sách có 100 cuốn.",
    ],
)
def test_what_gives_no_work_is_not_listed(line):
    source = source_of(line + "\n")
    record = extract(source)
    kept = [task for task in record.tasks if task.ref in ("II.1", "II.2")]

    assert understand(record.model_copy(update={"tasks": kept}), source).missed == []


@pytest.mark.parametrize(
    "item",
    [
        "Chủ trì, phối hợp với các cơ quan liên quan lập tủ sách y học.",
        "- Căn cứ khả năng ngân sách, tham mưu bố trí kinh phí mua sách.",
    ],
)
def test_work_under_the_heading_of_a_body_is_listed_without_a_body(item):
    source = source_of(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n{item}\n")
    record = extract(source)
    kept = [task for task in record.tasks if task.ref.startswith("II.")]
    assert len(kept) == len(record.tasks) - 1

    (missed,) = understand(record.model_copy(update={"tasks": kept}), source).missed

    assert source.text[missed.start : missed.end] == item.removeprefix("- ")


def test_aims_are_not_listed():
    source = source_of("")

    missed = understand(without_tasks(source, "II.1", "II.2"), source).missed

    assert {m.line for m in missed} == {11, 12}


def test_unknown_bodies_are_counted_as_written():
    report = report_of(
        "3. Trung tâm Sao Khuê chủ trì, phối hợp với Sở Y tế mở lớp.\n"
        "4. Sở Y tế chủ trì, phối hợp với Trung tâm Sao Khuê mở quầy sách.\n"
    )

    assert [(u.written, u.times) for u in report.unknown_bodies] == [("Trung tâm Sao Khuê", 2)]
    assert report.figures.certainty.likely >= 1


@pytest.mark.parametrize("written", ["30/02/2024", "12/13/2024", "45/1/2024", "ngày 31 tháng 6 năm 2024"])
def test_malformed_dates_are_listed(written):
    (date,) = report_of(f"3. Sở Y tế báo cáo trước {written}.\n").malformed_dates

    assert written.removeprefix("ngày ") in date.quote


def test_dates_of_the_calendar_are_not_listed():
    assert (
        report_of("3. Sở Y tế báo cáo trước ngày 29/02/2024, 5.12.2023 và ngày 01 tháng 3 năm 2024.\n").malformed_dates
        == []
    )


def test_the_page_around_a_document_is_told_with_its_size():
    report = report_of(head="Trang chủ | Đăng nhập\nTin mới nhất\n" + HEAD)

    (left,) = report.left_out
    assert (left.where, left.line) == ("before", 1)
    assert left.quote.startswith("Trang chủ")
    assert report.figures.left_out == left.characters > 0


def test_every_fact_is_in_one_class():
    source = source_of("")
    certainty = understand(extract(source), source).figures.certainty

    roles = sum(len(t.leads) + len(t.partners) for t in extract(source).tasks)
    assert certainty.facts >= roles + 1
    assert certainty.facts == certainty.certain + certainty.likely + certainty.doubtful


def test_figures_of_documents_add_up():
    one, other = report_of().figures, report_of("3. Sở Y tế lập tủ sách y học tại bệnh viện.\n").figures

    both = one + other

    assert (both.documents, both.tasks, both.items) == (2, one.tasks + other.tasks, one.items + other.items)
    assert both.certainty.facts == one.certainty.facts + other.certainty.facts
    assert one + Figures(documents=0) == one


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*HEAD.splitlines(), *TAIL.splitlines(), "- Giao", "31/31/2020", "| a | Sở Y tế |"])))
def test_any_text_is_reported_and_every_place_lies_in_it(lines):
    source = SourceText("plan.txt", "0" * 64, "txt", "\n".join(lines))
    record = PlanRecord.model_validate({"document": {"kind": "kế hoạch"}})

    report = understand(record, source)

    for place in (*report.missed, *report.malformed_dates, *report.left_out):
        assert 0 <= place.start < place.end <= len(source.text)
        assert source.text.count("\n", 0, place.start) + 1 == place.line
