"""Labels that are items of their own, serve the items before them, or only look like labels."""

import pytest
from written_plans import roles, tasks_of

BLOCK = """
B. NỘI DUNG, NHIỆM VỤ
I. PHÁT TRIỂN SÁCH
1. Nội dung, biện pháp
a) Mua sách cho thư viện các xã.
b) Số hóa sách cổ;
{lead}
{partner}
4. Thời gian thực hiện: Quý III/2024.
II. TẬP HUẤN
1. Nội dung
Mở lớp nghiệp vụ cho người phụ trách.
2. Đơn vị chủ trì: Sở Nội vụ.
"""
LEAD = "2. Cơ quan chủ trì\n- Sở Nội vụ; Công an tỉnh.\n- Sở Y tế."
BOTH = "2. Cơ quan chủ trì, phối hợp"
PARTNER = "3. Cơ quan phối hợp\n- Sở Tài chính."


@pytest.mark.parametrize(
    ("lead", "partner"),
    [
        (LEAD, PARTNER),
        ("2. Đơn vị chủ trì thực hiện: Sở Nội vụ, Công an tỉnh, Sở Y tế", "3. Đơn vị phối hợp: Sở Tài chính"),
        (f"{BOTH}\na) Cơ quan chủ trì\n- Sở Nội vụ.\n- Công an tỉnh; Sở Y tế.", "b) Cơ quan phối hợp: Sở Tài chính."),
        (f"{BOTH}\na) Chủ trì: Sở Nội vụ, Công an tỉnh, Sở Y tế.", "b) Phối hợp\nSở Tài chính."),
    ],
)  # fmt: skip
def test_a_block_of_label_items_serves_the_items_before_it(lead, partner):
    tasks = tasks_of(BLOCK.format(lead=lead, partner=partner))

    assert [task.text for task in tasks] == [
        "Mua sách cho thư viện các xã.",
        "Số hóa sách cổ;",
        "Mở lớp nghiệp vụ cho người phụ trách.",
    ]
    both = (["Sở Nội vụ", "Công an tỉnh", "Sở Y tế"], ["Sở Tài chính"])
    assert [roles(task) for task in tasks] == [both, both, (["Sở Nội vụ"], [])]
    assert [task.deadline and task.deadline.due for task in tasks] == ["2024-Q3", "2024-Q3", None]


def test_label_items_alone_below_an_item_make_its_task():
    (task,) = tasks_of("""
II. NHIỆM VỤ
1. Mua sách cho thư viện các xã
a) Cơ quan chủ trì
- Sở Nội vụ
b) Cơ quan phối hợp
- Sở Tài chính
- Các sở, ngành liên quan
""")

    assert task.text == "Mua sách cho thư viện các xã"
    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính", "Các sở, ngành liên quan"])


def test_who_only_carries_out_is_no_lead_beside_who_leads():
    (task,) = tasks_of("""
II. NHIỆM VỤ
1. Nội dung
- Mua sách cho thư viện các xã.
2. Cơ quan chủ trì, thực hiện
a) Cơ quan chủ trì
- Sở Nội vụ
b) Đơn vị thực hiện: Công an tỉnh
""")

    assert roles(task) == (["Sở Nội vụ"], ["Công an tỉnh"])


