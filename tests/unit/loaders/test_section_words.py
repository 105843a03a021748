"""Words of aims inside headings of work, labels in longer words, and short names that a document gives its bodies."""

import pytest
from written_plans import roles, tasks_of


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        ("Yêu cầu Sở Nội vụ:", ["Sở Nội vụ"]),
        ("Yêu cầu các sở, ban, ngành khẩn trương thực hiện một số việc sau:", ["các sở, ban, ngành"]),
        ("Căn cứ Kế hoạch này, các sở, ban, ngành:", ["các sở, ban, ngành"]),
        ("Chính sách cho đối tượng bảo trợ xã hội", []),
        ("Nhóm việc theo yêu cầu của Thủ tướng Chính phủ", []),
        ("Dự báo, cảnh báo thiên tai", []),
    ],
)
def test_words_of_aims_in_a_heading_of_work_leave_its_items_tasks(heading, leads):
    tasks = tasks_of(f"II. NHIỆM VỤ\n1. {heading}\n- Rà soát nhà ở vùng trũng.\n- Lập danh sách hộ phải di dời.")

    assert [roles(task)[0] for task in tasks] == [leads, leads]


@pytest.mark.parametrize("heading", ["Yêu cầu:", "Yêu cầu chung", "Căn cứ pháp lý", "Đối tượng, phạm vi", "Mục tiêu"])
def test_what_stands_under_aims_is_no_task(heading):
    tasks = tasks_of(
        f"I. CHUNG\n1. {heading}\n- Rà soát phải kịp thời, đúng người.\nII. NHIỆM VỤ\n1. Sở Y tế mua thuốc."
    )

    assert [task.ref for task in tasks] == ["II.1"]


@pytest.mark.parametrize(
    ("lead", "partner", "time", "result"),
    [
        ("ĐV chủ trì", "ĐV phối hợp", "Thời gian tiến hành", "Sản phẩm cụ thể"),
        ("Cơ quan được giao nhiệm vụ", "Cơ quan có liên quan", "Dự kiến hoàn thành", "Sản phẩm giao nộp"),
        ("Đơn vị làm đầu mối", "Thành phần phối hợp", "Mốc hoàn thành", "Hình thức sản phẩm"),
        ("Cơ quan chủ trì thẩm tra", "Cơ quan phối hợp thẩm tra", "Thời gian trình", "Kết quả cụ thể"),
        ("Người phụ trách", "Các đơn vị cùng tham gia", "Tần suất thực hiện", "Loại sản phẩm"),
    ],
)
def test_labels_in_other_words(lead, partner, time, result):
    (task,) = tasks_of(f"""
II. NHIỆM VỤ
1. Kiểm kê hiện vật ở các đình làng
- {lead}: Sở Nội vụ.
- {partner}: Công an tỉnh.
- {time}: Quý I năm 2025.
- {result}: Danh mục hiện vật.
""")

    assert roles(task) == (["Sở Nội vụ"], ["Công an tỉnh"])
    assert task.deadline.due == "2025-Q1"
    assert task.deliverable.text == "Danh mục hiện vật"


def test_a_short_name_in_words_is_the_body_that_the_document_gives_it_to():
    _, second, third = tasks_of("""
I. NHIỆM VỤ
1. Liên hiệp các tổ chức hữu nghị tỉnh (sau đây gọi tắt là Liên hiệp) lập quy chế.
2. Liên hiệp chủ trì, phối hợp với Sở Nội vụ mở trại hè.
3. Liên hiệp Hợp tác xã Mường Hoa chủ trì bán hàng.
""")

    assert roles(second) == (["Liên hiệp các tổ chức hữu nghị tỉnh"], ["Sở Nội vụ"])
    assert roles(third)[0] == ["Liên hiệp Hợp tác xã Mường Hoa"]
