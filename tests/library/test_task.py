"""Audits of tasks: each finds the gap, and is silent where one fact closes it."""

import pytest
from small_records import body, lead, plan, task

VAGUE = "các cơ quan, đơn vị liên quan"
DISTRICTS = "Ủy ban nhân dân cấp huyện"


def test_a_task_without_lead_is_found_and_counted(audit):
    told = audit("task.lead_missing", plan(task("1", leads=()), task("2")))
    assert told.refs == {("1", "warn")}
    assert told.examined == 2


def test_leads_of_the_parts_cover_the_whole_and_the_other_way_round(audit):
    told = audit(
        "task.lead_missing",
        plan(task("1", leads=()), task("1.1", parent="1"), task("2"), task("2.1", leads=(), parent="2")),
    )
    assert told.refs == set()


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        (["Sở Y tế", "Sở Nội vụ"], {("1", "warn")}),
        (["Sở Y tế"], set()),
        ([lead("Sở Y tế", basis="assigned"), lead("Sở Nội vụ", basis="assigned")], {("1", "info")}),
        ([lead("Sở Y tế"), lead("Sở Nội vụ", basis="assigned")], set()),
        ([lead("các sở, ban, ngành", basis="assigned"), lead(DISTRICTS, basis="assigned")], set()),
    ],
    ids=["two named chủ trì", "one", "two given the work", "a principal beside another", "classes given the work"],
)
def test_several_leads_without_a_principal(audit, leads, found):
    assert audit("task.leads.gt1", plan(task("1", leads=leads))).refs == found


def test_evidence_of_several_leads_is_where_each_is_named(audit):
    told = audit("task.leads.gt1", plan(task("1", leads=["Sở Y tế", "Sở Nội vụ"])))
    assert [place.quote for place in told.findings[0].evidence] == ["Sở Y tế", "Sở Nội vụ"]


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        (["các cơ quan, đơn vị"], {("1", "warn")}),
        (["các cơ quan, đơn vị", "Sở Y tế"], set()),
        ([DISTRICTS], set()),
    ],
    ids=["a class", "a class beside a body", "a class that can be listed"],
)
def test_a_class_as_lead(audit, leads, found):
    assert audit("task.lead.generic", plan(task("1", leads=leads))).refs == found


def test_a_task_without_partner(audit):
    told = audit("task.partners.none", plan(task("1", partners=()), task("2"), task("3", leads=(), partners=())))
    assert told.refs == {("1", "info")}
    assert told.examined == 2


@pytest.mark.parametrize(
    ("partners", "found"),
    [
        ([VAGUE], {("1", "warn", True)}),
        (["các sở, ban, ngành", VAGUE], {("1", "warn", False)}),
        ([DISTRICTS, VAGUE], {("1", "info", False)}),
        (["Sở Nội vụ", VAGUE], set()),
        ([], set()),
    ],
    ids=["vague", "a class", "a class that can be listed", "a body too", "nobody"],
)
def test_only_generic_partners(audit, partners, found):
    told = audit("task.partners.only_generic", plan(task("1", partners=partners)))
    assert told.values("ref", "severity", "vague_only") == found


DATED = {"deadline": "Quý III/2021", "due": "2021-Q3"}


def test_a_task_without_deadline_where_the_plan_gives_dates(audit):
    told = audit("task.deadline.missing", plan(task("1", **DATED), task("2"), task("3", deadline="Thường xuyên")))
    assert told.refs == {("2", "info")}
    assert told.examined == 3


def test_a_task_whose_parts_have_deadlines_lacks_none(audit):
    told = audit("task.deadline.missing", plan(task("1"), task("1.1", parent="1", **DATED)))
    assert told.refs == set()


def test_a_plan_without_dates_is_one_finding_and_not_one_for_each_task(audit):
    yearly = plan(task("1"), task("2", deadline="hằng năm", kind="yearly"))
    assert audit("task.deadline.missing", yearly).findings == []
    assert audit("plan.no_deadlines", yearly).values("tasks", "recurring") == {(2, 1)}


def test_one_date_is_enough_for_a_plan(audit):
    assert audit("plan.no_deadlines", plan(task("1", **DATED), task("2"))).findings == []


