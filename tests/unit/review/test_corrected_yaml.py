"""A record as YAML for correction, and back: what was changed says so, what was not keeps its evidence."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.formats.review_yaml import review_yaml
from dashboard.texts import texts
from graph.errors import InvalidRecord
from graph.records import PlanRecord, parse_record
from graph.vocabulary import Review
from loaders.ingest import Wanted, read
from loaders.understanding import understand

PLAN = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
Số: 12/KH-UBND

KẾ HOẠCH
Phát triển văn hóa đọc

I. NHIỆM VỤ
1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Tài chính mở phòng đọc trong tháng 4/2024.
2. Sở Giáo dục và Đào tạo tổ chức ngày hội đọc sách.
3. Sở Y tế chủ trì lập tủ sách y học; Sở Tài chính bố trí kinh phí.

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
"""


class Desk:
    """A folder with a plan and its record as YAML for correction."""

    def __init__(self, folder):
        self.plan = folder / "plan.txt"
        self.plan.write_text(PLAN, encoding="utf-8")
        self.yaml = folder / "plan.review.yaml"
        outcome = read(self.plan)
        self.record, self.source = outcome.record, outcome.source
        missed = understand(self.record, self.source).missed
        self.yaml.write_text(
            review_yaml(self.record, texts("vi"), source=self.source, missed=missed, name="plan.review.yaml"), "utf-8"
        )

    def change(self, old, new, count=1):
        text = self.yaml.read_text("utf-8")
        assert old in text, text
        self.yaml.write_text(text.replace(old, new, count), "utf-8")

    def corrected(self, reviewer="Lê Thị Hoa", **wanted):
        return read(self.yaml, Wanted(reviewer=reviewer, **wanted))

    def errors(self, **wanted):
        error = self.corrected(**wanted).error
        assert isinstance(error, InvalidRecord), error
        return [error, *error.further]

    def line_of(self, words):
        return next(n for n, line in enumerate(self.yaml.read_text("utf-8").splitlines(), 1) if words in line)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def task(record, ref):
    return next(t for t in record.tasks if t.ref == ref)


def test_untouched_it_is_the_record_again(desk):
    assert desk.corrected(reviewer=None).record == desk.record


def test_signed_but_untouched_it_keeps_all_evidence_and_who_reviewed_it(desk):
    desk.change("by: null", "by: Lê Thị Hoa")
    desk.change("at: null", "at: 2024-05-06T07:08:09+07:00")

    record = desk.corrected(reviewer=None).record

    assert (record.review.by, record.review.at) == ("Lê Thị Hoa", "2024-05-06T00:08:09+00:00")
    assert record.model_copy(update={"review": None}) == desk.record


def test_without_a_time_it_is_the_files_own(desk):
    desk.change("by: null", "by: Lê Thị Hoa")

    assert desk.corrected().record.review == desk.corrected().record.review


def test_a_changed_body_says_so_and_is_read_where_its_words_stand(desk):
    desk.change(
        "- name: Sở Y tế\n    body: s_yt\n    written: Sở Y tế", "- name: Sở Tài chính\n    written: Sở Tài chính"
    )

    record = desk.corrected().record

    (lead,) = task(record, "I.3").leads
    assert (lead.name, lead.body, lead.evidence.review) == ("Sở Tài chính", "s_tc", Review.CORRECTED)
    assert PLAN[lead.evidence.start : lead.evidence.end] == "Sở Tài chính"
    assert lead.evidence.start > PLAN.index("tủ sách y học")
    assert task(record, "I.3").evidence.review is Review.CORRECTED
    assert record.review.corrected == ["I.3"]
    for ref in ("I.1", "I.2"):
        assert task(record, ref) == task(desk.record, ref)


def test_an_added_body_needs_only_its_name(desk):
    desk.change(
        "  partners: []\n  deadline: null\n  deliverable: null\n  evidence: {start: ",
        "  partners:\n  - name: Sở Tài chính\n  deadline: null\n  deliverable: null\n  evidence: {start: ",
        2,
    )

    partner = task(desk.corrected().record, "I.3").partners[0]

    assert (partner.body, partner.written) == ("s_tc", "Sở Tài chính")
    assert (partner.evidence.rule, partner.evidence.review) == ("review", Review.CORRECTED)
    assert PLAN[partner.evidence.start : partner.evidence.end] == "Sở Tài chính"


def test_a_body_that_the_task_does_not_name_rests_on_the_words_of_the_task(desk):
    desk.change("- name: Sở Y tế", "- name: Sở Nội vụ\n  - name: Sở Y tế")

    found = task(desk.corrected().record, "I.3")

    assert [lead.name for lead in found.leads] == ["Sở Nội vụ", "Sở Y tế"]
    first = found.leads[0].evidence
    assert (first.start, first.end, first.rule) == (found.evidence.start, found.evidence.end, "review")
    assert found.leads[1] == task(desk.record, "I.3").leads[0]


