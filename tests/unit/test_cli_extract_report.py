"""The report at the end of `phoihop extract`: on stderr, left out, or as data."""

import json

import pytest


@pytest.fixture(autouse=True)
def away(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHOIHOP_LANG", "vi")
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def plans(tmp_path, plan_text):
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(plan_text, encoding="utf-8")
    return folder


def test_the_report_goes_to_stderr_and_the_record_to_stdout(phoihop, plans):
    ran = phoihop("extract", plans / "a.txt")

    assert ran.code == 0
    assert json.loads(ran.out)["tasks"]
    assert ran.err.startswith("Báo cáo đọc văn bản: a.txt\n")
    assert f"Nhiệm vụ: {len(json.loads(ran.out)['tasks'])}," in ran.err


def test_quiet_leaves_it_out(phoihop, plans):
    assert phoihop("extract", plans / "a.txt", "--quiet").err == ""


def test_many_documents_are_a_table_with_their_sum(phoihop, plans):
    ran = phoihop("extract", plans, "--lang", "en")

    rows = [line.split() for line in ran.err.splitlines()]
    one = next(row for row in rows if row and row[0] == "a.txt")
    total = next(row for row in rows if row[1:3] == ["files", "together"])
    assert [int(n) for n in total[3:]] == [2 * int(n) for n in one[1:]]


def test_the_report_as_data_holds_every_place(phoihop, plans, tmp_path):
    out = tmp_path / "report.json"

    ran = phoihop("extract", plans, "--quiet", "--report", out)

    assert "Báo cáo" not in ran.err
    reports = json.loads(out.read_text("utf-8"))
    assert [report["file"] for report in reports] == ["a.txt", "b.txt"]
    assert reports[0]["figures"]["tasks"] > 0


def test_a_report_that_cannot_be_written_is_one_line(phoihop, plans, tmp_path):
    ran = phoihop("extract", plans / "a.txt", "--quiet", "--report", tmp_path / "none" / "report.json")

    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_what_a_document_says_cannot_drive_the_terminal(phoihop, plans, plan_text):
    evil = plan_text.replace("\n1. ", "\n1. Giao Sở \x1b[2J\u202eY tế mở lớp đọc cho học sinh.\n1. ", 1)
    (plans / "a.txt").write_text("\x1b]0;x\x07 Trang chủ\n" + evil, encoding="utf-8")

    ran = phoihop("extract", plans / "a.txt")

    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
