"""Labels of lines and headers of columns, in their many wordings."""

import itertools

import pytest
from hypothesis import given
from word_soup import messy_texts, phrases
from written_plans import whole

from loaders.tasks.labels import Slot, find_labels, header_slot

LEADS = ("Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì", "Cơ quan chủ trì thực hiện",
         "Đơn vị thực hiện", "Cơ quan thực hiện", "Cơ quan chịu trách nhiệm", "Đơn vị đầu mối", "Phân công thực hiện",
         "Trách nhiệm thực hiện", "Đơn vị được giao chủ trì", "Cơ quan tham mưu", "Đơn vị phụ trách")  # fmt: skip
PARTNERS = ("Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp", "Các đơn vị phối hợp",
            "Đơn vị phối hợp thực hiện", "Đơn vị tham gia")  # fmt: skip
DEADLINES = ("Thời gian", "Thời gian thực hiện", "Thời hạn hoàn thành", "Tiến độ", "Thời gian hoàn thành",
             "Tiến độ thực hiện", "Lộ trình thực hiện", "Hạn hoàn thành", "Thời điểm hoàn thành")  # fmt: skip
RESULTS = ("Kết quả", "Sản phẩm", "Kết quả đạt được", "Sản phẩm dự kiến", "Dự kiến kết quả", "Kết quả, sản phẩm",
           "Sản phẩm đầu ra", "Yêu cầu kết quả")  # fmt: skip
BOTH = ("Cơ quan chủ trì, phối hợp", "Đơn vị chủ trì/phối hợp", "Chủ trì và phối hợp")
WORDINGS = [
    *((text, Slot.LEAD) for text in LEADS),
    *((text, Slot.PARTNER) for text in PARTNERS),
    *((text, Slot.DEADLINE) for text in DEADLINES),
    *((text, Slot.DELIVERABLE) for text in RESULTS),
    *((text, Slot.BOTH) for text in BOTH),
]


@pytest.mark.parametrize(("wording", "slot"), WORDINGS)
@pytest.mark.parametrize("form", ["{}", "- {}", "(ii) {}"])
def test_a_label_is_known_in_its_wordings(wording, slot, form):
    line = form.format(f"{wording}: Sở Y tế.")
    body = whole(line.split(" ", 1)[1] if form != "{}" else line)
    (label,) = find_labels(body)

    assert (label.slot, label.text) == (slot, "Sở Y tế")


@pytest.mark.parametrize(("wording", "slot"), WORDINGS)
@pytest.mark.parametrize("change", [str, str.upper, lambda t: f"**{t}**", lambda t: f"{t} (dự kiến)"])
def test_a_column_header_is_known_in_its_wordings(wording, slot, change):
    assert header_slot(whole(change(wording))) is slot


@pytest.mark.parametrize(
    ("header", "slot"),
    [
        ("STT", Slot.NUMBER),
        ("TT", Slot.NUMBER),
        ("Số TT", Slot.NUMBER),
        ("Nhiệm vụ", Slot.TASK),
        ("Nội dung công việc", Slot.TASK),
        ("Tên nhiệm vụ", Slot.TASK),
        ("Nhiệm vụ, giải pháp", Slot.TASK),
        ("Ghi chú", Slot.OTHER),
        ("Kinh phí thực hiện", Slot.OTHER),
        ("Cơ quan giữ vai trò chủ trì", Slot.LEAD),
        ("Thời gian cần xong", Slot.DEADLINE),
        ("Tên đường", None),
        ("Chiều dài (km)", None),
        ("", None),
    ],
)
def test_other_columns_are_told_apart(header, slot):
    assert header_slot(whole(header)) is slot


def test_several_labels_stand_in_one_line():
    line = "Mua sách. Cơ quan chủ trì: Sở Y tế; Cơ quan phối hợp: Sở Nội vụ, Công an tỉnh; Thời gian: Quý II/2023."

    assert [(label.slot, label.text) for label in find_labels(whole(line))] == [
        (Slot.LEAD, "Sở Y tế"),
        (Slot.PARTNER, "Sở Nội vụ, Công an tỉnh"),
        (Slot.DEADLINE, "Quý II/2023"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì, phối hợp với Sở Nội vụ mở lớp.",
        "Thời gian qua, công tác thư viện đã có bước tiến.",
        "Kết quả thực hiện được báo cáo hằng năm.",
        "Nội dung: mở lớp, mua sách.",
    ],
)
def test_a_sentence_is_no_label(text):
    assert find_labels(whole(text)) == []


@given(phrases | messy_texts)
def test_labels_of_any_text_follow_each_other_inside_it(text):
    words = whole(text)
    found = find_labels(words)

    assert all(0 <= x.start < x.content <= x.end <= len(words) for x in found)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))
    header_slot(words)
