"""Pages that were read, kept, so that a scan whose reading was stopped goes on where it stopped.

A folder for each file, engine and resolution; in it a page is one file, written whole or not at all. What is not ours,
or not as it was written, counts for nothing and is read again.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.scans import Scanning
from loaders.scans.engine import engine

MOST_BYTES = 500_000_000
"""Of all pages that are kept; the documents read longest ago go first."""
_MOST_PAGE = 20_000_000
VERSION = 1
"""Of our own part in the reading; pages that another version read are read again."""

PICTURE = "picture"


@dataclass(frozen=True)
class KeptPages:
    """The pages of one file."""

    folder: Path

    def get(self, number: int) -> dict[str, Any] | None:
        """What was read of a page; None where nothing sound is kept."""
        data = _own(self._path(number))
        if data is None:
            return None
        head, _, body = data.partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode("ascii") != head:
            return None
        try:
            page = json.loads(body)
        except ValueError:
            return None
        return page if isinstance(page, dict) and "lines" in page else None

    def put(self, number: int, page: dict[str, Any]) -> None:
        """Keep a page; where the disk does not take it, it will be read again another time."""
        body = json.dumps(page, ensure_ascii=False).encode("utf-8")
        target = self._path(number)
        part = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
        with contextlib.suppress(OSError):
            for folder in (self.folder.parent, self.folder):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def picture(self, number: int) -> bytes | None:
        """The picture of a page as it is shown, None where none is kept."""
        page = self.get(number)
        return base64.b64decode(page.get(PICTURE) or "") or None if page else None

    def forget(self) -> None:
        """Forget all pages."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:05}.page"


def kept_of(scanning: Scanning, sha256: str) -> KeptPages | None:
    """The pages of the file of this hash, as this engine reads them; None where none are to be kept."""
    if scanning.kept is None:
        return None
    way = hashlib.sha256(f"{VERSION} {scanning.dpi} {engine().version}".encode()).hexdigest()
    return KeptPages(scanning.kept / f"{sha256}-{way[:12]}")


def trim(home: Path, *, but: Path, most: int = MOST_BYTES) -> None:
    """Forget the documents that were read longest ago, until all pages take at most so many bytes."""
    with contextlib.suppress(OSError):
        folders = [(one.stat().st_mtime, one, _size(one)) for one in home.iterdir() if one.is_dir()]
        total = sum(size for _, _, size in folders)
        for _, folder, size in sorted(folders):
            if total <= most:
                break
            if folder != but:
                shutil.rmtree(folder, ignore_errors=True)
                total -= size


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.iterdir())


def _own(path: Path) -> bytes | None:
    """The bytes of a file that is ours and no larger than a page."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    about = os.fstat(handle)
    ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST_PAGE or not ours:
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(_MOST_PAGE)
