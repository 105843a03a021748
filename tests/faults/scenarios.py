"""Faults other than a kill in a load: each a function that tells its outcome, or fails where a promise is broken."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from disks import small_disk, without_rights
from kit import Clean, Plans, fingerprint, load_all, load_command, run, settings
from serving import GAPS, App

from graph.errors import StoreUnavailable
from graph.store import open_store
from graph.store.engine_files import EngineFiles
from graph.store.locks import is_held

PHOIHOP = [sys.executable, "-c", "from dashboard.cli import main; main()"]
INFO = [*PHOIHOP, "store", "info"]
MOMENTS = 8
DOUBLING = "WITH 'x' AS s " + "WITH s + s AS s " * 40 + "RETURN size(s) AS n"


@dataclass(frozen=True)
class Stage:
    """What a scenario plays on: plans, what a clean load of them gives, and a directory of its own."""

    plans: Plans
    clean: Clean
    home: Path

    @property
    def data(self):
        """The data directory."""
        return self.home / "data"

    @property
    def files(self):
        """The engine's files."""
        return EngineFiles(self.data / "engine")

    def check(self, store, *, at_least=None):
        """The store is as after some document, at least so many (all, if None); afterwards all can be loaded."""
        place = self.clean.place(fingerprint(store))
        wanted = len(self.plans.records) if at_least is None else at_least
        assert place is not None and place >= wanted, f"{wanted} acknowledged, the store is as after {place}"
        load_all(store, self.plans)
        assert fingerprint(store) == self.clean.last, "loading again gives another graph"
        return place


def two_loads_at_once(stage):
    """Two loads at once."""
    command = load_command(stage.plans)
    done = []
    threads = [threading.Thread(target=lambda: done.append(run(command, stage.data))) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.code for each in done] == [0, 0], [each.err for each in done]
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return "both end with 0; one graph, that of a single load"


def a_load_while_the_app_serves(stage):
    """A load while the app serves."""
    symbol = stage.plans.records[0].document.symbol
    with App(stage.data) as app:
        assert app.loaded() == (0, 0)
        assert symbol not in app.words(GAPS)
        loading = threading.Thread(target=lambda: said.append(run(load_command(stage.plans), stage.data)))
        said, seen = [], []
        loading.start()
        while loading.is_alive():
            seen.append(app.loaded())
        seen.append(app.loaded())
        assert symbol in app.words(GAPS)
    assert said[0].code == 0, said[0].err
    allowed = {(0, 0)}
    tasks = {}
    for record in stage.plans.records:
        tasks[record.document.issuer] = len(record.tasks)
        allowed.add((len(tasks), sum(tasks.values())))
    assert set(seen) <= allowed, f"half a load was seen: {sorted(set(seen) - allowed)}"
    assert seen[-1] == (len(tasks), sum(tasks.values())), seen[-1]
    states = f"all of a state before or after a document ({len(set(seen))} states)"
    return f"{len(seen)} pages answered meanwhile, {states}; a page shows {symbol} afterwards, and did not before"


def two_apps_on_one_directory(stage):
    """Two apps on one data directory."""
    with App(stage.data) as first:
        with App(stage.data) as second:
            pid = stage.files.read_card().pid
            assert run(load_command(stage.plans), stage.data).code == 0
            assert first.loaded() == second.loaded() != (0, 0)
        assert first.loaded() != (0, 0)
        assert stage.files.read_card().pid == pid
    assert not is_held(stage.files.running)
    return "one engine for both; it stays with the one that is left, and ends with it"


def two_apps_of_which_one_is_killed(stage):
    """Two apps, one is killed."""
    with App(stage.data) as killed, App(stage.data) as left:
        pid = stage.files.read_card().pid
        assert run(load_command(stage.plans), stage.data).code == 0
        before = left.loaded()
        assert killed.loaded() == before != (0, 0)
        killed.kill()
        assert left.loaded() == before
        assert run(load_command(stage.plans), stage.data).code == 0
        assert left.loaded() == before
        assert stage.files.read_card().pid == pid
    assert not is_held(stage.files.running)
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return "the other goes on over the same engine, which ends with it; loads go on; nothing lost"


