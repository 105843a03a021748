"""The words of a Word paragraph as its reader sees them.

Insertions count and deletions do not; hidden text and the codes of fields are left out; capitals that only the format
sets are set; text in a font from before Unicode is converted by its font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.readers import legacy
from loaders.readers.docx_numbering import bullet
from loaders.readers.docx_styles import Look, Styles, look_of
from loaders.readers.packages import attribute, child, local, value

GONE = frozenset({"del", "moveFrom", "rPrChange", "pPrChange"})
THROUGH = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo"})
_MODERN = re.compile(r"[\u1ea0-\u1ef9ăĂđĐơƠưƯ]")
_ACCENTED = re.compile(r"[\u00a1-\u00ff]")
_FLAT = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


@dataclass
class Typed:
    """What was met in one paragraph: pieces of text with their encoding, boxes, notes, whether a page began in it."""

    pieces: list[tuple[str, tuple[str, bool] | None]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: int = 0

    def text(self) -> str:
        """The words, pieces in one legacy encoding converted together."""
        out, at = "", 0
        while at < len(self.pieces):
            encoding, run = self.pieces[at][1], ""
            while at < len(self.pieces) and self.pieces[at][1] == encoding:
                run += self.pieces[at][0]
                at += 1
            out += _unicode(run, encoding)
        return out


def _unicode(text: str, encoding: tuple[str, bool] | None) -> str:
    if encoding is None or _MODERN.search(text):
        return text
    name, capitals = encoding
    changed = legacy.converted(text, name)
    return changed.upper() if capitals else changed


@dataclass
class Typist:
    """Reads the runs of paragraphs; remembers the legacy encodings that were met."""

    styles: Styles
    fonts: bool = False
    """Whether fonts stand for encodings in this document."""
    met: set[str] = field(default_factory=set)

    def type(self, paragraph: Any, style: str | None) -> Typed:  # noqa: ANN401
        """Everything in a paragraph."""
        typed = Typed()
        fields: list[bool] = []
        for run in runs(paragraph):
            if local(run) == "r":
                self._run(run, style, typed, fields)
            else:
                typed.pieces.append(("".join(run.itertext()), None))
        return typed

    def _run(self, run: Any, style: str | None, typed: Typed, fields: list[bool]) -> None:  # noqa: ANN401
        properties = child(run, "rPr")
        look = self.styles.look_in(look_of(properties), value(properties, "rStyle"), style)
        for one in run:
            self._piece(one, look, typed, fields)

    def _piece(self, one: Any, look: Look, typed: Typed, fields: list[bool]) -> None:  # noqa: ANN401
        name = local(one)
        if name == "fldChar":
            _field(attribute(one, "fldCharType"), fields)
        elif name == "lastRenderedPageBreak":
            typed.pages += 1
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            typed.boxes += boxes(one)
        elif look.hidden or not all(fields):
            return
        elif name in ("footnoteReference", "endnoteReference"):
            typed.notes.append(f"{name[:-9]}:{attribute(one, 'id')}")
        else:
            self._write(_words(one, name), look, typed)

    def _write(self, text: str, look: Look, typed: Typed) -> None:
        if not text:
            return
        encoding = legacy.encoding_of_font(look.font) if self.fonts and look.font else None
        if encoding is not None and _ACCENTED.search(text):
            self.met.add(encoding[0])
        typed.pieces.append((text.upper() if look.capitals and encoding is None else text, encoding))


def _words(one: Any, name: str) -> str:  # noqa: ANN401
    if name == "t":
        return str(one.text or "")
    if name == "br":
        return "\n" if attribute(one, "type") in (None, "textWrapping") else ""
    if name == "sym":
        code = attribute(one, "char") or ""
        return bullet(chr(int(code, 16))) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
    return "".join(child_text for child_text in one.itertext()) if name == "ruby" else _FLAT.get(name, "")


def _field(kind: str | None, fields: list[bool]) -> None:
    """Follows a field: its code stands before its result, and only that is shown."""
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def runs(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """The runs of a paragraph in order, those inside links, fields and insertions too; formulas as they are."""
    for one in element:
        name = local(one)
        if name == "r" or name in ("oMath", "oMathPara"):
            yield one
        elif name == "sdt":
            yield from runs(child(one, "sdtContent") if child(one, "sdtContent") is not None else ())
        elif name == "AlternateContent":
            yield from runs(chosen(one))
        elif name in THROUGH:
            yield from runs(one)


def chosen(element: Any) -> Any:  # noqa: ANN401
    """Of content that is there twice, for newer and older programs: the newer."""
    first = child(element, "Choice")
    other = child(element, "Fallback")
    return first if first is not None and (len(first) or other is None) else other if other is not None else ()


def boxes(element: Any) -> list[Any]:  # noqa: ANN401
    """The contents of text boxes in a drawing, each once."""
    name = local(element)
    if name == "txbxContent":
        return [element]
    inner = chosen(element) if name == "AlternateContent" else element
    return [box for one in inner for box in boxes(one)]


def fonts_tell(body: Any, styles: Styles) -> bool:  # noqa: ANN401
    """Whether text in fonts of legacy encodings is in these: many set such a font and typed Unicode all the same."""
    old = new = 0
    for run in body.iter("{*}r"):
        properties = child(run, "rPr")
        look = styles.look_in(look_of(properties), value(properties, "rStyle"), None)
        if look.font and legacy.encoding_of_font(look.font):
            text = "".join(one.text or "" for one in run if local(one) == "t")
            new += bool(_MODERN.search(text))
            old += bool(_ACCENTED.search(text)) and not _MODERN.search(text)
    return old > 2 * new
