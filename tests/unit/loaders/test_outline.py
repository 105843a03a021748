"""Blocks become a tree by the kinds and the sequence of their markers."""

from hypothesis import given
from word_soup import soups

from loaders.tasks.labels import is_label_line
from loaders.text.blocks import blocks
from loaders.text.outline import outline


def tree(source):
    return outline(blocks(source), is_label_line)


def refs(source):
    """The path of each item, by its words."""
    return {node.body.text: node.ref for node in tree(source).walk() if node.block}


def test_items_carry_the_path_of_their_numbers():
    source = "I. MỞ ĐẦU\nII. NHIỆM VỤ\n1. Sách:\n- Mua sách.\n- Thuê sách.\n2. Người:\na) Mở lớp.\nb) Cử người.\n"

    assert refs(source) == {
        "MỞ ĐẦU": "I", "NHIỆM VỤ": "II", "Sách:": "II.1", "Mua sách.": "II.1.1", "Thuê sách.": "II.1.2",
        "Người:": "II.2", "Mở lớp.": "II.2.a", "Cử người.": "II.2.b",
    }  # fmt: skip


def test_numbers_of_several_steps_are_not_doubled():
    assert refs("II. VIỆC\n1. Sách:\n1.1. Mua sách.\n1.2. Thuê sách.\n")["Thuê sách."] == "II.1.2"


def test_bullets_of_another_sign_hang_below():
    assert refs("1. Sách:\n- Mua:\n+ Truyện.\n+ Báo.\n- Thuê.\n") == {
        "Sách:": "1", "Mua:": "1.1", "Truyện.": "1.1.1", "Báo.": "1.1.2", "Thuê.": "1.2",
    }  # fmt: skip


def test_an_article_is_named_as_one():
    assert refs("Điều 1. Ban hành.\nĐiều 2. Thi hành:\n1. Sở Y tế.\n")["Sở Y tế."] == "Đ2.1"


def test_a_heading_in_capitals_that_reuses_the_number_of_its_section_is_its_parent():
    found = refs("1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Đọc sách.\n2. Yêu cầu\n- Đọc hay.\n2. NHIỆM VỤ\nMua sách.\n")

    assert found["Mục đích"] == "1.1"
    assert found["Yêu cầu"] == "1.2"
    assert found["NHIỆM VỤ"] == "2"
    assert found["Mua sách."].startswith("2.")


def test_a_skipped_number_stays_in_its_list():
    assert refs("I. VIỆC\n1. Mua sách.\n3. Mở lớp.\n")["Mở lớp."] == "I.3"


def test_labels_hang_on_the_item_before_them():
    top = tree("1. Mua sách\n- Cơ quan chủ trì: Sở Y tế\n- Thời gian: Quý I\n2. Mở lớp\n").children

    assert [node.body.text for node in top] == ["Mua sách", "Mở lớp"]
    assert [label.body.text for label in top[0].labels] == ["Cơ quan chủ trì: Sở Y tế", "Thời gian: Quý I"]


def test_a_table_hangs_on_the_item_before_it():
    top = tree("I. VIỆC\nSTT\tNhiệm vụ\tChủ trì\n1\tMua sách\tSở Y tế\nII. TIỀN\n").children

    assert [child.table is not None for child in top[0].children] == [True]
    assert top[0].children[0].ref == "I.bảng"


@given(soups)
def test_every_block_stands_in_the_tree_once(source):
    found = blocks(source)
    nodes = [n for n in tree(source).walk() if n.parent is not None]
    labels = [label for n in nodes for label in n.labels]

    assert len(nodes) + len(labels) == len(found)
    assert all(n in n.parent.children for n in nodes)


@given(soups)
def test_siblings_of_one_kind_have_paths_below_their_parent(source):
    for node in tree(source).walk():
        if node.parent is not None and node.parent.ref and node.ref:
            assert node.ref.startswith(node.parent.ref.split(".")[0])


def test_the_second_section_in_capitals_takes_the_items_below_it():
    found = refs("1. MỤC ĐÍCH\n1. Mục đích\n- Đọc sách.\n2. NHIỆM VỤ\n1. Mua sách.\n2. Mở lớp.\n")

    assert (found["NHIỆM VỤ"], found["Mua sách."], found["Mở lớp."]) == ("2", "2.1", "2.2")
