"""The work of one body, put together from the store: the same on each engine."""

from dataclasses import replace
from datetime import date

import pytest
from small_records import body, plan, recipient, report, task

from graph.build import build
from graph.errors import QueryRefused
from queries.audits import run_audits
from queries.body.dossier import dossier, find, with_gaps
from queries.body.model import Matter, Touch
from queries.body.names import of_id
from queries.body.overview import overview

TODAY = date(2026, 11, 22)
HEALTH, FINANCE, HOME, LABOUR = "Sở Y tế", "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp"
CLASS, CIRCLE = "các sở, ban, ngành", "các cơ quan, đơn vị liên quan"


@pytest.fixture
def work(store):
    """Load records, and put together the work of a body of Thái Bình."""

    def run(name, *records, province="Thái Bình", gaps=False):
        for record in records:
            store.load(build(record))
        choice, scope = find(store, name, province)
        found = dossier(store, choice.body, today=TODAY, scope=scope)
        return with_gaps(found, run_audits(store, province=scope)) if gaps else found

    return run


def refs(duties):
    return [duty.ref for duty in duties]


def test_tasks_led_and_taken_part_in_with_whom(work):
    record = plan(
        task("1", leads=[body(HEALTH, basis="explicit"), HOME], partners=[FINANCE, CIRCLE]),
        task("2", leads=[HOME], partners=[HEALTH]),
        task("3", leads=[HOME]),
    )
    found = work(HEALTH, record)

    (led,), (helped,) = found.leads, found.partners
    assert (led.ref, led.basis, helped.ref, found.total) == ("1", "explicit", "2", 3)
    assert [one.name for one in led.co_leads] == [HOME]
    assert [(one.name, one.definite) for one in led.partners] == [(FINANCE, True), (CIRCLE, False)]
    assert led.evidence.quote == "Việc 1" and led.role_evidence.quote == HEALTH
    assert led.evidence.document == led.document in found.papers
    assert [(order.issuer, order.tasks) for order in found.orders] == [("Ủy ban nhân dân tỉnh", 2)]


def test_who_leads_and_takes_part_in_one_task_leads_it(work):
    found = work(HEALTH, plan(task("1", leads=[HEALTH], partners=[HEALTH])))

    assert (refs(found.leads), refs(found.partners)) == (["1"], [])


def test_what_reaches_a_body_through_a_class_stands_apart(work):
    record = plan(
        task("1", leads=[HOME], partners=[CIRCLE]),
        task("2", leads=[CLASS], partners=()),
        task("3", leads=[CLASS, HEALTH], partners=()),
        task("4", leads=["các hội quần chúng"], partners=()),
    )
    found = work(HEALTH, record)

    assert refs(found.leads) == ["3"]
    assert [(duty.ref, duty.through, duty.vague) for duty in found.through_class] == [
        ("2", CLASS, False), ("1", CIRCLE, True),
    ]  # fmt: skip
    assert [entry.ref for entry in found.entries] == ["3", "2"]


def test_a_body_that_is_never_named_has_what_its_class_has(work):
    found = work(LABOUR, plan(task("1", leads=[CLASS], partners=()), recipients=[CLASS]))

    assert not found.body.named and not found.leads
    assert refs(found.through_class) == ["1"]
    assert [receipt.through for receipt in found.received] == [CLASS]


def test_a_council_has_what_its_class_has(work):
    record = plan(task("1", leads=["Ủy ban nhân dân cấp huyện"], partners=["Ủy ban nhân dân huyện Kiến Xương"]))
    other = plan(task("2", leads=["Ủy ban nhân dân cấp huyện"]), symbol="13/KH-UBND")

    assert refs(work("UBND huyện Kiến Xương", record, other).through_class) == ["2"]
    assert refs(work("UBND cấp huyện").through_class) == ["1", "2"]


def test_a_central_document_speaks_to_a_body_in_every_province(work):
    central = plan(
        task("1", leads=[HEALTH], partners=()), province=None, issuer="Thủ tướng Chính phủ", symbol="9/QĐ-TTg",
        kind="quyết định",
    )  # fmt: skip
    found = work(HEALTH, plan(task("2", leads=[HEALTH])), central)

    assert refs(found.leads) == ["2"]
    assert [(duty.ref, duty.through) for duty in found.through_class] == [("1", HEALTH)]


