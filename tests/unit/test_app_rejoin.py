"""A page that is loaded again works again after the engine has ended under a running app."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.app import create_app
from graph.build import build
from graph.errors import StoreUnavailable
from graph.store import StoreSettings, open_store
from graph.store.engine import stop_engine
from graph.store.engine_files import EngineFiles
from loaders.bundled import bundled_records

OPENED = {
    "output": "shell.children",
    "outputs": {"id": "shell", "property": "children"},
    "inputs": [{"id": "url", "property": "pathname", "value": "/"}, {"id": "url", "property": "search", "value": ""}],
}


@pytest.fixture
def settings(tmp_path):
    return StoreSettings(data_dir=tmp_path / "data", heap="256m", connect_timeout=1)


@pytest.fixture
def record():
    return bundled_records()[0]


@pytest.fixture
def store(settings, record):
    with open_store(settings) as opened:
        opened.load(build(record))
        yield opened


def kill(settings):
    os.kill(EngineFiles(settings.data_dir / "engine").read_card().pid, signal.SIGKILL)


def stop(settings):
    assert stop_engine(settings)


def words_of(client):
    answer = client.post("/_dash-update-component", json=OPENED, headers={"Host": "localhost"})
    return str(answer.get_json())


@pytest.mark.parametrize("end", [kill, stop])
def test_page_loaded_again_works_after_the_engine_ended(store, settings, record, end):
    client = create_app(store).server.test_client()
    end(settings)
    with ThreadPoolExecutor(4) as pool:
        screens = list(pool.map(lambda _: words_of(client), range(4)))

    assert all(record.document.province in words for words in screens)
    assert not any("Cơ sở dữ liệu không trả lời" in words for words in screens)
    assert store.withdraw(str(store.documents()[0]["id"])).nodes_deleted > 0
    store.close()
    with pytest.raises(StoreUnavailable):
        store.read("RETURN 1 AS one")
    assert EngineFiles(settings.data_dir / "engine").read_card() is None
