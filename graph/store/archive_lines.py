"""An archive that somebody hands over: checked as a whole before anything of it is used.

It may be broken, of a newer version, or made to harm: its members have fixed names and are never unpacked to files,
sizes and ratios are limited, every line is checked against the models.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from graph.records import LONGEST_REVIEWER, PlanRecord, parse_record
from graph.store.archive import (
    FORMAT,
    JUDGEMENTS,
    MANIFEST,
    MEMBERS,
    MOST_BYTES,
    MOST_IN_LINE,
    READINGS,
    SOURCES,
    VERSION,
)
from graph.store.judgements import LONGEST, Judgement
from graph.store.readings import ReadingState, in_utc
from graph.vocabulary import Verdict

MOST_IN_MANIFEST = 2**20
HIGHEST_RATIO = 1000
"""Of unpacked to packed size, for members over `RATIO_FROM` bytes.

JSON lines of plans come to about 10, many nearly equal readings to some hundred, a single repeated byte to 1030.
"""

RATIO_FROM = 64 * 2**20
_BROKEN = "take another copy of it"
_SHA256 = r"^[0-9a-f]{64}$"
M = TypeVar("M", bound=BaseModel)


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class _Member(_Line):
    name: Literal["readings.jsonl", "sources.jsonl", "judgements.jsonl"]
    lines: int = Field(ge=0)
    size: int = Field(ge=0, le=MOST_BYTES)
    sha256: str = Field(pattern=_SHA256)


class _Manifest(_Line):
    format: Literal["phoihop-archive"]
    version: int
    graph: str = Field(pattern=_SHA256)
    members: list[_Member] = Field(min_length=len(MEMBERS), max_length=len(MEMBERS))


class ReadingLine(_Line):
    """A reading: its record, and what the record does not say."""

    document: str
    state: ReadingState
    loaded_at: str | None = Field(default=None, max_length=40)
    reviewer: str | None = Field(default=None, max_length=LONGEST_REVIEWER)
    record: dict[str, object]

    @field_validator("loaded_at")
    @classmethod
    def _loaded_at(cls, text: str | None) -> str | None:
        return text if text is None else in_utc(text)


class SourceLine(_Line):
    """The text of a source."""

    sha256: str = Field(pattern=_SHA256)
    file: str = Field(max_length=1000)
    text: str


class _JudgementLine(_Line):
    subject: str = Field(min_length=1, max_length=LONGEST["subject"])
    verdict: Verdict
    author: str = Field(min_length=1, max_length=LONGEST["author"])
    note: str = Field(max_length=LONGEST["note"])
    at: str = Field(max_length=40)

    @field_validator("at")
    @classmethod
    def _at(cls, text: str) -> str:
        return in_utc(text, timespec="microseconds")


class ArchiveLines:
    """An archive that was checked; use it in a `with` statement. `graph` is the hash of the graph it was made from."""

    def __init__(self, path: Path) -> None:
        """Check the whole archive. Raises `InputError` in one line."""
        self._where = str(path)
        try:
            self._file = path.open("rb")
        except OSError as error:
            fix = "check its name and rights"
            raise UnreadableDocument(error.strerror or "cannot be read", where=self._where, fix=fix) from None
        try:
            self._zip = self._opened()
            self._check_names()
            self._manifest = self._read_manifest()
            self.graph = self._manifest.graph
            self._check_members()
            for lines in (self.readings(), self.sources(), self.judgements()):
                deque(lines, maxlen=0)
        except BaseException:
            self._file.close()
            raise

    def readings(self) -> Iterator[tuple[ReadingLine, PlanRecord]]:
        """The readings with their records."""
        for line in self._lines(READINGS):
            said = self._fit(ReadingLine, line, READINGS)
            yield said, parse_record(said.record, where=self._where, kept=True)

    def sources(self) -> Iterator[SourceLine]:
        """The texts."""
        return (self._fit(SourceLine, line, SOURCES) for line in self._lines(SOURCES))

    def judgements(self) -> Iterator[Judgement]:
        """The judgements."""
        for line in self._lines(JUDGEMENTS):
            yield Judgement(**self._fit(_JudgementLine, line, JUDGEMENTS).model_dump())

    def __enter__(self) -> ArchiveLines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _opened(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self._broken("not an archive of phoihop store export") from None

    def _check_names(self) -> None:
        infos = self._zip.infolist()
        if sorted(info.filename for info in infos) != sorted((MANIFEST, *MEMBERS)):
            raise self._broken("not an archive of phoihop store export")
        if any(info.flag_bits & 1 for info in infos):
            raise self._broken("the archive is encrypted", "export it again without a password")
        if any(info.file_size > RATIO_FROM and info.file_size > HIGHEST_RATIO * info.compress_size for info in infos):
            raise self._too_large("the archive unpacks to far more than an export does")
        if sum(info.file_size for info in infos) > MOST_BYTES:
            raise self._too_large(f"the archive unpacks to more than {MOST_BYTES:,} bytes")

    def _read_manifest(self) -> _Manifest:
        if self._zip.getinfo(MANIFEST).file_size > MOST_IN_MANIFEST:
            raise self._broken("its manifest is too long")
        data = self._json(b"".join(self._chunks(MANIFEST)), MANIFEST)
        version = data.get("version") if isinstance(data, dict) and data.get("format") == FORMAT else None
        if isinstance(version, int) and version > VERSION:
            raise self._broken(
                f"the archive is of form {version}, this program knows form {VERSION}", "import it with a newer phoihop"
            )
        manifest = self._fit(_Manifest, data, MANIFEST)
        if manifest.version != VERSION or {each.name for each in manifest.members} != set(MEMBERS):
            raise self._broken("its manifest names other members than it holds")
        return manifest

    def _check_members(self) -> None:
        """Every member is as long as the manifest says, and has its sha256."""
        for said in self._manifest.members:
            whole, size = hashlib.sha256(), 0
            for chunk in self._chunks(said.name):
                whole.update(chunk)
                size += len(chunk)
            if (size, whole.hexdigest()) != (said.size, said.sha256):
                raise self._broken(f"{said.name} is not what the manifest says")

    def _chunks(self, name: str) -> Iterator[bytes]:
        limit = self._zip.getinfo(name).file_size
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(2**20):
                    limit -= len(chunk)
                    if limit < 0:
                        raise self._broken(f"{name} is longer than it says")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise self._broken(f"{name} is damaged") from None

    def _lines(self, name: str) -> Iterator[object]:
        rest = b""
        for chunk in self._chunks(name):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from (self._json(line, name) for line in whole)
            if len(rest) > MOST_IN_LINE:
                raise self._too_large(f"a line of {name} has more than {MOST_IN_LINE:,} bytes")
        if rest:
            raise self._broken(f"{name} ends in the middle of a line")

    def _json(self, data: bytes, name: str) -> object:
        try:
            return json.loads(data.decode("utf-8"), parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise self._broken(f"{name} holds a line that is no JSON") from None

    def _fit(self, model: type[M], data: object, name: str) -> M:
        try:
            return model.model_validate(data)
        except (ValidationError, RecursionError):
            raise self._broken(f"{name} holds a line of another form") from None

    def _broken(self, what: str, fix: str = _BROKEN) -> InputError:
        return UnreadableDocument(what, where=self._where, fix=fix)

    def _too_large(self, what: str) -> InputError:
        return InputTooLarge(what, where=self._where, fix="use an archive that phoihop store export wrote")


def _no_number(text: str) -> None:
    raise ValueError(text)
