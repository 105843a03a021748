"""Which items are tasks though they name no body, which are aims, and whose work the items of a section are."""

import pytest
from written_plans import roles, tasks_of, whole

from loaders.tasks.measures import is_target, states_work


def texts(body):
    """The texts of the tasks of a plan with this body."""
    return [task.text for task in tasks_of(body)]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát, bổ sung quy hoạch mạng lưới thư viện.",
        "Từng bước số hóa sách cổ.",
        "Trên cơ sở kết quả khảo sát, xây dựng danh mục sách.",
        "Về đào tạo: Mở lớp nghiệp vụ cho người phụ trách.",
        "Giai đoạn 1 (quý I): Khảo sát các phòng đọc.",
        "Hằng năm, tổ chức ngày hội đọc sách.",
        "Các dòng họ, khu dân cư cần duy trì tủ sách.",
    ],
)
def test_measures_state_work(text):
    assert states_work(whole(text))


@pytest.mark.parametrize(
    "text",
    [
        "Đến năm 2027, 100% xã có thư viện.",
        "Phấn đấu đến năm 2027 số xã có thư viện đạt 90%.",
        "Tỷ lệ người dân đọc sách tăng 5% mỗi năm.",
        "Trên 80% trường học có phòng đọc.",
        "Mục tiêu: Nâng cao dân trí.",
        "Mỗi xã có ít nhất 02 tủ sách.",
        "Các xã vùng cao đạt 80% tiêu chí.",
        "Điểm của mỗi thư viện được xác định tại Phụ lục.",
        "Cải tạo phòng đọc: 12 phòng và 3 kho.",
        "Thư viện xã là nơi sinh hoạt của nhân dân.",
        "Nâng cấp các hạng mục sau:",
    ],
)
def test_aims_and_facts_state_none(text):
    assert not states_work(whole(text))


def test_a_deadline_makes_no_target_of_a_measure():
    assert not is_target(whole("Đến năm 2027, hoàn thành xây dựng thư viện tại các xã."))


def test_bullets_and_paragraphs_under_themes_are_tasks_without_a_lead():
    body = """
I. MỤC TIÊU
- Nâng cao dân trí.
II. NHIỆM VỤ, GIẢI PHÁP
1. Tuyên truyền, vận động
- Tuyên truyền lợi ích của việc đọc sách.
- Đến năm 2027, 100% xã có tủ sách.
2. Ứng dụng công nghệ
Số hóa sách và tài liệu cổ của tỉnh.
3. Huy động các nguồn sau:
+ Vận động người dân tặng sách.
+ Kêu gọi doanh nghiệp tài trợ.
"""

    assert texts(body) == [
        "Tuyên truyền lợi ích của việc đọc sách.",
        "Số hóa sách và tài liệu cổ của tỉnh.",
        "Vận động người dân tặng sách.",
        "Kêu gọi doanh nghiệp tài trợ.",
    ]
    assert all(not task.leads for task in tasks_of(body))


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("NHIỆM VỤ, GIẢI PHÁP VÀ PHÂN CÔNG TRÁCH NHIỆM", 1),
        ("MỘT SỐ GIẢI PHÁP TRỌNG TÂM", 1),
        ("NỘI DUNG KẾ HOẠCH", 1),
        ("MỤC TIÊU CỦA CHƯƠNG TRÌNH", 0),
        ("ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", 0),
        ("MỤC ĐÍCH, YÊU CẦU", 0),
        ("PHÂN CÔNG NHIỆM VỤ", 0),
    ],
)
def test_the_first_words_of_a_heading_tell_what_its_section_is_for(heading, count):
    body = f"I. {heading}\n1. Rà soát các phòng đọc hiện có ở xã.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ cử cán bộ."

    assert len(texts(body)) == count + 1


def test_headings_below_part_aims_from_tasks_where_one_heading_names_both():
    assert texts("""
I. MỤC TIÊU, NHIỆM VỤ
1. Mục tiêu
- Nâng cao chất lượng thư viện của các xã.
2. Nhiệm vụ
- Sửa chữa thư viện của các xã vùng cao.
""") == ["Sửa chữa thư viện của các xã vùng cao."]


def test_a_theme_with_the_word_responsibility_in_it_opens_no_section_of_organisation():
    assert texts("""
II. GIẢI PHÁP
1. Nâng cao trách nhiệm của người đứng đầu
- Kiểm tra việc mở cửa thư viện theo giờ đã niêm yết.
""") == ["Kiểm tra việc mở cửa thư viện theo giờ đã niêm yết."]


def test_a_paragraph_below_a_task_goes_on_with_it():
    tasks = tasks_of("""
1. Sở Nội vụ
a) Tuyển người phụ trách thư viện cho các xã còn thiếu.
Trường hợp không có người đăng ký thì giao cán bộ văn hóa xã kiêm nhiệm.
b) Mở lớp nghiệp vụ.
2. Sở Tài chính:
Bố trí kinh phí.
Hướng dẫn thanh toán.
""")

    assert [(task.text[:12], roles(task)[0]) for task in tasks] == [
        ("Tuyển người ", ["Sở Nội vụ"]),
        ("Mở lớp nghiệ", ["Sở Nội vụ"]),
        ("Bố trí kinh ", ["Sở Tài chính"]),
        ("Hướng dẫn th", ["Sở Tài chính"]),
    ]


def test_a_heading_over_items_of_a_body_is_no_task():
    assert texts("""
1. Sở Nội vụ
1.1. Trách nhiệm chung
- Theo dõi việc mở cửa thư viện.
1.2. Trách nhiệm cụ thể
- Tuyển người phụ trách.
""") == ["Theo dõi việc mở cửa thư viện.", "Tuyển người phụ trách."]


def test_a_heading_between_headings_of_bodies_names_bodies_unknown_to_us():
    tasks = tasks_of("""
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Tuyển người phụ trách.
2. Cụm thi đua khối xã
- Bình xét thư viện tốt.
3. Các dòng họ: Duy trì tủ sách của dòng họ.
""")

    assert [(task.text, roles(task)[0]) for task in tasks] == [
        ("Tuyển người phụ trách.", ["Sở Nội vụ"]),
        ("Bình xét thư viện tốt.", ["Cụm thi đua khối xã"]),
        ("Các dòng họ: Duy trì tủ sách của dòng họ.", ["Các dòng họ"]),
    ]


def test_a_heading_may_say_what_its_body_is_in_the_plan():
    tasks = tasks_of("""
a) Sở Nội vụ, cơ quan thường trực của Đề án:
- Mở lớp nghiệp vụ cho các xã.
b) Sở Tài chính là đơn vị chủ quản vốn:
- Cấp kinh phí.
""")

    assert [roles(task)[0] for task in tasks] == [["Sở Nội vụ"], ["Sở Tài chính"]]


def test_under_a_heading_about_money_only_what_is_given_to_a_named_body_is_a_task():
    assert texts("""
II. KINH PHÍ THỰC HIỆN
1. Kinh phí do ngân sách tỉnh bảo đảm theo phân cấp.
2. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí mua sách.
3. Các cơ quan, đơn vị sử dụng kinh phí tiết kiệm.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ theo dõi việc đọc sách.
""") == [
        "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí mua sách.",
        "Sở Nội vụ theo dõi việc đọc sách.",
    ]


def test_what_every_unit_is_to_have_is_no_task_of_the_units():
    assert texts("""
II. NHIỆM VỤ
1. Phát triển tủ sách
- Hỗ trợ sách cho các câu lạc bộ.
- Mỗi xã có ít nhất 02 tủ sách.
""") == ["Hỗ trợ sách cho các câu lạc bộ."]