def test_dates_stand_in_order_of_time(work):
    record = plan(
        task("1", leads=[HEALTH]),
        task("2", leads=[HEALTH], deadline="hằng năm", kind="yearly"),
        task("3", leads=[HEALTH], deadline="trước 18/11 hằng năm", due="11-18", kind="yearly"),
        task("4", leads=[HOME], partners=[HEALTH], deadline="Quý IV hằng năm", due="Q4", kind="yearly"),
        task("5", leads=[HEALTH], deadline="tháng 4/2021", due="2021-04"),
        task("6", leads=[HEALTH], deadline="Thường xuyên", kind="continuous"),
        task("7", leads=[HEALTH], deadline="Sau khi có hướng dẫn", kind="conditional", awaits=["Bộ Y tế"]),
        reports=[report([HEALTH], period="hằng năm", due="01/12")],
    )
    found = work(HEALTH, record)

    order = [(entry.ref or "report", str(entry.timing.group)) for entry in found.entries]
    assert order == [
        ("5", "past"), ("report", "coming"), ("4", "coming"), ("3", "coming"), ("2", "periodic"), ("6", "continuous"),
        ("7", "conditional"), ("1", "none"),
    ]  # fmt: skip
    assert found.entries[1].timing.day == date(2026, 12, 1)
    assert found.entries[6].waits_for == ("Bộ Y tế",)
    assert found.entries[3].evidence.quote == "trước 18/11 hằng năm"


def test_who_compiles_reports_has_the_day_of_those_who_send(work):
    duty = report([HEALTH, CLASS], to="UBND tỉnh", via=FINANCE, period="hằng năm", due="15/11")
    record = plan(task("1"), reports=[duty, report([HOME], quote="nếu có khó khăn, vướng mắc")])
    compiler, sender, member = work(FINANCE, record), work(HEALTH), work(LABOUR)

    days = {entry.matter: entry.timing.day for entry in compiler.entries if not entry.ref}
    assert days == {Matter.RECEIVE: date(2027, 11, 15), Matter.REPORT: None}
    (own,) = [line for line in sender.reports if line.line == "duty"]
    assert (own.others, own.onward, own.collects) == ((FINANCE,), ("Ủy ban nhân dân tỉnh",), False)
    (through,) = member.class_reports
    assert (through.through, through.others) == (CLASS, (FINANCE,))
    assert compiler.class_reports == ()
    assert not any(line.regular for line in work(HOME).reports)


def test_standing_lines_carry_their_source(work):
    (line,) = [one for one in work(HEALTH, plan(task("1"))).reports if one.line == "administrative"]

    assert line.others == ("Ủy ban nhân dân tỉnh",)
    assert line.evidence.source and line.evidence.start is None


def test_a_document_is_received_by_name_or_through_a_class(work):
    by_class = plan(task("1", leads=[HOME]), recipients=[CLASS, CIRCLE], symbol="13/KH-UBND")
    found = work(HEALTH, plan(task("1"), recipients=[recipient(HEALTH, "để thực hiện"), CLASS]), by_class)

    assert sorted((receipt.through, receipt.purpose) for receipt in found.received) == [
        ("", "để thực hiện"), (CLASS, ""),
    ]  # fmt: skip


def test_gaps_of_the_body_and_of_its_tasks_only(work):
    record = plan(
        task("1", leads=[HEALTH], partners=()),
        task("2", leads=[HOME], partners=[HEALTH], deadline="sớm", kind="unclear"),
        task("3", leads=[HOME], partners=()), recipients=[HOME, FINANCE],
    )  # fmt: skip
    found = work(HEALTH, record, gaps=True)

    touched = {(gap.touch, gap.finding.rule) for gap in found.gaps}
    assert (Touch.BODY, "recipients.tasked_absent") in touched
    assert (Touch.LEAD, "task.partners.none") in touched
    nodes = {gap.finding.node for gap in found.gaps}
    assert not any(node.endswith("#3") for node in nodes)
    assert [gap.touch for gap in found.gaps] == sorted((gap.touch for gap in found.gaps), key=list(Touch).index)


