"""Does a contribution keep to the ontology? Checked at the end of every build, since a store would not notice."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from graph.build.contribution import Contribution, Edge, Node, Value
from graph.errors import DefinitionError
from graph.ontology import EDGES, EVIDENCE, NODES, OPTIONAL_EVIDENCE, EdgeKind, Label, edge_properties

_NEEDED_EVIDENCE = EVIDENCE - OPTIONAL_EVIDENCE


def validate(contribution: Contribution) -> Contribution:
    """The contribution itself. Raises `DefinitionError` at the first node or edge that the ontology does not know."""
    labels = {node.id: node.label for node in contribution.nodes}
    if len(labels) != len(contribution.nodes):
        raise DefinitionError(f"{contribution.document}: a node id stands twice")
    for node in contribution.nodes:
        _check_node(node)
    for edge in contribution.edges:
        if (labels.get(edge.start), labels.get(edge.end)) != (edge.start_label, edge.end_label):
            raise DefinitionError(f"{edge.type} {edge.start} → {edge.end}: an end is missing or has another label")
        _check_edge(edge)
    return contribution


def _check_node(node: Node) -> None:
    unknown = set(node.properties) - NODES[node.label].properties
    if unknown:
        raise DefinitionError(f"{node.label} {node.id}: property {sorted(unknown)[0]} is not in the ontology")
    if (node.second is None) == (node.label is Label.DOCUMENT):
        raise DefinitionError(f"{node.label} {node.id}: a second label belongs to documents alone")
    _check_values(node.id, node.properties)


def _check_edge(edge: Edge) -> None:
    kinds = [k for k in EDGES[edge.type] if (k.start, k.end) == (edge.start_label, edge.end_label)]
    if not kinds:
        raise DefinitionError(f"{edge.type}: joins no {edge.start_label} to a {edge.end_label}")
    unknown = set(edge.properties) - edge_properties(kinds[0])
    if unknown:
        raise DefinitionError(f"{edge.type} {edge.start}: property {sorted(unknown)[0]} is not in the ontology")
    _check_support(edge, kinds[0])
    _check_values(str(edge.properties["id"]), edge.properties)


def _check_support(edge: Edge, kind: EdgeKind) -> None:
    """Either all of the evidence, or a source; an edge type that allows both takes one of them."""
    evidence = kind.evidence and set(edge.properties) >= _NEEDED_EVIDENCE
    source = kind.background and "source" in edge.properties
    if (kind.evidence or kind.background) and evidence == source:
        raise DefinitionError(f"{edge.type} {edge.start} → {edge.end}: needs evidence or a source, one of the two")


def _check_values(owner: str, properties: Mapping[str, Value]) -> None:
    for name, value in properties.items():
        items = value if isinstance(value, list) else [value]
        if not items or any(type(item) not in (str, int, float, bool) for item in items):
            raise DefinitionError(f"{owner}: {name} holds {value!r}, which is no property value")
        if any(isinstance(item, str) and not unicodedata.is_normalized("NFC", item) for item in items):
            raise DefinitionError(f"{owner}: {name} is not in NFC")