def stale_port_files(stage):
    """Stale port files, no engine."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        card = json.loads(stage.files.card.read_text())
    with subprocess.Popen(["sleep", "600"]) as bystander:
        try:
            spoilt = {
                "dead process": json.dumps(card),
                "another's process": json.dumps(card | {"pid": bystander.pid}),
                "garbage": "{ \x00",
                "wrong port": json.dumps(card | {"port": 1}),
                "empty": "",
            }
            for name, text in spoilt.items():
                stage.files.card.write_text(text)
                assert run(INFO, stage.data).code == 0, name
            stage.files.card.write_text("{}")
            stage.files.card.chmod(0)
            assert run(INFO, stage.data).code == 0
            assert bystander.poll() is None
        finally:
            bystander.kill()
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return f"{', '.join([*spoilt, 'unreadable'])}: each replaced, exit 0; the other process lives on"


def spoilt_port_files(stage):
    """Spoilt port file of a living engine."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        card = json.loads(stage.files.card.read_text())
        for text in ("{", json.dumps(card | {"port": 1}), json.dumps(card | {"writer_password": "x" * 32})):
            stage.files.card.write_text(text)
            assert run(INFO, stage.data).code == 0, text
            assert stage.files.read_card().pid == card["pid"], "the living engine was replaced"
        stage.check(store)
    return "garbage, wrong port, wrong password: the engine writes it anew; joined, exit 0"


def a_disk_that_is_full_at_the_start(stage):
    """Full disk at the start."""
    with small_disk(stage.home / "disk") as disk:
        data = disk.home / "data"
        assert run(load_command(stage.plans), data).code == 0
        disk.fill()
        said = run(load_command(stage.plans), data)
        disk.make_room()
        line = one_line(said, "No space left on device", "make room")
        with open_store(settings(data)) as store:
            stage.check(store)
    return f'{disk.kind}: exit 1, "{line}"; nothing lost'


def a_disk_that_fills_up_in_a_load(stage):
    """Disk full in the middle of a load."""
    with small_disk(stage.home / "disk") as disk:
        data = disk.home / "data"
        with open_store(settings(data)) as store:
            first = Plans(stage.plans.home, stage.plans.records[:4], stage.plans.paths[:4])
            load_all(store, first)
            disk.fill()
            said = run(load_command(stage.plans), data)
            disk.make_room()
            line = one_line(said, "No space left on device", "make room")
            place = stage.check(store, at_least=2)
    return f'{disk.kind}: exit 1, "{line}"; {len(said.out)} told, as after {place}; loaded again: equal'


def a_read_only_disk(stage):
    """Read-only data directory."""
    with small_disk(stage.home / "disk") as disk:
        data = disk.home / "data"
        assert run(load_command(stage.plans), data).code == 0
        with disk.read_only():
            line = one_line(run(INFO, data), "Read-only file system", "PHOIHOP_DATA_DIR")
            one_line(run(load_command(stage.plans), data), "Read-only file system", "PHOIHOP_DATA_DIR")
        with open_store(settings(data)) as store:
            stage.check(store)
    return f'{disk.kind}: exit 1, "{line}"; nothing lost'


def a_directory_of_someone_else(stage):
    """Data directory of another user."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
    said = run(INFO, stage.data, wrap=without_rights(), HOME=str(stage.home))
    line = one_line(said, "data directory", "PHOIHOP_DATA_DIR")
    assert "Permission denied" in line or "not permitted" in line
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return f'exit 1, "{line}"; nothing lost'


def a_mute_engine(stage):
    """Engine stopped (SIGSTOP), app waiting."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        pid = stage.files.read_card().pid
        os.kill(pid, signal.SIGSTOP)
        began = time.monotonic()
        store.counts()
        took = time.monotonic() - began
        assert took < 90
        assert stage.files.read_card().pid != pid
        assert gone(pid)
        stage.check(store)
    return f"noticed, ended and replaced: the answer came after {took:.0f} s; nothing lost"


def a_mute_engine_met_by_a_newcomer(stage):
    """Engine stopped, a command comes."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        pid = stage.files.read_card().pid
        os.kill(pid, signal.SIGSTOP)
        said = run(INFO, stage.data)
        assert said.code == 0, said.err
        assert gone(pid)
        stage.check(store)
    return f"the command replaces it and ends with 0 after {said.seconds:.0f} s; nothing lost"


def an_engine_killed_under_many(stage):
    """Engine killed: 8 threads, 2 programs."""
    with open_store(settings(stage.data)) as store, App(stage.data) as app:
        load_all(store, stage.plans)
        os.kill(stage.files.read_card().pid, signal.SIGKILL)
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(store.counts()["Document"])) for _ in range(8)]
        for each in threads:
            each.start()
        noticed, page = app.until_loaded()
        for each in threads:
            each.join()
        assert len(answers) == 8 and set(answers) == {answers[0]} and answers[0] > 0
        assert page[0] == 5
        stage.check(store)
    return f"all 8 answered; the app {'said so, then ' if noticed else ''}showed the page again; one new engine"


def an_engine_out_of_memory(stage):
    """Engine out of memory."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        pid = stage.files.read_card().pid
        try:
            store.read(DOUBLING)
        except StoreUnavailable as error:
            line = str(error)
        else:
            raise AssertionError("the doubling was answered")
        assert "out of memory" in line, line
        assert stage.files.read_card().pid != pid
        stage.check(store)
    return f'"{line}"; nothing lost'


