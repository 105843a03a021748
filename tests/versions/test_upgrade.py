"""A store that an earlier version wrote: its documents stay, can be replaced and withdrawn; no record is at hand."""

import json

import pytest
from readings import clean, load, reading, record
from test_readings import OTHER, PLAN, WORD

from graph.errors import StoreError
from graph.store.archive import write_archive
from graph.store.packing import edge_data, node_data
from graph.store.schema import SHARED, STATE
from graph.store.sharing import Parts
from graph.store.upgrade import upgrade

THIRD = record("14/KH-UBND")


def statements(contribution):
    """What the earlier version kept of a document."""
    packs = Parts.of(contribution).shared.values()
    edges = [edge_data(edge) for pack in packs for edge in pack.edges]
    nodes = [node_data(n) for n in contribution.nodes if n.label != "Task" and n.id != contribution.document]
    return json.dumps({"nodes": nodes, "edges": edges, "tasks": []})


@pytest.fixture
def earlier(store):
    """Two documents as the earlier version left them: one bookkeeping node each, with other properties."""
    load(store, PLAN, OTHER)
    rows = [
        {"id": c.document, "text": statements(c)} for c in (reading(PLAN).contribution, reading(OTHER).contribution)
    ]

    def rewrite(tx):
        tx.run(f"MATCH (s:{SHARED}) DELETE s")
        tx.run("MATCH (r:Reading) DELETE r")
        tx.run("UNWIND $rows AS row CREATE (:Reading {id: row.id, statements: row.text})", rows=rows)
        tx.run(f"MATCH (s:{STATE}) SET s.schema = 'old'")

    store._connection.write(rewrite)
    upgrade(store._connection)
    return store


def test_the_graph_stays_and_is_whole(earlier):
    assert earlier.check() == []
    assert {each.has_record for each in earlier.readings()} == {False}
    assert earlier.dump() == clean(earlier, PLAN, OTHER)


def test_its_documents_are_replaced_and_withdrawn_as_any(earlier):
    earlier.withdraw(reading(OTHER).reading.document)
    load(earlier, THIRD)
    assert load(earlier, WORD) == ["replaced"]

    assert earlier.check() == []
    assert earlier.dump() == clean(earlier, WORD, THIRD)


def test_an_archive_asks_for_their_records(earlier, tmp_path):
    with pytest.raises(StoreError, match="kept no record of it"):
        write_archive(earlier, tmp_path / "kho.zip")
    assert load(earlier, PLAN, OTHER) == ["replaced", "replaced"]

    assert write_archive(earlier, tmp_path / "kho.zip").readings == 2
