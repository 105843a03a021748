"""Plans copied from web pages: lines broken anywhere, blank lines between paragraphs, borders on their own lines."""

import pytest
from written_plans import document_of, plan, read, roles, tasks_of

from loaders.text.blocks import Block, blocks
from loaders.text.borders import bordered
from loaders.text.broken_names import cuts_name
from loaders.text.frame import framed
from loaders.text.lines import lines

BROKEN = """
**II. PHÂN
CÔNG TRÁCH NHIỆM**

*1. Sở
Khoa học và Công nghệ*

- Rà soát các phòng đọc của thư viện xã để
bố trí máy tính, đường truyền và bàn ghế phù hợp với từng vùng, ưu tiên
các xã ở xa trung tâm huyện.

- Phối hợp với
Sở Nội vụ tổ chức lớp học cho người phụ trách thư
viện ở các xã vùng cao, mỗi năm hai lần theo chương trình đã
thống nhất.

**2.** **Bộ
Chỉ huy Quân sự tỉnh**

- Vận chuyển sách tới các xã biên giới theo đề nghị của
Sở Nội vụ; bảo đảm an toàn trên đường đi, không để mất
mát sách.
"""


def test_a_line_without_a_blank_line_before_it_goes_on_where_blank_lines_part_paragraphs():
    tasks = tasks_of(BROKEN)

    assert [roles(task) for task in tasks] == [
        (["Sở Khoa học và Công nghệ"], []),
        (["Sở Khoa học và Công nghệ"], ["Sở Nội vụ"]),
        (["Bộ Chỉ huy Quân sự tỉnh"], []),
    ]


def test_lines_stay_apart_where_blank_lines_do_not_part_paragraphs():
    found = blocks(
        "1. Sở Nội vụ\nSở Tài chính\n2. Công an tỉnh giữ gìn trật tự quanh các nhà văn hóa\nvà trường học.\n3. Ý kiến\n"
    )

    assert [block.text.text for block in found if isinstance(block, Block)][:2] == ["1. Sở Nội vụ", "Sở Tài chính"]


HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROWS = [
    ["1", "Mua sách cho thư viện\ncác xã", "Sở Văn hóa, Thể thao\nvà Du lịch", "Sở Tài chính", "Quý I/2024"],
    ["2", "Tập huấn người phụ trách", "Các trường đại học", "", "Quý II/2024"],
    ["3", "Tổng kết", "Sở Nội vụ", "Bảo hiểm xã hội tỉnh", ""],
]


def in_borders(rows):
    """Rows as they are copied with a border on a line of its own around every cell."""
    return "\n".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row).rstrip("\n") for row in rows)


def test_cells_between_lone_borders_are_a_table():
    tasks = read(plan("II. NHIỆM VỤ\n\n" + in_borders([HEAD, *ROWS]) + "\n\nIII. KINH PHÍ")).tasks

    assert [task.text for task in tasks] == ["Mua sách cho thư viện các xã", "Tập huấn người phụ trách", "Tổng kết"]
    assert [roles(task) for task in tasks] == [
        (["Sở Văn hóa, Thể thao và Du lịch"], ["Sở Tài chính"]),
        (["Các trường đại học"], []),
        (["Sở Nội vụ"], ["Bảo hiểm xã hội tỉnh"]),
    ]
    assert [task.deadline and task.deadline.text for task in tasks] == ["Quý I/2024", "Quý II/2024", None]


def test_a_row_over_the_whole_width_stands_between_lone_borders_too():
    tasks = read(
        plan(in_borders([HEAD, ["I", "Về sách"], ROWS[0], ["II", "Về người"], [*ROWS[2][:4], "Năm 2025"]]))
    ).tasks

    assert [task.text for task in tasks] == ["Mua sách cho thư viện các xã", "Tổng kết"]


def test_two_columns_in_lone_borders_only_place_the_text():
    text = in_borders(
        [["ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 7/KH-UBND", "Lào Cai"]]
    )

    assert list(bordered(text + "\n\n")) == []


