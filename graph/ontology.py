"""The graph's vocabulary, declared once: labels, relationship types, what they carry, and which ends they join.

Writers take their MERGE text from here, the query catalogue checks labels, types and properties against it, and the
schema (constraints and indexes) is generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Node labels."""

    DOCUMENT = "Document"
    TASK = "Task"
    AGENCY = "Agency"
    AGENCY_TYPE = "AgencyType"
    PROVINCE = "Province"
    TOPIC = "Topic"
    JUDGEMENT = "Judgement"


class DocumentLabel(StrEnum):
    """The second label of a Document, which follows from its kind."""

    DIRECTIVE = "Directive"
    DECISION = "Decision"
    PLAN = "Plan"
    LAW = "Law"
    LETTER = "Letter"
    OTHER = "Other"


class EdgeType(StrEnum):
    """Relationship types."""

    LEADS = "LEADS"
    PARTNERS = "PARTNERS"
    CONTAINS = "CONTAINS"
    SUBTASK_OF = "SUBTASK_OF"
    ISSUED = "ISSUED"
    IMPLEMENTS = "IMPLEMENTS"
    BASED_ON = "BASED_ON"
    CITES = "CITES"
    AMENDS = "AMENDS"
    REPLACES = "REPLACES"
    ATTACHED_TO = "ATTACHED_TO"
    SENT_TO = "SENT_TO"
    REPORTS_TO = "REPORTS_TO"
    INSTANCE_OF = "INSTANCE_OF"
    MEMBER_OF = "MEMBER_OF"
    SUCCEEDED_BY = "SUCCEEDED_BY"
    LOCATED_IN = "LOCATED_IN"
    ABOUT = "ABOUT"


def _names(words: str) -> frozenset[str]:
    """Property names from a line of words."""
    return frozenset(words.split())


@dataclass(frozen=True)
class NodeKind:
    """A label and the properties its nodes may carry; `id` is unique, `indexed` ones get an index."""

    label: Label
    properties: frozenset[str]
    indexed: tuple[str, ...] = ()


@dataclass(frozen=True)
class EdgeKind:
    """A relationship type, the labels of its ends, and the properties it may carry.

    `evidence`: read from a text, so every edge carries `EVIDENCE`; `background`: every edge carries `BACKGROUND`.
    """

    type: EdgeType
    start: Label
    end: Label
    properties: frozenset[str] = frozenset()
    evidence: bool = True
    background: bool = False


EVIDENCE = frozenset(
    {"document", "locator", "quote", "start", "end", "page", "box", "rule", "confidence", "review", "needs_review"}
)
"""What an edge read from a text carries: document id, place, words, and how it was read.

`box` ("72,300,510,322": left, top, right, bottom in points) and `needs_review` only where it was read from a picture.
"""

OPTIONAL_EVIDENCE = frozenset({"page", "box", "needs_review"})
"""What not all evidence has."""

BACKGROUND = frozenset({"source", "valid_from", "valid_to", "verified"})
"""What a background edge carries instead: the decree or registry that says so, and when it holds."""

DOCUMENT_LABEL_OF_KIND: dict[str, DocumentLabel] = {
    "chỉ thị": DocumentLabel.DIRECTIVE,
    "quyết định": DocumentLabel.DECISION,
    "kế hoạch": DocumentLabel.PLAN,
    "chương trình": DocumentLabel.PLAN,
    "chương trình hành động": DocumentLabel.PLAN,
    "đề án": DocumentLabel.PLAN,
    "luật": DocumentLabel.LAW,
    "nghị định": DocumentLabel.LAW,
    "thông tư": DocumentLabel.LAW,
    "thông tư liên tịch": DocumentLabel.LAW,
    "pháp lệnh": DocumentLabel.LAW,
    "hiến pháp": DocumentLabel.LAW,
    "công văn": DocumentLabel.LETTER,
}
"""Kinds not listed are `Other`."""


def document_label(kind: str | None) -> DocumentLabel:
    """The second label of a document of this kind."""
    return DOCUMENT_LABEL_OF_KIND.get((kind or "").lower(), DocumentLabel.OTHER)


