"""Audits of citations, of the document's own header, and of what is attached to it."""

import pytest
from small_records import cites, issue, plan, task

OTHER = {"symbol": "13/KH-UBND", "province": "Hà Nam", "issuer": "Ủy ban nhân dân tỉnh Hà Nam"}


def reference(date, **more):
    return cites("Quyết định số 1109/QĐ-TTg", "1109/QĐ-TTg", date, **more)


def test_one_number_with_two_dates_in_two_plans(audit):
    told = audit(
        "cite.date_conflict",
        plan(task("1"), references=[reference("2019-08-28")]),
        plan(task("1"), references=[reference("2019-08-26")], **OTHER),
    )
    assert told.values("province", "date") == {("Thái Bình", "2019-08-28"), ("Hà Nam", "2019-08-26")}
    assert told.findings[0].row["others"] != told.findings[1].row["others"]
    assert all(len(finding.evidence) == 2 for finding in told.findings)


def test_the_date_that_most_plans_give_is_not_reported(audit):
    third = {"symbol": "14/KH-UBND", "province": "Nam Định", "issuer": "Ủy ban nhân dân tỉnh Nam Định"}
    told = audit(
        "cite.date_conflict",
        plan(task("1"), references=[reference("2019-08-28")]),
        plan(task("1"), references=[reference("2019-08-28")], **OTHER),
        plan(task("1"), references=[reference("2019-08-26")], **third),
    )
    assert told.values("province", "date") == {("Nam Định", "2019-08-26")}
    assert told.examined == 3


@pytest.mark.parametrize(
    "dates", [("2019-08-28", "2019-08-28"), ("2019-08", "2019-08-28"), ("2019-08-28", "2017-08-28")],
    ids=["the same date", "one less exact", "numbers of two years"],
)  # fmt: skip
def test_dates_that_do_not_contradict(audit, dates):
    records = [
        plan(task("1"), references=[reference(dates[0])]),
        plan(task("1"), references=[reference(dates[1])], **OTHER),
    ]
    assert audit("cite.date_conflict", *records).findings == []


def test_the_same_local_number_in_two_provinces_is_two_documents(audit):
    def local(date):
        return cites("Kế hoạch số 7/KH-UBND", "7/KH-UBND", date)

    told = audit(
        "cite.date_conflict",
        plan(task("1"), references=[local("2019-08-28")]),
        plan(task("1"), references=[local("2019-08-26")], **OTHER),
    )
    assert told.findings == []


@pytest.mark.parametrize(
    ("date", "found"),
    [("2021-03-05", 1), ("2021-03-04", 0), ("2021-03", 0), (None, 0)],
    ids=["later", "the same day", "perhaps later", "unknown"],
)
def test_what_is_implemented_came_first(audit, date, found):
    told = audit("cite.implements.date_order", plan(task("1"), references=[reference(date, relation="implements")]))
    assert len(told.findings) == found


def test_two_other_documents_in_the_wrong_order(audit):
    given = [cites("17-CT/TU", "17-CT/TU", "2019-02-09"), cites("38-CT/TW", "38-CT/TW", "2019-09-19")]
    words = {"start": 5, "end": 9, "quote": "triển khai"}
    link = {"source": "17-CT/TU", "target": "38-CT/TW", "relation": "implements", "evidence": words}
    told = audit("cite.implements.date_order", plan(task("1"), references=given, links=[link]))
    assert told.values("symbol", "implemented") == {("17-CT/TU", "38-CT/TW")}
    assert told.examined == 1


@pytest.mark.parametrize(
    ("rule", "written", "found"),
    [
        ("cite.number.party_grammar", "04/CT-TW", True),
        ("cite.number.party_grammar", "04-CT-TW", True),
        ("cite.number.party_grammar", "04-CT/TW", False),
        ("cite.number.party_grammar", "04- CT/TW", False),
        ("cite.number.spacing", "04- CT/TW", True),
        ("cite.number.spacing", "Chỉ thị số 04 -CT/TW", True),
        ("cite.number.spacing", "04-CT/TW", False),
        ("cite.number.spacing", "Chương trình 2016 - Đổi mới 04-CT/TW", False),
    ],
)
def test_the_form_of_a_party_number(audit, rule, written, found):
    told = audit(rule, plan(task("1"), references=[cites(written, "04-CT/TW", "2011-07-06")]))
    assert [finding.row["written"] for finding in told.findings] == [written] * found
    assert told.examined == 1


@pytest.mark.parametrize(
    ("rule", "wrong"), [("cite.number.party_grammar", "04/CT-TW"), ("cite.number.spacing", "04- CT/TW")]
)
def test_every_mention_is_judged_by_its_own_words(audit, rule, wrong):
    def mention(written, start):
        return {
            "written": written, "start": start, "end": start + 8, "locator": f"mục {start}", "quote": f"số {written}"
        }  # fmt: skip

    right_first = cites("04-CT/TW", "04-CT/TW", "2011-07-06", mentions=[mention(wrong, 500), mention("04-CT/TW", 600)])
    (finding,) = audit(rule, plan(task("1"), references=[right_first])).findings
    assert finding.row["written"] == wrong
    assert [(e.start, e.locator, e.quote) for e in finding.evidence] == [(500, "mục 500", f"số {wrong}")]


