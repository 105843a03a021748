"""Rows of any question as table, JSON and CSV."""

import csv
import datetime
import io
import json
import unicodedata

import pytest
from rich.cells import cell_len

from dashboard.formats.cells import BOM
from dashboard.formats.rows import CELL, as_csv, as_json, as_table
from dashboard.texts import texts
from graph.answer import GraphEdge, GraphNode, GraphPath

VI, EN = texts("vi"), texts("en")
LEAD = GraphNode("4:x:1", ("Agency",), {"id": "agency:so_y_te", "name": "Sở Y tế"})
TASK = GraphNode("4:x:2", ("Task",), {"id": "task:1", "title": "Mở lớp tập huấn"})
EDGE = GraphEdge("5:x:1", "LEADS", LEAD.element, TASK.element, {"id": "e1", "quote": "Sở Y tế"})
PATH = GraphPath((TASK, LEAD), (EDGE,))


def read_csv(text):
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_a_table_keeps_to_the_width_and_right_aligns_numbers():
    rows = [("Sở Ngoại vụ tỉnh Gia Lai chủ trì, phối hợp các sở, ban, ngành " * 3, 7), ("Sở Y tế", 12)]
    table = as_table(("cơ quan", "nhiệm vụ"), rows, VI, width=60)

    assert max(cell_len(line) for line in table.splitlines()) <= 60
    assert table.splitlines()[-1].endswith("      12")
    assert "ngành" in table


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_columns_stand_under_each_other_however_letters_are_composed(form):
    name = unicodedata.normalize(form, "Ủy ban nhân dân")
    lines = as_table(("tên", "số"), [(name, "x"), ("Uy ban nhan dan", "x")], VI, width=80).splitlines()

    assert cell_len(lines[-1]) == cell_len(lines[-2])


def test_too_many_columns_become_one_line_per_value():
    columns = [f"column {n}" for n in range(12)]
    table = as_table(columns, [range(12)], EN, width=80)

    assert table.splitlines()[1:3] == ["column 0   0", "column 1   1"]


def test_no_rows_still_show_the_columns():
    assert "cơ quan" in as_table(("cơ quan",), [], VI, width=80)
    assert "column 3" in as_table([f"column {n}" for n in range(12)], [], VI, width=80)
    assert read_csv(as_csv(("a", "b"), [])) == [["a", "b"]]
    assert json.loads(as_json(("a",), [])) == []


def test_all_kinds_of_values_are_shown():
    row = (None, True, 1.5, ["a", None, 2], {"k": [1, 2]}, LEAD, EDGE, PATH, datetime.date(2020, 5, 27), "x" * 999)
    table = as_table([f"c{n}" for n in range(len(row))], [row], VI, width=80)

    told = dict(line.split("  ", 1) for line in table.splitlines()[1:])
    assert [told[f"c{n}"] for n in range(9)] == [
        "–", "có", "1,5", "a; –; 2", "{k: 1; 2}", "(Sở Y tế)", "[:LEADS]",
        "(Mở lớp tập huấn)<-[:LEADS]-(Sở Y tế)", "2020-05-27",
    ]  # fmt: skip
    assert len(told["c9"]) == CELL and told["c9"].endswith("…")


def test_hostile_text_cannot_steer_the_terminal():
    table = as_table(("x\x1b[2J",), [("a\x1b[31mred\u202eder\n[bold]b[/bold]",)], EN, width=80)

    assert "\x1b" not in table and "\u202e" not in table
    assert "[bold]b[/bold]" in table


def test_json_keeps_kinds_and_says_which_nodes_an_edge_joins():
    rows = [(LEAD, EDGE, TASK, PATH, None, float("nan"), datetime.datetime(2020, 5, 27, 8, 30))]
    (row,) = json.loads(as_json("abcdefg", rows))

    assert row["a"] == {"kind": "node", "id": "agency:so_y_te", "labels": ["Agency"], "properties": LEAD.properties}
    assert (row["b"]["start"], row["b"]["end"], row["b"]["type"]) == ("agency:so_y_te", "task:1", "LEADS")
    assert [node["id"] for node in row["d"]["nodes"]] == ["task:1", "agency:so_y_te"]
    assert row["d"]["edges"] == [row["b"]]
    assert (row["e"], row["f"], row["g"]) == (None, "nan", "2020-05-27T08:30:00")


def test_csv_opens_as_written():
    rows = [("Sở Y tế", None, True, ["a", "b"], [{"k": 1}], -1.5), ("x", 1, False, [], {}, 2)]

    assert read_csv(as_csv("abcdef", rows))[1:] == [
        ["Sở Y tế", "", "true", "a; b", '[{"k": 1}]', "-1.5"],
        ["x", "1", "false", "", "{}", "2"],
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1"])
def test_no_cell_of_a_csv_starts_a_formula(start):
    (header, row) = read_csv(as_csv((start,), [(start,)]))

    assert header == row == ["'" + start]
    assert read_csv(as_csv(("a",), [([start, "b"],)]))[1][0].startswith("'")