NODES: dict[Label, NodeKind] = {
    kind.label: kind
    for kind in (
        NodeKind(
            Label.DOCUMENT,
            _names(
                "id symbol kind title issuer issuer_key date date_precision year province status sha256 format file "
                "read_at signer_name signer_form place fold reviewed issues has_recipients has_deliverables "
                "text_at_hand issue_rules issue_notes issue_quotes issue_locators issue_starts issue_ends locator "
                "quote start end"
            ),
            ("symbol", "status", "province"),
        ),
        NodeKind(
            Label.TASK,
            _names(
                "id ref title text deadline_text deadline_kind due depends_on deliverable province document fold order "
                "locator quote start end page box rule confidence review needs_review "
                "deadline_locator deadline_quote deadline_start deadline_end parent"
            ),
            ("document", "province"),
        ),
        NodeKind(
            Label.AGENCY,
            _names("id name fold kind sector level province body valid_from valid_to"),
            ("name", "province", "kind"),
        ),
        NodeKind(Label.AGENCY_TYPE, _names("id name fold kind sector level valid_from valid_to")),
        NodeKind(Label.PROVINCE, _names("id name fold kind code valid_from valid_to")),
        NodeKind(Label.TOPIC, _names("id title")),
        NodeKind(Label.JUDGEMENT, _names("id subject verdict note author at"), ("subject",)),
    )
}

_ROLE = frozenset({"basis", "modality", "written"})
_REFERENCE = _names("written title issuer date mentions mention_locators mention_quotes mention_starts mention_ends")

EDGES: dict[EdgeType, tuple[EdgeKind, ...]] = {
    EdgeType.LEADS: (EdgeKind(EdgeType.LEADS, Label.AGENCY, Label.TASK, _ROLE),),
    EdgeType.PARTNERS: (EdgeKind(EdgeType.PARTNERS, Label.AGENCY, Label.TASK, _ROLE - {"basis"}),),
    EdgeType.CONTAINS: (EdgeKind(EdgeType.CONTAINS, Label.DOCUMENT, Label.TASK),),
    EdgeType.SUBTASK_OF: (EdgeKind(EdgeType.SUBTASK_OF, Label.TASK, Label.TASK),),
    EdgeType.ISSUED: (EdgeKind(EdgeType.ISSUED, Label.AGENCY, Label.DOCUMENT),),
    **{
        t: (EdgeKind(t, Label.DOCUMENT, Label.DOCUMENT, _REFERENCE),)
        for t in (
            EdgeType.IMPLEMENTS,
            EdgeType.BASED_ON,
            EdgeType.CITES,
            EdgeType.AMENDS,
            EdgeType.REPLACES,
            EdgeType.ATTACHED_TO,
        )
    },
    EdgeType.SENT_TO: (EdgeKind(EdgeType.SENT_TO, Label.DOCUMENT, Label.AGENCY, frozenset({"purpose", "written"})),),
    EdgeType.REPORTS_TO: (
        EdgeKind(
            EdgeType.REPORTS_TO,
            Label.AGENCY,
            Label.AGENCY,
            frozenset({"line", "duty", "step", "period", "due"}),
            background=True,
        ),
    ),
    EdgeType.INSTANCE_OF: (
        EdgeKind(EdgeType.INSTANCE_OF, Label.AGENCY, Label.AGENCY_TYPE, evidence=False, background=True),
    ),
    EdgeType.MEMBER_OF: (EdgeKind(EdgeType.MEMBER_OF, Label.AGENCY, Label.AGENCY, evidence=False, background=True),),
    EdgeType.SUCCEEDED_BY: (
        EdgeKind(EdgeType.SUCCEEDED_BY, Label.AGENCY_TYPE, Label.AGENCY_TYPE, frozenset({"on", "scope"}), False, True),
        EdgeKind(EdgeType.SUCCEEDED_BY, Label.PROVINCE, Label.PROVINCE, frozenset({"on", "scope"}), False, True),
    ),
    EdgeType.LOCATED_IN: (
        EdgeKind(EdgeType.LOCATED_IN, Label.AGENCY, Label.PROVINCE, evidence=False, background=True),
    ),
    EdgeType.ABOUT: (
        EdgeKind(EdgeType.ABOUT, Label.TASK, Label.TOPIC, frozenset({"score", "confirmed"}), False, False),
    ),
}


def edge_properties(kind: EdgeKind) -> frozenset[str]:
    """Every property that an edge of this kind may carry, `id` included."""
    extra = (EVIDENCE if kind.evidence else frozenset()) | (BACKGROUND if kind.background else frozenset())
    return kind.properties | extra | {"id"}
