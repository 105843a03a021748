"""A server that takes connections and answers nothing: bounded waits, one line; all goes on once it answers again."""

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from bolt_proxy import proxy_before
from small_plans import FOREIGN, HOME, OFFICE, plan

from graph.errors import StoreUnavailable
from graph.store import StoreSettings, client, open_store
from graph.store.silence import Silent, within

A = plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, OFFICE)])
B = plan("b", [("I.1", HOME, FOREIGN)])
LIMIT, SLACK = 2, 20
"""After so many seconds of silence nobody waits; a busy machine takes its time for all else."""

SILENT = f"no longer answers: it has said nothing for {LIMIT} s"


@pytest.fixture
def proxy(server):
    with proxy_before(server.neo4j_uri) as made:
        yield made


@pytest.fixture
def through(server, proxy, monkeypatch):
    """A store behind the proxy, with one document in it."""
    with open_store(server) as straight:
        straight.clear()
        straight.load(A)
    monkeypatch.setattr(client, "WRITING", 1)
    settings = {"neo4j_uri": f"bolt://127.0.0.1:{proxy.port}", "connect_timeout": 2, "retry_timeout": 2}
    with open_store(server.model_copy(update=settings)) as store:
        store._define()
        yield store


@contextmanager
def impatient(store):
    """What begins in the block waits for `LIMIT` seconds."""
    at = store._connection._client
    patient = store.patient = at._target
    at._target = replace(patient, margin=LIMIT - patient.query_timeout)
    try:
        yield
    finally:
        at._target = patient


def told_within(seconds, act):
    """The one line that `act` ends with, in time."""
    began = time.monotonic()
    with pytest.raises(StoreUnavailable) as told:
        act()
    assert time.monotonic() - began < seconds
    assert "\n" not in str(told.value) and "; " in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.one_engine("nobody is behind this port")
def test_an_address_that_takes_connections_and_answers_nothing(tmp_path, scheme):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        uri = f"{scheme}://127.0.0.1:{mute.getsockname()[1]}"
        settings = StoreSettings(neo4j_uri=uri, neo4j_password="x", data_dir=tmp_path, connect_timeout=0.3)

        line = told_within(0.6 + SLACK, lambda: open_store(settings))

    assert line.startswith(f"no database answers at {uri}")


def test_a_question_is_not_waited_for_without_end(through, proxy):
    proxy.hushed = "all"

    with impatient(through):
        assert SILENT in told_within(LIMIT + SLACK, through.counts)

    proxy.hushed = None
    assert through.counts()["Task"] == 2


@pytest.mark.parametrize(("moment", "outcome"), [("before", "loaded"), ("after", "unchanged")])
def test_a_load_is_not_waited_for_without_end(through, proxy, moment, outcome):
    """Whether its commit is heard, and only the answer kept back, or not."""
    proxy.hush(**{moment: "COMMIT"})

    with impatient(through):
        assert SILENT in told_within(LIMIT + SLACK, lambda: through.load(B))

    proxy.hushed = None
    assert through.load(B).outcome.value == outcome
    assert through.check() == []


def test_others_ask_again_on_new_connections(through, proxy):
    together(through.counts, through.counts)  # two connections are open
    proxy.hushed = "links"
    told = []

    def early():
        with impatient(through):
            told.append(told_within(LIMIT + SLACK, through.counts))

    asking = threading.Thread(target=early)
    asking.start()
    time.sleep(LIMIT / 4)
    through._connection._client._target = through.patient
    assert through.counts()["Task"] == 2
    asking.join()

    assert SILENT in told[0]


def together(*acts):
    threads = [threading.Thread(target=act) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


@pytest.mark.one_engine("no engine in it")
class TestWithin:
    def test_who_is_heard_is_waited_for(self):
        def act(heard):
            for _ in range(5):
                time.sleep(0.3)
                heard()
            return 7

        assert within(1, act, pytest.fail) == 7

    def test_who_is_silent_is_left_even_where_nobody_can_end_it(self):
        stuck, ended, after = threading.Event(), threading.Event(), []

        def act(heard):
            stuck.wait(30)
            try:
                heard()
            except Silent:
                after.append("given up")
            ended.set()

        with pytest.raises(Silent):
            within(0.3, act, lambda: after.append("hung up"))

        stuck.set()
        assert ended.wait(10)
        assert sorted(after) == ["given up", "hung up"]

    def test_an_error_stays_the_same(self):
        with pytest.raises(TimeoutError, match="mine"):
            within(5, raising, pytest.fail)


def raising(_):
    raise TimeoutError("mine")
