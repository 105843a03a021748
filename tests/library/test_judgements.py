"""What people decide about findings: kept whatever becomes of the documents, and told apart in counts."""

import pytest
import small_records as small
from small_records import task

from graph.build import build
from graph.errors import Misuse
from graph.store.judgements import judgement
from graph.vocabulary import Verdict
from queries.audits import run_audits
from queries.decisions import FINDING

RULE = "task.lead_missing"
PLAN = small.plan(task("I.1", []), task("I.2", []), task("I.3"))
DOCUMENT = build(PLAN).document


@pytest.fixture
def loaded(store):
    store.load(build(PLAN))
    return store


def told(store):
    """Open, dismissed and examined."""
    (result,) = run_audits(store, rules=[RULE]).results
    return len(result.findings), len(result.dismissed), result.examined


def decide(store, finding, verdict, at, **more):
    store.judge(judgement(FINDING + finding.identity, verdict, author="Lê Thị B", at=at, **more))


def test_a_dismissed_finding_leaves_the_count_and_not_the_denominator(loaded):
    first = run_audits(loaded, rules=[RULE]).findings[0]

    decide(loaded, first, Verdict.DISMISSED, "2026-01-01T00:00:00+00:00", note="kế hoạch khung")

    assert told(loaded) == (1, 1, 3)
    (dismissed,) = run_audits(loaded, rules=[RULE]).dismissed
    assert (dismissed.identity, dismissed.decision.author, dismissed.decision.note) == (
        first.identity, "Lê Thị B", "kế hoạch khung",
    )  # fmt: skip


def test_the_latest_decision_counts_and_all_stay(loaded):
    first = run_audits(loaded, rules=[RULE]).findings[0]
    for day, verdict in enumerate((Verdict.DISMISSED, Verdict.REOPENED, Verdict.DISMISSED, Verdict.NOTE), 1):
        decide(loaded, first, verdict, f"2026-01-0{day}T00:00:00+00:00")

    assert told(loaded) == (1, 1, 3)
    (dismissed,) = run_audits(loaded, rules=[RULE]).dismissed
    assert [each.verdict.value for each in dismissed.decisions] == ["dismissed", "reopened", "dismissed", "note"]

    decide(loaded, first, Verdict.REOPENED, "2026-01-05T00:00:00+00:00")
    assert told(loaded) == (2, 0, 3)


def test_decisions_outlive_withdrawal_and_reload(loaded):
    first = run_audits(loaded, rules=[RULE]).findings[0]
    decide(loaded, first, Verdict.DISMISSED, "2026-01-01T00:00:00+00:00")
    before = loaded.judgements()

    loaded.withdraw(DOCUMENT)
    loaded.forget(DOCUMENT)
    assert loaded.judgements() == before
    loaded.load(build(PLAN))

    assert told(loaded) == (1, 1, 3)


def test_the_same_judgement_is_there_once(loaded):
    same = judgement("finding:x", Verdict.NOTE, author="A", at="2026-01-01T00:00:00+00:00")

    assert (loaded.add_judgements([same]), loaded.add_judgements([same])) == (1, 0)
    assert loaded.judgements() == [same]


@pytest.mark.one_engine("no engine is reached")
def test_a_judgement_is_signed_and_of_bounded_length():
    with pytest.raises(Misuse, match="needs its author"):
        judgement("finding:x", Verdict.NOTE, author=" ")
    with pytest.raises(Misuse, match="at most 4000 characters"):
        judgement("finding:x", Verdict.NOTE, author="A", note="x" * 4001)
