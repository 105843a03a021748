"""What people decided about findings: read beside the audits, so that dismissed findings stay out of the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.vocabulary import Verdict
from queries.runner import Reader, run

FINDING = "finding:"
"""How the subject of a judgement about a finding begins; its identity follows."""


@dataclass(frozen=True)
class Decision:
    """One decision or note about a finding: what, why, by whom, when (UTC, ISO 8601)."""

    verdict: Verdict
    author: str
    note: str
    at: str


def read_decisions(read: Reader) -> Mapping[str, Sequence[Decision]]:
    """All decisions by the identity of their finding, the oldest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in run(read, "view.judgements"):
        subject, words = str(row["subject"]), {name: str(row[name] or "") for name in ("author", "note", "at")}
        if subject.startswith(FINDING):
            found[subject.removeprefix(FINDING)].append(Decision(verdict=Verdict(str(row["verdict"])), **words))
    return found


def in_force(decisions: Sequence[Decision]) -> Decision | None:
    """The latest decision; notes decide nothing, and one that reopens a finding takes back those before it."""
    decided = [each for each in decisions if each.verdict is not Verdict.NOTE]
    return decided[-1] if decided and decided[-1].verdict is not Verdict.REOPENED else None
