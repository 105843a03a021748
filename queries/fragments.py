"""Conditions that several questions share, each stated once: `library/fragments/<name>.cypher`.

A fragment opens with a comment that holds its name, its parameters and what it says, then comes one expression::

    /*
    covers(body, class): whether the name of a class of bodies takes this body in
    */
    coalesce(body.sector, '') <> 'party' AND …

A question takes it in by a line of its own, which becomes the expression in brackets::

    //! include covers(a, b)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph.errors import DefinitionError

FOLDER = "fragments"
_FILE = re.compile(r"\A/\*\n(?P<name>\w+)\((?P<parameters>\w+(?:, \w+)*)\): .*?\n\*/\n(?P<text>.+)\Z", re.DOTALL)
_MARK = re.compile(r"^(?P<before>[ \t]*)//!(?P<order>.*)$", re.MULTILINE)
_ORDER = re.compile(r" include (?P<name>\w+)\((?P<values>\w+(?:, \w+)*)\)\s*")


@dataclass(frozen=True)
class Fragment:
    """One expression over the properties of its parameters."""

    name: str
    parameters: tuple[str, ...]
    text: str

    def filled(self, values: tuple[str, ...]) -> str:
        """The expression in brackets, on one line, with these variables for the parameters."""
        given = dict(zip(self.parameters, values, strict=True))
        names = "|".join(self.parameters)
        return "(" + re.sub(rf"(?<![\w.])({names})(?=\.)", lambda match: given[match[1]], self.text) + ")"


@lru_cache(maxsize=1)
def fragments() -> Mapping[str, Fragment]:
    """The fragments of the library by name. Raises `DefinitionError` if one of them is inconsistent."""
    folder = files("queries").joinpath("library", FOLDER)
    found = [(entry.name.removesuffix(".cypher"), entry.read_text(encoding="utf-8")) for entry in folder.iterdir()]
    return {name: parse_fragment(content, name) for name, content in sorted(found)}


def parse_fragment(content: str, name: str) -> Fragment:
    """The fragment in `content`, which stands in the file `name`."""
    match = _FILE.match(content)
    if match is None or match["name"] != name:
        raise DefinitionError(f"fragment {name}: no header; open the file with /* and {name}(…): what it says */")
    fragment = Fragment(name, tuple(match["parameters"].split(", ")), " ".join(match["text"].split()))
    for parameter in fragment.parameters:
        if not re.search(rf"(?<![\w.]){parameter}\.", fragment.text):
            raise DefinitionError(f"fragment {name}: {parameter} is never used; use it or drop it")
    if "//" in fragment.text or "/*" in fragment.text:
        raise DefinitionError(f"fragment {name}: a comment inside; put it into the header")
    return fragment


def expand(content: str, query: str, known: Mapping[str, Fragment] | None = None) -> str:
    """`content` with its fragments taken in. Raises `DefinitionError` naming `query`, the order and the fix."""
    table = fragments() if known is None else known
    return _MARK.sub(lambda mark: mark["before"] + _taken_in(mark["order"], query, table), content)


def _taken_in(order: str, query: str, table: Mapping[str, Fragment]) -> str:
    match = _ORDER.fullmatch(order)
    if match is None:
        raise DefinitionError(f"query {query}: //!{order} is no order; write //! include name(variable, …)")
    fragment = table.get(match["name"])
    if fragment is None:
        raise DefinitionError(f"query {query}: no fragment {match['name']}; name one of {', '.join(table)}")
    values = tuple(match["values"].split(", "))
    if len(values) != len(fragment.parameters):
        wanted = ", ".join(fragment.parameters)
        raise DefinitionError(f"query {query}: {fragment.name} takes ({wanted}), not {len(values)}; name each of them")
    return fragment.filled(values)
