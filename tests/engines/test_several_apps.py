"""Several apps over one store: each answers from the store as it is now, whoever wrote to it."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_plans import FOREIGN, HOME, OFFICE, plan

from dashboard.app.data import Data
from graph.build import build
from graph.store import open_store
from loaders.bundled import bundled_records

ROOT = Path(__file__).parents[2]
SHOW = {
    "output": "shell.children",
    "outputs": {"id": "shell", "property": "children"},
    "inputs": [{"id": "url", "property": "pathname", "value": "/"}, {"id": "url", "property": "search", "value": ""}],
}


def test_a_report_is_made_anew_after_another_program_has_written(store, its_settings):
    with open_store(its_settings) as other:
        store.load(plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, OFFICE)]))
        here, there = Data(store), Data(other)
        before = here.report()
        assert there.report().to_data() == before.to_data()
        assert here.report() is before

        other.load(plan("a", [("I.1", HOME, FOREIGN), ("I.2", FOREIGN, OFFICE)]))  # as many of everything as before

        assert here.report() is not before
        assert here.report().to_data() == there.report().to_data()


@pytest.fixture
def its_settings(request):
    """Settings that open the store of a test once more, as another program would."""
    return request.getfixturevalue(f"{request.node.callspec.params['store']}_settings")


@pytest.mark.neo4j
@pytest.mark.one_engine("the apps of several machines share a server; the embedded engine serves one machine")
def test_two_apps_answer_alike_while_a_third_program_loads(neo4j_store, neo4j_settings, tmp_path):
    records = bundled_records()
    with app(neo4j_settings, tmp_path / "one") as one, app(neo4j_settings, tmp_path / "two") as two:
        seen = {one: [], two: []}
        for record in records:
            neo4j_store.load(build(record))
            for address in seen:
                seen[address].append(provinces(screen(address), records))

        assert seen[one] == seen[two]
        assert [len(found) for found in seen[one]] == [1, 2, 3, 4, 5]
        assert screen(one) == screen(two)


@contextmanager
def app(settings, home):
    """`phoihop serve` in a process of its own."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "PHOIHOP_NEO4J_URI": settings.neo4j_uri,
        "PHOIHOP_NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
        "PHOIHOP_DATA_DIR": str(home),
    }
    home.mkdir()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", "from dashboard.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert until(lambda: answers(address)), process.stdout.read1()
        yield address
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def screen(address):
    """What the app shows first, as text."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/_dash-update-component", json.dumps(SHOW).encode(), headers)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
        return json.dumps(json.load(answer), ensure_ascii=False)


def provinces(shown, records):
    """The loaded provinces that a screen names."""
    return {record.document.province for record in records if str(record.document.province) in shown}


def answers(address):
    try:
        return bool(screen(address))
    except OSError:
        return False


def until(condition, seconds=120):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]
