"""Each way in which plans lay tasks out, and what of a plan is no task."""

import pytest
from written_plans import plan, read, roles, tasks_of

from graph.errors import NothingFound
from graph.vocabulary import Basis, DeadlineKind, Modality


def test_labels_below_an_item_make_its_task():
    (task,) = tasks_of("""
I. NHIỆM VỤ
1. Mua sách cho thư viện các xã
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Sở Tài chính; Công an tỉnh; các đơn vị liên quan.
- Thời gian thực hiện: Quý III/2024.
- Kết quả: Danh mục sách được mua.
""")

    assert (task.ref, task.text) == ("I.1", "Mua sách cho thư viện các xã")
    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính", "Công an tỉnh", "các đơn vị liên quan"])
    assert [(b.collective, b.vague) for b in task.partners] == [(False, False), (False, False), (False, True)]
    assert (task.deadline.text, task.deadline.kind, task.deadline.due) == ("Quý III/2024", DeadlineKind.ONCE, "2024-Q3")
    assert task.deliverable.text == "Danh mục sách được mua"
    assert task.leads[0].basis is Basis.EXPLICIT


def test_labels_in_the_line_make_its_task():
    (task,) = tasks_of(
        "1. Mua sách cho xã. Đơn vị chủ trì: Sở Nội vụ; đơn vị phối hợp: Sở Tài chính; thời gian: năm 2024."
    )

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert task.deadline.due == "2024"


def test_partners_of_a_label_are_alone_the_partners():
    (task,) = tasks_of("""
1. Phối hợp với các Bộ mua sách cho thư viện
- Cơ quan chủ trì: Sở Nội vụ
- Cơ quan phối hợp: Sở Tài chính
""")

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])


