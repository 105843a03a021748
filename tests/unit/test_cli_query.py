"""`phoihop query`: what is asked, in which form it is given, and what is refused."""

import csv
import io
import json
import os
import re

import networkx as nx
import pytest

from dashboard.formats.cells import BOM
from dashboard.texts import texts
from queries.catalogue import questions

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00fd\u1ea0-\u1ef9]")
PLACE = {"start": 0, "end": 9, "locator": "II.1", "quote": "Sở Nội vụ"}


def task(ref, title, lead, *partners):
    people = [{"name": name, "written": name, "evidence": PLACE} for name in (lead, *partners)]
    return {"ref": ref, "title": title, "leads": people[:1], "partners": people[1:], "evidence": PLACE}


RECORD = {
    "document": {"kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01", "province": "Cà Mau"},
    "tasks": [task("II.1", "Mở phòng đọc", "Sở Nội vụ", "Sở Y tế"), task("II.2", "=1+1", "Sở Y tế")],
}
TASKS = "MATCH (t:Task) RETURN t.ref AS ref, t.title AS title ORDER BY ref"


def is_vietnamese(line):
    """Every clause holds a Vietnamese letter."""
    return all(VIETNAMESE.search(clause) for clause in line.removeprefix("phoihop: ").split("; "))


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    """A store that holds one small plan, named by the environment."""
    from graph.build import build
    from graph.records import parse_record

    embedded_store.load(build(parse_record(RECORD, where="test")))
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return embedded_store


def test_a_table_to_read(phoihop, joined):
    ran = phoihop("query", TASKS)

    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["ref", "title"]
    assert ran.out.splitlines()[2].split() == ["II.1", "Mở", "phòng", "đọc"]
    assert ran.err == "Rows: 2\n"


def test_csv_and_json(phoihop, joined):
    out = phoihop("query", TASKS, "--format", "csv").out
    assert out.startswith(BOM)
    assert list(csv.reader(io.StringIO(out.removeprefix(BOM)))) == [
        ["ref", "title"], ["II.1", "Mở phòng đọc"], ["II.2", "'=1+1"],
    ]  # fmt: skip
    assert json.loads(phoihop("query", TASKS, "--format", "json").out)[1] == {"ref": "II.2", "title": "=1+1"}


def test_no_rows_keep_their_columns(phoihop, joined):
    ran = phoihop("query", "MATCH (t:Topic) RETURN t.title, count(*) AS n", "--format", "csv")
    assert ran.out.removeprefix(BOM).split() == ["t.title,n"]


def test_the_cap_is_told(phoihop, joined):
    ran = phoihop("query", TASKS, "--limit", "1")
    assert "At least 1 more row (1 taken)" in ran.err
    assert "II.2" not in ran.out

    assert "more" not in phoihop("query", TASKS, "--limit", "2").err
    assert "Còn ít nhất 1 hàng nữa" in phoihop("query", TASKS, "--limit", "1", "--lang", "vi").err


def test_graphml_to_a_file(phoihop, joined, tmp_path):
    ran = phoihop("query", "MATCH p = (:Agency)-[:LEADS]->(:Task) RETURN p", "--out", "net.graphml")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == ["Graph: 4 nodes, 2 relationships.", "Written to net.graphml"]
    assert nx.read_graphml(tmp_path / "net.graphml").number_of_edges() == 2


def test_a_whole_network_by_name(phoihop, joined, tmp_path):
    named = ("--name", "ask.network", "--param", "province=ca mau")
    ran = phoihop("query", *named, "--out", "net.graphml")

    assert "Graph: 4 nodes, 3 relationships." in ran.err
    labels = nx.get_node_attributes(nx.read_graphml(tmp_path / "net.graphml"), "label")
    assert set(labels.values()) == {"Sở Nội vụ", "Sở Y tế", "Mở phòng đọc", "=1+1"}


def test_graphml_of_numbers_says_what_to_return(phoihop, joined):
    ran = phoihop("query", "RETURN 1 AS one", "--format", "graphml")

    assert (ran.code, ran.out) == (1, "")
    assert "no node, edge or path; return some" in ran.err