def test_mentions_with_the_same_slip_are_one_finding_with_all_their_places(audit):
    again = {"written": "04/CT-TW", "start": 500, "end": 508, "locator": "mục II", "quote": "số 04/CT-TW"}
    cited = cites("04/CT-TW", "04-CT/TW", "2011-07-06", mentions=[again])
    (finding,) = audit("cite.number.party_grammar", plan(task("1"), references=[cited])).findings
    assert [e.start for e in finding.evidence] == sorted([500, cited["evidence"]["start"]])


def test_a_state_number_is_no_party_number(audit):
    assert audit("cite.number.party_grammar", plan(task("1"), references=[reference("2019-08-28")])).findings == []


def test_citations_without_number_or_date(audit):
    record = plan(
        task("1"),
        references=[
            cites("Chương trình phát triển y tế"),
            cites("Luật Dược", kind="luật", date="2016-04-06"),
            cites("Hướng dẫn số 02-HD/BTGTW", "02-HD/BTGTW"),
            cites("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ],
    )
    assert audit("cite.number_missing", record).values("written") == {("Chương trình phát triển y tế",)}
    assert audit("cite.date_missing", record).values("written") == {("Hướng dẫn số 02-HD/BTGTW",)}


DECISION = {"kind": "quyết định", "symbol": "15/QĐ-UBND"}


@pytest.mark.parametrize(
    ("own", "symbol", "date", "found"),
    [
        (DECISION, "16/QĐ-UBND", "2021-03-04", 1),
        (DECISION, "15/QĐ-UBND", "2021-02-04", 1),
        (DECISION, "15/QĐ-UBND", "2021-03-04", 0),
        ({}, "16/QĐ-UBND", "2021-03-04", 0),
    ],
    ids=["another number", "another date", "itself", "a plan of its own"],
)
def test_the_binding_line_names_the_decision_that_carries_it(audit, own, symbol, date, found):
    binding = cites(f"Quyết định số {symbol}", symbol, date, relation="attached_to")
    assert len(audit("attach.self_reference", plan(task("1"), references=[binding], **own)).findings) == found


GONE = {"symbol": None, "date": None, "signer": None, "recipients": ()}


def test_a_missing_header_is_one_finding(audit):
    record = plan(task("1"), **GONE)
    assert len(audit("header.absent", record).findings) == 1
    assert audit("header.number.empty").findings == audit("header.date.partial").findings == []
    assert audit("recipients.none").findings == []


@pytest.mark.parametrize(
    "present", [{"date": "2021-03-04"}, {"recipients": ("Sở Y tế",)}], ids=["a date", "recipients"]
)
def test_part_of_a_header_is_a_header(audit, present):
    assert audit("header.absent", plan(task("1"), **GONE | present)).findings == []


@pytest.mark.parametrize(("symbol", "found"), [(None, 1), ("12/KH-UBND", 0)])
def test_a_number_left_blank(audit, symbol, found):
    assert len(audit("header.number.empty", plan(task("1"), symbol=symbol)).findings) == found


def test_the_place_that_the_reader_noted_is_the_evidence(audit):
    noted = issue("header.number.empty", "Số:    /KH-UBND")
    told = audit("header.number.empty", plan(task("1"), symbol=None, issues=[noted]))
    assert [place.quote for place in told.findings[0].evidence] == ["Số:    /KH-UBND"]


@pytest.mark.parametrize(("date", "found"), [("2021-03", 1), ("2021", 1), (None, 1), ("2021-03-04", 0)])
def test_a_date_of_issue_that_is_not_whole(audit, date, found):
    assert len(audit("header.date.partial", plan(task("1"), date=date)).findings) == found


def test_a_phrase_that_cannot_be_a_date(audit):
    record = plan(task("1"), issues=[issue("date.malformed", "ngày 5 năm 6 năm 2020"), issue("text.other", "…")])
    assert audit("date.malformed", record).values("written") == {("ngày 5 năm 6 năm 2020",)}


def test_an_issuer_that_is_only_inferred(audit):
    noted = issue("header.issuer.inferred", "trên địa bàn tỉnh Thái Bình")
    told = audit("header.issuer.inferred", plan(task("1"), issues=[noted]), plan(task("1"), **OTHER))
    assert told.values("node", "issuer") == {(told.findings[0].row["node"], "header.issuer.inferred")}
    assert (told.findings[0].severity, told.examined) == ("info", 2)
    assert [place.quote for place in told.findings[0].evidence] == ["trên địa bàn tỉnh Thái Bình"]
