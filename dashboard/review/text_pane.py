"""The text of a document in the terminal, its quotes marked, with a cursor that selects words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dashboard.review.wrapping import Layout, shown

GUTTER = 2
"""Cells before each line: a bar beside the lines of the item, so that it is seen without colour."""
ITEM = Style(bold=True)
QUOTE = Style(bold=True, underline=True)
SELECTED = Style(reverse=True)
CURSOR = Style(reverse=True, bold=True)
ABOVE = 3
"""Lines that stay above the item when it is brought into sight."""


@dataclass(frozen=True)
class Marks:
    """What is marked: the item at hand, and the quote of the field at hand."""

    item: tuple[int, int] = (0, 0)
    quote: tuple[int, int] = (0, 0)


class TextPane(ScrollView, can_focus=True):
    """Shows a text; with the focus its cursor moves, and selects from where `v` was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1,0)", show=False),
        Binding("down", "cursor(1,0)", show=False),
        Binding("left", "cursor(0,-1)", show=False),
        Binding("right", "cursor(0,1)", show=False),
        Binding("ctrl+left", "word(-1)", show=False),
        Binding("ctrl+right", "word(1)", show=False),
        Binding("pageup", "cursor(-10,0)", show=False),
        Binding("pagedown", "cursor(10,0)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("v,space", "select", show=False),
    ]

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text
        self.lines = Layout(text, 40)
        self.marks = Marks()
        self.cursor = 0
        self.begun: int | None = None

    # laying out ------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Break the lines anew for another width, and keep the item in sight."""
        width = max(self.size.width - GUTTER - 1, 8)
        if width != self.lines.width:
            self.lines = Layout(self.text, width)
            self.virtual_size = Size(self.size.width, len(self.lines))
            self.show_item()

    def mark(self, marks: Marks) -> None:
        """Mark an item and its quote, and bring them into sight."""
        moved = marks.item != self.marks.item
        self.marks = marks
        if moved:
            self.cursor, self.begun = marks.item[0], None
        self.show_item()
        self.refresh()

    def show_item(self) -> None:
        """Scroll so that the item, and of a long one the quote, can be seen."""
        height = max(self.size.height, 1)
        first = self.lines.line_of(self.marks.item[0])
        quote = self.lines.line_of(self.marks.quote[0] if self.marks.quote[1] else self.marks.item[0])
        top = first - ABOVE if first <= quote < first - ABOVE + height else quote - height // 2
        self.scroll_to(y=max(top, 0), animate=False, force=True)

    # drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the terminal."""
        number, base = y + self.scroll_offset.y, self.rich_style
        if number >= len(self.lines):
            return Strip.blank(self.size.width, base)
        start, end = self.lines.starts[number], self.lines.ends[number]
        cuts = sorted({start, end, *(at for at in self._edges() if start < at < end)})
        bar = "▌ " if _overlap(self.marks.item, (start, max(end, start + 1))) else "  "
        parts = [Segment(bar, base + ITEM)]
        for a, b in pairwise(cuts):
            parts.append(Segment(shown(self.text[a:b]), base + self._style(a)))
        if self.has_focus and self.cursor == end:  # on the line end itself
            parts.append(Segment(" ", base + CURSOR))
        return Strip(parts).adjust_cell_length(self.size.width, base)

    def _edges(self) -> list[int]:
        edges = [*self.marks.item, *self.marks.quote, *(self.selection() or ())]
        return [*edges, self.cursor, self.cursor + 1] if self.has_focus else edges

    def _style(self, at: int) -> Style:
        chosen = self.selection()
        if self.has_focus and at == self.cursor:
            return CURSOR
        if chosen and chosen[0] <= at < chosen[1]:
            return SELECTED
        if self.marks.quote[0] <= at < self.marks.quote[1]:
            return QUOTE
        return ITEM if self.marks.item[0] <= at < self.marks.item[1] else Style.null()

    # the cursor ------------------------------------------------------------------------------------------------

    def selection(self) -> tuple[int, int] | None:
        """The range that is selected, whole words; None where nothing is."""
        if self.begun is None:
            return None
        start, end = sorted((self.begun, self.cursor))
        while start > 0 and not self.text[start - 1].isspace() and not self.text[start].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return start, end

    def action_select(self) -> None:
        """Begin to select at the cursor, or leave the selection."""
        self.begun = self.cursor if self.begun is None else None
        self.refresh()

    def action_cursor(self, lines: int, characters: int) -> None:
        """Move the cursor by lines or characters."""
        if lines:
            line, column = self.lines.line_of(self.cursor), self.lines.column_of(self.cursor)
            self._to(self.lines.offset_at(line + lines, column))
        else:
            self._to(self.cursor + characters)

    def action_word(self, step: int) -> None:
        """Move the cursor to the next or former word."""
        at = self.cursor + step
        while 0 < at < len(self.text) - 1 and not (self.text[at - 1].isspace() and not self.text[at].isspace()):
            at += step
        self._to(at)

    def action_edge(self, end: int) -> None:
        """Move the cursor to the beginning or end of its line."""
        line = self.lines.line_of(self.cursor)
        self._to(max(self.lines.ends[line] - 1, self.lines.starts[line]) if end else self.lines.starts[line])

    def _to(self, offset: int) -> None:
        self.cursor = max(0, min(offset, max(len(self.text) - 1, 0)))
        line = self.lines.line_of(self.cursor)
        self.scroll_to_region(Region(0, line, self.size.width, 1), animate=False, force=True)
        self.refresh()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
