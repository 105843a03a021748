"""Findings as text for reading, as JSON for programs, as CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from queries.catalogue import catalogue

from dashboard.formats.cells import to_csv
from dashboard.formats.plain import one_line, quoted
from dashboard.texts import Texts
from graph.registry.collation import sort_key

if TYPE_CHECKING:
    from queries.audits import AuditReport, AuditResult, Finding

QUOTE_LIMIT = 160
EVIDENCE_SHOWN = 3
COLUMNS = ("rule", "severity", "province", "node", "message", "document", "locator", "quote", "file", "start", "end")


def as_text(report: AuditReport, words: Texts) -> str:
    """By province, then by rule with "n of m", then each finding with its evidence; rules without finding left out."""
    found = [r for r in report.results if r.findings]
    if not found:
        return words("cli.audit.none", rules=len({r.rule for r in report.results}))
    lines: list[str] = []
    for province in provinces_of(found):
        lines += [province_name(province, words)]
        for result in found:
            if result.province == province:
                lines += _result_lines(result, words)
        lines += [""]
    return "\n".join([*lines, words("cli.audit.total", n=sum(len(r.findings) for r in found))])


def as_json(report: AuditReport) -> str:
    """`{"findings": [...]}`, one object per finding with rule, severity, province, node ids and evidence."""
    findings = [_data(f) for r in report.results for f in r.findings]
    return json.dumps({"findings": findings}, ensure_ascii=False, indent=1, default=str)


def as_csv(report: AuditReport, words: Texts) -> str:
    """One row per piece of evidence, one for a finding without any."""
    return to_csv(COLUMNS, (row for r in report.results for f in r.findings for row in _rows(f, words)))


def provinces_of(results: list[AuditResult]) -> list[str | None]:
    """The provinces of the results in Vietnamese order, the centre last."""
    names = {r.province for r in results}
    return [*sorted((n for n in names if n is not None), key=sort_key), *([None] if None in names else [])]


def province_name(province: str | None, words: Texts) -> str:
    """The province's name, or the word for the centre."""
    return one_line(province) if province else words("cli.central")


def rule_title(rule: str, words: Texts) -> str:
    """The title of an audit in the language of `words`."""
    return str(catalogue()[rule].title[words.language.value])


def share(result: AuditResult, words: Texts) -> str:
    """ "n of m": findings of what was examined."""
    return words("cli.of", n=len(result.findings), m=result.examined)


def _result_lines(result: AuditResult, words: Texts) -> Iterator[str]:
    severity = words(f"cli.severity.{result.findings[0].severity}")
    yield f"  {rule_title(result.rule, words)}: {share(result, words)} [{severity}, {result.rule}]"
    for finding in result.findings:
        yield f"    - {one_line(finding.message[words.language.value])}"
        for evidence in finding.evidence[:EVIDENCE_SHOWN]:
            yield f"        {_evidence_line(evidence)}"
        rest = len(finding.evidence) - EVIDENCE_SHOWN
        if rest > 0:
            yield f"        {words('cli.audit.more', n=rest)}"


def _evidence_line(evidence: dict[str, Any]) -> str:
    place = [one_line(str(evidence[key])) for key in ("document", "locator") if evidence.get(key)]
    quote = quoted(str(evidence.get("quote") or ""), QUOTE_LIMIT)
    return ": ".join(part for part in (", ".join(place), quote) if part)


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "province": finding.province,
        "node": finding.node,
        "nodes": list(finding.nodes),
        "identity": finding.identity,
        "message": dict(finding.message),
        "evidence": [dict(e) for e in finding.evidence],
    }


def _rows(finding: Finding, words: Texts) -> Iterator[list[object]]:
    head = [finding.rule, str(finding.severity), finding.province, finding.node, finding.message[words.language.value]]
    for evidence in finding.evidence or [{}]:
        yield [*head, *(evidence.get(key) for key in COLUMNS[len(head) :])]
