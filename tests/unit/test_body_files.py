"""A body's work as files: read back with other programs' libraries, hostile words included."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from icalendar import Calendar

from dashboard.formats import body_files, body_text
from dashboard.formats.body_words import background, called, report_title, summary, when
from dashboard.formats.cells import BOM
from dashboard.texts import texts
from graph.vocabulary import DeadlineKind
from queries.body.dates import timings
from queries.body.entries import entries
from queries.body.model import (
    Body,
    Dossier,
    Duty,
    Evidence,
    Fellow,
    Order,
    Overview,
    Paper,
    Part,
    Receipt,
    Report,
    Share,
)

TODAY = date(2026, 11, 22)
PAPER = Paper("doc:1", "12/KH-UBND", "kế hoạch", "Kế hoạch mẫu", "2021-03-04", "Đồng Nai", issuers=("UBND tỉnh",))
FORMULA = '=HYPERLINK("http://x","y")'


def place(quote, start=5):
    return Evidence("doc:1", "II.1", quote, start, start + 9, None, "test", 1.0)


def duty(ref, title, words="", due=None, kind=None, **more):
    days = timings(DeadlineKind(kind) if kind else None, words, due, issued="2021-03-04", today=TODAY)
    return Duty(
        f"doc:1#{ref}", ref, title, "", Part.LEAD, "explicit", "assignment", words, "", (), "doc:1", place(title),
        place("Sở Ngoại vụ"), None, days, **more,
    )  # fmt: skip


def dossier(*duties, reports=()):
    class_duties = tuple(one for one in duties if one.through)
    own = tuple(one for one in duties if not one.through)
    who = Body("agency:dong-nai:s_ngv", "Sở Ngoại vụ", "so ngoai vu", "body", "state", "province", "Đồng Nai", "s_ngv")
    return Dossier(
        who, "Đồng Nai", TODAY, 24, own, (), class_duties, reports, (), (Receipt("doc:1", "", place("x")),),
        (Order("UBND tỉnh", ("doc:1",), len(own)),), entries(duties, reports), {"doc:1": PAPER}, (),
    )  # fmt: skip


def report(period, due, **more):
    days = timings(DeadlineKind.YEARLY, period, due, issued="2021-03-04", today=TODAY)
    base = Report("r1", False, ("UBND tỉnh",), (), "duty", period, due, True, False, place("báo cáo"), days)
    return replace(base, **more)


@pytest.fixture
def whole():
    fellows = (
        Fellow("a", "Sở Nội vụ", "body", Part.PARTNER, place("Sở Nội vụ")),
        Fellow("b", "các đơn vị liên quan", "vague", Part.PARTNER, place("các đơn vị")),
    )
    return dossier(
        duty("1", "Lập danh mục", "trước ngày 18/11 hằng năm", "11-18", "yearly", fellows=fellows),
        duty("2", FORMULA),
        duty("3", "Mở lớp", "hằng năm", None, "yearly"),
        duty("4", "Triển khai", "Quý III/2027", "2027-Q3", "once", through="các sở, ban, ngành"),
        duty("5", "Tổng kết", "trước 15/11", "11-15", "once"),
        reports=(report("hằng năm", "15/12"),),
    )


def book_of(*dossiers, lang="vi", overview=None):
    return openpyxl.load_workbook(io.BytesIO(body_files.as_xlsx(dossiers, texts(lang), overview)))


def test_the_workbook_reads_back_as_an_office_would_send_it(whole):
    book = book_of(whole)

    assert book.sheetnames[:3] == ["Tổng hợp", "Theo thời gian", "Chủ trì"]
    sheet = book["Chủ trì"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:4] == ["TT", "Mục", "Nhiệm vụ", "Cơ quan chủ trì"]
    row = dict(zip(heads, (cell.value for cell in sheet[5]), strict=True))
    assert (row["TT"], row["Cơ quan phối hợp"], row["Phối hợp nêu chung"]) == (1, "Sở Nội vụ", "các đơn vị liên quan")
    assert row["Ngày gần nhất"] == datetime(2027, 11, 18)
    assert (row["Văn bản"], row["Vị trí"], row["Trích dẫn"]) == ("12/KH-UBND", "II.1", "Lập danh mục")
    assert "Đồng Nai" in sheet["A1"].value and "22/11/2026" in sheet["A2"].value
    assert sheet.freeze_panes == "A5" and sheet.auto_filter.ref.startswith("A4:")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["C5"].alignment.wrap_text and sheet.print_title_rows == "$4:$4"
    cover = " ".join(str(cell.value) for row in book["Tổng hợp"] for cell in row)
    assert "Chủ trì 4" in cover and "12/KH-UBND" in cover and "UBND tỉnh" in cover


def test_no_cell_of_the_workbook_is_a_formula(whole):
    hostile = [
        FORMULA,
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "＝1+1",
        "\t=1",
        "\r=1",
        " =1",
        "_x0041_",
        "x\x00\x0b\ud800y",
        "x" * 40_000,
    ]
    book = book_of(dossier(*(duty(str(i), words) for i, words in enumerate(hostile))), whole)

    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts_ = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not any(text.lstrip()[:1] in "=+-@＝＋－＠" for text in texts_ if text.strip())
    assert "'" + FORMULA in texts_
    assert max(map(len, texts_)) <= 32_000


def test_the_same_input_gives_the_same_files(whole):
    words = texts("vi")

    assert body_files.as_xlsx([whole], words) == body_files.as_xlsx([whole], words)
    assert body_files.as_ics([whole], words) == body_files.as_ics([whole], words)


def calendar_of(*dossiers, lang="vi"):
    return Calendar.from_ical(body_files.as_ics(dossiers, texts(lang)))


def test_the_calendar_holds_only_days_that_the_text_names(whole):
    book = calendar_of(whole)
    events = {str(event["summary"]): event for event in book.walk("VEVENT")}

    assert {event["dtstart"].dt for event in events.values()} == {
        date(2021, 11, 18), date(2027, 9, 30), date(2021, 12, 15),
    }  # fmt: skip
    assert "3 mốc có ngày\\; 3 việc không có ngày" in str(book["x-wr-caldesc"])
    yearly = next(event for name, event in events.items() if "Lập danh mục" in name)
    assert yearly["rrule"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=18;BYMONTH=11"
    assert yearly["dtend"].dt == date(2021, 11, 19)
    assert str(yearly["summary"]).startswith("Hạn: trước ngày 18/11 – Chủ trì: 1. Lập danh mục")
    assert "chậm nhất là ngày liền trước" in str(yearly["description"])
    (alarm,) = yearly.walk("VALARM")
    assert alarm["trigger"].dt.days == -7
    description = str(yearly["description"])
    assert all(words in description for words in ("12/KH-UBND", "II.1", "Lập danh mục", "Sở Nội vụ"))
    once = next(event for name, event in events.items() if "Triển khai" in name)
    assert "rrule" not in once and "các sở, ban, ngành" in str(once["summary"])
    assert "ngày cuối" in str(once["description"])


def test_events_keep_their_identity_and_their_stamp_follows_the_day_asked_for(whole):
    def uids(one):
        return {str(event["uid"]) for event in calendar_of(one).walk("VEVENT")}

    assert len(uids(whole)) == 3
    later = replace(whole, today=date(2026, 12, 1))
    assert uids(later) == uids(whole)
    assert {event["dtstamp"].dt for event in calendar_of(later).walk("VEVENT")} == {datetime(2026, 12, 1, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("words", "due", "kind", "rule"),
    [
        ("trước ngày 20 hằng tháng", None, "monthly", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Quý IV hằng năm", "Q4", "yearly", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=12"),
        ("18/11 hằng năm đến năm 2030", "11-18", "yearly", "FREQ=YEARLY;UNTIL=20301231;BYMONTHDAY=18;BYMONTH=11"),
        ("29/2 hằng năm", "02-29", "yearly", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
    ],
)
def test_what_comes_again_has_a_rule(words, due, kind, rule):
    (event,) = calendar_of(dossier(duty("1", "Việc", words, due, kind))).walk("VEVENT")

    assert event["rrule"].to_ical().decode() == rule


def test_line_ends_in_a_name_start_no_property():
    hostile = "Việc\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd\x00"
    book = calendar_of(dossier(duty("1", hostile, "2027", "2027", "once")))

    (event,) = book.walk("VEVENT")
    assert "attach" not in event and "END:VEVENT" in str(event["summary"])


def test_csv_opens_with_vietnamese_and_without_formulas(whole):
    text = body_files.as_csv([whole], texts("vi"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))

    assert text.startswith(BOM)
    assert [row["Mục"] for row in rows] == ["1", "2", "3", "5", "4", ""]
    assert rows[1]["Nhiệm vụ"] == "'" + FORMULA
    assert (rows[4]["Vai trò"], rows[4]["Giao qua"]) == ("Chủ trì (giao chung)", "các sở, ban, ngành")
    assert (rows[0]["Ngày gần nhất"], rows[0]["Khi nào"]) == ("2027-11-18", "trước 18/11/2027, hằng năm")
    assert rows[5]["Vai trò"] == "Báo cáo"


def test_json_is_the_whole_model(whole):
    data = json.loads(body_files.as_json(whole))

    assert data["body"]["id"] == "agency:dong-nai:s_ngv"
    assert data["leads"][0]["timings"][0]["day"] == "2027-11-18"
    assert data["leads"][0]["fellows"][0]["name"] == "Sở Nội vụ"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text_for_reading_says_all_of_it_on_short_lines(whole, lang):
    text = body_text.as_text(whole, texts(lang), width=100)

    assert max(map(len, text.splitlines())) <= 100
    for words in ("Lập danh mục", "Sở Nội vụ", "các sở, ban, ngành", "12/KH-UBND", "15/12"):
        assert words in text


def test_a_role_side_by_side_says_absent_and_not_zero():
    overview = Overview("s_ngv", "Sở Ngoại vụ", (Share("Cà Mau", 7), Share("Đồng Nai", 24, "agency:x", 3, 0, 1, 0)))
    text = body_text.overview_text(overview, texts("vi"), width=160)
    sheet = book_of(dossier(duty("1", "Việc")), overview=overview)["Các tỉnh"]

    assert "không được nêu" in text
    assert [cell.value for cell in sheet[5]][1:] == [7, *["không được nêu"] * 4]
    assert "3 trên 24" in text
    assert [cell.value for cell in sheet[6]][1:] == [24, "3 trên 24", "0 trên 3", "1 trên 3", "0 trên 24"]


@pytest.mark.parametrize(
    ("name", "province", "told"),
    [
        ("Sở Ngoại vụ", "Đồng Nai", "Sở Ngoại vụ tỉnh Đồng Nai"),
        ("Công an tỉnh", "Gia Lai", "Công an tỉnh Gia Lai"),
        ("Báo Đồng Nai", "Đồng Nai", "Báo Đồng Nai"),
        ("Bộ Ngoại giao", None, "Bộ Ngoại giao"),
        ("Công an thành phố", "Đà Nẵng", "Công an thành phố Đà Nẵng"),
    ],
)
def test_a_body_is_called_with_its_province(name, province, told):
    assert called(Body("x", name, "", "body", province=province), texts("vi")) == told


def test_a_day_without_a_year_is_marked():
    (guess,) = timings(DeadlineKind.ONCE, "trước 15/11", "11-15", issued="2021-03-04", today=TODAY)

    assert when(guess, texts("vi")) == "trước 15/11/2021, văn bản không nêu năm"


def rows_of(one, lang="vi"):
    return list(csv.DictReader(io.StringIO(body_files.as_csv([one], texts(lang)).removeprefix(BOM))))


def test_every_row_names_all_who_take_part_the_body_and_its_class_included():
    other = Fellow("a", "Sở Nội vụ", "body", Part.LEAD, place("Sở Nội vụ"))
    third = Fellow("b", "Sở Tài chính", "body", Part.PARTNER, place("Sở Tài chính"))
    vague = Fellow("c", "các đơn vị liên quan", "vague", Part.PARTNER, place("các đơn vị"))
    by_name = replace(duty("1", "Việc", fellows=(other, third)), part=Part.PARTNER)
    by_class = replace(duty("2", "Việc", fellows=(other, vague), through="các sở"), part=Part.PARTNER)
    named, general = rows_of(dossier(by_name, by_class))

    assert (named["Cơ quan chủ trì"], named["Cơ quan phối hợp"]) == ("Sở Nội vụ", "Sở Ngoại vụ; Sở Tài chính")
    assert (general["Cơ quan phối hợp"], general["Phối hợp nêu chung"]) == ("", "các sở; các đơn vị liên quan")
    sheet = book_of(dossier(by_name, by_class))["Giao chung, không nêu đích danh"]
    assert "các sở; các đơn vị liên quan" in [cell.value for cell in sheet[5]]


def test_the_head_counts_what_the_section_lists():
    vague = duty("2", "Việc", through="các đơn vị liên quan", vague=True)
    both = dossier(duty("1", "Việc", through="các sở"), vague)

    assert '; 1 việc giao chung, không nêu đích danh, 1 việc chỉ nêu "liên quan".' in summary(both, texts("vi"))
    assert summary(both, texts("en")).endswith('one of a class, 1 only as one of those "concerned".')
    assert "liên quan" not in summary(dossier(duty("1", "Việc")), texts("vi"))


def test_work_that_is_given_without_the_word_lead_is_told_so():
    one = dossier(replace(duty("1", "Việc", "năm 2027", "2027", "once"), basis="assigned"), duty("2", "Khác"))

    assert [row["Vai trò"] for row in rows_of(one)] == ["Chủ trì, được giao", "Chủ trì"]
    assert rows_of(one)[0]["Căn cứ giao"] == "được giao việc"
    assert book_of(one)["Theo thời gian"]["D5"].value == "Chủ trì, được giao"
    assert "Chủ trì, được giao – 1. Việc" in body_text.as_text(one, texts("vi"), width=100)
    assert "Chủ trì, được giao: 1. Việc" in str(calendar_of(one).walk("VEVENT")[0]["summary"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("professional", "Cơ quan hướng dẫn chuyên môn, nghiệp vụ: Bộ Ngoại giao"),
        ("administrative", "Cơ quan cấp trên trực tiếp: Bộ Ngoại giao"),
        ("party", "Tuyến trên: Bộ Ngoại giao"),
    ],
)
def test_a_standing_line_says_what_kind_it_is(line, told):
    assert report_title(report("", "", line=line, others=("Bộ Ngoại giao",)), texts("vi")) == told


def test_an_event_stays_where_it_is_under_its_identity():
    def event(today):
        days = timings(DeadlineKind.YEARLY, "18/11 hằng năm", "11-18", issued="2021-03-04", today=today)
        one = replace(dossier(replace(duty("1", "Việc"), timings=days)), today=today)
        (found,) = calendar_of(one).walk("VEVENT")
        return found["uid"], found["dtstart"].dt, found["sequence"]

    assert event(date(2024, 1, 1)) == event(date(2026, 11, 22))


def test_the_note_of_a_calendar_is_escaped(whole):
    raw = body_files.as_ics([whole], texts("vi")).decode().replace("\r\n ", "")
    assert "ngày\\; 3 việc" in raw


def test_days_are_written_as_in_official_documents():
    words = texts("vi")
    assert [words.date(day) for day in ("2020-05-01", "2020-02", "2020-05", "2020")] == [
        "01/5/2020", "02/2020", "5/2020", "2020",
    ]  # fmt: skip
    (one,) = timings(DeadlineKind.ONCE, "Quý IV/2020", "2020-Q4", issued=None, today=TODAY)
    assert when(one, words) == "hết quý IV/2020"


def test_the_head_says_how_old_the_documents_are_and_that_the_province_was_merged():
    one = dossier(duty("1", "Việc"))

    assert background(one, texts("vi")).startswith(
        "Văn bản ban hành năm 2021; tỉnh Đồng Nai đã sáp nhập từ 01/7/2025 ("
    )
    assert "Nghị quyết 202/2025/QH15" in background(one, texts("en"))
    assert background(replace(one, today=date(2022, 1, 1)), texts("vi")) == ""
    assert "Văn bản ban hành năm 2021" in body_text.as_text(one, texts("vi"), width=100)
    cover = " ".join(str(cell.value) for row in book_of(one)["Tổng hợp"] for cell in row)
    assert "Văn bản ban hành năm 2021" in cover
    unchanged = replace(one, scope="Cao Bằng")
    assert background(unchanged, texts("vi")) == "Văn bản ban hành năm 2021."


def test_an_event_carries_the_whole_text_of_its_task():
    one = dossier(replace(duty("1", "Tập huấn", "năm 2027", "2027", "once"), text="Chủ trì hoặc phối hợp tập huấn"))
    (event,) = calendar_of(one).walk("VEVENT")

    assert "Chủ trì hoặc phối hợp tập huấn" in str(event["description"]).splitlines()
