"""A process that is surely the one meant: numbers are given out anew, a number with its start is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_NOBODY_TELLS = "-"
"""On Windows; a process that only asks to be ended is taken at its number there."""

_START_IN_STAT = 19
"""Where /proc/PID/stat, after the name of the program, tells the start (proc(5), field 22)."""


def started(pid: int) -> str:
    """When the process started, in a form to compare with; empty where there is none, or where nobody can tell."""
    if sys.platform == "linux":
        return _started_on_linux(pid)
    if sys.platform == "win32":
        return _NOBODY_TELLS
    return _ps("lstart", pid)


def is_stopped(pid: int) -> bool:
    """Whether the process stands still because somebody stopped it (SIGSTOP); False where nobody can tell."""
    if sys.platform == "linux":
        return _stat(pid)[:1] in (["T"], ["t"])
    if sys.platform == "win32":
        return False
    return _ps("state", pid).startswith("T")


def end_surely(pid: int, start: str, *, kindly: bool = False) -> bool:
    """End the process, if it is the one that started at `start`. False where that cannot be told.

    `kindly` asks it to end, else it is ended at once, even one that was stopped.
    """
    number = signal.SIGTERM if kindly else _KILL
    if not hasattr(os, "pidfd_open"):
        return (_same(pid, start) or (kindly and start == _NOBODY_TELLS)) and _sent(pid, number)
    try:
        held = os.pidfd_open(pid)  # from here on the number stands for this process alone
    except OSError:
        return False
    try:
        if not _same(pid, start):
            return False
        signal.pidfd_send_signal(held, number)
    except OSError:
        return False
    finally:
        os.close(held)
    return True


def _same(pid: int, start: str) -> bool:
    return start not in ("", _NOBODY_TELLS) and started(pid) == start


def _sent(pid: int, number: int) -> bool:
    try:
        os.kill(pid, number)
    except OSError:
        return False
    return True


def _started_on_linux(pid: int) -> str:
    stat = _stat(pid)
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot}/{stat[_START_IN_STAT]}" if stat else ""


def _stat(pid: int) -> list[str]:
    """What Linux tells of a process after the name of its program; empty where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _ps(field: str, pid: int) -> str:
    told = subprocess.run(
        ["ps", "-o", f"{field}=", "-p", str(pid)], capture_output=True, text=True, check=False,
        env=os.environ | {"LC_ALL": "C"},  # the start is compared between programs of different languages
    )  # fmt: skip
    return " ".join(told.stdout.split())
