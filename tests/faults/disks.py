"""Disks that are full or read-only: a small tmpfs, where we may mount one."""

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SIZE = "200m"
NOBODY = 65534


@dataclass
class Disk:
    """A file system of its own at `home`."""

    home: Path
    kind: str = "tmpfs"

    def fill(self):
        """Leave no room at all."""
        with (self.home / "ballast").open("wb") as file:
            free = os.statvfs(self.home)
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize)

    def make_room(self):
        """Free it again."""
        (self.home / "ballast").unlink()

    @contextmanager
    def read_only(self):
        """Nothing can be written in the block."""
        mount("-o", "remount,ro", str(self.home))
        try:
            yield
        finally:
            mount("-o", "remount,rw", str(self.home))


@contextmanager
def small_disk(home):
    """A small disk; skipped, aloud, where we may not mount one."""
    home.mkdir()
    if os.geteuid() != 0 or mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(home), check=False):
        pytest.skip("a disk of its own needs the rights to mount one")
    try:
        yield Disk(home)
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


def mount(*arguments, check=True):
    """`mount` with `arguments`; its exit code."""
    return subprocess.run(["mount", *arguments], check=check, capture_output=True).returncode


def without_rights():
    """What to put before a command so that it runs as a user who owns nothing; skipped where we are no root."""
    if os.geteuid() != 0:
        pytest.skip("another user needs the rights of root")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
