"""What the last write of this machine left: whoever reads from a follower of a cluster waits until it has seen that."""

from __future__ import annotations

import json
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from neo4j import Bookmarks, GraphDatabase
from neo4j.api import BookmarkManager

from graph.errors import StoreError
from graph.store.files import private_directory, write_private


class LastWrites:
    """The bookmarks of one database of a cluster, shared by all sessions of a process, kept in a file for the next one.

    A file that is lost or cannot be written costs nothing but that a follower may answer with what it knew before.
    """

    def __init__(self, home: Path, uri: str, database: str) -> None:
        self._file = home / f"{sha256(f'{uri} {database}'.encode()).hexdigest()[:16]}.json"
        self.manager: BookmarkManager = GraphDatabase.bookmark_manager(bookmarks_supplier=self._kept)

    def keep(self, bookmarks: Bookmarks) -> None:
        """Remember that this was written."""
        try:
            private_directory(private_directory(self._file.parent.parent) / self._file.parent.name)
            write_private(self._file, json.dumps(sorted(bookmarks.raw_values)))
        except (OSError, StoreError):
            return

    def forget(self) -> bool:
        """Start without any, where the database knows none of them; False where there was none."""
        known = bool(self.manager.get_bookmarks())
        self._file.unlink(missing_ok=True)
        self.manager = GraphDatabase.bookmark_manager(bookmarks_supplier=self._kept)
        return known

    def _kept(self) -> Bookmarks:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Bookmarks.from_raw_values([])
        return Bookmarks.from_raw_values(_texts(data))


def _texts(data: object) -> Collection[str]:
    return [each for each in data if isinstance(each, str)] if isinstance(data, list) else []
