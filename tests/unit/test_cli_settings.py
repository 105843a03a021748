"""Options over environment over file; a wrong setting is one line that names it."""

from pathlib import Path

import pytest

from dashboard.settings import in_force, read_settings
from graph.errors import Misuse


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("PORT", "HOST", "LANG", "HEAP", "NEO4J_URI", "NEO4J_PASSWORD", "DATA_DIR"):
        monkeypatch.delenv(f"PHOIHOP_{name}", raising=False)


def test_defaults_listen_on_loopback_in_vietnamese():
    settings = read_settings()

    assert (settings.host, settings.port, settings.lang) == ("127.0.0.1", 8050, "vi")


def test_option_beats_environment_beats_file(monkeypatch):
    Path("phoihop.toml").write_text('port = 8001\nlang = "en"\nheap = "512m"\n', encoding="utf-8")
    monkeypatch.setenv("PHOIHOP_PORT", "8002")
    monkeypatch.setenv("PHOIHOP_HEAP", "2g")

    settings = read_settings(port=8003)

    assert (settings.port, settings.heap, settings.lang) == (8003, "2g", "en")


def test_option_not_given_leaves_the_setting(monkeypatch):
    monkeypatch.setenv("PHOIHOP_PORT", "8002")

    assert read_settings(port=None).port == 8002


@pytest.mark.parametrize(("name", "value"), [("PORT", "http"), ("PORT", "70000"), ("LANG", "fr"), ("HEAP", "much")])
def test_wrong_environment_names_the_setting(monkeypatch, name, value):
    monkeypatch.setenv(f"PHOIHOP_{name}", value)

    with pytest.raises(Misuse, match=f"PHOIHOP_{name}"):
        read_settings()


@pytest.mark.parametrize("text", ["port = = 1", "prot = 8050\n"])
def test_wrong_file_is_named(text):
    Path("phoihop.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Misuse, match=r"phoihop\.toml"):
        read_settings()


def test_passwords_are_never_shown(monkeypatch):
    monkeypatch.setenv("PHOIHOP_NEO4J_PASSWORD", "s3cret-word")
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", "neo4j://me:s3cret-word@db:7687")
    shown = in_force(read_settings(), hidden="(hidden)", unset="(unset)")

    assert "s3cret-word" not in str(shown)
    assert shown["neo4j_password"] == "(hidden)"
    assert shown["neo4j_uri"] == "neo4j://(hidden)@db:7687"


def test_every_setting_is_shown():
    shown = in_force(read_settings(), hidden="h", unset="u")

    assert {"data_dir", "neo4j_uri", "neo4j_password", "port", "lang"} <= set(shown)
