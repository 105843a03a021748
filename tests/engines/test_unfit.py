"""A Neo4j that is too old, only reads, or is filled by others is recognised, told in one line, and left as it is."""

import pytest
from bolt_stub import stub
from neo4j import GraphDatabase
from neo4j_server import running_server
from small_plans import FOREIGN, HOME, plan

from graph.errors import StoreRefused, StoreUnavailable, StoreUnfit
from graph.store import StoreSettings, open_store

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.one_engine("others choose and fill a Neo4j server; the embedded engine is ours alone"),
]

A, B = plan("a", [("I.1", FOREIGN, HOME)]), plan("b", [("I.1", HOME, FOREIGN)])


@pytest.mark.parametrize("agent", ["Neo4j/4.4.30", "Neo4j/3.5.0"])
def test_a_server_that_is_too_old_is_told_its_version(agent):
    with stub(agent) as old:
        message = refused(reached(f"bolt://127.0.0.1:{old.port}"))

    assert f"is Neo4j {agent.partition('/')[2]}, which is too old" in message
    assert "Neo4j 5 or newer" in message


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0 compatible (Other 1.0)", "Neo4j/v5.11.0 compatible server", "Other/1"])
def test_a_server_of_another_make_is_not_judged_by_its_version(agent):
    with stub(agent) as other, open_store(reached(f"bolt://127.0.0.1:{other.port}")) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_without_a_common_version_of_bolt(scheme):
    with stub("Neo4j/3.4.0", handshake=bytes(4)) as old:
        message = refused(reached(f"{scheme}://127.0.0.1:{old.port}"))

    assert "is no Neo4j 5 or newer, or takes encrypted connections alone" in message


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc"])
def test_a_server_without_encryption(neo4j_settings, scheme):
    uri = neo4j_settings.neo4j_uri.replace("bolt", scheme)

    message = refused(neo4j_settings.model_copy(update={"neo4j_uri": uri}), StoreUnavailable)

    assert message == f"{uri} takes no encrypted connection; write PHOIHOP_NEO4J_URI without +s"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_port_that_speaks_http(scheme):
    with stub("", handshake=b"HTTP/1.1 400 Bad Request\r\n\r\n") as web:
        message = refused(reached(f"{scheme}://127.0.0.1:{web.port}"), StoreUnavailable)

    assert "speaks HTTP, not Bolt" in message and "7687" in message


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ("CREATE (:Person {name: 'x'})-[:KNOWS]->(:Person {name: 'y'})", "nodes labelled Person"),
        ("CREATE ({id: 'x'})", "nodes without a label"),
        ("CREATE (:Document {title: 'x'})-[:CITES]->(:Document)", "Document nodes that phoihop did not make"),
        ("CREATE (:`Sở` {id: 1}), (:Task {id: 'doc:x#1'})", "Task nodes that phoihop did not make"),
    ],
)
def test_data_of_others_alone(emptied, made, says):
    settings, driver = emptied
    driver.execute_query(made)
    before = state(driver)

    message = refused(settings)

    assert says in message and "PHOIHOP_NEO4J_DATABASE" in message
    assert state(driver) == before
    assert before["schema"] == []


def test_data_of_others_beside_ours(neo4j_store, neo4j_settings, driver):
    neo4j_store.load(A)
    driver.execute_query("CREATE (:Invoice:`2024` {id: 'x'})")
    before = state(driver)
    try:
        message = refused(neo4j_settings)
        assert "nodes labelled 2024, Invoice" in message
        assert state(driver) == before
    finally:
        driver.execute_query("MATCH (n:Invoice) DELETE n")
    with open_store(neo4j_settings) as store:
        assert store.counts()["Task"] == 1


def test_a_read_only_database_is_read_and_never_written(read_only):
    settings, kept = read_only
    with connected(settings) as driver, open_store(settings) as store:
        before = state(driver)
        assert store.dump() == kept
        assert [document["id"] for document in store.documents()] == [A.document]
        for change in (lambda: store.load(B), lambda: store.withdraw(A.document), store.clear):
            with pytest.raises(StoreRefused) as refusal:
                change()
            assert "the database is read-only, nothing was written" in str(refusal.value)
            assert "\n" not in str(refusal.value)
        assert state(driver) == before
        assert store.dump() == kept


def test_a_read_only_database_found_out_by_writing_is_told_alike(read_only, monkeypatch):
    settings, kept = read_only
    monkeypatch.setattr("graph.store.store.check_writable", lambda client: None)
    with open_store(settings.model_copy(update={"retry_timeout": 0.5})) as store:
        with pytest.raises(StoreRefused, match="read-only, nothing was written"):
            store.load(B)
        assert store.dump() == kept


@pytest.fixture(scope="module")
def read_only(tmp_path_factory):
    """A server whose databases only read, and what was loaded before they did."""
    home = tmp_path_factory.mktemp("read-only") / "home"
    with running_server(home) as settings, open_store(settings) as store:
        store.load(A)
        kept = store.dump()
    with running_server(home, more="server.databases.default_to_read_only=true\n") as settings:
        yield settings, kept


@pytest.fixture
def driver(neo4j_settings):
    with connected(neo4j_settings) as connection:
        yield connection


@pytest.fixture
def emptied(neo4j_store, neo4j_settings, driver):
    """The shared server as it was before anything of ours came; afterwards it is ours again."""
    neo4j_store.clear()
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        for row in driver.execute_query(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name")[0]:
            driver.execute_query(f"DROP {kind} `{row['name']}`")
    yield neo4j_settings, driver
    driver.execute_query("MATCH (n) DETACH DELETE n")
    with open_store(neo4j_settings) as again:
        again.clear()


def connected(settings):
    account = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
    return GraphDatabase.driver(settings.neo4j_uri, auth=account)


def state(driver):
    """All nodes, edges, constraints and indexes."""
    queries = {
        "nodes": "MATCH (n) RETURN elementId(n) AS e, labels(n) AS l, properties(n) AS p ORDER BY e",
        "edges": "MATCH (a)-[r]->(b) RETURN elementId(r) AS e, type(r) AS t, properties(r) AS p ORDER BY e",
        "schema": "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name",
    }
    return {name: [row.data() for row in driver.execute_query(text)[0]] for name, text in queries.items()}


def reached(uri):
    return StoreSettings(neo4j_uri=uri, neo4j_password="any", connect_timeout=2)


def refused(settings, error=StoreUnfit):
    """The one line that opening a store with these settings ends in."""
    with pytest.raises(error) as refusal:
        open_store(settings)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)
