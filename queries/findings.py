"""What an audit run gives: per rule and province how many were examined, and each finding with its evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from graph.vocabulary import Severity, Verdict
from queries.decisions import Decision, in_force
from queries.model import LANGUAGES, Query

SHORT = 8
"""Characters of an identity that people see."""

Row = dict[str, object]


@dataclass(frozen=True)
class Evidence:
    """A place in a document: offsets are code points into its text, None where the fact has no place of its own."""

    document: str
    file: str | None
    locator: str
    quote: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Finding:
    """One gap: `node` is the id to open, `nodes` all ids involved, `identity` stable between runs.

    `decisions`: what people decided about it, the oldest first.
    """

    rule: str
    severity: Severity
    province: str | None
    node: str
    nodes: tuple[str, ...]
    identity: str
    message: dict[str, str]
    evidence: tuple[Evidence, ...]
    row: Row = field(hash=False)
    decisions: tuple[Decision, ...] = ()

    @property
    def short(self) -> str:
        """The beginning of the identity, which people name it by."""
        return self.identity[:SHORT]

    @property
    def decision(self) -> Decision | None:
        """What was decided about it last, where that still counts."""
        return in_force(self.decisions)

    @property
    def dismissed(self) -> bool:
        """Whether a person decided that it is none."""
        return self.decision is not None and self.decision.verdict is Verdict.DISMISSED

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class RuleResult:
    """What one rule says of one province (None: documents of no province): findings among `examined`.

    `more`: so many further findings were counted but not fetched.
    `unknown` counts what the rule could not judge, `reason` says why; both are empty for rules that can judge all.
    `dismissed` are findings that a person dismissed; they are none of `findings`, and what was examined counts them.
    """

    rule: str
    province: str | None
    examined: int
    findings: tuple[Finding, ...]
    unknown: int = 0
    reason: dict[str, str] = field(default_factory=dict, hash=False)
    dismissed: tuple[Finding, ...] = ()
    more: int = 0

    @property
    def found(self) -> int:
        """How many findings there are, those that were only counted too."""
        return len(self.findings) + self.more

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class AuditReport:
    """All results, by province in Vietnamese order, then by rule."""

    results: tuple[RuleResult, ...]

    @property
    def findings(self) -> list[Finding]:
        """Every finding that nobody dismissed, in the order of the results."""
        return [finding for result in self.results for finding in result.findings]

    @property
    def dismissed(self) -> list[Finding]:
        """Every finding that a person dismissed."""
        return [finding for result in self.results for finding in result.dismissed]

    def by_province(self) -> dict[str | None, list[RuleResult]]:
        """Results grouped by province."""
        groups: dict[str | None, list[RuleResult]] = {}
        for result in self.results:
            groups.setdefault(result.province, []).append(result)
        return groups

    def to_data(self, *, dismissed: bool = False) -> dict[str, Any]:
        """Plain data for JSON: a list of findings, and the denominators of every rule and province.

        With `dismissed` a list of those as well.
        """
        summary = [
            {
                "rule": r.rule, "province": r.province, "found": r.found, "examined": r.examined,
                "unknown": r.unknown, "reason": r.reason, "dismissed": len(r.dismissed),
            }
            for r in self.results
        ]  # fmt: skip
        data: dict[str, Any] = {"findings": [finding.to_data() for finding in self.findings], "summary": summary}
        return data | ({"dismissed": [each.to_data() for each in self.dismissed]} if dismissed else {})


def identity_of(query: Query, row: Row) -> str:
    """Rule and identity columns, hashed: the same for the same facts on every machine."""
    key = json.dumps([query.id, *(row[column] for column in query.identity)], ensure_ascii=False)
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def finding_of(query: Query, row: Row) -> Finding:
    """The finding that a row of an audit stands for."""
    message = query.wordings.get(str(row.get("wording")), query.message)
    return Finding(
        rule=query.id,
        severity=Severity(str(row.get("severity") or query.severity)),
        province=_text_or_none(row["province"]),
        node=str(row[query.node or "node"]),
        nodes=tuple(dict.fromkeys(_strings(row["nodes"]))),
        identity=identity_of(query, row),
        message={lang: message[lang].format_map(_shown(row)) for lang in LANGUAGES},
        evidence=_evidence(row["evidence"]),
        row=row,
    )


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding per identity; evidence and nodes of the same finding are joined."""
    table: dict[str, Finding] = {}
    for finding in findings:
        first = table.get(finding.identity)
        table[finding.identity] = finding if first is None else _joined(first, finding)
    return list(table.values())


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text: document, place, node."""

    def place(finding: Finding) -> tuple[str, int, str]:
        first = finding.evidence[0] if finding.evidence else None
        return (first.document if first else "", (first.start or 0) if first else 0, finding.node)

    return sorted(findings, key=place)


def _joined(first: Finding, second: Finding) -> Finding:
    nodes = tuple(dict.fromkeys(first.nodes + second.nodes))
    evidence = tuple(dict.fromkeys(first.evidence + second.evidence))
    return replace(first, nodes=nodes, evidence=evidence)


def _evidence(value: object) -> tuple[Evidence, ...]:
    items: Sequence[dict[str, Any]] = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(_place_of(item) for item in items if item.get("document")))


def _place_of(item: dict[str, Any]) -> Evidence:
    locator, quote = item.get("locator") or "", item.get("quote") or ""
    return Evidence(item["document"], item.get("file"), locator, quote, item.get("start"), item.get("end"))


def _shown(row: Row) -> dict[str, str]:
    return {column: _words(value) for column, value in row.items()}


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_strings(value))
    return "" if value is None else str(value)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value if item is not None] if isinstance(value, list) else []


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
