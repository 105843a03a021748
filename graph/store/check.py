"""Does everything in the store fit together? The graph against what the readings in use contribute, node by node.

Nothing is repaired here: a document that is loaded again, or an archive that is imported into an empty store, brings
back what is missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Protocol, TypeVar

from graph.build import build
from graph.build.contribution import Contribution, Node
from graph.errors import PhoihopError
from graph.ontology import NODES, DocumentLabel, EdgeType, Label
from graph.records import PlanRecord, is_sha256, kept_record
from graph.store.hashing import EDGES as ALL_EDGES
from graph.store.hashing import NODES as ALL_NODES
from graph.store.hashing import edge_digest, node_digest
from graph.store.packing import contribution_of, unpack
from graph.store.readings import FIELDS, Reading, ReadingState, reading_digest, reading_from, without_time
from graph.store.schema import READING, SHARED, STATE
from graph.store.sharing import Item, Parts, Sayings, edge_id, stored_sayings, wording
from graph.store.sources import SourceTexts

Row = Mapping[str, object]
T = TypeVar("T")
NEEDED = frozenset({"document", "locator", "quote", "start", "end"})
"""What an edge that was read from a text must carry: which document, where, and its words."""


class Fold(Protocol):
    """Asks a question and hands over the rows as they arrive."""

    def __call__(self, text: str, work: Callable[[Iterator[dict[str, object]]], T], /) -> T:
        """What `work` makes of the rows."""
        ...


class Fault(StrEnum):
    """What can be wrong."""

    NODE_MISSING = "node_missing"
    NODE_EXTRA = "node_extra"
    NODE_CHANGED = "node_changed"
    EDGE_MISSING = "edge_missing"
    EDGE_EXTRA = "edge_extra"
    EDGE_CHANGED = "edge_changed"
    EDGE_UNSUPPORTED = "edge_unsupported"
    DOCUMENT_UNREAD = "document_unread"
    ID_TWICE = "id_twice"
    ID_ABSENT = "id_absent"
    FOREIGN_LABEL = "foreign_label"
    FOREIGN_TYPE = "foreign_type"
    READING_DAMAGED = "reading_damaged"
    READING_TWICE = "reading_twice"
    READING_OUTDATED = "reading_outdated"
    COUNT_WRONG = "count_wrong"
    HASH_WRONG = "hash_wrong"
    TEXT_CHANGED = "text_changed"
    TEXT_MISSING = "text_missing"


@dataclass(frozen=True, order=True)
class Problem:
    """One inconsistency: what is wrong, with which node, edge, document, label or text."""

    fault: Fault
    subject: str


@dataclass
class _Expected:
    """What the readings in use contribute, and what was found wrong with them."""

    nodes: dict[tuple[Label, str], bytes] = field(default_factory=dict)
    edges: dict[tuple[EdgeType, str], bytes] = field(default_factory=dict)
    said: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    documents: set[str] = field(default_factory=set)
    texts: dict[str, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    def expect(self, item: Item) -> None:
        """The graph must hold this."""
        if isinstance(item, Node):
            labels = [str(item.label)] + ([str(item.second)] if item.second else [])
            self.nodes[item.label, item.id] = node_digest({"labels": labels, "properties": item.properties})
        else:
            row = {"start": item.start, "end": item.end, "properties": item.properties}
            self.edges[item.type, edge_id(item)] = edge_digest(row)


def find_problems(fold: Fold, sources: SourceTexts) -> list[Problem]:
    """All inconsistencies, in order."""
    expected = fold(_READINGS, _expected)
    for about, counts in expected.said.items():
        pack = Sayings(counts).pack()
        if pack is not None and about not in expected.documents:
            together: list[Item] = [pack.node, *pack.edges]
            for item in together:
                expected.expect(item)
    problems = expected.problems + fold(_SHARED, lambda rows: list(_counts(rows, expected.said)))
    seen: set[str] = set()
    for label in Label:
        if label is not Label.JUDGEMENT:
            problems += fold(ALL_NODES.format(label=label), partial(_nodes, label=label, expected=expected, seen=seen))
    for kind in EdgeType:
        problems += fold(ALL_EDGES.format(kind=kind), partial(_edges, kind=kind, expected=expected))
    problems += [Problem(Fault.NODE_MISSING, i) for _, i in expected.nodes]
    problems += [Problem(Fault.EDGE_MISSING, f"{kind} {i}") for kind, i in expected.edges]
    problems += _foreign(fold)
    problems += _texts(expected.texts, sources)
    return sorted(set(problems))


@dataclass(frozen=True)
class AbsentTexts:
    """How many texts are not at hand although nothing is wrong, of how many that were kept, or may have been."""

    absent: int
    kept: int


def absent_texts(readings: Iterable[Reading], sources: SourceTexts) -> AbsentTexts:
    """The texts that other machines keep; and those of which an earlier version did not note whether it kept them."""
    noted: dict[str, set[bool | None]] = defaultdict(set)
    for each in readings:
        if each.sha256 and is_sha256(each.sha256):
            noted[each.sha256].add(each.text_kept)
    kept = {sha256: values for sha256, values in noted.items() if values != {False}}
    wrong = {True} if sources.alone else set()
    absent = [each for each, values in kept.items() if not values & wrong and not sources.has_file(each)]
    return AbsentTexts(len(absent), len(kept))


_READINGS = (
    f"MATCH (r:{READING}) RETURN " + ", ".join(f"r.{name} AS {name}" for name in FIELDS)
    + ", r.record AS record, r.contribution AS contribution"
)  # fmt: skip
_SHARED = f"MATCH (s:{SHARED}) RETURN s.id AS id, s.wordings AS wordings, s.counts AS counts"


def _expected(rows: Iterator[dict[str, object]]) -> _Expected:
    expected = _Expected()
    for row in rows:
        try:
            reading, record, contribution = _opened(row)
        except (ValueError, TypeError, KeyError, PhoihopError):
            expected.problems.append(Problem(Fault.READING_DAMAGED, str(row["id"])))
            continue
        if reading.sha256:
            _expect_text(reading, reading.sha256, expected)
        if contribution is None:
            continue
        if reading.document in expected.documents:
            expected.problems.append(Problem(Fault.READING_TWICE, reading.document))
            continue
        if record is not None and without_time(build(record)) != without_time(contribution):
            expected.problems.append(Problem(Fault.READING_OUTDATED, reading.id))
        _expect(contribution, expected)
    return expected


def _expect_text(reading: Reading, sha256: str, expected: _Expected) -> None:
    if is_sha256(sha256):
        expected.texts[sha256].append(reading)
    else:
        expected.problems.append(Problem(Fault.HASH_WRONG, reading.id))


def _opened(row: Row) -> tuple[Reading, PlanRecord | None, Contribution | None]:
    """A reading with its record and contribution. Raises where one of them is damaged."""
    reading = reading_from(row)
    text = unpack(str(row["record"])) if row["record"] is not None else None
    record = kept_record(text) if text is not None else None
    contribution = contribution_of(unpack(str(row["contribution"]))) if row["contribution"] is not None else None
    if (contribution is not None) != (reading.state is ReadingState.CURRENT) or row["id"] != reading.id:
        raise ValueError("state and content differ")
    if contribution is not None and reading_digest(contribution, text) != reading.digest:
        raise ValueError("the content is not what was loaded")
    return reading, record, contribution


def _expect(contribution: Contribution, expected: _Expected) -> None:
    parts = Parts.of(contribution)
    expected.documents.add(contribution.document)
    own: list[Item] = [*parts.nodes.values(), *parts.edges.values()]
    for each in own:
        expected.expect(each)
    for about, pack in parts.shared.items():
        expected.said[about][wording(pack)] += 1


def _counts(rows: Iterator[dict[str, object]], said: Mapping[str, Counter[str]]) -> Iterator[Problem]:
    left = set(said)
    for row in rows:
        about = str(row["id"])
        left.discard(about)
        try:
            kept = stored_sayings(row).wordings
        except (ValueError, TypeError, AssertionError):
            kept = {}
        if kept != dict(said.get(about, {})):
            yield Problem(Fault.COUNT_WRONG, about)
    yield from (Problem(Fault.COUNT_WRONG, about) for about in left)


def _nodes(rows: Iterator[dict[str, object]], label: Label, expected: _Expected, seen: set[str]) -> list[Problem]:
    """`seen`: the ids of nodes so far; no two nodes share one, whatever their labels."""
    found: list[Problem] = []
    for row in rows:
        properties = row["properties"]
        identity = properties.get("id") if isinstance(properties, dict) else None
        if not isinstance(identity, str):
            found.append(Problem(Fault.ID_ABSENT, label))
            continue
        wanted = expected.nodes.pop((label, identity), None)
        if identity in seen:
            found.append(Problem(Fault.ID_TWICE, identity))
        elif wanted is None:
            found.append(Problem(_stray(row, label), identity))
        elif wanted != node_digest(row):
            found.append(Problem(Fault.NODE_CHANGED, identity))
        seen.add(identity)
    return found


def _stray(row: Row, label: Label) -> Fault:
    properties = row["properties"]
    loaded = isinstance(properties, dict) and properties.get("status") == "loaded"
    return Fault.DOCUMENT_UNREAD if label is Label.DOCUMENT and loaded else Fault.NODE_EXTRA


def _edges(rows: Iterator[dict[str, object]], kind: EdgeType, expected: _Expected) -> list[Problem]:
    found: list[Problem] = []
    seen: set[str] = set()
    for row in rows:
        properties = row["properties"] if isinstance(row["properties"], dict) else {}
        identity = str(properties.get("id", ""))
        ends = f"{row['start']} → {row['end']}"
        name = f"{kind} {identity or ends}"
        if not (set(properties) >= NEEDED or "source" in properties) and kind is not EdgeType.ABOUT:
            found.append(Problem(Fault.EDGE_UNSUPPORTED, name))
        wanted = expected.edges.pop((kind, identity), None)
        if identity in seen:
            found.append(Problem(Fault.ID_TWICE, name))
        elif wanted is None:
            found.append(Problem(Fault.EDGE_EXTRA, name))
        elif wanted != edge_digest(row):
            found.append(Problem(Fault.EDGE_CHANGED, name))
        seen.add(identity)
    return found


def _foreign(fold: Fold) -> list[Problem]:
    labels = {*map(str, NODES), *map(str, DocumentLabel), READING, SHARED, STATE}
    names = "MATCH (n) UNWIND CASE WHEN size(labels(n)) = 0 THEN [''] ELSE labels(n) END AS name RETURN DISTINCT name"
    types = "MATCH ()-[r]->() RETURN DISTINCT type(r) AS name"
    unknown = fold(names, lambda rows: [Problem(Fault.FOREIGN_LABEL, n) for n in _names(rows) if n not in labels])
    known = set(map(str, EdgeType))
    return unknown + fold(types, lambda rows: [Problem(Fault.FOREIGN_TYPE, n) for n in _names(rows) if n not in known])


def _names(rows: Iterator[dict[str, object]]) -> list[str]:
    return [str(row["name"]) for row in rows]


def _texts(expected: Mapping[str, list[Reading]], sources: SourceTexts) -> Iterator[Problem]:
    """Texts that are not as they were kept; and those that are gone, where nobody else may have them."""
    for sha256, readings in expected.items():
        kept = sources.kept(sha256)
        first = min(readings, key=lambda each: (not each.text_kept, each.id))
        name = f"{first.document}: {first.file or '?'} ({sha256})"
        if kept is None and not sources.has_file(sha256):
            if sources.alone and first.text_kept:
                yield Problem(Fault.TEXT_MISSING, name)
        elif kept is None or not kept.whole:
            yield Problem(Fault.TEXT_CHANGED, name)
