"""What a cluster does to its clients: leaders change, answers are lost, followers lag. Loads stay whole and truthful.

A single Community server cannot do these things; they are brought about between it and the driver.
"""

import time
from contextlib import ExitStack
from dataclasses import replace

import neo4j
import pytest
from bolt_proxy import proxy_before
from bolt_stub import stub
from neo4j.exceptions import IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired
from small_plans import DIRECTIVE, FOREIGN, HOME, OFFICE, plan

from graph.errors import StoreBusy, StoreError, StoreRefused, StoreUnavailable
from graph.store import open_store
from graph.store.client import Client
from graph.store.judgements import judgement
from graph.store.readings import ReadingState, new_reading
from graph.vocabulary import Verdict

A = plan("a", [("I.1", FOREIGN, HOME), ("I.2", HOME, OFFICE)], cites=[(DIRECTIVE, "về đối ngoại")])
B = plan("b", [("I.1", HOME, FOREIGN)], cites=[(DIRECTIVE, "về công tác đối ngoại")])

B_CORRECTED = plan("b", [("I.1", HOME, OFFICE)])
C = plan("c", [("I.1", HOME, FOREIGN)])
LISTED, OTHER = (
    replace(each, reading=replace(each.reading, state=ReadingState.FORMER)) for each in (new_reading(C), new_reading(B))
)

EARLIER, OURS, THEIRS = (
    judgement("finding:1", verdict, author=author, at=f"2026-01-0{day}T08:00:00Z")
    for day, (verdict, author) in enumerate(
        [(Verdict.DISMISSED, "Lê Thị B"), (Verdict.REOPENED, "Lê Thị B"), (Verdict.CONFIRMED, "Phòng Pháp chế")], 1
    )
)

SERVER = {
    "the leader has changed": "Neo.ClientError.Cluster.NotALeader",
    "a follower was asked to write": "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "the database is not there yet": "Neo.TransientError.General.DatabaseUnavailable",
    "a deadlock": "Neo.TransientError.Transaction.DeadlockDetected",
    "the leader steps down": "Neo.TransientError.Transaction.LeaderSwitch",
}
FAULTS = {
    name: lambda code=code: Neo4jError._hydrate_neo4j(code=code, message="m") for name, code in SERVER.items()
} | {
    "the session has expired": lambda: SessionExpired("m"),
    "the server has gone": lambda: ServiceUnavailable("m"),
}
MOMENTS = ("first statement", "fifth statement", "before the commit", "after the commit")


class Faults:
    """Raises `make()` in the driver at `moment`, `times` times."""

    def __init__(self, monkeypatch, make, moment, times=1):
        self.make, self.moment, self.left, self.raised, self.statements = make, moment, times, 0, 0
        self._run, self._commit = neo4j.ManagedTransaction.run, neo4j.ManagedTransaction._commit
        monkeypatch.setattr(neo4j.ManagedTransaction, "run", lambda tx, *a, **k: self.run(tx, *a, **k))
        monkeypatch.setattr(neo4j.ManagedTransaction, "_commit", lambda tx: self.commit(tx))

    def run(self, tx, *arguments, **named):
        self.statements += 1
        self._strike(self.statements == 1 and self.moment == "first statement")
        self._strike(self.statements == 5 and self.moment == "fifth statement")
        return self._run(tx, *arguments, **named)

    def commit(self, tx):
        self._strike(self.moment == "before the commit")
        self._commit(tx)
        self._strike(self.moment == "after the commit")

    def _strike(self, now):
        if now and self.left:
            self.left, self.raised, self.statements = self.left - 1, self.raised + 1, 0
            raise self.make()


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch):
    monkeypatch.setattr("graph.store.tries.SHORTEST", 0.01)
    monkeypatch.setattr("graph.store.tries.LONGEST", 0.01)


KNOWN = {}
"""What `clean` found out, once per server."""


@pytest.fixture
def clean(store):
    """A is loaded; what loading B then gives where nothing goes wrong: the result, the graph, the graph without A."""
    return prepared(store)


def prepared(store):
    if store.address not in KNOWN:
        store.load(A)
        result, graph = store.load(B), store.dump()
        store.withdraw(A.document)
        KNOWN[store.address] = result, graph, store.dump()
        store.clear()
    store.load(A)
    return KNOWN[store.address]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("make", FAULTS.values(), ids=FAULTS)
