"""Numbers that can be clicked: what each stands for is written in its id, so that a link can open it again.

A page holds hundreds of them. They carry no id of a component but a mark that one listener in the browser reads: a
callback over hundreds of ids takes the browser minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dash import html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria

_BETWEEN = "~"


class Kind(StrEnum):
    """What a number speaks of: a role in a province, a measure of it, a tie in it; a measure itself; two provinces."""

    CELL = "cell"
    VALUE = "value"
    TIE = "tie"
    ABOUT = "about"
    TWO = "two"


_PARTS = {Kind.CELL: 2, Kind.VALUE: 2, Kind.TIE: 3, Kind.ABOUT: 1, Kind.TWO: 2}


@dataclass(frozen=True)
class Number:
    """A number; `parts`: role and province, measure and province, two roles and province, measure, two provinces."""

    kind: Kind
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        """What a link holds."""
        return _BETWEEN.join((self.kind, *self.parts))


def number(identifier: str | None) -> Number | None:
    """The number that `identifier` stands for, None where it stands for none."""
    kind, _, rest = (identifier or "").partition(_BETWEEN)
    if kind not in set(Kind):
        return None
    known = Kind(kind)
    parts = tuple(rest.split(_BETWEEN, _PARTS[known] - 1))
    return Number(known, parts) if len(parts) == _PARTS[known] else None


def opener(one: Number, shown: str, said: str = "") -> Component:
    """A button with the number on it; `said`: what a screen reader says, where the number is too little."""
    button = html.Button(shown, className="ph-number", type="button")
    setattr(button, "data-number", one.id)
    return aria(button, label=said) if said else button
