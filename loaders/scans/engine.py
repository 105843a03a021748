"""Which tesseract is installed, and whether it can read Vietnamese."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LANGUAGE = "vie"
_PROGRAM = "tesseract"
_SECONDS = 20


@dataclass(frozen=True)
class Engine:
    """The program that is installed. `trouble`: why it cannot read, "program" or "language"."""

    path: str = ""
    version: str = ""
    trouble: str | None = None


def engine() -> Engine:
    """The program as it is found now."""
    found = shutil.which(_PROGRAM)
    return Engine(trouble="program") if found is None else _asked(found)


@lru_cache(maxsize=4)
def _asked(path: str) -> Engine:
    version, listed = _said(path, "--version"), _said(path, "--list-langs")
    if LANGUAGE not in listed.split():
        return Engine(path, trouble="language")
    home = re.search(r'"(.+?)"', listed)
    data = Path(home[1]) / f"{LANGUAGE}.traineddata" if home else Path()
    size = data.stat().st_size if data.is_file() else 0
    return Engine(path, f"{version.split(chr(10))[0].strip()} {LANGUAGE} {size}")


def _said(path: str, option: str) -> str:
    try:
        ran = subprocess.run(
            [path, option], stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (ran.stdout or ran.stderr).decode("utf-8", "replace")
