"""Who leads and who partners, over the wordings that offices use; one sentence or cell of our own writing each."""

import pytest
from written_plans import context, names, roles, tasks_of, whole

from graph.registry.bodies import bodies
from loaders.tasks.assignment import Reader


def who(text, province="Lào Cai"):
    words = whole(text)
    found = Reader(words, context(province).finder(words), "mục 1").read()
    return [h.mention.name for h in found.leads], [h.mention.name for h in found.partners]


def partners(text):
    return who(text)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ kết hợp với Tỉnh đoàn mở ngày hội việc làm.", ["Tỉnh đoàn"]),
        ("Sở Nội vụ rà soát, kết hợp chặt chẽ với cơ quan báo chí đưa tin.", ["cơ quan báo chí"]),
        ("Sở Y tế phối hợp các doanh nghiệp viễn thông bảo đảm liên lạc.", ["các doanh nghiệp viễn thông"]),
        (
            "Công an tỉnh phối hợp, hỗ trợ chính quyền địa phương, Sở Xây dựng phân luồng.",
            ["chính quyền địa phương", "Sở Xây dựng"],
        ),
        (
            "Sở Y tế phối hợp với chính quyền cơ sở, Mặt trận cơ sở và các đoàn thể vận động nhân dân.",
            ["chính quyền cơ sở", "Mặt trận cơ sở", "các đoàn thể"],
        ),
        ("Sở Y tế phối hợp với lực lượng Công an kiểm tra.", ["lực lượng Công an"]),
        ("Sở Xây dựng phối hợp với hệ thống truyền thanh cơ sở thông báo.", ["hệ thống truyền thanh cơ sở"]),
        (
            "Sở Y tế phối hợp với các doanh nghiệp cung cấp dịch vụ ăn uống rà soát nguồn gốc.",
            ["các doanh nghiệp cung cấp dịch vụ ăn uống"],
        ),
        ("Sở Xây dựng phối hợp với các đơn vị liên quan (Sở Tài chính, Công an tỉnh) rà soát.",
         ["Sở Tài chính", "Công an tỉnh"]),
        ("Công ty Điện lực tỉnh phối hợp với ban quản lý chợ kiểm tra.", ["ban quản lý chợ"]),
        ("Sở Y tế phối hợp với nhà trường, gia đình quản lý học sinh.", ["nhà trường, gia đình"]),
        ("Sở Y tế phối hợp với cơ quan điều tra làm rõ.", ["cơ quan điều tra"]),
        (
            "Sở Y tế phối hợp với chính quyền địa phương, lực lượng xung kích, người dân sơ tán.",
            ["chính quyền địa phương", "lực lượng xung kích"],
        ),
        ("Sở Y tế phối hợp với các đoàn thể cùng cấp giám sát.", ["các đoàn thể cùng cấp"]),
        ("Sở Y tế tổ chức thực hiện tốt công tác phối hợp với công việc được giao.", []),
        ("Sở Y tế mở rộng hợp tác với các cơ quan, đơn vị tương ứng của tỉnh bạn.", []),
        ("Sở Y tế xây dựng quy chế phối hợp giữa Sở Công Thương và Công an tỉnh.", []),
    ],
)  # fmt: skip
def test_who_is_worked_with(text, expected):
    assert partners(text) == expected


