"""A review that was broken off goes on where it stopped; a draft of something else is refused in one line."""

import json
from dataclasses import replace

import pytest

from graph.errors import InputError
from loaders.review.progress import progress_text, resume
from loaders.review.session import Session


@pytest.fixture
def draft(session, tmp_path):
    session.go(1)
    session.edit("title", "Mở phòng đọc")
    session.go(4)
    session.accept()
    session.go(2)
    session.drop()
    path = tmp_path / "plan.review.yaml.draft"
    path.write_text(progress_text(session), "utf-8")
    return path


def begun_anew(session):
    return Session(session.source, session.former[0], session.missed, saved=session.former[0])


def test_everything_decided_comes_back(session, draft):
    again = begun_anew(session)

    assert resume(again, draft)
    assert replace(again.state, at=0) == replace(session.state, at=0)
    assert again.unsaved


def test_without_a_draft_nothing_is_resumed(session, tmp_path):
    assert not resume(session, tmp_path / "none.draft")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "[" * 100_000,
        lambda text: "",
        lambda text: json.dumps(json.loads(text) | {"form": 2}),
        lambda text: json.dumps(json.loads(text) | {"sha256": "1" * 64}),
        lambda text: text.replace('"tasks"', '"taks"'),
    ],
)
def test_a_spoilt_or_foreign_draft_is_one_line_and_changes_nothing(session, draft, spoil):
    draft.write_text(spoil(draft.read_text("utf-8")), "utf-8")
    again = begun_anew(session)
    before = again.state

    with pytest.raises(InputError) as told:
        resume(again, draft)

    assert str(draft) in str(told.value)
    assert "\n" not in str(told.value)
    assert again.state == before


def test_a_draft_of_a_file_that_was_changed_since_is_one_line_and_changes_nothing(session, draft):
    draft.write_text(progress_text(session, "a" * 64), "utf-8")
    again = begun_anew(session)
    before = again.state

    with pytest.raises(InputError, match="changed after this draft"):
        resume(again, draft, "b" * 64)

    assert again.state == before
    assert resume(again, draft, "a" * 64)


def test_a_draft_goes_on_where_the_reviewed_file_was_moved_away(session, draft):
    draft.write_text(progress_text(session, "a" * 64), "utf-8")

    assert resume(begun_anew(session), draft, None)
