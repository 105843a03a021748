"""Forms that real offices write and that a reader stumbles over: markers, tabs, headings, units, sparse tables."""

import pytest
from test_extract import PLAN, facts
from test_outline import refs
from written_plans import listed, names, plan, read, roles, tasks_of

from graph.vocabulary import DeadlineKind as Kind
from loaders.tasks.deadlines import kind_of


def test_a_tab_behind_a_marker_is_a_blank():
    changed = PLAN.replace("\n- ", "\n-\t").replace("\n1. ", "\n1.\t")
    assert facts(read(changed)) == facts(read(PLAN))


def test_a_table_and_one_labelled_bullet_below_an_introducing_line():
    tasks = tasks_of(
        "Các tuyến đường cần làm trong năm gồm:\n\nTuyến\tDài\nA - B\t3 km\n\n- Vận động người dân hiến"
        " đất mở đường\nThời gian thực hiện: quý I/2024\n\n1. Sở Y tế rà soát tủ sách."
    )
    assert "Vận động người dân hiến đất mở đường" in [t.text for t in tasks]


@pytest.mark.parametrize("thing", ["hội nghị", "hội thảo", "hội chợ", "đoàn kiểm tra", "lớp học"])
def test_to_organise_something_is_no_body(thing):
    assert listed(f"Tổ chức {thing} tại xã") == ()
    (task,) = tasks_of(f"1. Sở Y tế:\n- Tổ chức {thing} tại các xã.")
    assert roles(task) == (["Sở Y tế"], [])


@pytest.mark.parametrize(
    "klass", ["các đoàn thể", "các hội", "các đơn vị", "Các sở, ngành", "các địa phương", "Các cơ quan, đơn vị"]
)
def test_a_class_does_not_swallow_the_verb_to_organise(klass):
    assert names(f"{klass} tổ chức phổ biến luật") == [klass]


@pytest.mark.parametrize("text", ["các Sở Tài chính, Nội vụ và Y tế", "Các Sở Tài chính, Nội vụ, Y tế"])
@pytest.mark.parametrize("delimited", [True, False])
def test_departments_named_behind_all_share_their_head(text, delimited):
    assert names(text, delimited=delimited) == ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]


def test_departments_named_behind_all_are_partners():
    (task,) = tasks_of("1. Sở Y tế chủ trì, phối hợp với các Sở Tài chính, Nội vụ rà soát hồ sơ.")
    assert roles(task) == (["Sở Y tế"], ["Sở Tài chính", "Sở Nội vụ"])


@pytest.mark.parametrize(
    ("text", "kind"), [("06 tháng một lần", Kind.HALF_YEARLY), ("3 tháng một lần", Kind.QUARTERLY)]
)
def test_every_so_many_months(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Công ty Bến xe Sa Pa vận hành bến", "Công ty Bến xe Sa Pa"),
        ("Trường Cao đẳng Cơ điện Tây Bắc tuyển sinh", "Trường Cao đẳng Cơ điện Tây Bắc"),
    ],
)
def test_unknown_names(text, name):
    assert names(text) == [name]


def test_the_second_section_in_capitals_takes_the_items_below_it():
    found = refs(
        "1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Đọc sách.\n2. Yêu cầu\n- Đọc hay.\n2. NHIỆM VỤ\n1. Mua"
        " sách.\n2. Mở lớp.\n"
    )
    assert (found["NHIỆM VỤ"], found["Mua sách."], found["Mở lớp."]) == ("2", "2.1", "2.2")


def test_a_row_whose_last_cell_alone_is_filled_carries_on():
    (task, _) = tasks_of(
        "I. VIỆC\nSTT\tNhiệm vụ\tChủ trì\tPhối hợp\n1\tMua sách cho xã\tSở Nội vụ\tSở Tài"
        " chính\n\t\t\tCông an tỉnh\n2\tMua bút cho xã\tSở Nội vụ\t"
    )
    assert roles(task) == (["Sở Nội vụ"], ["Sở Tài chính", "Công an tỉnh"])


def test_items_below_an_article_in_force_are_read():
    assert (
        len(
            tasks_of(
                "Điều 3. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này:\na) Sở Y tế rà soát"
                " tủ sách.\nb) Sở Tài chính bố trí vốn."
            )
        )
        == 2
    )


