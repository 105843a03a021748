"""Web pages: what a browser shows, in order, with lists numbered and cells in their places."""

import pytest
from looks import paragraphs, read_bytes, tables

from graph.errors import InputTooLarge, UnreadableDocument
from loaders.extract import extract

PAGE = "<!DOCTYPE html><html><body>{}</body></html>"


def shown(tmp_path, body, encoding="utf-8"):
    return read_bytes(PAGE.format(body).encode(encoding), tmp_path / "page.html")


def test_what_a_browser_hides_is_left_out(tmp_path):
    source = shown(
        tmp_path,
        "<script>alert(1)</script><style>p {}</style><nav>Trang chủ</nav><p hidden>ẩn</p>"
        "<div style='color:red; display : none'>ẩn <p>nữa</p></div><!-- chú thích --><template><p>mẫu</p></template>"
        "<p>Sở Y tế <span style='visibility:hidden'>không</span>khám bệnh</p><footer>Bản quyền</footer>",
    )

    assert paragraphs(source) == ["Sở Y tế khám bệnh"]


def test_a_line_break_stays_and_blanks_count_once(tmp_path):
    assert paragraphs(shown(tmp_path, "<p>KẾ HOẠCH<br>  Về việc\n  đọc   sách</p>một<p>hai</p>ba")) == [
        "KẾ HOẠCH\nVề việc đọc sách",
        "một",
        "hai",
        "ba",
    ]


def test_lists_are_numbered_as_a_browser_numbers_them(tmp_path):
    body = (
        "<ol type='I' start='2'><li>Nhiệm vụ<ol><li>Sở A</li>"
        "<li value='5'>Sở B<ul><li>việc</li></ul></li></ol></li></ol>"
        "<ol type='a'><li>một</li></ol><ul><li>- đã có</li><li>chưa có</li></ul><ol><li>3. tự đánh số</li></ol>"
    )

    assert paragraphs(shown(tmp_path, body)) == [
        "II. Nhiệm vụ", "1. Sở A", "5. Sở B", "• việc", "a) một", "- đã có", "- chưa có", "3. tự đánh số",
    ]  # fmt: skip


def test_merged_cells_keep_their_places(tmp_path):
    body = (
        "<table><thead><tr><th rowspan=2>TT</th><th rowspan=2>Nhiệm vụ</th><th colspan=2>Thực hiện</th></tr>"
        "<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>"
        "<tr><td>1</td><td>Lập sổ</td><td rowspan=0>Sở A</td><td>Sở B<br>Sở C</td></tr>"
        "<tr><td>2</td><td>Mở lớp</td><td></td></tr></table>"
    )

    assert tables(shown(tmp_path, body)) == [
        [
            (0, 0, 2, 1, "TT"), (0, 1, 2, 1, "Nhiệm vụ"), (0, 2, 1, 2, "Thực hiện"), (1, 2, 1, 1, "Chủ trì"),
            (1, 3, 1, 1, "Phối hợp"), (2, 0, 1, 1, "1"), (2, 1, 1, 1, "Lập sổ"), (2, 2, 2, 1, "Sở A"),
            (2, 3, 1, 1, "Sở B\nSở C"), (3, 0, 1, 1, "2"), (3, 1, 1, 1, "Mở lớp"), (3, 3, 1, 1, ""),
        ]
    ]  # fmt: skip


def test_a_merged_body_leads_each_task_beside_it_and_a_second_header_row_names_the_columns(tmp_path):
    body = (
        "<p>KẾ HOẠCH</p><p>Đọc sách</p><p>I. NHIỆM VỤ</p>"
        "<table><tr><td rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td><td colspan=2>Cơ quan thực hiện</td></tr>"
        "<tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
        "<tr><td>1</td><td>Lập sổ theo dõi</td><td rowspan=2>Sở Y tế</td><td>Sở Nội vụ</td></tr>"
        "<tr><td>2</td><td>Mở lớp tập huấn</td><td>Sở Tài chính</td></tr></table>"
    )
    tasks = extract(shown(tmp_path, body)).tasks

    assert [(t.text, [b.name for b in t.leads], [b.name for b in t.partners]) for t in tasks] == [
        ("Lập sổ theo dõi", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Mở lớp tập huấn", ["Sở Y tế"], ["Sở Tài chính"]),
    ]


def test_bodies_beside_a_merged_task_all_belong_to_it(tmp_path):
    body = (
        "<p>KẾ HOẠCH</p><p>Đọc sách</p><p>I. NHIỆM VỤ</p>"
        "<table><tr><td>TT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Phối hợp</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>Lập sổ theo dõi</td><td rowspan=2>Sở Y tế</td><td>Sở Nội vụ</td></tr>"
        "<tr><td>Sở Tài chính</td></tr></table>"
    )
    (task,) = extract(shown(tmp_path, body)).tasks

    assert [b.name for b in task.leads] == ["Sở Y tế"]
    assert [b.name for b in task.partners] == ["Sở Nội vụ", "Sở Tài chính"]


def test_tables_that_only_place_text_are_opened(tmp_path):
    page = "<table><tr><td>Menu</td><td><p>Văn bản</p><table><tr><td>A</td><td>B</td></tr></table></td></tr></table>"
    source = shown(tmp_path, page)

    assert paragraphs(source) == ["Menu", "Văn bản"]
    assert [[cell[-1] for cell in table] for table in tables(source)] == [["A", "B"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258", "latin-1"])
def test_the_charset_is_the_one_that_the_page_names(tmp_path, encoding):
    words = {"cp1258": "đọc sạch".replace("ọ", "o\u0323").replace("ạ", "a\u0323"), "latin-1": "à la carte"}
    text = words.get(encoding, "Kế hoạch đọc sách")
    body = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'

    assert paragraphs(read_bytes(body.encode(encoding), tmp_path / "page.htm")) == [text]


def test_a_page_is_known_by_its_content(tmp_path):
    source = read_bytes(PAGE.format("<p>Sở Y tế</p>").encode(), tmp_path / "page.txt")

    assert (source.format, paragraphs(source)) == ("html", ["Sở Y tế"])


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 1_500 + "Sở Y tế",
        "<table><tr><td colspan=99999999 rowspan=99999999>Sở Y tế</td><td>x</td></tr></table>",
        "<p>" + "Sở Y tế " * 50_000,
        "<ul>" + "<li>Sở Y tế" * 20_000,
    ],
)
def test_odd_pages_are_read_in_bounded_time(tmp_path, body):
    assert "Sở Y tế" in shown(tmp_path, body).text


def test_a_page_that_would_be_cut_off_is_refused(tmp_path):
    with pytest.raises(InputTooLarge) as error:
        shown(tmp_path, "<div>" * 20_000 + "Sở Y tế")

    assert "nested too deeply" in str(error.value)


def test_a_page_without_words_says_so(tmp_path):
    with pytest.raises(UnreadableDocument) as error:
        shown(tmp_path, "<img src='x.png'>")

    assert "the file holds no text" in str(error.value)
