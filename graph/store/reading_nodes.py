"""Readings as nodes in the store: read them, write them, change their state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.build.contribution import Contribution
from graph.errors import StoreError
from graph.store.client import Row, Transaction
from graph.store.packing import contribution_of, unpack
from graph.store.readings import FIELDS, NewReading, Reading, ReadingState, reading_from
from graph.store.schema import READING

LISTED = ", ".join(f"r.{name} AS {name}" for name in FIELDS) + ", r.record IS NOT NULL AS has_record"
"""What a listing of readings returns."""

OF_DOCUMENTS = f"UNWIND $ids AS id MATCH (r:{READING} {{document: id}})"


@dataclass(frozen=True)
class Known:
    """A reading in the store; `contribution` where it is current."""

    reading: Reading
    contribution: Contribution | None


def known_readings(tx: Transaction, documents: Iterable[str]) -> dict[str, list[Known]]:
    """All readings of these documents, by document."""
    text = f"{OF_DOCUMENTS} RETURN {LISTED}, r.contribution AS contribution"
    found: dict[str, list[Known]] = {}
    for row in tx.rows(text, ids=list(documents)):
        found.setdefault(str(row["document"]), []).append(Known(reading_from(row), contribution_in(row)))
    return found


def current_documents(tx: Transaction, ids: Iterable[str]) -> set[str]:
    """Those of these ids that are of loaded documents."""
    text = f"{OF_DOCUMENTS} WHERE r.state = $state RETURN id"
    return {str(row["id"]) for row in tx.rows(text, ids=list(ids), state=ReadingState.CURRENT.value)}


def write_readings(tx: Transaction, readings: Sequence[NewReading]) -> None:
    """Keep these readings as current ones."""
    rows = [{"id": new.reading.id, "properties": new.to_data()} for new in readings]
    tx.rows(f"UNWIND $rows AS row MERGE (r:{READING} {{id: row.id}}) SET r = row.properties", rows=rows)


def retire(tx: Transaction, ids: Sequence[str], state: ReadingState) -> None:
    """These readings are current no more; their records stay."""
    if ids:
        text = (
            f"UNWIND $ids AS id MATCH (r:{READING} {{id: id}}) "
            "SET r.state = $state, r.contribution = null, r.ticket = null, r.result = null"  # as earlier versions had
        )
        tx.rows(text, ids=list(ids), state=state.value)


def note_texts(tx: Transaction, ids: Sequence[str]) -> None:
    """The texts of these readings are kept from now on."""
    if ids:
        tx.rows(f"UNWIND $ids AS id MATCH (r:{READING} {{id: id}}) SET r.text_kept = true", ids=list(ids))


def keep_readings(tx: Transaction, readings: Sequence[NewReading]) -> int:
    """List readings that the graph does not show, where they are not listed already; how many were new."""
    text = f"UNWIND $ids AS id MATCH (r:{READING} {{id: id}}) RETURN r.id AS id"
    known = {str(row["id"]) for row in tx.rows(text, ids=[new.reading.id for new in readings])}
    rows = [new.reading.to_data() | new.packed_record() for new in readings if new.reading.id not in known]
    tx.rows(f"UNWIND $rows AS row CREATE (r:{READING}) SET r = row", rows=rows)
    note_texts(tx, [new.reading.id for new in readings if new.reading.text_kept and new.reading.id in known])
    return len(rows)


def drop_readings(tx: Transaction, ids: Sequence[str]) -> None:
    """Take readings away for good."""
    tx.rows(f"UNWIND $ids AS id MATCH (r:{READING} {{id: id}}) DELETE r", ids=list(ids))


def contribution_in(row: Row) -> Contribution | None:
    """The contribution kept with a reading. Raises `StoreError` where it is damaged."""
    packed = row["contribution"]
    if packed is None:
        return None
    try:
        return contribution_of(unpack(str(packed)))
    except ValueError:
        raise _damaged(row["id"]) from None


def unpacked(reading: str, record: str) -> str:
    """The record kept with a reading. Raises `StoreError` where it is damaged."""
    try:
        return unpack(record)
    except ValueError:
        raise _damaged(reading) from None


def _damaged(reading: object) -> StoreError:
    return StoreError(f"the reading {reading} is damaged; phoihop store check names what is wrong")
