"""Reading cannot change anything, ends in time, and gives plain values."""

import datetime

import pytest
from small_plans import DIRECTIVE, FOREIGN, HOME, plan

from graph.errors import QueryRefused, QueryTimedOut

A = plan("a", [("I.1", FOREIGN, HOME)], cites=[(DIRECTIVE, "về đối ngoại")])

WRITES = (
    "CREATE (:Agency {id: 'new'})",
    "MERGE (:Agency {id: 'new'})",
    "MATCH (n:Agency) SET n.name = 'x'",
    "MATCH (n:Agency) SET n:Topic",
    "MATCH (n:Agency) REMOVE n.name",
    "MATCH (n:Task) DETACH DELETE n",
    "MATCH ()-[r:LEADS]->() DELETE r",
    "MATCH (n:Agency) FOREACH (x IN [1] | SET n.name = 'x')",
    "MATCH (n:Agency) CALL { WITH n SET n.name = 'x' } RETURN n.id AS id",
    "CREATE INDEX stray IF NOT EXISTS FOR (n:Agency) ON (n.sector)",
    "CREATE CONSTRAINT stray IF NOT EXISTS FOR (n:Agency) REQUIRE n.fold IS UNIQUE",
    "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Agency {id: line[0]})",
)


@pytest.mark.parametrize("text", WRITES)
def test_a_reader_cannot_write(loaded, text):
    before = loaded.dump()

    with pytest.raises(QueryRefused):
        loaded.read(text)

    assert loaded.dump() == before


def test_values_are_plain(loaded):
    row = loaded.read(
        "MATCH path = (a:Agency {id: $id})-[r:LEADS]->(t:Task) "
        "RETURN a, r, path, [t.id] AS ids, {ref: t.ref} AS map, date('2020-05-27') AS day, null AS nothing",
        {"id": FOREIGN},
    )[0]

    assert row["a"] == {"id": FOREIGN, "kind": "body", "name": "ngoai_vu"}
    assert row["r"]["basis"] == "explicit"
    assert row["path"] == [row["a"], row["r"], loaded.read("MATCH (t:Task) RETURN t")[0]["t"]]
    assert (row["ids"], row["map"]) == ([f"{A.document}#I.1"], {"ref": "I.1"})
    assert (row["day"], row["nothing"]) == (datetime.date(2020, 5, 27), None)


@pytest.mark.parametrize(
    ("text", "parameters"),
    [("MATCH (n RETURN n", {}), ("RETURN $absent AS x", {}), ("RETURN $x AS x", {"x": object()}), ("", {})],
)
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(loaded, text, parameters):
    with pytest.raises(QueryRefused) as refusal:
        loaded.read(text, parameters)

    assert "\n" not in str(refusal.value)


def test_unknown_labels_are_empty(loaded):
    assert loaded.read("MATCH (n:Nothing)-[:LEADS]->(m) RETURN n") == []


@pytest.mark.usefixtures("loaded")
def test_a_snapshot_holds_the_whole_graph(store):
    graph = store.snapshot()

    assert set(graph) == {n.id for n in A.nodes}
    assert graph.nodes[FOREIGN] | {"label": "Agency", "name": "ngoai_vu"} == graph.nodes[FOREIGN]
    assert {(s, e, k) for s, e, k in graph.edges(keys=True)} == {(e.start, e.end, e.properties["id"]) for e in A.edges}
    assert {d["type"] for *_, d in graph.edges(data=True)} == {str(e.type) for e in A.edges}


@pytest.mark.one_engine("the embedded engine keeps to the limit that it was started with")
@pytest.mark.neo4j
def test_a_long_question_ends_at_the_asked_limit(neo4j_store):
    with pytest.raises(QueryTimedOut, match="longer than allowed"):
        neo4j_store.read("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS s", timeout=1)


@pytest.fixture
def loaded(store):
    store.load(A)
    return store
