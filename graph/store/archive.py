"""The archive: records of all readings, texts and judgements in one file that no engine has a part in.

A zip of a manifest and three files of JSON lines. Equal stores give equal bytes: lines are in order, and the zip
carries no times. What it holds is enough to build the same graph on any machine and any engine.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from graph.errors import InputError, StoreError
from graph.records import LONGEST_REVIEWER
from graph.store.judgements import Judgement
from graph.store.packing import canonical
from graph.store.readings import Reading, ReadingState
from graph.store.sources import KeptText, SourceTexts

FORMAT = "phoihop-archive"
VERSION = 1
MANIFEST = "manifest.json"
READINGS, SOURCES, JUDGEMENTS = "readings.jsonl", "sources.jsonl", "judgements.jsonl"
MEMBERS = (READINGS, SOURCES, JUDGEMENTS)
MOST_BYTES = 4 * 2**30
"""All members together, unpacked: what is written as what is read."""

MOST_IN_LINE = 64 * 2**20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RIGHTS = 0o600 << 16


@dataclass(frozen=True)
class ArchiveResult:
    """How much an archive holds, or how much of it was new; `graph` is the hash of the whole graph.

    `withdrawn`: documents that the archive shows and that stay withdrawn in the store.
    """

    readings: int
    sources: int
    judgements: int
    graph: str
    withdrawn: tuple[str, ...] = ()


class Archivable(Protocol):
    """What an archive is written from: `graph.store.Store`."""

    @property
    def sources(self) -> SourceTexts:
        """The texts that were kept."""
        ...

    def revision(self) -> int:
        """How often the store was written."""
        ...

    def readings(self) -> list[Reading]:
        """All readings."""
        ...

    def records(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, str]]:
        """Readings with their records."""
        ...

    def judgements(self) -> list[Judgement]:
        """All judgements."""
        ...

    def hash(self) -> str:
        """The hash of the whole graph."""
        ...


def write_archive(store: Archivable, target: Path) -> ArchiveResult:
    """Write everything into `target`, under its name only when it is complete.

    Former readings without a record are left out. Raises `InputError` where the file is there already or cannot be
    written, `StoreError` where a loaded document has no record, or where others write to the store meanwhile.
    """
    if target.exists():
        raise InputError("the file is there already", where=str(target), fix="choose another name, or remove it first")
    revision = store.revision()
    readings = store.readings()
    for each in readings:
        if not each.has_record and each.state is ReadingState.CURRENT:
            raise StoreError(
                f"{each.document} was loaded by an earlier version, which kept no record of it; load it again first"
            )
    try:
        with _whole_or_not(target) as part:
            result = _write(store, [each for each in readings if each.has_record], part)
            if store.revision() != revision:
                raise StoreError("the store was written to meanwhile; export it again")
    except OSError as error:
        reason = error.strerror or "cannot be written"
        raise InputError(reason, where=str(target), fix="choose another place") from None
    return result


@contextmanager
def _whole_or_not(target: Path) -> Iterator[IO[bytes]]:
    """A private file that takes the name `target` when the block ends well, and is gone where it does not."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _write(store: Archivable, readings: list[Reading], part: IO[bytes]) -> ArchiveResult:
    judgements, texts = store.judgements(), list(_texts(store.sources, readings))
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        members = [
            _member(archive, READINGS, (_reading(each, record) for each, record in store.records(readings))),
            _member(archive, SOURCES, (_source(store.sources, sha256) for sha256 in texts)),
            _member(archive, JUDGEMENTS, (asdict(each) for each in judgements)),
        ]
        graph = store.hash()
        if sum(size for size in (archive.getinfo(name).file_size for name in MEMBERS)) > MOST_BYTES:
            raise StoreError("the store is too large for one archive; forget documents that are no longer needed")
        manifest = {"format": FORMAT, "version": VERSION, "graph": graph, "members": members}
        with archive.open(_info(MANIFEST), "w") as out:
            out.write((json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    return ArchiveResult(len(readings), len(texts), len(judgements), graph)


def _member(archive: zipfile.ZipFile, name: str, lines: Iterable[dict[str, Any]]) -> dict[str, object]:
    whole, size, count = hashlib.sha256(), 0, 0
    with archive.open(_info(name), "w", force_zip64=True) as out:
        for line in lines:
            data = (canonical(line) + "\n").encode("utf-8", "replace")
            if len(data) > MOST_IN_LINE:
                what = line.get("document") or line.get("file") or name
                raise StoreError(f"{what} is too large for an archive; withdraw and forget it first")
            out.write(data)
            whole.update(data)
            size, count = size + len(data), count + 1
    return {"name": name, "lines": count, "size": size, "sha256": whole.hexdigest()}


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _RIGHTS, 3
    return info


def _reading(reading: Reading, record: str) -> dict[str, Any]:
    """What the record itself does not say, and the record."""
    return {
        "document": reading.document, "state": reading.state.value, "loaded_at": reading.loaded_at,
        "reviewer": _name(reading.reviewer), "record": json.loads(record),
    }  # fmt: skip


def _name(reviewer: str | None) -> str | None:
    """As an archive may hold it; earlier versions took any text."""
    return (reviewer or "").strip()[:LONGEST_REVIEWER] or None


def _texts(sources: SourceTexts, readings: Iterable[Reading]) -> Iterator[str]:
    for sha256 in sorted({each.sha256 for each in readings if each.sha256}):
        kept = sources.kept(sha256)
        if kept is None and not sources.has_file(sha256):
            continue
        if kept is None or not kept.whole:
            raise StoreError(
                f"the kept text {sha256} was altered or is damaged; "
                f"load {kept.file if kept else 'its document'} again, or withdraw and forget it first"
            )
        yield sha256


def _source(sources: SourceTexts, sha256: str) -> dict[str, Any]:
    kept = sources.kept(sha256) or KeptText("", "")
    return {"sha256": sha256, "file": kept.file, "text": kept.text}
