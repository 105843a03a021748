"""Run the audits of the library over a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.errors import QueryRefused
from graph.registry.collation import SortKey, sort_key
from graph.registry.fold import search_key
from queries.catalogue import audits
from queries.counting import by_province, count_findings
from queries.decisions import Decision, read_decisions
from queries.findings import AuditReport, Finding, RuleResult, finding_of, in_order, merged
from queries.model import Query, Role
from queries.runner import Reader, bind, run, run_part, suggest


def run_audits(
    read: Reader, *, rules: Iterable[str] | None = None, province: str | None = None, limit: int | None = None
) -> AuditReport:
    """What the audits find. `rules`: ids, or themes ("task"), None for all; `province`: a name in any spelling.

    `limit`: of each rule at most so many findings with their evidence; the others are counted.
    Raises `QueryRefused` for an unknown rule, or a province with no loaded document.
    """
    chosen = choose(rules)
    name = find_province_name(read, province) if province is not None else None
    decisions = read_decisions(read)
    results = [result for query in chosen for result in run_audit(read, query, name, decisions, limit)]
    order = {query.id: i for i, query in enumerate(chosen)}
    return AuditReport(tuple(sorted(results, key=lambda r: (_place(r.province), order[r.rule]))))


def choose(rules: Iterable[str] | None) -> list[Query]:
    """The audits with these ids or themes, in the order of the catalogue."""
    every = audits()
    if rules is None:
        return every
    wanted = list(rules)
    known = {query.id for query in every} | {query.theme for query in every}
    for rule in wanted:
        if rule not in known:
            raise QueryRefused(f"no rule {rule!r}{suggest(rule, sorted(known))}; `phoihop audit --list` names them all")
    return [query for query in every if query.id in wanted or query.theme in wanted]


def find_province_name(read: Reader, wanted: str) -> str:
    """The loaded province called `wanted`, whatever its diacritics and capitals."""
    names = [str(row["province"]) for row in run(read, "view.audited_provinces")]
    for name in names:
        if search_key(name) == search_key(wanted).removeprefix("tinh ").removeprefix("thanh pho "):
            return name
    loaded = ", ".join(sorted(names, key=sort_key)) or "none yet"
    raise QueryRefused(f"no document of province {wanted!r} is loaded{suggest(wanted, names)}; loaded: {loaded}")


def run_audit(
    read: Reader,
    query: Query,
    province: str | None,
    decisions: Mapping[str, Sequence[Decision]],
    limit: int | None = None,
) -> list[RuleResult]:
    """Results of one audit, one per province that holds something to examine. `decisions` by identity."""
    bound = bind(query, {"province": province})
    examined = _numbers(read, query, "count", bound)
    unknown = _numbers(read, query, "unknown", bound) if query.unknown else {}
    found: dict[str | None, list[Finding]] = defaultdict(list)
    rows = run_part(read, query, "text", bound, limit=limit)
    for finding in merged(finding_of(query, row) for row in rows):
        found[finding.province].append(replace(finding, decisions=tuple(decisions.get(finding.identity, ()))))
    all_of_them = count_findings(read, query, bound) if len(rows) == limit else {}
    return [
        RuleResult(
            rule=query.id,
            province=where,
            examined=examined.get(where, 0),
            findings=tuple(finding for finding in in_order(found[where]) if not finding.dismissed),
            dismissed=tuple(finding for finding in in_order(found[where]) if finding.dismissed),
            more=max(0, all_of_them.get(where, 0) - len(found[where])),
            unknown=unknown.get(where, 0),
            reason=query.unknown.message if query.unknown and unknown.get(where) else {},
        )
        for where in dict.fromkeys([*examined, *unknown, *found, *all_of_them])
    ]


def _numbers(read: Reader, query: Query, role: Role, bound: dict[str, object]) -> dict[str | None, int]:
    column = "examined" if role == "count" else "unknown"
    return by_province(run_part(read, query, role, bound), column)


def _place(province: str | None) -> tuple[bool, SortKey]:
    return (province is None, sort_key(province or ""))
