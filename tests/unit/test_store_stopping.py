"""Stopping the engine: one that has no card yet is starting, and is not taken for none."""

import threading
import time

import pytest

from graph.errors import StoreUnavailable
from graph.store import StoreSettings
from graph.store.engine import STOP_TIMEOUT, stop_engine
from graph.store.engine_files import EngineFiles
from graph.store.engine_process import STOP_LIMIT
from graph.store.locks import FileLock


@pytest.fixture
def starting(tmp_path):
    """The lock of an engine that runs and has no card yet."""
    (tmp_path / "engine").mkdir()
    lock = FileLock(EngineFiles(tmp_path / "engine").running)
    assert lock.acquire(timeout=1)
    yield lock
    lock.release()


def test_an_engine_that_is_starting_is_waited_for(starting, tmp_path):
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="does not end"):
        stop_engine(StoreSettings(data_dir=tmp_path, start_timeout=0.5))
    assert time.monotonic() - began >= 0.5


def test_an_engine_that_gives_up_while_starting_does_not_run(starting, tmp_path):
    threading.Timer(0.3, starting.release).start()

    assert not stop_engine(StoreSettings(data_dir=tmp_path, start_timeout=20))


def test_an_engine_that_was_asked_to_end_has_the_time_it_gives_itself():
    assert STOP_TIMEOUT > STOP_LIMIT
