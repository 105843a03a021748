"""Each measure on a province that can be solved by hand, and where it is not defined."""

import pytest
from small_facts import plan, star

from graph.analysis.catalogue import TAKEN, measures, take
from graph.analysis.measure import Undefined
from graph.analysis.networks import Networks

# Roster: a b c d e p u. Ties: a→b (2 tasks), a→c, a→d, a→p (2 tasks), e→p.
BY_HAND = {
    "lead.top": (4 / 6, (4, 6), ("a",)),
    "lead.several": (1 / 5, (1, 5), ()),
    "lead.none": (1 / 6, (1, 6), ()),
    "partner.per_task": (6 / 6, (6, 6), ()),
    "partner.none": (2 / 6, (2, 6), ()),
    "body.top": (4 / 6, (4, 6), ("a",)),
    "class.share": (2 / 14, (2, 14), ()),
    "density": (5 / 42, (5, 42), ()),
    "reciprocity": (0, (0, 5), ()),
    "centralization.degree": ((7 * 4 - 10) / 30, None, ("a",)),
    "centralization.out": ((7 * 4 - 5) / 36, None, ("a",)),
    "centralization.in": ((7 * 2 - 5) / 36, None, ("p",)),
    # a lies on b-c b-d b-p b-e c-d c-p c-e d-p d-e, p on e-a e-b e-c e-d; of 15 pairs.
    "centralization.betweenness": ((7 * 9 - 13) / 15 / 6, None, ("a",)),
    "betweenness.top": (9 / 15, None, ("a",)),
    # At distance 1: 5 pairs; at 2: b-c b-d b-p c-d c-p d-p a-e; at 3: b-e c-e d-e; of 21 pairs.
    "harmonic": ((5 + 7 / 2 + 3 / 3) / 21, None, ()),
    "transitivity": (0, None, ()),
    "isolates": (1 / 7, (1, 7), ("u",)),
    "components": (1, None, ()),
    "cut_points": (2, (2, 7), ("a", "p")),
    "constraint": (4 * (1 / 4) ** 2, None, ("a",)),
    "effective_size": (4, None, ("a",)),
    "ei.sector": ((2 - 3) / 5, None, ()),
    "brokerage": (0, (0, 7), ()),
    "breadth": (5 / 2, (5, 2), ("a",)),
    "depth": (7 / 5, (7, 5), ()),
    # u over a over b and c: a tree.
    "reporting.connectedness": (1, None, ("a", "b", "c", "u")),
    "reporting.hierarchy": (1, None, ("a", "b", "c", "u")),
    "reporting.efficiency": (1, None, ("a", "b", "c", "u")),
    "reporting.lubness": (1, None, ("a", "b", "c", "u")),
}


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_a_measure_solved_by_hand(name):
    value, of, bodies = BY_HAND[name]
    found = take(name, Networks(star()))
    assert found.value == pytest.approx(value)
    assert (found.of, found.bodies) == (of, bodies)
    assert found.reason is None and found.n > 0


def test_core_of_a_dense_half():
    """Four bodies all tied, four tied to one of them each: the four are the core."""
    tasks = {"1": ("a", "b c d"), "2": ("b", "c d"), "3": ("c", "d")}
    tasks |= {f"9{one}": (one, f"z{one}") for one in "abcd"}
    found = take("core", Networks(plan(tasks)))
    assert found.value == pytest.approx(1)
    assert found.bodies == ("a", "b", "c", "d")
    assert (found.notes["optima"], found.notes["exact"]) == (1, 1)


def test_no_clear_core_names_nobody():
    ring = {str(i): ("abcdef"[i], "bcdefa"[i]) for i in range(6)}
    found = take("core", Networks(plan(ring)))
    assert 0 < found.value < 0.5
    assert found.bodies == ()


def test_brokers_are_told_by_the_sectors_of_both_ends():
    chain = Networks(plan({"1": ("p1", "a"), "2": ("a", "f1"), "3": ("x", "a")}))
    found = take("brokerage", chain)
    assert found.of == (1, 3), "the path over x, whose sector nobody knows, is left out"
    assert (found.notes["b_O"], found.bodies) == (1, ("a",))


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_a_measure_of_nothing_is_undefined_and_never_zero(name):
    found = take(name, Networks(plan({})))
    assert found.value is None
    assert isinstance(found.reason, Undefined)


def test_a_pair_of_bodies_has_no_centralization():
    two = Networks(plan({"1": ("a", "b")}))
    assert take("centralization.degree", two).reason is Undefined.FEW_BODIES
    assert take("density", two).value == pytest.approx(1 / 2)


def test_a_body_that_leads_and_partners_in_one_task_has_no_tie_to_itself():
    both = Networks(plan({"1": ("a", "a b")}))
    assert list(both.directed.edges) == [("a", "b")]


def test_tasks_behind_a_number_are_named():
    networks = Networks(star())
    assert take("partner.none", networks).tasks == ("5", "6")
    assert take("lead.several", networks).tasks == ("4",)
    assert take("density", networks).tasks == ("1", "2", "3", "4")
    assert take("class.share", networks).tasks == ("3", "6")


def test_tied_tops_are_all_named():
    found = take("lead.top", Networks(plan({"1": ("a", ""), "2": ("b", "")})))
    assert (found.value, found.bodies) == (0.5, ("a", "b"))


def test_every_measure_is_declared_in_both_languages():
    assert {*BY_HAND, "core"} == set(measures())
