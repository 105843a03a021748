"""`phoihop body` over a real store."""

import json

import openpyxl
import pytest
from icalendar import Calendar

from graph.build import build
from graph.records import parse_record

DAY = ("--today", "2026-11-22")


def place(quote):
    return {"start": 0, "end": len(quote), "locator": "II.1", "quote": quote}


def body(name):
    return {"name": name, "written": name, "evidence": place(name)}


def plan(province, *tasks):
    document = {
        "kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01", "province": province,
        "issuer": f"Ủy ban nhân dân tỉnh {province}",
    }  # fmt: skip
    return build(parse_record({"document": document, "tasks": list(tasks)}, where="test"))


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "vi")
    monkeypatch.chdir(tmp_path)
    return embedded_store


@pytest.fixture
def loaded(joined):
    deadline = {"text": "trước 18/11 hằng năm", "kind": "yearly", "due": "11-18", "evidence": place("trước 18/11")}
    led = {"ref": "II.1", "title": "Mở phòng đọc", "leads": [body("Sở Ngoại vụ")], "deadline": deadline}
    other = {"ref": "II.1", "title": "Tập huấn", "leads": [body("Sở Nội vụ")]}
    joined.load(plan("Cà Mau", led | {"evidence": place("Mở phòng đọc")}))
    joined.load(plan("Gia Lai", other | {"evidence": place("Tập huấn")}))
    return joined


def test_a_body_in_any_spelling(phoihop, loaded):
    ran = phoihop("body", "sngv", "--province", "ca mau", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "Việc của Sở Ngoại vụ tỉnh Cà Mau" in ran.out
    assert "trước 18/11/2027, hằng năm: Chủ trì – II.1. Mở phòng đọc" in ran.out
    assert "12/KH-UBND, II.1: “Sở Ngoại vụ”" in ran.out


def test_a_role_in_all_provinces_side_by_side(phoihop, loaded):
    ran = phoihop("body", "so ngoai vu", *DAY)

    assert ran.code == 0
    lines = {line.split("  ")[0]: line for line in ran.out.splitlines()}
    assert "không được nêu" in lines["tỉnh Gia Lai"]
    assert " ".join(lines["tỉnh Cà Mau"].split()[-13:]) == "1 1 trên 1 1 trên 1 1 trên 1 0 trên 1"


def test_files_are_named_by_their_ending(phoihop, loaded, tmp_path):
    for name in ("work.xlsx", "work.ics", "work.csv", "work.json"):
        ran = phoihop("body", "Sở Ngoại vụ Cà Mau", "--out", tmp_path / name, *DAY)
        assert (ran.code, ran.out.strip(), ran.err) == (0, "", "")

    assert openpyxl.load_workbook(tmp_path / "work.xlsx")["Chủ trì"]["C5"].value == "Mở phòng đọc"
    assert len(Calendar.from_ical((tmp_path / "work.ics").read_bytes()).walk("VEVENT")) == 1
    assert (tmp_path / "work.csv").read_text("utf-8").startswith('\ufeff"Tỉnh')
    assert json.loads((tmp_path / "work.json").read_text("utf-8"))["total"] == 1


def test_a_calendar_of_a_role_names_each_body(phoihop, loaded):
    book = Calendar.from_ical(phoihop("body", "SNgV", "--format", "ics", *DAY).out)

    assert [str(event["summary"]) for event in book.walk("VEVENT")] == [
        "[Sở Ngoại vụ tỉnh Cà Mau] Hạn: trước ngày 18/11 – Chủ trì: II.1. Mở phòng đọc"
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Sở Ngoai vụu"], "có phải"),
        (["BCT"], "Bộ Chính trị, Bộ Công Thương"),
        (["Sở Ngoại vụ", "--province", "Huế"], "'Huế'"),
        (["UBND cấp huyện"], "--province"),
        ([""], "hãy nêu tên"),
        (["xyzzy"], "phoihop query"),
        (["Sở Ngoại vụ", "--today", "2026-02-30"], "2026-02-30"),
        (["Sở Ngoại vụ", "--format", "xlsx"], "--out"),
    ],
)
def test_misuse_is_one_line(phoihop, loaded, arguments, words):
    ran = phoihop("body", *arguments)

    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert words in line and " the " not in line


def test_a_file_that_cannot_be_written_is_one_line(phoihop, loaded, tmp_path):
    ran = phoihop("body", "SNgV", "--province", "Cà Mau", "--out", tmp_path / "no" / "work.ics")

    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_an_empty_store_says_what_to_do(phoihop, joined):
    ran = phoihop("body", "SNgV")

    assert ran.code == 1
    assert "phoihop load" in ran.err