@pytest.mark.parametrize(
    ("matter", "left_open"),
    [("tới việc thực hiện kế hoạch", True), ("đến các nhiệm vụ trên", True), ("đến thuốc nổ", False)],
)
def test_a_matter_as_wide_as_the_plan_leaves_a_class_open(matter, left_open):
    words = whole(f"Sở Y tế chủ trì, phối hợp với các cơ quan có liên quan {matter}, rà soát.")
    found = Reader(words, context("Lào Cai").finder(words), "mục 1").read()
    assert [h.mention.vague for h in found.partners] == [left_open]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ, cơ quan thường trực Hội đồng thi đua, chủ trì, phối hợp với Sở Tài chính trình khen thưởng.",
        "Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo - chủ trì, phối hợp với Sở Tài chính trình khen thưởng.",
        "Sở Nội vụ (cơ quan thường trực) chủ trì, phối hợp với Sở Tài chính trình khen thưởng.",
        "Sở Nội vụ, đơn vị đầu mối của tỉnh, có trách nhiệm chủ trì, phối hợp với Sở Tài chính trình khen thưởng.",
    ],
)
def test_what_a_body_is_said_to_be_does_not_part_it_from_its_task(text):
    assert who(text) == (["Sở Nội vụ"], ["Sở Tài chính"])


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Các bộ, cơ quan ngang bộ: Tài chính; Y tế; Thanh tra Chính phủ phối hợp với Bộ Nội vụ đánh giá.",
            ["Bộ Tài chính", "Bộ Y tế", "Thanh tra Chính phủ"],
        ),
        (
            "Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý các khu công nghiệp tỉnh) nhận hồ sơ.",
            ["Sở Tài chính", "Ban Quản lý các khu công nghiệp tỉnh"],
        ),
        (
            "Ủy ban nhân dân 03 xã: Y Tý, Trịnh Tường và A Mú Sung quản lý đường biên.",
            ["Ủy ban nhân dân xã Y Tý", "Ủy ban nhân dân xã Trịnh Tường", "Ủy ban nhân dân xã A Mú Sung"],
        ),
        (
            "UBND huyện Bảo Thắng, Văn Bàn, Bảo Yên rà soát hộ nghèo.",
            ["UBND huyện Bảo Thắng", "UBND huyện Văn Bàn", "UBND huyện Bảo Yên"],
        ),
        (
            "Thanh tra, Công an và Quản lý thị trường các huyện kiểm tra hàng giả.",
            ["Thanh tra các huyện", "Công an các huyện", "Quản lý thị trường các huyện"],
        ),
        ("Đảng ủy, UBND các xã, phường tuyên truyền.", ["Đảng ủy các xã, phường", "UBND các xã, phường"]),
        (
            "Cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội các cấp tuyên truyền.",
            ["Cấp ủy, chính quyền", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội các cấp"],
        ),
        ("Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm triển khai.", ["các đơn vị thuộc Bộ"]),
        ("Doanh nghiệp khai thác khoáng sản ký quỹ phục hồi môi trường.", ["Doanh nghiệp khai thác khoáng sản"]),
        ("Kho bạc Nhà nước khu vực XIII hướng dẫn thanh toán.", ["Kho bạc Nhà nước khu vực XIII"]),
        (
            "Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 9 chỉ đạo các tổ chức tín dụng cho vay.",
            ["Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 9"],
        ),
        ("Tòa án nhân dân khu vực 3 đưa ra xét xử điểm.", ["Tòa án nhân dân khu vực 3"]),
        ("Thuế tỉnh rà soát hộ kinh doanh.", ["Thuế tỉnh"]),
        ("Thanh tra khoa học và công nghệ: Ủy ban nhân dân các xã phát hiện vi phạm.", ["Ủy ban nhân dân các xã"]),
        ("Thống kê số liệu hộ nghèo hằng năm.", []),
        ("Bộ câu hỏi điều tra được gửi các xã.", []),
        ("Phòng Văn hóa - Xã hội các xã, phường tham mưu.", ["Phòng Văn hóa - Xã hội các xã, phường"]),
        (
            "Hội Cựu chiến binh tỉnh và các tổ chức thành viên tuyên truyền.",
            ["Hội Cựu chiến binh tỉnh", "các tổ chức thành viên"],
        ),
        (
            "Các tổ chức tín dụng, Quỹ Đầu tư phát triển tỉnh cho vay.",
            ["Các tổ chức tín dụng", "Quỹ Đầu tư phát triển tỉnh"],
        ),
        ("Công an tỉnh còn chủ trì cai nghiện.", ["Công an tỉnh"]),
        (
            "Các Cục: Trồng trọt và Bảo vệ thực vật, Chăn nuôi và Thú y hướng dẫn khôi phục.",
            ["Cục Trồng trọt và Bảo vệ thực vật", "Cục Chăn nuôi và Thú y"],
        ),
        (
            "Cục Quản lý và Xây dựng công trình thủy lợi theo dõi mưa lũ.",
            ["Cục Quản lý và Xây dựng công trình thủy lợi"],
        ),
        (
            "Cục Quản lý đê điều và Phòng, chống thiên tai kiểm tra đê.",
            ["Cục Quản lý đê điều và Phòng, chống thiên tai"],
        ),
        ("Các tổ chức chính trị - xã hội huyện tuyên truyền.", ["Các tổ chức chính trị - xã hội huyện"]),
        (
            "Các công ty khai thác công trình thủy lợi vận hành hồ chứa.",
            ["Các công ty khai thác công trình thủy lợi"],
        ),
        ("Giao Sở Y tế lập đề án; Sở Nội vụ rà soát nhân sự.", ["Sở Y tế", "Sở Nội vụ"]),
        ("Đề nghị Tỉnh đoàn vận động đoàn viên; Hội Nông dân tỉnh giám sát.", ["Tỉnh đoàn", "Hội Nông dân tỉnh"]),
        ("Sở Y tế chủ trì lập đề án; các sở, ngành rà soát nhân sự.", ["Sở Y tế"]),
        ("Sở Y tế lập đề án; các sở, ngành phối hợp cung cấp số liệu.", ["Sở Y tế"]),
        (
            "Rà soát quy định. Giao Sở Y tế chủ trì, phối hợp với Sở Tư pháp và các đơn vị liên quan thực hiện; xong "
            "trong quý I.",
            ["Sở Y tế"],
        ),
        (
            "Các cơ quan Trung ương đóng trên địa bàn tỉnh tham gia thực hiện.",
            ["Các cơ quan Trung ương đóng trên địa bàn tỉnh"],
        ),
        ("Sở Y tế các tỉnh, thành phố báo cáo.", ["Sở Y tế các tỉnh, thành phố"]),
        ("Các Vụ, Cục, Tổng cục, Văn phòng Bộ triển khai.", ["Các Vụ, Cục, Tổng cục", "Văn phòng Bộ"]),
    ],
)
def test_who_a_sentence_is_about(text, leads):
    assert who(text)[0] == leads


