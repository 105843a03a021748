"""Rows that pages cut, numbers in brackets, bodies behind a colon, notices, and items that only describe."""

import pytest
from written_plans import roles, tasks_of

ROWS = """
II. NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian
I\tVề sách\t\t\t{stray}
1\tMua sách cho thư viện các xã\tSở Nông\tSở Tài chính\tQuý I/2024
\t{task}\tnghiệp và Môi trường\t\t
II\tVề người\t\t\t
2\tMở lớp nghiệp vụ\tSở Nội vụ\t\tQuý II/2024
"""


@pytest.mark.parametrize("stray", ["", "năm tiếp theo"])
@pytest.mark.parametrize("task", ["", "vùng cao"])
def test_a_row_that_a_page_break_cut_is_put_together(stray, task):
    first, second = tasks_of(ROWS.format(stray=stray, task=task))

    assert first.text == " ".join(["Mua sách cho thư viện các xã", task]).strip()
    assert roles(first) == (["Sở Nông nghiệp và Môi trường"], ["Sở Tài chính"])
    assert (first.deadline.text, roles(second)[0]) == ("Quý I/2024", ["Sở Nội vụ"])


def test_roman_rows_are_tasks_where_no_row_has_another_number():
    tasks = tasks_of("""
STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian
I\tMua sách cho thư viện\t\tQuý I/2024
II\tMở lớp nghiệp vụ\tSở Nội vụ\tQuý II/2024
""")

    assert [roles(task)[0] for task in tasks] == [[], ["Sở Nội vụ"]]


def test_a_heading_row_of_bodies_leads_the_rows_below_it():
    tasks = tasks_of("""
STT\tNhiệm vụ\tThời gian\tCơ quan phối hợp
I\tSở Y tế\t\t
1\tTiêm chủng cho trẻ em\tQuý I\tSở Nội vụ
II\tCông tác truyền thông\t\t
1\tPhát tờ rơi\tQuý II\tCông an tỉnh
III\tSở Nội vụ; UBND các xã\t\t
1\tTập huấn cán bộ\tQuý III\t
""")

    assert [roles(task) for task in tasks] == [
        (["Sở Y tế"], ["Sở Nội vụ"]),
        ([], ["Công an tỉnh"]),
        (["Sở Nội vụ", "UBND các xã"], []),
    ]


@pytest.mark.parametrize("numbers", [("(1)", "(2)"), ("(a)", "(b)"), ("1)", "2)")])
def test_numbers_in_brackets_mark_items(numbers):
    tasks = tasks_of("II. NHIỆM VỤ\n{} Sở Nội vụ cử cán bộ.\n{} Mua sách cho các xã vùng cao.\n".format(*numbers))

    assert [(task.text, roles(task)[0]) for task in tasks] == [
        ("Sở Nội vụ cử cán bộ.", ["Sở Nội vụ"]),
        ("Mua sách cho các xã vùng cao.", []),
    ]


def test_bodies_behind_the_colon_that_ends_an_item_lead_it():
    tasks = tasks_of("""
III. KẾ HOẠCH THỰC HIỆN
1. Giai đoạn 1
- Khảo sát các phòng đọc: Sở Nội vụ, Sở Tài chính.
- Mua sách cho các xã: Truyện, báo, tạp chí.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ", "Sở Tài chính"], []]


def test_a_subject_that_is_only_described_leads_nothing():
    (task,) = tasks_of("""
1. Các sở, ban, ngành đã có nhiều cố gắng nhưng còn chậm. Giao Sở Nội vụ đôn đốc việc mở thư viện.
""")

    assert roles(task)[0] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    "notice",
    [
        "Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
        "Văn phòng UBND tỉnh thông báo ý kiến kết luận của Chủ tịch UBND tỉnh để các đơn vị được biết và triển khai./.",
    ],
)
def test_the_words_that_pass_a_notice_on_are_no_task(notice):
    (task,) = tasks_of(f"1. Sở Nội vụ cử cán bộ.\n{notice}\n")

    assert roles(task)[0] == ["Sở Nội vụ"]


def test_labels_below_a_label_that_assigns_serve_the_items_before_it():
    tasks = tasks_of("""
II. GIẢI PHÁP
1. Truyền thông
a) Nội dung
- Tổ chức ngày hội đọc sách.
- Xây dựng phóng sự.
b) Phân công thực hiện
- Chủ trì: Sở Nội vụ.
- Phối hợp: Sở Tài chính.
""")

    assert [roles(task) for task in tasks] == [(["Sở Nội vụ"], ["Sở Tài chính"])] * 2


def test_a_long_heading_over_items_is_no_task():
    heading = "Khẩn trương hoàn thiện cơ chế, chính sách về thư viện; " * 4
    tasks = tasks_of(f"""
II. NHIỆM VỤ
Sở Nội vụ và Sở Tài chính thực hiện các nhiệm vụ sau:
1. {heading}bảo đảm đọc sách
a) Rà soát quy định.
b) Mua sách.
""")

    assert [task.text for task in tasks] == ["Rà soát quy định.", "Mua sách."]


def test_brackets_that_assign_are_no_deadline_as_a_whole():
    (task,) = tasks_of("1. Xây dựng chuyên mục (Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện thường xuyên).\n")

    assert roles(task) == (["Sở Y tế"], ["Sở Nội vụ"])
    assert task.deadline is None or task.deadline.text == "thường xuyên"


def test_a_named_body_has_a_task_though_it_is_given_a_number_to_reach():
    (task,) = tasks_of("1. Trong năm 2025, Sở Y tế giảm 10% số ca mắc.\n")

    assert roles(task)[0] == ["Sở Y tế"]


def test_as_above_reaches_over_a_heading_row():
    tasks = tasks_of("""
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp
A\tVề sách\t\t
1\tMua sách cho các xã\tSở Nội vụ\tSở Tài chính
B\tVề người\t\t
2\tMở lớp nghiệp vụ\t-nt-\tnhư trên
""")

    assert [roles(task) for task in tasks] == [(["Sở Nội vụ"], ["Sở Tài chính"])] * 2