def test_a_load_goes_on_after_a_fault_of_the_cluster(store, clean, monkeypatch, make, moment):
    with monkeypatch.context() as patch:
        faults = Faults(patch, make, moment, times=2)
        result = store.load(B)

    assert faults.raised == 2
    assert result == clean[0]
    assert store.dump() == clean[1]


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_a_withdrawal_goes_on_after_the_leader_has_changed(store, clean, monkeypatch, moment):
    store.load(B)
    with monkeypatch.context() as patch:
        faults = Faults(patch, FAULTS["the leader steps down"], moment)
        assert store.withdraw(A.document).nodes_deleted > 0

    assert faults.raised == 1
    assert store.dump() == clean[2]


BY_OTHERS = {
    "our withdrawal, their load": (lambda store: store.withdraw(A.document), lambda store: store.load(A)),
    "our load, their withdrawal": (lambda store: store.load(B), lambda store: store.withdraw(B.document)),
    "our load, their other reading": (lambda store: store.load(B), lambda store: store.load(B_CORRECTED)),
    "our listing, their forgetting": (
        lambda store: store.keep_readings([OTHER]),
        lambda store: store.forget(B.document),
    ),
    "our forgetting, their load": (lambda store: store.forget(C.document), lambda store: store.load(C)),
    "our judgement, theirs": (
        lambda store: store.add_judgements([OURS, EARLIER]),
        lambda store: store.add_judgements([THEIRS]),
    ),
}


@pytest.mark.parametrize(("ours", "theirs"), BY_OTHERS.values(), ids=BY_OTHERS)
def test_what_others_did_after_an_unheard_commit_stays(server, monkeypatch, ours, theirs):
    with open_store(server) as mine, open_store(server) as other:
        listed_beside_one_loaded(mine)
        undisturbed = ours(mine)
        theirs(mine)
        expected = whole(mine)
        listed_beside_one_loaded(mine)
        once, unheard = Client._once, []

        def lost(client, driver, mode, *more):
            result = once(client, driver, mode, *more)
            if mode == neo4j.WRITE_ACCESS and not unheard:
                unheard.append(result)
                theirs(other)
                raise IncompleteCommit("m")
            return result

        with monkeypatch.context() as patch:
            patch.setattr(Client, "_once", lost)
            assert ours(mine) == undisturbed
        assert unheard
        assert whole(mine) == expected


def listed_beside_one_loaded(store):
    store.clear()
    store.load(A)
    store.keep_readings([LISTED])
    store.judge(EARLIER)


def whole(store):
    return store.dump(), [(each.id, each.state) for each in store.readings()], store.judgements()


ENDS = {
    "the leader has changed": StoreBusy,
    "a follower was asked to write": StoreRefused,
    "a deadlock": StoreBusy,
    "the database is not there yet": StoreUnavailable,
    "the server has gone": StoreUnavailable,
    "the session has expired": StoreUnavailable,
}


@pytest.mark.parametrize(("name", "error"), ENDS.items())
def test_a_fault_that_stays_ends_in_one_line(server, monkeypatch, name, error):
    with open_store(server.model_copy(update={"retry_timeout": 0.3, "connect_timeout": 0.3})) as store:
        store.clear()
        store.load(A)
        before = store.dump()
        began = time.monotonic()
        with monkeypatch.context() as patch:
            Faults(patch, FAULTS[name], "before the commit", times=10**6)
            with pytest.raises(StoreError) as told:
                store.load(B)

        assert type(told.value) is error
        assert "\n" not in str(told.value) and "; " in str(told.value)
        assert time.monotonic() - began < 5
        assert store.dump() == before


CUTS = [{"before": "RUN"}, {"before": "RUN", "skip": 4}, {"before": "COMMIT"}, {"after": "COMMIT"}]


@pytest.mark.parametrize("cut", [*CUTS, {"after": "COMMIT", "times": 3}], ids=str)
def test_a_load_goes_on_after_its_connection_was_cut(server, cut):
    with open_store(server) as store, proxy_before(server.neo4j_uri) as proxy:
        store.clear()
        result, graph, _ = prepared(store)
        with open_store(server.model_copy(update={"neo4j_uri": f"bolt://127.0.0.1:{proxy.port}"})) as through:
            through._define()
            proxy.cut(**cut)

            assert through.load(B) == result
        assert proxy.cuts_made == cut.get("times", 1)
        assert store.dump() == graph


