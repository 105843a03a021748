"""From the driver's values to plain Python ones."""

from __future__ import annotations

from collections.abc import Mapping

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: object) -> object:
    """A value without any type of the driver.

    Nodes and relationships become dicts of their properties, paths the list of these in walking order, dates and times
    those of `datetime`, durations ISO 8601 texts, points lists of coordinates.
    """
    match value:
        case Path():
            return [plain(each) for each in _walk(value)]
        case Node() | Relationship():
            return {key: plain(value[key]) for key in sorted(value.keys())}
        case Date() | DateTime() | Time():
            return value.to_native()
        case Duration():
            return value.iso_format()
        case Point():
            return [float(each) for each in value]
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(each) for each in value]
        case _:
            return value


def _walk(path: Path) -> list[Node | Relationship]:
    steps: list[Node | Relationship] = [path.nodes[0]]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [relationship, node]
    return steps
