"""Answers of any question: labels and ends kept, nothing read beyond the limits; the same on both engines."""

import datetime

import pytest
from small_plans import DIRECTIVE, FOREIGN, HOME, plan

from graph.answer import Answer, GraphEdge, GraphNode, GraphPath, Limits
from graph.errors import QueryRefused

A = plan("a", [("I.1", FOREIGN, HOME)], cites=[(DIRECTIVE, "về đối ngoại")])
NUMBERS = "UNWIND range(1, 300) AS y UNWIND range(1, 300) AS x RETURN x, y"


@pytest.fixture
def loaded(store):
    store.load(A)
    return store


def test_nodes_edges_and_paths_are_told_apart(loaded):
    text = "MATCH p = (a:Agency {id: $id})-[r:LEADS]->(t:Task) RETURN a, r, t, p, [a.id] AS ids, {of: a} AS map"
    answer = loaded.ask(text, {"id": FOREIGN})

    assert answer.columns == ("a", "r", "t", "p", "ids", "map")
    ((lead, edge, task, path, ids, of),) = answer.rows
    assert isinstance(lead, GraphNode) and isinstance(edge, GraphEdge) and isinstance(path, GraphPath)
    assert (lead.labels, task.labels, edge.type) == (("Agency",), ("Task",), "LEADS")
    assert (edge.start, edge.end) == (lead.element, task.element)
    assert (path.nodes, path.edges) == ((lead, task), (edge,))
    assert (ids, of) == ([FOREIGN], {"of": lead})
    assert lead.id == FOREIGN


def test_an_edge_knows_its_ends_where_they_are_not_asked_for(loaded):
    ((edge,),) = loaded.ask("MATCH (:Agency)-[r:LEADS]->() RETURN r").rows

    assert edge.start and edge.end and edge.start != edge.end


def test_documents_carry_both_labels(loaded):
    answer = loaded.ask("MATCH (d:Document {status: 'loaded'}) RETURN d")

    assert answer.rows[0][0].labels == ("Document", "Plan")


def test_plain_values_stay_plain(loaded):
    answer = loaded.ask("RETURN date('2020-05-27') AS d, duration('P1M2D') AS u, null AS n, 1.5 AS f, [1, 'a'] AS l")

    assert answer.rows == ((datetime.date(2020, 5, 27), "P1M2D", None, 1.5, [1, "a"]),)


def test_one_row_more_than_wanted_is_noticed_and_not_kept(loaded):
    answer = loaded.ask(NUMBERS, limits=Limits(rows=3))

    assert (len(answer.rows), answer.more) == (3, True)
    assert loaded.ask("UNWIND [1, 2, 3] AS x RETURN x", limits=Limits(rows=3)) == Answer(("x",), ((1,), (2,), (3,)))


def test_long_texts_and_long_answers_are_cut(loaded):
    cut = loaded.ask("RETURN 'abcdef' AS x, ['abcdef'] AS y", limits=Limits(text=3))
    short = loaded.ask("UNWIND range(1, 1000) AS x RETURN 'abcdef' AS s", limits=Limits(whole=60))

    assert (cut.rows, cut.cut) == ((("abc…", ["abc…"]),), 2)
    assert (len(short.rows), short.more) == (11, True)


def test_the_store_answers_after_an_answer_that_was_not_read_to_its_end(loaded):
    for _ in range(5):
        assert loaded.ask(NUMBERS, limits=Limits(rows=1)).more
    assert loaded.read("RETURN 1 AS one") == [{"one": 1}]


def test_asking_cannot_write(loaded):
    before = loaded.dump()
    with pytest.raises(QueryRefused):
        loaded.ask("MATCH (n:Agency) SET n.name = 'x' RETURN n")
    assert loaded.dump() == before
