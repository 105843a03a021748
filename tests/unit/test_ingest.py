"""Paths to outcomes: what is read, what is skipped, what is named as bad; then into the store."""

import json

import pytest

from graph.errors import (
    InputTooLarge,
    InvalidRecord,
    NothingFound,
    StoreUnavailable,
    UnreadableDocument,
    UnsupportedFormat,
)
from graph.records import files
from graph.store import LoadOutcome, LoadResult
from loaders.bundled import bundled_plans, bundled_records
from loaders.ingest import Wanted, find, ingest, read, read_all

PLACE = {"start": 0, "end": 5}
RECORD = {
    "document": {"kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01", "province": "Cà Mau"},
    "tasks": [{"ref": "II.1", "title": "Mở phòng đọc", "evidence": PLACE}],
}


class Texts(dict):
    def put(self, sha256, file, text):
        self[sha256] = (file, text)


class Recording:
    """A store that notes what it is given, and can fail."""

    def __init__(self, *, failing=False, outcome=LoadOutcome.LOADED):
        self.loaded, self.sources, self.failing, self.outcome = [], Texts(), failing, outcome

    def load_readings(self, readings, *, replace_better):
        if self.failing:
            raise StoreUnavailable("gone")
        for each in (new.reading for new in readings):
            assert not each.text_kept or each.sha256 in self.sources
        documents = [new.reading.document for new in readings]
        assert len(set(documents)) == len(documents)
        self.loaded += documents
        return [LoadResult(document, 1, 1, self.outcome) for document in documents]

    def drop_texts(self, texts):
        for each in texts:
            del self.sources[each]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan 10.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "plan 9.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / ".hidden.json").write_text("no", encoding="utf-8")
    (tmp_path / "~$plan.txt").write_text("lock", encoding="utf-8")
    (tmp_path / "photo.xyz").write_bytes(b"\x00\x01")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "bad.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_folder_is_walked_in_natural_order_without_hidden_files(folder):
    names = [item.path.name for item in find([folder])]

    assert names == ["bad.json", "photo.xyz", "plan 9.json", "plan 10.json"]


def test_a_file_named_twice_is_read_once(folder):
    found = find([folder / "plan 9.json", folder])

    assert [item.path.name for item in found].count("plan 9.json") == 1
    assert found[0].named


def test_bad_file_in_a_folder_is_an_outcome_beside_the_good_ones(folder):
    outcomes = {outcome.path.name: outcome for outcome in read_all([folder])}

    assert outcomes["plan 9.json"].record is not None
    assert isinstance(outcomes["bad.json"].error, InvalidRecord)
    assert outcomes["bad.json"].failed


def test_unknown_format_is_skipped_in_a_folder_and_an_error_when_named(folder):
    (inside,) = (o for o in read_all([folder]) if o.path.suffix == ".xyz")
    (named,) = read_all([folder / "photo.xyz"])

    assert inside.skipped
    assert not inside.failed
    assert named.failed
    assert isinstance(named.error, UnsupportedFormat)


def test_missing_file_says_so(tmp_path):
    outcome = read(tmp_path / "no.txt")

    assert isinstance(outcome.error, UnreadableDocument)
    assert "no.txt" in str(outcome.error)


@pytest.mark.parametrize("suffix", [".txt", ".json", ""])
def test_name_that_no_file_can_have_says_so(tmp_path, suffix):
    (outcome,) = read_all([tmp_path / ("a" * 300 + suffix)])

    assert isinstance(outcome.error, UnreadableDocument)


def test_dangling_link_in_a_folder_is_named(tmp_path):
    (tmp_path / "plan.txt").symlink_to(tmp_path / "gone.txt")
    (outcome,) = read_all([tmp_path])

    assert outcome.failed


@pytest.mark.parametrize("name", ["empty.txt", "empty.json"])
def test_empty_file_says_so(tmp_path, name):
    (tmp_path / name).touch()
    outcome = read(tmp_path / name)

    assert isinstance(outcome.error, UnreadableDocument)
    assert "empty" in str(outcome.error)


def test_empty_folder_is_an_error(tmp_path):
    (outcome,) = read_all([tmp_path])

    assert outcome.failed


def test_binary_under_a_text_name_is_refused(tmp_path):
    (tmp_path / "plan.txt").write_bytes(bytes(range(256)) * 8)

    assert isinstance(read(tmp_path / "plan.txt").error, UnreadableDocument)


def test_document_without_task_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Kính gửi quý bạn đọc.\nXin cảm ơn.\n", encoding="utf-8")

    assert isinstance(read(tmp_path / "letter.txt").error, NothingFound)


