"""The screen of a review: the text on the left, the item at hand on the right, keys below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dashboard.formats.plain import one_line
from dashboard.review.rows import Row, rows_of, title_of
from dashboard.review.text_pane import Marks, TextPane
from dashboard.texts import Texts
from dashboard.texts.errors import said
from graph.errors import InputError
from loaders.review.changes import document_value, value_of
from loaders.review.session import Kind, Session

NARROW = 70
"""Cells of a terminal below which the text stands above the item, and not beside it."""


@dataclass(frozen=True)
class Keeper:
    """What is done with the work: `keep` it in the draft, or `save` it and tell where."""

    keep: Callable[[Session], None]
    save: Callable[[Session], str]


class Help(ModalScreen[None]):
    """The keys; any key closes it."""

    CSS = "Help { align: center middle; } Help Static { width: auto; max-width: 100%; border: solid; padding: 0 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static(self.text, markup=False)

    def on_key(self, event: Key) -> None:
        """Close."""
        event.stop()
        self.dismiss()


class ReviewApp(App[None]):
    """Reviews one document."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { layout: vertical; }
    #head { height: 1; text-style: bold reverse; }
    #message { height: 1; text-style: italic; }
    #keys { height: auto; max-height: 2; }
    #body { height: 1fr; }
    #text { width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    #side { width: 1fr; border-left: solid; }
    #title { height: auto; text-style: bold; }
    #fields { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; }
    #fields > .option-list--option { padding: 0; }
    #fields > .option-list--option-highlighted { text-style: reverse; }
    #prompt { height: 1; border: none; padding: 0; display: none; }
    .narrow #body { layout: vertical; }
    .narrow #text { width: 100%; height: 1fr; }
    .narrow #side { width: 100%; height: 1fr; border-left: none; border-top: solid; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "go(1)"),
        Binding("p,left", "go(-1)"),
        Binding("d", "doubtful"),
        Binding("a", "accept"),
        Binding("e", "edit"),
        Binding("x,delete", "drop"),
        Binding("t", "add"),
        Binding("u,ctrl+z", "undo"),
        Binding("s,ctrl+s", "save"),
        Binding("q,ctrl+c,ctrl+q", "leave", priority=False),
        Binding("tab", "other_side", priority=True),
        Binding("question_mark,f1", "help"),
        Binding("escape", "stop_editing"),
    ]

    def __init__(self, session: Session, words: Texts, keeper: Keeper, *, reviewer: str, resumed: bool = False) -> None:
        super().__init__()
        self.session, self.words, self.keeper, self.reviewer = session, words, keeper, reviewer
        self.rows: list[Row] = []
        self.put = ""
        self.told = words("review.screen.draft") if resumed else ""

    def compose(self) -> ComposeResult:
        """Head, text and item, message, keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="body"):
            yield TextPane(self.session.source.text, id="text")
            with Vertical(id="side"):
                yield Static(id="title", markup=False)
                yield OptionList(id="fields")
        yield Static(id="message", markup=False)
        yield Input(id="prompt", select_on_focus=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first item."""
        self.fields.focus()
        self._show()

    @property
    def pane(self) -> TextPane:
        """The text."""
        return self.query_one("#text", TextPane)

    @property
    def fields(self) -> OptionList:
        """The fields of the item."""
        return self.query_one("#fields", OptionList)

    @property
    def prompt(self) -> Input:
        """Where a field is edited."""
        return self.query_one("#prompt", Input)

    # showing ---------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Put the sides below each other where the terminal is narrow."""
        self.screen.set_class(event.size.width < NARROW, "narrow")

    def _show(self, at: int | None = None) -> None:
        """The item at hand, with the line `at` chosen, or the first that can be edited."""
        item = self.session.item()
        self.rows = rows_of(self.session, self.words)
        self.fields.clear_options()
        self.fields.add_options(Option(_line(row)) for row in self.rows)
        first = next((n for n, row in enumerate(self.rows) if row.field is not None), 0)
        self.fields.highlighted = min(first if at is None else at, len(self.rows) - 1)
        self.query_one("#title", Static).update(title_of(self.session, item, self.words))
        self._mark()
        self._show_head()

    def _mark(self) -> None:
        item, chosen = self.session.item(), self.fields.highlighted
        span = self.rows[chosen].span if chosen is not None and chosen < len(self.rows) else (0, 0)
        self.pane.mark(Marks((item.start, item.end), span))

    def _show_head(self) -> None:
        session, words = self.session, self.words
        tasks = len(session.state.record.tasks)
        parts = [
            words("review.screen.item", n=session.state.at + 1, of=len(session.items())),
            words("review.screen.reviewed", n=session.reviewed(), of=tasks),
            words("review.screen.doubtful", n=len(session.doubtful())),
            words("review.screen.unsaved") if session.unsaved else "",
            one_line(session.state.record.document.symbol or "", 30),
            one_line(session.source.file, 40),
        ]
        self.query_one("#head", Static).update(" " + " · ".join(part for part in parts if part))
        self.query_one("#message", Static).update(self.told)
        self._show_keys()

    def _show_keys(self) -> None:
        key = "keys_edit" if self.prompt.display else "keys_text" if self.pane.has_focus else "keys"
        self.query_one("#keys", Static).update(self.words(f"review.screen.{key}"))

    def on_descendant_focus(self) -> None:
        """Other keys for the other side."""
        self._show_keys()

    def on_option_list_option_highlighted(self) -> None:
        """Underline the words of the line chosen."""
        self._mark()

    def on_option_list_option_selected(self) -> None:
        """Edit the line on which Enter was pressed."""
        self.action_edit()

    def _tell(self, key: str, **values: object) -> None:
        self.told = self.words(f"review.screen.done.{key}", **values)

    # moving ----------------------------------------------------------------------------------------------------

    def action_go(self, step: int) -> None:
        """To the next or previous item."""
        self.told = ""
        self.session.go(self.session.state.at + step)
        self._show()

    def action_doubtful(self) -> None:
        """To the next item that should be looked at."""
        self.told = ""
        if not self.session.go_doubtful():
            self._tell("no_doubt")
        self._show()

    def action_other_side(self) -> None:
        """Between the fields and the text."""
        if not self.prompt.display:
            (self.fields if self.pane.has_focus else self.pane).focus()

    def action_help(self) -> None:
        """The keys in full."""
        self.push_screen(Help(self.words("review.screen.help").rstrip("\n")))

    # deciding --------------------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the item at hand and go on."""
        item, task = self.session.item(), self.session.task()
        self.session.accept()
        if item.kind is Kind.MISSED:
            self._tell("no_task")
        else:
            document = self.words("review.screen.title.document")
            self._tell("accepted", ref=one_line(task.ref, 30) if task else document)
            self.session.go(self.session.state.at + 1)
        self._done()

    def action_drop(self) -> None:
        """Drop the task at hand."""
        task = self.session.task()
        if not self.session.drop():
            self._tell("not_dropped")
        elif task is None:
            self._tell("no_task")
        else:
            self._tell("dropped", ref=one_line(task.ref, 30))
        self._done()

    def action_add(self) -> None:
        """A task from the selected words, or from the place at hand that gave none."""
        chosen = self.pane.selection()
        try:
            if chosen is not None:
                self.session.add(*chosen)
            elif not self.session.add_missed():
                self._tell("select")
                self._show_head()
                return
        except InputError as error:
            self.told = said(error, self.words)
            self._show_head()
            return
        self.pane.begun = None
        self.fields.focus()
        task = self.session.task()
        self._tell("added", ref=one_line(task.ref, 30) if task else "")
        self._done()

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._tell("undone" if self.session.undo() else "nothing_undone")
        self._done()

    def action_edit(self) -> None:
        """Open the line chosen for editing."""
        row = self._row()
        if row is None or row.field is None:
            self._tell("not_edited")
            self._show_head()
            return
        task = self.session.task()
        value = value_of(task, row.field) if task else document_value(self.session.state.record, row.field)
        self.prompt.display = True
        self.put = self.prompt.value = one_line(value)
        self.prompt.cursor_position = len(self.prompt.value)
        self.prompt.focus()
        self.query_one("#message", Static).update(f"{row.label}:")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the new value; where it cannot be, say why and leave it open. What was put there is no new value."""
        row = self._row()
        if row is None or row.field is None:
            return
        if event.value == self.put:  # it may show as an escape what a terminal cannot print
            self.action_stop_editing()
            return
        try:
            self.session.edit(row.field, event.value)
        except InputError as error:
            self.query_one("#message", Static).update(said(error, self.words))
            return
        self._tell("edited")
        self.action_stop_editing()
        self._done(self.fields.highlighted)

    def action_stop_editing(self) -> None:
        """Leave the field as it was, or the selection."""
        if self.prompt.display:
            self.prompt.display = False
            self.fields.focus()
            self._show_head()
        elif self.pane.begun is not None:
            self.pane.action_select()

    def _row(self) -> Row | None:
        chosen = self.fields.highlighted
        return self.rows[chosen] if chosen is not None and chosen < len(self.rows) else None

    def _done(self, at: int | None = None) -> None:
        """Keep the draft and show what is now at hand."""
        try:
            self.keeper.keep(self.session)
        except InputError as error:
            self.told = said(error, self.words)
        self._show(at)

    # ending ----------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Write the record."""
        try:
            self._tell("saved", file=one_line(self.keeper.save(self.session)))
        except InputError as error:
            self.told = said(error, self.words)
        self._show(self.fields.highlighted)

    def action_leave(self) -> None:
        """End; what is not saved stays in the draft."""
        self.exit()


def _line(row: Row) -> Text:
    text = Text(f"{row.label}: " if row.label else "", style="bold")
    return text.append(row.value, style="not bold")
