"""`phoihop compare` over a real store."""

import csv
import io
import json
import re

import pytest

from dashboard.formats.cells import BOM
from graph.build import build
from graph.records import parse_record


def body(name):
    return {"name": name, "written": name, "evidence": {"start": 1, "end": 9, "locator": "II", "quote": name}}


def plan(province, tasks):
    """`tasks`: (lead, partner) each."""
    place = {"start": 0, "end": 9, "locator": "II", "quote": "việc"}
    made = [
        {"ref": f"II.{i}", "title": f"Việc {i}", "leads": [body(lead)], "evidence": place}
        | {"partners": [body(partner)] if partner else []}
        for i, (lead, partner) in enumerate(tasks, 1)
    ]
    document = {"kind": "kế hoạch", "symbol": "1/KH-UBND", "date": "2021-02-03", "province": province}
    document["issuer"] = f"Ủy ban nhân dân tỉnh {province}"
    return build(parse_record({"document": document, "tasks": made}, where="test"))


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.chdir(tmp_path)
    embedded_store.load(plan("Cà Mau", [("Sở Y tế", "Sở Tài chính")] * 3 + [("Sở Tư pháp", None)]))
    embedded_store.load(plan("Hà Giang", [("Sở Y tế", "Sở Tài chính"), ("Sở Y tế", "Sở Nội vụ")]))
    return embedded_store


def test_a_table_shows_absent_roles_shares_and_the_caution(phoihop, joined):
    ran = phoihop("compare", "ca mau", "Hà Giang", "--no-samples")
    assert (ran.code, ran.err) == (0, "")
    assert "formal network of the documents" in ran.out
    (justice,) = [line for line in ran.out.splitlines() if line.startswith("Sở Tư pháp")]
    assert "1 (25 %) · 0" in justice and justice.endswith("absent")
    assert "3 of 4" in ran.out, "Y tế leads three of four tasks"


MANY = ("Cà Mau", "Hà Giang", "Bắc Kạn", "Sóc Trăng", "Lào Cai")


def test_a_narrow_terminal_loses_no_province(phoihop, joined, monkeypatch):
    for i, name in enumerate(MANY[2:], 5):
        joined.load(plan(name, [("Sở Y tế", "Sở Tài chính")] * i))
    monkeypatch.setenv("COLUMNS", "80")
    ran = phoihop("compare", *MANY, "--no-samples")
    tables = [line for line in ran.out.splitlines() if "──" in line]
    assert len(tables) > 10 and max(map(len, tables)) <= 80
    sizes = re.findall(r"n = (\d+), m = \d+", ran.out)
    assert sizes[:5] == ["4", "2", "5", "6", "7"], "one column for each province, in several tables"
    assert all(ran.out.count(name) >= 4 for name in MANY)


def test_a_table_says_how_measures_are_counted_and_what_they_are_held_against(phoihop, joined):
    asked = [argument for name in ("ei.sector", "core", "density") for argument in ("--measure", name)]
    joined.load(
        plan(
            "Bắc Kạn",
            [("Sở Y tế", f"Sở {name}") for name in ("Tài chính", "Nội vụ", "Tư pháp", "Xây dựng", "Ngoại vụ")],
        )
    )
    ran = phoihop("compare", "Cà Mau", "Bắc Kạn", *asked)
    flat = " ".join(ran.out.split())
    for told in ("2,000 permutations, seed 1", "expected:", "equally good cores:", "docs/measures.md", "m/(n(n−1))"):
        assert told in flat
    assert "Ties between core and periphery left out" in flat
    assert "without 10 % of assignments:" in flat and "[" not in ran.out
    assert "few data" in flat and "#2" not in flat, "few data have no rank"


def test_json_carries_the_tasks_and_their_words(phoihop, joined):
    ran = phoihop("compare", "Cà Mau", "Hà Giang", "--format", "json", "--measure", "lead.top", "--roles", "common")
    told = json.loads(ran.out)
    assert {role["name"] for role in told["roles"]} == {"Sở Y tế", "Sở Tài chính"}
    (measure,) = told["measures"]
    assert measure["provinces"]["Cà Mau"]["value"] == 3 / 4
    assert measure["definition"]["vi"] and measure["caution"]["en"] and measure["reference"]
    assert measure["provinces"]["Cà Mau"]["interval"]["all"] == told["stability"]["samples"] == 500
    health = told["roles"][0]["provinces"]["Cà Mau"]
    task = told["tasks"][health["led"][0]]
    assert {each["quote"] for each in task["assignments"]} == {"Sở Y tế", "Sở Tài chính"}


def test_csv_leaves_missing_cells_empty(phoihop, joined):
    ran = phoihop("compare", "--all", "--format", "csv", "--no-samples")
    assert ran.out.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix(BOM))))
    cells = {(row["name"], row["province"]): row for row in rows if row["part"] == "role"}
    absent, zero = cells["Sở Tư pháp", "Hà Giang"], cells["Sở Tài chính", "Cà Mau"]
    assert (absent["presence"], absent["led"], absent["lead_share"]) == ("absent", "", "")
    assert (zero["presence"], zero["led"], zero["lead_share"]) == ("acts", "0", "0.0")
    assert {row["part"] for row in rows} == {"role", "measure", "tie", "pair"}
    assert all(row["undefined"] or row["value"] for row in rows if row["part"] == "measure")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Cà Mau"], "two provinces or more, not only 'Cà Mau'"),
        (["Cà Mau", "ca mau"], "two provinces or more, not only 'Cà Mau'"),
        (["Cà Mau", "Atlantis"], "no document of province 'Atlantis' is loaded"),
        ([], "no province is named"),
        (["Cà Mau", "--all"], "exclude each other"),
        (["--all", "--measure", "densty"], "did you mean density?"),
    ],
)
def test_misuse_is_one_line_and_exit_code_two(phoihop, joined, arguments, told):
    ran = phoihop("compare", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err and len(ran.err.splitlines()) == 1


def test_misuse_is_told_in_vietnamese_too(phoihop, joined):
    ran = phoihop("compare", "Cà Mau", "--lang", "vi")
    assert ran.err == (
        "phoihop: so sánh cần từ hai tỉnh trở lên, không chỉ 'Cà Mau'; hãy nêu từ hai tỉnh trở lên, hoặc dùng --all\n"
    )


def test_an_empty_store_says_what_to_do(phoihop, joined):
    joined.clear()
    ran = phoihop("compare", "--all")
    assert ran.code == 1
    assert "the store is empty" in ran.err
