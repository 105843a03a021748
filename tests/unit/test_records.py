import pytest

from graph.errors import InvalidRecord, UnreadableDocument
from graph.records import PlanRecord, parse_record, read_record
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
    with pytest.raises(InvalidRecord, match="not YAML or JSON"):
        read_record(tmp_path / "plan.yaml")
    with pytest.raises(UnreadableDocument, match="No such file"):
        read_record(tmp_path / "gone.yaml")


def test_relations_are_ordered_by_strength():
    assert sorted(Relation, key=lambda r: -r.strength) == list(Relation)