def test_a_replaced_document_says_so(work):
    newer = plan(
        task("1", leads=[HOME]), symbol="20/KH-UBND", date="2022-01-05",
        references=[{"written": "12/KH-UBND", "symbol": "12/KH-UBND", "date": "2021-03-04", "relation": "replaces",
                     "issuer": "Ủy ban nhân dân tỉnh Thái Bình",
                     "evidence": {"start": 1, "end": 5, "quote": "x", "locator": "I"}}],
    )  # fmt: skip
    found = work(HEALTH, plan(task("1")), newer)

    assert {paper.symbol: paper.replaced_by for paper in found.papers.values()} == {
        "12/KH-UBND": ("20/KH-UBND",), "20/KH-UBND": (),
    }  # fmt: skip


def test_a_role_stands_side_by_side_and_is_absent_where_no_document_names_it(store):
    other = {"province": "Cà Mau", "issuer": "Ủy ban nhân dân tỉnh Cà Mau"}
    store.load(build(plan(task("1", deadline="2021", due="2021"), task("2", leads=[HOME], partners=[HEALTH]))))
    store.load(build(plan(task("1", leads=[HOME], partners=()), recipients=[HOME], **other)))
    choice, _ = find(store, "so y te")
    told = overview(store, choice.role)

    named = [(share.province, share.body is not None) for share in told.shares]
    assert named == [("Cà Mau", False), ("Thái Bình", True)]
    there = told.shares[1]
    assert (there.total, there.led, there.dated, there.alone, there.partnered) == (2, 1, 1, 0, 1)
    assert of_id(store, there.body).name == HEALTH


@pytest.mark.parametrize(
    ("name", "province", "words"),
    [
        ("Sở Y tếe", None, "did you mean Sở Y tế"),
        ("BCT", None, "may mean Bộ Chính trị, Bộ Công Thương"),
        ("Sở Y tế Cà Mau", None, "no document of province 'Cà Mau' is loaded"),
        ("Sở Y tế", "Cà Mau", "no document of province 'Cà Mau' is loaded"),
        ("Sở Y tế Cà Mau", "Thái Bình", "names Cà Mau, not Thái Bình"),
        ("agency:nowhere:x", None, "no body has the id"),
    ],
)
def test_a_name_that_means_nothing_or_too_much(store, name, province, words):
    store.load(build(plan(task("1"))))

    with pytest.raises(QueryRefused, match=words.replace("(", r"\(")):
        find(store, name, province)


def test_a_superior_that_only_the_registry_knows_is_not_named(store, work):
    found = work("UBND tỉnh", plan(task("1"), issuer="Hội đồng nhân dân tỉnh Thái Bình"))
    choice, _ = find(store, "UBND tỉnh")

    assert not found.body.named
    assert [share.body for share in overview(store, choice.role).shares] == [None]


def test_a_class_has_no_province_to_stand_side_by_side(store):
    store.load(build(plan(task("1", leads=["Ủy ban nhân dân cấp huyện"]))))
    choice, _ = find(store, "UBND cấp huyện")

    with pytest.raises(QueryRefused, match="class of bodies"):
        overview(store, choice.role)


def test_a_body_outside_the_registry_is_found_by_its_name(work):
    found = work("trung tâm thí điểm", plan(task("1", leads=["Trung tâm Thí điểm"])))

    assert (found.body.name, refs(found.leads)) == ("Trung tâm Thí điểm", ["1"])


def test_a_body_of_the_centre_has_tasks_of_several_provinces(work):
    ministry = plan(task("1", leads=["Bộ Y tế"]))
    other = plan(task("2", leads=["Bộ Y tế"]), province="Cà Mau", issuer="Ủy ban nhân dân tỉnh Cà Mau")

    assert refs(work("Bộ Y tế", ministry, other, province=None).leads) == ["2", "1"]
    assert refs(work("Bộ Y tế", province="Cà Mau").leads) == ["2"]


def test_every_part_of_the_model_is_plain_data(work):
    found = work(HEALTH, plan(task("1", deadline="2027", due="2027")))

    assert found.to_data()["leads"][0]["timings"][0]["day"] == date(2027, 12, 31)
    assert replace(found, gaps=()) != found
