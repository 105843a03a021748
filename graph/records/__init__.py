"""Plan records: their models, and reading them from files with errors that a person can act on."""

from graph.records.fields import KEPT, is_sha256
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
from graph.records.parse import kept_record, parse_record

__all__ = [
    "KEPT",
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
    "is_sha256",
    "kept_record",
    "parse_record",
    "read_record",
]
