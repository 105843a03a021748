"""From the facts of a province to nodes, lines, positions and filters."""

from itertools import combinations

import pytest

from dashboard.app.network.elements import elements, hidden, neighbours, placed
from dashboard.app.network.facts import Agency, Assignment, Facts, Reporting, Task
from dashboard.app.network.filters import CAP, shown
from dashboard.app.network.picture import picture
from dashboard.app.network.positions import MANY
from dashboard.app.network.style import LINES, LOOKS
from dashboard.app.network.swatch import line_swatch, sector_swatch
from dashboard.app.view import SECTORS, Mode, Role, View


def assignment(role, agency, task):
    return Assignment(f"{role}-{agency}-{task}", agency, task, role)


@pytest.fixture
def facts():
    """a leads 1 and 2 with partner b; a and c lead 3 together; d is alone; e stands above a in the registry."""
    return Facts(
        "Hà Giang",
        [
            Agency("a", "Đội Một", sector="state", level="province"),
            Agency("b", "An Hai", sector="party", level="province"),
            Agency("c", "Ấm Ba", sector="state", level="district"),
            Agency("d", "Ba Bốn", sector="front", level="province"),
            Agency("e", "Trên", sector="state", level="central"),
            Agency("f", "Không liên can", sector="press"),
        ],
        [Task("1", "1", "một"), Task("2", "2", "hai"), Task("3", "3", "ba"), Task("4", "4", "bốn")],
        [
            assignment("lead", "a", "1"),
            assignment("partner", "b", "1"),
            assignment("lead", "a", "2"),
            assignment("partner", "b", "2"),
            assignment("lead", "a", "3"),
            assignment("lead", "c", "3"),
            assignment("lead", "d", "4"),
        ],
        [Reporting("r1", "c", "a", "duty"), Reporting("r2", "a", "e", "administrative")],
    )


def lines(drawn):
    return {(link.source, link.target, link.role): link.tasks for link in drawn.links}


def test_bodies_are_joined_by_the_tasks_they_share(facts):
    assert lines(picture(facts, Mode.BODIES)) == {
        ("a", "b", Role.PARTNER): ("1", "2"),
        ("a", "c", Role.LEAD): ("3",),
        ("c", "a", Role.REPORT): (),
        ("a", "e", Role.SUPERIOR): (),
    }


def test_a_line_remembers_the_assignments_behind_it(facts):
    drawn = picture(facts, Mode.BODIES)
    link = next(link for link in drawn.links if link.role is Role.PARTNER)
    assert set(link.facts) == {"lead-a-1", "partner-b-1", "lead-a-2", "partner-b-2"}


def test_tasks_are_nodes_of_their_own_in_the_other_mode(facts):
    drawn = picture(facts, Mode.TASKS)
    assert drawn.tasks == 4
    assert ("a", "3", Role.LEAD) in lines(drawn) and ("b", "2", Role.PARTNER) in lines(drawn)


def test_bodies_come_in_vietnamese_order_and_only_if_they_act(facts):
    names = [node.name for node in picture(facts, Mode.BODIES).nodes]
    assert names == ["An Hai", "Ấm Ba", "Ba Bốn", "Đội Một", "Trên"]


def test_ids_of_lines_do_not_depend_on_the_order_of_rows(facts):
    turned = Facts(facts.province, facts.agencies[::-1], facts.tasks, facts.assignments[::-1], facts.reportings[::-1])
    ids = [sorted(link.id for link in picture(each, Mode.BODIES).links) for each in (facts, turned)]
    assert ids[0] == ids[1]


def test_standing_lines_and_those_they_bring_in_are_hidden_at_first(facts):
    seen = shown(picture(facts, Mode.BODIES), View())
    assert {node.id for node in seen.nodes} == {"a", "b", "c", "d"}
    assert (len(seen.pool), seen.pool_links, seen.filtered, seen.capped) == (4, 3, 0, 0)


def test_standing_lines_can_be_asked_for(facts):
    seen = shown(picture(facts, Mode.BODIES), View(no_roles=frozenset()))
    assert {node.id for node in seen.nodes} == {"a", "b", "c", "d", "e"}


