"""Troubles are told in Vietnamese where Vietnamese is spoken."""

import ast
import json
import re
import socket
from pathlib import Path

import pytest

from dashboard.texts import texts
from dashboard.texts.errors import PART, pieces, said, translated
from graph.errors import InputError, QueryTimedOut

ROOT = Path(__file__).parents[2]
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00fd\u1ea0-\u1ef9]")
FOREIGN = ("errors.library.", "errors.system.")
"""Wordings of libraries and of the operating system."""

PLACE = {"start": 0, "end": 9, "locator": "II.1", "quote": "x"}
RECORD = {"document": {"kind": "x", "province": "Cà Mau"}, "tasks": [{"ref": "1", "title": "x", "evidence": PLACE}]}


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHOIHOP_LANG", "vi")
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / "data"))


def is_vietnamese(line):
    """Every clause holds a Vietnamese letter; names of files and commands are left out."""
    clauses = line.removeprefix("phoihop: ").split("; ")
    return all(VIETNAMESE.search(clause) for clause in clauses if not clause.startswith("`phoihop"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("missing.json", None),
        ("empty.txt", b""),
        ("empty.json", b""),
        ("binary.txt", bytes(range(256)) * 16),
        ("word.txt", b"PK\x03\x04" + b"\x00" * 64),
        ("scan.txt", b"%PDF-1.7"),
        ("old.txt", b"\xd0\xcf\x11\xe0" + b"\x00" * 64),
        ("latin.txt", b"K\xea ho\xe1ch"),
        ("letter.txt", "Kính gửi quý bạn đọc.\n".encode()),
        ("photo.xyz", b"abc"),
        ("photo", b"abc"),
        ("unknown.json", json.dumps(RECORD | {"taks": []}).encode()),
        ("several.json", json.dumps({"document": 5, "tasks": 5, "taks": 5, "takz": 5, "source": 5}).encode()),
        ("date.json", json.dumps(RECORD | {"document": {"kind": "x", "date": "2020-13-77"}}).encode()),
        ("broken.json", b'{"document": ]'),
        ("twice.json", b'{"tasks": [], "tasks": []}'),
        ("twice.yaml", b"tasks: []\ntasks: []\n"),
        ("alias.yaml", b"a: &x 1\nb: *x\n"),
        ("tag.yaml", b"a: !!python/object 1\n"),
        ("none.json", json.dumps(RECORD | {"tasks": []}).encode()),
        ("deep.json", b"[" * 100_000),
    ],
)
def test_a_bad_file_is_told_in_vietnamese(phoihop, tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = phoihop("load", name)

    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert line.startswith(f"phoihop: {name}: ")
    assert is_vietnamese(line.replace(name, "", 1)), line


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["audit", "--rule", "task.no_such"], {}),
        (["serve", "--port", "99999"], {}),
        (["serve"], {"PHOIHOP_PORT": "abc"}),
        (["store", "info"], {"PHOIHOP_HEAP": "much"}),
        (["store", "info"], {"PHOIHOP_QUERY_TIMEOUT": "0"}),
        (["audit"], {"PHOIHOP_NEO4J_URI": "bolt://127.0.0.1:1", "PHOIHOP_CONNECT_TIMEOUT": "0.5"}),
        (["audit"], {"PHOIHOP_NEO4J_URI": "bolt://user:word@127.0.0.1:1"}),
        (["audit"], {"PHOIHOP_NEO4J_URI": "http://127.0.0.1:1"}),
        (["audit"], {"PHOIHOP_DATA_DIR": "/dev/null/data"}),
        (["serve", "--host", "192.0.2.1"], {}),
    ],
)
def test_a_wrong_setting_or_an_absent_store_is_told_in_vietnamese(phoihop, monkeypatch, arguments, environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = phoihop(*arguments)

    assert ran.code in (1, 2)
    assert is_vietnamese(ran.err.splitlines()[-1]), ran.err


def test_a_busy_port_is_told_in_vietnamese(phoihop):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = phoihop("serve", "--port", taken.getsockname()[1])

    assert is_vietnamese(ran.err.splitlines()[-1]), ran.err


def test_troubles_over_a_store_are_told_in_vietnamese(
    phoihop, embedded_store, embedded_settings, monkeypatch, tmp_path
):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    lines = [phoihop("audit").err, phoihop("withdraw", "doc:x").err]
    (tmp_path / "plan.json").write_text(json.dumps(RECORD), encoding="utf-8")
    phoihop("load", tmp_path / "plan.json")
    lines += [phoihop("audit", "--province", "Huế").err, phoihop("withdraw", "99/KH-UBND").err]
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", embedded_store.address)
    monkeypatch.setenv("PHOIHOP_NEO4J_PASSWORD", "wrong-word")
    lines.append(phoihop("audit").err)

    assert [line for line in lines if not is_vietnamese(line.strip())] == []


def test_the_option_speaks_before_the_setting(phoihop):
    assert "no such file" in phoihop("load", "missing.txt", "--lang", "en").err
    assert "no such file" in phoihop("load", "missing.txt", "--lang=en").err


def test_clauses_without_a_translation_stay():
    error = InputError("something new", where="a.txt", fix="check the path")

    assert said(error, texts("vi")) == "a.txt: something new; hãy kiểm tra đường dẫn"
    assert said(error, texts("en")) == str(error)


def test_a_file_called_like_a_message_keeps_its_name():
    error = InputError("no such file", where="no such file")

    assert said(error, texts("vi")).startswith("no such file: không")


def test_errors_of_the_store_are_translated_as_a_whole():
    words = said(QueryTimedOut("the query took longer than allowed and was ended"), texts("vi"))

    assert is_vietnamese(words)
    assert translated("", texts("vi")) == ""


def test_every_english_wording_is_one_that_the_program_says():
    spoken = "\n".join(
        node.value
        for folder in ("graph", "loaders", "queries", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    english = texts("en")
    keys = [key for key in sorted(english.keys()) if key.startswith(PART) and not key.startswith(FOREIGN)]
    unsaid = [key for key in keys if any(piece.strip(" :") not in spoken for piece in pieces(english.template(key)))]

    assert keys
    assert unsaid == []
