"""Readings, archives, checks and judgements from the command line."""

import json
import os
import re

import pytest

from graph.store.judgements import judgement
from graph.vocabulary import Verdict

PLACE = {"start": 0, "end": 9, "locator": "II.1", "quote": "Sở Nội vụ", "confidence": 0.9}
RECORD = {
    "document": {"kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01", "province": "Cà Mau",
                 "issuer": "Ủy ban nhân dân tỉnh Cà Mau"},
    "tasks": [{"ref": "II.1", "title": "Mở phòng đọc", "evidence": PLACE},
              {"ref": "II.2", "title": "Mở lớp tập huấn", "evidence": PLACE}],
    "source": {"file": "plan.txt", "sha256": "1" * 64, "format": "txt"},
}  # fmt: skip


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return embedded_store


@pytest.fixture
def plan(tmp_path):
    return written(tmp_path / "plan.json", RECORD)


@pytest.fixture
def scan(tmp_path):
    worse = json.loads(json.dumps(RECORD).replace("0.9", "0.4").replace("plan.txt", "scan.pdf"))
    return written(tmp_path / "scan.json", worse)


def written(path, record):
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_worse_reading_is_refused_replaced_on_demand_and_taken_back(phoihop, joined, plan, scan):
    phoihop("load", plan)

    refused = phoihop("load", scan)
    assert refused.code == 1
    assert "its confidence 0.40 is below 0.90 of the reading in use; add --replace" in refused.err
    assert refused.err.count("\n") == 1

    assert phoihop("load", scan, "--replace").code == 0
    listed = phoihop("store", "history", "12/KH-UBND").out
    assert re.findall(r"\] *, (\w+), ([\w.]+)", listed) == [("current", "scan.pdf"), ("former", "plan.txt")]

    former = re.search(r"\[(\w+)\], former", listed)[1]
    assert "is in use again" in phoihop("store", "use", former).out
    assert phoihop("store", "use", former).out.endswith("nothing changed\n")
    assert "Readings no longer in use: 1" in phoihop("store", "info").out


def test_withdrawn_and_forgotten(phoihop, joined, plan):
    phoihop("load", plan, "--reviewer", "Lê Thị B")
    document = joined.documents()[0]["id"]

    phoihop("withdraw", "12/KH-UBND")
    assert "withdrawn, plan.txt, confidence 0.90, 2 tasks, reviewed by Lê Thị B" in phoihop("store", "history").out

    assert "forgot 1 reading" in phoihop("withdraw", document, "--forget").out
    assert phoihop("store", "history").out == "Nothing is loaded yet.\n"
    assert phoihop("store", "history", "12/KH-UBND").code == 1


def test_moving_house(phoihop, joined, plan, tmp_path):
    phoihop("load", plan)
    before = phoihop("store", "hash").out

    assert phoihop("store", "export", tmp_path / "kho.zip").code == 0
    assert phoihop("store", "export", tmp_path / "kho.zip").code == 1
    joined.clear()
    ran = phoihop("store", "import", tmp_path / "kho.zip")

    assert ran.code == 0
    assert "added 1 reading, 0 texts, 0 judgements" in ran.out
    assert "the one that the archive was made from" in ran.out
    assert phoihop("store", "hash").out == before


def test_a_check_names_what_is_wrong(phoihop, joined, plan):
    phoihop("load", plan)
    assert phoihop("store", "check").code == 0

    joined._connection.write(lambda tx: tx.run("MATCH (t:Task {ref: 'II.1'}) DETACH DELETE t"))
    ran = phoihop("store", "check")

    assert ran.code == 1
    assert re.search(r"node missing: doc:\S+#II\.1\n", ran.out)


def test_a_check_names_a_text_that_is_gone_and_counts_those_of_which_nobody_knows(phoihop, joined, tmp_path, plan_text):
    (tmp_path / "ke-hoach.txt").write_text(plan_text, encoding="utf-8")
    assert phoihop("load", "ke-hoach.txt").code == 0
    (text,) = {each.sha256 for each in joined.readings()}
    assert phoihop("store", "check").code == 0

    joined.sources.drop(text)
    ran = phoihop("store", "check")
    assert ran.code == 1
    assert re.search(rf"text was kept and is gone, load its file again: doc:\S+: ke-hoach.txt \({text}\)\n", ran.out)

    assert phoihop("load", "ke-hoach.txt").code == 0
    assert phoihop("store", "check").code == 0
    joined._connection.write(lambda tx: tx.run("MATCH (r:Reading) SET r.text_kept = null"))
    joined.sources.drop(text)
    ran = phoihop("store", "check")
    assert ran.code == 0
    assert "Not on this machine: 1 of 1 text." in ran.out


