import pytest

from graph.build.facts import facts
from graph.build.names import find_body, plain_superiors
from graph.registry.bodies import bodies, body
from graph.registry.fold import name_key
from graph.vocabulary import Level

ENTRIES = list(bodies().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_every_superior_is_an_entry_or_the_name_of_a_central_body(entry):
    for superior in filter(None, (entry.reports_to, entry.vertical)):
        known = body(superior)
        name = facts().full_names.get(superior, superior)
        assert known or name_key(name) in plain_superiors()
        assert known is None or not known.is_class


def test_no_body_stands_above_itself():
    for entry in ENTRIES:
        chain = [entry.id]
        while (above := body(body(chain[-1]).reports_to)) is not None:
            assert above.id not in chain
            chain.append(above.id)


def test_a_province_stands_under_the_centre_and_never_the_other_way():
    upside_down = [
        e.id for e in ENTRIES for s in (body(e.reports_to), body(e.vertical))
        if e.level is Level.CENTRAL and s is not None and s.level is not Level.CENTRAL
    ]  # fmt: skip
    assert upside_down == []


@pytest.mark.parametrize("entry", [e for e in ENTRIES if not e.is_class], ids=lambda e: e.id)
def test_every_body_is_found_by_its_names(entry):
    assert {found.id for name in (entry.name, *entry.aliases) if (found := find_body(name))} == {entry.id}


def test_successors_begin_no_later_than_the_end_of_the_old_body():
    gaps = [
        (e.id, s) for e in ENTRIES for s in e.successors if e.valid_to and (bodies()[s].valid_from or "") > e.valid_to
    ]
    assert gaps == []


def test_what_is_known_about_handing_over_is_in_the_registry():
    assert all(known.new in bodies()[known.old].successors for known in facts().successions)
