"""Texts that were read and pictures of scanned pages by the sha256 of their file, to show evidence where it stands."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DefinitionError
from graph.records import is_sha256
from graph.store.files import private_directory, write_private, write_private_bytes

SCANS = "scans"
"""The folder beside the texts that keeps pages of scans as they are read, in one for each file: "<sha256>-<way>"."""
PICTURES = ".webp"
"""The form in which pictures of pages are kept."""


@dataclass(frozen=True)
class KeptText:
    """A text and the name of its file; `whole` where it is as it was kept."""

    file: str
    text: str
    whole: bool = True


class SourceTexts:
    """A directory of texts. Names of files are checked hashes, never what a document says.

    `alone`: no other machine keeps texts of the same store, so that all that were kept are to be here.
    """

    def __init__(self, home: Path, *, alone: bool = True) -> None:
        self._home, self.alone = home, alone

    def put(self, sha256: str, file: str, text: str) -> None:
        """Keep the text of `file`; a text of the same hash is replaced."""
        target = self._path(sha256)
        private_directory(self._home)
        data = {"file": file, "text": text, "text_sha256": _digest(text)}
        write_private(target, json.dumps(data, ensure_ascii=False))

    def get(self, sha256: str) -> str | None:
        """The text, or None where it is not at hand."""
        kept = self.kept(sha256)
        return kept.text if kept is not None else None

    def kept(self, sha256: str) -> KeptText | None:
        """The text with the name of its file, and whether it is as it was kept; None where it is not at hand."""
        if not is_sha256(sha256):
            return None
        try:
            data = json.loads(self._path(sha256).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        text = data.get("text") if isinstance(data, dict) else None
        if not isinstance(text, str):
            return None
        return KeptText(str(data.get("file", "")), text, data.get("text_sha256", _digest(text)) == _digest(text))

    def has_file(self, sha256: str) -> bool:
        """Whether something is kept under this hash, broken or not."""
        return is_sha256(sha256) and self._path(sha256).exists()

    def drop(self, sha256: str) -> bool:
        """Forget a text, and what is kept of the scan that it was read from; False where no text was kept."""
        if not is_sha256(sha256):
            return False
        path = self._path(sha256)
        there = path.exists()
        path.unlink(missing_ok=True)
        for folder in (self._pictures(sha256), *(self._home.parent / SCANS).glob(f"{sha256}-*")):
            shutil.rmtree(folder, ignore_errors=True)
        return there

    def put_picture(self, sha256: str, page: int, picture: bytes) -> None:
        """Keep the picture of a page from whose scan a text was read."""
        write_private_bytes(private_directory(self._pictures(sha256)) / f"{page}{PICTURES}", picture)

    def picture(self, sha256: str, page: int) -> bytes | None:
        """The picture of a page, None where it is not at hand."""
        if not is_sha256(sha256):
            return None
        try:
            return (self._pictures(sha256) / f"{page:d}{PICTURES}").read_bytes()
        except OSError:
            return None

    def has_picture(self, sha256: str, page: int) -> bool:
        """Whether the picture of a page is at hand."""
        return is_sha256(sha256) and (self._pictures(sha256) / f"{page:d}{PICTURES}").is_file()

    def _pictures(self, sha256: str) -> Path:
        return self._path(sha256).with_suffix(".pages")

    def _path(self, sha256: str) -> Path:
        if not is_sha256(sha256):
            raise DefinitionError(f"{sha256[:80]!r} is no sha256 in lower-case hexadecimal")
        return self._home / f"{sha256}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
