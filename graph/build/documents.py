"""Document nodes: the loaded one with all it says about itself, a cited one with what its identity says.

Both get their identity here, from the same key: issuer (by suffix and province), kind (by number), symbol, date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.build.context import clean, home
from graph.build.contribution import Node
from graph.build.dates import precision
from graph.build.issuers import Issuer, issuer, number_of
from graph.ids import document_id
from graph.ontology import DOCUMENT_LABEL_OF_KIND, Label, document_label
from graph.records import Document, Evidence, PlanRecord, Reference
from graph.registry.fold import name_key, search_key
from graph.registry.numbers import KIND_OF_TYPE
from graph.vocabulary import Relation, Review


@dataclass(frozen=True)
class Key:
    """What identifies a document. `name` stands in for the symbol of a document that is cited by its title."""

    issuer: Issuer | None
    kind: str | None
    symbol: str | None
    name: str | None
    date: str | None
    home: str | None = None

    def identity(self, implements: Iterable[str] = ()) -> str:
        """The document's id."""
        who = self.issuer.key if self.issuer else self.home
        return document_id(
            issuer=who, kind=self.kind, symbol=self.symbol or self.name, date=self.date, implements=implements
        )

    def same_but_date(self, other: Key) -> bool:
        """Whether both mean the same number (or name) of the same issuer and kind."""
        mine, theirs = (self.symbol or self.name), (other.symbol or other.name)
        who, whose = (key.issuer.key if key.issuer else None for key in (self, other))
        return mine is not None and (who, self.kind, mine) == (whose, other.kind, theirs)


def own_key(record: PlanRecord) -> Key:
    """The key of the record's own document."""
    document, (province, _) = record.document, home(record)
    number = number_of(document.symbol)
    kind = (number.kind if number else None) or document.kind.lower()
    who = issuer(number, kind, document.issuer, province, document.date)
    return Key(who, kind, _symbol(document.symbol), None, document.date, province)


def own_id(record: PlanRecord) -> str:
    """The id of the record's own document; without a number also by the documents it implements."""
    document = record.document
    implemented = [r for r in document.references if r.relation is Relation.IMPLEMENTS]
    return own_key(record).identity(_symbol(r.symbol) or r.title or r.written for r in implemented)


def cited_key(reference: Reference, record: PlanRecord) -> Key:
    """The key of a document that the record's document names."""
    province, _ = home(record)
    number = number_of(reference.symbol)
    name = None if reference.symbol else (reference.title or reference.written)
    kind = (number.kind if number else None) or (reference.kind or _kind_of(name) or "").lower() or None
    who = issuer(number, kind, reference.issuer, province, reference.date)
    return Key(who, kind, _symbol(reference.symbol), name, reference.date)


def symbol_key(symbol: str, record: PlanRecord) -> Key:
    """The key of a document known by its symbol (or title) alone."""
    province, _ = home(record)
    number = number_of(symbol)
    numbered = any(c.isdigit() for c in symbol) and "/" in symbol
    kind = number.kind if number else _kind_of(symbol)
    who = issuer(number, kind, None, province, None)
    return Key(who, kind, _symbol(symbol) if numbered else None, None if numbered else symbol, None)


def _symbol(symbol: str | None) -> str | None:
    number = number_of(symbol)
    return (number.symbol if number else None) or ("".join(symbol.split()) if symbol else None)


def _kind_of(name: str | None) -> str | None:
    """The kind that a title begins with ("Luật …")."""
    key = name_key(name or "")
    kinds = sorted({*KIND_OF_TYPE.values(), *DOCUMENT_LABEL_OF_KIND}, key=len, reverse=True)
    return next((kind for kind in kinds if key == kind or key.startswith(kind + " ")), None)


def cited_node(key: Key) -> Node:
    """The node of a document that is only cited: nothing but what its identity says."""
    return _node(key, key.identity(), {"status": "cited", "title": key.name, "issuer": key.issuer and key.issuer.name})


def loaded_node(record: PlanRecord) -> Node:
    """The node of the record's own document."""
    document, key = record.document, own_key(record)
    properties = _header(document, key) | _source(record) | _issues(document)
    properties |= {
        "status": "loaded",
        "has_recipients": bool(document.recipients),
        "has_deliverables": any(task.deliverable for task in record.tasks),
        "text_at_hand": False,
        "reviewed": bool(record.tasks) and all(t.evidence.review is not Review.OPEN for t in record.tasks),
    }
    return _node(key, own_id(record), properties)


def _node(key: Key, identity: str, properties: dict[str, object]) -> Node:
    said = {
        "id": identity, "symbol": key.symbol, "kind": key.kind, "date": key.date,
        "date_precision": precision(key.date) if key.date else None, "year": int(key.date[:4]) if key.date else None,
        "province": key.issuer.province if key.issuer else None,
        "issuer_key": key.issuer.key if key.issuer else None,
    } | properties  # fmt: skip
    words = (said.get(name) for name in ("kind", "symbol", "title", "issuer"))
    said["fold"] = search_key(" ".join(str(word) for word in words if word))
    return Node(Label.DOCUMENT, document_label(key.kind), identity, clean(said))


def _header(document: Document, key: Key) -> dict[str, object]:
    signer, place = document.signer, document.header
    return {
        "title": document.title or None,
        "issuer": document.issuer or (key.issuer.name if key.issuer else None),
        "province": key.home,
        "place": document.place,
        "signer_name": signer.name if signer else None,
        "signer_form": signer.form if signer else None,
    } | _header_place(place.get("symbol") or place.get("kind") or next(iter(place.values()), None))


def _header_place(evidence: Evidence | None) -> dict[str, object]:
    names = ("locator", "quote", "start", "end")
    return {name: getattr(evidence, name) for name in names} if evidence else {}


def _source(record: PlanRecord) -> dict[str, object]:
    source = record.source
    return source.model_dump(include={"file", "sha256", "format", "read_at"}) if source else {}


def _issues(document: Document) -> dict[str, object]:
    """The oddities of form as lists of equal length: the n-th entries of all lists are one issue."""
    issues = document.issues
    return {
        "issue_rules": [issue.rule for issue in issues],
        "issue_notes": [issue.note for issue in issues],
        "issue_locators": [issue.evidence.locator for issue in issues],
        "issue_quotes": [issue.evidence.quote for issue in issues],
        "issue_starts": [issue.evidence.start for issue in issues],
        "issue_ends": [issue.evidence.end for issue in issues],
    }
