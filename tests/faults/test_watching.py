"""What looks after the engine: the watchdog in its process, the greeting from outside, and the proof who it is."""

import signal
import socket
import subprocess
import time
from types import SimpleNamespace

import pytest

from graph.store import processes, watchdog
from graph.store.engine_files import EngineCard, EngineFiles
from graph.store.probe import speaks_bolt
from graph.store.watchdog import Watchdog


@pytest.fixture
def mute_port():
    """A port where connections are taken, and nothing is ever answered: as with a process that was stopped."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        yield mute.getsockname()[1]


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(watchdog, "PERIOD", 0.2)
    monkeypatch.setattr(watchdog, "LIMIT", 0.4)
    monkeypatch.setattr(watchdog, "LONGEST", 2.0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("busy", [True, False], ids=["working", "idle"])
def test_a_mute_engine_is_given_up(mute_port, quick, busy):
    began = time.monotonic()
    dog = Watchdog(EngineCard(1, "-", mute_port, "x", "y"))

    while not dog.mute():
        assert time.monotonic() - began < 30
        if busy:
            sum(range(100_000))
        else:
            time.sleep(0.05)

    assert (time.monotonic() - began > 2.0) or busy
    assert time.monotonic() - began > 1.0


def test_an_engine_that_answers_is_left_alone(running_embedded_store, embedded_settings, quick):
    dog = Watchdog(EngineFiles(embedded_settings.data_dir / "engine").read_card())
    seen = [dog.mute() for _ in range(60) if not time.sleep(0.05)]

    assert not any(seen)


def test_time_in_which_the_whole_process_stood_still_is_no_miss(mute_port, quick, monkeypatch):
    dog = Watchdog(EngineCard(1, "-", mute_port, "x", "y"))
    later = time.monotonic() + 3600
    clock = SimpleNamespace(monotonic=lambda: later, process_time=time.process_time, sleep=time.sleep)
    monkeypatch.setattr(watchdog, "time", clock)
    monkeypatch.setattr(watchdog, "_LONGEST_STEP", 0.5)

    assert not dog.mute()


def test_who_speaks_bolt(running_embedded_store, embedded_settings, mute_port):
    card = EngineFiles(embedded_settings.data_dir / "engine").read_card()
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))

        assert speaks_bolt(card.port, timeout=10)
        assert not speaks_bolt(mute_port, timeout=0.2)
        assert not speaks_bolt(nobody.getsockname()[1], timeout=0.2)


def test_only_the_process_that_is_meant_is_ended():
    with subprocess.Popen(["sleep", "60"]) as program:
        start = processes.started(program.pid)
        assert not processes.is_stopped(program.pid)
        program.send_signal(signal.SIGSTOP)
        while not processes.is_stopped(program.pid):
            time.sleep(0.01)

        assert not processes.end_surely(program.pid, "")
        assert not processes.end_surely(program.pid, start + "0")
        assert program.poll() is None
        assert processes.end_surely(program.pid, start)
        program.wait(10)
    assert not processes.end_surely(program.pid, start)
