"""The bundled plans, as people will load them: any of them comes and goes without a trace in the others."""

import pytest

from graph.build import build
from loaders.bundled import bundled_records


@pytest.fixture(scope="module")
def plans():
    found = [build(record) for record in bundled_records()]
    assert len(found) >= 5
    return found


def test_all_come_and_come_again(store, plans):
    for each in plans:
        store.load(each)
    once = store.dump()

    for each in reversed(plans):
        result = store.load(each)
        assert (result.nodes_created, result.edges_created) == (0, 0)

    assert store.dump() == once
    assert len(store.documents()) == len(plans)


def test_each_goes_without_a_trace(store, plans):
    for stays in plans:
        store.clear()
        store.load(stays)
        alone = store.dump()
        for goes in plans:
            if goes is not stays:
                store.load(goes)
                store.withdraw(goes.document)
                assert store.dump() == alone, f"{goes.document} leaves traces beside {stays.document}"


def test_the_first_goes_without_a_trace(store, plans):
    for goes, stays in zip(plans, [*plans[1:], plans[0]], strict=True):
        store.clear()
        store.load(stays)
        alone = store.dump()
        store.clear()
        store.load(goes)
        store.load(stays)

        store.withdraw(goes.document)

        assert store.dump() == alone, f"{goes.document} leaves traces beside {stays.document}"
