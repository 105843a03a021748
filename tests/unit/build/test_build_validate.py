from dataclasses import replace

import pytest

from graph.build import Contribution, build
from graph.build.validate import validate
from graph.errors import DefinitionError
from graph.ontology import EdgeType, Label


@pytest.fixture
def good(make_record) -> Contribution:
    return build(make_record(tasks=[{"ref": "1", "leads": ["Sở Y tế"]}]))


def edge_of(contribution, kind):
    return next(e for e in contribution.edges if e.type is kind)


def with_edge(contribution, old, **changes):
    return replace(contribution, edges=tuple(replace(e, **changes) if e is old else e for e in contribution.edges))


def with_node(contribution, **changes):
    task = next(n for n in contribution.nodes if n.label is Label.TASK)
    return replace(contribution, nodes=tuple(replace(n, **changes) if n is task else n for n in contribution.nodes))


def test_what_build_gives_is_valid(good):
    assert validate(good) is good


@pytest.mark.parametrize("kind", [EdgeType.LEADS, EdgeType.INSTANCE_OF])
def test_an_edge_without_its_support_is_refused(good, kind):
    edge = edge_of(good, kind)
    bare = {k: v for k, v in edge.properties.items() if k not in ("quote", "source")}
    with pytest.raises(DefinitionError, match="evidence or a source"):
        validate(with_edge(good, edge, properties=bare))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": EdgeType.ISSUED}, "joins no"),
        ({"end": "nowhere"}, "an end is missing"),
        ({"properties": {"id": "x", "colour": "red"}}, "colour is not in the ontology"),
    ],
)
def test_an_edge_outside_the_ontology_is_refused(good, changes, message):
    with pytest.raises(DefinitionError, match=message):
        validate(with_edge(good, edge_of(good, EdgeType.LEADS), **changes))


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({"colour": "red"}, "not in the ontology"),
        ({"title": None}, "no property value"),
        ({"title": "So\u031b\u0309"}, "NFC"),
        ({"depends_on": []}, "no property value"),
    ],
)
def test_a_node_outside_the_ontology_is_refused(good, properties, message):
    with pytest.raises(DefinitionError, match=message):
        validate(with_node(good, properties=properties))


def test_an_id_that_stands_twice_is_refused(good):
    with pytest.raises(DefinitionError, match="twice"):
        validate(replace(good, nodes=(*good.nodes, good.nodes[0])))
