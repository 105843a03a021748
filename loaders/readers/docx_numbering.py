"""The numbers and bullets that Word computes and writes nowhere.

A paragraph names a list and a level. Lists that share their definition count on together, unless one of them says where
it starts; a level starts again when a level above it is counted, unless it says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from loaders.readers.docx_styles import Styles
from loaders.readers.numerals import numeral
from loaders.readers.packages import attribute, child, local, switched, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SIGNS = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x2D: "-", 0x6F: "o", 0x76: "❖", 0xA8: "◦", 0x6C: "●", 0x6E: "■",
    0x2B: "+", 0x2A: "*",
}  # fmt: skip
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Level:
    """One level of a list: its first number, form, pattern ("%1.%2."), and after which level it starts again."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    digits: bool = False
    style: str | None = None


@dataclass
class Definition:
    """What lists have in common, with the numbers reached so far."""

    levels: dict[int, Level]
    link: str | None = None
    reached: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass
class List:
    """A list: its definition, the levels and starts that it has of its own, and where it has already started."""

    definition: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)


@dataclass
class Numbering:
    """All lists of a document; `label` counts."""

    styles: Styles
    definitions: dict[str, Definition] = field(default_factory=dict)
    lists: dict[str, List] = field(default_factory=dict)

    def label(self, properties: Any, style: str | None) -> str:  # noqa: ANN401
        """The number or bullet of the next paragraph with these properties and style; empty where it has none."""
        place = self._place(properties, style)
        if place is None:
            return ""
        found, level = place
        definition = self._definition(found.definition)
        if definition is None:
            return ""
        self._count(found, definition, level)
        return self._written(found, definition, level)

    def _place(self, properties: Any, style: str | None) -> tuple[List, int] | None:  # noqa: ANN401
        numbers = child(properties, "numPr")
        own_list, own_level = value(numbers, "numId"), value(numbers, "ilvl")
        style = style or self.styles.default
        list_id = own_list if own_list is not None else self.styles.first(style, lambda one: one.list_id)
        found = self.lists.get(list_id or "")
        if found is None:
            return None
        if own_level is None and own_list is None:
            return found, self._level_of_style(found, style)
        return found, min(max(_whole(own_level, 0), 0), LEVELS - 1)

    def _level_of_style(self, found: List, style: str | None) -> int:
        """The level that a list keeps for paragraphs of a style, else the one that the style names."""
        definition = self._definition(found.definition)
        levels = {**definition.levels, **found.levels} if definition else found.levels
        names = [name for name, _ in self.styles.chain(style)]
        kept = next((n for name in names for n, level in levels.items() if level.style == name), None)
        return kept if kept is not None else min(_whole(self.styles.first(style, lambda s: s.level), 0), LEVELS - 1)

    def _definition(self, name: str) -> Definition | None:
        """A definition, followed to the one that a style of lists names in its place."""
        definition = self.definitions.get(name)
        if definition is None or definition.link is None:
            return definition
        linked = self.lists.get(self.styles.first(definition.link, lambda one: one.list_id) or "")
        return self.definitions.get(linked.definition) if linked else definition

    @staticmethod
    def _count(found: List, definition: Definition, level: int) -> None:
        reached, now = definition.reached, definition.reached[level]
        if level in found.starts and level not in found.started:
            reached[level] = found.starts[level]
        elif now is None:
            reached[level] = _level(found, definition, level).start
        else:
            reached[level] = min(now + 1, _LARGEST)
        found.started.add(level)
        for below in range(level + 1, LEVELS):
            after = _level(found, definition, below).restart
            if after is None or (after and level < after):
                reached[below] = None

    @staticmethod
    def _written(found: List, definition: Definition, level: int) -> str:
        own = _level(found, definition, level)
        if own.form == "bullet":
            return bullet(own.pattern)

        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            one = _level(found, definition, at)
            reached = definition.reached[at]
            counted = reached if reached is not None else one.start
            return "" if one.form == "none" else numeral(counted, "decimal" if own.digits else one.form)

        return _PLACE.sub(number, own.pattern).strip()


def bullet(pattern: str) -> str:
    """A bullet as a common sign: fonts of signs keep theirs in a private range."""
    sign = pattern.strip()[:1]
    if not sign:
        return "-" if pattern else ""
    return _SIGNS.get(ord(sign) & 0xFF, "-") if "\ue000" <= sign <= "\uf8ff" else sign


def _level(found: List, definition: Definition, level: int) -> Level:
    return found.levels.get(level) or definition.levels.get(level) or Level()


def read_numbering(root: Any, styles: Styles) -> Numbering:  # noqa: ANN401
    """The lists in a part of numbering; none where there is no such part."""
    numbering = Numbering(styles)
    for one in () if root is None else root:
        if local(one) == "abstractNum":
            name = attribute(one, "abstractNumId") or ""
            numbering.definitions[name] = Definition(_levels(one), value(one, "numStyleLink"))
        elif local(one) == "num":
            numbering.lists[attribute(one, "numId") or ""] = _list(one)
    return numbering


def _list(element: Any) -> List:  # noqa: ANN401
    found = List(value(element, "abstractNumId") or "")
    for one in element:
        if local(one) != "lvlOverride":
            continue
        level = _whole(attribute(one, "ilvl"), 0)
        found.levels.update(_levels(one))
        start = value(one, "startOverride")
        if start is not None:
            found.starts[level] = _whole(start, 1)
    return found


def _levels(element: Any) -> dict[int, Level]:  # noqa: ANN401
    levels: dict[int, Level] = {}
    for one in element:
        if local(one) == "lvl":
            restart = value(one, "lvlRestart")
            levels[_whole(attribute(one, "ilvl"), 0)] = Level(
                _whole(value(one, "start"), 0),
                value(one, "numFmt") or "decimal",
                value(one, "lvlText") or "",
                None if restart is None else _whole(restart, 0),
                switched(one, "isLgl") or False,
                value(one, "pStyle"),
            )
    return levels


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text), _LARGEST) if text and text.isdecimal() else otherwise
