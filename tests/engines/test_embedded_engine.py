"""The embedded engine is one process for all its users, ends with the last of them, and loses nothing."""

import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest
from small_plans import FOREIGN, HOME, plan

from graph.errors import StoreUnavailable
from graph.store import StoreSettings, engine, engine_start, open_store
from graph.store.engine_files import EngineFiles
from graph.store.locks import is_held

pytestmark = pytest.mark.one_engine("the embedded engine's own process; a Neo4j is started by others")

A, B = plan("a", [("I.1", FOREIGN, HOME)]), plan("b", [("I.1", HOME, FOREIGN)])

USER = """
import signal, sys
from pathlib import Path
from graph.store import StoreSettings, open_store
signal.signal(signal.SIGINT, lambda *_: None)
with open_store(StoreSettings(data_dir=Path(sys.argv[1]), heap="256m")) as store:
    print("open", flush=True)
    for _ in sys.stdin:
        print(store.counts()["Document"], flush=True)
"""
"""Another program that uses the store: it says when it has opened it, and for each line how many documents it sees."""


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    return StoreSettings(data_dir=tmp_path / "dữ liệu", heap="256m", connect_timeout=1)


@pytest.fixture
def store(settings):
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def files(settings):
    return EngineFiles(settings.data_dir / "engine")


def test_nobody_is_left_when_the_last_user_has_closed(settings, files):
    with open_store(settings) as first, open_store(settings) as second:
        pid = files.read_card().pid
        first.close()
        assert second.counts()["Document"] == 0
        assert files.read_card().pid == pid

    assert not alive(pid)
    assert not files.card.exists()


def test_two_starters_at_once_share_one_engine(settings, files):
    with user(settings, wait=False) as one, user(settings, wait=False) as other:
        assert [said(one), said(other)] == ["open", "open"]
        pid = files.read_card().pid
        with open_store(settings) as store:
            store.load(A)
            assert [ask(one), ask(other)] == ["1", "1"]
        assert files.read_card().pid == pid


def test_the_engine_survives_ctrl_c_and_ends_after_its_last_user_was_killed(settings, files):
    with user(settings) as program:
        pid = files.read_card().pid
        os.killpg(program.pid, signal.SIGINT)
        assert ask(program) == "0"

        program.kill()
        program.wait()

        assert until(lambda: not is_held(files.running))
        assert until(lambda: not alive(pid))
        assert not files.card.exists()


def test_a_write_is_done_by_the_next_engine_where_one_is_killed_in_its_midst(store, files, monkeypatch):
    store.load(A)
    clean = store.load(B), store.withdraw(B.document)
    killing = Killing(files, monkeypatch)

    killing.before(neo4j.ManagedTransaction, "run", at=3)
    assert store.load(B) == clean[0]
    killing.before(neo4j.ManagedTransaction, "_commit", at=1)
    assert store.withdraw(B.document) == clean[1]
    assert killing.killed == 2
    assert [d["id"] for d in store.documents()] == [A.document]


def test_a_write_whose_answer_was_lost_is_told_as_it_was(store, files, monkeypatch):
    store.load(A)
    clean = store.load(B), store.withdraw(B.document)
    killing = Killing(files, monkeypatch)

    killing.after_commit()
    assert store.load(B) == clean[0]
    killing.after_commit()
    assert store.withdraw(B.document) == clean[1]
    assert killing.killed == 2


def test_an_engine_that_dies_again_and_again_loses_nothing_and_leaves_nothing_half(store, settings, files, monkeypatch):
    store.load(A)
    before = store.dump()
    with monkeypatch.context() as patch:
        Killing(files, patch).before(neo4j.ManagedTransaction, "_commit")
        with pytest.raises(StoreUnavailable, match="engine has ended"):
            store.load(plan("big", [(f"I.{n}", FOREIGN, HOME) for n in range(200)]))
    assert files.card.exists()  # a stale one: its engine is gone
    with open_store(settings) as again:
        assert again.dump() == before


class Killing:
    """Kills the engine of `files` at the chosen moment of a transaction."""

    def __init__(self, files, patch):
        self.files, self.patch, self.killed = files, patch, 0

    def before(self, owner, name, *, at=None):
        """At every call of the driver's method `name`, or at call number `at` only."""
        original, calls = getattr(owner, name), []

        def instead(*given, **named):
            calls.append(1)
            if at in (None, len(calls)):
                self.kill()
            return original(*given, **named)

        self.patch.setattr(owner, name, instead)

    def after_commit(self):
        """After the next commit was done, and before its answer is heard."""
        original, calls = neo4j.ManagedTransaction._commit, []

        def instead(transaction):
            original(transaction)
            calls.append(1)
            if len(calls) == 1:
                self.kill()
                raise neo4j.exceptions.ServiceUnavailable("the answer is lost")

        self.patch.setattr(neo4j.ManagedTransaction, "_commit", instead)

    def kill(self):
        """End the engine at once, and wait until it is gone."""
        os.kill(self.files.read_card().pid, signal.SIGKILL)
        assert until(lambda: not is_held(self.files.running, by_all=False))
        self.killed += 1


def test_everything_is_private_and_no_password_is_told(embedded_store, embedded_settings):
    home = embedded_settings.data_dir
    embedded_store.load(A)
    embedded_store.sources.put("a" * 64, "a.txt", "chữ")
    card = EngineFiles(home / "engine").read_card()
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.rglob("*")]}
    told = [Path(f"/proc/{card.pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    told += [path.read_bytes() for path in home.rglob("*log*") if path.is_file()]

    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}
    assert len(told) > 3
    for secret in (card.writer_password, card.reader_password):
        assert not [text for text in told if secret.encode() in text]
        assert secret not in repr(card)


def test_an_engine_that_cannot_start_says_where_to_look(settings, files, monkeypatch):
    monkeypatch.setattr(engine_start, "MODULE", "graph.store.no_such_module")

    with pytest.raises(StoreUnavailable, match=r"ended while starting.*engine\.log.*PHOIHOP_NEO4J_URI"):
        open_store(settings)

    assert not is_held(files.users)


def test_a_stopped_engine_is_started_again_by_the_next_question(settings, files):
    assert not engine.stop_engine(settings)
    with open_store(settings) as store:
        assert engine.stop_engine(settings)
        assert not is_held(files.running)
        assert store.counts()["Document"] == 0
        assert is_held(files.running)


@contextmanager
def user(settings, *, wait=True):
    """The other program, in a process group of its own; it ends with the block."""
    command = [sys.executable, "-c", USER, str(settings.data_dir)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert not wait or said(program) == "open"
        yield program
    finally:
        program.stdin.close()
        program.wait(30)
        program.stdout.close()


def ask(program):
    program.stdin.write("\n")
    program.stdin.flush()
    return said(program)


def said(program):
    return program.stdout.readline().strip()


def alive(pid):
    """Whether the process runs; one that has ended and was not yet collected by its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()
