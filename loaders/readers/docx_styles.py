"""Word's styles, as far as they change what a reader of the document sees: fonts, capitals, hidden text, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from loaders.readers.packages import attribute, child, local, switched, value

T = TypeVar("T")
_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục) ?\d|title$")
_CONTENTS = re.compile(r"(?:toc|mục lục) ?\d")
_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")


@dataclass(frozen=True)
class Look:
    """How a run or a style sets its text; None where it says nothing of it."""

    font: str | None = None
    hidden: bool | None = None
    capitals: bool | None = None


@dataclass(frozen=True)
class Style:
    """A style by its own words, without what it inherits."""

    name: str = ""
    based_on: str | None = None
    look: Look = Look()
    list_id: str | None = None
    level: str | None = None
    ruled: bool | None = None


def look_of(properties: Any) -> Look:  # noqa: ANN401
    """What run properties say."""
    if properties is None:
        return Look()
    fonts = child(properties, "rFonts")
    font = None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    return Look(font, switched(properties, "vanish"), switched(properties, "caps"))


def ruled(borders: Any) -> bool | None:  # noqa: ANN401
    """Whether borders draw any line; None where they say nothing."""
    if borders is None:
        return None
    drawn = [attribute(edge, "val") not in (None, "nil", "none") for edge in borders if local(edge) in _EDGES]
    return any(drawn) if drawn else None


@dataclass
class Styles:
    """All styles of a document."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    look: Look = Look()

    def chain(self, style: str | None) -> Iterator[tuple[str, Style]]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style is not None and style in self.styles and style not in seen:
            seen.add(style)
            yield style, self.styles[style]
            style = self.styles[style].based_on

    def first(self, style: str | None, said: Callable[[Style], T | None]) -> T | None:
        """What the style or the nearest of those that it is based on says."""
        return next((found for _, one in self.chain(style) if (found := said(one)) is not None), None)

    def look_in(self, own: Look, run_style: str | None, paragraph_style: str | None) -> Look:
        """The look of a run: its own, its style's, its paragraph's, the document's."""
        paragraph = paragraph_style or self.default

        def pick(said: Callable[[Look], T | None]) -> T | None:
            for style in (run_style, paragraph):
                found = self.first(style, lambda one: said(one.look))
                if found is not None:
                    return found
            return said(self.look)

        return Look(
            own.font if own.font is not None else pick(lambda look: look.font),
            own.hidden if own.hidden is not None else pick(lambda look: look.hidden),
            own.capitals if own.capitals is not None else pick(lambda look: look.capitals),
        )

    def is_heading(self, style: str | None) -> bool:
        """Whether a paragraph of this style is a heading."""
        return any(_HEADING.match(one.name) for _, one in self.chain(style))

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph of this style is a line of a table of contents."""
        return any(_CONTENTS.match(one.name) for _, one in self.chain(style))


def read_styles(root: Any) -> Styles:  # noqa: ANN401
    """The styles in a part of styles; none where there is no such part."""
    styles = Styles()
    if root is None:
        return styles
    defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
    styles.look = look_of(defaults)
    for one in root:
        key = attribute(one, "styleId") if local(one) == "style" else None
        if key is None:
            continue
        numbers = child(child(one, "pPr"), "numPr")
        styles.styles[key] = Style(
            (value(one, "name") or "").lower(),
            value(one, "basedOn"),
            look_of(child(one, "rPr")),
            value(numbers, "numId"),
            value(numbers, "ilvl"),
            ruled(child(child(one, "tblPr"), "tblBorders")),
        )
        if attribute(one, "default") in ("1", "true") and attribute(one, "type") == "paragraph":
            styles.default = key
    return styles