def test_text_between_two_tables_of_a_copy_without_blank_lines_is_no_cell():
    letterhead = "\n".join(["|", "ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU", "|", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "|", "|"])
    numbered = "\n".join(["Số: 12/KH-UBND", "|", "*Cà Mau, ngày 05 tháng 3 năm 2024*", "|"])
    text = "\n".join(["**KẾ HOẠCH**", "PHÁT TRIỂN VĂN HÓA ĐỌC", "I. NHIỆM VỤ", "1. Sở Y tế chủ trì lập tủ sách./."])
    signed = "\n".join(["|", "Nơi nhận:", "- Sở Y tế;", "|", "**TM. ỦY BAN NHÂN DÂN**", "|", "**PHỤ LỤC**"])
    record = read("\n".join([letterhead, numbered, text, signed, in_borders([HEAD, *ROWS])]))

    assert (record.document.symbol, record.document.issuer) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh Cà Mau")
    assert [task.leads[0].name for task in record.tasks] == [
        "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Các trường đại học", "Sở Nội vụ",
    ]  # fmt: skip


def test_a_line_that_was_never_broken_does_not_widen_the_others():
    long = "- Giới thiệu sách mới của các nhà xuất bản trong nước tại các trường học ở vùng cao của tỉnh trong\n"
    wrapped = (
        "- Sở Y tế chủ trì, phối hợp với Đài truyền hình Việt Nam, Tập đoàn\n"
        "Công nghiệp - Viễn thông Quân đội và các cơ quan có liên quan lập tủ sách\n"
        "chuyên ngành tại các bệnh viện, trạm y tế của các xã trên địa bàn.\n"
    )
    found = blocks("I. NHIỆM VỤ\n" + long + "dịp đầu năm học mới.\n" + wrapped * 12)

    assert len(found) == 1 + 1 + 12


def test_a_label_at_the_end_of_a_line_holds_what_is_on_the_next():
    found = blocks(
        "2.1. Tổ chức kỷ niệm ngày sách. Chủ trì: Sở Y tế. Phối hợp:\nSở Ngoại vụ, Sở Nội vụ. Thời gian: quý III.\n"
    )

    assert len(found) == 1


def test_a_dash_inside_a_name_at_the_start_of_a_line_is_no_bullet():
    found = blocks(
        "b) Phối hợp với tổ chức chính trị\n- xã hội của xã mở lớp.\n- Sở Y tế lập tủ sách;\n- Sở Nội vụ kiểm tra.\n"
    )

    assert len(found) == 1 + 2


def test_a_line_that_ends_inside_a_name_goes_on_with_the_next():
    found = blocks(
        "1. Đài Tiếng nói Việt\nNam đưa tin về ngày sách.\n**2. Đề nghị Hội Liên hiệp**\n\n**Phụ nữ tỉnh**\n"
        "3. Sở Nội vụ\nCông an tỉnh\n"
    )

    assert [block.text.text for block in found if isinstance(block, Block)] == [
        "1. Đài Tiếng nói Việt Nam đưa tin về ngày sách.",
        "2. Đề nghị Hội Liên hiệp Phụ nữ tỉnh",
        "3. Sở Nội vụ",
        "Công an tỉnh",
    ]


