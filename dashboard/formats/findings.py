"""Findings as text for reading, as JSON for programs, as CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dashboard.formats.cells import to_csv
from dashboard.formats.plain import one_line, quoted
from dashboard.texts import Texts
from queries.catalogue import catalogue
from queries.decisions import Decision
from queries.findings import AuditReport, Evidence, Finding, RuleResult

QUOTE_LIMIT = 160
EVIDENCE_SHOWN = 3
PLACE = ("document", "locator", "quote", "file", "start", "end")
COLUMNS = ("rule", "severity", "province", "node", "message", *PLACE, "finding", "verdict", "author", "at", "note")


def as_text(report: AuditReport, names: Mapping[str, str], words: Texts, *, dismissed: bool = False) -> str:
    """By province and rule with "n of m", then each finding with its evidence, then what could not be judged.

    `names`: document id to what it is called. What was dismissed is counted; with `dismissed` it is listed too.
    """
    lines: list[str] = []
    for province, results in report.by_province().items():
        told = [line for result in results for line in _result_lines(result, names, words, dismissed)]
        if told:
            lines += [province_name(province, words), *told, ""]
    if not report.findings:
        lines.append(words("cli.audit.none", rules=len({result.rule for result in report.results})))
    else:
        lines.append(words("cli.audit.total", n=len(report.findings)))
    if report.dismissed:
        lines.append(words("judgements.dismissed_total", n=len(report.dismissed)))
    return "\n".join(lines)


def as_json(report: AuditReport, *, dismissed: bool = False) -> str:
    """`{"findings": [...], "summary": [...]}`: findings with node ids and evidence, and the denominators.

    With `dismissed` the dismissed ones under a key of their own.
    """
    return json.dumps(report.to_data(dismissed=dismissed), ensure_ascii=False, indent=1, default=str)


def as_csv(report: AuditReport, words: Texts, *, dismissed: bool = False) -> str:
    """One row per piece of evidence, one for a finding without any; with `dismissed` those after the others."""
    listed = report.findings + (report.dismissed if dismissed else [])
    return to_csv(COLUMNS, (row for finding in listed for row in _rows(finding, words)))


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


def _result_lines(result: RuleResult, names: Mapping[str, str], words: Texts, dismissed: bool) -> Iterator[str]:
    if not result.findings and not result.unknown and not result.dismissed:
        return
    told = words("cli.of", n=len(result.findings), m=result.examined)
    aside = f" ({words('judgements.dismissed', n=len(result.dismissed))})" if result.dismissed else ""
    yield f"  {rule_title(result.rule, words)}: {told}{aside} [{result.rule}]"
    for finding in result.findings + (result.dismissed if dismissed else ()):
        severity, message = words(f"cli.severity.{finding.severity}"), finding.message[words.language.value]
        yield f"    {'×' if finding.dismissed else '-'} {severity}: {one_line(message)} [{finding.short}]"
        yield from ("        " + decision_line(each, words) for each in finding.decisions)
        yield from _evidence_lines(finding.evidence, names, words)
    if result.unknown:
        reason = result.reason.get(words.language.value, "")
        yield "    ? " + one_line(words("cli.audit.unknown", n=result.unknown, reason=reason))


def decision_line(decision: Decision, words: Texts) -> str:
    """What was decided, by whom, when, and why."""
    told = words(f"judgements.verdict.{decision.verdict}")
    who = f"{told}: {decision.author}, {words.date(decision.at[:10])}"
    return one_line(f"{who}: {decision.note}" if decision.note else who)


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
    last = finding.decision
    tail = [
        finding.short,
        *(str(getattr(last, name)) if last else None for name in ("verdict", "author", "at", "note")),
    ]
    for item in finding.evidence or (None,):
        yield [*head, *(getattr(item, column, None) for column in PLACE), *tail]
