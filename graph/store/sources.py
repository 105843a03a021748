"""Texts that were read, kept by the sha256 of their file, so that evidence can be shown where it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

from graph.errors import DefinitionError
from graph.store.files import private_directory, write_private


class SourceTexts:
    """A directory of texts. Names of files are checked hashes, never what a document says."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def put(self, sha256: str, file: str, text: str) -> None:
        """Keep the text of `file`; a text of the same hash is replaced."""
        target = self._path(sha256)
        private_directory(self._home)
        write_private(target, json.dumps({"file": file, "text": text}, ensure_ascii=False))

    def get(self, sha256: str) -> str | None:
        """The text, or None where it is not at hand."""
        try:
            data = json.loads(self._path(sha256).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        text = data.get("text") if isinstance(data, dict) else None
        return text if isinstance(text, str) else None

    def _path(self, sha256: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise DefinitionError(f"{sha256[:80]!r} is no sha256 in lower-case hexadecimal")
        return self._home / f"{sha256}.json"
