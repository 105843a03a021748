"""What the embedded engine and its users share on disk: the engine's card, its locks, its log."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.store.files import write_private

DATABASE = "graph"
WRITER = "root"
READER = "viewer"


@dataclass(frozen=True)
class EngineCard:
    """How to reach a running engine: its process, its Bolt port on loopback, the passwords of its two accounts."""

    pid: int
    port: int
    writer_password: str
    reader_password: str

    def __repr__(self) -> str:
        return f"EngineCard(pid={self.pid}, port={self.port})"

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True)
class EngineFiles:
    """The files of the engine in its directory `home`."""

    home: Path

    @property
    def card(self) -> Path:
        """The port file."""
        return self.home / "engine.json"

    @property
    def log(self) -> Path:
        """What the engine's process prints."""
        return self.home / "engine.log"

    @property
    def starting(self) -> Path:
        """Held by the one who starts, joins or leaves."""
        return self.home / "starting.lock"

    @property
    def users(self) -> Path:
        """Shared by all users; the engine ends when it can have it alone."""
        return self.home / "users.lock"

    @property
    def running(self) -> Path:
        """Held by the engine's process as long as it lives."""
        return self.home / "running.lock"

    @property
    def writing(self) -> Path:
        """Held while one user writes: the engine does not make a second writer wait, it fails."""
        return self.home / "writing.lock"

    def write_card(self, card: EngineCard) -> None:
        """Tell others how to reach the engine."""
        write_private(self.card, json.dumps(asdict(card)))

    def read_card(self) -> EngineCard | None:
        """The card, or None where none can be read."""
        try:
            return EngineCard(**json.loads(self.card.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
