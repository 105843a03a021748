"""The command line: `phoihop`, one command per file."""

from dashboard.cli.program import main

__all__ = ["main"]