def test_questions_by_name_have_titles_over_their_columns(phoihop, joined):
    ran = phoihop("query", "--name", "ask.who_does_what", "--param", "province=CÀ MAU", "--lang", "vi")

    assert ran.code == 0
    assert ran.out.split("\n")[0].split("  ")[0] == "Cơ quan"
    keys = json.loads(phoihop("query", "--name", "ask.led_by", "--param", "body=so noi vu", "--format", "json").out)
    assert (keys[0]["ref"], keys[0]["partners"]) == ("II.1", ["Sở Y tế"])


def test_every_column_and_question_has_words(phoihop):
    for language in ("vi", "en"):
        words = texts(language)
        missing = [c for query in questions() for c in query.columns if f"query.column.{c}" not in words]
        assert missing == []
        listed = phoihop("query", "--list", "--lang", language).out
        assert all(f"{query.id}\t{query.title[language]}" in listed for query in questions())
    used = {f"query.column.{c}" for query in questions() for c in query.columns}
    assert {key for key in texts("en").keys() if key.startswith("query.column.")} == used  # noqa: SIM118


def test_parameters(phoihop, joined):
    text = "MATCH (t:Task) WHERE t.ref IN $refs AND t.title STARTS WITH $start RETURN t.ref AS ref"
    ran = phoihop("query", text, "--param", 'refs:=["II.1", "II.2"]', "--param", "start=M", "--format", "json")
    assert json.loads(ran.out) == [{"ref": "II.1"}]
    ran = phoihop("query", "--name", "ask.due", "--param", "year=2024", "--param", "quarter=1", "--format", "json")
    assert json.loads(ran.out) == []


def test_from_the_standard_input_and_from_a_file(phoihop, joined, tmp_path, monkeypatch):
    (tmp_path / "q.cypher").write_text("\ufeff" + TASKS, encoding="utf-8")
    assert "II.1" in phoihop("query", "--file", "q.cypher").out
    read, write = os.pipe()
    os.write(write, TASKS.encode())
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert "II.1" in phoihop("query", "-").out


MISUSED = [
    (["MATCH (n) DETACH DELETE n"], "line 1, column 11: DETACH is not allowed"),
    (["MATCH (n RETURN n"], "line 1, column 10: RETURN is not expected here"),
    (["MATCH (a), (b) RETURN a"], "joined with nothing"),
    ([], "no question, or more than one"),
    (["RETURN 1 AS x", "--name", "ask.due"], "no question, or more than one"),
    (["--name", "ask.dew"], "did you mean ask.due"),
    (["--name", "ask.led_by"], "needs parameter"),
    (["--name", "ask.due", "--param", "quarter=IV"], "is not a whole number"),
    (["--name", "ask.due", "--param", "quater=4"], "did you mean quarter"),
    (["--name", "ask.due", "--param", "province=Atlantis"], "there is no province Atlantis"),
    (["RETURN $x AS x"], "the question needs parameter x; give it with --param x=…"),
    (["RETURN 1 AS x", "--param", "y=1"], "the question has no parameter y"),
    (["RETURN $x AS x", "--param", "x:=[1"], "not JSON"),
    (["RETURN $x AS x", "--param", "x:=NaN"], "NaN is no number"),
    (["RETURN $x AS x", "--param", "x=1", "--param", "x=2"], "stands twice"),
    (["RETURN $x AS x", "--param", "x"], "is no parameter"),
]


@pytest.mark.parametrize(("arguments", "says"), MISUSED, ids=[says for _, says in MISUSED])
def test_misuse_is_one_line_and_asks_no_store(phoihop, tmp_path, monkeypatch, arguments, says):
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", "bolt://127.0.0.1:1")
    told = phoihop("query", *arguments, "--lang", "en")

    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert told.err.count("\n") == 1
    assert is_vietnamese(phoihop("query", *arguments, "--lang", "vi").err.strip())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["RETURN 1 / 0 AS x"], "divides by zero"),
        (["--file", "absent.cypher"], "absent.cypher: No such file"),
        (["RETURN 1 AS x", "--out", "absent/x.csv"], "absent/x.csv: No such file"),
    ],
)
def test_failures_exit_with_one(phoihop, joined, arguments, says):
    ran = phoihop("query", *arguments)

    assert ran.code == 1
    assert says in ran.err
    assert is_vietnamese(phoihop("query", *arguments, "--lang", "vi").err.strip())