def test_a_sector_filter_takes_bodies_and_their_lines(facts):
    seen = shown(picture(facts, Mode.BODIES), View.of({"no_sectors": ["party"]}))
    assert {node.id for node in seen.nodes} == {"a", "c", "d"}
    assert {link.role for link in seen.links} == {Role.LEAD, Role.REPORT}
    assert seen.filtered == 1


def test_a_relation_filter_takes_bodies_left_without_lines_but_not_those_that_never_had_one(facts):
    seen = shown(picture(facts, Mode.BODIES), View.of({"no_roles": ["partner", "superior"]}))
    assert {node.id for node in seen.nodes} == {"a", "c", "d"}


def test_a_level_filter(facts):
    seen = shown(picture(facts, Mode.BODIES), View.of({"no_levels": ["district"]}))
    assert "c" not in {node.id for node in seen.nodes}


def many(n):
    agencies = [Agency(f"a{i:03}", f"Cơ quan {i:03}", sector="state", level="province") for i in range(n)]
    return Facts("X", agencies, [Task("t", "1", "x")], [assignment("lead", a.id, "t") for a in agencies])


def test_only_so_many_bodies_are_shown_at_once_and_the_rest_counted():
    drawn = picture(many(CAP + 20), Mode.BODIES)
    seen = shown(drawn, View())
    assert (len(seen.nodes), seen.capped) == (CAP, 20)
    assert len(shown(drawn, View(everything=True)).nodes) == CAP + 20


def test_the_chosen_body_is_among_those_shown():
    drawn = picture(many(CAP + 20), Mode.BODIES)
    last = f"a{CAP + 19:03}"
    assert last not in {node.id for node in shown(drawn, View()).nodes}
    assert last in {node.id for node in shown(drawn, View(node=last)).nodes}


def chain(n):
    """Bodies in a row, each a partner of the next: one part of many boxes."""
    bodies = many(n).agencies
    tasks = [Task(f"t{i:03}", str(i), "x") for i in range(n - 1)]
    lead = [assignment("lead", bodies[i].id, task.id) for i, task in enumerate(tasks)]
    partner = [assignment("partner", bodies[i + 1].id, task.id) for i, task in enumerate(tasks)]
    return Facts("X", bodies, tasks, [*lead, *partner])


def assert_apart(boxes, points):
    for first, second in combinations(boxes.values(), 2):
        (x1, y1), (x2, y2) = points[first.id], points[second.id]
        beside = abs(x1 - x2) >= (first.width + second.width) / 2
        above = abs(y1 - y2) >= (first.height + second.height) / 2
        assert beside or above, (first.label, second.label)


@pytest.mark.parametrize("mode", list(Mode))
def test_no_two_boxes_overlap_and_positions_are_the_same_every_time(facts, mode):
    boxes, points = placed(picture(facts, mode))
    assert points == placed(picture(facts, mode))[1]
    assert_apart(boxes, points)


def test_no_two_of_many_boxes_overlap():
    assert_apart(*placed(picture(chain(MANY + 10), Mode.BODIES)))


def test_elements_do_not_depend_on_the_filters_and_hidden_names_the_rest(facts):
    drawn = picture(facts, Mode.BODIES)
    seen = shown(drawn, View.of({"no_sectors": ["party"]}))
    gone = {elements(drawn)[i]["data"]["id"] for i in hidden(drawn, seen.ids)}
    assert gone == {item.id for item in drawn.items} - seen.ids
    assert {"b", "e"} <= gone


def test_what_is_pointed_at_stays_lit_with_its_neighbours(facts):
    drawn = picture(facts, Mode.BODIES)
    names = [item.id for item in drawn.items]
    near = {names[i] for i in neighbours(drawn)["b"]}
    assert {"a", "b"} <= near and "c" not in near
    assert {names[i] for i in neighbours(drawn)["d"]} == {"d"}


def test_every_sector_has_a_colour_and_a_shape_of_its_own():
    looks = [LOOKS[sector] for sector in SECTORS]
    assert len({look.border for look in looks}) == len({look.shape for look in looks}) == len(SECTORS)
    assert all(sector_swatch(sector).startswith("data:image/svg+xml,") for sector in SECTORS)


def test_relations_differ_in_more_than_colour():
    for tasks in (True, False):
        assert len({line_swatch(role, tasks=tasks) for role in Role}) == len(Role)
    assert len({(line.dash, line.arrow) for line in LINES.values()}) == len(LINES)
