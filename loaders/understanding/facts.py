"""The facts of a record: every piece of evidence, and the bodies in a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.records import Body, Evidence, PlanRecord, Recipient
from loaders.understanding.models import CERTAIN, LIKELY, Certainty, Unknown


def facts(record: PlanRecord) -> Iterator[Evidence]:
    """The evidence of each fact, once: roles, deadlines, deliverables, references, recipients, reports, header."""
    for task in record.tasks:
        yield from (body.evidence for body in (*task.leads, *task.partners))
        yield from (part.evidence for part in (task.deadline, task.deliverable) if part and part.evidence)
    document = record.document
    yield from (reference.evidence for reference in document.references)
    yield from (recipient.evidence for recipient in (*document.recipients, *document.executors))
    yield from (report.evidence for report in document.reports)
    yield from document.header.values()


def certainty(record: PlanRecord) -> Certainty:
    """The facts by confidence class."""
    values = [fact.confidence for fact in facts(record)]
    certain = sum(value >= CERTAIN for value in values)
    doubtful = sum(value < LIKELY for value in values)
    return Certainty(certain=certain, likely=len(values) - certain - doubtful, doubtful=doubtful)


def is_unknown(body: Body | Recipient) -> bool:
    """Whether it names one body, and the registry does not know it."""
    return body.body is None and not body.collective and not body.vague


def unknown_bodies(record: PlanRecord) -> list[Unknown]:
    """Bodies that the registry does not know, the most frequent first."""
    met: Counter[str] = Counter()
    for task in record.tasks:
        met.update(body.written for body in (*task.leads, *task.partners) if is_unknown(body))
    met.update(r.written for r in (*record.document.recipients, *record.document.executors) if is_unknown(r))
    return [Unknown(written=written, times=times) for written, times in met.most_common()]


def spoken_for(record: PlanRecord) -> list[tuple[int, int]]:
    """The ranges of the text that tasks, roles, reports and recipients were read from, in order, joined."""
    found = [task.evidence for task in record.tasks]
    document = record.document
    for task in record.tasks:
        found += [body.evidence for body in (*task.leads, *task.partners)]
        found += [part.evidence for part in (task.deadline, task.deliverable) if part and part.evidence]
    found += [recipient.evidence for recipient in (*document.recipients, *document.executors)]
    found += [report.evidence for report in document.reports]
    joined: list[tuple[int, int]] = []
    for start, end in sorted((e.start, e.end) for e in found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
