"""The store is damaged in each way that can be thought of; the check names just that."""

import pytest
from readings import load, reading, record
from test_readings import DOCUMENT, OTHER, PLAN, SCAN, WORD

from graph.store import check
from graph.store.check import AbsentTexts, Fault, Problem, absent_texts
from graph.store.judgements import judgement
from graph.store.packing import pack
from graph.vocabulary import Verdict

TASK = f"{DOCUMENT}#I.1"
BODY = "agency:thai-binh:s_yt"
READING = reading(WORD).reading.id
EDGE = {"document": DOCUMENT, "locator": "I", "quote": "x", "start": 1, "end": 2}


@pytest.fixture
def filled(store):
    load(store, OTHER, SCAN, WORD, record("14/KH-UBND"))
    store.withdraw(reading(record("14/KH-UBND")).reading.document)
    store.judge(judgement("finding:1", Verdict.DISMISSED, author="Lê Thị B"))
    yield store
    change(store, "MATCH (n:Stranger) DETACH DELETE n")


def change(store, text, **values):
    """Damage the store behind its back."""
    store._connection.write(lambda tx: tx.run(text, **values))


def test_a_whole_store_has_no_problem(filled):
    assert filled.check() == []


DAMAGES = {
    Fault.NODE_MISSING: ("MATCH (t:Task {id: $task}) DETACH DELETE t", "$task"),
    Fault.NODE_EXTRA: ("CREATE (:Agency {id: 'agency:nobody', name: 'x'})", "agency:nobody"),
    Fault.NODE_CHANGED: ("MATCH (a:Agency {id: $body}) SET a.name = 'x'", "$body"),
    Fault.EDGE_MISSING: ("MATCH (:Agency {id: $body})-[r:LEADS]->(:Task {id: $task}) DELETE r", "LEADS"),
    Fault.EDGE_EXTRA: (
        "MATCH (a:Agency {id: $body}) MATCH (t:Task {id: $task}) CREATE (a)-[r:PARTNERS]->(t) SET r = $edge",
        "PARTNERS extra",
    ),
    Fault.EDGE_CHANGED: ("MATCH (:Agency {id: $body})-[r:LEADS]->(:Task {id: $task}) SET r.quote = 'x'", "LEADS"),
    Fault.EDGE_UNSUPPORTED: (
        "MATCH (:Agency {id: $body})-[r:LEADS]->(:Task {id: $task}) SET r.quote = null, r.locator = null", "LEADS",
    ),
    Fault.ID_TWICE: (
        "MATCH (a:Agency {id: $body})-[r:LEADS]->(t:Task {id: $task}) CREATE (a)-[s:LEADS]->(t) SET s = properties(r)",
        "LEADS",
    ),
    Fault.ID_ABSENT: ("CREATE (:Topic {title: 'x'})", "Topic"),
    Fault.DOCUMENT_UNREAD: ("MATCH (r:Reading {id: $reading}) DELETE r", "$document"),
    Fault.FOREIGN_LABEL: ("CREATE (:Stranger {id: 'x'})", "Stranger"),
    Fault.FOREIGN_TYPE: (
        "MATCH (a:Agency {id: $body}) MATCH (t:Task {id: $task}) CREATE (a)-[:KNOWS {source: 'x'}]->(t)", "KNOWS",
    ),
    Fault.READING_DAMAGED: ("MATCH (r:Reading {id: $reading}) SET r.contribution = 'AAAA'", "$reading"),
    Fault.COUNT_WRONG: ("MATCH (s:Shared {id: $body}) SET s.counts = [7]", "$body"),
}  # fmt: skip


@pytest.mark.parametrize("fault", DAMAGES, ids=str)
def test_each_damage_is_named(filled, fault):
    text, subject = DAMAGES[fault]
    values = {
        "task": TASK, "body": BODY, "reading": READING, "document": DOCUMENT, "edge": EDGE | {"id": "extra"},
    }  # fmt: skip

    change(filled, text, **{k: v for k, v in values.items() if f"${k}" in text})
    found = filled.check()

    named = values.get(subject.removeprefix("$"), subject)
    assert any(each.fault is fault and str(named) in each.subject for each in found), found


def test_a_reading_that_is_not_what_was_loaded_is_named(filled):
    other = next(text for each, text in filled.records(filled.readings()) if each.document != DOCUMENT)

    change(filled, "MATCH (r:Reading {id: $id}) SET r.record = $record", id=READING, record=pack(other))

    assert Problem(Fault.READING_DAMAGED, READING) in filled.check()


def test_two_readings_in_use_are_named(filled):
    new = reading(SCAN)
    properties = new.to_data() | {"id": new.reading.id}

    change(filled, "MATCH (r:Reading {id: $id}) SET r = $properties", id=new.reading.id, properties=properties)

    assert Problem(Fault.READING_TWICE, DOCUMENT) in filled.check()


TEXT = f"{DOCUMENT}: ke-hoach.docx ({WORD.source.sha256})"


def test_a_text_that_was_changed_is_named(filled):
    sha256 = WORD.source.sha256
    filled.sources.put(sha256, "ke-hoach.docx", "Nguyên văn")
    assert filled.check() == []

    path = filled.sources._path(sha256)
    path.write_text(path.read_text(encoding="utf-8").replace("Nguyên văn", "Văn khác"), encoding="utf-8")
    assert filled.check() == [Problem(Fault.TEXT_CHANGED, TEXT)]

    path.write_text("{", encoding="utf-8")
    assert filled.check() == [Problem(Fault.TEXT_CHANGED, TEXT)]
    filled.sources.drop(sha256)


@pytest.mark.parametrize("again", [False, True], ids=["first", "noted later"])
def test_a_text_that_is_gone_is_named_where_no_other_machine_has_it(store, again):
    load(store, SCAN, *[WORD] * again)
    store.sources.put(WORD.source.sha256, "ke-hoach.docx", "Nguyên văn")
    store.load_readings([reading(WORD, text_kept=True)])
    store.load_readings([reading(WORD)])
    assert store.check() == []
    assert absent_texts(store.readings(), store.sources) == AbsentTexts(0, 1)

    store.sources.drop(WORD.source.sha256)

    alone = store.sources.alone
    assert store.check() == ([Problem(Fault.TEXT_MISSING, TEXT)] if alone else [])
    assert absent_texts(store.readings(), store.sources) == AbsentTexts(0 if alone else 1, 1)


def test_of_what_an_earlier_version_did_not_note_nothing_is_wrong(filled):
    change(filled, "MATCH (r:Reading) SET r.text_kept = null")
    hashes = {each.sha256 for each in filled.readings() if each.sha256}
    filled.sources.put(WORD.source.sha256, "ke-hoach.docx", "Nguyên văn")

    assert filled.check() == []
    assert absent_texts(filled.readings(), filled.sources) == AbsentTexts(len(hashes) - 1, len(hashes))
    filled.sources.drop(WORD.source.sha256)


def test_a_record_that_is_built_differently_today_is_named(filled, monkeypatch):
    monkeypatch.setattr(check, "build", lambda record: reading(PLAN).contribution)

    assert {each.fault for each in filled.check()} == {Fault.READING_OUTDATED}
