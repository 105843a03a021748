"""The screen of a review: keys are pressed in a terminal of 80 by 24, and the screen is read."""

import asyncio

import pytest
from reviewed_plan import PLAN, span_of

from dashboard.review.app import Keeper, ReviewApp
from dashboard.review.text_pane import TextPane
from dashboard.texts import texts
from graph.errors import InputError
from graph.vocabulary import Review
from loaders.extract import extract
from loaders.review.session import Session
from loaders.text.source import SourceText


class Screen:
    """A review on a screen, with what was kept and saved of it."""

    def __init__(self, session, lang="vi", fails=False):
        self.session, self.kept, self.saved = session, [], []
        self.fails, self.lang = fails, lang

    def _keep(self, session):
        if self.fails:
            raise InputError("no space left on device", where="draft", fix="choose another --out")
        self.kept.append(session.state)

    def _save(self, session):
        if self.fails:
            raise InputError("no space left on device", where="out", fix="choose another --out")
        self.saved.append(session.signed("Hoa"))
        session.saved = session.state
        return "plan.review.yaml"

    def press(self, *keys, size=(80, 24)):
        """The lines of the screen behind these keys, in an app of its own."""
        self.app = ReviewApp(self.session, texts(self.lang), Keeper(self._keep, self._save), reviewer="Hoa")

        async def played():
            async with self.app.run_test(size=size) as pilot:
                for key in keys:
                    if callable(key):
                        await key(pilot)
                    else:
                        await pilot.press(key)
                    await pilot.pause()
                return lines_of(self.app)

        return asyncio.run(played())


def lines_of(app):
    width, height = app.size
    cells = app.screen._compositor.render_strips()
    assert len(cells) == height
    lines = ["".join(segment.text for segment in strip) for strip in cells]
    assert all(len(line) <= width + 1 for line in lines)
    return lines


def words_of(lines):
    """The right-hand side as one line."""
    return " ".join(" ".join(line.partition("│")[2] for line in lines).split())


def typed(text):
    async def played(pilot):
        pilot.app.prompt.insert_text_at_cursor(text)
        await pilot.pause()

    return played


def to_task(number):
    return ["n"] * number


@pytest.fixture(params=["colour", "no colour"])
def colours(request, monkeypatch):
    if request.param == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)


def test_text_and_task_stand_side_by_side_with_a_bar_beside_the_item(session, colours):
    lines = Screen(session).press(*to_task(1))

    screen = "\n".join(lines)
    assert lines[0].startswith(" 2/5 · đã xem 0/3 · cần xem 2")
    assert "Nhiệm vụ I.1" in screen
    assert "Chủ trì: Sở Văn hóa, Thể thao và Du" in screen
    assert "Phối hợp: Sở Tài chính" in screen
    barred = [line[2:].split("│")[0].strip() for line in lines if line.startswith("▌")]
    assert " ".join(barred).startswith("1. Sở Văn hóa")
    assert "n/p" in lines[-2]


def test_d_goes_to_the_missed_place_then_to_the_doubtful_task(session):
    assert "nêu Sở Nội vụ có trách nhiệm" in words_of(Screen(session).press("d"))

    assert "cơ quan chưa có trong danh mục: Trung tâm Sao Khuê" in words_of(Screen(session).press("d"))
    assert session.task().ref == "I.2"


def test_accepting_goes_on_and_keeps_the_draft(session):
    screen = Screen(session)

    lines = screen.press(*to_task(1), "a")

    assert "Nhiệm vụ I.2" in "\n".join(lines)
    assert session.state.record.tasks[0].evidence.review is Review.ACCEPTED
    assert screen.kept[-1] == session.state or screen.kept
    assert "chưa lưu" in lines[0]


def test_a_field_is_edited_in_vietnamese(session):
    screen = Screen(session)
    task = session.state.record.tasks[2]
    assert [lead.name for lead in task.leads] == ["Sở Y tế"]

    lines = screen.press(*to_task(3), "down", "e", typed("; Sở Tài chính"), "enter")

    assert [lead.name for lead in session.state.record.tasks[2].leads] == ["Sở Y tế", "Sở Tài chính"]
    assert "Chủ trì: Sở Tài chính" in "\n".join(lines)


def test_the_first_line_that_can_be_edited_is_chosen_also_of_a_doubtful_task(session):
    Screen(session).press(*to_task(2), "e", typed(" hằng năm"), "enter")

    assert session.state.record.tasks[1].title.endswith(" hằng năm")


def test_letters_typed_into_a_field_are_no_commands(session):
    Screen(session).press(*to_task(1), "e", "x", "a", "q", "u", "escape")

    assert len(session.state.record.tasks) == 3
    assert session.state.record.tasks[0].evidence.review is Review.OPEN


