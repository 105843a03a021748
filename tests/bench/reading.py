"""How fast are documents read? By format, on one core and on all, with the peak of memory; and where the time goes.

Each measurement is a process of its own (`python tests/bench/reading.py FOLDER JOBS`), so that its peak of memory is
its own. One core's figures are of processors' work, which a busy machine changes less; those of all cores and of long
documents are of the clock. Stages are told by samples of that work: what was running each millisecond.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent))

from tables import Megabytes, Seconds, table

CHARACTERS = 11_000
"""Of one document: 15 kB, Vietnamese letters taking up to three bytes."""
PAGES = 200
"""Of the long documents."""
_DOCUMENTS = {"txt": 80, "md": 80, "html": 40, "docx": 12, "pdf": 12, "xlsx": 12, "doc": 2}
_STAGES = (
    ("loaders.readers", "reader"), ("loaders.text", "text and blocks"), ("loaders.bodies", "bodies"),
    ("loaders.tasks", "tasks"), ("loaders.document", "document"), ("loaders.evidence", "evidence, validation"),
    ("pydantic", "evidence, validation"), ("graph.records", "evidence, validation"),
)  # fmt: skip
"""The stage to which a module's time counts; what they call counts to them, if it is no stage of its own."""


@dataclass(frozen=True)
class Read:
    """What one process measured: seconds, the peaks of memory, the share of each stage, tasks found."""

    documents: int
    pages: int
    tasks: int
    seconds: float
    work: float
    memory: int
    stages: dict[str, float]


def measure(folder: Path, jobs: int) -> Read:
    """The documents of a folder, read by so many processes."""
    command = [sys.executable, __file__, str(folder), str(jobs)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return Read(**json.loads(ran.stdout))


def tables_of(scratch: Path, cores: int, say: Callable[[str], None]) -> Iterator[str]:
    """All figures of reading as tables in Markdown."""
    folders = {form: _written(form, scratch, say) for form in _DOCUMENTS if form != "doc" or shutil.which("soffice")}
    alone = {}
    rows = []
    for form, folder in folders.items():
        say(f"reading .{form}")
        one, every = alone[form], _ = measure(folder, 1), measure(folder, cores)
        rows.append((
            f".{form}", one.documents, round(one.pages / one.documents), f"{one.documents / one.work:.1f}",
            f"{one.pages / one.work:.0f}", f"{every.documents / every.seconds:.1f}", Megabytes(one.memory),
        ))  # fmt: skip
    head = ("format", "documents", "pages of each", "documents a second, one core", "pages a second, one core",
            f"documents a second, {cores} cores", "peak memory")  # fmt: skip
    yield f"### Reading plans of 15 kB of text\n\n{table(head, rows)}\n"
    yield _stages({form: alone[form] for form in ("txt", "html", "docx", "xlsx") if form in alone})
    yield _long(scratch, say)


def _stages(read: dict[str, Read]) -> str:
    names = list(dict.fromkeys(name for _, name in _STAGES))
    rows = [
        (f".{form}", *(f"{1000 * found.work / found.documents * found.stages.get(n, 0):.1f} ms" for n in names),
         f"{1000 * found.work / found.documents:.1f} ms")
        for form, found in read.items()
    ]  # fmt: skip
    return f"### Where the time of one document goes\n\n{table(('format', *names, 'all'), rows)}\n"


def _long(scratch: Path, say: Callable[[str], None]) -> str:
    rows = []
    for form in ("txt", "docx", "pdf"):
        folder = scratch / f"long-{form}"
        if not folder.exists():
            say(f"writing a plan of {PAGES} pages as .{form}")
            _write(form, folder, 1, PAGES * _A_PAGE)
        say(f"reading a plan of {PAGES} pages as .{form}")
        found = measure(folder, 1)
        times = Seconds(found.seconds), Seconds(found.work)
        rows.append((f".{form}", found.pages, found.tasks, *times, Megabytes(found.memory)))
    return f"### One long document\n\n{table(('format', 'pages', 'tasks', 'time', 'work', 'peak memory'), rows)}\n"


_A_PAGE = 2_150
"""Characters that fill a page of the PDF here."""


def _written(form: str, scratch: Path, say: Callable[[str], None]) -> Path:
    folder = scratch / form
    if not folder.exists():
        say(f"writing {_DOCUMENTS[form]} plans as .{form}")
        _write(form, folder, _DOCUMENTS[form], CHARACTERS)
    return folder


def _write(form: str, folder: Path, documents: int, characters: int) -> None:
    import plans

    unready = folder.with_suffix(".new")
    shutil.rmtree(unready, ignore_errors=True)
    unready.mkdir(parents=True)
    for seed in range(1, documents + 1):
        path = unready / f"{seed:03}.{form}"
        if form == "xlsx":
            plans.write_sheet(characters // 110, path, seed)
        else:
            plans.write(plans.plan(characters, seed), form, path)
    unready.rename(folder)


# in a process of its own ------------------------------------------------------------------------------------------


@contextmanager
def _sampled(seen: Counter[str]) -> Iterator[None]:
    """Count by stage what runs, each millisecond of this process's work."""

    def look(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            module = frame.f_globals.get("__name__", "")
            stage = next((name for start, name in _STAGES if module.startswith(start)), None)
            if stage is not None:
                seen[stage] += 1
                return
            frame = frame.f_back

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _work() -> float:
    """Seconds of processors' work of this process and of those that it has started and that have ended."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _peak() -> int:
    """The peak of memory of this process and of the largest that it has started, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = int(status.split("VmHWM:")[1].split()[0])
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024


def _main(folder: Path, jobs: int) -> None:
    from loaders.ingest import read, read_all

    first = min(folder.iterdir())
    read(first)  # what is loaded once is no cost of a document
    seen: Counter[str] = Counter()
    begun, worked = time.perf_counter(), _work()
    if jobs == 1:
        with _sampled(seen):
            outcomes = list(read_all([folder], jobs=1))
    else:
        outcomes = list(read_all([folder], jobs=jobs))
    seconds, work = time.perf_counter() - begun, _work() - worked
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    characters = sum(len(outcome.source.text) for outcome in outcomes if outcome.source)
    pages = sum(len(outcome.source.pages) for outcome in outcomes if outcome.source)
    found = Read(
        documents=len(outcomes),
        pages=pages or round(characters / _A_PAGE),
        tasks=sum(len(outcome.record.tasks) for outcome in outcomes if outcome.record),
        seconds=seconds,
        work=work,
        memory=_peak(),
        stages={name: count / max(sum(seen.values()), 1) for name, count in seen.items()},
    )
    print(json.dumps(found.__dict__))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))
