"""GraphML of answers: a directed multigraph that networkx and Gephi read, whatever the values hold."""

import datetime
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from dashboard.formats.graphml import as_graphml
from graph.answer import GraphEdge, GraphNode, GraphPath

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
TOKEN = re.compile(r"[\w.:-]+")
LEAD = GraphNode("e1", ("Agency",), {"id": "agency:so_y_te", "name": "Sở Y tế", "kind": "body"})
TASK = GraphNode("e2", ("Task",), {"id": "doc:x#II.4", "title": "Mở lớp\x0b \x00<b>", "order": 3, "due": None})
EDGES = [
    GraphEdge("r1", "LEADS", "e1", "e2", {"id": "a", "start": 5, "confidence": 1, "source": "QĐ 1", "type": "x"}),
    GraphEdge("r2", "PARTNERS", "e1", "e2", {"id": "b", "confidence": 0.5, "weight": 2, "label": "own"}),
    GraphEdge("r3", "LEADS", "e1", "e2", {"id": "a"}),
]


def read(rows, tmp_path):
    """What networkx reads, and the tree after a check by the rules of the schema."""
    text = as_graphml(rows).text
    path = tmp_path / "answer.graphml"
    path.write_text(text, encoding="utf-8")
    tree = ET.fromstring(text)
    keys = {(key.get("id"), key.get("for")): key for key in tree.iter(f"{NAMESPACE}key")}
    assert len({key for key, _ in keys}) == len(keys)
    assert len({(key.get("attr.name"), key.get("for")) for key in keys.values()}) == len(keys), "one type per name"
    (graph,) = tree.iter(f"{NAMESPACE}graph")
    assert graph.get("edgedefault") == "directed"
    for kind in ("node", "edge"):
        ids = [each.get("id") for each in graph.iter(NAMESPACE + kind)]
        assert len(ids) == len(set(ids)) and all(TOKEN.fullmatch(each) for each in ids)
        for each in graph.iter(NAMESPACE + kind):
            for data in each.iter(f"{NAMESPACE}data"):
                assert (data.get("key"), kind) in keys
                assert data.text is not None and data.text != "None"
    nodes = {each.get("id") for each in graph.iter(f"{NAMESPACE}node")}
    assert all({e.get("source"), e.get("target")} <= nodes for e in graph.iter(f"{NAMESPACE}edge"))
    return nx.read_graphml(path, force_multigraph=True), keys


def test_nodes_and_edges_come_back(tmp_path):
    graph, _ = read([(LEAD, EDGES[0], TASK), (LEAD, EDGES[1], TASK)], tmp_path)

    assert graph.is_directed() and graph.is_multigraph()
    assert set(graph) == {"agency:so_y_te", "doc:x_II.4"}
    assert graph.nodes["agency:so_y_te"] == {
        "label": "Sở Y tế", "labels": "Agency", "identity": "agency:so_y_te", "name": "Sở Y tế", "kind": "body",
    }  # fmt: skip
    assert graph.nodes["doc:x_II.4"]["identity"] == "doc:x#II.4"
    assert "due" not in graph.nodes["doc:x_II.4"]
    edges = {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)}
    assert edges["a"][:2] == ("agency:so_y_te", "doc:x_II.4")
    assert edges["a"][2] == {
        "label": "LEADS", "relation": "LEADS", "identity": "a", "start": 5, "confidence": 1.0, "source_": "QĐ 1",
        "type_": "x",
    }  # fmt: skip
    assert edges["b"][2]["label_"] == "own" and edges["b"][2]["weight_"] == 2


def test_each_element_stands_once_and_equal_ids_are_told_apart(tmp_path):
    twin = GraphNode("e9", ("Task",), {"id": "doc:x_II.4"})
    graph, _ = read(
        [(LEAD, EDGES[0], TASK, GraphPath((LEAD, TASK), (EDGES[2],)), [twin, LEAD], {"k": EDGES[0]})], tmp_path
    )

    assert set(graph) == {"agency:so_y_te", "doc:x_II.4", "doc:x_II.4_2"}
    assert sorted(key for *_, key in graph.edges(keys=True)) == ["a", "a_2"]


def test_ends_that_were_not_returned_are_bare(tmp_path):
    drawing = as_graphml([(EDGES[0],)])
    graph, _ = read([(EDGES[0],)], tmp_path)

    assert (drawing.nodes, drawing.edges, drawing.bare) == (2, 1, 2)
    assert set(graph) == {"e1", "e2"}


def test_values_of_all_kinds_have_one_type_each(tmp_path):
    odd = {
        "id": "n\x02", "mixed": 1, "flag": True, "list": ["a", None, 2], "map": {"k": [1]},
        "day": datetime.date(2020, 5, 1), "ctrl\x01": "a\ud800b\ufffe", "nan": float("nan"),
    }  # fmt: skip
    graph, _ = read([(GraphNode("1", (), odd), GraphNode("2", (), {"id": "m", "mixed": "x", "flag": False}))], tmp_path)

    first, second = graph.nodes.values()
    assert (first["mixed"], second["mixed"], first["flag"], second["flag"]) == ("1", "x", "true", "false")
    assert (first["list"], first["map"], first["day"]) == ("a; 2", '{"k": [1]}', "2020-05-01")
    assert "nan" not in first
    assert first["ctrl\ufffd"] == "a\ufffdb\ufffd"


@pytest.mark.parametrize("rows", [[], [(1, "x", None)], [([], {})]])
def test_nothing_to_draw(rows):
    assert as_graphml(rows) is None
