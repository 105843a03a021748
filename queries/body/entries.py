"""Everything of a body that has a time, in order of time; what has none stands last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from queries.body.model import Duty, Entry, Matter, Part, Report


def entries(duties: Iterable[Duty], reports: Iterable[Report]) -> tuple[Entry, ...]:
    """One entry for each day of each task and regular report; vague circles are left out: whom do they mean?"""
    found = [*_of_duties(duties), *_of_reports(reports)]
    return tuple(sorted(found, key=lambda entry: entry.timing.order))


def _of_duties(duties: Iterable[Duty]) -> Iterator[Entry]:
    for duty in duties:
        if duty.vague:
            continue
        others = tuple(one.name for one in duty.fellows if one.definite)
        matter = Matter.LEAD if duty.part is Part.LEAD else Matter.PARTNER
        for timing in duty.timings:
            yield Entry(
                timing, matter, duty.task, duty.ref, duty.title, others, duty.document,
                duty.due_evidence or duty.evidence, duty.through, duty.depends_on,
                basis=duty.basis, text=duty.text,
            )  # fmt: skip


def _of_reports(reports: Iterable[Report]) -> Iterator[Entry]:
    for report in reports:
        if report.vague or not report.regular:
            continue
        matter = Matter.RECEIVE if report.incoming else Matter.REPORT
        for timing in report.timings:
            yield Entry(
                timing, matter, report.id, "", "", report.others, report.evidence.document, report.evidence,
                report.through, collects=report.collects,
            )  # fmt: skip
