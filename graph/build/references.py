"""Edges between documents: what this one names, and what it says about two others.

Each document named gives one edge, of its strongest relation. The edge keeps the citation's own words, title, issuer
and date, since the node holds only what all citations share.
"""

from __future__ import annotations

from graph.build.context import Collector, Context, evidence_of
from graph.build.contribution import Node
from graph.build.documents import Key, cited_key, cited_node, own_key, symbol_key
from graph.ontology import EdgeType
from graph.records import Reference
from graph.registry.fold import name_key
from graph.vocabulary import Relation


def add_references(about: Context, own: Node, into: Collector) -> None:
    """The documents that this one names, and the edges to and between them."""
    cited = _Cited(about, own)
    strongest: dict[str, tuple[Reference, Node]] = {}
    for reference in about.record.document.references:
        target = into.add(cited.node(reference))
        known = strongest.get(target.id)
        if known is None or reference.relation.strength > known[0].relation.strength:
            strongest[target.id] = (reference, target)
    for reference, target in strongest.values():
        into.join(
            EdgeType(reference.relation.name), own, target,
            _properties(reference) | evidence_of(reference.evidence, own.id),
            document=own.id, locator=reference.evidence.locator,
        )  # fmt: skip
    _add_links(about, own, cited, into)


def _properties(reference: Reference) -> dict[str, object]:
    """What the citation says itself; the lists are its further places, one after the other, each with its own words."""
    further = reference.mentions
    return {
        "written": reference.written, "title": reference.title, "issuer": reference.issuer, "date": reference.date,
        "mentions": [m.written for m in further], "mention_locators": [m.locator for m in further],
        "mention_quotes": [m.quote for m in further], "mention_starts": [m.start for m in further],
        "mention_ends": [m.end for m in further],
    }  # fmt: skip


def _add_links(about: Context, own: Node, cited: _Cited, into: Collector) -> None:
    for link in about.record.document.links:
        start, end = (into.add(cited.by_symbol(symbol)) for symbol in (link.source, link.target))
        into.join(
            EdgeType(link.relation.name), start, end, evidence_of(link.evidence, own.id),
            document=own.id, locator=link.evidence.locator,
        )  # fmt: skip


class _Cited:
    """The documents that one document names, itself included, each under its best known date."""

    def __init__(self, about: Context, own: Node) -> None:
        self._about, self._own, self._own_key = about, own, own_key(about.record)
        self._keys = [cited_key(r, about.record) for r in about.record.document.references]

    def node(self, reference: Reference) -> Node:
        """The document that a reference means."""
        blank = self._own_key.symbol is None and reference.symbol is None
        if reference.relation is Relation.ATTACHED_TO and blank:
            return self._own
        return self._node(self._dated(cited_key(reference, self._about.record)))

    def by_symbol(self, symbol: str) -> Node:
        """The document named by this symbol, title or written form; an undated one where none of those named is."""
        key = symbol_key(symbol, self._about.record)
        for reference, known in zip(self._about.record.document.references, self._keys, strict=True):
            names = {name_key(n) for n in (reference.symbol, reference.title, reference.written) if n}
            if known.same_but_date(key) or name_key(symbol) in names:
                return self.node(reference)
        return self._node(self._dated(key))

    def _node(self, key: Key) -> Node:
        node = cited_node(key)
        return self._own if node.id == self._own.id else node

    def _dated(self, key: Key) -> Key:
        """The same document under its full date, where the record holds exactly one date that `key`'s agrees with."""
        same = (other for other in (self._own_key, *self._keys) if other.same_but_date(key))
        fitting = {other.date: other for other in same if other.date and other.date.startswith(key.date or "")}
        full = [d for d in fitting if not any(o != d and o.startswith(d) for o in fitting)]
        return fitting[full[0]] if len(full) == 1 else key
