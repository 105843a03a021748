"""What is printed and exported: safe on a terminal, safe in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pytest
import yaml

from dashboard.formats.cells import BOM, safe_cell, to_csv
from dashboard.formats.findings import COLUMNS, as_csv, as_json, as_text
from dashboard.formats.plain import one_line, quoted
from dashboard.formats.records import record_table, record_yaml
from dashboard.formats.summary import gap_table
from dashboard.texts import texts
from graph.records import parse_record
from graph.vocabulary import Severity
from queries.catalogue import audits, catalogue
from queries.findings import AuditReport, Evidence, Finding, RuleResult

NAMES = {"doc:1": "12/KH-UBND"}


def finding(rule, *, province="An Bình", quote="Sở Nội vụ chủ trì", message="Nhiệm vụ II.1"):
    evidence = Evidence("doc:1", "a.txt", "II.1", quote, 10, 40)
    return Finding(
        rule=rule,
        severity=Severity.WARN,
        province=province,
        node="task:1",
        nodes=("task:1", "doc:1"),
        identity="abc",
        message={"vi": message, "en": "Task II.1"},
        evidence=(evidence,),
        row={},
    )


@pytest.fixture
def rule():
    return audits()[0]


def report(rule, *findings, examined=7, unknown=0):
    reason = {"vi": "thiếu toàn văn", "en": "no text"} if unknown else {}
    return AuditReport((RuleResult(rule.id, "An Bình", examined, findings, unknown, reason),))


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(A1)", "-2+3", "\t=1", "\r=1", "＝1+1", "＋1+1", " =1", "－1-1"])
def test_cell_that_would_start_a_formula_is_text(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-1.5", "+84", "-2,5", "-1e3", "12", "Sở Ngoại vụ", "a=b"])
def test_number_and_plain_text_stay(text):
    assert safe_cell(text) == text


def test_csv_opens_with_a_mark_and_reads_back():
    text = to_csv(["tên", "ghi chú"], [["Sở Nội vụ", None], ['"A", B', 3]])

    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM)))) == [
        ["tên", "ghi chú"],
        ["Sở Nội vụ", ""],
        ['"A", B', "3"],
    ]


def test_terminal_text_shows_what_would_deceive():
    shown = one_line("a\x1b[31mb\u202ec\r\nd")

    assert shown == "a\\u001b[31mb\\u202ec d"


def test_long_quotes_are_cut_and_empty_ones_left_out():
    assert quoted("một hai ba", limit=6) == "“một h…”"
    assert quoted("") == ""


def test_audit_text_names_province_share_place_and_quote(rule):
    told = as_text(report(rule, finding(rule.id)), NAMES, texts("vi"))

    assert told.splitlines()[0] == "An Bình"
    assert f"{rule.title['vi']}: 1 trên 7 [{rule.id}]" in told
    assert "12/KH-UBND, II.1: “Sở Nội vụ chủ trì”" in told
    assert told.endswith("Tổng số phát hiện: 1")


def test_audit_text_says_each_quote_once(rule):
    one = finding(rule.id)
    place = one.evidence[0]
    places = [replace(place, start=n, end=n + 5) for n in range(6)]
    others = [replace(place, quote="khác"), replace(place, locator="II.2"), replace(place, document="doc:2")]
    told = as_text(report(rule, replace(one, evidence=(*places, *others[:2]))), NAMES, texts("en"))

    assert told.count("Sở Nội vụ chủ trì") == 2
    assert told.count("“khác”") == 1
    assert texts("en")("cli.audit.more", n=1) not in told
    more = as_text(report(rule, replace(one, evidence=(*places, *others))), NAMES, texts("en"))
    assert texts("en")("cli.audit.more", n=1) in more


def test_audit_text_in_english(rule):
    told = as_text(report(rule, finding(rule.id)), NAMES, texts("en"))

    assert f"{rule.title['en']}: 1 of 7" in told


def test_audit_says_what_it_could_not_judge(rule):
    told = as_text(report(rule, unknown=4), NAMES, texts("en"))

    assert "4 could not be judged: no text" in told


def test_audit_json_has_what_the_issue_of_a_finding_needs(rule):
    data = yaml.safe_load(as_json(report(rule, finding(rule.id))))

    (one,) = data["findings"]
    assert one["rule"] == rule.id
    assert (one["severity"], one["province"], one["nodes"]) == ("warn", "An Bình", ["task:1", "doc:1"])
    assert one["evidence"] == [
        {
            "document": "doc:1",
            "file": "a.txt",
            "locator": "II.1",
            "quote": "Sở Nội vụ chủ trì",
            "start": 10,
            "end": 40,
        }
    ]


def test_audit_csv_cannot_start_a_formula(rule):
    text = as_csv(report(rule, finding(rule.id, quote="=HYPERLINK(1)")), texts("vi"))

    header, row = csv.reader(io.StringIO(text.removeprefix(BOM)))
    assert tuple(header) == COLUMNS
    assert row[COLUMNS.index("quote")] == "'=HYPERLINK(1)"


def test_summary_puts_provinces_side_by_side(rule):
    both = AuditReport(
        (
            RuleResult(rule.id, "An Bình", 7, (finding(rule.id),)),
            RuleResult(rule.id, "Đông Hải", 3, ()),
        )
    )
    lines = gap_table(both, texts("vi")).splitlines()

    row = next(line for line in lines if line.strip().startswith(rule.title["vi"][:20]))
    assert "1 trên 7" in row
    assert "0 trên 3" in row
    assert lines[-1].split()[-2:] == ["1", "0"]


def test_summary_puts_errors_first():
    mild, grave = (query.id for query in audits()[:2])
    found = AuditReport(
        (
            RuleResult(mild, "An Bình", 7, (finding(mild),)),
            RuleResult(grave, "An Bình", 7, (replace(finding(grave), severity=Severity.ERROR),)),
        )
    )
    table = gap_table(found, texts("en"), width=300)

    assert table.index(catalogue()[grave].title["en"]) < table.index(catalogue()[mild].title["en"])


def test_record_as_yaml_reads_back_as_the_same_record(record):
    again = parse_record(yaml.safe_load(record_yaml(record)), where="test")

    assert again == record


def test_record_as_table_names_task_lead_and_partner(record):
    shown = record_table(record, texts("vi"))

    assert "Sở Nội vụ" in shown
    assert "Mở lớp tập huấn" in shown


def test_record_as_table_tells_how_the_text_was_gained(record):
    shown = record_table(record.model_copy(update={"notes": ["đọc từ bảng mã VNI"]}), texts("vi"))

    assert "Ghi chú: đọc từ bảng mã VNI" in shown


@pytest.fixture
def record():
    place = {"start": 0, "end": 5}
    body = {"name": "Sở Nội vụ", "written": "Sở Nội vụ", "evidence": place}
    task = {"ref": "II.1", "title": "Mở lớp tập huấn", "leads": [body], "evidence": place}
    document = {"kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01"}
    return parse_record({"document": document, "tasks": [task]}, where="test")
