"""Everything into one file and out again: the same graph on either engine, whatever the file has been through."""

import hashlib
import json
import os
import zipfile
from dataclasses import replace

import pytest
from readings import changed, from_file, load, reading, record
from test_readings import DOCUMENT, LONG, OTHER, PLAN, REVIEWED, SCAN, SHORT, WORD

from graph.errors import InputError, StoreError
from graph.store import ReadingState, archive_lines
from graph.store.archive import MANIFEST, READINGS, write_archive
from graph.store.archive_import import read_archive
from graph.store.check import Fault, Problem
from graph.store.judgements import judgement
from graph.vocabulary import Verdict

GONE = record("14/KH-UBND")


@pytest.fixture
def filled(store):
    """Current, former and withdrawn readings, a text, judgements."""
    load(store, OTHER, SCAN)
    store.load_readings([reading(WORD, text_kept=True)])
    load(store, GONE)
    store.withdraw(reading(GONE).reading.document)
    store.sources.put(WORD.source.sha256, WORD.source.file, "Nguyên văn kế hoạch")
    store.judge(judgement("finding:1", Verdict.DISMISSED, author="Lê Thị B", note="kế hoạch khung"))
    store.judge(judgement("finding:1", Verdict.REOPENED, author="Lê Thị B"))
    yield store
    store.sources.drop(WORD.source.sha256)


@pytest.fixture
def exported(filled, tmp_path):
    path = tmp_path / "kho.zip"
    write_archive(filled, path)
    return path


def everything(store):
    return store.hash(), store.readings(), store.judgements(), dict(store.records(store.readings()))


@pytest.mark.neo4j
@pytest.mark.parametrize("engines", [("embedded_store", "neo4j_store"), ("neo4j_store", "embedded_store")])
def test_the_same_graph_on_the_other_engine(engines, request, tmp_path):
    one, other = map(request.getfixturevalue, engines)
    load(one, OTHER, SCAN, WORD, GONE, REVIEWED)
    one.withdraw(reading(GONE).reading.document)
    one.judge(judgement("finding:1", Verdict.DISMISSED, author="Lê Thị B", note="kế hoạch khung"))
    write_archive(one, tmp_path / "one.zip")

    result, said = read_archive(other, tmp_path / "one.zip")
    write_archive(other, tmp_path / "other.zip")

    assert result.graph == said == one.hash()
    assert everything(other) == everything(one)
    assert other.check() == []
    assert (tmp_path / "other.zip").read_bytes() == (tmp_path / "one.zip").read_bytes()


def test_emptied_and_read_again_is_the_same_store(filled, exported):
    before = everything(filled)
    filled.clear()
    filled.sources.drop(WORD.source.sha256)

    result, said = read_archive(filled, exported)

    assert everything(filled) == before
    assert (result.readings, result.sources, result.judgements) == (4, 1, 2)
    assert result.graph == said
    assert filled.sources.get(WORD.source.sha256) == "Nguyên văn kế hoạch"
    assert filled.check() == []


def test_reading_it_twice_adds_nothing(filled, exported):
    before = everything(filled)

    result, _ = read_archive(filled, exported)

    assert (result.readings, result.sources, result.judgements) == (0, 0, 0)
    assert everything(filled) == before


def test_a_text_that_comes_with_an_archive_is_missed_when_it_is_gone(filled, exported):
    filled.clear()
    filled.sources.drop(WORD.source.sha256)
    load(filled, WORD, REVIEWED)

    read_archive(filled, exported)
    filled.sources.drop(WORD.source.sha256)

    assert {each.file: each.text_kept for each in filled.readings(DOCUMENT)} == {
        REVIEWED.source.file: REVIEWED.source.sha256 == WORD.source.sha256,
        "ke-hoach.docx": True,
        "scan.pdf": False,
    }
    assert [each.fault for each in filled.check()] == [Fault.TEXT_MISSING] * filled.sources.alone


