"""One document, several readings: one is shown, the others stay listed, none is lost."""

import pytest
import small_records as small
from readings import changed, clean, from_file, load, reading, record, states

from graph.errors import InputError, Misuse, StoreError
from graph.store import ReadingState
from graph.store import store as store_module
from graph.store.client import Client
from graph.store.readings import reviewer_name

PLAN = record()
OTHER = record("13/KH-UBND")
SCAN = changed(from_file(PLAN, "scan.pdf", "1" * 64), confidence=0.6)
WORD = from_file(PLAN, "ke-hoach.docx", "2" * 64)
REVIEWED = changed(PLAN, confidence=0.5, review="accepted")
LONG = record("12/KH-UBND", *(small.task(f"I.{n}") for n in range(5)))
SHORT = record()
DOCUMENT = reading(PLAN).reading.document


def test_all_readings_are_of_one_document():
    assert {reading(each).reading.document for each in (PLAN, SCAN, WORD, REVIEWED)} == {DOCUMENT}
    assert len({reading(each).reading.id for each in (PLAN, SCAN, WORD, REVIEWED)}) == 4


def test_the_same_again_changes_nothing(store):
    load(store, from_file(PLAN, "a.txt", "3" * 64, read_at="2026-01-01T00:00:00Z"))
    once, listed = store.dump(), store.readings()

    again = load(store, from_file(PLAN, "a.txt", "3" * 64, read_at="2026-02-02T00:00:00Z"))

    assert again == ["unchanged"]
    assert (store.dump(), store.readings()) == (once, listed)


def test_a_better_reading_replaces_and_the_former_stays_listed(store):
    assert load(store, OTHER, SCAN, WORD) == ["loaded", "loaded", "replaced"]

    assert states(store, DOCUMENT) == [("current", 1.0), ("former", 0.6)]
    assert [each.file for each in store.readings(DOCUMENT)] == ["ke-hoach.docx", "scan.pdf"]
    assert store.dump() == clean(store, OTHER, WORD)


def test_a_reading_of_lower_confidence_is_refused_unless_asked(store):
    load(store, WORD)
    before = store.dump()

    (result,) = store.load_readings([reading(SCAN)])

    assert (result.outcome.value, result.better.file, result.refused.rank.confidence) == (
        "refused",
        WORD.source.file,
        0.6,
    )
    assert (store.dump(), states(store, DOCUMENT)) == (before, [("current", 1.0)])
    assert load(store, SCAN, replace_better=True) == ["replaced"]
    assert store.dump() == clean(store, SCAN)


def test_what_a_person_reviewed_counts_above_a_machines_reading(store):
    assert load(store, WORD, REVIEWED, WORD) == ["loaded", "replaced", "refused"]
    assert states(store, DOCUMENT) == [("current", 0.5), ("former", 1.0)]


def test_a_reviewer_lifts_the_reading_that_is_in_use(store):
    load(store, SCAN)

    (result,) = store.load_readings([reading(SCAN, reviewer="Lê Thị B")])

    assert (result.outcome.value, result.nodes_created, result.edges_created) == ("replaced", 0, 0)
    assert [(each.reviewer, each.rank.reviewed) for each in store.readings(DOCUMENT)] == [("Lê Thị B", True)]
    assert load(store, WORD) == ["refused"]


def test_a_reading_with_the_tasks_words_counts_above_one_without(store):
    with_words = PLAN.model_copy(update={"tasks": [t.model_copy(update={"text": "Nguyên văn"}) for t in PLAN.tasks]})

    assert load(store, with_words, PLAN) == ["loaded", "refused"]


def test_a_former_reading_can_come_back(store):
    load(store, OTHER, SCAN, WORD)
    former = next(each for each in store.readings(DOCUMENT) if each.state is ReadingState.FORMER)

    result = store.use(former)

    assert result.outcome.value == "replaced"
    assert states(store, DOCUMENT) == [("current", 0.6), ("former", 1.0)]
    assert store.dump() == clean(store, OTHER, SCAN)


def test_withdrawn_and_loaded_again_is_the_same_graph(store):
    load(store, OTHER, SCAN, WORD)
    before = store.hash()

    store.withdraw(DOCUMENT)
    assert states(store, DOCUMENT) == [("withdrawn", 1.0), ("former", 0.6)]
    assert store.hash() != before

    assert load(store, WORD) == ["loaded"]
    assert store.hash() == before
    assert states(store, DOCUMENT) == [("current", 1.0), ("former", 0.6)]


