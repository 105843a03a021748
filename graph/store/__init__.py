"""The store: one driver, one dialect; an embedded engine by default, Neo4j where an address is given."""

from graph.store.readings import NewReading, Rank, Reading, ReadingState, new_reading
from graph.store.settings import StoreSettings
from graph.store.snapshot import Dump
from graph.store.sources import SCANS, SourceTexts
from graph.store.store import Store, kept_texts, open_store
from graph.store.writer import LoadOutcome, LoadResult, WithdrawResult

__all__ = [
    "SCANS",
    "Dump",
    "LoadOutcome",
    "LoadResult",
    "NewReading",
    "Rank",
    "Reading",
    "ReadingState",
    "SourceTexts",
    "Store",
    "StoreSettings",
    "WithdrawResult",
    "kept_texts",
    "new_reading",
    "open_store",
]
