"""Audits of bodies: who receives the plan, who may be told, who reports to whom."""

import pytest
from small_records import body, lead, plan, recipient, report, task

UNION = "Liên hiệp các tổ chức hữu nghị tỉnh"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
CLASS = "các sở, ban, ngành"
CATCH_ALL = "các cơ quan, đơn vị liên quan"
ALONE = {"partners": ()}


@pytest.mark.parametrize(
    ("name", "recipients", "severity"),
    [
        (UNION, ["Sở Y tế"], "error"),
        (UNION, [CLASS], "error"),
        (UNION, [CATCH_ALL], "warn"),
        (UNION, [UNION], None),
        ("Sở Y tế", ["Sở Nội vụ"], "error"),
        ("Sở Y tế", [CLASS], None),
        ("Sở Y tế", ["Giám đốc Sở Y tế"], None),
        ("Công an tỉnh", [CLASS], None),
        (FRONT, ["các sở, ban, ngành, đoàn thể"], None),
        ("Ban Dân vận Tỉnh ủy", [CLASS], "error"),
        ("Sở Y tế", [], None),
    ],
)
def test_a_body_with_own_duties_that_does_not_receive_the_plan(audit, name, recipients, severity):
    told = audit("recipients.tasked_absent", plan(task("1", leads=[name], **ALONE), recipients=recipients))
    assert [finding.severity.value for finding in told.findings] == ([severity] if severity else [])
    assert all(name in finding.message["vi"] for finding in told.findings)


def test_a_partner_that_does_not_receive_the_plan_weighs_less(audit):
    record = plan(task("1", partners=[UNION]), recipients=["Sở Y tế"])
    assert audit("recipients.tasked_absent", record).values("node", "severity") == {("agency:thai-binh:lhhn", "warn")}


def test_absent_bodies_are_counted_among_those_with_duties(audit):
    told = audit("recipients.tasked_absent", plan(task("1", leads=[UNION]), recipients=["Sở Tài chính"]))
    assert (len(told.findings), told.examined) == (1, 2)


def test_a_decision_that_sends_to_an_article_is_one_finding(audit):
    record = plan(
        task("1", partners=[UNION]), kind="quyết định", symbol="15/QĐ-UBND", recipients=["Thường trực Tỉnh ủy"]
    )
    told = audit("recipients.tasked_absent", record)
    assert told.values("severity", "duties") == {("warn", 2)}
    assert told.findings[0].node == told.findings[0].row["document"]


def test_a_plan_without_recipients_is_one_finding(audit):
    record = plan(task("1"), recipients=())
    assert len(audit("recipients.none", record).findings) == 1
    assert audit("recipients.tasked_absent").findings == []


@pytest.mark.parametrize(
    ("line", "leads", "found"),
    [
        ("Công an tỉnh", ["Sở Y tế"], {("Công an tỉnh",)}),
        ("Công an tỉnh", ["Công an tỉnh"], set()),
        (recipient("Công an tỉnh", "b/c"), ["Sở Y tế"], set()),
        ("Thường trực Tỉnh ủy", ["Sở Y tế"], set()),
        ("Sở Nội vụ", ["Sở Y tế"], {("Sở Nội vụ",)}),
        ("Sở Nội vụ", [CLASS], set()),
    ],
    ids=["no duty", "a duty", "to be informed", "a superior", "a department", "a department in a class"],
)
def test_a_recipient_without_duty(audit, line, leads, found):
    record = plan(task("1", leads=leads, **ALONE), recipients=[line])
    assert audit("recipients.untasked", record).values("body") == found


CLUB = "Hội Hữu nghị Việt Nam - Cu Ba"


@pytest.mark.parametrize(
    ("name", "reports", "found"),
    [
        (CLUB, [], True),
        (CLUB, [report([CLUB])], False),
        (CLUB, [report(["các cơ quan, đơn vị, địa phương"])], False),
        (CLUB, [report(["các hội quần chúng"])], False),
        (CLUB, [report([CLASS])], True),
        ("Sở Y tế", [], False),
    ],
    ids=["nothing", "its own duty", "a duty of all", "a duty of its class", "a duty of others", "by organisation"],
)
def test_a_body_in_no_reporting_line(audit, name, reports, found):
    told = audit("body.reporting.none", plan(task("1", leads=[name], **ALONE), reports=reports))
    assert [finding.row["body"] for finding in told.findings] == [name] * found
    assert told.examined == 1


