"""Reporting duties read from the plan, and who receives it.

"To X via Y" is two steps of one `duty`: from → Y (step 1), Y → X (step 2). A duty whose sentence names no reporter
starts at a vague agency, so that every duty has a first step and none is lost.
"""

from __future__ import annotations

from graph.build.agencies import Mention, agency
from graph.build.context import Collector, Context, evidence_of
from graph.build.contribution import Node
from graph.build.facts import facts
from graph.ids import edge_id
from graph.ontology import EdgeType
from graph.records import Report
from graph.registry.fold import name_key
from graph.vocabulary import ReportingLine


def add_recipients(about: Context, own: Node, into: Collector) -> None:
    """The bodies of "Nơi nhận" and, for "Như Điều …", those that the article names; one edge each."""
    reached: set[str] = set()
    for recipient in (*about.record.document.recipients, *about.record.document.executors):
        who = into.add(agency(Mention(recipient.name, recipient.body, recipient.collective, recipient.vague), about))
        if who.id not in reached:
            reached.add(who.id)
            into.join(
                EdgeType.SENT_TO, own, who,
                {"purpose": recipient.purpose, "written": recipient.written} | evidence_of(recipient.evidence, own.id),
                document=own.id, locator=recipient.evidence.locator,
            )  # fmt: skip


def add_reports(about: Context, into: Collector) -> None:
    """The reporting duties, each as one or two steps."""
    known = _named(about)
    for ordinal, report in enumerate(about.record.document.reports):
        _add_duty(report, ordinal, known, about, into)


def _add_duty(report: Report, ordinal: int, known: dict[str, Mention], about: Context, into: Collector) -> None:
    def who(name: str) -> Node:
        return into.add(agency(known.get(name_key(name), Mention(name)), about))

    target = who(report.to)
    via = who(report.via) if report.via else None
    middle = None if via is None or via.id == target.id else via
    reporters = [who(name) for name in report.from_] or [_unnamed(about, into)]
    duty = "duty:" + edge_id(
        about.document, report.to, report.via or "", about.document, f"{report.evidence.locator}#{ordinal}"
    )
    steps = [(reporter, middle or target, 1) for reporter in reporters if middle is None or reporter.id != middle.id]
    steps += [(middle, target, 2)] if middle else []
    for start, end, step in steps:
        into.join(
            EdgeType.REPORTS_TO, start, end,
            {"line": ReportingLine.DUTY, "duty": duty, "step": step, "period": report.period, "due": report.due}
            | evidence_of(report.evidence, about.document),
            document=about.document, locator=duty,
        )  # fmt: skip


def _unnamed(about: Context, into: Collector) -> Node:
    return into.add(agency(Mention(facts().unnamed_reporter, vague=True), about))


def _named(about: Context) -> dict[str, Mention]:
    """The bodies of this document by name and written form: a reporter is the same node as the lead of that name."""
    found: dict[str, Mention] = {}
    for task in about.record.tasks:
        for person in (*task.leads, *task.partners):
            mention = Mention(person.name, person.body, person.collective, person.vague)
            found.setdefault(name_key(person.name), mention)
            found.setdefault(name_key(person.written), mention)
    for recipient in (*about.record.document.recipients, *about.record.document.executors):
        mention = Mention(recipient.name, recipient.body, recipient.collective, recipient.vague)
        found.setdefault(name_key(recipient.name), mention)
    return found
