"""Findings as the gaps page lists them, and what each rule found among how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, View
from graph.registry.collation import sort_key
from graph.vocabulary import Severity
from queries.findings import AuditReport, Finding, RuleResult
from queries.model import Query


@dataclass(frozen=True)
class Gap:
    """One finding with the words around it: who or what, which document, and the address that opens it."""

    finding: Finding
    rule: Query
    province: str
    subject: str
    document: str
    link: str


@dataclass(frozen=True)
class Tally:
    """What one rule found among how many, under the province filter; what it could not judge, what was dismissed."""

    rule: Query
    found: int = 0
    examined: int = 0
    unknown: int = 0
    dismissed: int = 0
    reason: Mapping[str, str] = field(default_factory=dict)

    def plus(self, result: RuleResult) -> Tally:
        """With what the rule says of one more province."""
        return Tally(
            self.rule,
            self.found + result.found,
            self.examined + result.examined,
            self.unknown + result.unknown,
            self.dismissed + len(result.dismissed),
            result.reason or self.reason,
        )


def gaps(report: AuditReport, rules: Mapping[str, Query], context: Context) -> list[Gap]:
    """All findings of `report`, gravest first, then by province and rule; dismissed ones where the view asks."""
    listed = report.findings + (report.dismissed if context.view.dismissed else [])
    names = context.data.names(sorted({finding.node for finding in listed}))
    documents = context.data.documents()
    found = [_gap(finding, rules[finding.rule], names, documents, context) for finding in listed]
    rank = {severity: i for i, severity in enumerate(Severity)}
    return sorted(found, key=lambda gap: (rank[gap.finding.severity], sort_key(gap.province), gap.rule.id))


def _gap(
    finding: Finding, rule: Query, names: Mapping[str, str], documents: Mapping[str, object], context: Context
) -> Gap:
    t = context.t
    first = finding.evidence[0].document if finding.evidence else ""
    document = documents.get(first)
    symbol = getattr(document, "symbol", "") or (t("panel.no_number") if document else "")
    target = View(lang=context.view.lang, province=finding.province or CENTRAL, node=finding.node)
    province = finding.province or t("province.central")
    return Gap(finding, rule, province, names.get(finding.node, finding.node), symbol, "/" + target.query())


def chosen(found: Sequence[Gap], view: View) -> list[Gap]:
    """The findings that pass the filters of `view`."""
    return [
        gap
        for gap in found
        if (view.province in (None, gap.finding.province or CENTRAL))
        and view.severity in (None, gap.finding.severity)
        and view.rule in (None, gap.rule.id)
    ]


def tallies(report: AuditReport, rules: Mapping[str, Query], view: View) -> list[Tally]:
    """Per rule what it found among how many, in the province of `view` or in all; most found first."""
    counts = {rule: Tally(query) for rule, query in rules.items()}
    for result in report.results:
        if view.province in (None, result.province or CENTRAL):
            counts[result.rule] = counts[result.rule].plus(result)
    return sorted(counts.values(), key=lambda tally: (-tally.found, tally.rule.id))
