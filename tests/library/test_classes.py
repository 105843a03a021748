"""Which bodies a class takes in: the same answer in every audit that asks."""

from dataclasses import replace

import pytest
from small_records import plan, report, task

from graph.build import build
from graph.ontology import EdgeType
from queries.audits import run_audits

ALL = "các sở, ban, ngành, đoàn thể"
CASES = [
    ("Sở Y tế", "các sở, ban, ngành", True),
    ("Sở Y tế", "các ban, ngành", True),
    ("Sở Y tế", "các hội quần chúng", False),
    ("Sở Thí điểm", "các sở, ban, ngành", True),
    ("Trung tâm Thí điểm", ALL, False),
    ("Công an tỉnh", "các sở, ban, ngành", True),
    ("Công an tỉnh", "các sở", False),
    ("Công an tỉnh", "các doanh nghiệp", False),
    ("Bộ Chỉ huy Quân sự tỉnh", "các sở, ban, ngành", True),
    ("Tòa án nhân dân tỉnh", "các ban, ngành", True),
    ("Tòa án nhân dân tối cao", "các sở, ban, ngành", False),
    ("Ban Dân vận Tỉnh ủy", ALL, False),
    ("Ban Tuyên giáo Tỉnh ủy", "các sở, ban, ngành", False),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", ALL, True),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các sở, ban, ngành", False),
    ("Hội Liên hiệp Phụ nữ tỉnh", ALL, True),
    ("Liên hiệp các tổ chức hữu nghị tỉnh", ALL, False),
    ("Liên hiệp các tổ chức hữu nghị tỉnh", "các hội quần chúng", False),
]
AUDITS = {
    "recipients.tasked_absent": lambda body, *classes: plan(
        task("1", leads=[body], partners=()), recipients=["Văn phòng Chính phủ", *classes]
    ),
    "recipients.untasked": lambda body, *classes: plan(
        task("1", leads=["Văn phòng Chính phủ", *classes], partners=()), recipients=[body]
    ),
    "body.reporting.none": lambda body, *classes: plan(
        task("1", leads=[body], partners=()), reports=[report([one]) for one in classes]
    ),
}
KNOW_ONLY = ("Ban Dân vận", "Ban Tuyên giáo", "Sở Thí điểm", "Trung tâm Thí điểm", "Tòa án nhân dân tối cao")
"""Recipients that `recipients.untasked` does not examine: Party organs, the centre, and what the registry lacks."""
ARMED = ("Công an", "Bộ Chỉ huy")
"""Recipients that a class with duties does not give a duty: they act where they are named."""


@pytest.fixture
def found(store):
    """Whether an audit finds something in a record, with no reporting lines but those of the record."""

    def run(rule, record):
        whole = build(record)
        edges = [e for e in whole.edges if e.type is not EdgeType.REPORTS_TO or e.properties["line"] == "duty"]
        store.clear()
        store.load(replace(whole, edges=tuple(edges)))
        return bool(run_audits(store, rules=[rule]).findings)

    return run


@pytest.mark.parametrize(("body", "of_class", "covered"), CASES)
@pytest.mark.parametrize("rule", AUDITS)
def test_a_class_takes_in_the_same_bodies_everywhere(found, rule, body, of_class, covered):
    examined = rule != "recipients.untasked" or not body.startswith(KNOW_ONLY)
    assert found(rule, AUDITS[rule](body)) == examined
    named_only = rule == "recipients.untasked" and body.startswith(ARMED)
    assert found(rule, AUDITS[rule](body, of_class)) == (examined and (named_only or not covered))
