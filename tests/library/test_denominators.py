"""Over whole plans: no audit finds more than it examined, in any province."""

import pytest

from graph.build import build
from loaders.bundled import bundled_records
from queries.audits import run_audits
from queries.catalogue import audits


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
