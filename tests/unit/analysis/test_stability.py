"""How sure compared numbers are."""

import pytest
from small_facts import plan, star

from graph.analysis.catalogue import take
from graph.analysis.networks import Networks
from queries.compare.stability import stabilities


@pytest.fixture(scope="module")
def told():
    """Thái Bình: a leads ten tasks of twelve. Lào Cai: twelve bodies lead one each."""
    busy = plan({str(i): ("a" if i < 10 else "b", "c") for i in range(12)}, province="Thái Bình")
    flat = plan({str(i): ("abdefghijklm"[i], "c") for i in range(12)}, province="Lào Cai")
    return stabilities([busy, flat], only=["lead.top", "partner.per_task", "core"])


def test_a_clear_first_stays_first(told):
    top = told.by["lead.top", "Thái Bình"].top
    assert (top.alone, top.all) == (500, 500)


def test_a_first_among_equals_is_no_first(told):
    assert told.by["lead.top", "Lào Cai"].top is None


def test_a_difference_is_told_only_where_it_keeps_its_sign(told):
    found = {(d.measure, d.larger, d.smaller) for d in told.differences}
    assert ("lead.top", "Thái Bình", "Lào Cai") in found
    assert not any(measure == "partner.per_task" for measure, _, _ in found), "both have one partner per task"
    assert told.compared == 2


def test_intervals_show_what_a_tenth_less_does(told):
    found = told.by["partner.per_task", "Thái Bình"].interval
    # 2 of 24 assignments are dropped: none, one or both may be partners.
    assert (found.low, found.high) == (pytest.approx(10 / 12), 1)
    assert (found.defined, found.all) == (500, 500)


def test_a_body_that_loses_its_last_assignment_stays_as_an_isolate():
    plans = star()
    seen = take("density", Networks(plans)).value
    found = stabilities([plans], only=["density", "isolates"]).by
    assert found["density", "Thái Bình"].interval.high <= seen
    assert found["isolates", "Thái Bình"].interval.high > take("isolates", Networks(plans)).value


def chain(bodies, province):
    """Each body leads a task with the next one: as many ties as bodies."""
    return plan({str(i): (f"s{i}", f"s{(i + 1) % bodies}") for i in range(bodies)}, province=province)


def test_what_moves_with_n_is_compared_at_like_n_only():
    seven, eight, twenty_one = chain(7, "Bảy"), chain(8, "Tám"), chain(21, "Hai mốt")
    alike = stabilities([seven, eight], only=["density", "isolates"])
    unlike = stabilities([seven, twenty_one], only=["density", "isolates"])
    assert (alike.compared, alike.aside) == (2, 0)
    assert (unlike.compared, unlike.aside) == (1, 1), "isolates are compared, density is not"
    assert all(each.measure != "density" for each in unlike.differences)


def test_few_data_make_no_difference():
    few, enough = chain(4, "Bốn"), star()
    found = stabilities([few, enough], only=["isolates"])
    assert (found.differences, found.compared, found.aside) == ((), 0, 1)


def test_a_costly_measure_gets_no_interval(told):
    assert all(measure != "core" for measure, _ in told.by)


def test_samples_come_from_a_fixed_seed():
    assert stabilities([star()], only=["density"]) == stabilities([star()], only=["density"])


def test_a_province_without_tasks_has_no_interval():
    found = stabilities([plan({})], only=["lead.top"])
    assert found.by["lead.top", "Thái Bình"].interval is None
