"""Web pages: paragraphs, lists with their numbers, tables with merged cells; what a browser hides is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InputTooLarge, UnreadableDocument
from loaders.readers.drafts import CellDraft, Draft, TableDraft, Words, placed
from loaders.readers.numerals import numeral
from loaders.readers.text import decode

_BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table",
        "ul", "tr", "td", "th",
    )
)  # fmt: skip
_HIDDEN = frozenset(
    (
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "object", "embed",
        "svg", "canvas", "audio", "video", "picture", "button", "input", "select", "option", "textarea", "datalist",
        "nav", "aside", "footer", "map", "area", "applet",
    )
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_MARKED = re.compile(r"\s*(?:[-–+•·*▪➢]|\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ][.)]|[IVX]{1,5}[.)])\s*\S")
"""A list item whose own words begin with a marker needs no other."""
_BULLETS = ("-", "+", "•")
_DEEPEST = 200
_MOST_ATTRIBUTES = 200
_TAG = re.compile(r"<[A-Za-z](?:[^\"'>]|\"[^\"]*+\"|'[^']*+')*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/=]")
_PAGE_TEXT = 4_000
"""A cell with so many characters holds a page, not a fact: its table only places text."""


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs and tables of a page, and notes on its encoding.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    from lxml import etree
    from lxml import html as pages

    said = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    decoded = decode(data, where=where, encoding=said[1].decode("ascii") if said else None)
    if _crowded(decoded.text):
        raise InputTooLarge(
            f"a tag of the web page has more than {_MOST_ATTRIBUTES} attributes",
            where=where,
            fix="save it again as a web page or as text",
        )
    parser = pages.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = pages.document_fromstring(_DECLARATION.sub("", decoded.text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableDocument(
            "the web page cannot be read", where=where, fix="save it again as a web page or as text"
        ) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputTooLarge(
            "the web page is nested too deeply", where=where, fix="save it again as a web page or as text"
        )
    body = root.find("body")
    walk = _Walk()
    walk.inside(root if body is None else body, 0)
    walk.close()
    return walk.out, decoded.notes


def _crowded(page: str) -> bool:
    """Whether a tag has more attributes than any real one: the parser compares each with all before it."""
    return any(
        len(_ATTRIBUTE.findall(_QUOTED.sub("", tag[0]))) > _MOST_ATTRIBUTES
        for tag in _TAG.finditer(page)
        if len(tag[0]) > _MOST_ATTRIBUTES
    )


@dataclass
class _List:
    """A list that is open: how its items are numbered, and the number of the next one."""

    kind: str | None
    depth: int
    number: int = 1


@dataclass
class _Walk:
    """Walks the elements once and gathers paragraphs."""

    out: list[Draft] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: bool = False
    preformatted: bool = False

    def text(self, text: str | None) -> None:
        """Takes characters; blanks count once, but in preformatted text."""
        if text:
            self.words.append(text if self.preformatted else re.sub(r"[ \t\r\n\f]+", " ", text))

    def close(self) -> None:
        """Ends the paragraph at hand."""
        text = _tidy("".join(self.words))
        self.words = []
        if not text:
            return
        if self.marker and not _MARKED.match(text):
            text = f"{self.marker} {text}"
        self.marker = ""
        self.out.append(Words(text, heading=self.heading))

    def inside(self, element: Any, depth: int) -> None:  # noqa: ANN401 - an element of lxml
        """Everything inside an element, in order."""
        self.text(element.text)
        for child in element:
            self.element(child, depth + 1)
            self.text(child.tail)

    def element(self, element: Any, depth: int) -> None:  # noqa: ANN401
        """One element with everything inside it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _HIDDEN or _is_hidden(element):
            return
        if depth > _DEEPEST:
            self.text(" ".join(element.itertext()))
        elif name == "br":
            self.words.append("\n")
        elif name == "table":
            self._table(element, depth)
        elif name in ("ol", "ul", "menu"):
            self._list(element, name, depth)
        elif name == "li":
            self._item(element, depth)
        elif name in _BLOCKS:
            self._block(element, name, depth)
        else:
            self.inside(element, depth)

    def _block(self, element: Any, name: str, depth: int) -> None:  # noqa: ANN401
        self.close()
        before = self.heading, self.preformatted
        self.heading = self.heading or re.fullmatch(r"h[1-6]", name) is not None
        self.preformatted = self.preformatted or name == "pre"
        self.inside(element, depth)
        self.close()
        self.heading, self.preformatted = before

    def _list(self, element: Any, name: str, depth: int) -> None:  # noqa: ANN401
        self.close()
        kind = (element.get("type") or "1") if name == "ol" else None
        self.lists.append(_List(kind, len(self.lists), _whole(element.get("start"), 1)))
        self.inside(element, depth)
        self.close()
        self.lists.pop()

    def _item(self, element: Any, depth: int) -> None:  # noqa: ANN401
        self.close()
        here = self.lists[-1] if self.lists else _List(None, 0)
        here.number = _whole(element.get("value"), here.number)
        if _style(element, "list-style", "none") or (self.lists and _style(element.getparent(), "list-style", "none")):
            self.marker = ""
        elif here.kind is None:
            self.marker = _BULLETS[min(here.depth, len(_BULLETS) - 1)]
        else:
            self.marker = numeral(here.number, here.kind) + ("." if here.kind not in "a" else ")")
        here.number += 1
        self.inside(element, depth)
        self.close()
        self.marker = ""

    def _table(self, element: Any, depth: int) -> None:  # noqa: ANN401
        self.close()
        rows = list(_rows(element))
        cells = [cell for row in rows for cell in _cells(row)]
        if _only_places(cells, rows):
            for cell in cells:
                self._block(cell, "div", depth)
            return
        for caption in element.iterchildren("caption"):
            self._block(caption, "caption", depth)
        grid = placed([self._cell(cell, depth) for cell in _cells(row)] for row in rows)
        if grid:
            self.out.append(TableDraft(grid))

    def _cell(self, element: Any, depth: int) -> CellDraft:  # noqa: ANN401
        inner = _Walk()
        inner.inside(element, depth)
        inner.close()
        text = "\n".join(draft.text for draft in inner.out if isinstance(draft, Words))
        tall, wide = (_whole(element.get(name), 1) for name in ("rowspan", "colspan"))
        return CellDraft(0, 0, text, tall or 65_534, wide)


def _only_places(cells: list[Any], rows: list[Any]) -> bool:
    """Whether a table is there for the page's looks: tables inside it, one column, or a whole page in a cell."""
    if max((len(list(_cells(row))) for row in rows), default=0) < 2:
        return True
    if any(True for cell in cells for _ in cell.iter("table")):
        return True
    return len(rows) <= 2 and any(len("".join(cell.itertext())) > _PAGE_TEXT for cell in cells)


def _rows(table: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in table:
        if child.tag == "tr" and not _is_hidden(child):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot") and not _is_hidden(child):
            yield from (row for row in child if row.tag == "tr" and not _is_hidden(row))


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    return (cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell))


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    if not isinstance(element.tag, str):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _NOT_SHOWN.search(style))


def _style(element: Any, name: str, value: str) -> bool:  # noqa: ANN401
    return bool(re.search(rf"{name}[\w-]*\s*:\s*[^;]*\b{value}\b", element.get("style") or "", re.IGNORECASE))


def _whole(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(\d{1,5})", text or "")
    return int(found[1]) if found else otherwise


def _tidy(text: str) -> str:
    """Lines without blanks at their ends; of several line ends one."""
    return "\n".join(line for line in (part.strip(" \t\r\f") for part in text.split("\n")) if line)
