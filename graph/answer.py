"""What a question gives: columns, rows, and nodes, edges and paths that keep their labels and ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class GraphNode:
    """A node of an answer. `element` is the engine's name for it, good within this answer alone."""

    element: str
    labels: tuple[str, ...]
    properties: Mapping[str, object] = field(hash=False)

    @property
    def id(self) -> str:
        """Our own id; the engine's name where the node carries none."""
        return str(self.properties.get("id") or self.element)


@dataclass(frozen=True)
class GraphEdge:
    """A relationship of an answer. `start` and `end` are the `element` of nodes that need not be in the answer."""

    element: str
    type: str
    start: str
    end: str
    properties: Mapping[str, object] = field(hash=False)

    @property
    def id(self) -> str:
        """Our own id; the engine's name where the edge carries none."""
        return str(self.properties.get("id") or self.element)


@dataclass(frozen=True)
class GraphPath:
    """A walk: `edges[i]` joins `nodes[i]` and `nodes[i + 1]`, in either direction."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


@dataclass(frozen=True)
class Limits:
    """How much of an answer is taken: rows, characters of one text, characters of all; None asks for no other time."""

    rows: int = 1000
    text: int = 20_000
    whole: int = 20_000_000
    seconds: float | None = None


@dataclass(frozen=True)
class Answer:
    """Rows under their columns. `more`: the question has at least one more row; `cut`: texts that were shortened."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool = False
    cut: int = 0
