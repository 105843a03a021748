"""The command line over a real store: load, audit, withdraw, what is in force, and a store that is not there."""

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest

from dashboard.formats.cells import BOM

DATA = "data of the store"
PLACE = {"start": 0, "end": 9, "locator": "II.1", "quote": "Sở Nội vụ"}
BODY = {"name": "Sở Nội vụ", "written": "Sở Nội vụ", "evidence": PLACE}
RECORD = {
    "document": {
        "kind": "kế hoạch",
        "symbol": "12/KH-UBND",
        "date": "2024-03-01",
        "province": "Cà Mau",
        "issuer": "Ủy ban nhân dân tỉnh Cà Mau",
    },
    "tasks": [
        {"ref": "II.1", "title": "Mở phòng đọc", "leads": [BODY], "evidence": PLACE},
        {"ref": "II.2", "title": "Mở lớp tập huấn", "evidence": PLACE},
    ],
}


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    """An empty store whose engine runs already, named by the environment."""
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return embedded_store


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    return path


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_loading_twice_changes_nothing(phoihop, joined, record):
    first = phoihop("load", record)
    counts = joined.counts()
    second = phoihop("load", record)

    assert (first.code, second.code) == (0, 0)
    assert "loaded, tasks 2" in first.out
    assert "nothing new" in second.out
    assert counts["Task"] == 2
    assert joined.counts() == counts


def test_folder_with_a_bad_file_loads_the_rest(phoihop, joined, record, tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    ran = phoihop("load", tmp_path)

    assert ran.code == 1
    assert "bad.json" in ran.err
    assert [document["symbol"] for document in joined.documents()] == ["12/KH-UBND"]


def test_record_with_a_wrong_field_loads_nothing(phoihop, joined, tmp_path):
    wrong = json.loads(json.dumps(RECORD))
    wrong["tasks"][1]["leeds"] = []
    (tmp_path / "plan.json").write_text(json.dumps(wrong), encoding="utf-8")
    ran = phoihop("load", tmp_path / "plan.json")

    assert ran.code == 1
    assert "tasks.1.leeds" in ran.err
    assert joined.documents() == []


def test_withdrawn_document_is_gone(phoihop, joined, record):
    phoihop("load", record)
    (document,) = joined.documents()
    ran = phoihop("withdraw", document["id"])

    assert ran.code == 0
    assert joined.documents() == []
    assert joined.counts()["Task"] == 0


@pytest.mark.parametrize("name", ["12/KH-UBND", "12/kh-ubnd", "ke-hoach.txt"])
def test_document_is_withdrawn_by_its_number_or_file(phoihop, joined, record, name):
    source = {"file": "ke-hoach.txt", "sha256": "a" * 64, "format": "txt"}
    record.write_text(json.dumps(RECORD | {"source": source}), encoding="utf-8")
    phoihop("load", record)

    assert phoihop("withdraw", name).code == 0
    assert joined.documents() == []


def test_number_of_two_documents_withdraws_none_and_names_both(phoihop, joined, record, tmp_path):
    other = RECORD | {"document": RECORD["document"] | {"date": "2023-01-05"}}
    (tmp_path / "other.json").write_text(json.dumps(other), encoding="utf-8")
    phoihop("load", record, tmp_path / "other.json")
    ran = phoihop("withdraw", "12/KH-UBND")

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert len(joined.documents()) == 2
    assert all(str(document["id"]) in line for document in joined.documents())


def test_withdrawing_what_is_not_there_names_what_is(phoihop, joined, record):
    phoihop("load", record)
    ran = phoihop("withdraw", "99/KH-UBND")

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert "99/KH-UBND" in line
    assert joined.documents()[0]["id"] in line


def test_audit_finds_the_task_without_a_lead(phoihop, joined, record):
    phoihop("load", record)
    ran = phoihop("audit", "--rule", "task.lead_missing")

    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "Cà Mau"
    assert "1 of 2" in lines[1]
    assert "II.2" in lines[2]
    assert lines[3].strip().startswith("12/KH-UBND, II.1: “Sở Nội vụ”")


def test_audit_as_json_names_place_and_nodes(phoihop, joined, record):
    phoihop("load", record)
    (finding,) = json.loads(phoihop("audit", "--rule", "task.lead_missing", "--format", "json").out)["findings"]

    assert finding["rule"] == "task.lead_missing"
    assert finding["province"] == "Cà Mau"
    assert finding["node"] in finding["nodes"]
    assert {"file", "locator", "quote", "start", "end"} <= set(finding["evidence"][0])


def test_audit_as_csv_is_one_row_per_place(phoihop, joined, record):
    phoihop("load", record)
    text = phoihop("audit", "--rule", "task.lead_missing", "--format", "csv").out

    assert text.startswith(BOM)
    assert len(list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))) == 1


