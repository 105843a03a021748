"""The gaps of every province side by side."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats.findings import province_name, provinces_of, rule_title, share
from dashboard.texts import Texts

if TYPE_CHECKING:
    from queries.audits import AuditReport, AuditResult


def gap_table(report: AuditReport, words: Texts, *, width: int = 120) -> str:
    """One row per audit that found something, one column per province with "n of m", totals last."""
    places = provinces_of(report.results)
    table = Table(title=words("cli.summary.title"), box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column(words("cli.summary.gap"), overflow="fold")
    for place in places:
        table.add_column(province_name(place, words), justify="right")
    cells = {(r.rule, r.province): r for r in report.results}
    for rule in dict.fromkeys(r.rule for r in report.results if r.findings):
        table.add_row(rule_title(rule, words), *(_cell(cells.get((rule, place)), words) for place in places))
    table.add_section()
    totals = (sum(len(r.findings) for r in report.results if r.province == place) for place in places)
    table.add_row(words("cli.summary.total"), *map(str, totals))
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _cell(result: AuditResult | None, words: Texts) -> str:
    return share(result, words) if result is not None else "–"
