"""Over whole plans: no audit finds more than it examined, in any province."""

import pytest

from graph.build import build
from loaders.bundled import bundled_records
from queries.audits import run_audit, run_audits
from queries.catalogue import audits
from queries.counting import count_findings
from queries.runner import bind


@pytest.fixture
def report(store):
    for record in bundled_records():
        store.load(build(record))
    return run_audits(store)


def test_findings_are_among_the_examined(report):
    told = [result for result in report.results if result.findings]
    assert len({result.rule for result in told}) > len(audits()) / 3
    assert len({result.province for result in told}) == 5
    assert [(r.rule, r.province, len(r.findings), r.examined) for r in told if len(r.findings) > r.examined] == []


def test_counting_gives_as_many_findings_as_fetching(store):
    for record in bundled_records():
        store.load(build(record))
    for query in audits():
        fetched = {result.province: result.found for result in run_audit(store, query, None, {}) if result.found}
        assert count_findings(store, query, bind(query, {"province": None})) == fetched, query.id
        few = run_audit(store, query, None, {}, limit=1)
        assert sum(len(result.findings) for result in few) == min(1, sum(fetched.values())), query.id
        assert {result.province: result.found for result in few if result.found} == fetched, query.id