def test_a_finding_is_dismissed_shown_and_reopened(phoihop, joined, plan):
    phoihop("load", plan)
    first = phoihop("audit", "--rule", "task.lead_missing").out
    name = re.search(r"\[([0-9a-f]{8})\]", first)[1]
    assert "2 of 2 [" in first

    ran = phoihop("judge", name, "dismissed", "--author", "Phòng Pháp chế", "--note", "kế hoạch khung")
    assert ran.code == 0
    now = phoihop("audit", "--rule", "task.lead_missing").out
    assert "1 of 2 (1 dismissed) [" in now
    assert name not in now

    shown = phoihop("audit", "--rule", "task.lead_missing", "--all").out
    assert name in shown
    assert re.search(r"dismissed: Phòng Pháp chế, [\d-]+: kế hoạch khung", shown)
    rows = phoihop("audit", "--rule", "task.lead_missing", "--all", "--format", "csv").out.splitlines()
    assert sum("kế hoạch khung" in row for row in rows) == 1

    phoihop("judge", name[:5], "reopened", "--author", "Phòng Pháp chế")
    assert "2 of 2 [" in phoihop("audit", "--rule", "task.lead_missing").out
    assert phoihop("judge", name).out.count("Phòng Pháp chế") == 2


@pytest.mark.parametrize(("arguments", "said"), [(["zzzz"], "no such finding"), (["ab"], "no such finding")])
def test_a_finding_that_is_not_there_is_named(phoihop, joined, plan, arguments, said):
    phoihop("load", plan)
    ran = phoihop("judge", *arguments)

    assert ran.code == 1
    assert said in ran.err


@pytest.mark.parametrize("wanted", ["", "1", "[12345]"])
def test_a_reading_is_named_by_six_characters_or_more(phoihop, joined, plan, wanted):
    phoihop("load", plan)
    ran = phoihop("store", "use", wanted)

    assert ran.code == 1
    assert "too short for a reading; give at least 6 characters" in ran.err


def test_a_cut_copy_is_refused_with_both_numbers(phoihop, joined, tmp_path):
    tasks = [RECORD["tasks"][0] | {"ref": f"II.{n}"} for n in range(5)]
    phoihop("load", written(tmp_path / "whole.json", RECORD | {"tasks": tasks}))

    ran = phoihop("load", written(tmp_path / "cut.json", RECORD | {"tasks": tasks[:2]}))

    assert ran.code == 1
    assert "it has 2 tasks, fewer than half of the 5 of the reading in use; add --replace" in ran.err


def test_a_record_without_a_hash_and_a_nameless_reviewer_are_refused(phoihop, joined, plan, tmp_path):
    source = RECORD["source"] | {"sha256": "CHUA-RO"}
    ran = phoihop("load", written(tmp_path / "x.json", RECORD | {"source": source}))
    assert (ran.code, ran.err.count("source.sha256: must be a sha256")) == (1, 1)

    assert phoihop("load", plan, "--reviewer", " ").code == 2
    assert joined.readings() == []


def test_a_name_that_is_no_utf8_stops_nothing(phoihop, joined, plan, tmp_path, plan_text):
    (tmp_path / os.fsdecode(b"K\xea ho\xe1ch.txt")).write_text(plan_text, encoding="utf-8")
    (tmp_path / os.fsdecode(b"r\xf4ng.txt")).write_bytes(b"")

    ran = phoihop("load", tmp_path)

    assert ran.code == 1
    assert any("\ufffd" in str(each.file) for each in joined.readings())


def test_what_stays_withdrawn_is_named(phoihop, joined, plan, tmp_path):
    phoihop("load", plan)
    phoihop("store", "export", tmp_path / "kho.zip")
    phoihop("withdraw", "12/KH-UBND")

    ran = phoihop("store", "import", tmp_path / "kho.zip")

    assert ran.code == 0
    assert "was withdrawn and stays so" in ran.out
    assert joined.documents() == []


def test_a_subject_is_printed_on_one_line(phoihop, joined):
    joined.judge(judgement("\x1b[2J\nabc", Verdict.NOTE, author="x"))

    ran = phoihop("judge")

    assert "\x1b" not in ran.out
    assert ran.out.count("\n") == 1
