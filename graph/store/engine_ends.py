"""How an engine's process ends, and what its users make of it."""

from __future__ import annotations

import errno
from enum import IntEnum
from pathlib import Path

from graph.errors import StoreUnavailable
from graph.store.engine_files import End, EngineFiles
from graph.store.engine_parts import missing_parts
from graph.store.files import cannot_use, full, is_full

MUTE_LINE = "phoihop: the engine no longer answers and is ended"
_MEMORY_LINE = "Terminating due to java.lang.OutOfMemoryError"  # what -XX:+ExitOnOutOfMemoryError prints
_LAST_WORDS = 20_000
NAMED = 3
"""So many missing files are named."""


class Exit(IntEnum):
    """Exit codes of the engine's process; others are those of its Java machine."""

    ALREADY_RUNNING = 40
    DAMAGED = 41
    MUTE = 42
    FULL = 43
    READ_ONLY = 44
    DENIED = 45
    INCOMPLETE = 46


_SYSTEM = {Exit.FULL: errno.ENOSPC, Exit.READ_ONLY: errno.EROFS, Exit.DENIED: errno.EACCES}
_WORDS = {
    "No space left on device": Exit.FULL,
    "Disk quota exceeded": Exit.FULL,
    "File too large": Exit.FULL,
    "Read-only file system": Exit.READ_ONLY,
    "Permission denied": Exit.DENIED,
}


def exit_of(failure: BaseException, home: Path) -> int:
    """The exit code that tells users of what the engine's start has died, as far as it is the disk."""
    for words, code in _WORDS.items():
        if words in str(failure):
            return code
    return Exit.FULL if is_full(home) else 1


def why_it_failed(files: EngineFiles, code: int, elsewhere: str) -> StoreUnavailable:
    """What to say of an engine whose process ended with `code` while it started."""
    if code == Exit.DAMAGED:
        return StoreUnavailable(
            f"the store in {files.home} is damaged: its journal cannot be read to the end, so what was written last is "
            "missing; move this directory away, then load the plans again or import an export"
        )
    missing = missing_parts(files) if code == Exit.INCOMPLETE else []
    if missing:
        return _incomplete(files, missing)
    if code in _SYSTEM:
        return cannot_use(files.home, OSError(_SYSTEM[Exit(code)], ""))
    if is_full(files.home):
        return full(files.home)
    said = f"the store's engine ended while starting: {_last_line(files.log)}"
    return StoreUnavailable(f"{said}; see {files.log}, {elsewhere}")


def _incomplete(files: EngineFiles, missing: list[str]) -> StoreUnavailable:
    names, more = ", ".join(missing[:NAMED]), len(missing) - NAMED
    return StoreUnavailable(
        f"parts of the store in {files.home} are missing: {names}{f' and {more} more' if more > 0 else ''}; "
        "put them back from a copy, or move this directory away, then load the plans again or import an export"
    )


def end_of(files: EngineFiles) -> End:
    """Of what the engine died that wrote the log at hand."""
    text = _tail(files.log)
    if _MEMORY_LINE in text:
        return End.MEMORY
    return End.MUTE if MUTE_LINE in text else End.OTHER


def _last_line(log: Path) -> str:
    lines = [line.strip() for line in _tail(log).splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"


def _tail(log: Path) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _LAST_WORDS))
            return file.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