def test_equal_stores_give_equal_bytes(filled, exported, tmp_path):
    write_archive(filled, tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()
    assert exported.stat().st_mode & 0o777 == 0o600


def test_a_loaded_document_keeps_its_reading_unless_the_archive_has_a_better_one(filled, exported):
    filled.clear()
    load(filled, REVIEWED, from_file(OTHER, "kém.txt", "9" * 64))
    worse = SCAN.model_copy(update={"document": OTHER.document})
    assert reading(worse).reading.document == reading(OTHER).reading.document

    read_archive(filled, exported)

    states = {each.file: each.state for each in filled.readings(DOCUMENT)}
    assert states == {
        REVIEWED.source.file: ReadingState.CURRENT,
        "ke-hoach.docx": ReadingState.FORMER,
        "scan.pdf": ReadingState.FORMER,
    }
    assert filled.check() == []


def test_a_better_reading_of_an_archive_takes_over(filled, exported):
    filled.clear()
    load(filled, SCAN)

    read_archive(filled, exported)

    assert next((e.file, e.state.value) for e in filled.readings(DOCUMENT)) == ("ke-hoach.docx", "current")
    assert filled.check() == []


def test_a_file_that_is_there_is_not_overwritten(filled, exported):
    before = exported.read_bytes()

    with pytest.raises(InputError, match="there already"):
        write_archive(filled, exported)
    assert exported.read_bytes() == before


def test_a_document_without_its_record_is_named(store, tmp_path):
    store.load(reading(PLAN).contribution)

    with pytest.raises(StoreError, match=f"{DOCUMENT} was loaded by an earlier version"):
        write_archive(store, tmp_path / "kho.zip")
    assert list(tmp_path.iterdir()) == []


def rewritten(path, change):
    """The archive with members changed by `change(members)`, the manifest's sums as they were unless changed too."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)


def signed(members):
    """The manifest's sums made to fit."""
    manifest = json.loads(members[MANIFEST])
    for each in manifest["members"]:
        data = members[each["name"]]
        each |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "lines": data.count(b"\n")}
    members[MANIFEST] = json.dumps(manifest).encode()


def edited(members, name, change):
    """The first line of a member changed."""
    first, *rest = members[name].splitlines(keepends=True)
    data = json.loads(first)
    change(data)
    members[name] = b"".join([json.dumps(data).encode() + b"\n", *rest])
    signed(members)


def newer(members):
    members[MANIFEST] = members[MANIFEST].replace(b'"version": 1', b'"version": 2')


def twice_in_use(members):
    lines = members[READINGS].splitlines(keepends=True)
    members[READINGS] = b"".join(line.replace(b'"state":"former"', b'"state":"current"') for line in lines)
    signed(members)