def test_audit_of_one_province_finds_it_without_diacritics(phoihop, joined, record):
    phoihop("load", record)

    assert "Cà Mau" in phoihop("audit", "--province", "tinh ca mau").out


def test_audit_of_a_province_that_is_not_loaded_names_those_that_are(phoihop, joined, record):
    phoihop("load", record)
    ran = phoihop("audit", "--province", "Huế")

    assert ran.code == 2
    assert "Cà Mau" in ran.err


def test_audit_without_findings_exits_0(phoihop, joined, record, tmp_path):
    only_led = RECORD | {"tasks": RECORD["tasks"][:1]}
    record.write_text(json.dumps(only_led), encoding="utf-8")
    phoihop("load", record)
    ran = phoihop("audit", "--rule", "task.lead_missing")

    assert ran.code == 0
    assert "No gaps found" in ran.out


def test_audit_of_an_empty_store_is_no_clean_bill(phoihop, joined):
    ran = phoihop("audit")

    assert ran.code == 1
    assert ran.out == ""
    assert "phoihop load" in ran.err


def test_store_info_shows_where_the_data_lie_and_what_is_loaded(phoihop, joined, record, embedded_settings):
    phoihop("load", record)
    ran = phoihop("store", "info")

    assert str(embedded_settings.data_dir) in ran.out
    assert "Task: 2" in ran.out
    assert f"  12/KH-UBND, Cà Mau [{joined.documents()[0]['id']}]" in ran.out.splitlines()


def test_store_that_is_not_there_is_one_line(phoihop, monkeypatch, record):
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", "neo4j://127.0.0.1:1")
    monkeypatch.setenv("PHOIHOP_CONNECT_TIMEOUT", "0.5")
    ran = phoihop("load", record)

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert "127.0.0.1:1" in line
    assert "PHOIHOP_NEO4J_URI" in line


def test_wrong_password_is_one_line_without_the_password(phoihop, monkeypatch, joined, record):
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", joined.address)
    monkeypatch.setenv("PHOIHOP_NEO4J_PASSWORD", "wrong-word")
    ran = phoihop("load", record)

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert "PHOIHOP_NEO4J_PASSWORD" in line
    assert "wrong-word" not in line
    assert joined.documents() == []


def test_dash_is_not_imported_by_an_audit(joined, record, phoihop):
    phoihop("load", record)
    code = (
        "import sys\n"
        "from dashboard.cli import main\n"
        "try:\n    main(['audit'])\n"
        "except SystemExit as end:\n    print(end.code, 'dash' in sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stderr.strip() == "1 False"


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_busy_port_is_said_before_any_work(phoihop, monkeypatch, tmp_path, command):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / DATA))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = phoihop(command, "--port", taken.getsockname()[1])

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert "--port" in line
    assert not (tmp_path / DATA).exists()


@contextmanager
def started(port, *command, **options):
    process = subprocess.Popen(
        [sys.executable, "-c", "from dashboard.cli import main; main()", *command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PHOIHOP_LANG": "en", "PYTHONUNBUFFERED": ""},
        **options,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def until_address(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "http://" in line:
            return lines
    raise AssertionError(process.stderr.read())


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_ends_in_order(joined, port, end):
    with started(port, "serve") as process:
        address = until_address(process)[-1].split()[-1]
        with urllib.request.urlopen(address, timeout=60) as answer:
            page = answer.read().decode()
        process.send_signal(end)
        out, err = process.communicate(timeout=60)

    assert f"http://127.0.0.1:{port}" == address
    assert "<title>" in page
    assert (process.returncode, err) == (0, "")
    assert out.splitlines() == ["Stopped."]


def ignore_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def test_serve_started_in_the_background_of_a_script_still_ends_on_an_interrupt(joined, port):
    with started(port, "serve", preexec_fn=ignore_interrupts) as process:
        until_address(process)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

    assert process.returncode == 0


def test_demo_loads_five_provinces_and_sums_up_their_gaps(phoihop, joined):
    ran = phoihop("demo", "--no-serve")

    assert ran.code == 0
    provinces = {str(document["province"]) for document in joined.documents()}
    assert len(provinces) == 5
    assert all(province.split()[0] in ran.out for province in provinces)
    assert "Findings in total" in ran.out


def test_demo_leaves_no_process_behind(tmp_path, port, monkeypatch):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / DATA))
    with started(port, "demo") as process:
        until_address(process)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "")
    assert processes_naming(tmp_path / DATA) == []


def processes_naming(folder):
    listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if str(folder) in line]
