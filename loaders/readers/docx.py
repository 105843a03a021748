"""Word documents (.docx): paragraphs with the numbers that Word computes, tables with merged cells, boxes, footnotes.

Headers and footers of pages, comments, and the table of contents are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from graph.errors import InputTooLarge
from loaders.readers import legacy
from loaders.readers.docx_numbering import Numbering, read_numbering
from loaders.readers.docx_styles import Styles, read_styles, ruled
from loaders.readers.docx_text import GONE, Typed, Typist, chosen, fonts_tell
from loaders.readers.drafts import MAX_CELLS, CellDraft, Draft, Footnote, TableDraft, Words
from loaders.readers.packages import Package, attribute, broken, child, local, switched, value

_MAIN = "word/document.xml"
_ALONG = frozenset({"customXml", "ins", "moveTo", "sdtContent", "body", "txbxContent"})
_NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs, tables and footnotes of a document, and notes on its encoding.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    package = Package(data, where)
    main = package.main(_MAIN)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise broken(where)

    def related(kind: str) -> Any:  # noqa: ANN401 - an element of lxml
        name = package.related(main, kind)
        return package.xml(name) if name else None

    styles = read_styles(related("styles"))
    typist = Typist(styles, fonts_tell(body, styles))
    paged = next(body.iter("{*}lastRenderedPageBreak"), None) is not None
    walk = _Walk(styles, read_numbering(related("numbering"), styles), typist, where, 1 if paged else None)
    drafts = list(walk.blocks(body))
    drafts += walk.footnotes({kind: related(f"{kind}s") for kind in ("footnote", "endnote")})
    return drafts, tuple(legacy.note(name) for name in sorted(typist.met))


@dataclass
class _Walk:
    """Walks the body once, in order, since lists are counted on the way."""

    styles: Styles
    numbering: Numbering
    typist: Typist
    where: str
    page: int | None
    notes: list[str] = field(default_factory=list)
    held: str = ""
    """The words of a paragraph whose end was deleted: they belong to the next one."""
    cells: int = 0

    def blocks(self, container: Any, *, cell: bool = False) -> Iterator[Draft]:  # noqa: ANN401
        """The paragraphs and tables in a body, cell or box."""
        for one in container:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, cell=cell)
            elif name == "tbl":
                yield from self._table(one)
            elif name == "sdt" and not _is_contents(one):
                yield from self.blocks(child(one, "sdtContent") if child(one, "sdtContent") is not None else ())
            elif name == "AlternateContent":
                yield from self.blocks(chosen(one), cell=cell)
            elif name in _ALONG and name not in GONE:
                yield from self.blocks(one, cell=cell)

    def footnotes(self, parts: dict[str, Any]) -> Iterator[Footnote]:
        """The notes that the text refers to, in its order."""
        found: dict[str, Any] = {}
        for kind, root in parts.items():
            for one in () if root is None else root:
                if local(one) == kind and attribute(one, "type") not in _NO_NOTE:
                    found[f"{kind}:{attribute(one, 'id')}"] = one
        for number, key in enumerate(dict.fromkeys(self.notes), 1):
            if key in found:
                words = " ".join(_flat(self.blocks(found[key], cell=True))).strip()
                yield Footnote(f"[{number}] {words}" if words else "")

    def _paragraph(self, element: Any, *, cell: bool) -> Iterator[Draft]:  # noqa: ANN401
        properties = child(element, "pPr")
        style = value(properties, "pStyle")
        typed = self.typist.type(element, style)
        text = self.held + typed.text()
        begun = self.page
        self.notes += typed.notes
        if self.page is not None:
            self.page += typed.pages
        if child(child(properties, "rPr"), "del") is not None and not cell:
            self.held = text
            return
        self.held = ""
        if self.styles.is_contents(style):
            return
        label = self.numbering.label(properties, style)
        words = _numbered(label, text.strip(), alone=cell)
        if words or not cell:
            yield Words(words, self._is_heading(properties, style, words), self._page(begun, element))
        yield from self._boxes(typed)

    def _page(self, begun: int | None, element: Any) -> int | None:  # noqa: ANN401
        """The page on which a paragraph begins: the next one where a page break opens it."""
        if begun is None:
            return None
        for one in element.iter("{*}lastRenderedPageBreak", "{*}t"):
            return begun + 1 if local(one) == "lastRenderedPageBreak" else begun
        return begun

    def _is_heading(self, properties: Any, style: str | None, words: str) -> bool:  # noqa: ANN401
        if len(words) > _LONGEST_HEADING:
            return False
        outlined = value(properties, "outlineLvl")
        return self.styles.is_heading(style) or (outlined is not None and outlined != "9")

    def _boxes(self, typed: Typed) -> Iterator[Draft]:
        for box in typed.boxes:
            yield from self.blocks(box)

    def _table(self, element: Any) -> Iterator[Draft]:  # noqa: ANN401
        rows = list(_rows(element))
        if all(len(list(_cells(row))) < 2 for row in rows):
            for row in rows:
                for cell in _cells(row):
                    yield from self.blocks(cell)
            return
        cells: list[CellDraft] = []
        above: dict[int, int] = {}
        for number, row in enumerate(rows):
            self._row(number, row, cells, above)
        if cells:
            yield TableDraft(tuple(cells), self._ruled(element))

    def _row(self, number: int, row: Any, cells: list[CellDraft], above: dict[int, int]) -> None:  # noqa: ANN401
        """Puts the cells of a row to the others; `above` holds which cell may reach down in each column."""
        column = _span(child(row, "trPr"), "gridBefore", 0)
        for one in _cells(row):
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise InputTooLarge(
                    f"more than {MAX_CELLS:,} paragraphs and cells", where=self.where, fix="split the file"
                )
            properties = child(one, "tcPr")
            wide = max(_span(properties, "gridSpan", 1), 1)
            merged = value(properties, "vMerge")
            page = self.page
            text = "\n".join(_flat(self.blocks(one, cell=True)))
            if merged is not None and merged != "restart" and column in above:
                index = above[column]
                cells[index] = replace(cells[index], rows=number - cells[index].row + 1)
            else:
                cells.append(CellDraft(number, column, text, 1, wide, page))
                above.pop(column, None)
                if merged is not None:
                    above[column] = len(cells) - 1
            column += wide

    def _ruled(self, element: Any) -> bool:  # noqa: ANN401
        """Whether any line is drawn: by the table itself, by its style, or by one of its cells."""
        properties = child(element, "tblPr")
        own = ruled(child(properties, "tblBorders"))
        if own is None:
            own = self.styles.first(value(properties, "tblStyle"), lambda style: style.ruled)
        return bool(own) or any(ruled(borders) for borders in element.iter("{*}tcBorders"))


_LONGEST_HEADING = 300


def _numbered(label: str, text: str, *, alone: bool) -> str:
    """The words behind their number; a number alone counts in a cell, where it numbers the row."""
    if not text:
        return label if alone else ""
    return f"{label} {text}" if label else text


def _flat(drafts: Iterator[Draft]) -> Iterator[str]:
    """Paragraphs as lines; the rows of a table inside a cell as lines too."""
    for draft in drafts:
        if isinstance(draft, TableDraft):
            for row in sorted({cell.row for cell in draft.cells}):
                yield " ".join(cell.text for cell in draft.cells if cell.row == row and cell.text)
        elif draft.text.strip():
            yield draft.text


def _rows(table: Any) -> Iterator[Any]:  # noqa: ANN401
    for one in table:
        name = local(one)
        if name == "tr":
            properties = child(one, "trPr")
            if child(properties, "del") is None and not switched(properties, "hidden"):
                yield one
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(one)


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    for one in row:
        name = local(one)
        if name == "tc":
            yield one
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells(one)


def _is_contents(element: Any) -> bool:  # noqa: ANN401
    part = child(child(element, "sdtPr"), "docPartObj")
    return "contents" in (value(part, "docPartGallery") or "").lower()


def _span(properties: Any, name: str, otherwise: int) -> int:  # noqa: ANN401
    text = value(properties, name)
    return min(int(text), 200) if text and text.isdecimal() else otherwise
