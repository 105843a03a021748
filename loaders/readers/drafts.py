"""What a reader of a structured format gathers, and how it becomes one text with a layout.

A reader yields paragraphs, tables and footnotes in order of reading. Composing writes them one after the other: a
paragraph a line, a table's rows as lines with a tab between cells; the layout keeps what the characters cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from graph.errors import InputTooLarge
from loaders.text.source import Cell, Grid, Paragraph, Recognised, Seen

MAX_CHARACTERS = 2_000_000
"""More text, some 1,300 pages, is no plan; to extract from so much takes up to a minute."""
MAX_CELLS = 150_000
_WIDEST = 200
_LOOKALIKES = {0xD0: "Đ", 0xF0: "đ"}
"""Letters of Iceland that some keyboards give for Vietnamese ones; no Vietnamese word has them."""
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


Sight = tuple[tuple[str, Seen], ...]
"""The words of a text that were recognised in a picture, in order."""


@dataclass(frozen=True)
class Words:
    """A paragraph; line ends in `text` are breaks that somebody set. An empty one is a blank line."""

    text: str
    heading: bool = False
    page: int | None = None
    seen: Sight = ()


@dataclass(frozen=True)
class Footnote:
    """A note to the text, kept behind it."""

    text: str
    seen: Sight = ()


@dataclass(frozen=True)
class CellDraft:
    """A cell: its place from 0, its text with a line for each paragraph, the rows and columns that it covers."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    page: int | None = None
    seen: Sight = ()


@dataclass(frozen=True)
class TableDraft:
    """A table."""

    cells: tuple[CellDraft, ...]
    ruled: bool = True


Draft = Words | Footnote | TableDraft


@dataclass
class Composed:
    """The text and its layout, growing."""

    where: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    layout: list[Paragraph | Grid] = field(default_factory=list)
    footnotes: list[Paragraph] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)
    blank: bool = False

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)

    def add(self, draft: Draft) -> None:
        """Writes one paragraph, table or footnote behind what is there."""
        if isinstance(draft, TableDraft):
            self._table(draft)
        elif isinstance(draft, Footnote):
            start, end = self._line(draft.text, draft.seen)
            self.footnotes.append(Paragraph(start, end))
        elif draft.text.strip():
            self._page(draft.page)
            start, end = self._line(draft.text, draft.seen)
            self.layout.append(Paragraph(start, end, draft.heading, self.blank))
            self.blank = False
        else:
            self._write("\n")
            self.blank = True

    def _line(self, text: str, seen: Sight) -> tuple[int, int]:
        span = self._write(clean(text).strip(), seen)
        self._write("\n")
        return span

    def _table(self, draft: TableDraft) -> None:
        cells: list[Cell] = []
        row = -1
        for cell in sorted(draft.cells, key=lambda c: (c.row, c.column)):
            self._page(cell.page)
            if row >= 0:
                self._write("\t" if cell.row == row else "\n")
            row = cell.row
            start, end = self._write(clean(cell.text).strip().replace("\t", " "), cell.seen)
            cells.append(Cell(cell.row, cell.column, start, end, cell.rows, cell.columns))
        self._write("\n")
        if cells:
            self.layout.append(Grid(tuple(cells), draft.ruled))
            self.blank = False

    def _page(self, page: int | None) -> None:
        while page is not None and len(self.pages) < page:
            self.pages.append(self.length if self.pages else 0)

    def _write(self, text: str, seen: Sight = ()) -> tuple[int, int]:
        start, at = self.length, 0
        for word, how in seen:
            found = text.find(word, at)
            if found >= 0:
                at = found + len(word)
                self.recognised.append(Recognised(start + found, start + at, how))
        self.pieces.append(text)
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise too_long(self.where)
        return start, self.length


def compose(drafts: Iterable[Draft], where: str) -> Composed:
    """The text of all drafts, footnotes last. Raises `InputTooLarge` over the limits."""
    composed = Composed(where)
    notes: list[Footnote] = []
    count = 0
    for draft in drafts:
        if isinstance(draft, Footnote):
            notes.append(draft)
            continue
        count += len(draft.cells) if isinstance(draft, TableDraft) else 1
        if count > MAX_CELLS:
            raise InputTooLarge(f"more than {MAX_CELLS:,} paragraphs and cells", where=where, fix="split the file")
        composed.add(draft)
    for note in notes:
        if note.text.strip():
            composed.add(note)
    return composed


def too_long(where: str) -> InputTooLarge:
    """The error of a file that holds more text than a document has."""
    return InputTooLarge(f"more than {MAX_CHARACTERS:,} characters of text", where=where, fix="split the file")


def clean(text: str) -> str:
    """The text without characters that are none, each kind of line end as one, Đ as itself."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LOOKALIKES)


def placed(rows: Iterable[Iterable[CellDraft]]) -> tuple[CellDraft, ...]:
    """Cells given row by row, each with its span alone, put to their places around those that reach down from above."""
    taken: dict[int, int] = {}
    out: list[CellDraft] = []
    wanted = [list(row) for row in rows]
    for number, row in enumerate(wanted):
        column = 0
        for cell in row:
            while taken.get(column, 0) > number:
                column += 1
            wide = max(1, min(cell.columns, _WIDEST))
            tall = max(1, min(cell.rows, len(wanted) - number))
            if column + wide > _WIDEST:
                break
            out.append(replace(cell, row=number, column=column, rows=tall, columns=wide))
            for covered in range(column, column + wide):
                taken[covered] = number + tall
            column += wide
    return tuple(out)


def mapped(draft: Draft, change: Callable[[str], str]) -> Draft:
    """The draft with `change` made to every text in it."""
    if isinstance(draft, TableDraft):
        return replace(draft, cells=tuple(replace(cell, text=change(cell.text)) for cell in draft.cells))
    return replace(draft, text=change(draft.text))


def words_of(drafts: Iterable[Draft]) -> str:
    """All text of the drafts, for a look at what encoding it is in."""
    return "\n".join(
        "\n".join(cell.text for cell in draft.cells) if isinstance(draft, TableDraft) else draft.text
        for draft in drafts
    )
