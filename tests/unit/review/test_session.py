"""A review step by step: what each decision makes of the record, the way back, and what is looked at first."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed_plan import PLAN, span_of

from dashboard.formats.review_yaml import review_yaml
from dashboard.review.rows import rows_of
from dashboard.texts import texts
from graph.errors import InputError
from graph.vocabulary import DeadlineKind, Review
from loaders.extract import extract
from loaders.ingest import read
from loaders.review.session import Kind, Session
from loaders.text.source import Recognised, Seen, SourceText


def refs(session):
    return [task.ref for task in session.state.record.tasks]


def at_task(session, ref):
    tasks = session.state.record.tasks
    places = [n for n, i in enumerate(session.items()) if i.kind is Kind.TASK and tasks[i.index].ref == ref]
    session.go(places[0])
    return session.task()


def test_the_document_tasks_and_missed_places_stand_in_the_order_of_the_text(session):
    kinds = [item.kind for item in session.items()]

    assert kinds == [Kind.DOCUMENT, Kind.TASK, Kind.TASK, Kind.TASK, Kind.MISSED]
    assert PLAN[session.items()[4].start :].startswith("Sở Nội vụ có trách nhiệm")


def test_the_doubtful_come_with_the_missed_place_first_then_the_lowest_confidence(session):
    assert session.go_doubtful()
    assert session.item().kind is Kind.MISSED
    assert session.go_doubtful()
    assert session.task().ref == "I.2"
    assert session.doubt_of(session.item()).unknown_bodies == ("Trung tâm Sao Khuê",)
    assert session.go_doubtful()
    assert session.item().kind is Kind.MISSED


def test_what_was_decided_is_doubtful_no_more(session):
    while session.go_doubtful():
        session.accept()

    assert session.doubtful() == []
    assert session.reviewed() == 1


def test_accepting_keeps_every_value_and_says_so_in_the_evidence(session):
    before = at_task(session, "I.1")

    session.accept()

    after = at_task(session, "I.1")
    assert after.evidence.review is Review.ACCEPTED
    assert {b.evidence.review for b in (*after.leads, *after.partners)} == {Review.ACCEPTED}
    assert [b.name for b in after.leads] == [b.name for b in before.leads]
    assert (after.evidence.start, after.deadline.text) == (before.evidence.start, before.deadline.text)


def test_a_new_lead_is_read_from_the_words_of_the_task(session):
    before = at_task(session, "I.3")

    session.edit("leads", "Sở Y tế; Sở Tài chính")

    old, new = at_task(session, "I.3").leads
    assert old == before.leads[0]
    assert (new.name, new.body, new.evidence.review) == ("Sở Tài chính", "s_tc", Review.CORRECTED)
    assert PLAN[new.evidence.start : new.evidence.end] == "Sở Tài chính"
    assert new.evidence.start > PLAN.index("tủ sách")
    assert session.state.corrected == ("I.3",)


def test_a_body_that_the_task_does_not_name_rests_on_the_task(session):
    task = at_task(session, "I.3")

    session.edit("partners", "Sở Ngoại vụ")

    (partner,) = at_task(session, "I.3").partners
    assert (partner.evidence.start, partner.evidence.end) == (task.evidence.start, task.evidence.end)
    assert partner.evidence.rule == "review"


def test_an_emptied_field_is_gone_and_an_edited_deadline_is_understood(session):
    at_task(session, "I.1")
    session.edit("deadline", "trước ngày 15/11 hằng năm")

    deadline = at_task(session, "I.1").deadline
    assert (deadline.kind, deadline.due) == (DeadlineKind.YEARLY, "11-15")

    session.edit("deadline", "")
    assert at_task(session, "I.1").deadline is None


@pytest.mark.parametrize(("name", "value"), [("title", " "), ("ref", ""), ("ref", "I.2")])
def test_a_value_that_cannot_be_changes_nothing(session, name, value):
    at_task(session, "I.1")
    before = session.state

    with pytest.raises(InputError):
        session.edit(name, value)

    assert session.state == before


@pytest.mark.parametrize(("name", "value", "good"), [("date", "2024-03-01", True), ("date", "30/2/2024", False)])
def test_the_documents_own_fields_are_checked(session, name, value, good):
    session.go(0)
    if good:
        session.edit(name, value)
        assert session.state.record.document.date == value
        assert session.state.corrected == ("document",)
    else:
        with pytest.raises(InputError):
            session.edit(name, value)


def test_typed_vietnamese_is_composed(session):
    at_task(session, "I.1")

    session.edit("title", "Mo\u031b\u0309 pho\u0300ng đo\u0323c")

    assert at_task(session, "I.1").title == "Mở phòng đọc"


def test_a_task_is_added_from_words_of_the_text(session):
    session.add(*span_of("Sở Tài chính bố trí kinh phí"))

    task = session.task()
    assert [lead.body for lead in task.leads] == ["s_tc"]
    assert PLAN[task.evidence.start : task.evidence.end] == "Sở Tài chính bố trí kinh phí"
    assert task.evidence.review is Review.CORRECTED
    assert task.ref not in ("I.1", "I.2", "I.3")


def test_a_missed_place_becomes_a_task_and_is_missed_no_more(session):
    session.go(4)

    assert session.add_missed()

    assert session.task().leads[0].body == "s_nv"
    assert [item.kind for item in session.items()].count(Kind.MISSED) == 0


def test_no_task_is_made_of_no_words(session):
    start = PLAN.index("\n\nI. NHIỆM VỤ")

    with pytest.raises(InputError):
        session.add(start, start + 2)


def test_dropped_tasks_are_told_and_the_last_one_stays(session):
    at_task(session, "I.2")
    assert session.drop()
    assert (refs(session), session.state.dropped) == (["I.1", "I.3"], ("I.2",))

    at_task(session, "I.1")
    assert session.drop()
    at_task(session, "I.3")
    assert not session.drop()


def test_a_signed_record_names_reviewer_time_and_changes(session):
    at_task(session, "I.1")
    session.edit("title", "Mở phòng đọc")
    at_task(session, "I.2")
    session.drop()

    review = session.signed("Lê Thị Hoa").review

    assert (review.by, review.corrected, review.dropped) == ("Lê Thị Hoa", ["I.1"], ["I.2"])
    assert Session.of(session.signed("Lê Thị Hoa"), session.source).state.corrected == ("I.1",)


def test_a_place_whose_task_was_dropped_is_not_given_again_and_stands_once_among_the_dropped(session):
    session.add(100, 123)
    session.drop()
    session.add(100, 123)
    assert session.task().ref == "I.1+2"
    session.edit("ref", "I.1+1")
    session.drop()

    assert session.signed("Lê Thị Hoa").review.dropped == ["I.1+1"]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("go"), st.integers(-2, 9)),
        st.tuples(st.just("doubtful"), st.none()),
        st.tuples(st.just("accept"), st.none()),
        st.tuples(st.just("drop"), st.none()),
        st.tuples(st.just("missed"), st.none()),
        st.tuples(st.just("add"), st.tuples(st.integers(0, len(PLAN) - 1), st.integers(1, 80))),
        st.tuples(
            st.just("edit"),
            st.tuples(
                st.sampled_from(["title", "leads", "partners", "deadline", "deliverable", "ref", "date", "symbol"]),
                st.text(max_size=12),
            ),
        ),
    ),
    max_size=12,
)


def act(session, step, value):
    item = session.item().kind
    try:
        if step == "go":
            session.go(value)
        elif step == "doubtful":
            session.go_doubtful()
        elif step == "edit":
            own = value[0] in ("date", "symbol")
            if own == (item is Kind.DOCUMENT) or value[0] == "title":
                session.edit(*value)
        elif step == "add":
            session.add(value[0], min(value[0] + value[1], len(PLAN)))
        else:
            {"accept": session.accept, "drop": session.drop, "missed": session.add_missed}[step]()
    except InputError:
        pass


@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_any_steps_can_be_undone_and_leave_a_record_that_is_saved_and_read_again(tmp_path_factory, steps):
    source = SourceText("plan.txt", "0" * 64, "txt", PLAN)
    session = Session.of(extract(source), source)
    first = session.state.record

    for step, value in steps:
        act(session, step, value)
        assert 0 <= session.state.at < len(session.items())
    record = session.signed("A")

    saved = tmp_path_factory.mktemp("saved") / "plan.review.yaml"
    saved.write_text(review_yaml(record, texts("vi"), source=source, missed=[], name=saved.name), "utf-8")
    again = read(saved)
    assert again.error is None, str(again.error)
    assert again.record == record
    assert all(task.evidence.end <= len(PLAN) for task in record.tasks)
    assert len({task.ref for task in record.tasks}) == len(record.tasks)
    while session.undo():
        pass
    assert session.state.record == first


def test_a_body_accepted_in_one_task_is_doubtful_in_no_other(session):
    at_task(session, "I.3")
    session.edit("partners", "Trung tâm Sao Khuê")
    at_task(session, "I.2")
    assert session.doubt_of(session.item()).unknown_bodies == ()

    session.undo()
    at_task(session, "I.2")
    assert session.doubt_of(session.item()).unknown_bodies == ("Trung tâm Sao Khuê",)


def test_of_a_scan_new_evidence_has_its_place_on_the_page_and_a_person_has_compared_it():
    words = [m.span() for m in re.finditer(r"\S+", PLAN)]
    recognised = tuple(
        Recognised(a, b, Seen(1, (10.0 * n, 20.0, 10.0 * n + 9, 30.0), 0.7)) for n, (a, b) in enumerate(words)
    )
    source = SourceText("scan.pdf", "0" * 64, "pdf", PLAN, pages=(0,), recognised=recognised)
    session = Session.of(extract(source), source)
    task = at_task(session, "I.3")
    assert task.evidence.needs_review
    assert len(session.doubtful()) == 4

    session.edit("leads", "Sở Tài chính")
    session.add(*span_of("khen thưởng người đọc"))

    added = session.task()
    lead = at_task(session, "I.3").leads[0].evidence
    for proof in (lead, added.evidence):
        assert (proof.page, proof.confidence, proof.needs_review) == (1, 1.0, False)
        assert proof.box is not None
    assert not at_task(session, "I.3").evidence.needs_review


def test_of_a_scan_the_place_of_a_task_on_its_page_is_shown(session):
    words = [m.span() for m in re.finditer(r"\S+", PLAN)]
    recognised = tuple(Recognised(a, b, Seen(2, (70.4, 20.2, 90.0, 30.0), 0.9)) for a, b in words)
    source = SourceText("scan.pdf", "0" * 64, "pdf", PLAN, pages=(0, 0), recognised=recognised)
    scanned = Session.of(extract(source), source)
    at_task(scanned, "I.1")
    at_task(session, "I.1")

    assert [row.value for row in rows_of(scanned, texts("en")) if row.label == "Scan"] == [
        "page 2, box 70, 20, 90, 30 (points from the upper left corner)"
    ]
    assert not [row for row in rows_of(session, texts("en")) if row.label == "Scan"]