@pytest.mark.parametrize(
    ("top", "issuer"), [("TỈNH ỦY CÀ MAU", "Tỉnh ủy Cà Mau"), ("THÀNH ỦY ĐÀ NẴNG", "Thành ủy Đà Nẵng")]
)
def test_a_party_head_on_one_line(top, issuer):
    assert (
        read(
            f"{top}\n\nSố: 118-KH/TU\n\nngày 06 tháng 3 năm 2023\n\nKẾ HOẠCH\nMở thư viện\n\n1. Sở Nội vụ"
            f" rà soát nhân sự."
        ).document.issuer
        == issuer
    )


def test_an_introducing_sentence_passes_its_partners_too():
    tasks = tasks_of(
        "II. VIỆC\n1. Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện các nội dung sau:\n- Khám bệnh"
        " cho dân.\n- Phát thuốc cho dân."
    )
    assert [roles(t) for t in tasks] == [(["Sở Y tế"], ["Công an tỉnh"])] * 2


@pytest.mark.parametrize("numbers", ["1\t2\t3\t4", "(1)\t(2)\t(3)\t(4)", "A\tB\t1\t2"])
def test_a_row_that_counts_the_columns_is_no_task(numbers):
    (task,) = tasks_of(f"STT\tNhiệm vụ\tChủ trì\tPhối hợp\n{numbers}\n1\tMua sách cho xã\tSở Nội vụ\tSở Tài chính")
    assert task.text == "Mua sách cho xã"


@pytest.mark.parametrize("ditto", ["-nt-", "nt", "Như trên"])
def test_ditto_names_no_body(ditto):
    tasks = tasks_of(f"STT\tNhiệm vụ\tThời gian\tChủ trì\n1\tMua sách\tTháng 5\tSở Nội vụ\n2\tMở lớp\tTháng 6\t{ditto}")
    assert roles(tasks[1])[0] in ([], ["Sở Nội vụ"])


def test_associations_behind_a_colon_head_their_bullets():
    tasks = tasks_of("II. VIỆC\n1. Các Hội: Nông dân, Phụ nữ, Cựu chiến binh\n- Vận động hội viên.")
    assert [t.text for t in tasks] == ["Vận động hội viên."]


@pytest.mark.parametrize(
    ("kind", "title"),
    [("KẾ HOẠCH", "thực hiện Chỉ thị số 42-CT/TW về văn hóa đọc"), ("QUYẾT ĐỊNH", "về việc mở thư viện xã")],
)
def test_a_title_in_lower_case(kind, title):
    document = read(
        plan("I. NHIỆM VỤ\n1. Sở Nội vụ rà soát nhân sự.", title=title).replace("KẾ HOẠCH\n", f"{kind}\n")
    ).document
    assert document.title == title


def test_two_bodies_are_not_one():
    assert names("Ban Dân tộc, Thanh tra tỉnh") == ["Ban Dân tộc tỉnh", "Thanh tra tỉnh"]


@pytest.mark.parametrize("form", ["{}", "**{}**", "### {}", "**{}**\n"])
def test_bodies_head_without_number_and_colon(form):
    tasks = tasks_of(
        "III. TỔ CHỨC THỰC HIỆN\n\n"
        + "\n".join(
            form.format(b) + "\n- " + t for b, t in (("Sở Nội vụ", "Mua sách cho xã."), ("Sở Y tế", "Khám bệnh."))
        )
    )
    assert [roles(t)[0] for t in tasks] == [["Sở Nội vụ"], ["Sở Y tế"]]


@pytest.mark.parametrize("when", ["Đến hết năm 2025", "Trong 6 tháng đầu năm 2024", "Từ năm 2024", "Đến năm 2026"])
def test_a_time_before_the_subject(when):
    (task,) = tasks_of(f"I. VIỆC\n1. {when}, Sở Y tế khám bệnh cho dân.")
    assert roles(task)[0] == ["Sở Y tế"]


@pytest.mark.parametrize("form", ["{}- ", "{}. ", "{}) ", "{}.\t", "{} - "])
def test_numbers_of_party_documents(form):
    body = "II- NHIỆM VỤ\n" + "\n".join(
        form.format(n) + t
        for n, t in ((1, "Ban Tuyên giáo Tỉnh ủy chủ trì tuyên truyền."), (2, "Sở Nội vụ rà soát nhân sự."))
    )
    assert [t.ref for t in tasks_of(body)] == ["II.1", "II.2"]


def test_a_class_is_not_cut_inside_a_name():
    assert names("Các ban đảng Tỉnh ủy", delimited=True) == ["Các ban đảng Tỉnh ủy"]