def test_cells_merged_downwards_and_a_lost_number_leave_the_columns_where_they_are():
    head = ["STT", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thuộc nhóm nhiệm vụ", "Nội dung nhiệm vụ", "Thời hạn"]
    rows = [
        ["A", "SỞ Y TẾ"],
        ["1", "Sở Y tế", "Sở Tài chính", "Về sách", "Lập tủ sách", "Quý I/2024"],
        ["Mở lớp đọc sách", "Quý II/2024"],
        ["B", "SỞ NỘI VỤ"],
        ["Sở Nội vụ", "Sở Tài chính", "Về người", "1. Tuyển người phụ trách\n2. Tập huấn", "Quý III/2024"],
    ]
    tasks = tasks_of("II. NHIỆM VỤ\n\n" + in_borders([head, *rows]))

    assert [(task.text.split("\n")[0][:12], *roles(task), task.deadline.text) for task in tasks] == [
        ("Lập tủ sách", ["Sở Y tế"], ["Sở Tài chính"], "Quý I/2024"),
        ("Mở lớp đọc s", ["Sở Y tế"], ["Sở Tài chính"], "Quý II/2024"),
        ("1. Tuyển ngư", ["Sở Nội vụ"], ["Sở Tài chính"], "Quý III/2024"),
    ]


def test_the_horizon_in_the_title_of_an_annex_does_not_make_aims_of_it():
    annex = "**PHỤ LỤC I**\nDANH MỤC NHIỆM VỤ ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045\n\n"
    tasks = tasks_of("I. MỤC TIÊU\nMọi xã có thư viện.\n\n" + annex + in_borders([HEAD, *ROWS]))

    assert len(tasks) == len(ROWS)


def test_a_slant_over_several_lines_is_one_paragraph_but_not_over_what_begins_for_itself():
    found = blocks(
        "*Căn cứ Luật\nThư viện ngày 21/11/2019;*\n*Căn cứ Luật\nGiá;*\n"
        "*1.1. *Sở Y\ntế mở lớp... “*Đọc sách*”;\nMua sách.\n*Ghi chú:\n- Sở Nội vụ*\n"
    )

    assert [block.text.text for block in found if isinstance(block, Block)] == [
        "Căn cứ Luật Thư viện ngày 21/11/2019;",
        "Căn cứ Luật Giá;",
        "1.1. Sở Y tế mở lớp... “Đọc sách”;",
        "Mua sách.",
        "Ghi chú:",
        "- Sở Nội vụ",
    ]


def test_a_number_cut_at_its_hyphen_goes_on():
    (reference,) = document_of("1. Sở Nội vụ phổ biến Nghị định số 68/2025/NĐ-\nCP ngày 14/10/2025.").references

    assert (reference.symbol, reference.date) == ("68/2025/NĐ-CP", "2025-10-14")


PAGE = "KẾ HOẠCH\nPhát triển văn hóa đọc\n\nII. NHIỆM VỤ\n"
WORK = [
    "1. Sở Nội vụ rà soát nhân sự.",
    "2. Sở Y tế lập tủ sách.",
    "3. Công an tỉnh giữ trật tự.",
    "4. Sở Xây dựng sửa nhà.",
]


@pytest.mark.parametrize("line", ["Lĩnh vực: văn hóa", "Văn bản liên quan:", "### Văn bản liên quan:"])
def test_a_line_that_pages_have_too_takes_nothing_from_a_document(line):
    assert len(read(PAGE + f"\n{line}\n".join(WORK)).tasks) == len(WORK)


@pytest.mark.parametrize(
    "words",
    ["Sở Y tế/" * 400, "các đảng ủy " * 1000, "Văn phòng " * 1000, "Văn phòng Sở Y tế/" * 700, "sở, ban, " * 3000],
)
def test_names_that_repeat_themselves_are_read_like_any(words):
    assert read(plan(f"II. NHIỆM VỤ\n1. Sở Nội vụ rà soát nhân sự.\n2. {words} lập sách.")).tasks


def test_tables_of_absurd_width_are_not_filled_up():
    wide = [["a"] * 1000, *[["b", "c"]] * 1000]

    assert sum(len(line.cells) for line in lines(in_borders(wide))) < 10_000


def test_long_runs_of_letters_and_marks_are_no_names_and_no_titles():
    assert not cuts_name("a" * 100_000 + "1", "Bình Định")
    text = plan("1. Sở Y tế lập sách.", tail="Nơi nhận:\n- Sở Y tế;\n") + "\nKế hoạch " + "1" * 4000 + "/" * 4000
    assert len(framed(text + "\nVăn bản liên quan\n")) == len(text) + len("\nVăn bản liên quan\n")


def test_bars_between_cells_alone_make_rows_and_a_group_repeated_in_each_cell_is_one():
    rows = [
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian",
        "I | Về sách | Về sách | Về sách | Về sách",
        "1 | Mua sách cho các xã | Sở Y tế | Sở Tài chính | 2024",
        "2 | Tập huấn người phụ trách | Sở Nội vụ | Các sở, ngành | 2025",
    ]

    assert [roles(task) for task in tasks_of("II. NHIỆM VỤ\n\n" + "\n\n".join(rows))] == [
        (["Sở Y tế"], ["Sở Tài chính"]),
        (["Sở Nội vụ"], ["Các sở, ngành"]),
    ]