@pytest.mark.parametrize(
    "frame",
    [
        "Giao {} nghiên cứu, trả lời cử tri.",
        "{} thường xuyên kiểm tra.",
        "{}, Sở Y tế và UBND cấp xã quản lý chặt chẽ.",
    ],
)
def test_every_body_of_the_registry_leads_where_it_is_the_subject(frame):
    known = [e for e in bodies().values() if not e.is_class and not e.named_after_province and not e.as_written]
    met = {e.name: (who(frame.format(e.name))[0] or [""])[0] for e in known}

    assert {name: found for name, found in met.items() if name.lower() != found.lower()} == {}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh tổ chức cuộc thi.", ["Đoàn Thanh niên Cộng sản Hồ Chí Minh"]),
        ("Tổng Liên đoàn Lao động Việt Nam giám sát.", ["Tổng Liên đoàn Lao động Việt Nam"]),
        ("Vụ Pháp chế hoàn thiện dự thảo.", ["Vụ Pháp chế"]),
        ("Cục Chuyển đổi số hoàn thiện nền tảng.", ["Cục Chuyển đổi số"]),
    ],
)
def test_in_an_act_of_the_centre_no_body_gets_a_province(text, leads):
    assert who(text, province=None)[0] == leads


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sở Văn hóa Thể thao Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Khoa học Công nghệ", ["Sở Khoa học và Công nghệ"]),
        ("Sở Giáo dục, Đào tạo", ["Sở Giáo dục và Đào tạo"]),
        ("Sở Giáo dục & Đào tạo", ["Sở Giáo dục và Đào tạo"]),
        ("VPUBND tỉnh; BCHQS tỉnh", ["Văn phòng Ủy ban nhân dân tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Nhà đầu tư, doanh nghiệp", ["Nhà đầu tư", "doanh nghiệp"]),
        ("Hiệp hội doanh nghiệp tỉnh, các hội ngành nghề", ["Hiệp hội Doanh nghiệp tỉnh", "các hội ngành nghề"]),
        ("Báo và Phát thanh - Truyền hình Lào Cai", ["Báo và Phát thanh, Truyền hình Lào Cai"]),
        (
            "Sở Nội vụ, các sở, ban, ngành tỉnh trong phạm vi chức năng, nhiệm vụ của mình và các hội có liên quan.",
            ["Sở Nội vụ", "các sở, ban, ngành tỉnh", "các hội có liên quan"],
        ),
        ("Các sở, ngành theo chức năng, nhiệm vụ được giao; UBND các xã", ["Các sở, ngành", "UBND các xã"]),
        ("Các sở, ban, ngành, UBND các xã (đơn vị chủ quản)", ["Các sở, ban, ngành", "UBND các xã"]),
        ("1. Sở Nội vụ 2. Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("SNV, SGDĐT; VTV", ["Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Đài Truyền hình Việt Nam"]),
        ("Các Vụ: Pháp chế, Tổ chức cán bộ; Văn phòng Bộ", ["Vụ Pháp chế", "Vụ Tổ chức cán bộ", "Văn phòng Bộ"]),
        (
            "Các phòng: Nội vụ, Tư pháp, Tài chính - Kế hoạch",
            ["Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch"],
        ),
        ("Các Ban: Tổ chức, Nội chính Tỉnh ủy", ["Ban Tổ chức Tỉnh ủy", "Ban Nội chính Tỉnh ủy"]),
        ("Các hộ nuôi cá lồng trên hồ; Sở Y tế", ["Các hộ nuôi cá lồng trên hồ", "Sở Y tế"]),
        ("NHNN chi nhánh tỉnh", ["Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh"]),
        ("Ngân hàng Chính sách xã hội tỉnh", ["Ngân hàng Chính sách xã hội tỉnh"]),
        ("Tập đoàn, doanh nghiệp công nghệ số", ["Tập đoàn, doanh nghiệp công nghệ số"]),
        (
            "Các bộ, ngành, các cơ quan đại diện Việt Nam ở nước ngoài",
            ["Các bộ, ngành", "các cơ quan đại diện Việt Nam ở nước ngoài"],
        ),
        ("Các quân khu, các tỉnh", ["Các quân khu", "các tỉnh"]),
        (
            "Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp.",
            ["Văn phòng Ban Chỉ đạo", "cơ quan thường trực các cấp"],
        ),
    ],
)
def test_a_cell_names_its_bodies(cell, expected):
    assert names(cell, delimited=True) == expected