def test_the_words_of_a_body_may_be_left_out(desk):
    desk.change("- name: Sở Y tế\n    body: s_yt\n    written: Sở Y tế\n", "- name: Sở Tài chính\n")

    (lead,) = task(desk.corrected().record, "I.3").leads

    assert (lead.body, lead.written) == ("s_tc", "Sở Tài chính")


def test_a_dropped_task_is_told(desk):
    text = desk.yaml.read_text("utf-8")
    start, end = text.index("- ref: I.2"), text.index("- ref: I.3")
    desk.yaml.write_text(text[:start] + text[end:], "utf-8")

    record = desk.corrected().record

    assert [t.ref for t in record.tasks] == ["I.1", "I.3"]
    assert record.review.dropped == ["I.2"]


def test_an_added_task_is_quoted_from_the_document(desk):
    desk.change(
        "source:\n",
        "- ref: I.3b\n  title: Bố trí kinh phí\n  leads:\n  - name: Sở Tài chính\n"
        "  evidence: {quote: Sở Tài chính bố trí kinh phí}\nsource:\n",
    )

    added = task(desk.corrected().record, "I.3b")

    assert PLAN[added.evidence.start : added.evidence.end] == "Sở Tài chính bố trí kinh phí"
    assert added.evidence.start <= added.leads[0].evidence.start < added.evidence.end
    assert added.evidence.review is Review.CORRECTED


def test_a_quote_that_is_not_in_the_document_is_an_error_with_its_line(desk):
    desk.change("source:\n", "- ref: I.9\n  title: Bịa\n  evidence: {quote: Sở Xây dựng phá dỡ}\nsource:\n")

    (error,) = desk.errors()

    assert error.where == f"{desk.yaml}:{desk.line_of('Sở Xây dựng phá dỡ')}"
    assert "“Sở Xây dựng phá dỡ” is not in the document" in error.what
    assert "quote" in error.fix


def test_a_moved_quote_is_checked_too(desk):
    quote = re.search(r"quote: ([^,}]*tủ sách y học[^,}]*)", desk.yaml.read_text("utf-8"))[1]
    desk.change(f"quote: {quote}", "quote: không có câu này", 1)

    assert "không có câu này" in desk.errors()[0].what


def test_every_error_has_its_line(desk):
    desk.change("kind: once", "kind: maybe")
    desk.change("- ref: I.2", "- reff: I.2")
    desk.change("basis: assigned", "basis: 7")

    errors = desk.errors()

    lines = [int(error.where.rsplit(":", 1)[1]) for error in errors]
    assert {desk.line_of("kind: maybe"), desk.line_of("reff: I.2"), desk.line_of("basis: 7")} <= set(lines)
    assert all("\n" not in str(error) for error in errors)


def test_changes_without_a_name_are_refused(desk):
    desk.change("title: ", "title: Việc ")

    (error,) = desk.errors(reviewer=None)

    assert error.where == f"{desk.yaml}:{desk.line_of('by: null')}"
    assert "--reviewer" in error.fix


def test_the_text_may_come_from_where_it_is_kept(desk):
    desk.plan.unlink()
    desk.change("source:\n", "- ref: I.9\n  title: Kinh phí\n  evidence: {quote: bố trí kinh phí}\nsource:\n")

    assert "text is needed" in desk.errors()[0].what
    kept = {desk.source.sha256: PLAN}
    assert task(desk.corrected(texts=kept.get).record, "I.9").evidence.start == PLAN.index("bố trí kinh phí")


def test_another_state_of_the_document_is_not_its_text(desk):
    desk.plan.write_text(PLAN.replace("phòng đọc", "phòng sách"), encoding="utf-8")
    desk.change("source:\n", "- ref: I.9\n  title: Kinh phí\n  evidence: {quote: bố trí kinh phí}\nsource:\n")

    assert "text is needed" in desk.errors()[0].what


@pytest.mark.parametrize("name", ["a" * 5000, "../../etc/passwd", "x\\0y", "..", "", "."])
def test_no_file_name_of_a_record_reaches_elsewhere_or_breaks_the_reading(desk, name):
    desk.change("file: plan.txt", f'file: "{name}"')
    desk.change("source:\n", "- ref: I.9\n  title: Kinh phí\n  evidence: {quote: bố trí kinh phí}\nsource:\n")

    assert "text is needed" in desk.errors()[0].what


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("by: null", "by: &a x\n  at2: *a", "anchors and aliases"),
        ("by: null", "by: !!python/object:os.system x", "tags"),
        ("by: null", "by: [x]", "must be text"),
        ("\nreview:\n", "\nreviewed:\n", "the part review with its tasks is missing"),
        ("by: null", "by: x\n  by: y", "stands twice"),
        ("at: null", "at: hôm qua", "is no time"),
        ("tasks: {", "tasks: [", "not YAML"),
        ("mark: ", "mark: [1], mark2: ", "mark"),
    ],
)
def test_hostile_or_broken_yaml_is_one_line_each(desk, old, new, said):
    desk.change(old, new)

    errors = desk.errors()

    assert any(said in str(error) for error in errors), [str(e) for e in errors]
    assert all("\n" not in str(error) for error in errors)