def test_a_deadline_that_waits_for_another_body(audit):
    waits = task("1", deadline="Sau khi Bộ Y tế hướng dẫn", kind="conditional", awaits=["Bộ Y tế"])
    told = audit("task.deadline.depends_on", plan(waits, task("2", **DATED)))
    assert told.refs == {("1", "warn")}
    assert told.examined == 2
    assert [place.quote for place in told.findings[0].evidence] == ["Sau khi Bộ Y tế hướng dẫn"]
    assert "Bộ Y tế" in told.findings[0].message["en"]


def test_a_condition_without_body_or_date(audit):
    record = plan(
        task("1", deadline="khi đủ điều kiện", kind="conditional"),
        task("2", deadline="sau khi Bộ Y tế hướng dẫn", kind="conditional", awaits=["Bộ Y tế"]),
    )
    assert audit("task.deadline.conditional", record).refs == {("1", "warn")}


def test_deadlines_that_cannot_be_checked_beside_few_that_can(audit):
    always = [task(str(n), deadline="Thường xuyên", kind="continuous") for n in range(2, 6)]
    assert audit("task.deadline.not_checkable", plan(task("1", **DATED), *always)).refs == {
        (str(n), "info") for n in range(2, 6)
    }


def test_one_deadline_that_cannot_be_checked_beside_one_that_can_is_no_finding(audit):
    record = plan(task("1", **DATED), task("2", deadline="Thường xuyên", kind="continuous"))
    assert audit("task.deadline.not_checkable", record).findings == []


def test_a_task_without_the_result_that_its_siblings_have(audit):
    given = [task(f"II.{n}", deliverable="Báo cáo") for n in (1, 2)]
    told = audit("task.deliverable.missing", plan(*given, task("II.3"), task("III.1")))
    assert told.values("ref", "given", "siblings") == {("II.3", 2, 3)}
    assert told.examined == 3


def test_results_are_not_missed_where_most_siblings_have_none(audit):
    record = plan(task("II.1", deliverable="Báo cáo"), task("II.2"), task("II.3"))
    assert audit("task.deliverable.missing", record).findings == []


def test_haste_without_a_date(audit):
    record = plan(
        task("1", text="Khẩn trương rà soát."), task("2", text="Rà soát."), task("3", text="Khẩn trương.", **DATED)
    )
    assert audit("task.deadline.vague", record).refs == {("1", "info")}


def test_a_rule_about_words_says_what_it_could_not_judge(audit):
    told = audit("task.deadline.vague", plan(task("1"), task("2", text="Rà soát.")))
    assert (told.unknown, told.examined) == (1, 1)
    assert set(told.report.results[0].reason) == {"vi", "en"}


ASSIGNED = [lead("Sở Y tế", basis="assigned")]


@pytest.mark.parametrize(
    ("text", "partners", "found"),
    [
        ("Phối hợp với Sở Nội vụ tổ chức hội nghị.", ["Sở Nội vụ"], {("1", "warn")}),
        ("Tổ chức hội nghị, phối hợp với Sở Nội vụ.", ["Sở Nội vụ"], set()),
        (f"Phối hợp với {VAGUE} tổ chức hội nghị.", [VAGUE], set()),
    ],
    ids=["only takes part", "does the work", "with nobody in particular"],
)
def test_a_body_that_only_takes_part(audit, text, partners, found):
    assert audit("task.lead_implicit", plan(task("1", leads=ASSIGNED, partners=partners, text=text))).refs == found


@pytest.mark.parametrize(
    ("rule", "role"),
    [("task.leads.gt1", "leads"), ("task.lead.generic", "leads"), ("task.partners.only_generic", "partners")],
)
def test_bodies_go_by_their_names_however_they_are_written(audit, rule, role):
    names = ["Sở Tài chính", "Sở Nội vụ"] if rule == "task.leads.gt1" else ["các hội quần chúng", "các sở, ban, ngành"]
    named = {"basis": "explicit"} if role == "leads" else {}
    roles = [body(name, written=name.partition(" ")[2], **named) for name in names]
    (finding,) = audit(rule, plan(task("1", **{role: roles}))).findings
    assert finding.row[role] == names