def test_record_with_unknown_field_names_field_and_manual(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(RECORD | {"taks": []}), encoding="utf-8")
    error = read(path).error

    assert isinstance(error, InvalidRecord)
    assert "taks" in str(error)
    assert "docs/plan-record.md" in str(error)


def test_huge_record_is_refused_before_it_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "plan.json").write_text(json.dumps(RECORD), encoding="utf-8")

    assert isinstance(read(tmp_path / "plan.json").error, InputTooLarge)


def test_yaml_record_is_read_like_json(tmp_path):
    import yaml

    (tmp_path / "plan.yaml").write_text(yaml.safe_dump(RECORD, allow_unicode=True), encoding="utf-8")
    (tmp_path / "plan.json").write_text(json.dumps(RECORD), encoding="utf-8")

    assert read(tmp_path / "plan.yaml").record == read(tmp_path / "plan.json").record


@pytest.mark.parametrize("date", ["2024-03-01", "2024-03", "2024"])
def test_date_and_ref_in_yaml_are_read_as_written(tmp_path, date):
    text = f"document: {{kind: x, date: {date}}}\ntasks: [{{ref: 1.10, title: a, evidence: {{start: 0, end: 1}}}}]\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    record = read(tmp_path / "plan.yaml").record

    assert (record.document.date, record.tasks[0].ref) == (date, "1.10")


def test_good_records_are_loaded_and_bad_ones_left_out(folder):
    store = Recording()
    done = [outcome.path.name for outcome, _ in ingest(store, read_all([folder]))]

    assert done == ["plan 9.json", "plan 10.json"]
    assert len(store.loaded) == 2


@pytest.mark.parametrize("name", ["nest.json", "nest.yaml"])
def test_deeply_nested_file_in_a_folder_is_named_and_the_rest_loaded(folder, name):
    (folder / name).write_text("[" * 100_000, encoding="utf-8")
    store, outcomes = Recording(), list(read_all([folder]))
    done = [outcome.path.name for outcome, _ in ingest(store, outcomes)]
    (nested,) = (outcome for outcome in outcomes if outcome.path.name == name)

    assert nested.failed
    assert str(folder / name) in str(nested.error)
    assert done == ["plan 9.json", "plan 10.json"]


def test_text_is_kept_under_the_digest_of_the_document(tmp_path, plan_text):
    (tmp_path / "plan.txt").write_text(plan_text, encoding="utf-8")
    store = Recording()
    ((outcome, _),) = ingest(store, read_all([tmp_path]))

    assert store.sources == {outcome.record.source.sha256: ("plan.txt", plan_text)}


def test_refused_reading_leaves_no_text(tmp_path, plan_text):
    (tmp_path / "plan.txt").write_text(plan_text, encoding="utf-8")
    store = Recording(outcome=LoadOutcome.REFUSED)

    list(ingest(store, read_all([tmp_path])))

    assert store.sources == {}


def test_load_of_which_nobody_knows_the_end_keeps_the_text(tmp_path, plan_text):
    (tmp_path / "plan.txt").write_text(plan_text, encoding="utf-8")
    store = Recording(failing=True)

    with pytest.raises(StoreUnavailable):
        list(ingest(store, read_all([tmp_path])))
    assert len(store.sources) == 1


def test_bundled_records_are_five_provinces_with_sources():
    records = bundled_records()

    assert len({record.document.province for record in records}) == 5
    assert all(record.source is not None and len(record.source.sha256) == 64 for record in records)


def test_without_documents_the_bundled_plans_are_the_records():
    assert [plan.record for plan in bundled_plans()] == bundled_records()


def test_folder_without_their_documents_changes_nothing(folder):
    assert [plan.record for plan in bundled_plans(folder)] == bundled_records()


def test_several_processes_give_what_one_gives_in_the_same_order(folder):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "plan.txt").write_text(
        "KẾ HOẠCH\nPhòng, chống dịch\n\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì lập sổ.", encoding="utf-8"
    )
    one, several = (list(read_all([folder], Wanted(report=True), jobs=jobs)) for jobs in (1, 3))

    assert [o.path for o in one] == [o.path for o in several]
    assert [str(o.error) for o in one] == [str(o.error) for o in several]
    assert [o.report for o in one] == [o.report for o in several]
    for mine, theirs in zip(one, several, strict=True):
        assert (mine.record is None) == (theirs.record is None)
        if mine.record is not None and theirs.record is not None:
            assert mine.record.tasks == theirs.record.tasks
            assert mine.record.document == theirs.record.document
