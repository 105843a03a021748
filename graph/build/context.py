"""What every part of the build knows about the document, and the pieces all of them share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.build.contribution import Edge, Node, Value
from graph.build.names import split_province
from graph.ids import edge_id
from graph.ontology import EdgeType, Label
from graph.records import Evidence, PlanRecord
from graph.registry.provinces import Province, find_province
from graph.vocabulary import Review


@dataclass(frozen=True)
class Context:
    """The record being built, its document id, and its province: the name and the unit of the document's date."""

    record: PlanRecord
    document: str
    province: str | None
    unit: Province | None
    date: str | None


def context(record: PlanRecord, document: str) -> Context:
    """The context of a record whose document has this id."""
    province, unit = home(record)
    return Context(record, document, province, unit, record.document.date)


def home(record: PlanRecord) -> tuple[str | None, Province | None]:
    """The province of a record in its registered spelling, and the unit of that name on the document's date."""
    given = record.document.province or split_province(record.document.issuer or "")[1]
    unit = find_province(given, record.document.date) if given else None
    return (unit.name if unit else given), unit


@dataclass
class Collector:
    """Nodes and edges in the order they came, each id once; the first of an id stays."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def add(self, node: Node) -> Node:
        """Take a node in unless its id is there already; the node that stays."""
        return self.nodes.setdefault(node.id, node)

    def join(
        self, kind: EdgeType, start: Node, end: Node, properties: Mapping[str, object], *,
        document: str | None = None, locator: str = "",
    ) -> None:  # fmt: skip
        """Take an edge in, with its id from start, type, end, document and locator."""
        identity = edge_id(start.id, kind.value, end.id, document, locator)
        edge = Edge(kind, start.id, end.id, start.label, end.label, clean({"id": identity} | dict(properties)))
        self.edges.setdefault(identity, edge)


def node(label: Label, identity: str, properties: Mapping[str, object]) -> Node:
    """A node without a second label, its properties cleaned and with its id."""
    return Node(label, None, identity, clean({"id": identity} | dict(properties)))


def clean(properties: Mapping[str, object]) -> dict[str, Value]:
    """Properties as the store takes them: strings in NFC, nothing that is None, no empty list."""
    return {name: _value(value) for name, value in properties.items() if value is not None and value != []}


def _value(value: object) -> Value:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Iterable):
        items = list(value)
        return items if all(type(i) is int for i in items) else [nfc(str(i)) for i in items]
    raise TypeError(f"no property value: {value!r}")


def nfc(text: str) -> str:
    """`text` in NFC, as a plain string."""
    return unicodedata.normalize("NFC", str(text))


def evidence_of(evidence: Evidence, document: str) -> dict[str, object]:
    """What an edge read from a text carries."""
    unseen = evidence.needs_review and evidence.review is Review.OPEN
    return {
        "document": document, "locator": evidence.locator, "quote": evidence.quote, "start": evidence.start,
        "end": evidence.end, "page": evidence.page, "box": ",".join(map(str, evidence.box)) if evidence.box else None,
        "rule": evidence.rule, "confidence": evidence.confidence, "review": evidence.review.value,
        "needs_review": True if unseen else None,
    }  # fmt: skip