def test_what_a_document_says_cannot_leave_its_comment(desk):
    evil = "Việc\nby: kẻ gian\n# \x1b[2J"
    first = desk.record.tasks[0]
    worse = first.evidence.model_copy(update={"quote": evil, "locator": evil})
    record = desk.record.model_copy(update={"tasks": [first.model_copy(update={"title": evil, "evidence": worse})]})

    text = review_yaml(record, texts("vi"), source=None, missed=[], name="x.yaml")

    assert "\x1b" not in text
    assert yaml.safe_load(text)["review"]["by"] is None
    desk.yaml.write_text(text, "utf-8")
    assert desk.corrected(reviewer=None).record == record


def test_a_copied_task_that_keeps_its_mark_is_an_error_with_its_line(desk):
    text = desk.yaml.read_text("utf-8")
    block = text[text.index("- ref: I.2") : text.index("- ref: I.3")]
    copy = block.replace("- ref: I.2", "- ref: I.2b").replace("title: ", "title: Việc khác, ")
    desk.yaml.write_text(text.replace(block, block + copy), "utf-8")

    error = desk.errors()[0]

    line = int(error.where.rsplit(":", 1)[1])
    assert "the same mark" in error.what
    assert "mark: " in desk.yaml.read_text("utf-8").splitlines()[line - 1]
    assert line > desk.line_of("- ref: I.2b")


def test_a_copied_body_that_keeps_its_mark_is_an_error(desk):
    text = desk.yaml.read_text("utf-8")
    body = re.search(r"  - name: Sở Y tế\n(?:    .*\n)+", text)[0]
    desk.change(body, body + body.replace("Sở Y tế", "Sở Tài chính"))

    assert "the same mark" in desk.errors()[0].what


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
EVIDENCE = st.builds(
    lambda start, length, quote, review, confidence: {
        "start": start, "end": start + length, "quote": quote, "review": review, "confidence": confidence
    },
    st.integers(0, 50), st.integers(1, 40), WORDS, st.sampled_from(["open", "accepted"]),
    st.sampled_from([1.0, 0.8, 0.25]),
)  # fmt: skip
BODY = st.fixed_dictionaries(
    {"name": WORDS, "written": WORDS, "evidence": EVIDENCE},
    optional={"body": WORDS, "collective": st.booleans(), "vague": st.booleans()},
)
TASK = st.fixed_dictionaries(
    {"ref": WORDS.filter(str.strip), "title": WORDS, "evidence": EVIDENCE},
    optional={
        "text": WORDS, "leads": st.lists(BODY, max_size=3), "partners": st.lists(BODY, max_size=3), "parent": WORDS,
        "deadline": st.fixed_dictionaries({"text": WORDS}, optional={"evidence": EVIDENCE, "due": WORDS}),
        "deliverable": st.fixed_dictionaries({"text": WORDS}, optional={"evidence": EVIDENCE}),
    },
)  # fmt: skip
RECORD = st.fixed_dictionaries(
    {
        "document": st.fixed_dictionaries(
            {"kind": WORDS},
            optional={
                "title": WORDS, "issuer": WORDS, "date": st.sampled_from(["2024", "2024-02", "2024-02-29"]),
                "recipients": st.lists(BODY, max_size=2),
                "reports": st.lists(
                    st.fixed_dictionaries({"from": st.lists(WORDS, max_size=2), "to": WORDS, "evidence": EVIDENCE}),
                    max_size=2,
                ),
                "header": st.dictionaries(WORDS, EVIDENCE, max_size=2),
            },
        ),
        "tasks": st.lists(TASK, min_size=1, max_size=3),
    },
    optional={"notes": st.lists(WORDS, max_size=2)},
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(data=RECORD)
def test_round_trip_of_any_record(tmp_path_factory, data):
    record = parse_record(data, where="test")
    signed = record.model_copy(
        update={"review": PlanRecord.model_validate(data | {"review": {"by": "A", "at": "2024-01-01"}}).review}
    )
    path = tmp_path_factory.mktemp("yaml") / "x.yaml"
    path.write_text(review_yaml(signed, texts("en"), source=None, missed=[], name="x.yaml"), "utf-8", newline="\n")

    outcome = read(path)

    assert outcome.error is None, [str(outcome.error), *map(str, outcome.error.further)]
    assert outcome.record == signed
