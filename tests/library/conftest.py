"""Run one audit over a few small records, on each engine."""

import sys
from pathlib import Path

import pytest

from graph.build import build
from queries.audits import run_audits
from queries.catalogue import catalogue

sys.path.insert(0, str(Path(__file__).parent))


class Told:
    """What one rule says of the loaded records, all provinces together."""

    def __init__(self, report):
        self.report, self.findings = report, report.findings
        self.examined = sum(result.examined for result in report.results)
        self.unknown = sum(result.unknown for result in report.results)

    @property
    def refs(self):
        """Refs of the tasks found, with the severity."""
        return {(finding.row["ref"], finding.severity.value) for finding in self.findings}

    def values(self, *columns):
        """These columns of all rows."""
        return {tuple(finding.row[column] for column in columns) for finding in self.findings}


@pytest.fixture
def audit(store):
    """Load records, run one rule; each finding keeps what its question promises."""

    def run(rule, *records, province=None):
        for record in records:
            store.load(build(record))
        told = Told(run_audits(store, rules=[rule], province=province))
        for finding in told.findings:
            keeps_promises(catalogue()[rule], finding)
        return told

    return run


def keeps_promises(query, finding):
    """Columns have their types, evidence has its place, messages are filled."""
    for column, kind in query.columns.items():
        assert kind.accepts(finding.row[column]), f"{query.id}: column {column} is {finding.row[column]!r}, not {kind}"
    assert finding.node in finding.nodes
    assert finding.evidence
    for place in finding.evidence:
        assert isinstance(place.start, int) and isinstance(place.end, int) and place.start < place.end
        assert place.file and place.document.startswith("doc:")
    assert all("{" not in message for message in finding.message.values())
