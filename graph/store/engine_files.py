"""What the embedded engine and its users share on disk: the engine's card, its locks, its log."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from graph.store.files import write_private

DATABASE = "graph"
WRITER = "root"
READER = "viewer"


class End(StrEnum):
    """Why an engine has ended, as far as it matters: for want of memory, for want of an answer, or otherwise."""

    MEMORY = "memory"
    MUTE = "mute"
    OTHER = "other"


@dataclass(frozen=True)
class EngineCard:
    """How to reach a running engine: its process, its Bolt port on loopback, the passwords of its two accounts.

    `started`: with `pid`, what tells its process from all others. `previous`, `end`: the engine before it, where that
    one died, and of what.
    """

    pid: int
    started: str
    port: int
    writer_password: str
    reader_password: str
    previous: int = 0
    end: str = End.OTHER

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
    def log_before(self) -> Path:
        """What the engine before it had printed."""
        return self.home / "engine.log.1"

    @property
    def journals_set_aside(self) -> list[Path]:
        """Transaction logs that the engine could not read to their end; it names them so and goes on without them."""
        return sorted(self.database.glob("*.wal.corrupt"))

    @property
    def database(self) -> Path:
        """The engine's own files."""
        return self.home / "databases" / DATABASE

    @property
    def parts(self) -> Path:
        """What the database consisted of when an engine last looked."""
        return self.home / "parts.json"

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
            card = EngineCard(**json.loads(self.card.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return card if isinstance(card.pid, int) and isinstance(card.port, int) else None
