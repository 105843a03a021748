"""How fast are scans read, and how well? By resolution, one page at a time and two, clean and worn.

Each measurement is a process of its own (`python tests/bench/scanning.py TEXT-PDF SCAN DPI AT-ONCE`). Times are of the
clock; memory is the peak of the largest process that a page takes, of which there are as many as pages at once.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from rapidfuzz.distance import Levenshtein
from tables import Megabytes, Seconds, table

from loaders.readers import read_source
from loaders.scans import Scanning
from loaders.scans.engine import engine
from loaders.text.source import Grid, SourceText

CHARACTERS = 9_000
_DRAWN = 300
_WAYS = ((200, 1), (200, 2), (300, 1), (300, 2))


@dataclass(frozen=True)
class Scanned:
    """What one process measured: pages, seconds, memory, share of wrong characters, table cells in all and right."""

    pages: int
    seconds: float
    memory: int
    wrong: float
    cells: int
    right: int


def table_of(scratch: Path, say: Callable[[str], None]) -> str:
    """All figures as one table in Markdown."""
    if engine().trouble:
        return "**not measured: scans; apt install tesseract-ocr tesseract-ocr-vie**\n"
    typeset, scans = _written(scratch)
    rows = []
    for kind, path in scans.items():
        for dpi, at_once in _WAYS:
            say(f"reading a {kind} scan at {dpi} dpi, {at_once} at once")
            one = measure(typeset, path, dpi, at_once)
            rows.append((
                kind, dpi, at_once, one.pages, f"{one.pages / one.seconds:.2f}", Seconds(one.seconds / one.pages),
                Megabytes(one.memory), f"{one.wrong:.2%}", f"{one.right} of {one.cells}",
            ))  # fmt: skip
    head = ("scan", "dpi", "pages at once", "pages", "pages a second", "a page takes", "peak memory of a process",
            "wrong characters", "table cells without a slip")  # fmt: skip
    return f"### Reading scans ({engine().version})\n\n{table(head, rows)}\n"


def measure(typeset: Path, scan: Path, dpi: int, at_once: int) -> Scanned:
    """One scan, read in a process of its own and compared with its text."""
    command = [sys.executable, __file__, str(typeset), str(scan), str(dpi), str(at_once)]
    return Scanned(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _written(scratch: Path) -> tuple[Path, dict[str, Path]]:
    """A plan as PDF with text, and the scans of it."""
    from plans import plan
    from written_pdf import write_pdf
    from written_scans import as_pdf, pictures, worn

    scratch.mkdir(parents=True, exist_ok=True)
    typeset = write_pdf(plan(CHARACTERS), scratch / "plan.pdf")
    sheets = pictures(typeset, _DRAWN)
    old = [worn(sheet, turn=0.6 * (-1) ** n, seed=n) for n, sheet in enumerate(sheets)]
    found = {"clean": sheets, "worn": old}
    return typeset, {kind: as_pdf(pages, scratch / f"{kind}.pdf", _DRAWN) for kind, pages in found.items()}


def _cells(source: SourceText) -> list[tuple[int, int, str]]:
    return [
        (cell.row, cell.column, " ".join(source.text[cell.start : cell.end].split()))
        for grid in source.layout or ()
        if isinstance(grid, Grid)
        for cell in grid.cells
    ]


def _read(typeset: Path, scan: Path, dpi: int, at_once: int) -> Scanned:
    begun = time.monotonic()
    found = read_source(scan, Scanning(dpi=dpi, at_once=at_once))
    seconds = time.monotonic() - begun
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    text = read_source(typeset)
    wanted, cells = _cells(text), _cells(found)
    wrong = Levenshtein.distance(text.text, found.text) / len(text.text)
    return Scanned(
        len({word.seen.page for word in found.recognised}), seconds, memory,
        wrong, len(wanted), sum(cell in cells for cell in wanted),
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(vars(_read(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))))
