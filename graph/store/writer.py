"""Load readings, take documents away: each in one transaction, so that nobody ever sees half of it.

Every transaction may run twice: where its answer was lost, the second run finds its own ticket and gives the same
answer, whatever others have written since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import cast

from graph.build.contribution import Edge, Node
from graph.errors import InputError
from graph.ontology import NODES
from graph.store.changes import Changes, Turn, compare, touched
from graph.store.client import Transaction
from graph.store.connection import Database
from graph.store.cypher import apply, check
from graph.store.reading_nodes import (
    Known,
    current_documents,
    drop_readings,
    keep_readings,
    known_readings,
    note_texts,
    retire,
    write_readings,
)
from graph.store.readings import NewReading, Reading, ReadingState, is_worse, now, without_time
from graph.store.schema import READING, SHARED
from graph.store.sharing import DOCUMENT, Sayings, read_sayings, write_sayings
from graph.store.turns import Writing, new_ticket, take_turn

CLEARED_AT_ONCE = 5000


class LoadOutcome(StrEnum):
    """What became of a reading."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class LoadResult:
    """What loading a reading did. Where it was `refused`, `better` is the reading in use that was kept."""

    document: str
    nodes_created: int
    edges_created: int
    outcome: LoadOutcome
    refused: Reading | None = None
    better: Reading | None = None

    def to_data(self) -> list[object]:
        """What was done, to be kept for a repetition; readings are left out."""
        return [self.nodes_created, self.edges_created, self.outcome.value]


@dataclass(frozen=True)
class WithdrawResult:
    """What withdrawing took away."""

    nodes_deleted: int
    edges_deleted: int


def load(client: Database, readings: Sequence[NewReading], *, replace_better: bool = False) -> list[LoadResult]:
    """Write readings of different documents, all in one transaction, in place of what these contributed before.

    One that is worse than the reading in use is refused, unless `replace_better`.
    """
    for new in readings:
        check(new.contribution)
    moment = now()
    stamped = [new if new.reading.loaded_at else new.at(moment) for new in readings]
    work = partial(_load, readings=stamped, replace_better=replace_better, ticket=new_ticket())
    return client.write(work)


def withdraw(client: Database, document: str) -> WithdrawResult:
    """Take away what only this document supports. Raises `InputError` where it is not loaded."""
    return client.write(partial(_withdraw, document=document, ticket=new_ticket()))


def forget(client: Database, document: str) -> None:
    """Take away all readings of a document that is not loaded. Raises `InputError` where it is."""
    client.write(partial(_forget, document=document, ticket=new_ticket()))


def keep(client: Database, readings: Sequence[NewReading]) -> int:
    """List readings that the graph does not show; how many were not listed already."""
    return client.write(partial(_keep, readings=readings, ticket=new_ticket()))


def clear(client: Database) -> None:
    """Take everything away, in batches."""
    for label in (*NODES, READING, SHARED):
        while client.write(partial(_clear_some, label=label)):
            pass


@dataclass
class _Plan:
    """What a load is going to do: results of documents left as they are, turns of the others."""

    done: dict[str, LoadResult] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    new: list[NewReading] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    outcomes: dict[str, LoadOutcome] = field(default_factory=dict)


def _load(tx: Transaction, readings: Sequence[NewReading], replace_better: bool, ticket: str) -> list[LoadResult]:
    writing = Writing(tx, ticket)
    known = known_readings(tx, [new.reading.document for new in readings])
    if writing.before is not None:
        kept = cast("list[tuple[int, int, str]]", writing.before)
        return [_again(new, *data, known) for new, data in zip(readings, kept, strict=True)]
    plan = _Plan()
    for new in readings:
        _decide(new, known.get(new.reading.document, []), replace_better, plan)
    if plan.turns:
        changes = _change(tx, plan.turns)
        for new in plan.new:
            document = new.reading.document
            came = changes.came[document, Node], changes.came[document, Edge]
            plan.done[document] = LoadResult(document, *came, plan.outcomes[document])
        retire(tx, plan.retired, ReadingState.FORMER)
        write_readings(tx, plan.new)
    note_texts(tx, plan.texts)
    results = [plan.done[new.reading.document] for new in readings]
    writing.done([each.to_data() for each in results])
    return results


def _again(new: NewReading, nodes: int, edges: int, outcome: str, known: Mapping[str, list[Known]]) -> LoadResult:
    """The result that was kept. What was better is the reading in use now, where there is one."""
    document = new.reading.document
    if outcome != LoadOutcome.REFUSED:
        return LoadResult(document, nodes, edges, LoadOutcome(outcome))
    better = _current(known.get(document, []))
    return LoadResult(document, 0, 0, LoadOutcome.REFUSED, new.reading, better.reading if better else None)


