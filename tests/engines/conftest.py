"""The helpers beside these tests are imported by their plain names; servers that are reached by their address."""

import sys
from pathlib import Path

import pytest

from graph.store import StoreSettings
from graph.store.engine_files import DATABASE, WRITER, EngineFiles

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def server(request):
    """Settings that reach a running server by its address, on each engine in turn."""
    settings = request.getfixturevalue(f"{request.param}_settings")
    if settings.neo4j_uri:
        return settings
    request.getfixturevalue("running_embedded_store")
    card = EngineFiles(settings.data_dir / "engine").read_card()
    known = {"neo4j_uri": card.uri, "neo4j_user": WRITER, "neo4j_database": DATABASE}
    return StoreSettings(data_dir=settings.data_dir, neo4j_password=card.writer_password, **known)
