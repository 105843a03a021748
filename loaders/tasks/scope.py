"""What items of an outline take from above and hand on to those after them."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.tasks.assignment import Holder
from loaders.tasks.sections import Section


@dataclass(frozen=True)
class Scope:
    """What an item takes from above: the bodies of its heading, its section, the task it belongs to."""

    holders: tuple[Holder, ...] = ()
    partners: tuple[Holder, ...] = ()
    section: Section = Section.OTHER
    parent: str | None = None
    joined: bool = False
    """The items open with those that the bodies work with: they stand under a bare "Chủ trì, phối hợp với:"."""


@dataclass(frozen=True)
class Handed:
    """Whom an introducing line hands on to the items after it."""

    leads: tuple[Holder, ...]
    partners: tuple[Holder, ...] = ()
