"""What a reader hands on: the document's text, to which every offset in a record refers, and what it knows of its form.

A text file tells nothing but its characters. Word, web pages, PDF and spreadsheets say where a paragraph ends and
which cell stands in which row; their readers lay the text out as `layout`, in order, so that nobody has to guess. Cells
and paragraphs are ranges of the text, so that a fact read from one can be shown again in it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: text[start:end]; a line end inside it is a line break that somebody set."""

    start: int
    end: int
    heading: bool = False
    blank_before: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: its place (from 0), how many rows and columns it covers, its text[start:end], one line a paragraph."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table. `ruled` says that lines are drawn around its cells: a table without any often only places text."""

    cells: tuple[Cell, ...]
    ruled: bool = True

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


@dataclass(frozen=True)
class SourceText:
    """A document as read; `sha256` is that of the file's bytes.

    `text`: for a text file the decoded file itself. `layout`: paragraphs and tables in order, None where the text alone
    tells. `footnotes`: paragraphs behind the body that only comment on it. `pages`: where in the text each page starts,
    empty where pages are unknown. `notes`: what a reader of the record must know about how the text was gained.
    """

    file: str
    sha256: str
    format: str
    text: str
    layout: tuple[Paragraph | Grid, ...] | None = None
    footnotes: tuple[Paragraph, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, on which the character at `offset` stands."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None