@pytest.mark.parametrize(
    ("name", "modality", "as_lead", "as_partner"),
    [
        (FRONT, "assignment", "warn", "info"),
        (FRONT, "request", None, None),
        ("Ban Dân vận Tỉnh ủy", "assignment", "warn", "info"),
        ("Công an tỉnh", "assignment", "info", None),
        ("Sở Y tế", "assignment", None, None),
        (UNION, "assignment", None, None),
    ],
)
def test_a_body_outside_the_authority_of_the_issuer(audit, name, modality, as_lead, as_partner):
    role = body(name, modality=modality)
    led = plan(task("1", leads=[role]))
    helped = plan(task("1", leads=["Sở Nội vụ"], partners=[role]), symbol="13/KH-UBND")
    found = {finding.row["wording"]: finding for finding in audit("actor.authority_scope", led, helped).findings}
    wanted = {"duty": as_lead, "partner": as_partner}
    assert {wording: finding.severity for wording, finding in found.items()} == {
        wording: severity for wording, severity in wanted.items() if severity
    }
    assert all(("phối hợp" in finding.message["vi"]) == (wording == "partner") for wording, finding in found.items())


def test_a_request_holds_for_the_whole_document(audit):
    asked, told_to = body(FRONT, modality="request"), body(FRONT)
    polite = plan(task("1", leads=[asked]), task("2", leads=[told_to]))
    rude = plan(task("1", leads=[told_to]), task("2", leads=[told_to]), symbol="13/KH-UBND")
    told = audit("actor.authority_scope", polite, rude)
    assert told.values("duties", "led") == {(2, 2)}
    assert "13-kh-ubnd" in told.findings[0].row["document"]


def test_a_party_document_may_assign_to_party_bodies(audit):
    record = plan(
        task("1", leads=["Ban Dân vận Tỉnh ủy"]), issuer="Tỉnh ủy Thái Bình", symbol="12-KH/TU", province="Thái Bình"
    )
    assert audit("actor.authority_scope", record).findings == []


@pytest.mark.parametrize(("modality", "found"), [("request", {("1", "info")}), ("assignment", set())])
def test_an_outside_body_asked_to_lead(audit, modality, found):
    assert audit("actor.lead_outside", plan(task("1", leads=[lead(FRONT, modality=modality)]))).refs == found


@pytest.mark.parametrize(
    ("led", "reporter", "found"),
    [(4, "Sở Y tế", {("Sở Y tế", 4, 5)}), (4, "Sở Nội vụ", set()), (2, "Sở Y tế", set())],
    ids=["leads and reports", "another reports", "leads few"],
)
def test_a_body_that_leads_most_tasks_and_reports_on_them(audit, led, reporter, found):
    tasks = [task(str(n), leads=["Sở Y tế" if n < led else "Sở Tư pháp"]) for n in range(5)]
    record = plan(*tasks, reports=[report([reporter])])
    assert audit("actor.lead_and_overseer", record).values("body", "led", "total") == found


@pytest.mark.parametrize(
    ("duty", "rule"),
    [
        ({}, "report.no_cycle"),
        ({"period": "định kỳ"}, "report.no_cycle"),
        ({"period": "hằng năm"}, "report.no_date"),
        ({"period": "hằng năm", "due": "15/11"}, None),
        ({"quote": "nếu có khó khăn, vướng mắc thì báo cáo"}, None),
        ({"rule": "report.difficulty"}, None),
    ],
    ids=["no period", "a period that is none", "no day", "period and day", "only on difficulties", "read as such"],
)
def test_period_and_day_of_a_reporting_duty(audit, duty, rule):
    record = plan(task("1"), reports=[report(["Sở Y tế"], via="Sở Nội vụ", **duty)])
    found = {name for name in ("report.no_cycle", "report.no_date") if audit(name, record).findings}
    assert found == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("rule", "examined"), [("report.no_cycle", 3), ("report.no_date", 2)], ids=["regular duties", "those with a period"]
)
def test_duties_that_cannot_be_found_are_not_counted(audit, rule, examined):
    duties = [{}, {"period": "hằng năm"}, {"period": "6 tháng", "due": "15/6"}, {"rule": "report.difficulty"}]
    record = plan(task("1"), reports=[report(["Sở Y tế"], **duty) for duty in duties])
    assert audit(rule, record).examined == examined


def test_recipients_that_cannot_be_found_are_not_counted(audit):
    informed = [recipient("Công an tỉnh", "b/c"), "Hội đồng nhân dân tỉnh", "Đoàn đại biểu Quốc hội tỉnh", "Tỉnh ủy"]
    told = audit("recipients.untasked", plan(task("1"), recipients=["Sở Nội vụ", "Sở Y tế", *informed]))
    assert (told.values("body"), told.examined) == ({("Sở Nội vụ",)}, 2)


@pytest.mark.parametrize(("second", "found"), [("6 tháng", 1), ("Hàng năm", 0)], ids=["another", "the same"])
def test_one_body_with_two_periods(audit, second, found):
    duties = [report(["Sở Y tế"], period=period) for period in ("hằng năm", second)]
    assert len(audit("report.cycle_conflict", plan(task("1"), reports=duties)).findings) == found
