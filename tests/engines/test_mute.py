"""A server that takes connections and answers nothing: bounded waits, one line; all goes on once it answers again."""

import socket
import threading
import time

import pytest
from bolt_proxy import proxy_before
from small_plans import FOREIGN, HOME, OFFICE, plan

from graph.errors import StoreUnavailable
from graph.store import StoreSettings, open_store
from graph.store import store as store_module
from graph.store.silence import Listener

A = plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, OFFICE)])
B = plan("b", [("I.1", HOME, FOREIGN)])
TIMEOUT, MARGIN = 0.5, 0.7
WRITING = 2


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(store_module, "MARGIN", MARGIN)
    monkeypatch.setattr("graph.store.client.WRITING", WRITING)


@pytest.fixture
def proxy(server):
    with proxy_before(server.neo4j_uri) as made:
        yield made


@pytest.fixture
def through(server, proxy):
    """A store behind the proxy, with one document in it."""
    with open_store(server) as straight:
        straight.clear()
        straight.load(A)
    settings = {"neo4j_uri": f"bolt://127.0.0.1:{proxy.port}", "query_timeout": TIMEOUT, "connect_timeout": 1}
    with open_store(server.model_copy(update=settings | {"retry_timeout": 1})) as store:
        store._define()
        yield store


def told_within(seconds, act):
    """The one line that `act` ends with, in time."""
    began = time.monotonic()
    with pytest.raises(StoreUnavailable) as told:
        act()
    assert time.monotonic() - began < seconds
    assert "\n" not in str(told.value) and "; " in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc"])
@pytest.mark.one_engine("nobody is behind this port")
def test_an_address_that_takes_connections_and_answers_nothing(tmp_path, scheme):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        uri = f"{scheme}://127.0.0.1:{mute.getsockname()[1]}"
        settings = StoreSettings(neo4j_uri=uri, neo4j_password="x", data_dir=tmp_path, connect_timeout=0.5)

        line = told_within(8, lambda: open_store(settings))

    assert line.startswith(f"no database answers at {uri}")


def test_a_question_is_not_waited_for_without_end(through, proxy):
    proxy.hushed = "all"

    assert "no longer answers: it has said nothing for 1.2 s" in told_within(5, through.counts)
    told_within(8, through.counts)  # nobody greets a new connection either

    proxy.hushed = None
    assert through.counts()["Task"] == 2


def test_reading_the_whole_graph_is_not_waited_for_without_end(through, proxy):
    before = through.hash()
    proxy.hushed = "links"

    assert "no longer answers" in told_within(5, lambda: through._fold("MATCH (n) RETURN n.id AS id", list))
    assert through.hash() == before


@pytest.mark.parametrize("moment", ["RUN", "COMMIT"])
def test_a_load_is_not_waited_for_without_end(through, proxy, moment):
    proxy.hush(before=moment)

    assert "no longer answers: it has said nothing for 1.7 s" in told_within(8, lambda: through.load(B))

    proxy.hushed = None
    through.load(B)
    assert through.check() == []
    assert through.counts()["Task"] == 3


def test_a_commit_whose_answer_is_kept_back_is_done_once(through, proxy):
    proxy.hush(after="COMMIT")

    assert "no longer answers" in told_within(8, lambda: through.load(B))

    proxy.hushed = None
    assert through.load(B).outcome.value == "unchanged"
    assert through.check() == []


def test_others_ask_again_on_new_connections(through, proxy):
    together(through.counts, through.counts)  # two connections are open
    proxy.hushed = "links"
    answers = []

    def late():
        time.sleep(MARGIN)
        answers.append(through.counts()["Task"])

    asking = threading.Thread(target=late)
    asking.start()
    told_within(5, through.counts)
    asking.join(10)

    assert answers == [2]


def together(*acts):
    threads = [threading.Thread(target=act) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


@pytest.mark.one_engine("no engine in it")
class TestListener:
    def test_a_line_on_which_something_is_heard_stays(self):
        ended = threading.Event()
        with Listener().open(0.4, ended.set) as line:
            for _ in range(8):
                time.sleep(0.1)
                line.heard()
            assert not line.silent

            assert ended.wait(5)
            assert line.silent

    def test_only_the_silent_line_is_ended(self):
        listener, short, long = Listener(), threading.Event(), threading.Event()
        with listener.open(30, long.set) as patient, listener.open(0.1, short.set):
            assert short.wait(5)
            assert not patient.silent and not long.is_set()

    def test_a_line_that_is_closed_is_never_ended(self):
        listener, ended = Listener(), threading.Event()
        with listener.open(0.2, ended.set):
            pass

        assert not ended.wait(0.5)
