"""What holds of the measures on any network."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_facts import plan

from graph.analysis import cohesion, core, holes, mixing, paths
from graph.analysis.alike import jaccard, qap
from graph.analysis.brokerage import BrokerRole, totals
from graph.analysis.catalogue import TAKEN, take
from graph.analysis.facts import Assignment, Body, Duty, facts
from graph.analysis.networks import Networks
from graph.analysis.robustness import interval, keeps_sign

NAMES = ["a", "b", "c", "d", "e", "p1", "p2", "f1", "x1"]
some = st.sets(st.sampled_from(NAMES), max_size=3).map(lambda names: " ".join(sorted(names)))
tasks = st.dictionaries(st.sampled_from("123456"), st.tuples(some, some), max_size=6)
arcs = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda arc: arc[0] != arc[1]))
few = settings(max_examples=40, deadline=None)


def digraph(ties):
    graph = nx.DiGraph()
    graph.add_nodes_from(NAMES)
    graph.add_edges_from(sorted(ties))
    return graph


def renamed(plans, names):
    """The same plans, their bodies called otherwise."""
    return facts(
        plans.province,
        plans.documents,
        plans.tasks,
        [Body(names[b.id], b.name, b.kind, b.sector, b.level, b.role) for b in plans.bodies],
        [Assignment(a.id, names[a.body], a.task, a.lead) for a in plans.assignments],
        [Duty(d.id, names[d.sender], names[d.receiver]) for d in plans.duties],
    )


@few
@given(tasks, st.permutations(NAMES))
def test_relabelling_changes_no_measure(given_tasks, order):
    plans = plan(given_tasks)
    names = {name: f"node-{order.index(name)}" for name in NAMES}
    one, other = Networks(plans), Networks(renamed(plans, names))
    # The permutation test draws other permutations, and hill climbs are not needed for so few.
    for name in sorted(TAKEN):
        before, after = take(name, one), take(name, other)
        assert after.value == pytest.approx(before.value)
        assert {names[body] for body in before.bodies} == set(after.bodies)
        assert (before.n, before.m, before.of, before.reason) == (after.n, after.m, after.of, after.reason)


@few
@given(tasks, st.data())
def test_density_never_rises_when_an_assignment_goes_and_its_body_stays(given_tasks, data):
    plans = plan(given_tasks)
    whole = Networks(plans)
    kept = data.draw(st.lists(st.sampled_from(plans.assignments), unique=True) if plans.assignments else st.just([]))
    fewer = Networks(plans.with_assignments(kept), sample=True, roster=whole.roster)
    before, after = take("density", whole), take("density", fewer)
    assert after.n == before.n
    assert (after.value or 0) <= (before.value or 0)


@few
@given(arcs)
def test_transposing_swaps_in_and_out(ties):
    graph = digraph(ties)
    turned = graph.reverse()
    assert cohesion.in_centralization(graph) == cohesion.out_centralization(turned)
    assert cohesion.reciprocity(graph) == cohesion.reciprocity(turned)
    assert holes.constraint(graph) == pytest.approx(holes.constraint(turned))
    groups = {name: name[0] for name in NAMES}
    one, other = totals(graph, groups), totals(turned, groups)
    assert one[BrokerRole.GATEKEEPER] == other[BrokerRole.REPRESENTATIVE]
    assert one[BrokerRole.LIAISON] == other[BrokerRole.LIAISON]


@few
@given(arcs)
def test_all_brokerage_is_on_open_two_paths(ties):
    graph = digraph(ties)
    open_paths = sum(
        a != b and not graph.has_edge(a, b) for v in graph for a in graph.predecessors(v) for b in graph.successors(v)
    )
    assert sum(totals(graph, {name: name[0] for name in NAMES}).values()) == open_paths
    assert totals(graph, dict.fromkeys(NAMES, 1))[BrokerRole.COORDINATOR] == open_paths


@few
@given(arcs.filter(bool))
def test_one_group_has_only_inner_ties(ties):
    assert mixing.ei_index(nx.Graph(digraph(ties)), dict.fromkeys(NAMES, "state")).index == -1


@few
@given(arcs)
def test_an_isolate_changes_only_what_has_n_in_it(ties):
    graph = digraph(ties)
    more = graph.copy()
    more.add_node("new")
    assert cohesion.reciprocity(graph) == cohesion.reciprocity(more)
    assert cohesion.transitivity(nx.Graph(graph)) == cohesion.transitivity(nx.Graph(more))
    assert cohesion.cut_points(nx.Graph(graph)) == cohesion.cut_points(nx.Graph(more))
    assert holes.constraint(more) == holes.constraint(graph) | {"new": None}
    assert holes.effective_size(more) == holes.effective_size(graph) | {"new": None}
    n = len(graph)
    assert cohesion.density(more) == pytest.approx(cohesion.density(graph) * (n - 1) / (n + 1))


@few
@given(arcs)
def test_own_code_for_structural_holes_agrees_with_networkx(ties):
    graph = digraph(ties)
    # networkx takes a node without outgoing ties for an isolate.
    known = {node: c for node, c in nx.constraint(graph, nodes=NAMES).items() if graph.out_degree[node]}
    assert {node: holes.constraint(graph)[node] for node in known} == pytest.approx(known)
    undirected = nx.Graph(graph)
    sizes = {node: s for node, s in nx.effective_size(undirected, nodes=NAMES).items() if undirected.degree[node]}
    assert {node: holes.effective_size(undirected)[node] for node in sizes} == pytest.approx(sizes)


@few
@given(arcs)
def test_a_network_correlates_fully_with_itself(ties):
    matrix = nx.to_numpy_array(digraph(ties), nodelist=NAMES)
    found = qap(matrix, matrix, repetitions=200)
    full = len(ties) in (0, len(NAMES) * (len(NAMES) - 1))
    assert found.r is None if full else found.r == pytest.approx(1)
    assert full or found.p >= 1 / 201


@pytest.mark.parametrize("directed", [False, True])
def test_networkx_and_rustworkx_give_the_same_values(directed):
    graph = nx.relabel_nodes(nx.gnp_random_graph(60, 0.04, seed=7, directed=directed), str)
    for measure in (paths.betweenness, paths.harmonic):
        assert measure(graph, large=0) == pytest.approx(measure(graph, large=1000))


def test_two_empty_sets_have_no_jaccard_index():
    assert jaccard([], []) is None
    assert jaccard(["a"], []) == 0
    assert jaccard(["a", "b"], ["b", "c"]) == pytest.approx(1 / 3)


def test_networks_without_variation_have_no_correlation():
    empty = nx.to_numpy_array(nx.empty_graph(4))
    found = qap(empty, nx.to_numpy_array(nx.path_graph(4)))
    assert (found.r, found.p) == (None, None)


def test_large_networks_are_permuted_from_a_seed():
    one, other = nx.to_numpy_array(nx.path_graph(10)), nx.to_numpy_array(nx.cycle_graph(10))
    found = qap(one, other, repetitions=300, seed=5)
    assert found == qap(one, other, repetitions=300, seed=5)
    assert (found.permutations, found.seed) == (300, 5)
    assert found.p == pytest.approx(1 / 301)


def test_a_core_of_a_large_network_is_found_by_climbing():
    graph = nx.complete_graph(8)
    graph.add_edges_from((i % 8, 8 + i) for i in range(40))
    found = core.core(graph)
    assert (found.exact, found.r, found.optima) == (False, pytest.approx(1), (frozenset(range(8)),))


def test_intervals_say_how_many_samples_had_a_value():
    found = interval([None, 1.0, 1.0, 2.0])
    assert (found.low, found.defined, found.all) == (1.0, 3, 4)
    assert interval([None, None]) is None
    assert keeps_sign([1.0, 2.0, None], [0.0, 3.0, 1.0]) == (1 / 3, 1 / 3)
