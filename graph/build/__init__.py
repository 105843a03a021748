"""From a plan record to nodes and edges, purely: same record, same ids, in the same order."""

from __future__ import annotations

from graph.build.agencies import Mention, agency
from graph.build.background import add_background
from graph.build.context import Collector, Context, context, evidence_of, nfc
from graph.build.contribution import Contribution, Edge, Node, Value
from graph.build.documents import loaded_node, own_id
from graph.build.issuers import issuer, number_of
from graph.build.references import add_references
from graph.build.reports import add_recipients, add_reports
from graph.build.tasks import add_tasks
from graph.build.validate import validate
from graph.ontology import EdgeType
from graph.records import KEPT, Evidence, PlanRecord

__all__ = ["Contribution", "Edge", "Node", "Value", "build", "document_of"]


def build(record: PlanRecord) -> Contribution:
    """What the record contributes to the graph: document, tasks, agencies, references, duties, background.

    Ids do not depend on the tasks' texts or the document's title, so a file and its bundled record give the same ones.
    Raises `DefinitionError` where our own code breaks the ontology.
    """
    record = _normal(record)
    into = Collector()
    own = into.add(loaded_node(record))
    about = context(record, own.id)
    _add_issuer(about, own, into)
    add_references(about, own, into)
    add_tasks(about, own, into)
    add_recipients(about, own, into)
    add_reports(about, into)
    add_background(about, into)
    return validate(Contribution(own.id, tuple(into.nodes.values()), tuple(into.edges.values())))


def document_of(record: PlanRecord) -> str:
    """The id of the record's document, without building the rest."""
    return own_id(_normal(record))


def _normal(record: PlanRecord) -> PlanRecord:
    """The record with every string in NFC."""
    return PlanRecord.model_validate(_nfc(record.model_dump(by_alias=True)), context=KEPT)


def _nfc(data: object) -> object:
    if isinstance(data, str):
        return data if type(data) is not str else nfc(data)
    if isinstance(data, dict):
        return {key: _nfc(value) for key, value in data.items()}
    return [_nfc(item) for item in data] if isinstance(data, list) else data


def _add_issuer(about: Context, own: Node, into: Collector) -> None:
    """Who issued the document: in its own words, else by the suffix of its number; none without any evidence."""
    document = about.record.document
    by_number = issuer(number_of(document.symbol), document.kind, None, about.province, document.date)
    name = document.issuer or (by_number.name if by_number else None)
    evidence = _issuer_evidence(about.record)
    if name and evidence:
        into.join(
            EdgeType.ISSUED, into.add(agency(Mention(name), about)), own, evidence_of(evidence, own.id),
            document=own.id, locator=evidence.locator,
        )  # fmt: skip


def _issuer_evidence(record: PlanRecord) -> Evidence | None:
    header = record.document.header
    best = header.get("issuer") or header.get("symbol") or next(iter(header.values()), None)
    return best or next((task.evidence for task in record.tasks), None)