def test_opening_a_field_and_pressing_enter_changes_nothing(session):
    first, *others = session.state.record.tasks
    odd = first.model_copy(update={"title": "Mở\u200b phòng đọc"})
    session = Session.of(session.state.record.model_copy(update={"tasks": [odd, *others]}), session.source)
    before = session.state.record

    lines = Screen(session).press(*to_task(1), "e", "enter")

    assert session.state.record is before
    assert not session.unsaved
    assert not any("Enter: nhận" in line for line in lines)


def test_a_value_that_cannot_be_is_told_and_the_field_stays_open(session):
    lines = Screen(session).press(*to_task(1), "e", "home", "ctrl+k", "enter")

    assert any("không được để trống" in line for line in lines)
    assert any("Enter: nhận" in line for line in lines)
    assert session.state.record.tasks[0].title


def test_dropping_and_undoing(session):
    assert "Đã bỏ I.1" in "\n".join(Screen(session).press(*to_task(1), "x"))
    assert [task.ref for task in session.state.record.tasks] == ["I.2", "I.3"]

    Screen(session).press("u")

    assert [task.ref for task in session.state.record.tasks] == ["I.1", "I.2", "I.3"]


def test_words_selected_in_the_text_become_a_task(session):
    start, end = span_of("Sở Tài chính bố trí kinh phí")

    async def select(pilot):
        pane = pilot.app.query_one("#text", TextPane)
        pane.cursor = start
        await pilot.press("v")
        for _ in range(6):
            await pilot.press("ctrl+right")

    lines = Screen(session).press(*to_task(3), "tab", select, "t")

    added = session.task()
    assert PLAN[added.evidence.start : added.evidence.end].startswith("Sở Tài chính bố trí kinh phí")
    assert added.evidence.end <= end + 1
    assert f"Nhiệm vụ {added.ref}" in "\n".join(lines)


def test_a_missed_place_becomes_a_task(session):
    Screen(session).press("d", "t")

    assert [lead.body for lead in session.task().leads] == ["s_nv"]


def test_saving_and_quitting(session):
    screen = Screen(session)

    lines = screen.press(*to_task(1), "a", "s")

    assert any("Đã lưu plan.review.yaml" in line for line in lines)
    assert "chưa lưu" not in lines[0]
    assert screen.saved[0].review.by == "Hoa"
    screen = Screen(session)
    screen.press("q")
    assert screen.app.return_code == 0


def test_a_full_disk_is_told_and_nothing_is_lost(session):
    screen = Screen(session, fails=True)

    lines = screen.press(*to_task(1), "a", "s")

    assert any("out: " in line for line in lines)
    assert session.unsaved


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60), (20, 8)])
def test_every_size_shows_the_item_and_its_words(session, size):
    lines = Screen(session).press(*to_task(1), size=size)

    assert any(line.startswith("▌") for line in lines)


def test_a_narrow_terminal_puts_the_text_above(session):
    lines = Screen(session).press(*to_task(1), size=(50, 24))

    assert not any("│" in line[:-2] for line in lines)


def test_the_terminal_is_resized_while_reviewing(session):
    async def resize(pilot):
        await pilot.resize_terminal(60, 18)

    lines = Screen(session).press(*to_task(2), resize)

    assert any("Trung tâm Sao Khuê" in line for line in lines)
    assert any(line.startswith("▌") for line in lines)


def test_help_shows_the_keys_and_closes(session):
    assert any("hoàn tác" in line for line in Screen(session).press("question_mark"))
    assert "Văn bản" in "\n".join(Screen(session).press("question_mark", "n"))


def test_english_speaks_english(session):
    lines = Screen(session, lang="en").press(*to_task(1))

    assert any("Leads: Sở Văn hóa" in line for line in lines)


def test_escape_sequences_of_a_document_never_reach_the_terminal(colours):
    evil = PLAN.replace("mở phòng", "mở \x1b]0;x\x07\x1b[31m\u202ephòng").replace("Sao Khuê", "Sao\x9b2JKhuê")
    source = SourceText("\x1b[2Jplan.txt", "0" * 64, "txt", evil)

    lines = Screen(Session.of(extract(source), source)).press(*to_task(1))

    assert all(line.isprintable() for line in lines)
    assert not any("\u202e" in line for line in lines)


def test_a_long_text_is_shown_at_once():
    source = SourceText("plan.txt", "0" * 64, "txt", PLAN + "\n" + "Dòng chữ cuối văn bản. " * 40_000)
    record = extract(SourceText("plan.txt", "0" * 64, "txt", PLAN))

    lines = Screen(Session(source, Session.of(record, source).state)).press(*to_task(1))

    assert any(line.startswith("▌") for line in lines)
