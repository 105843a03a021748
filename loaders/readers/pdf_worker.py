"""The process in which a PDF is read: what a stranger's file does to it, it does to this process alone.

Bytes come on standard input; drafts, or an error in words, go to standard output as JSON.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import warnings
from typing import TYPE_CHECKING, Any

from loaders.readers.drafts import Draft, Footnote, TableDraft, Words

if TYPE_CHECKING:
    from loaders.readers.pdf_page import Page

MEMORY = 3_000_000_000
SECONDS = 170
MAX_PAGES = 1_500
_FEWEST_LETTERS = 250
"""Fewer letters on a page that is a picture are a stamp or a signature on a scan."""
_FEWEST_MARKED = 0.1
"""Of the letters of a Vietnamese text a quarter is not ASCII."""
_MANY_STROKES = 300
"""A page of so many drawn curves and no letter has its letters drawn."""


def main() -> None:
    """Reads standard input, writes standard output."""
    _limit()
    data = sys.stdin.buffer.read()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    json.dump(answer(data), sys.stdout)


def answer(data: bytes) -> dict[str, Any]:
    """The drafts as lists, or what is wrong."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        return _read(data)
    except MemoryError:
        return {"error": "memory"}
    except RecursionError:
        return {"error": "broken"}
    except Exception as error:
        secret = isinstance(error, PDFPasswordIncorrect) or "Password" in repr(error)
        return {"error": "password" if secret else "broken"}


def _read(data: bytes) -> dict[str, Any]:
    import pdfplumber

    from loaders.readers.pdf_flow import drafts_of, words_on
    from loaders.readers.pdf_page import read_page

    data, stamped = with_stamps(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            return {"error": "pages", "number": MAX_PAGES}
        pages = []
        for number, page in enumerate(pdf.pages, 1):
            pages.append(read_page(page, number, stamped=number in stamped))
            page.close()
    if not pages:
        return {"error": "broken"}
    pictures = [page.number for page in pages if _needs_eyes(page)]
    text = "\n".join(words_on(pages))
    if text.count("(cid:") * 20 > max(len(text.split()), 1):
        return {"pages": [], "pictures": [page.number for page in pages], "fonts": True}
    if pictures:
        return {"pages": [page_as_list(page) for page in pages if page.number not in pictures], "pictures": pictures}
    return {"drafts": [as_list(draft) for draft in drafts_of(pages)]}


def _needs_eyes(page: Page) -> bool:
    """Whether the words of a page must be recognised in its picture.

    It is a picture without text, or with the text that a scanner wrote which knows no Vietnamese; or it is all strokes.
    """
    from loaders.readers.pdf_flow import words_on

    letters = [c for text in words_on([page]) for c in text if c.isalpha()]
    if page.is_picture:
        return len(letters) < _FEWEST_LETTERS or sum(c > "\x7f" for c in letters) < _FEWEST_MARKED * len(letters)
    return not letters and page.strokes > _MANY_STROKES


def page_as_list(page: Page) -> list[Any]:
    """A page of text as plain data."""
    from loaders.readers.pdf_lines import Line

    items: list[list[Any]] = []
    for item in page.items:
        if isinstance(item, Line):
            items.append(["line", item.beside, [[w.text, w.x0, w.x1, w.top, w.bottom] for w in item.words]])
        else:
            cells = [[c.row, c.column, c.rows, c.columns, c.text, c.page] for c in item.cells]
            items.append(["table", item.edges, item.top, item.bottom, cells])
    return [page.number, page.width, page.height, items]


def pages_from(lists: list[list[Any]]) -> list[Page]:
    """The pages of such data."""
    from loaders.readers.pdf_lines import Line, Word
    from loaders.readers.pdf_page import Cell, Page, PageTable

    return [
        Page(number, width, height, [
            Line([Word(*word) for word in rest[1]], rest[0]) if kind == "line"
            else PageTable([Cell(*cell) for cell in rest[3]], *rest[:3])
            for kind, *rest in items
        ])
        for number, width, height, items in lists
    ]  # fmt: skip


def with_stamps(data: bytes) -> tuple[bytes, set[int]]:
    """The file with what programs of the office stamped on its pages made part of their text, and those pages.

    The number and date of a signed document are such stamps: fields laid over the page.
    """
    import pypdfium2
    from pypdfium2 import raw

    shown = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT}
    pages: set[int] = set()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return data, pages
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        kinds = set()
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            mark = raw.FPDFPage_GetAnnot(page, at)
            kinds.add(raw.FPDFAnnot_GetSubtype(mark))
            raw.FPDFPage_CloseAnnot(mark)
        if kinds & shown and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            pages.add(number + 1)
        page.close()
    if not pages:
        return data, pages
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), pages


def as_list(draft: Draft) -> list[Any]:
    """A draft as plain data."""
    if isinstance(draft, Words):
        return ["words", draft.text, draft.heading, draft.page]
    if isinstance(draft, Footnote):
        return ["note", draft.text]
    return ["table", draft.ruled, [[c.row, c.column, c.text, c.rows, c.columns, c.page] for c in draft.cells]]


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))


def drafts_from(lists: list[list[Any]]) -> list[Draft]:
    """The drafts of such data."""
    from loaders.readers.drafts import CellDraft

    out: list[Draft] = []
    for kind, *rest in lists:
        if kind == "words":
            out.append(Words(rest[0], rest[1], rest[2]))
        elif kind == "note":
            out.append(Footnote(rest[0]))
        else:
            out.append(TableDraft(tuple(CellDraft(*cell) for cell in rest[1]), rest[0]))
    return out


if __name__ == "__main__":
    main()
