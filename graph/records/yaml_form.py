"""YAML as records are written in it: shallow, each key once, without anchors and tags.

The form is checked on the parser's events, before anything is built: building nests and multiplies without limit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from graph.records.parse import printable

MAX_DEPTH = 50
"""A record nests seven deep."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The text is well-formed, and no record is written like that."""


class AsWritten(_Base):  # type: ignore[misc]
    """YAML whose dates and numbers stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the library's own form
        first: [(tag, form) for tag, form in resolvers if tag.endswith((":null", ":bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass
class _Open:
    """A mapping or list that has begun. `awaits_key`: the next node of a mapping is a key."""

    is_mapping: bool
    awaits_key: bool = True
    keys: set[str] = field(default_factory=set)


def check_form(text: str) -> None:
    """Raise `Refused`, with the line, where `text` nests too deep, repeats a key, or has an anchor, alias or tag."""
    opened: list[_Open] = []
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.NodeEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            _check_node(event, line)
            _check_key(event, opened[-1] if opened else None, line)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Open(isinstance(event, yaml.MappingStartEvent)))
            if len(opened) > MAX_DEPTH:
                raise Refused(f"nested more than {MAX_DEPTH} deep, line {line}")
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()


def _check_node(event: yaml.NodeEvent, line: int) -> None:
    if event.anchor is not None:
        raise Refused(f"anchors and aliases (&, *) are not read, line {line}; write the part out or quote the text")
    if getattr(event, "tag", None) is not None:
        raise Refused(f"tags (!) are not read, line {line}; quote text that begins with !")


def _check_key(event: yaml.NodeEvent, inside: _Open | None, line: int) -> None:
    """Note a key of the mapping `inside`. Keys and values take turns."""
    if inside is None or not inside.is_mapping:
        return
    if inside.awaits_key:
        key = event.value if isinstance(event, yaml.ScalarEvent) else None
        if key is None:
            raise Refused(f"a key must be one word, line {line}")
        if key in inside.keys:
            raise Refused(f"key {printable(key)} stands twice, line {line}")
        inside.keys.add(key)
    inside.awaits_key = not inside.awaits_key
