"""Whether all parts of the engine's database are still on disk, asked before an engine opens it.

An engine that finds parts missing goes on with what is left, and drops from its schema what it does not find. So its
process notes what there is, in a file beside the database, and the next one compares before it starts.

Buckets hold nodes and edges, the dictionary the names of their properties. Indexes get new file names whenever they
are compacted, so of these only the number counts: the new file is there before the old one goes. A schema is written
anew after the one before was renamed to ``schema.prev.json``; an engine that was killed in between goes on with that
one, and may, as long as nothing that was noted is missing in it. Our types and indexes are made and never dropped.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

from graph.errors import StoreError
from graph.store.engine_files import EngineFiles
from graph.store.files import write_private

SCHEMA, SCHEMA_BEFORE = "schema.json", "schema.prev.json"
_DICTIONARY, _BUCKET = "dict", "bucket"
_MUTABLE, _COMPACTED = ("umtidx", "numtidx"), ("uctidx", "nuctidx")
_BESIDE = ("", "_in_edges", "_out_edges")
"""What a type has beside its bucket."""


@dataclass(frozen=True)
class Parts:
    """What was there once: files of data, what the schema named, and how many compacted indexes each bucket had."""

    engine: str
    files: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    compacted: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Schema:
    """What the engine's own schema names: version of the engine, buckets, indexes, how many of these on each bucket."""

    engine: str
    buckets: frozenset[str]
    indexes: frozenset[str]
    on_bucket: Mapping[str, int]

    @property
    def named(self) -> frozenset[str]:
        """All that it names."""
        return self.buckets | self.indexes


def missing_parts(files: EngineFiles) -> list[str]:
    """Names of files that were there and are not; empty where nothing is amiss, or nobody can tell."""
    noted = _noted(files)
    if not files.database.is_dir():
        return [files.database.name] if noted is not None else []
    there = _components(files.database)
    schema = _schema(files.database / SCHEMA) or _schema(files.database / SCHEMA_BEFORE)
    missing = set(_missing_of_schema(schema, there)) if schema else set()
    if noted is not None and (schema is None or schema.engine == noted.engine):
        missing.update(_missing_of_noted(noted, schema, there))
    return sorted(missing)


class PartsNote:
    """Keeps the note of an engine that runs up to date."""

    def __init__(self, files: EngineFiles) -> None:
        """The engine is about to open the database: it may mend it, and what it was before does not matter then."""
        self._files = files
        self._seen: tuple[int, int] | None = None
        self._compacted: dict[str, int] = {}
        files.parts.unlink(missing_ok=True)

    def opened(self) -> None:
        """The database is open, and nobody uses it yet: all its indexes are at rest."""
        self._compacted = dict(_count(_components(self._files.database), _COMPACTED))
        self.look()

    def look(self) -> None:
        """Note what there is, where the schema has changed."""
        path = self._files.database / SCHEMA
        with contextlib.suppress(OSError, StoreError):  # tried again at the next look; the note before still holds
            stat = path.stat()
            seen = stat.st_mtime_ns, stat.st_size
            schema = _schema(path) if seen != self._seen else None
            if schema is not None:
                _onto_disk(path)
                write_private(self._files.parts, json.dumps(asdict(self._parts(schema)), indent=1))
                self._seen = seen

    def _parts(self, schema: _Schema) -> Parts:
        named = {bucket + more for bucket in schema.buckets for more in _BESIDE}
        data = [
            path.name
            for name, kind, path in _components(self._files.database)
            if kind == _DICTIONARY or (kind == _BUCKET and name in named)
        ]
        return Parts(schema.engine, sorted(data), sorted(schema.named), self._compacted)


def _missing_of_schema(schema: _Schema, there: list[_Component]) -> Iterator[str]:
    """What the schema names and is not there."""
    buckets = {name for name, kind, _ in there if kind == _BUCKET}
    yield from (f"{bucket}.{_BUCKET}" for bucket in schema.buckets - buckets)
    if schema.buckets and not any(kind == _DICTIONARY for _, kind, _ in there):
        yield f"dictionary.{_DICTIONARY}"
    indexes = _count(there, _MUTABLE)
    yield from (f"{bucket}_*.*mtidx" for bucket, number in schema.on_bucket.items() if indexes[bucket] < number)


def _missing_of_noted(noted: Parts, schema: _Schema | None, there: list[_Component]) -> Iterator[str]:
    """What was noted and is not there."""
    if not set(noted.named) <= (schema.named if schema else set()):
        yield SCHEMA
    found = {(name, kind) for name, kind, _ in there}
    yield from (f"{name}.{kind}" for name, kind in map(_named, noted.files) if (name, kind) not in found)
    compacted = _count(there, _COMPACTED)
    yield from (f"{bucket}_*.*ctidx" for bucket, number in noted.compacted.items() if compacted[bucket] < number)


_Component = tuple[str, str, Path]
"""A file of the database: its name and kind, without the numbers between them, and its path."""


def _components(database: Path) -> list[_Component]:
    return [(*_named(path.name), path) for path in database.iterdir() if path.name.count(".") >= 2]


def _named(file: str) -> tuple[str, str]:
    """``Task_0.5.65536.v0.bucket`` is a bucket called Task_0."""
    return file.partition(".")[0], file.rpartition(".")[2]


def _count(there: list[_Component], kinds: tuple[str, ...]) -> Counter[str]:
    """How many indexes of these kinds each bucket has; they are called after it, with a number."""
    return Counter(name.rpartition("_")[0] for name, kind, _ in there if kind in kinds)


def _schema(path: Path) -> _Schema | None:
    """The engine's schema; None where it is not there, not whole, or of another form."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        types = cast("dict[str, dict[str, object]]", data["types"])
        indexes = [
            (name, index)
            for name, each in types.items()
            for index in cast("dict[str, dict[str, object]]", each["indexes"]).values()
        ]
        return _Schema(
            str(data["dbmsVersion"]),
            frozenset(str(bucket) for each in types.values() for bucket in cast("list[str]", each["buckets"])),
            frozenset(f"{name}: {', '.join(cast('list[str]', index['properties']))}" for name, index in indexes),
            Counter(str(index["bucket"]) for _, index in indexes),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _noted(files: EngineFiles) -> Parts | None:
    try:
        parts = Parts(**json.loads(files.parts.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    kinds = (parts.engine, str), (parts.files, list), (parts.named, list), (parts.compacted, dict)
    return parts if all(isinstance(value, kind) for value, kind in kinds) else None


def _onto_disk(path: Path) -> None:
    """What is noted is never ahead of what a loss of power leaves."""
    for each in (path, path.parent):
        with contextlib.suppress(OSError):  # directories cannot be opened everywhere
            handle = os.open(each, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