@pytest.mark.parametrize("body", ["Sở Xây dựng", "Bộ Xây dựng", "Ban Chỉ đạo tỉnh"])
@pytest.mark.parametrize("colon", [":", ""])
def test_a_body_with_a_verb_in_its_name_is_no_label(body, colon):
    tasks = tasks_of(f"""
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ{colon}
- Cử người phụ trách thư viện.
2. {body}{colon}
- Thẩm định nhà thư viện.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ"], [body]]


@pytest.mark.parametrize(
    "heading", ["Phân công nhiệm vụ", "Tổ chức thực hiện", "Tổ chức thực hiện:", "Trách nhiệm thực hiện"]
)
def test_a_section_that_assigns_is_no_label(heading):
    tasks = tasks_of(f"""
1. Nhiệm vụ, giải pháp
- Mua sách cho các xã vùng cao.
2. {heading}
2.1. Sở Nội vụ
- Cử người phụ trách thư viện.
""")

    assert [roles(task)[0] for task in tasks] == [[], ["Sở Nội vụ"]]


@pytest.mark.parametrize(
    "verb", ["Chủ trì, phối hợp", "Phối hợp với:", "Chủ động phối hợp với các cơ quan, đơn vị sau:"]
)
def test_items_under_a_bare_verb_name_with_whom_their_body_works(verb):
    tasks = tasks_of(f"""
1. Công an tỉnh
a) {verb}
- Sở Nội vụ và các cơ quan liên quan rà soát người phụ trách thư viện.
- Sở Tài chính bố trí kinh phí.
b) Bảo vệ thư viện.
2. Sở Y tế
- Khám sức khỏe cho người đọc.
""")

    assert [roles(task) for task in tasks] == [
        (["Công an tỉnh"], ["Sở Nội vụ", "các cơ quan liên quan"]),
        (["Công an tỉnh"], ["Sở Tài chính"]),
        (["Công an tỉnh"], []),
        (["Sở Y tế"], []),
    ]


def test_partners_of_an_introducing_line_under_a_body_pass_to_its_items():
    tasks = tasks_of("""
1. Sở Nội vụ
- Phối hợp với Sở Tài chính thực hiện các việc sau:
+ Rà soát người phụ trách thư viện.
+ Lập dự toán.
""")

    assert [roles(task) for task in tasks] == [(["Sở Nội vụ"], ["Sở Tài chính"])] * 2


def test_bodies_named_by_their_part_lead_what_is_their_duty():
    tasks = tasks_of("""
III. TRÁCH NHIỆM
1. Cơ quan tiếp nhận hồ sơ mượn sách
a) Trả lời người mượn trong ngày.
2. Đơn vị cho mượn có trách nhiệm giữ gìn sách.
""")

    assert [roles(task)[0] for task in tasks] == [["Cơ quan tiếp nhận hồ sơ mượn sách"], ["Đơn vị cho mượn"]]


def test_the_sentence_that_enacts_a_plan_gives_its_items_to_nobody():
    (task,) = tasks_of("""
Thực hiện chủ trương của tỉnh.
Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển thư viện với các nội dung sau:
II. NHIỆM VỤ
1. Mua sách cho các xã vùng cao.
""")

    assert roles(task) == ([], [])


def test_paragraphs_before_the_demand_of_a_directive_tell_the_situation():
    tasks = tasks_of("""
Thời gian qua, thư viện có tiến bộ.
Các sở, ban, ngành đã phối hợp với Sở Nội vụ mở nhiều thư viện.
Để phát huy kết quả, nâng cao chất lượng, Ủy ban nhân dân tỉnh yêu cầu Sở Nội vụ thực hiện các nội dung sau:
1. Mua sách cho các xã vùng cao.
2. Mở lớp nghiệp vụ.
""")

    assert [(task.text[:8], roles(task)[0]) for task in tasks] == [
        ("Mua sách", ["Sở Nội vụ"]),
        ("Mở lớp n", ["Sở Nội vụ"]),
    ]


def test_a_purpose_with_several_aims_stands_before_the_bodies_of_an_introducing_line():
    (task,) = tasks_of("""
1. Nhằm nâng cao chất lượng, tăng cường quản lý sách, Sở Nội vụ và Công an tỉnh triển khai những nội dung sau:
a) Kiểm kê sách hằng quý.
""")

    assert roles(task)[0] == ["Sở Nội vụ", "Công an tỉnh"]


def test_related_bodies_before_a_colon_are_no_label():
    tasks = tasks_of("""
1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các sở, cơ quan liên quan:
- Rà soát người phụ trách thư viện.
- Mở lớp nghiệp vụ.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ"]] * 2
    assert [roles(task)[1][0] for task in tasks] == ["Sở Tài chính"] * 2
