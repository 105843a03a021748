"""Loading writes all of a contribution or nothing, once, in place of what the document said before."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from small_plans import DIRECTIVE, FOREIGN, HOME, OFFICE, directive, plan, plan_id

from graph.build.contribution import Contribution, Edge
from graph.errors import ConstraintViolated, DefinitionError
from graph.ontology import EdgeType, Label
from graph.store import new_reading, writer
from graph.store.writer import LoadOutcome

A = plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, FOREIGN)], cites=[(DIRECTIVE, "về đối ngoại")])


def test_what_was_contributed_is_there(store):
    result = store.load(A)

    assert (result.nodes_created, result.edges_created) == (len(A.nodes), len(A.edges))
    assert result.outcome is LoadOutcome.LOADED
    assert {n[1]["id"]: n[1] for n in store.dump().nodes} == {n.id: n.properties for n in A.nodes}
    assert {e[3]["id"]: e[3] for e in store.dump().edges} == {e.properties["id"]: e.properties for e in A.edges}
    assert store.counts() | {"Document": 2, "Task": 2, "Agency": 3, "LEADS": 2, "REPORTS_TO": 2} == store.counts()


def test_loading_twice_changes_nothing(store):
    store.load(A)
    once = store.dump()

    again = store.load(A)

    assert again.outcome is LoadOutcome.UNCHANGED
    assert (again.nodes_created, again.edges_created) == (0, 0)
    assert store.dump() == once


def test_documents_carry_both_labels(store):
    store.load(A)

    labels = {properties["id"]: names for names, properties in store.dump().nodes}

    assert labels[A.document] == ("Document", "Plan")
    assert labels[DIRECTIVE] == ("Directive", "Document")


def test_a_new_reading_replaces_the_former(store):
    store.load(plan("a", [("I.1", FOREIGN, HOME), ("I.3", OFFICE, HOME)], cites=[(DIRECTIVE, "khác")], title="cũ"))

    result = store.load(A)

    replaced = store.dump()
    store.clear()
    store.load(A)
    assert result.outcome is LoadOutcome.REPLACED
    assert replaced == store.dump()


def test_a_new_reading_leaves_what_others_say(store):
    other = plan("b", [("I.1", FOREIGN, OFFICE)], cites=[(DIRECTIVE, "về công tác đối ngoại")])
    store.load(other)
    alone = store.dump()
    store.load(A)

    store.load_readings([new_reading(plan("a"))], replace_better=True)

    nodes = {n[1]["id"]: n[1] for n in store.dump().nodes}
    assert nodes.pop(A.document)["title"] == "Kế hoạch a"
    assert nodes == {n[1]["id"]: n[1] for n in alone.nodes}
    assert store.dump().edges == alone.edges


def test_a_citation_never_overwrites_a_loaded_document(store):
    store.load(directive())
    before = node(store, DIRECTIVE)

    store.load(A)
    store.load(A)

    assert node(store, DIRECTIVE) == before


def test_a_cited_document_that_is_loaded_keeps_who_cites_it(store):
    store.load(A)

    store.load(directive())

    assert node(store, DIRECTIVE) == {n.id: n.properties for n in directive().nodes}[DIRECTIVE]
    citing = store.read("MATCH (p:Plan)-[:IMPLEMENTS]->(d:Directive {id: $id}) RETURN p.id AS id", {"id": DIRECTIVE})
    assert citing == [{"id": A.document}]


def test_the_order_of_loading_does_not_matter(store):
    documents = [A, directive(), plan("b", [("I.1", FOREIGN, HOME)], cites=[(DIRECTIVE, "về công tác đối ngoại")])]
    dumps = []
    for order in (documents, documents[::-1], [documents[1], documents[2], documents[0]]):
        store.clear()
        for each in order:
            store.load(each)
        dumps.append(store.dump())

    assert dumps[0] == dumps[1] == dumps[2]


def test_a_load_that_fails_leaves_nothing_behind(store, monkeypatch):
    store.load(plan("b", [("I.1", HOME, FOREIGN)]))
    before = store.dump()

    def fail(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(writer, "write_sayings", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        store.load(A)

    assert store.dump() == before


def test_loads_at_the_same_time_all_arrive(store):
    plans = [plan(f"p{n}", [("I.1", FOREIGN, HOME)], cites=[(DIRECTIVE, "x" * n)]) for n in range(6)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(store.load, plans))
    together = store.dump()

    store.clear()
    for each in plans:
        store.load(each)

    assert store.dump() == together


def test_loaded_documents_are_listed(store):
    store.load(A)
    store.load(plan("b"))

    listed = [(d["id"], d["title"], d["tasks"]) for d in store.documents()]

    assert listed == [(A.document, "Kế hoạch a", 2), (plan_id("b"), "Kế hoạch b", 0)]


def test_ids_are_unique(store):
    store.load(A)

    with pytest.raises(ConstraintViolated, match="this id is there already"):
        store._connection.write(lambda tx: tx.run("CREATE (:Agency {id: $id})", id=FOREIGN))


def test_what_the_ontology_does_not_know_is_refused(store):
    stray = Edge(EdgeType.LEADS, FOREIGN, HOME, Label.AGENCY, Label.AGENCY, {"id": "x"})

    with pytest.raises(DefinitionError, match="LEADS does not join Agency to Agency"):
        store.load(Contribution(A.document, A.nodes, (*A.edges, stray)))


def test_an_emptied_store_counts_nothing(store):
    store.load(A)

    store.clear()

    assert set(store.counts().values()) == {0}
    assert store.documents() == []


def node(store, wanted):
    return next(properties for _, properties in store.dump().nodes if properties["id"] == wanted)
