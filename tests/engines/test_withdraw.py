"""Withdrawing a document leaves exactly the graph of the other documents."""

from itertools import permutations

import pytest
from small_plans import DIRECTIVE, FOREIGN, HOME, OFFICE, directive, plan

from graph.errors import InputError

DOCUMENTS = (
    plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, FOREIGN)], cites=[(DIRECTIVE, "về đối ngoại")]),
    plan("b", [("I.1", FOREIGN, OFFICE)], cites=[(DIRECTIVE, "về công tác đối ngoại")]),
    plan("c", [("I.1", HOME, OFFICE)], background=False),
    directive(),
)


def load(store, documents):
    store.clear()
    for each in documents:
        store.load(each)
    return store.dump()


def test_any_document_can_be_taken_from_any_other(store):
    alone = {each.document: load(store, [each]) for each in DOCUMENTS}

    for stays, goes in permutations(DOCUMENTS, 2):
        load(store, [stays, goes])
        store.withdraw(goes.document)
        assert store.dump() == alone[stays.document], f"{goes.document} leaves traces beside {stays.document}"


def test_documents_can_go_in_another_order_than_they_came(store):
    last = load(store, [DOCUMENTS[1]])
    load(store, DOCUMENTS)

    for each in (DOCUMENTS[3], DOCUMENTS[0], DOCUMENTS[2]):
        store.withdraw(each.document)

    assert store.dump() == last


def test_the_last_document_leaves_an_empty_graph(store):
    load(store, [DOCUMENTS[0]])

    result = store.withdraw(DOCUMENTS[0].document)

    assert set(store.counts().values()) == {0}
    assert (result.nodes_deleted, result.edges_deleted) == (len(DOCUMENTS[0].nodes), len(DOCUMENTS[0].edges))


def test_a_document_that_others_cite_falls_back_to_what_they_say(store):
    cited = load(store, [DOCUMENTS[0]])
    store.load(directive())

    store.withdraw(DIRECTIVE)

    assert store.dump() == cited


def test_a_document_that_is_not_loaded_is_named(store):
    load(store, [DOCUMENTS[0]])
    before = store.dump()

    for unknown in ("doc:nobody", DIRECTIVE):
        with pytest.raises(InputError, match=f"{unknown}: no such document is loaded"):
            store.withdraw(unknown)

    assert store.dump() == before