def test_after_withdrawal_any_reading_may_come(store):
    load(store, WORD)
    store.withdraw(DOCUMENT)

    assert load(store, SCAN) == ["loaded"]


def test_a_withdrawn_document_can_be_forgotten_with_its_texts(store):
    load(store, WORD, OTHER)
    for each in (WORD, OTHER):
        store.sources.put(each.source.sha256, each.source.file, "Nguyên văn")

    with pytest.raises(InputError, match="withdraw it first"):
        store.forget(DOCUMENT)
    store.withdraw(DOCUMENT)
    store.forget(DOCUMENT)

    assert store.readings(DOCUMENT) == []
    assert store.sources.get(WORD.source.sha256) is None
    assert store.sources.get(OTHER.source.sha256) == "Nguyên văn"
    with pytest.raises(InputError, match="no reading of such a document"):
        store.forget(DOCUMENT)


def test_documents_loaded_together_come_as_if_alone(store):
    alone = clean(store, PLAN, OTHER)
    store.clear()

    results = store.load_readings([reading(PLAN), reading(OTHER)])

    assert store.dump() == alone
    assert sum(r.nodes_created for r in results) == len(alone.nodes)
    assert sum(r.edges_created for r in results) == len(alone.edges)


def test_the_answer_of_a_repeated_transaction_is_that_of_the_first(store, monkeypatch):
    first = Client.write
    answers = []

    def twice(client, work):
        answers.extend([first(client, work), first(client, work)])
        return answers[-1]

    monkeypatch.setattr(Client, "write", twice)
    load(store, PLAN)
    load(store, SCAN, replace_better=True)
    store.withdraw(DOCUMENT)

    assert answers[::2][-3:] == answers[1::2][-3:]
    assert answers[-6][0].nodes_created > 0


def test_records_are_kept_as_they_were(store):
    load(store, SCAN, WORD)

    kept = {each.file: text for each, text in store.records(store.readings(DOCUMENT))}

    assert {file: type(PLAN).model_validate_json(text) for file, text in kept.items()} == {
        "scan.pdf": SCAN,
        "ke-hoach.docx": WORD,
    }


def test_a_reading_that_lost_most_tasks_is_refused_unless_asked_or_reviewed(store):
    assert load(store, LONG, SHORT) == ["loaded", "refused"]
    assert load(store, SHORT, replace_better=True) == ["replaced"]
    assert load(store, LONG) == ["replaced"]
    (result,) = store.load_readings([reading(SHORT, reviewer="Lê Thị B")])
    assert result.outcome.value == "replaced"


def test_a_reviewer_is_not_lost_by_loading_again(store):
    store.load_readings([reading(SCAN, reviewer="Lê Thị B")])
    store.withdraw(DOCUMENT)

    assert load(store, SCAN, WORD) == ["loaded", "refused"]
    assert load(store, WORD, SCAN, replace_better=True) == ["replaced", "replaced"]
    assert [(e.file, e.reviewer, e.rank.reviewed) for e in store.readings(DOCUMENT)] == [
        ("scan.pdf", "Lê Thị B", True),
        ("ke-hoach.docx", None, False),
    ]


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 201])
def test_a_reviewer_has_a_name(name):
    with pytest.raises(Misuse, match="reviewer"):
        reviewer_name(name)


def test_texts_go_before_the_readings_that_know_of_them(store, monkeypatch):
    load(store, WORD)
    store.sources.put(WORD.source.sha256, "ke-hoach.docx", "Nguyên văn")
    store.withdraw(DOCUMENT)

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(store_module.writer, "forget", interrupted)
        store.forget(DOCUMENT)

    assert store.sources.get(WORD.source.sha256) is None
    assert store.forget(DOCUMENT) == 1


def interrupted(*_):
    raise KeyboardInterrupt


def test_hash_and_check_are_of_one_state(embedded_store, monkeypatch):
    load(embedded_store, PLAN)
    real, calls = store_module.graph_hash, []

    def written_meanwhile(times):
        def work(fold):
            calls.append(1)
            if len(calls) <= times:
                load(embedded_store, record(f"{len(calls)}/KH-UBND"))
            return real(fold)

        return work

    monkeypatch.setattr(store_module, "graph_hash", written_meanwhile(2))
    assert embedded_store.hash() == real(embedded_store._fold)

    calls.clear()
    embedded_store.clear()
    monkeypatch.setattr(store_module, "graph_hash", written_meanwhile(99))
    with pytest.raises(StoreError, match="being written to; try again"):
        embedded_store.hash()
