"""What all tests share: a clean environment, stores on both engines, the real documents where they are."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from graph.store import StoreSettings, open_store

TESTS = Path(__file__).parent
sys.path.insert(0, str(TESTS / "neo4j"))
import both_engines  # noqa: E402 - found through the line above
import neo4j_server  # noqa: E402 - likewise

# The suite judges a change, so its examples are the same each time; `make search` looks for ones nobody has seen.
settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("settled")

KEPT = ("PHOIHOP_REQUIRE_", "PHOIHOP_TEST_", "PHOIHOP_DOCUMENTS")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Nothing runs where a test for both engines uses one of them."""
    wrong = both_engines.one_sided(items)
    if wrong:
        raise pytest.UsageError("\n".join(wrong))


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory):
    """No setting of the machine reaches a test, and no test reaches the data of the machine's user."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PHOIHOP_") and not name.startswith(KEPT)]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
        yield


@pytest.fixture(scope="session")
def documents_dir():
    """The folder `shared` beside the checkout, or PHOIHOP_DOCUMENTS: real documents, and records made by hand."""
    folder = Path(os.environ.get("PHOIHOP_DOCUMENTS") or TESTS.parents[1] / "shared")
    if not folder.is_dir():
        pytest.skip(f"the real documents are not at hand ({folder})")
    return folder


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory, clean_environment):
    """Settings of an embedded engine that is started once for all tests."""
    return StoreSettings(data_dir=tmp_path_factory.mktemp("store"), heap="256m", query_timeout=10)


@pytest.fixture(scope="session")
def running_embedded_store(embedded_settings):
    with open_store(embedded_settings) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory, clean_environment):
    """Settings of a real Neo4j that is started once for all tests.

    PHOIHOP_TEST_NEO4J_URI and PHOIHOP_TEST_NEO4J_PASSWORD name one that runs already and is there for tests alone: they
    empty it.
    """
    running = os.environ.get("PHOIHOP_TEST_NEO4J_URI")
    if running:
        password = os.environ.get("PHOIHOP_TEST_NEO4J_PASSWORD", "")
        home = tmp_path_factory.mktemp("neo4j")
        yield StoreSettings(neo4j_uri=running, neo4j_password=password, data_dir=home, query_timeout=10)
        return
    missing = neo4j_server.missing_tools()
    if missing and not os.environ.get("PHOIHOP_REQUIRE_NEO4J"):
        pytest.skip(f"no Neo4j: {' and '.join(missing)} not found; PHOIHOP_REQUIRE_NEO4J=1 makes this a failure")
    assert not missing, f"PHOIHOP_REQUIRE_NEO4J is set, and {' and '.join(missing)} not found"
    with neo4j_server.running_server(tmp_path_factory.mktemp("neo4j") / "home") as settings:
        yield settings


@pytest.fixture(scope="session")
def running_neo4j_store(neo4j_settings):
    with open_store(neo4j_settings) as store:
        yield store


@pytest.fixture
def embedded_store(running_embedded_store):
    """An empty store on the embedded engine."""
    running_embedded_store.clear()
    return running_embedded_store


@pytest.fixture
def neo4j_store(running_neo4j_store):
    """An empty store on a real Neo4j."""
    running_neo4j_store.clear()
    return running_neo4j_store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request):
    """An empty store on each engine in turn."""
    return request.getfixturevalue(f"{request.param}_store")