def test_labels_serve_only_the_task_above_them():
    tasks = tasks_of("""
I. NHIỆM VỤ
1. Mua sách cho thư viện các xã
Cơ quan chủ trì: Sở Nội vụ
2. Sửa chữa nhà thư viện ở các xã vùng cao
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ"], []]


def test_one_block_of_labels_behind_bullets_serves_them_all():
    tasks = tasks_of("""
I. NHIỆM VỤ
Phát triển vốn tài liệu:
- Mua sách cho thư viện các xã.
- Số hóa tài liệu cổ của tỉnh.
Cơ quan chủ trì: Sở Nội vụ
Cơ quan phối hợp: Sở Tài chính
""")

    assert [roles(task) for task in tasks] == [(["Sở Nội vụ"], ["Sở Tài chính"])] * 2


COLUMNS = {
    "TT": "1",
    "Nội dung nhiệm vụ": "Mua sách cho xã",
    "Cơ quan chủ trì": "Sở Nội vụ",
    "Đơn vị phối hợp": "Sở Tài chính; UBND các huyện",
    "Thời gian": "Quý II/2025",
    "Sản phẩm": "Kho sách",
}


def tabbed(rows):
    return "\n".join("\t".join(row) for row in rows)


def piped(rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


@pytest.mark.parametrize("layout", [tabbed, piped])
@pytest.mark.parametrize("turn", range(len(COLUMNS)))
def test_a_row_is_a_task_in_any_order_of_columns(layout, turn):
    order = [*COLUMNS][turn:] + [*COLUMNS][:turn]
    (task,) = tasks_of(layout([order, [COLUMNS[name] for name in order]]))

    assert task.text == "Mua sách cho xã"
    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính", "UBND các huyện"])
    assert (task.deadline.due, task.deliverable.text) == ("2025-Q2", "Kho sách")


def test_rows_without_number_and_task_carry_on_the_row_above():
    (task,) = tasks_of(
        tabbed(
            [
                ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
                ["1", "Mua sách cho xã", "Sở Nội vụ", "Sở Tài chính"],
                ["", "", "Sở Y tế", "Công an tỉnh"],
            ]
        )
    )

    assert roles(task) == (["Sở Nội vụ", "Sở Y tế"], ["Sở Tài chính", "Công an tỉnh"])


def test_group_rows_are_no_tasks_and_a_new_page_needs_no_new_header():
    tasks = tasks_of(
        tabbed([["STT", "Nhiệm vụ", "Chủ trì"], ["I", "SÁCH", ""], ["1", "Mua sách cho xã", "Sở Nội vụ"]])
        + "\n\n12\n\n"
        + tabbed([["II", "NGƯỜI", ""], ["2", "Mở lớp thủ thư", "Sở Tài chính"]])
    )

    assert [(t.text, roles(t)[0]) for t in tasks] == [
        ("Mua sách cho xã", ["Sở Nội vụ"]),
        ("Mở lớp thủ thư", ["Sở Tài chính"]),
    ]


def test_a_cell_may_name_lead_and_partners():
    (task,) = tasks_of(
        tabbed(
            [
                ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian"],
                ["1", "Mua sách cho xã", "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Hằng năm"],
            ]
        )
    )

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert task.deadline.kind is DeadlineKind.YEARLY


def test_an_empty_lead_cell_is_a_task_without_a_lead():
    (task,) = tasks_of(
        tabbed([["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"], ["1", "Mua sách cho xã", "-", "Sở Tài chính"]])
    )

    assert roles(task) == ([], ["Sở Tài chính"])


def test_a_table_of_figures_holds_no_task():
    tasks = tasks_of("Xã\tSố sách\tSố phòng\nTả Phìn\t200\t3\nBản Hồ\t300\t4\n\n1. Sở Nội vụ rà soát nhân sự thư viện.")

    assert [task.text for task in tasks] == ["Sở Nội vụ rà soát nhân sự thư viện."]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Sở Nội vụ:",
        "1. Sở Nội vụ",
        "1. Sở Nội vụ có trách nhiệm:",
        "1. Trách nhiệm của Sở Nội vụ",
        "1. Đối với Sở Nội vụ:",
        "1. Giao Sở Nội vụ thực hiện các nhiệm vụ sau:",
        "**1. Sở Nội vụ**",
        "### 1. Sở Nội vụ",
    ],
)
def test_bullets_below_a_body_are_its_tasks(heading):
    tasks = tasks_of(f"""
III. TỔ CHỨC THỰC HIỆN
{heading}
- Rà soát nhân sự thư viện của các xã.
- Mở lớp cho thủ thư; phối hợp với Sở Tài chính bố trí chế độ.
""")

    assert [roles(task) for task in tasks] == [(["Sở Nội vụ"], []), (["Sở Nội vụ"], ["Sở Tài chính"])]
    assert [task.ref for task in tasks] == ["III.1.1", "III.1.2"]
    assert all(task.leads[0].basis is Basis.ASSIGNED for task in tasks)


def test_a_task_behind_the_colon_of_a_body_is_its_task():
    (task,) = tasks_of("1. Sở Nội vụ: rà soát nhân sự thư viện của các xã.")

    assert roles(task) == (["Sở Nội vụ"], [])


def test_a_heading_of_requested_bodies_asks_for_its_bullets():
    tasks = tasks_of("""
1. Đề nghị Tỉnh đoàn, Hội Cựu chiến binh tỉnh:
- Vận động đoàn viên tặng sách.
- Tham gia ngày hội đọc sách.
""")

    assert {lead.modality for task in tasks for lead in task.leads} == {Modality.REQUEST}
    assert [len(task.leads) for task in tasks] == [2, 2]


def test_a_sentence_that_assigns_is_a_task():
    (task,) = tasks_of(
        "I. NHIỆM VỤ\nSở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát nhân sự trước ngày 30/9/2024."
    )

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert task.deadline.due == "2024-09-30"


def test_brackets_behind_a_task_name_its_bodies():
    (task,) = tasks_of("1. Mua sách cho xã (Sở Nội vụ chủ trì; Sở Tài chính, UBND các huyện phối hợp).")

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính", "UBND các huyện"])


def test_a_sentence_that_introduces_bullets_passes_its_bodies_to_them():
    tasks = tasks_of("""
Giao Sở Nội vụ, Sở Tài chính thực hiện các việc sau:
- Rà soát nhân sự thư viện của các xã.
- Lập danh sách thủ thư cần đào tạo.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ", "Sở Tài chính"]] * 2


def test_a_numbered_task_given_to_nobody_stays_as_a_gap():
    tasks = tasks_of("""
I. NHIỆM VỤ
1. Đẩy mạnh việc đọc sách trong nhà trường.
2. Sở Nội vụ rà soát nhân sự thư viện.
""")

    assert [roles(task)[0] for task in tasks] == [[], ["Sở Nội vụ"]]


NO_TASKS = {
    "aims": "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao việc đọc trong nhân dân.\n2. Yêu cầu\n- Các ngành phối hợp.",
    "goals": "I. MỤC TIÊU\n1. Đến năm 2026, mọi xã đều có phòng đọc đạt chuẩn.",
    "funding": "IV. KINH PHÍ THỰC HIỆN\n1. Kinh phí do ngân sách tỉnh cấp theo quy định hiện hành.",
    "closing words": "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp.",
    "farewell": "Trên đây là Kế hoạch phát triển thư viện, yêu cầu các đơn vị tổ chức thực hiện.",
    "articles in force": "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thư viện xã.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    "Điều 3. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.",
}


@pytest.mark.parametrize("words", NO_TASKS.values(), ids=NO_TASKS.keys())
def test_what_assigns_nothing_is_no_task(words):
    (task,) = tasks_of(f"V. PHÂN CÔNG\n1. Sở Y tế:\n- Rà soát tủ sách của trạm y tế.\n\n{words}")

    assert task.text == "Rà soát tủ sách của trạm y tế."


@pytest.mark.parametrize("words", NO_TASKS.values(), ids=NO_TASKS.keys())
def test_a_document_without_a_task_is_told_so(words):
    with pytest.raises(NothingFound, match="no task"):
        read(plan(words))


def test_the_plans_own_period_is_no_deadline_of_its_tasks():
    (task,) = tasks_of("1. Sở Nội vụ rà soát nhân sự thư viện giai đoạn 2023 - 2026.")

    assert task.deadline is None


def test_a_task_knows_the_task_that_it_is_a_part_of():
    tasks = tasks_of("1. Sở Nội vụ chủ trì củng cố thư viện xã.\na) Mua sách.\nb) Mở lớp cho thủ thư.")

    assert [(task.ref, task.parent) for task in tasks] == [("1", None), ("1.a", "1"), ("1.b", "1")]


def test_refs_tell_the_tasks_of_a_plan_apart():
    tasks = tasks_of("""
II. NHIỆM VỤ
1. Sở Nội vụ:
- Rà soát nhân sự.
- Mở lớp.
2. Sở Tài chính:
- Bố trí vốn.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế:
- Rà soát tủ sách.
""")

    assert [task.ref for task in tasks] == ["II.1.1", "II.1.2", "II.2.1", "III.1.1"]


def test_a_table_and_a_labelled_bullet_stand_below_one_line():
    tasks = tasks_of("""
Các tuyến đường cần làm trong năm gồm:

Tuyến\tDài
Tả Phìn\t3 km
Bản Hồ\t4 km

- Vận động người dân hiến đất mở đường
Thời gian thực hiện: quý I/2024
""")

    assert [(task.text, task.deadline.due) for task in tasks] == [("Vận động người dân hiến đất mở đường", "2024-Q1")]


def test_a_bullet_that_organises_something_belongs_to_its_heading():
    tasks = tasks_of("1. Sở Nội vụ:\n- Tổ chức hội nghị tổng kết.\n- Tổ chức hội thảo tại các xã.")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ"], ["Sở Nội vụ"]]


def test_a_row_whose_last_cell_alone_is_filled_carries_on():
    tasks = tasks_of(
        tabbed(
            [
                ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
                ["1", "Mua sách cho xã", "Sở Nội vụ", "Sở Tài chính"],
                ["", "", "", "Công an tỉnh"],
                ["2", "Mua bút cho xã", "Sở Nội vụ", ""],
            ]
        )
    )

    assert [roles(task)[1] for task in tasks] == [["Sở Tài chính", "Công an tỉnh"], []]


def test_items_below_an_article_in_force_are_read():
    tasks = tasks_of("""
Điều 3. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này:
a) Sở Y tế rà soát tủ sách.
b) Sở Tài chính bố trí vốn.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Y tế"], ["Sở Tài chính"]]


def test_articles_of_a_decision_are_tasks_but_for_those_in_force():
    tasks = tasks_of("""
Điều 1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát nhân sự.
Điều 2. UBND các huyện có trách nhiệm bố trí phòng đọc.
Điều 3. Quyết định này có hiệu lực từ ngày ký.
""")

    assert [(task.ref, *roles(task)) for task in tasks] == [
        ("Đ1", ["Sở Nội vụ"], ["Sở Tài chính"]),
        ("Đ2", ["UBND các huyện"], []),
    ]


@pytest.mark.parametrize("sign", ["* ", "+ ", "- ", "• ", "   "])
def test_labels_stand_behind_any_sign(sign):
    labels = ("Đơn vị chủ trì: Sở Nội vụ", "Đơn vị phối hợp: Sở Tài chính", "Thời hạn: 30/6/2024", "Sản phẩm: Kho sách")
    (task,) = tasks_of("I. NHIỆM VỤ\n1. Mua sách cho xã\n" + "\n".join(sign + label for label in labels))

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert (task.deadline.due, task.deliverable.text) == ("2024-06-30", "Kho sách")


def test_lettered_labels_serve_the_content_above_them():
    (task,) = tasks_of("""
I. NHIỆM VỤ
1. Mua sách
a) Nội dung: Mua sách cho các xã vùng cao.
b) Cơ quan chủ trì: Sở Nội vụ.
c) Cơ quan phối hợp: Sở Tài chính.
d) Thời gian: Năm 2024.
""")

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert task.deadline.due == "2024"


def test_a_cell_holds_bodies_on_lines_of_their_own():
    (task,) = tasks_of(
        piped(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
                [
                    "1",
                    "Mua sách<br>cho xã",
                    "Sở Nội vụ",
                    "- Sở Tài chính<br>- Công an tỉnh<br>- UBND các huyện",
                    "Sau khi có hướng dẫn của Bộ Nội vụ",
                ],
            ]
        )
    )

    assert task.text == "Mua sách cho xã"
    assert roles(task)[1] == ["Sở Tài chính", "Công an tỉnh", "UBND các huyện"]
    assert (task.deadline.kind, task.deadline.depends_on) == (DeadlineKind.CONDITIONAL, ["Bộ Nội vụ"])


def test_an_opening_that_demands_gives_the_whole_plan_to_those_named():
    tasks = tasks_of("""
UBND tỉnh yêu cầu các sở, ban, ngành, UBND các huyện thực hiện tốt các nội dung sau:
1. Mua sách cho thư viện xã.
2. Giao Sở Nội vụ đôn đốc việc thực hiện.
""")

    assert [roles(task)[0] for task in tasks] == [["các sở, ban, ngành", "UBND các huyện"], ["Sở Nội vụ"]]


def test_a_leader_is_not_listed_again_among_the_partners():
    (task,) = tasks_of("""
I. NHIỆM VỤ
1. Mua sách cho xã
- Cơ quan chủ trì: Sở Nội vụ, Sở Nội vụ
- Cơ quan phối hợp: Sở Tài chính, Sở Nội vụ tỉnh Lào Cai, Sở Tài chính
""")

    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính"])
