"""The parts of the store that need no database: settings, kept texts, joining of what several documents say."""

import stat
from itertools import permutations
from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.errors import DefinitionError, StoreError
from graph.ontology import EDGES, NODES
from graph.store import SourceTexts, StoreSettings
from graph.store.locks import FileLock, is_held
from graph.store.packing import merged
from graph.store.schema import statements
from graph.store.translation import address, check_address

HASH = "0f" * 32


def test_the_data_directory_follows_the_platform(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert StoreSettings().data_dir == tmp_path / "phoihop"

    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert StoreSettings().data_dir == tmp_path / ".local" / "share" / "phoihop"


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("PHOIHOP_NEO4J_URI", "neo4j://db:7687")
    monkeypatch.setenv("PHOIHOP_NEO4J_PASSWORD", "secret-word")
    monkeypatch.setenv("PHOIHOP_DATA_DIR", "~/x")

    settings = StoreSettings()

    assert settings.neo4j_uri == "neo4j://db:7687"
    assert settings.data_dir == Path.home() / "x"
    assert "secret-word" not in repr(settings)


@pytest.mark.parametrize("wrong", [{"heap": "1g -XX:OnError=x"}, {"heap": "0g"}, {"query_timeout": 0}])
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValidationError):
        StoreSettings(**wrong)


def test_texts_are_kept_and_private(tmp_path):
    texts = SourceTexts(tmp_path / "sources")
    text = "Kế hoạch\r\nnăm 2020\n"

    texts.put(HASH, "../kế hoạch.txt", text)

    assert texts.get(HASH) == text
    assert SourceTexts(tmp_path / "sources").get(HASH) == text
    assert [path.name for path in tmp_path.rglob("*.json")] == [f"{HASH}.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*.json")} == {0o600}
    assert stat.S_IMODE((tmp_path / "sources").stat().st_mode) == 0o700


def test_texts_that_are_not_at_hand_are_none(tmp_path):
    texts = SourceTexts(tmp_path)
    (tmp_path / f"{HASH}.json").write_text("{broken")

    assert texts.get(HASH) is None
    assert texts.get("ab" * 32) is None


@pytest.mark.parametrize("name", ["", "../" + "a" * 61, "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_text_is_asked_for_by_hash_alone(tmp_path, name):
    texts = SourceTexts(tmp_path / "sources")
    (tmp_path / f"{name[3:]}.json").write_text('{"text": "x"}') if name.startswith("../") else None

    assert (texts.get(name), texts.has_file(name), texts.drop(name)) == (None, False, False)
    with pytest.raises(DefinitionError, match="sha256"):
        texts.put(name, "a.txt", "x")


def test_sayings_join_in_any_order_to_the_same():
    sayings = [
        {"name": "Sở Ngoại vụ", "kind": "body"},
        {"name": "sở Ngoại vụ", "sector": "state"},
        {"name": "Sở ngoại vụ", "kind": "body", "start": 3},
    ]

    joined = {str(merged(order)) for order in permutations(sayings)} | {str(merged([*sayings, *sayings]))}
    in_steps = merged([merged(sayings[:2]), merged(sayings[1:])])

    assert joined == {str(in_steps)}
    assert in_steps == {"kind": "body", "name": "Sở Ngoại vụ", "sector": "state", "start": 3}


def test_a_lock_is_shared_or_held_by_one(tmp_path):
    path = tmp_path / "lock"
    one, other, alone = FileLock(path), FileLock(path), FileLock(path)

    assert one.acquire(shared=True)
    assert other.acquire(shared=True)
    assert not alone.acquire(timeout=0.1)
    one.release()
    assert is_held(path)
    other.release()
    assert not is_held(path)
    assert alone.acquire()
    assert is_held(path, by_all=False)
    alone.release()
    assert not is_held(path)


def test_the_schema_names_every_kind_before_any_data():
    text = "\n".join(statements())

    assert all(f"FOR (n:{label}) REQUIRE n.id IS UNIQUE" in text for label in NODES)
    assert all(f"-[r:{kind}]-" in text for kind, ends in EDGES.items() if ends[0].evidence)
    assert all("IF NOT EXISTS" in line for line in statements())


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("neo4j://someone:secret@db:7687", "neo4j://db:7687"),
        ("bolt+s://db", "bolt+s://db"),
        ("neo4j://db:7687?policy=eu", "neo4j://db:7687?policy=eu"),
    ],
)
def test_an_address_is_shown_without_password(uri, shown):
    assert address(uri) == shown


@pytest.mark.parametrize(
    "uri",
    ["", "db:7687", "http://db", "bolt://", "bolt://db:99999", "bolt://someone:secret@", "bolt://me:secret@db:7687"],
)
def test_what_is_no_address_is_refused_without_its_password(uri):
    with pytest.raises(StoreError) as refusal:
        check_address(uri)

    assert "secret" not in str(refusal.value)


def test_forgetting_a_text_forgets_the_pictures_and_the_pages_of_its_scan(tmp_path):
    sources, other = SourceTexts(tmp_path / "sources"), "cd" * 32
    for sha256 in ("ab" * 32, other):
        sources.put(sha256, "scan.pdf", "chữ")
        sources.put_picture(sha256, 1, b"picture")
        (tmp_path / "scans" / f"{sha256}-way").mkdir(parents=True)
    sources.drop("ab" * 32)

    assert (sources.picture("ab" * 32, 1), sources.has_picture("ab" * 32, 1)) == (None, False)
    assert (sources.picture(other, 1), sources.has_picture(other, 1)) == (b"picture", True)
    assert [one.name for one in (tmp_path / "scans").iterdir()] == [f"{other}-way"]
    assert (tmp_path / "sources" / f"{other}.pages").stat().st_mode & 0o777 == 0o700