ITEM = """
II. NHIỆM VỤ
1. Mở lớp bồi dưỡng nghề cho thanh niên{more}.
- Cơ quan chủ trì: {lead}
- Thời gian: Quý III.
"""


def labelled(lead, more=""):
    return roles(tasks_of(ITEM.format(lead=lead, more=more))[0])


@pytest.mark.parametrize("with_", [", phối hợp với Tỉnh đoàn", "; phối hợp cùng Tỉnh đoàn", ", kết hợp với Tỉnh đoàn"])
def test_without_a_label_for_partners_the_words_of_the_task_tell_them(with_):
    assert labelled("Sở Nội vụ.", with_) == (["Sở Nội vụ"], ["Tỉnh đoàn"])


def test_a_label_that_names_partners_alone_tells_them():
    assert labelled("Sở Nội vụ, phối hợp với Sở Y tế.", ", phối hợp với Tỉnh đoàn") == (["Sở Nội vụ"], ["Sở Y tế"])


@pytest.mark.parametrize(
    "lead",
    [
        "Sở Nội vụ (chủ trì); Sở Y tế, Tỉnh đoàn (phối hợp).",
        "Sở Nội vụ (cơ quan chủ trì), Sở Y tế và Tỉnh đoàn (cơ quan phối hợp)",
        "Sở Nội vụ chủ trì; Sở Y tế, Tỉnh đoàn phối hợp.",
    ],
)
def test_a_label_may_name_both_roles(lead):
    assert labelled(lead) == (["Sở Nội vụ"], ["Sở Y tế", "Tỉnh đoàn"])