@pytest.mark.neo4j
@pytest.mark.one_engine("routing is what a cluster does; the embedded engine is one process")
class TestRouting:
    """A stub says which server leads; both of the servers that it names are proxies before the one real server."""

    def test_writes_go_to_the_leader_and_questions_to_followers_that_know_of_them(self, neo4j_store, cluster):
        with open_store(cluster.settings) as store:
            store.load(A)
            assert store.counts()["Task"] == 2

        written, read = cluster.leader.begun, cluster.follower.begun
        assert written and read
        assert b"FB:" in read[-1]
        assert all(b"\x81r" in begin for begin in read)  # mode: "r"
        assert not any(b"\x81r" in begin for begin in written)
        assert neo4j_store.counts()["Task"] == 2

    def test_the_next_program_asks_for_what_the_last_one_wrote(self, neo4j_store, cluster):
        with open_store(cluster.settings) as store:
            store.load(A)
            store.read("RETURN 1 AS one")
            known = bookmarks(cluster.follower.begun[-1])
        assert known
        for settings, expected in ((cluster.settings, known), (cluster.elsewhere, set())):
            before = len(cluster.follower.begun)
            open_store(settings).close()
            assert bookmarks(cluster.follower.begun[before]) == expected

    @pytest.mark.parametrize("kept", ['["no bookmark"]', "{broken", "[7]", '["FB:kcwQAAAAAAAAAAAAAAAAAAAAAAAJA="]'])
    def test_what_was_kept_and_is_not_known_is_forgotten(self, neo4j_store, cluster, kept):
        with open_store(cluster.settings) as store:
            store.load(A)
        (file,) = (cluster.settings.data_dir / "bookmarks").iterdir()
        file.write_text(kept)

        with open_store(cluster.settings) as store:
            assert store.counts()["Task"] == 2
            store.load(B)
            assert store.counts()["Task"] == 3
        assert "FB:" in file.read_text()

    def test_a_load_follows_the_leader(self, neo4j_store, clean, cluster):
        with open_store(cluster.settings) as store:
            store.load(A)
            cluster.leader.cut(before="COMMIT")
            cluster.leader.closed = True
            cluster.stub.servers["WRITE"] = [cluster.follower_address]
            cluster.stub.servers["READ"] = [cluster.follower_address]
            result = store.load(B)

        assert cluster.leader.cuts_made == 1
        assert any(b"\x81r" not in begin for begin in cluster.follower.begun)
        assert result == clean[0]
        assert neo4j_store.dump() == clean[1]

    def test_a_cluster_without_a_leader_is_told_in_one_line(self, neo4j_store, cluster):
        cluster.stub.servers["WRITE"] = []
        with open_store(cluster.settings.model_copy(update={"retry_timeout": 0.5})) as store:
            assert store.counts()["Task"] == 0
            began = time.monotonic()
            with pytest.raises((StoreUnavailable, StoreBusy)) as told:
                store.load(A)
        assert "\n" not in str(told.value)
        assert time.monotonic() - began < 20

    @pytest.fixture
    def store(self, neo4j_store):
        """For `clean`."""
        return neo4j_store

    @pytest.fixture
    def cluster(self, neo4j_settings, tmp_path):
        with Cluster(neo4j_settings, tmp_path) as made:
            yield made


class Cluster:
    """A stub that routes, a leader, a follower."""

    def __init__(self, real, home):
        self._real, self._home, self._closing = real, home, ExitStack()

    def __enter__(self):
        self.leader = self._closing.enter_context(proxy_before(self._real.neo4j_uri))
        self.follower = self._closing.enter_context(proxy_before(self._real.neo4j_uri))
        self.stub = self._closing.enter_context(stub("Neo4j/5.26.0"))
        own = f"127.0.0.1:{self.stub.port}"
        self.follower_address = f"127.0.0.1:{self.follower.port}"
        self.stub.servers = {
            "WRITE": [f"127.0.0.1:{self.leader.port}"], "READ": [self.follower_address], "ROUTE": [own],
        }  # fmt: skip
        known = {"neo4j_uri": f"neo4j://{own}", "connect_timeout": 2}
        self.settings = self._real.model_copy(update=known | {"data_dir": self._home / "here"})
        self.elsewhere = self._real.model_copy(update=known | {"data_dir": self._home / "elsewhere"})
        return self

    def __exit__(self, *_):
        self._closing.close()


def bookmarks(begin):
    """The bookmarks that a BEGIN names."""
    return {part[:40] for part in begin.split(b"FB:")[1:]}