HOSTILE = {
    "a line was changed": (lambda m: m.update({READINGS: m[READINGS].replace(b"Gia", b"gia") + b" "}), "not what the"),
    "a newer form": (newer, "form 2, this program knows form 1; import it with a newer phoihop"),
    "a path": (lambda m: m.update({"../../etc/x": b"x"}), "not an archive of phoihop"),
    "a member less": (lambda m: m.pop(READINGS), "not an archive of phoihop"),
    "no manifest": (lambda m: m.update({MANIFEST: b"[1]"}), "manifest.json holds a line of another form"),
    "nested deep": (lambda m: (m.update({READINGS: b"[" * 200_000 + b"\n"}), signed(m)), "no JSON"),
    "a wrong record": (lambda m: edited(m, READINGS, lambda d: d["record"].update(taks=[])), "taks: unknown field"),
    "a wrong state": (lambda m: edited(m, READINGS, lambda d: d.update(state="best")), "of another form"),
    "a wrong verdict": (lambda m: edited(m, "judgements.jsonl", lambda d: d.update(verdict="x")), "of another form"),
    "a wrong time": (lambda m: edited(m, "judgements.jsonl", lambda d: d.update(at="x")), "of another form"),
    "a time too early": (lambda m: edited(m, READINGS, lambda d: d.update(loaded_at="0001-01-01")), "of another form"),
    "a time to come": (lambda m: edited(m, "judgements.jsonl", lambda d: d.update(at="9999-12-31")), "of another form"),
    "a path as hash": (lambda m: edited(m, "sources.jsonl", lambda d: d.update(sha256="../x")), "of another form"),
    "half a line": (lambda m: (m.update({READINGS: m[READINGS][:-9]}), signed(m)), "middle of a line|no JSON"),
    "zeros": (lambda m: m.update({"sources.jsonl": b"0" * 80_000_000}), "unpacks to far more"),
    "two in use": (twice_in_use, "two readings of one document are in use"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_archive_that_was_tampered_with_is_refused_in_one_line(embedded_store, tmp_path, name):
    load(embedded_store, OTHER, SCAN, WORD)
    embedded_store.sources.put(WORD.source.sha256, WORD.source.file, "Nguyên văn kế hoạch")
    embedded_store.judge(judgement("finding:1", Verdict.DISMISSED, author="Lê Thị B"))
    path = tmp_path / "kho.zip"
    write_archive(embedded_store, path)
    change, said = HOSTILE[name]
    rewritten(path, change)
    embedded_store.clear()

    with pytest.raises(InputError, match=said) as refusal:
        read_archive(embedded_store, path)

    assert "\n" not in str(refusal.value)
    assert str(refusal.value).startswith(str(path))
    assert (embedded_store.readings(), embedded_store.judgements()) == ([], [])


@pytest.mark.parametrize("content", [b"", b"no zip", os.urandom(2000), b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_archive_is_refused(embedded_store, tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)

    with pytest.raises(InputError, match="not an archive of phoihop store export"):
        read_archive(embedded_store, tmp_path / "x.zip")


def test_a_file_that_is_not_there_is_named(embedded_store, tmp_path):
    with pytest.raises(InputError, match=r"x\.zip"):
        read_archive(embedded_store, tmp_path / "x.zip")


def test_an_archive_beyond_the_limit_is_refused(embedded_store, tmp_path, monkeypatch):
    load(embedded_store, PLAN)
    write_archive(embedded_store, tmp_path / "x.zip")
    monkeypatch.setattr(archive_lines, "MOST_BYTES", 1000)

    with pytest.raises(InputError, match="unpacks to more than 1,000 bytes"):
        read_archive(embedded_store, tmp_path / "x.zip")


def test_a_truncated_archive_is_refused(embedded_store, tmp_path):
    load(embedded_store, PLAN)
    write_archive(embedded_store, tmp_path / "x.zip")
    whole = (tmp_path / "x.zip").read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 20)):
        (tmp_path / "x.zip").write_bytes(whole[:length])
        with pytest.raises(InputError):
            read_archive(embedded_store, tmp_path / "x.zip")


def exported_again(store, other, path):
    """What importing into an emptied store gives, of what was just written."""
    write_archive(store, path)
    other.clear()
    return read_archive(other, path)


def former(source):
    new = reading(source)
    return replace(new, reading=replace(new.reading, state=ReadingState.FORMER))


def test_what_is_at_the_limits_comes_back(embedded_store, tmp_path):
    many = [from_file(changed(OTHER, confidence=n / 1000), f"{n}.txt", f"{n:064}") for n in range(300)]
    embedded_store.load_readings([reading(WORD, reviewer="T" * 400)])
    embedded_store.keep_readings([former(each) for each in many])

    result, said = exported_again(embedded_store, embedded_store, tmp_path / "kho.zip")

    assert (result.readings, result.graph) == (301, said)
    assert embedded_store.readings(DOCUMENT)[0].reviewer == "T" * 200


def test_an_earlier_record_without_a_hash_moves_and_is_named(store, tmp_path):
    old = from_file(PLAN, "cu.txt", "CHUA-RO")
    load(store, old)
    assert store.check() == [Problem(Fault.HASH_WRONG, reading(old).reading.id)]

    result, said = exported_again(store, store, tmp_path / "kho.zip")
    assert (result.readings, result.sources, result.graph) == (1, 0, said)

    store.withdraw(DOCUMENT)
    store.use(store.readings(DOCUMENT)[0])
    store.withdraw(DOCUMENT)
    assert store.forget(DOCUMENT) == 1


def test_an_altered_text_is_not_exported(embedded_store, tmp_path):
    sha256 = WORD.source.sha256
    load(embedded_store, WORD)
    embedded_store.sources.put(sha256, "ke-hoach.docx", "Nguyên văn")
    path = embedded_store.sources._path(sha256)
    for content in (path.read_text(encoding="utf-8").replace("Nguyên văn", "Văn khác"), "{"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(StoreError, match="altered or is damaged"):
            write_archive(embedded_store, tmp_path / "kho.zip")
    embedded_store.sources.drop(sha256)


def test_times_of_an_archive_are_in_utc(embedded_store, tmp_path):
    load(embedded_store, PLAN)
    embedded_store.judge(judgement("finding:1", Verdict.DISMISSED, author="B", at="2026-01-01T09:00+00:00"))
    write_archive(embedded_store, tmp_path / "kho.zip")
    rewritten(
        tmp_path / "kho.zip",
        lambda m: edited(m, "judgements.jsonl", lambda d: d.update(at="2026-01-01T10:00+07:00", verdict="confirmed")),
    )

    read_archive(embedded_store, tmp_path / "kho.zip")

    assert [(e.at, e.verdict.value) for e in embedded_store.judgements()] == [
        ("2026-01-01T03:00:00.000000+00:00", "confirmed"),
        ("2026-01-01T09:00:00.000000+00:00", "dismissed"),
    ]


def test_what_was_withdrawn_since_stays_withdrawn(store, tmp_path):
    load(store, OTHER, WORD)
    write_archive(store, tmp_path / "kho.zip")
    store.withdraw(DOCUMENT)
    before = everything(store)

    result, _ = read_archive(store, tmp_path / "kho.zip")

    assert result.withdrawn == (DOCUMENT,)
    assert everything(store) == before


def test_an_archive_does_not_bring_in_a_reading_that_was_cut_short(embedded_store, tmp_path):
    write_archive_of_short(embedded_store, tmp_path / "kho.zip")
    load(embedded_store, changed(LONG, confidence=0.5))

    read_archive(embedded_store, tmp_path / "kho.zip")

    assert [(e.tasks, e.state.value) for e in embedded_store.readings(DOCUMENT)] == [(5, "current"), (2, "former")]


def write_archive_of_short(store, path):
    load(store, SHORT)
    write_archive(store, path)
    store.clear()
