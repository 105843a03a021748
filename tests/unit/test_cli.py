"""The command line without a store: help, misuse, extraction, one line per trouble."""

import json
import os
import subprocess
import sys

import pytest
import yaml

from dashboard.cli.program import app
from dashboard.cli.reference import cli_page
from graph.records import parse_record

COMMANDS = [
    "extract",
    "load",
    "withdraw",
    "audit",
    "body",
    "serve",
    "demo",
    "store info",
    "store stop",
]


@pytest.fixture(autouse=True)
def away(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def plan(tmp_path, plan_text):
    path = tmp_path / "plan.txt"
    path.write_text(plan_text, encoding="utf-8")
    return path


def one_line_of(ran):
    (line,) = ran.err.splitlines()
    assert line.startswith("phoihop: ")
    return line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(phoihop, command):
    ran = phoihop(*command.split(), "--help")

    assert ran.code == 0
    assert f"Example: phoihop {command}" in " ".join(ran.out.split())
    assert "--lang" in ran.out


def test_every_command_is_in_the_reference():
    names = [command.name for command in app.registered_commands]

    assert all(f"## phoihop {name}\n" in cli_page() for name in [*names, "store info", "store stop"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["nonsense"],
        ["extract", "a.txt", "--format", "pdf"],
        ["audit", "--rule", "task.no_such_rule"],
        ["audit", "--format", "xml"],
        ["serve", "--port", "99999"],
        ["load", "--unknown"],
        ["serve", "--port", "many"],
        ["demo", "--documents", "no-such-folder"],
        ["load", "a.txt", "--lang", "fr"],
    ],
)
def test_misuse_exits_2(phoihop, arguments):
    ran = phoihop(*arguments)

    assert ran.code == 2
    assert ran.err


def test_extract_prints_a_record_that_reads_back(phoihop, plan):
    ran = phoihop("extract", plan, "--quiet")

    assert (ran.code, ran.err) == (0, "")
    record = parse_record(json.loads(ran.out), where="test")
    assert record.document.symbol == "12/KH-UBND"
    assert [task.ref for task in record.tasks][:3] == ["II.1", "II.2", "II.3"]


def test_extract_writes_one_file_per_document(phoihop, plan, tmp_path, plan_text):
    (tmp_path / "other.txt").write_text(plan_text.replace("12/KH-UBND", "13/KH-UBND"), encoding="utf-8")
    ran = phoihop("extract", plan, tmp_path / "other.txt", "--out", tmp_path / "out")

    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["other.json", "plan.json"]


def test_equal_stems_do_not_overwrite_each_other(phoihop, plan, tmp_path, plan_text):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "plan.txt").write_text(plan_text, encoding="utf-8")
    phoihop("extract", plan, tmp_path / "b", "--out", tmp_path / "out")

    assert len(list((tmp_path / "out").iterdir())) == 2


def test_several_records_are_one_json_list(phoihop, plan, tmp_path, plan_text):
    (tmp_path / "other.txt").write_text(plan_text.replace("12/KH-UBND", "13/KH-UBND"), encoding="utf-8")
    ran = phoihop("extract", plan, tmp_path / "other.txt")

    assert len(json.loads(ran.out)) == 2


def test_yaml_can_be_corrected_and_read_again(phoihop, plan, tmp_path):
    text = phoihop("extract", plan, "--format", "yaml").out
    corrected = tmp_path / "corrected.yaml"
    corrected.write_text(text.replace("12/KH-UBND", "99/KH-UBND"), encoding="utf-8")
    ran = phoihop("extract", corrected)

    assert yaml.safe_load(text)["document"]["symbol"] == "12/KH-UBND"
    assert json.loads(ran.out)["document"]["symbol"] == "99/KH-UBND"


@pytest.mark.parametrize(("lang", "heading"), [("vi", "Chủ trì"), ("en", "Lead")])
def test_table_speaks_the_language_asked_for(phoihop, plan, lang, heading):
    ran = phoihop("extract", plan, "--format", "table", "--lang", lang)

    assert heading in ran.out
    assert "Sở Nội vụ" in ran.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 16, "text"),
        ("word.txt", b"PK\x03\x04" + b"\x00" * 64, "a zip file"),
        ("letter.txt", "Kính gửi quý bạn đọc.\n".encode(), "no task"),
        ("record.yaml", b"document: {kind: x}\ntaks: []\n", "taks"),
        ("record.json", b"{", "not JSON"),
        ("photo.xyz", b"abc", "no reader"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "load"])
def test_bad_input_is_one_line_and_loads_nothing(phoihop, tmp_path, command, name, content, words):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = phoihop(command, tmp_path / name)

    assert ran.code == 1
    assert ran.out == ""
    line = one_line_of(ran)
    assert name in line
    assert words in line
    assert not (tmp_path / "data").exists()


def test_bad_file_in_a_folder_is_named_last_and_the_rest_is_read(phoihop, plan, tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    plan.rename(folder / "plan.txt")
    (folder / "bad.txt").write_bytes(b"")
    (folder / "photo.xyz").write_bytes(b"abc")
    ran = phoihop("extract", folder, "--quiet", "--out", tmp_path / "out")

    assert ran.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plan.json"]
    bad, count = ran.err.splitlines()
    assert "bad.txt" in bad
    assert count.endswith("read: 1; bad files: 1; skipped, since no reader knows their format: 1")


def test_folder_that_cannot_be_written_is_one_line(phoihop, plan, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    ran = phoihop("extract", plan, "--out", tmp_path / "taken")

    assert ran.code == 1
    assert "taken" in one_line_of(ran)


@pytest.mark.parametrize(("name", "value"), [("LANG", "fr"), ("PORT", "abc"), ("HEAP", "much")])
def test_wrong_setting_is_misuse_in_one_line(phoihop, monkeypatch, plan, name, value):
    monkeypatch.setenv(f"PHOIHOP_{name}", value)
    ran = phoihop("load", plan)

    assert ran.code == 2
    assert f"PHOIHOP_{name}" in one_line_of(ran)


def test_name_with_escapes_does_not_reach_the_terminal(phoihop, tmp_path):
    ran = phoihop("extract", tmp_path / "a\x1b[2Jb\n.txt")

    assert "\x1b" not in ran.err
    one_line_of(ran)


def test_audit_list_names_every_check(phoihop):
    ran = phoihop("audit", "--list")

    assert ran.code == 0
    assert len(ran.out.splitlines()) >= 12


def test_vietnamese_is_printed_under_any_locale(plan):
    code = "from dashboard.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "extract", str(plan), "--format", "table"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert "Sở Nội vụ" in run.stdout.decode()


HEAVY = ["textual", "dash", "plotly", "neo4j", "arcadedb_embedded", "networkx", "flask"]


def test_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from dashboard.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stderr.strip() == "[]"
