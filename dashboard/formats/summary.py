"""The gaps of every province side by side."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats.findings import province_name, rule_title, share
from dashboard.texts import Texts
from graph.vocabulary import Severity
from queries.findings import AuditReport, RuleResult

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def gap_table(report: AuditReport, words: Texts, *, width: int = 120) -> str:
    """One row per audit that found something, one column per province with "n of m", errors first, totals last."""
    places = report.by_province()
    table = Table(title=words("cli.summary.title"), box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column(words("cli.summary.gap"), overflow="fold")
    for place in places:
        table.add_column(province_name(place, words), justify="right")
    cells = {(result.rule, result.province): result for result in report.results}
    for rule in _rules(report):
        table.add_row(rule_title(rule, words), *(_cell(cells.get((rule, place)), words) for place in places))
    table.add_section()
    totals = (sum(len(result.findings) for result in results) for results in places.values())
    table.add_row(words("cli.summary.total"), *map(str, totals))
    notes = [words("cli.summary.unknown")] if any(result.unknown for result in report.results) else []
    notes += [words("judgements.dismissed_total", n=len(report.dismissed))] if report.dismissed else []
    return "\n".join([_printed(table, width), *notes]).rstrip()


def _rules(report: AuditReport) -> list[str]:
    """The audits that found something, errors before warnings before notes."""
    worst: dict[str, int] = {}
    for finding in report.findings:
        worst[finding.rule] = min(_RANK[finding.severity], worst.get(finding.rule, len(_RANK)))
    return sorted(worst, key=lambda rule: (worst[rule], rule))


def _cell(result: RuleResult | None, words: Texts) -> str:
    return share(result, words) if result is not None else "-"


def _printed(table: Table, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