def test_who_carries_out_beside_the_one_that_drafts_leads_too():
    lead = "Sở Nội vụ chủ trì tham mưu kế hoạch; Sở Y tế và Tỉnh đoàn chủ động tổ chức các lớp."

    assert labelled(lead) == (["Sở Nội vụ", "Sở Y tế", "Tỉnh đoàn"], [])


def test_items_under_a_line_that_ends_in_working_with_open_with_partners():
    found = tasks_of("""
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
a) Chủ trì, phối hợp với:
- Sở Tài chính tham mưu kinh phí mở lớp.
- Công an tỉnh, Tỉnh đoàn vận động học viên.
""")

    assert [roles(t) for t in found] == [
        (["Sở Nội vụ"], ["Sở Tài chính"]),
        (["Sở Nội vụ"], ["Công an tỉnh", "Tỉnh đoàn"]),
    ]


DEFINES = """
II. NHIỆM VỤ
1. Ban Quản lý Khu du lịch quốc gia Sa Pa {defines} lập quy hoạch.
2. Trồng cây phân tán.
- Cơ quan chủ trì: {short}, Sở Nội vụ.
"""


@pytest.mark.parametrize(
    ("defines", "short"),
    [
        ("(sau đây viết tắt là BQLKDL)", "BQLKDL"),
        ("(gọi tắt là BQ)", "BQ"),
        ("(BQLKDL)", "BQLKDL"),
    ],
)
def test_an_abbreviation_that_the_document_defines_stands_for_the_body(defines, short):
    found = tasks_of(DEFINES.format(defines=defines, short=short))[1]

    assert roles(found)[0] == ["Ban Quản lý Khu du lịch quốc gia Sa Pa", "Sở Nội vụ"]


def test_capitals_that_are_no_initials_of_the_body_before_them_define_nothing():
    found = tasks_of("""
II. NHIỆM VỤ
1. Công an tỉnh (PCXYZ) lập kế hoạch.
2. Trồng cây phân tán.
- Cơ quan chủ trì: PCXYZ.
""")[1]

    assert roles(found)[0] == ["PCXYZ"]


def test_a_paragraph_about_a_matter_between_headings_of_bodies_names_none():
    found = tasks_of("""
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Rà soát nhân sự.
2. Sở Y tế: Khám sức khỏe cho học viên.
3. Chế độ báo cáo: Các đơn vị tổng hợp kết quả, gửi Sở Nội vụ.
""")

    assert [b.name for b in found[-1].leads] != ["Chế độ báo cáo"]


def test_a_heading_may_end_in_words_that_are_no_proper_name():
    found = tasks_of("""
II. NHIỆM VỤ
1. Cục Quản lý đê điều và Phòng, chống thiên tai
a) Kiểm tra đê.
b) Phối hợp với Sở Y tế trực cấp cứu.
2. Sở Nội vụ
a) Rà soát nhân sự.
""")

    assert [roles(t)[0] for t in found] == [["Cục Quản lý đê điều và Phòng, chống thiên tai"]] * 2 + [["Sở Nội vụ"]]
