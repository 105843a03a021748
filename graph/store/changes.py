"""From what the store holds to what it shall hold: which nodes and edges come, change and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from graph.build.contribution import Contribution, Edge, Node
from graph.store.sharing import Item, Pack, Parts, Sayings, edge_id, wording

NOTHING = Sayings()


@dataclass(frozen=True)
class Turn:
    """One document's turn: what it contributed before, and what it contributes now."""

    document: str
    old: Parts
    new: Parts

    @staticmethod
    def of(document: str, old: Contribution | None, new: Contribution | None) -> Turn:
        """The turn from one contribution to another; None for nothing."""
        return Turn(document, Parts.of(old), Parts.of(new))


@dataclass
class Changes:
    """What is to be done to the graph, and by document how many nodes and edges come (or go, where they go)."""

    new_nodes: list[Node] = field(default_factory=list)
    changed_nodes: list[Node] = field(default_factory=list)
    gone_nodes: list[Node] = field(default_factory=list)
    new_edges: list[Edge] = field(default_factory=list)
    changed_edges: list[Edge] = field(default_factory=list)
    gone_edges: list[Edge] = field(default_factory=list)
    came: Counter[tuple[str, type[Item]]] = field(default_factory=Counter)
    went: Counter[tuple[str, type[Item]]] = field(default_factory=Counter)

    def note(self, document: str, before: Item | None, after: Item | None) -> None:
        """Take in what becomes of one node or edge, for the sake of `document`."""
        if before is None and after is None:
            return
        kind = type(before or after)
        if before is None:
            self.came[document, cast("type[Item]", kind)] += 1
            self._put(self.new_nodes, self.new_edges, cast(Item, after))
        elif after is None:
            self.went[document, cast("type[Item]", kind)] += 1
            self._put(self.gone_nodes, self.gone_edges, before)
        elif before.properties != after.properties:
            self._put(self.changed_nodes, self.changed_edges, after)

    @staticmethod
    def _put(nodes: list[Node], edges: list[Edge], item: Item) -> None:
        if isinstance(item, Node):
            nodes.append(item)
        else:
            edges.append(item)

    def edges_to_cut(self) -> list[Edge]:
        """Edges that go and whose ends both stay; the others go with their ends."""
        gone = {node.id for node in self.gone_nodes}
        return [edge for edge in self.gone_edges if edge.start not in gone and edge.end not in gone]


def touched(turns: Iterable[Turn]) -> dict[str, Counter[str]]:
    """By shared node how often each wording comes (above 0) or goes (below), and the documents themselves.

    A document itself is among them because others may cite it. What a document goes on saying is not.
    """
    changes: dict[str, Counter[str]] = defaultdict(Counter)
    for turn in turns:
        changes[turn.document].update(())
        before, now = turn.old.shared, turn.new.shared
        for about in {**before, **now}:
            first, second = before.get(about), now.get(about)
            if first == second:
                continue
            if first is not None:
                changes[about][wording(first)] -= 1
            if second is not None:
                changes[about][wording(second)] += 1
    return changes


def compare(
    turns: Sequence[Turn], before: Mapping[str, Sayings], after: Mapping[str, Sayings], loaded: Collection[str]
) -> Changes:
    """What becomes of the graph. `loaded`: the ids of other documents that are loaded: they speak for themselves."""
    changes = Changes()
    for turn in turns:
        _compare_own(turn, before, after, changes)
    done = {turn.document for turn in turns} | set(loaded)
    for turn in turns:
        for about in {**turn.new.shared, **turn.old.shared}:
            same = about not in after or before.get(about, NOTHING).wordings.keys() == after[about].wordings.keys()
            if not same and about not in done:
                done.add(about)
                _compare_packs(turn.document, _said(before, about), _said(after, about), changes)
    return changes


def _compare_own(turn: Turn, before: Mapping[str, Sayings], after: Mapping[str, Sayings], changes: Changes) -> None:
    for i in {**turn.old.nodes, **turn.new.nodes}:
        first, second = turn.old.nodes.get(i), turn.new.nodes.get(i)
        if i == turn.document:  # where it is not loaded it may be cited
            first, second = first or _cited(before, i), second or _cited(after, i)
        changes.note(turn.document, first, second)
    for i in {**turn.old.edges, **turn.new.edges}:
        changes.note(turn.document, turn.old.edges.get(i), turn.new.edges.get(i))


def _compare_packs(document: str, before: Pack | None, after: Pack | None, changes: Changes) -> None:
    if before == after:
        return
    changes.note(document, before.node if before else None, after.node if after else None)
    first = {edge_id(edge): edge for edge in before.edges} if before else {}
    second = {edge_id(edge): edge for edge in after.edges} if after else {}
    for i in {**first, **second}:
        changes.note(document, first.get(i), second.get(i))


def _said(sayings: Mapping[str, Sayings], about: str) -> Pack | None:
    known = sayings.get(about)
    return known.pack() if known is not None else None


def _cited(sayings: Mapping[str, Sayings], document: str) -> Node | None:
    said = _said(sayings, document)
    return said.node if said is not None else None
