"""What a reader hands on: the document's text, to which every offset in a record refers, and what it knows of its form.

A text file tells nothing but its characters. Word, web pages, PDF and spreadsheets say where a paragraph ends and
which cell stands in which row; their readers lay the text out as `layout`, in order, so that nobody has to guess. Cells
and paragraphs are ranges of the text, so that a fact read from one can be shown again in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Protocol


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
class Seen:
    """How a word was recognised in the picture of a page.

    `box`: left, top, right, bottom, in points of 1/72 inch from the upper left corner of the page as it is shown.
    `confidence`: the program's, 0 to 1. `read`: what the program read, where a slip of it was put right.
    """

    page: int
    box: tuple[float, float, float, float]
    confidence: float
    read: str | None = None


class Pictures(Protocol):
    """The pictures of a document's scanned pages."""

    def picture(self, number: int, /) -> bytes | None:
        """The picture of a page, None where it is not at hand."""
        ...

    def forget(self) -> None:
        """Forget what was read of the document's pages."""
        ...


@dataclass(frozen=True)
class Recognised:
    """The word text[start:end], which was recognised in a picture."""

    start: int
    end: int
    seen: Seen


@dataclass(frozen=True)
class SourceText:
    """A document as read; `sha256` is that of the file's bytes.

    `text`: for a text file the decoded file itself. `layout`: paragraphs and tables in order, None where the text alone
    tells. `footnotes`: paragraphs behind the body that only comment on it. `pages`: where in the text each page starts,
    empty where pages are unknown. `notes`: what a reader of the record must know about how the text was gained.
    `recognised`: the words that were recognised in pictures (OCR), in order of their places; empty where none was.
    `pictures`: where the pictures of such pages are at hand.
    """

    file: str
    sha256: str
    format: str
    text: str
    layout: tuple[Paragraph | Grid, ...] | None = None
    footnotes: tuple[Paragraph, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    pictures: Pictures | None = None

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, on which the character at `offset` stands."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    def seen(self, start: int, end: int) -> list[Seen]:
        """How the words of text[start:end] were recognised, as far as they were."""
        first = bisect_left(self.recognised, start + 1, key=lambda word: word.end)
        last = bisect_left(self.recognised, end, lo=first, key=lambda word: word.start)
        return [word.seen for word in self.recognised[first:last]]
