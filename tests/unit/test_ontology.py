import pytest

from graph.ontology import (
    BACKGROUND,
    EDGES,
    EVIDENCE,
    NODES,
    DocumentLabel,
    EdgeType,
    Label,
    document_label,
    edge_properties,
)
from graph.vocabulary import Relation


def test_every_label_and_type_is_declared():
    assert (set(NODES), set(EDGES)) == (set(Label), set(EdgeType))


@pytest.mark.parametrize("kind", [k for kinds in EDGES.values() for k in kinds], ids=lambda k: f"{k.type}-{k.start}")
def test_an_edge_carries_what_supports_it(kind):
    carried = edge_properties(kind)
    assert "id" in carried
    assert (carried >= EVIDENCE, carried >= BACKGROUND) == (kind.evidence, kind.background)


def test_indexes_are_on_declared_properties_and_every_node_has_an_id():
    assert all({"id", *kind.indexed} <= kind.properties for kind in NODES.values())


def test_every_relation_of_a_record_is_an_edge_between_documents():
    ends = {(kind.start, kind.end) for relation in Relation for kind in EDGES[EdgeType(relation.name)]}
    assert ends == {(Label.DOCUMENT, Label.DOCUMENT)}


@pytest.mark.parametrize(
    ("kind", "label"),
    [("Kế hoạch", "Plan"), ("luật", "Law"), ("chỉ thị", "Directive"), ("tờ trình", "Other"), (None, "Other")],
)
def test_the_second_label_follows_from_the_kind(kind, label):
    assert document_label(kind) is DocumentLabel(label)
