"""What of a picture is shown: filters by relation, sector and level, and a cap that keeps the picture readable."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.app.network.picture import Link, Node, Picture
from dashboard.app.view import Role, View
from graph.registry.collation import sort_key

CAP = 80
"""How many nodes are shown at most, unless a person asks for all."""


@dataclass(frozen=True)
class Shown:
    """The shown part of a picture, and why the rest is not there.

    `pool` and `pool_links` are the denominators: nodes and lines before any filter, without the standing lines of the
    registry and the bodies that only they bring in, unless those are asked for.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    pool: tuple[Node, ...]
    pool_links: int
    capped: int

    @property
    def filtered(self) -> int:
        """How many nodes the filters hide."""
        return len(self.pool) - len(self.nodes) - self.capped

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all that is shown."""
        return frozenset(node.id for node in self.nodes) | {link.id for link in self.links}


def shown(picture: Picture, view: View) -> Shown:
    """What `view` shows of `picture`. The chosen element keeps its place under the cap, not under the filters."""
    links = [x for x in picture.links if x.role is not Role.SUPERIOR or Role.SUPERIOR not in view.no_roles]
    pool = _pool(picture, links)
    wanted = _wanted(pool, links, view)
    kept = wanted if view.everything else _first(wanted, picture, view.node)
    ids = {node.id for node in kept}
    drawn = tuple(x for x in links if x.role not in view.no_roles and x.source in ids and x.target in ids)
    return Shown(tuple(kept), drawn, tuple(pool), len(links), len(wanted) - len(kept))


def _pool(picture: Picture, links: list[Link]) -> list[Node]:
    linked = {end for link in links for end in (link.source, link.target)}
    return [node for node in picture.nodes if node.task or node.weight or node.id in linked]


def _wanted(pool: list[Node], links: list[Link], view: View) -> list[Node]:
    """Nodes that pass the filters and still have a line, or never had one."""
    passing = {node.id for node in pool if node.task or _passes(node, view)}
    had: set[str] = set()
    has: set[str] = set()
    for link in links:
        had |= {link.source, link.target}
        if link.role not in view.no_roles and link.source in passing and link.target in passing:
            has |= {link.source, link.target}
    return [node for node in pool if node.id in passing and (node.id in has or node.id not in had)]


def _passes(node: Node, view: View) -> bool:
    return node.sector not in view.no_sectors and node.level not in view.no_levels


def _first(nodes: list[Node], picture: Picture, selected: str | None) -> list[Node]:
    if len(nodes) <= CAP:
        return nodes
    chosen = picture.by_id.get(selected or "")
    first = {chosen.source, chosen.target} if isinstance(chosen, Link) else {chosen.id} if chosen else set()
    ranked = sorted(nodes, key=lambda node: (node.id not in first, node.task, -node.weight, sort_key(node.name)))
    best = {node.id for node in ranked[:CAP]}
    return [node for node in nodes if node.id in best]
