"""The scanned pages of a file, read two at a time, each in a process of its own with limits of time and memory."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.readers.pdf_lines import Word
from loaders.readers.pdf_page import Page, laid_out
from loaders.scans import MAX_PIXELS, Scanning, Told
from loaders.scans.engine import engine
from loaders.scans.kept import kept_of, trim
from loaders.scans.slips import corrections, put_right, renumbered
from loaders.scans.worker import COPIES, MEMORY, SECONDS
from loaders.text.source import Seen

MAX_SCANNED = 500
"""More scanned pages, half an hour of reading, are no plan."""
_MOST_TROUBLE = 3
"""Pages that may take too long or too much memory."""
_INSTALL = "install tesseract-ocr and tesseract-ocr-vie, or give a file with text"
_SMALL_DIFFERENCE = 0.2


@dataclass
class Scanned:
    """Pages as read, and the numbers of those that could not be.

    `trouble`: why each of those failed; `dropped`: how many lines were no words; `slips`: what was read and what was
    made of it, word by word.
    """

    pages: list[Page] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    trouble: list[dict[str, Any]] = field(default_factory=list)
    dropped: int = 0
    slips: list[tuple[str, str]] = field(default_factory=list)


class Scan:
    """A file with pages that are pictures."""

    def __init__(self, data: bytes, kind: str, where: str, scanning: Scanning) -> None:
        self.data, self.kind, self.where, self.scanning = data, kind, where, scanning
        self.engine = engine()

    def check(self) -> None:
        """Raises `UnreadableDocument` where the program that reads scans is not there."""
        if self.engine.trouble == "program":
            raise UnreadableDocument(
                "tesseract is needed to read scans and is not installed", where=self.where, fix=_INSTALL
            )
        if self.engine.trouble:
            raise UnreadableDocument(
                "tesseract is installed without its Vietnamese data", where=self.where, fix=_INSTALL
            )

    def count(self) -> int:
        """How many pictures the file holds. Raises `UnreadableDocument` or `InputTooLarge`."""
        with self._file() as path:
            answer = _Job(["look", str(path)], SECONDS).answer()
        if "pages" not in answer:
            raise self._error(answer)
        return int(answer["pages"])

    def read(self, numbers: Sequence[int]) -> Scanned:
        """These pages. Raises `UnreadableDocument` or `InputTooLarge`."""
        self.check()
        if len(numbers) > MAX_SCANNED:
            raise InputTooLarge(f"more than {MAX_SCANNED:,} scanned pages", where=self.where, fix="split the file")
        kept = kept_of(self.scanning, hashlib.sha256(self.data).hexdigest())
        out = Scanned()
        found: dict[int, dict[str, Any]] = {}
        if kept is not None:
            found = {number: page for number in numbers if (page := kept.get(number)) is not None}
        told = _Teller(self.scanning.told, self.where, len(found), len(numbers))
        wanted = [number for number in numbers if number not in found]
        try:
            for number, answer in self._answers(wanted):
                if "lines" in answer:
                    found[number] = answer
                    if kept is not None:
                        kept.put(number, answer)
                else:
                    self._missed(number, answer, out)
                told.one_more()
        finally:
            if kept is not None and wanted:
                trim(kept.folder.parent, but=kept.folder)
        if out.trouble and not found:
            raise self._error(out.trouble[0])
        usual = _usual_size(found.values())
        out.pages = [_page(number, found[number], usual, out.slips) for number in sorted(found)]
        out.slips += renumbered(out.pages)
        out.dropped = sum(int(page.get("dropped", 0)) for page in found.values())
        return out

    def _missed(self, number: int, answer: dict[str, Any], out: Scanned) -> None:
        """Notes a page that could not be read. Raises where pages that take too long or too much are the rule."""
        out.failed.append(number)
        out.trouble.append(answer)
        if sum(one.get("error") in ("late", "memory") for one in out.trouble) >= _MOST_TROUBLE:
            raise self._error(answer)

    def _answers(self, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Number and answer of each page as they are done; whatever ends this ends what still runs."""
        if not numbers:
            return
        with self._file() as path:
            jobs = ((number, _Job(self._command(path, number), SECONDS + 10)) for number in numbers)
            yield from _in_turn(jobs, self.scanning.at_once)

    def _command(self, path: Path, number: int) -> list[str]:
        return ["page", str(path), str(number), self.kind, self.engine.path, str(self.scanning.dpi)]

    @contextlib.contextmanager
    def _file(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix=COPIES, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "scan"
            path.write_bytes(self.data)
            yield path

    def _error(self, answer: dict[str, Any]) -> InputError:
        kind = answer.get("error")
        if kind == "pixels":
            return InputTooLarge(
                f"a picture of {answer['what']} pixels, at most {MAX_PIXELS:,} are read",
                where=self.where,
                fix="scan it again at 300 dots per inch",
            )
        if kind == "memory":
            return InputTooLarge(
                f"it needs more than {MEMORY:,} bytes of memory to read",
                where=self.where,
                fix="scan it again at 300 dots per inch",
            )
        if kind == "late":
            return InputTooLarge(
                f"a page takes longer than {SECONDS} seconds to read", where=self.where, fix="scan it again"
            )
        return UnreadableDocument("the picture is broken or cut short", where=self.where, fix="scan it again")


def _in_turn(jobs: Iterable[tuple[int, _Job]], at_once: int) -> Iterator[tuple[int, dict[str, Any]]]:
    running: dict[Future[dict[str, Any]], tuple[int, _Job]] = {}
    pool = ThreadPoolExecutor(at_once)
    try:
        for number, job in jobs:
            running[pool.submit(job.answer)] = number, job
            if len(running) >= at_once:
                yield from _done(running)
        while running:
            yield from _done(running)
    finally:
        for _, job in running.values():
            job.end()
        pool.shutdown(wait=True, cancel_futures=True)


def _done(
    running: dict[Future[dict[str, Any]], tuple[int, _Job]],
) -> Iterator[tuple[int, dict[str, Any]]]:
    ready, _ = wait(running, return_when=FIRST_COMPLETED)
    for each in ready:
        number, _ = running.pop(each)
        yield number, each.result()


class _Job:
    """A process that reads one page; it ends with this process, since it listens to a pipe that this one holds."""

    def __init__(self, arguments: list[str], seconds: float) -> None:
        self.arguments, self.seconds = arguments, seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.ended, self.thread = False, 0

    def answer(self) -> dict[str, Any]:
        """What it answers, or which error stands for that."""
        if self.ended:
            return {"error": "ended"}
        self.thread = threading.get_ident()
        theirs, ours = os.pipe()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "loaders.scans.worker", *self.arguments],
                stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
            os.close(theirs)
            if self.ended:
                self.end()
            said, _ = self.process.communicate(timeout=self.seconds)
        except subprocess.TimeoutExpired:
            return {"error": "late"}
        finally:
            self.end()
            os.close(ours)
        if self.process.returncode == -signal.SIGXCPU or self.process.returncode == -signal.SIGKILL:
            return {"error": "late"}
        try:
            answer = json.loads(said)
        except ValueError:
            return {"error": "broken"}
        return answer if isinstance(answer, dict) else {"error": "broken"}

    def end(self) -> None:
        """Ends the process with all that it started."""
        self.ended = True
        process = self.process
        if process is not None and process.poll() is None:
            with contextlib.suppress(ProcessLookupError, AttributeError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
        if process is not None and process.stdout is not None and threading.get_ident() == self.thread:
            process.stdout.close()


@dataclass
class _Teller:
    """Tells how far the reading is; pages that were kept count as read."""

    told: Told | None
    where: str
    read: int
    of: int

    def __post_init__(self) -> None:
        self._tell()

    def one_more(self) -> None:
        """One more page is read."""
        self.read += 1
        self._tell()

    def _tell(self) -> None:
        if self.told is not None:
            self.told(self.where, self.read, self.of)


def _page(number: int, answer: dict[str, Any], usual: float, slips: list[tuple[str, str]]) -> Page:
    """The page that a worker's answer describes; slips that were put right on it are added to `slips`."""
    lines = [
        [
            Word(str(text), x0, x1, top, bottom, Seen(number, tuple(box), round(float(sure), 2)))
            for text, x0, x1, top, bottom, sure, box in line
        ]
        for line in answer["lines"]
    ]
    page = Page(number, float(answer["width"]), float(answer["height"]))
    grids = [(tuple(box), [tuple(cell) for cell in cells]) for box, cells in answer["grids"]]
    words = put_right(lines)
    slips += corrections(words)
    return laid_out(page, [_of_size(word, usual) for word in words], grids)


def _usual_size(answers: Iterable[dict[str, Any]]) -> float:
    """The height of most words outside tables."""
    sizes = [
        bottom - top
        for answer in answers
        for line in answer["lines"]
        for _, _, _, top, bottom, *_ in line
        if not any(box[1] <= (top + bottom) / 2 <= box[3] for box, _ in answer["grids"])
    ]
    return median(sizes) if sizes else 0.0


def _of_size(word: Word, usual: float) -> Word:
    """The word with the usual height where its own differs as one measures, not as one prints."""
    near = abs(word.bottom - word.top - usual) <= _SMALL_DIFFERENCE * usual
    return replace(word, top=word.bottom - usual) if near else word