def a_damaged_journal(stage):
    """Damaged journal after a kill."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        os.kill(stage.files.read_card().pid, signal.SIGKILL)
    journals = sorted((stage.files.home / "databases" / "graph").glob("*.wal"), key=lambda path: path.stat().st_size)
    with journals[-1].open("r+b") as file:
        file.seek(20)
        file.write(b"\xff" * 64)
    line = one_line(run(INFO, stage.data), "damaged", "load the plans again")
    assert one_line(run(INFO, stage.data), "damaged", "load the plans again") == line
    (stage.files.home).rename(stage.home / "moved-away")
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        assert fingerprint(store) == stage.clean.last
    return f'refused, again and again, exit 1: "{line[:60]}…"; after moving it away all can be loaded'


def a_torn_end_of_the_journal(stage):
    """Torn end of the journal after a kill."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
        os.kill(stage.files.read_card().pid, signal.SIGKILL)
    for journal in (stage.files.home / "databases" / "graph").glob("*.wal"):
        with journal.open("ab") as file:
            file.write(os.urandom(300))
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return "what was acknowledged is there; the torn end is passed over"


def parts_that_were_removed(stage):
    """Parts of the database removed."""
    with open_store(settings(stage.data)) as store:
        load_all(store, stage.plans)
    whole = stage.home / "whole"
    shutil.copytree(stage.files.home, whole)
    for pattern in ("schema.json", "schema*.json", "Task_0.*.bucket", "LEADS_0.*.bucket", "*.dict", "Task_0_*.umtidx"):
        for path in stage.files.database.glob(pattern):
            path.unlink()
        for _ in range(2):
            line = one_line(run(INFO, stage.data), "are missing", "put them back from a copy")
        assert one_line(run(load_command(stage.plans), stage.data), "are missing") == line
        shutil.rmtree(stage.files.home)
        shutil.copytree(whole, stage.files.home)
        assert run(INFO, stage.data).code == 0
    with open_store(settings(stage.data)) as store:
        stage.check(store)
    return f'6 of them, refused again and again, exit 1: "…{line[-160:]}"; after putting them back: equal'


def an_engine_killed_while_it_makes_its_schema(stage):
    """Engine killed in its first seconds."""
    chance = random.Random(7)
    for number in range(MOMENTS):
        data = stage.home / f"data-{number}"
        with open_store(settings(data)) as store:
            pid = EngineFiles(data / "engine").read_card().pid
            timer = threading.Timer(chance.random() * 2, os.kill, (pid, signal.SIGKILL))
            timer.start()
            load_all(store, stage.plans)
            timer.join()
        with open_store(settings(data)) as store:
            stage.check(store)
            assert store.check() == []
        shutil.rmtree(data)
    return f"{MOMENTS} times at a moment of the first load: carried on with a new engine, opened again, never refused"


def one_line(said, *parts):
    """The one line of a program that ended with 1; it holds `parts`."""
    assert said.code == 1, f"exit {said.code}: {said.err[-500:]}"
    lines = said.trouble
    assert len(lines) == 1 and "Traceback" not in said.err, said.err[-1500:]
    assert all(part in lines[0] for part in parts), lines[0]
    return lines[0].removeprefix("phoihop: ")


def gone(pid):
    """Whether the process has ended; a zombie has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


ALL = (
    two_loads_at_once, a_load_while_the_app_serves, two_apps_on_one_directory, two_apps_of_which_one_is_killed,
    stale_port_files, spoilt_port_files,
    a_disk_that_is_full_at_the_start, a_disk_that_fills_up_in_a_load, a_read_only_disk, a_directory_of_someone_else,
    a_mute_engine, a_mute_engine_met_by_a_newcomer, an_engine_killed_under_many, an_engine_out_of_memory,
    a_damaged_journal, a_torn_end_of_the_journal, parts_that_were_removed, an_engine_killed_while_it_makes_its_schema,
)  # fmt: skip
