"""The store: one driver, one dialect; an embedded engine by default, Neo4j where an address is given."""

from graph.store.settings import StoreSettings
from graph.store.snapshot import Dump
from graph.store.sources import SourceTexts
from graph.store.store import Store, open_store
from graph.store.writer import LoadResult, WithdrawResult

__all__ = ["Dump", "LoadResult", "SourceTexts", "Store", "StoreSettings", "WithdrawResult", "open_store"]
