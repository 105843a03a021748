"""Running audits and questions over a stand-in that answers from lists: order, denominators, identity, refusals."""

import json

import pytest

from graph.errors import QueryRefused
from queries.audits import choose, run_audits
from queries.catalogue import audits, catalogue
from queries.runner import bind, find, run

RULE = catalogue()["task.lead_missing"]
PLACE = {"document": "doc:1", "file": "a.txt", "locator": "II", "quote": "việc", "start": 3, "end": 7}


def row(node, province="Hà Nam", **more):
    return {
        "province": province, "document": "doc:1", "node": node, "nodes": [node], "ref": "1", "title": "Việc",
        "evidence": [PLACE],
    } | more  # fmt: skip


class Answers:
    """A reader with rows for one rule; everything else is empty. Remembers what it was asked."""

    def __init__(self, rows=(), examined=(), provinces=("Hà Nam", "Đắk Lắk")):
        self.asked = []
        self.rows = {
            RULE.text: list(rows),
            RULE.count: [{"province": province, "examined": number} for province, number in examined],
        }
        self.provinces = [{"province": name} for name in provinces]

    def read(self, cypher, parameters=None):
        self.asked.append((cypher, dict(parameters or {})))
        return self.provinces if "RETURN DISTINCT d.province" in cypher else self.rows.get(cypher, [])


def test_findings_stand_beside_what_was_examined():
    reader = Answers([row("t1"), row("t2"), row("t3", "Đắk Lắk")], [("Hà Nam", 28), ("Đắk Lắk", 5), ("An Giang", 4)])
    report = run_audits(reader, rules=[RULE.id])
    assert [(r.province, len(r.findings), r.examined) for r in report.results] == [
        ("An Giang", 0, 4), ("Đắk Lắk", 1, 5), ("Hà Nam", 2, 28),
    ]  # fmt: skip


def test_documents_of_no_province_come_last():
    report = run_audits(Answers([row("t1", None)], [(None, 1), ("Hà Nam", 1)]), rules=[RULE.id])
    assert list(report.by_province()) == ["Hà Nam", None]


def test_identity_depends_on_the_identity_columns_alone():
    first, renamed, other = (
        run_audits(Answers([one]), rules=[RULE.id]).findings[0].identity
        for one in (row("t1"), row("t1", title="Việc khác", evidence=[PLACE | {"start": 9, "end": 12}]), row("t2"))
    )
    assert first == renamed != other


def test_rows_of_one_identity_are_one_finding_with_all_evidence():
    elsewhere = PLACE | {"start": 50, "end": 60}
    report = run_audits(
        Answers([row("t1"), row("t1", nodes=["t1", "a1"], evidence=[elsewhere, PLACE])]), rules=[RULE.id]
    )
    (finding,) = report.findings
    assert [place.start for place in finding.evidence] == [3, 50]
    assert finding.nodes == ("t1", "a1")


def test_a_row_may_carry_its_own_severity():
    rule = catalogue()["task.leads.gt1"]
    given = row("t1", leads=["Sở A", "Sở B"], number=2, severity="info")
    reader = Answers()
    reader.rows = {rule.text: [given]}
    (finding,) = run_audits(reader, rules=[rule.id]).findings
    assert (rule.severity, finding.severity) == ("warn", "info")
    assert "Sở A, Sở B" in finding.message["vi"]


def test_a_message_shows_braces_of_a_document_as_they_stand():
    report = run_audits(Answers([row("t1", title="{node}")]), rules=[RULE.id])
    assert "{node}" in report.findings[0].message["vi"]


def test_the_report_is_plain_data_for_json():
    report = run_audits(Answers([row("t1")], [("Hà Nam", 2)]), rules=[RULE.id])
    data = json.loads(json.dumps(report.to_data()))
    assert data["findings"][0]["identity"] == report.findings[0].identity
    assert data["findings"][0]["evidence"][0] == PLACE
    assert data["summary"] == [
        {
            "rule": RULE.id, "province": "Hà Nam", "found": 1, "examined": 2, "unknown": 0, "reason": {},
            "dismissed": 0,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("spelling", ["Đắk Lắk", "dak lak", "ĐẮK LẮK", "tỉnh Đắk Lắk"])
def test_a_province_is_found_in_any_spelling_and_bound(spelling):
    reader = Answers()
    run_audits(reader, rules=[RULE.id], province=spelling)
    assert [parameters for cypher, parameters in reader.asked if cypher == RULE.text] == [{"province": "Đắk Lắk"}]


def test_a_theme_stands_for_its_rules():
    assert (
        {query.id for query in choose(["cite"])} == {query.id for query in audits() if query.theme == "cite"} != set()
    )


def test_all_rules_run_where_none_is_named():
    reader = Answers()
    run_audits(reader)
    assert {query.text for query in audits()} <= {cypher for cypher, _ in reader.asked}


REFUSED = {
    "a rule": (lambda: run_audits(Answers(), rules=["task.lead_mising"]), "did you mean task.lead_missing"),
    "a province": (lambda: run_audits(Answers(), province="Dak Nong"), "loaded: Đắk Lắk, Hà Nam"),
    "an empty store": (lambda: run_audits(Answers(provinces=()), province="Hà Nam"), "loaded: none yet"),
    "a question": (
        lambda: run(Answers(), "task.leadmissing"),
        "no query 'task.leadmissing'; did you mean task.lead_missing",
    ),
    "a parameter": (lambda: run(Answers(), RULE.id, provinc="x"), "no parameter 'provinc'; did you mean province?"),
    "a type": (lambda: run(Answers(), "task.deadline.not_checkable", share="half"), "'share' must be of type float"),
}


@pytest.mark.parametrize(("ask", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_known_is_refused_in_one_line(ask, says):
    with pytest.raises(QueryRefused) as error:
        ask()
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_defaults_are_bound_where_nothing_is_given():
    query = find("task.deadline.not_checkable")
    assert bind(query, {}) == {"province": None, "share": 0.25}
    assert bind(query, {"share": 0.5, "province": "Hà Nam"}) == {"province": "Hà Nam", "share": 0.5}