def _current(known: Iterable[Known]) -> Known | None:
    return next((each for each in known if each.reading.state is ReadingState.CURRENT), None)


def _decide(new: NewReading, known: Sequence[Known], replace_better: bool, plan: _Plan) -> None:
    """Put into `plan` what becomes of one reading."""
    document, new = new.reading.document, _as_known(new, known)
    current = _current(known)
    if current is None:
        plan.outcomes[document] = LoadOutcome.LOADED
    elif _is_same(new, current):
        plan.done[document] = LoadResult(document, 0, 0, LoadOutcome.UNCHANGED)
        if new.reading.text_kept and not current.reading.text_kept:
            plan.texts.append(current.reading.id)
        return
    elif is_worse(new.reading, current.reading) and not replace_better:
        plan.done[document] = LoadResult(document, 0, 0, LoadOutcome.REFUSED, new.reading, current.reading)
        return
    else:
        plan.outcomes[document] = LoadOutcome.REPLACED
        if current.reading.id != new.reading.id:
            plan.retired.append(current.reading.id)
    plan.turns.append(Turn.of(document, current.contribution if current else None, new.contribution))
    plan.new.append(new)


def _is_same(new: NewReading, current: Known) -> bool:
    """Whether the graph shows this reading already, and nobody new vouches for it."""
    vouched = new.reading.reviewer in (None, current.reading.reviewer)
    return (
        vouched
        and new.reading.digest == current.reading.digest
        and current.contribution is not None
        and without_time(new.contribution) == without_time(current.contribution)
    )


def _as_known(new: NewReading, known: Iterable[Known]) -> NewReading:
    """With what the store knows of this very reading: its reviewer, where nobody is named now, and its text."""
    reading = new.reading
    before = next((each.reading for each in known if each.reading.id == reading.id), None)
    if before is None:
        return new
    reading = replace(reading, text_kept=reading.text_kept or before.text_kept)
    if reading.reviewer is None and before.reviewer is not None:
        reading = replace(reading, reviewer=before.reviewer, rank=replace(reading.rank, reviewed=True))
    return replace(new, reading=reading)


def _withdraw(tx: Transaction, document: str, ticket: str) -> WithdrawResult:
    writing = Writing(tx, ticket)
    if writing.before is not None:
        return WithdrawResult(*cast("list[int]", writing.before))
    current = _current(known_readings(tx, [document]).get(document, []))
    if current is None:
        raise InputError("no such document is loaded", where=document, fix="give the id of a loaded one")
    changes = _change(tx, [Turn.of(document, current.contribution, None)])
    result = WithdrawResult(changes.went[document, Node], changes.went[document, Edge])
    retire(tx, [current.reading.id], ReadingState.WITHDRAWN)
    writing.done([result.nodes_deleted, result.edges_deleted])
    return result


def _forget(tx: Transaction, document: str, ticket: str) -> None:
    writing = Writing(tx, ticket)
    if writing.before is not None:
        return
    known = [each.reading for each in known_readings(tx, [document]).get(document, [])]
    if any(each.state is ReadingState.CURRENT for each in known):
        raise InputError("the document is loaded", where=document, fix="withdraw it first")
    drop_readings(tx, [each.id for each in known])
    writing.done(len(known))


def _keep(tx: Transaction, readings: Sequence[NewReading], ticket: str) -> int:
    writing = Writing(tx, ticket)
    if writing.before is not None:
        return cast(int, writing.before)
    new = keep_readings(tx, readings)
    writing.done(new)
    return new


def _change(tx: Transaction, turns: Sequence[Turn]) -> Changes:
    """Bring graph and sayings from what the documents contributed to what they contribute now."""
    wordings = touched(turns)
    before = read_sayings(tx, wordings)
    after = {about: before.get(about, Sayings()).plus(steps) for about, steps in wordings.items()}
    own = {turn.document for turn in turns}
    cited = [about for about in wordings if about.startswith(DOCUMENT) and about not in own]
    changes = compare(turns, before, after, current_documents(tx, cited) if cited else ())
    apply(tx, changes)
    write_sayings(tx, before, after)
    return changes


def _clear_some(tx: Transaction, label: str) -> bool:
    take_turn(tx)
    text = f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n RETURN count(n) AS gone"
    return bool(tx.rows(text, limit=CLEARED_AT_ONCE)[0]["gone"])
