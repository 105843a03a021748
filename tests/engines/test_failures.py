"""A database that is not there or does not let in answers within seconds, in one line that says what to do."""

import os
import socket
import time

import pytest
from small_plans import FOREIGN, HOME, plan

from graph.errors import StoreError, StoreRefused, StoreUnavailable
from graph.store import StoreSettings, engine, open_store

WRONG = "not-the-password"


@pytest.fixture
def quick(tmp_path):
    return StoreSettings(data_dir=tmp_path, connect_timeout=2)


def with_password(settings, password):
    return settings.model_copy(update={"neo4j_password": StoreSettings(neo4j_password=password).neo4j_password})


@pytest.mark.one_engine("no engine is reached")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nobody_at_the_address(quick, scheme):
    uri = f"{scheme}://127.0.0.1:{free_port()}"

    message = refused(quick.model_copy(update={"neo4j_uri": uri}), StoreUnavailable)

    assert uri in message
    assert "PHOIHOP_NEO4J_URI" in message


@pytest.mark.one_engine("no engine is reached")
def test_somebody_else_at_the_address(quick):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        uri = f"bolt://127.0.0.1:{mute.getsockname()[1]}"

        refused(quick.model_copy(update={"neo4j_uri": uri}), StoreUnavailable)


@pytest.mark.one_engine("no engine is reached")
@pytest.mark.parametrize(
    "uri", ["localhost", "http://localhost:7474", "bolt://", "bolt://127.0.0.1:port", "neo4j:/x", "bolt://h/x"]
)
def test_no_address_at_all(quick, uri):
    assert "PHOIHOP_NEO4J_URI" in refused(quick.model_copy(update={"neo4j_uri": uri}), StoreUnavailable)


def test_a_wrong_password(server):
    message = refused(with_password(server, WRONG), StoreRefused)

    assert message.startswith(server.neo4j_uri)
    assert "wrong user or password" in message
    assert WRONG not in message


@pytest.mark.one_engine("no engine is reached")
def test_a_host_that_nobody_knows(quick):
    refused(quick.model_copy(update={"neo4j_uri": "neo4j://no-such-host.invalid:7687"}), StoreUnavailable)


@pytest.mark.one_engine("no engine is reached")
def test_a_password_in_the_address_is_not_repeated(quick):
    uri = f"bolt://someone:{WRONG}@127.0.0.1:{free_port()}"

    message = refused(quick.model_copy(update={"neo4j_uri": uri}), StoreUnavailable)

    assert WRONG not in message
    assert "PHOIHOP_NEO4J_USER and PHOIHOP_NEO4J_PASSWORD" in message


def test_a_database_that_is_not_there(server):
    refused(server.model_copy(update={"neo4j_database": "absent"}), StoreUnavailable)


def test_the_right_password_opens_it_by_its_address(server):
    with open_store(server) as store:
        store.clear()
        store.load(plan("a", [("I.1", FOREIGN, HOME)]))

        assert store.counts()["Task"] == 1
        assert store.address == server.neo4j_uri


@pytest.mark.one_engine("no engine is reached")
def test_no_embedded_engine_for_this_platform(quick, monkeypatch):
    monkeypatch.setattr(engine, "PACKAGE", "no_such_engine")

    message = refused(quick, StoreUnavailable)

    assert "no build for this platform" in message
    assert "PHOIHOP_NEO4J_URI" in message


@pytest.mark.one_engine("no engine is reached")
def test_a_data_directory_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")

    message = refused(StoreSettings(data_dir=tmp_path / "file" / "data"), StoreUnavailable)

    assert "PHOIHOP_DATA_DIR" in message


def refused(settings, error):
    """The one line that opening a store with these settings ends in, within ten seconds."""
    began = time.monotonic()
    with pytest.raises(StoreError) as failure:
        open_store(settings)
    assert isinstance(failure.value, error), repr(failure.value)
    assert time.monotonic() - began < 10
    message = str(failure.value)
    assert os.linesep not in message
    return message


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]
