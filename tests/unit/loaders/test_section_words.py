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


def test_a_label_over_bodies_with_work_of_their_own_is_a_section():
    tasks = tasks_of("""
II. NỘI DUNG
2. Rà soát văn bản quy phạm pháp luật
b) Cơ quan thực hiện:
- Các sở, ban, ngành:
+ Rà soát, công bố văn bản hết hiệu lực.
- Sở Tư pháp:
+ Làm đầu mối tổng hợp kết quả rà soát.
""")

    assert [(task.ref, roles(task)[0]) for task in tasks] == [
        ("II.2.b.1.1", ["Các sở, ban, ngành"]),
        ("II.2.b.2.1", ["Sở Tư pháp"]),
    ]


def test_an_introducing_line_hands_on_its_partners_too():
    tasks = tasks_of("""
II. NHIỆM VỤ
Phó Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành thực hiện các việc sau:
6. Về tài chính
Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ:
a) Thẩm tra dự toán của các xã.
""")

    assert [roles(task) for task in tasks] == [(["Sở Tài chính"], ["Sở Nội vụ"])]


def test_headings_of_bodies_that_no_lexicon_knows():
    tasks = tasks_of("""
II. NHIỆM VỤ
1. Nhà đầu tư của hai dự án hồ chứa nước:
a) Tập kết máy móc trước mùa mưa.
2. Ban Quản lý dự án đầu tư xây dựng số 2:
a) Chủ động phối hợp với Sở Xây dựng, Trung tâm Phát triển quỹ đất tỉnh và địa phương trong việc cắm mốc.
3. Sở Xây dựng:
a) Thẩm định thiết kế.
4. Nhiệm vụ và quyền hạn của Đoàn kiểm tra
a) Lập biên bản kiểm tra.
""")

    assert [roles(task)[0] for task in tasks] == [
        ["Nhà đầu tư của hai dự án hồ chứa nước"],
        ["Ban Quản lý dự án đầu tư xây dựng số 2"],
        ["Sở Xây dựng"],
        ["Đoàn kiểm tra"],
    ]
    assert roles(tasks[1])[1] == ["Sở Xây dựng", "Trung tâm Phát triển quỹ đất tỉnh", "địa phương"]


def test_a_line_that_ends_in_so_or_nam_ends():
    tasks = tasks_of("""
II. NHIỆM VỤ
1. Về chính quyền số
Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Nội vụ:
a) Theo dõi việc dùng chữ ký số hằng năm
b) Khai thác cơ sở dữ liệu của xã.
""")

    assert [(task.ref, roles(task)) for task in tasks] == [
        ("II.1.a", (["Sở Khoa học và Công nghệ"], ["Sở Nội vụ"])),
        ("II.1.b", (["Sở Khoa học và Công nghệ"], ["Sở Nội vụ"])),
    ]


def test_a_table_whose_head_is_partly_a_row_and_whose_cells_are_lines():
    tasks = tasks_of("""
| TT | Nội dung hoạt động | Cơ quan chủ trì | Cơ quan phối hợp |
| --- | --- | --- | --- |
Thời gian thực hiện
1
Phổ biến quy định về rừng ngập mặn
a)
Mở hội nghị ở ba xã ven biển.
Sở Tư pháp
Sở Nội vụ; Công an tỉnh
Quý III/2026
b)
In tờ rơi.
Sở Y tế
Các xã
Thường xuyên
2
Trồng rừng chắn sóng.
Sở Nông nghiệp và Môi trường
Sở Tài chính
Quý IV/2026
""")

    assert [(task.text[:8], *roles(task), task.deadline.text) for task in tasks] == [
        ("Mở hội n", ["Sở Tư pháp"], ["Sở Nội vụ", "Công an tỉnh"], "Quý III/2026"),
        ("In tờ rơ", ["Sở Y tế"], ["Các xã"], "Thường xuyên"),
        ("Trồng rừ", ["Sở Nông nghiệp và Môi trường"], ["Sở Tài chính"], "Quý IV/2026"),
    ]


def test_members_of_a_committee_are_no_tasks_and_its_duties_are():
    tasks = tasks_of("""
Điều 1. Thành lập Đội ứng cứu sự cố gồm các ông, bà:
1. Ông Trần Văn Mẫu - Phó Giám đốc Sở Nội vụ, Đội trưởng;
2. Giám đốc Sở Y tế, Ủy viên;
3. Ông/bà… - Trưởng phòng thuộc Sở Tư pháp;
Điều 2. Chức năng, nhiệm vụ của Đội ứng cứu sự cố
1. Tổ chức, điều phối việc ứng cứu ở các xã.
Điều 3. Quản lý
Sở Nội vụ trực tiếp quản lý Đội.
""")

    assert [(task.ref, roles(task)[0]) for task in tasks] == [
        ("Đ2.1", ["Đội ứng cứu sự cố"]),
        ("Đ3.đ1", ["Sở Nội vụ"]),
    ]


def test_a_heading_that_ends_in_an_order_gives_its_bodies_to_its_items():
    tasks = tasks_of("""
3. Về dự thảo thỏa thuận giữa UBND tỉnh Lào Cai và Liên đoàn Thương mại và Công nghiệp Việt Nam, giao Sở Công Thương:
- Rà soát nội dung thỏa thuận.
- Căn cứ kết quả rà soát, giao Trung tâm chủ trì, phối hợp với Sở Tài chính lập dự toán.
4. Đề nghị Nhà đầu tư hoàn thiện hồ sơ.
""")

    assert [roles(task) for task in tasks] == [
        (["Sở Công Thương"], []),
        (["Trung tâm"], ["Sở Tài chính"]),
        (["Nhà đầu tư"], []),
    ]


def test_nothing_below_the_title_of_a_form_is_a_task():
    tasks = tasks_of("""
I. NHIỆM VỤ
1. Sở Nội vụ kiểm tra công tác văn thư ở các xã.
ĐỀ CƯƠNG BÁO CÁO
I. KẾT QUẢ
1. Việc rà soát, sửa đổi quy chế văn thư.
2. Đánh giá chung, kiến nghị với Sở Nội vụ.
""")

    assert [task.ref for task in tasks] == ["I.1"]


def test_a_sentence_over_a_table_is_a_task_beside_its_rows():
    tasks = tasks_of("""
1. Xây dựng chương trình phát thanh
a) Báo và Phát thanh, Truyền hình Lào Cai chủ trì, phối hợp với Sở Y tế làm các chương trình sau:

| TT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Hỏi đáp về tiêm chủng | Sở Y tế | Tháng 3/2025 |
| 2 | Hỏi đáp về thuốc | Trạm Y tế xã | Tháng 4/2025 |
""")

    assert [roles(task)[0] for task in tasks] == [
        ["Báo và Phát thanh, Truyền hình Lào Cai"],
        ["Sở Y tế"],
        ["Trạm Y tế xã"],
    ]
