"""Lists of bodies: the longest name first, shared heads and posts, and nothing that is no body."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_soup import messy_texts, phrases
from written_plans import context, listed, names, whole

from loaders.bodies.lists import parse_list


@pytest.mark.parametrize(
    "name",
    [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Kế hoạch và Đầu tư",
        "Bộ Kế hoạch và Đầu tư",
        "Ban Quản lý Khu kinh tế tỉnh",
        "Công an tỉnh",
    ],
)
def test_a_name_with_commas_or_links_is_one_body(name):
    found = listed(f"{name}, Sở Y tế chủ trì")

    assert [m.name for m in found] == [name, "Sở Y tế"]
    assert all(m.body for m in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các Sở: Tài chính; Nội vụ; Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
        ("Các Sở: Tài chính, Nội vụ và Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
        ("Sở Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        (
            "Các Bộ: Kế hoạch và Đầu tư, Tài chính, Công an",
            ["Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", "Bộ Công an"],
        ),
        (
            "Các Sở: Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch, Y tế",
            ["Sở Kế hoạch và Đầu tư", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
        ),
        ("Sở Y tế; Công an tỉnh và các đơn vị liên quan", ["Sở Y tế", "Công an tỉnh", "các đơn vị liên quan"]),
    ],
)  # fmt: skip
def test_a_head_noun_is_shared_by_the_names_behind_it(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch, các PCT UBND tỉnh", ["Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("CT, các PCT UBND tỉnh", ["Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]),
        (
            "CVP, các PCVP UBND tỉnh",
            ["Chánh Văn phòng Ủy ban nhân dân tỉnh", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh"],
        ),
    ],
)
def test_posts_that_share_a_body_are_two(text, expected):
    assert names(text, delimited=True) == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh"),
        ("TT.TU", "Thường trực Tỉnh ủy"),
        ("TT HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    ],
)
def test_abbreviations_are_written_out(written, name):
    (found,) = listed(written, delimited=True)

    assert found.titled == name
    assert found.body


@pytest.mark.parametrize("name", ["Sở Y tế", "Công an tỉnh", "Báo tỉnh", "Sở Nội vụ"])
def test_a_body_is_one_body_with_and_without_its_province(name):
    short = name.removesuffix(" tỉnh")
    bodies = {listed(text)[0].body for text in (name, f"{short} tỉnh Lào Cai", f"{short} Lào Cai")}

    assert len(bodies) == 1
    assert None not in bodies


def test_a_body_of_another_province_keeps_its_name():
    (found,) = listed("Sở Y tế tỉnh Hà Giang")

    assert found.name == "Sở Y tế tỉnh Hà Giang"
    assert found.body is None


def test_a_municipality_has_its_own_names():
    found = listed("Thành ủy, Công an thành phố, UBND thành phố, Sở Y tế", province="Hải Phòng")

    assert [m.name for m in found] == [
        "Thành ủy",
        "Công an thành phố",
        "Ủy ban nhân dân thành phố",
        "Sở Y tế",
    ]
    assert [m.body for m in found] == [m.body for m in listed("Tỉnh ủy, Công an tỉnh, UBND tỉnh, Sở Y tế")]


@pytest.mark.parametrize(
    "text",
    [
        "các cơ quan, đơn vị liên quan",
        "các cơ quan, đơn vị, địa phương liên quan",
        "các đơn vị chức năng",
        "các sở, ngành có liên quan",
        "các cơ quan hữu quan",
    ],
)
def test_an_undefined_circle_is_one_vague_body(text):
    (found,) = listed(f"{text} tổ chức lớp học")

    assert (found.name, found.vague, found.collective) == (text, True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Các sở, ban, ngành, cơ quan, đơn vị, địa phương",
        "UBND cấp huyện",
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
        "các tổ chức chính trị - xã hội",
        "các sở, ban, ngành tỉnh",
        "các doanh nghiệp trên địa bàn tỉnh",
    ],
)
def test_a_class_of_bodies_is_collective_and_not_vague(text):
    (found,) = listed(f"{text}; tổ chức lớp học")

    assert (found.name, found.vague, found.collective) == (text, False, True)


def test_a_new_all_starts_another_class():
    assert names("các Hội, các đoàn thể mở lớp") == ["các Hội", "các đoàn thể"]
    assert names("Các sở, ban, ngành và các tổ chức chính trị - xã hội") == [
        "Các sở, ban, ngành",
        "các tổ chức chính trị - xã hội",
    ]


def test_a_class_stops_before_the_clause_that_restricts_it():
    assert names("các sở, ngành có quan hệ với đối tác nước bạn rà soát hồ sơ") == ["các sở, ngành"]


@pytest.mark.parametrize("word", ["Đề nghị", "Kính đề nghị", "đề nghị"])
def test_what_is_asked_for_is_a_request(word):
    found = listed(f"{word} Tòa án nhân dân tỉnh, Viện Kiểm sát nhân dân tỉnh phối hợp")

    assert [m.request for m in found] == [True, True]


def test_what_is_assigned_is_no_request():
    assert [m.request for m in listed("Giao Sở Y tế, Sở Nội vụ rà soát")] == [False, False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trung tâm Bảo tồn Voọc mông trắng tổ chức tuần tra", "Trung tâm Bảo tồn Voọc mông trắng"),
        ("Hợp tác xã Muối Bạch Long mở lớp học", "Hợp tác xã Muối Bạch Long"),
        ("Trường Cao đẳng Cơ điện Tây Bắc mở lớp học nghề", "Trường Cao đẳng Cơ điện Tây Bắc"),
        ("Công ty Cổ phần Bến xe Sa Pa xây dựng bến", "Công ty Cổ phần Bến xe Sa Pa"),
    ],
)
def test_an_unknown_name_is_kept_as_written_and_stops_before_the_verb(text, name):
    (found,) = listed(text)

    assert (found.name, found.body) == (name, None)


@pytest.mark.parametrize(
    "verb",
    ["tham mưu", "tổ chức", "hướng dẫn", "chủ trì", "rà soát", "báo cáo", "bố trí", "kiểm tra", "có trách nhiệm"],
)
@pytest.mark.parametrize("name", ["Sở Xây dựng", "Hội Sinh vật cảnh tỉnh", "Ban Dân tộc", "UBND thị xã Sa Pa"])
def test_a_name_never_swallows_the_verb_behind_it(name, verb):
    (found,) = listed(f"{name} {verb} việc làm đường")

    assert found.end == len(name)


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức lớp học",
        "Báo cáo kết quả",
        "Hội nghị tổng kết",
        "Bộ máy gọn nhẹ",
        "Phòng chống dịch",
        "Trường hợp khó khăn",
        "Xây dựng cơ sở dữ liệu",
        "2023",
        "",
    ],
)
def test_running_text_without_a_body_gives_none(text):
    assert listed(text) == ()


def test_named_units_are_bodies_of_their_own():
    assert names("UBND các huyện Bắc Hà, Si Ma Cai và Mường Khương chủ trì") == [
        "UBND huyện Bắc Hà",
        "UBND huyện Si Ma Cai",
        "UBND huyện Mường Khương",
    ]


def test_a_bracket_behind_a_name_does_not_end_the_list():
    assert names("Sở Y tế (cơ quan thường trực), Sở Nội vụ tham mưu") == ["Sở Y tế", "Sở Nội vụ"]


def test_the_head_of_a_body_stands_for_it():
    (found,) = listed("Giám đốc Sở Y tế chịu trách nhiệm")

    assert (found.name, found.office, found.titled) == ("Sở Y tế", "Giám đốc", "Giám đốc Sở Y tế")


def test_in_a_cell_every_element_counts():
    assert names("Sở Y tế; Đội Thông tin lưu động; Nhà thiếu nhi", delimited=True) == [
        "Sở Y tế",
        "Đội Thông tin lưu động",
        "Nhà thiếu nhi",
    ]


provinces = st.sampled_from([None, "Lào Cai", "Hải Phòng", "Bình Định", "nowhere"])


@given(phrases | messy_texts, st.booleans(), st.booleans(), provinces, st.integers(0, 30))
def test_any_text_gives_bodies_in_order_inside_it(text, delimited, over_stop, province, at):
    words = whole(text)
    at = min(at, len(words))
    finder = context(province).finder(words)
    found = parse_list(finder, at, delimited=delimited, over_stop=over_stop)
    places = [(m.start, m.end) for m in found.mentions]

    assert all(at <= start < end <= len(words) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    assert all(m.name.strip() for m in found.mentions)
    assert at <= found.end or not found.mentions


@given(phrases, st.integers(0, 40), st.integers(0, 40))
def test_a_list_does_not_reach_beyond_its_range(text, start, length):
    words = whole(text)
    start = min(start, len(words))
    end = min(start + length, len(words))

    assert all(m.end <= end for m in parse_list(context().finder(words), start, end).mentions)


@given(phrases)
def test_a_body_is_either_named_or_a_class_or_vague(text):
    for mention in listed(text, delimited=True):
        assert not (mention.collective and mention.vague)
        assert mention.known or mention.body is None


@pytest.mark.parametrize("thing", ["hội nghị", "hội thảo", "hội chợ", "đoàn kiểm tra", "lớp học"])
def test_to_organise_something_names_no_body(thing):
    assert listed(f"Tổ chức {thing} tại xã") == ()


@pytest.mark.parametrize(
    "group", ["các đoàn thể", "các hội", "các đơn vị", "Các sở, ngành", "các địa phương", "Các cơ quan, đơn vị"]
)
def test_a_class_never_swallows_the_verb_behind_it(group):
    assert names(f"{group} tổ chức phổ biến luật") == [group]


@pytest.mark.parametrize("delimited", [True, False])
@pytest.mark.parametrize("text", ["các Sở Tài chính, Nội vụ và Y tế", "Các Sở: Tài chính, Nội vụ và Y tế"])
def test_departments_share_the_head_that_all_of_them_have(text, delimited):
    assert names(text, delimited=delimited) == ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]


def test_provinces_are_bodies_in_a_central_document_and_places_in_their_own():
    text = "Thành phố Hà Nội và các tỉnh Bắc Ninh, Gia Lai, Bộ Xây dựng khẩn trương lập dự án"

    assert [m.name for m in listed(text, province=None)] == [
        "thành phố Hà Nội", "tỉnh Bắc Ninh", "tỉnh Gia Lai", "Bộ Xây dựng",
    ]  # fmt: skip
    assert not listed(text)


def test_committees_of_named_provinces_are_one_each():
    text = "Ủy ban nhân dân các tỉnh, thành phố: Tuyên Quang, Hồ Chí Minh, Đồng Tháp chỉ đạo"

    assert [m.name for m in listed(text, province=None)] == [
        "Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân thành phố Hồ Chí Minh", "Ủy ban nhân dân tỉnh Đồng Tháp",
    ]  # fmt: skip
