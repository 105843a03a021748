"""Provinces read from a store and put side by side, on each engine."""

import pytest
from small_records import plan, report, task
from snapshot_facts import facts_of

from graph.build import build
from graph.errors import Misuse
from queries.compare.comparison import RoleSet, all_names, chosen_names, compare
from queries.compare.reading import read_provinces
from queries.compare.roles import Presence


def record(province, *tasks, date="2021-03-04", **more):
    return plan(*tasks, province=province, issuer=f"Ủy ban nhân dân tỉnh {province}", date=date, **more)


@pytest.fixture
def loaded(store):
    """Thái Bình: Y tế leads with Tài chính twice. Lào Cai: Y tế leads with Nội vụ, Tài chính only receives the plan."""
    thai_binh = record(
        "Thái Bình",
        task("1"),
        task("2"),
        task("3", ["Sở Tư pháp"], ["các đơn vị liên quan"]),
        reports=[report(["Sở Y tế"])],
    )
    lao_cai = record("Lào Cai", task("1", ["Sở Y tế"], ["Sở Nội vụ"]))
    for each in (thai_binh, lao_cai):
        store.load(build(each))
    return store


def named(comparison, name):
    return next(role for role, told in comparison.role_names.items() if told == name)


def test_what_is_read_equals_the_snapshot(loaded):
    snapshot = loaded.snapshot()
    for province in read_provinces(loaded, ["Thái Bình", "Lào Cai"]).provinces:
        assert province.facts == facts_of(snapshot, province.name)
        assert province.facts.tasks and province.facts.assignments and province.facts.bodies


def test_nothing_of_other_provinces_is_read(loaded):
    (only,) = read_provinces(loaded, ["Lào Cai"]).provinces
    assert len(only.tasks) == 1
    assert all("lao-cai" in body.id for body in only.facts.acting())


def test_a_role_that_a_province_lacks_is_absent_and_one_that_it_only_names_has_zero(loaded):
    found = compare(loaded, ["Thái Bình", "Lào Cai"])
    health, justice, finance = (named(found, name) for name in ("Sở Y tế", "Sở Tư pháp", "Sở Tài chính"))
    assert len(found.cells[health, "Thái Bình"].led) == 2
    assert found.cells[health, "Thái Bình"].lead_share == pytest.approx(2 / 3)
    assert found.cells[justice, "Lào Cai"].presence is Presence.ABSENT
    assert found.cells[justice, "Lào Cai"].lead_share is None
    assert found.cells[finance, "Lào Cai"].presence is Presence.NAMED
    assert found.cells[finance, "Lào Cai"].lead_share == 0


def test_ties_are_told_apart_by_what_the_other_province_could_have(loaded):
    (two,) = compare(loaded, ["Thái Bình", "Lào Cai"]).pairs
    assert (two.both, len(two.only_one), len(two.only_other)) == ((), 1, 0)
    assert len(two.missing_other) == 1, "Thái Bình does not know Sở Nội vụ"
    assert two.jaccard == 0


def test_common_roles_are_those_that_all_know(loaded):
    union = compare(loaded, ["Thái Bình", "Lào Cai"])
    common = compare(loaded, ["Thái Bình", "Lào Cai"], role_set=RoleSet.COMMON)
    told = {common.role_names[role] for role in common.roles}
    assert {"Sở Y tế", "Sở Tài chính"} <= told
    assert told.isdisjoint({"Sở Tư pháp", "Sở Nội vụ"})
    assert union.common == common.common == len(common.roles) < len(union.roles)


def test_classes_are_no_nodes_and_their_share_is_told(loaded):
    (thai_binh, _) = compare(loaded, ["Thái Bình", "Lào Cai"]).sides
    assert (thai_binh.left_out.classes, thai_binh.left_out.all) == (1, 6)
    assert thai_binh.roster == 4, "Y tế, Tài chính, Tư pháp, and the UBND that receives reports"


def test_roles_of_before_a_merger_meet_their_successor_when_a_plan_is_of_after_it(store):
    old = record("Thái Bình", task("1", ["Sở Y tế"], ["Sở Kế hoạch và Đầu tư"]), recipients=())
    new = record("Lào Cai", task("1", ["Sở Y tế"], ["Sở Tài chính"]), recipients=(), date="2025-08-01")
    other = record("Cao Bằng", task("1", ["Sở Y tế"], ["Sở Tài chính"]), recipients=())
    for each in (old, new, other):
        store.load(build(each))

    across = compare(store, ["Thái Bình", "Lào Cai"])
    assert [(each.old, each.new) for each in across.mapped] == [("Sở Kế hoạch và Đầu tư", ("Sở Tài chính",))]
    assert len(across.pairs[0].both) == 1

    before = compare(store, ["Thái Bình", "Cao Bằng"])
    assert before.mapped == ()
    assert before.pairs[0].both == ()


def test_a_divided_role_stays_what_it_was_and_says_so(store):
    old = record("Thái Bình", task("1", ["Sở Lao động - Thương binh và Xã hội"], ["Sở Y tế"]))
    new = record("Lào Cai", task("1", ["Sở Nội vụ"], ["Sở Y tế"]), date="2025-08-01")
    for each in (old, new):
        store.load(build(each))
    found = compare(store, ["Thái Bình", "Lào Cai"])
    (mapped,) = found.mapped
    assert mapped.divided and len(mapped.new) > 1
    assert found.cells[named(found, mapped.old), "Lào Cai"].presence is Presence.ABSENT


def test_provinces_are_known_in_any_spelling(loaded):
    assert chosen_names(loaded, ["tỉnh thai binh", "LÀO CAI", "Thái Bình"]) == ["Thái Bình", "Lào Cai"]
    assert all_names(loaded) == ["Lào Cai", "Thái Bình"]


@pytest.mark.parametrize("given", [["Thái Bình"], ["Thái Bình", "Atlantis"], []])
def test_one_province_or_an_unknown_one_is_misuse(loaded, given):
    with pytest.raises(Misuse):
        chosen_names(loaded, given)
