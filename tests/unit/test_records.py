import json

import pytest

from graph.errors import InputTooLarge, InvalidRecord, UnreadableDocument
from graph.records import PlanRecord, files, parse_record, read_record
from graph.vocabulary import Relation

PLACE = {"start": 0, "end": 4}
TASK = {"ref": "1", "title": "Trồng cây", "evidence": PLACE}


def plan(**more):
    return {"document": {"kind": "kế hoạch"}, "tasks": [TASK | more]}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (plan(colour="red"), "tasks.0.colour"),
        (plan(leads=[{"name": "Sở Y tế"}]), "tasks.0.leads.0.written"),
        (plan(evidence={"start": 4, "end": 4}), "tasks.0.evidence"),
        (plan(evidence={"start": 4, "end": 10**30}), "tasks.0.evidence.end"),
        (plan(deadline={"text": "sớm", "kind": "soon"}), "tasks.0.deadline.kind"),
        ({"tasks": []}, "document"),
        (["no"], "record"),
    ],
)
def test_a_wrong_field_is_named(data, place):
    with pytest.raises(InvalidRecord) as caught:
        parse_record(data, where="plan.yaml")
    assert str(caught.value).startswith(f"plan.yaml: field {place}: ")


def test_a_record_reads_back_as_it_was_written(tmp_path):
    report = {"from": ["Sở Y tế"], "to": "UBND tỉnh", "evidence": PLACE}
    record = parse_record(plan() | {"document": {"kind": "kế hoạch", "reports": [report]}}, where="test")
    (tmp_path / "plan.json").write_text(record.to_json(), encoding="utf-8")
    assert read_record(tmp_path / "plan.json") == record == PlanRecord.model_validate(record.to_data())


@pytest.mark.parametrize(("given", "held"), [(None, []), ("Bộ Y tế", ["Bộ Y tế"]), (["A", "B"], ["A", "B"])])
def test_a_deadline_may_wait_for_none_one_or_many(given, held):
    record = parse_record(plan(deadline={"text": "sau khi", "depends_on": given}), where="test")
    assert record.tasks[0].deadline.depends_on == held


