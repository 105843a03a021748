"""Parts of the engine's database that are gone are noticed before it starts; a healthy one is never refused."""

import json
import shutil

import pytest
from kit import fingerprint, load_all, settings

from graph.errors import StoreUnavailable
from graph.store import engine_parts, open_store
from graph.store.engine_files import EngineFiles
from graph.store.engine_parts import PartsNote, missing_parts


@pytest.fixture(scope="module")
def stopped(plans, tmp_path_factory):
    """A filled data directory that nobody uses, and what it holds."""
    data = tmp_path_factory.mktemp("stopped") / "data"
    with open_store(settings(data)) as store:
        load_all(store, plans)
        return data, fingerprint(store)


@pytest.fixture
def files(stopped, tmp_path):
    """A copy of it."""
    shutil.copytree(stopped[0], tmp_path / "data")
    return EngineFiles(tmp_path / "data" / "engine")


def gone(pattern):
    return lambda files: [path.unlink() for path in files.database.glob(pattern)]


def older(files):
    shutil.copy(files.database / "schema.prev.json", files.database / "schema.json")


def emptied(files):
    (files.database / "schema.json").write_text("")


REMOVED = {
    "schema": (gone("schema.json"), "schema.json"),
    "both schemas": (gone("schema*.json"), "schema.json"),
    "schema emptied": (emptied, "schema.json"),
    "schema of before": (older, "schema.json"),
    "bucket of nodes": (gone("Task_0.*.bucket"), "Task_0.bucket"),
    "bucket of edges": (gone("LEADS_0.*.bucket"), "LEADS_0.bucket"),
    "lists of edges": (gone("Task_0_in_edges.*.bucket"), "Task_0_in_edges.bucket"),
    "dictionary": (gone("*.dict"), "dictionary.dict"),
    "index": (gone("Task_0_*.umtidx"), "Task_0_*.*mtidx"),
    "database": (lambda files: shutil.rmtree(files.database), "graph"),
}


@pytest.mark.parametrize("what", REMOVED)
def test_a_part_that_is_gone_is_named(files, what):
    remove, name = REMOVED[what]
    assert missing_parts(files) == []

    remove(files)

    assert missing_parts(files) == [name]


@pytest.mark.parametrize("what", ["bucket of nodes", "bucket of edges", "dictionary", "index"])
def test_what_the_schema_names_is_missed_without_a_note_too(files, what):
    remove, name = REMOVED[what]
    files.parts.unlink()
    assert missing_parts(files) == []

    remove(files)

    assert missing_parts(files) == [name]


def killed_while_saving(files, text):
    """The schema was renamed, the new one not yet there or cut off."""
    schema = files.database / "schema.json"
    schema.replace(files.database / "schema.prev.json")
    if text is not None:
        schema.write_text(text)


def of_another_engine(files):
    noted = json.loads(files.parts.read_text())
    files.parts.write_text(json.dumps(noted | {"engine": "27.1.1", "named": ["Elsewhere_0"]}))


HEALTHY = {
    "as it was": lambda files: None,
    "killed after renaming": lambda files: killed_while_saving(files, None),
    "killed before writing": lambda files: killed_while_saving(files, ""),
    "killed in writing": lambda files: killed_while_saving(files, '{"schemaVersion":9,"dbmsVer'),
    "written by an earlier version": lambda files: files.parts.unlink(),
    "killed while the engine opened it": PartsNote,
    "opened by another engine": of_another_engine,
    "note cut off": lambda files: files.parts.write_text('{"engine":'),
    "note of another form": lambda files: files.parts.write_text('{"engine": "1", "files": {}}'),
    "half-made first start": lambda files: (files.parts.unlink(), gone("*")(files)),
    "no database yet": lambda files: (files.parts.unlink(), shutil.rmtree(files.database)),
    "index compacted": lambda files: [
        path.rename(path.with_name(f"Task_0_{n}.{900 + n}.262144.v1.umtidx"))
        for n, path in enumerate(files.database.glob("Task_0_*.umtidx"))
    ],
    "left over by a compaction": lambda files: (files.database / "Task_0_77.990.262144.v1.uctidx").touch(),
}  # fmt: skip


@pytest.mark.parametrize("what", HEALTHY)
def test_a_healthy_store_is_not_refused(files, what):
    HEALTHY[what](files)

    assert missing_parts(files) == []


def test_a_compacted_index_that_is_gone_is_named(files):
    compacted = files.database / "Task_0_77.990.262144.v1.uctidx"
    compacted.touch()
    note = PartsNote(files)
    note.opened()
    assert missing_parts(files) == []

    compacted.unlink()

    assert missing_parts(files) == ["Task_0_*.*ctidx"]


def test_the_note_follows_the_schema(files):
    note = PartsNote(files)
    assert not files.parts.exists()
    note.opened()
    schema = files.database / "schema.json"
    data = json.loads(schema.read_text())
    data["types"]["More"] = {"buckets": ["More_0"], "indexes": {}}

    (files.database / "More_0.999.65536.v0.bucket").touch()
    schema.write_text("{")
    note.look()
    assert "More_0" not in files.parts.read_text()
    schema.write_text(json.dumps(data))
    note.look()
    assert {"More_0"} < set(json.loads(files.parts.read_text())["named"])

    older(files)
    assert missing_parts(files) == ["schema.json"]


def test_a_note_that_cannot_be_written_is_tried_again(files, monkeypatch):
    note = PartsNote(files)
    with monkeypatch.context() as broken:
        broken.setattr(engine_parts, "write_private", full)
        note.opened()
    assert not files.parts.exists()

    note.look()

    assert files.parts.exists()


def full(*_):
    raise StoreUnavailable("no room")


def test_an_engine_without_its_schema_does_not_start_and_loses_nothing(files, stopped):
    schema = files.database / "schema.json"
    kept = schema.read_bytes()
    schema.unlink()
    before = {path.name: path.stat().st_size for path in files.database.iterdir()}

    for _ in range(2):
        with pytest.raises(StoreUnavailable, match=r"engine are missing: schema\.json; put them back from a copy, or "):
            open_store(settings(files.home.parent))
    assert {path.name: path.stat().st_size for path in files.database.iterdir()} == before

    schema.write_bytes(kept)
    with open_store(settings(files.home.parent)) as store:
        assert fingerprint(store) == stopped[1]
