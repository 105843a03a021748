"""Both engines answer every question of the library alike, and fail alike."""

from contextlib import contextmanager

import pytest
from bolt_proxy import proxy_before
from conformance import Line, conformance, typed
from small_plans import FOREIGN, HOME, plan

from graph.errors import ConstraintViolated, QueryRefused, QueryTimedOut, StoreUnavailable
from graph.store import StoreSettings, open_store

SLOW = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS s"

A = plan("a", [("I.1", FOREIGN, HOME)])

REFUSED = {
    "a syntax error": ("MATCH (n RETURN n", {}),
    "nothing": ("", {}),
    "two statements": ("RETURN 1 AS a; RETURN 2 AS b", {}),
    "an unknown function": ("RETURN nosuch(1) AS x", {}),
    "an unknown variable": ("RETURN y AS x", {}),
    "an unknown procedure": ("CALL no.such() YIELD x RETURN x", {}),
    "too many arguments": ("RETURN toUpper('a', 'b') AS x", {}),
    "a missing parameter": ("RETURN $absent AS x", {}),
    "a missing parameter over no rows": ("MATCH (t:Task) WHERE t.id = $absent RETURN t", {}),
    "a number as text": ("RETURN toUpper($x) AS x", {"x": 5}),
    "a text as number": ("RETURN $x * 2 AS x", {"x": "a"}),
    "a number as map": ("RETURN $x.name AS x", {"x": 5}),
    "numbers as maps": ("UNWIND $x AS n RETURN n.a AS b", {"x": [1]}),
    "a number as list": ("RETURN 1 IN $x AS x", {"x": 5}),
    "a text as limit": ("UNWIND [1] AS n RETURN n LIMIT $x", {"x": "a"}),
    "a negative limit": ("MATCH (n:Task) RETURN n LIMIT $x", {"x": -1}),
    "no date": ("RETURN date($x) AS x", {"x": "2021-13-45"}),
    "a date as number": ("RETURN 1 + date('2020-01-01') AS x", {}),
    "a number too large": ("RETURN $x AS x", {"x": 2**70}),
    "an object": ("RETURN $x AS x", {"x": object()}),
    "division by zero": ("RETURN 1 / 0 AS x", {}),
    "an overflow": ("RETURN 9223372036854775807 + 1 AS x", {}),
    "other columns in a union": ("RETURN 1 AS a UNION RETURN 2 AS b", {}),
    "a write": ("CREATE (:Agency {id: 'x'})", {}),
}


@pytest.mark.neo4j
def test_every_question_of_the_library_gives_the_same_rows(embedded_store, neo4j_store):
    lines = conformance([embedded_store, neo4j_store])

    assert [str(line) for line in lines if line.errors or line.different] == []
    assert [str(line) for line in lines if not line.rows[0]] == [], "no sample value finds anything"


@pytest.mark.one_engine("compares values that were made by hand")
def test_values_are_compared_with_their_types():
    assert typed([1, {"a": None}]) == typed([1, {"a": None}])
    assert len({repr(typed(value)) for value in (1, 1.0, True, "1", [1], None)}) == 6
    assert "other values" not in str(Line("a", "text", errors=["x"]))


@pytest.mark.parametrize(("text", "parameters"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_asked_is_refused_alike(store, text, parameters):
    with pytest.raises(QueryRefused) as refusal:
        store.read(text, parameters)
    assert "\n" not in str(refusal.value)


def test_a_key_that_is_there_is_refused_alike(store):
    store.load(A)
    with pytest.raises(ConstraintViolated):
        store._connection.write(lambda tx: [tx.run("CREATE (:Topic {id: 'same'})") for _ in range(2)])
    assert store.counts()["Topic"] == 0


@pytest.mark.one_engine("the embedded engine keeps to the limit that it was started with")
def test_a_long_question_ends_on_an_engine_with_that_limit(tmp_path):
    with open_store(StoreSettings(data_dir=tmp_path, heap="256m", query_timeout=1)) as store:
        with pytest.raises(QueryTimedOut):
            store.read(SLOW)
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("moment", [{"before": "RUN"}, {"after": "RUN"}, {"after": "COMMIT"}], ids=str)
def test_a_lost_connection_is_made_anew(server, moment):
    with proxied(server) as (proxy, store):
        proxy.cut(**moment)

        assert store.read("RETURN 1 AS one") == [{"one": 1}]
        assert proxy.cuts_made == 1


def test_a_connection_that_stays_lost_is_told_in_one_line(server):
    with proxied(server) as (proxy, store):
        proxy.cut(before="RUN", times=1000)

        with pytest.raises(StoreUnavailable, match="no database answers at"):
            store.read("RETURN 1 AS one")


@contextmanager
def proxied(server):
    """A store whose connections go through a proxy."""
    with proxy_before(server.neo4j_uri) as proxy:
        settings = server.model_copy(update={"neo4j_uri": f"bolt://127.0.0.1:{proxy.port}", "connect_timeout": 0.5})
        with open_store(settings) as store:
            yield proxy, store
