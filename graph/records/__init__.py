"""Plan records: their models, and reading them from files with errors that a person can act on."""

from graph.records.files import MAX_BYTES, read_record
from graph.records.models import (
    Body,
    Deadline,
    Deliverable,
    Document,
    Evidence,
    Issue,
    Lead,
    Link,
    Model,
    PlanRecord,
    Recipient,
    Reference,
    Remention,
    Report,
    Signer,
    Source,
    Task,
)
from graph.records.parse import parse_record

__all__ = [
    "MAX_BYTES",
    "Body",
    "Deadline",
    "Deliverable",
    "Document",
    "Evidence",
    "Issue",
    "Lead",
    "Link",
    "Model",
    "PlanRecord",
    "Recipient",
    "Reference",
    "Remention",
    "Report",
    "Signer",
    "Source",
    "Task",
    "parse_record",
    "read_record",
]
