"""Findings as text for reading, as JSON for programs, as CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dashboard.formats.cells import to_csv
from dashboard.formats.plain import one_line, quoted
from dashboard.texts import Texts
from queries.catalogue import catalogue
from queries.findings import AuditReport, Evidence, Finding, RuleResult

QUOTE_LIMIT = 160
EVIDENCE_SHOWN = 3
COLUMNS = ("rule", "severity", "province", "node", "message", "document", "locator", "quote", "file", "start", "end")


def as_text(report: AuditReport, names: Mapping[str, str], words: Texts) -> str:
    """By province and rule with "n of m", then each finding with its evidence, then what could not be judged.

    `names`: document id to what it is called.
    """
    lines: list[str] = []
    for province, results in report.by_province().items():
        told = [line for result in results for line in _result_lines(result, names, words)]
        if told:
            lines += [province_name(province, words), *told, ""]
    if not report.findings:
        lines.append(words("cli.audit.none", rules=len({result.rule for result in report.results})))
    else:
        lines.append(words("cli.audit.total", n=len(report.findings)))
    return "\n".join(lines)


def as_json(report: AuditReport) -> str:
    """`{"findings": [...], "summary": [...]}`: findings with node ids and evidence, and the denominators."""
    return json.dumps(report.to_data(), ensure_ascii=False, indent=1, default=str)


def as_csv(report: AuditReport, words: Texts) -> str:
    """One row per piece of evidence, one for a finding without any."""
    return to_csv(COLUMNS, (row for finding in report.findings for row in _rows(finding, words)))


def province_name(province: str | None, words: Texts) -> str:
    """The province's name, or the words for documents of no province."""
    return one_line(province) if province else words("cli.central")


def rule_title(rule: str, words: Texts) -> str:
    """The title of an audit."""
    return catalogue()[rule].title[words.language.value]


def share(result: RuleResult, words: Texts) -> str:
    """Findings of what was examined ("3 of 20"); with a question mark where some could not be judged."""
    told = words("cli.of", n=len(result.findings), m=result.examined)
    return f"{told} (?)" if result.unknown else told


def _result_lines(result: RuleResult, names: Mapping[str, str], words: Texts) -> Iterator[str]:
    if not result.findings and not result.unknown:
        return
    told = words("cli.of", n=len(result.findings), m=result.examined)
    yield f"  {rule_title(result.rule, words)}: {told} [{result.rule}]"
    for finding in result.findings:
        yield f"    - {words(f'cli.severity.{finding.severity}')}: {one_line(finding.message[words.language.value])}"
        yield from _evidence_lines(finding.evidence, names, words)
    if result.unknown:
        reason = result.reason.get(words.language.value, "")
        yield "    ? " + one_line(words("cli.audit.unknown", n=result.unknown, reason=reason))


def _evidence_lines(evidence: tuple[Evidence, ...], names: Mapping[str, str], words: Texts) -> Iterator[str]:
    told = list(dict.fromkeys((item.document, item.locator, item.quote) for item in evidence))
    for identity, locator, quote in told[:EVIDENCE_SHOWN]:
        place = ", ".join(one_line(part) for part in (names.get(identity, identity), locator) if part)
        yield "        " + ": ".join(part for part in (place, quoted(quote, QUOTE_LIMIT)) if part)
    if len(told) > EVIDENCE_SHOWN:
        yield "        " + words("cli.audit.more", n=len(told) - EVIDENCE_SHOWN)


def _rows(finding: Finding, words: Texts) -> Iterator[list[object]]:
    message = finding.message[words.language.value]
    head = [finding.rule, finding.severity.value, finding.province, finding.node, message]
    for item in finding.evidence or (None,):
        yield [*head, *(getattr(item, column, None) for column in COLUMNS[len(head) :])]