def test_a_missing_file_and_a_file_that_is_no_yaml_say_so(tmp_path):
    (tmp_path / "plan.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(InvalidRecord, match="not YAML"):
        read_record(tmp_path / "plan.yaml")
    with pytest.raises(UnreadableDocument, match="No such file"):
        read_record(tmp_path / "gone.yaml")


def test_relations_are_ordered_by_strength():
    assert sorted(Relation, key=lambda r: -r.strength) == list(Relation)


def refusal(tmp_path, name, text):
    """What is said of a record that holds `text`, without its path."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRecord) as caught:
        read_record(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert str(caught.value).endswith("correct the record; its form is in docs/plan-record.md")
    return caught.value.what


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"colour": "red"}, "field tasks.0.colour: unknown field"),
        ({"title": ["a"]}, "field tasks.0.title: must be text"),
        ({"leads": "Sở Y tế"}, "field tasks.0.leads: must be a list"),
        ({"leads": ["Sở Y tế"]}, "field tasks.0.leads.0: must be a group of fields"),
        ({"evidence": {"start": -1, "end": 4}}, "field tasks.0.evidence.start: must be at least 0"),
        ({"evidence": {"start": "a", "end": 4}}, "field tasks.0.evidence.start: must be a whole number"),
        ({"evidence": PLACE | {"confidence": 2}}, "field tasks.0.evidence.confidence: must be at most 1"),
        ({"evidence": PLACE | {"confidence": "high"}}, "field tasks.0.evidence.confidence: must be a number"),
        ({"evidence": {"start": 4, "end": 4}}, "field tasks.0.evidence: end 4 must lie after start 4"),
        ({"ref": " "}, "field tasks.0.ref: must not be empty"),
        ({"deadline": {"text": "sớm", "due": "9" * 41}}, "field tasks.0.deadline.due: must have at most 40 characters"),
    ],
)
def test_a_fault_is_said_in_plain_words(tmp_path, more, said):
    assert refusal(tmp_path, "plan.json", json.dumps(plan(**more))) == said


def test_the_kinds_that_there_are_stand_in_the_message(tmp_path):
    said = refusal(tmp_path, "plan.json", json.dumps(plan(deadline={"text": "sớm", "kind": "soon"})))
    assert said.startswith("field tasks.0.deadline.kind: must be one of 'once', 'yearly'")


def test_unknown_fields_are_named_before_the_missing_ones(tmp_path):
    said = refusal(tmp_path, "plan.json", json.dumps({"tasks": [{}, TASK | {"led": []}]}))
    assert said.startswith("field tasks.1.led: unknown field, field document: missing, ")
    assert said.endswith(" (and 2 more)")


def test_an_unknown_field_cannot_write_to_the_terminal(tmp_path):
    said = refusal(tmp_path, "plan.json", json.dumps(plan(**{"\x1b[2J\n" + "a" * 500: 1})))
    assert said.isprintable()
    assert len(said) < 150


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29"])
def test_a_date_is_as_precise_as_the_text(date):
    assert parse_record({"document": {"kind": "x", "date": date}}, where="test").document.date == date


@pytest.mark.parametrize(
    "date", ["2020-13-77", "2023-02-29", "2020-00", "0000", "77/13/2020", "2020-1-1", "", "2020-01-01T00"]
)
@pytest.mark.parametrize("place", ["document", "reference"])
def test_a_date_outside_the_calendar_is_refused(date, place):
    cited = [{"relation": "cites", "written": "x", "evidence": PLACE, "date": date}]
    document = {"kind": "x"} | ({"date": date} if place == "document" else {"references": cited})
    with pytest.raises(InvalidRecord, match=r"date: .*(2024-03|no day or month)"):
        parse_record({"document": document}, where="test")


@pytest.mark.parametrize("name", ["plan.json", "plan.yaml"])
@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 51 + "]" * 51, '{"a":' * 60 + "1" + "}" * 60])
def test_a_deeply_nested_record_is_refused(tmp_path, name, text):
    assert "nested more than 50 deep" in refusal(tmp_path, name, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: 1\n", "anchors and aliases (&, *) are not read, line 1"),
        ("a: 1\nb: [*x]\n", "anchors and aliases (&, *) are not read, line 2"),
        ("a: 1\nb: !!timestamp 2020-99-99\n", "tags (!) are not read, line 2"),
        ("? [a]\n: 1\n", "a key must be one word, line 1"),
    ],
)
def test_yaml_that_no_record_needs_is_refused(tmp_path, text, said):
    assert refusal(tmp_path, "plan.yaml", text).startswith(said)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan.yaml", "tasks: []\ndocument: {kind: x}\ntasks: []\n", "key tasks stands twice, line 3"),
        (
            "plan.yaml",
            "document: {kind: x}\ntasks:\n- ref: a\n  leads: []\n  leads: []\n",
            "key leads stands twice, line 5",
        ),
        ("plan.json", '{"tasks": [], "document": {"kind": "x"}, "tasks": []}', "key tasks stands twice"),
        ("plan.json", '{"document": {"kind": "x", "kind": "y"}}', "key kind stands twice"),
    ],
)
def test_a_key_that_stands_twice_is_refused(tmp_path, name, text, said):
    assert refusal(tmp_path, name, text) == said


def test_the_same_key_in_two_tasks_is_no_repetition(tmp_path):
    text = "document: {kind: x}\ntasks:\n" + "- {ref: a, title: b, evidence: {start: 0, end: 1}}\n" * 2
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert [task.ref for task in read_record(tmp_path / "plan.yaml").tasks] == ["a", "a"]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("plan.json", '{"document":\n  {"kind" 1}}', "line 2, column 11"),
        ("plan.json", '{"tasks": [', "line 1, column 12"),
        ("plan.yaml", "document:\n  kind: [x\n", "line 3, column 1"),
        ("plan.yaml", "document: {kind: x}\n---\ntasks: []\n", "line 2, column 1"),
        ("plan.yaml", "document:\n  kind: a\x07b\n", "line 2"),
    ],
)
def test_broken_syntax_gives_line_and_column(tmp_path, name, text, place):
    said = refusal(tmp_path, name, text)
    assert said.startswith("not JSON: " if name.endswith("json") else "not YAML: ")
    assert said.endswith(place)


def test_fifty_levels_are_no_reason_to_refuse(tmp_path):
    text = "[" * 50 + "1" + "]" * 50
    assert (
        refusal(tmp_path, "plan.json", text)
        == refusal(tmp_path, "plan.yaml", text)
        == ("field record: must be a group of fields")
    )


@pytest.mark.parametrize("text", [r'{"document": {"kind": "\ud800"}}', r'{"\uDC00": 1}'])
def test_half_a_character_is_refused(tmp_path, text):
    assert "is half a character" in refusal(tmp_path, "plan.json", text)


@pytest.mark.parametrize("text", ["5", "null", '"text"', "[]"])
def test_what_is_no_record_at_all_says_so(tmp_path, text):
    assert refusal(tmp_path, "plan.json", text) == "field record: must be a group of fields"


def test_numbers_in_json_are_read_as_written(tmp_path):
    task = '{"ref": 1.10, "title": "a", "evidence": {"start": 0, "end": 1}}'
    text = f'{{"document": {{"kind": "x", "date": 2024}}, "tasks": [{task}]}}'
    (tmp_path / "plan.json").write_text("\ufeff" + text, encoding="utf-8")
    record = read_record(tmp_path / "plan.json")
    assert (record.document.date, record.tasks[0].ref, record.tasks[0].evidence.end) == ("2024", "1.10", 1)


def test_a_record_that_is_no_text_or_too_large_says_so(tmp_path, monkeypatch):
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(InvalidRecord, match="save it as UTF-8 text"):
        read_record(path)
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    with pytest.raises(InputTooLarge, match="at most 3"):
        read_record(path)
