"""Measures of the coordination network: who is tied to whom by leading and partnering in the same task."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from statistics import fmean

import networkx as nx

from graph.analysis import brokerage, cohesion, core, holes, mixing, paths
from graph.analysis.measure import Undefined, Value
from graph.analysis.networks import Networks

PERMUTATIONS = 2000
SEED = 1


def density(networks: Networks) -> Value:
    """Ties over possible ties, directed."""
    graph = networks.directed
    n = len(graph)
    of = (graph.number_of_edges(), n * (n - 1))
    return _value(networks, graph, cohesion.density(graph), Undefined.FEW_BODIES, of=of)


def reciprocity(networks: Networks) -> Value:
    """Answered arcs over arcs."""
    graph = networks.directed
    answered = sum(graph.has_edge(end, start) for start, end in graph.edges)
    of = (answered, graph.number_of_edges())
    return _value(networks, graph, cohesion.reciprocity(graph), Undefined.NO_TIES, of=of)


def degree_centralization(networks: Networks) -> Value:
    """Freeman's centralization of degree, undirected."""
    graph = networks.undirected
    top = _best(dict(graph.degree))
    return _value(networks, graph, cohesion.degree_centralization(graph), Undefined.FEW_BODIES, bodies=top)


def out_centralization(networks: Networks) -> Value:
    """Centralization of out-degree: do all ties start from one lead."""
    graph = networks.directed
    top = _best(dict(graph.out_degree))
    return _value(networks, graph, cohesion.out_centralization(graph), Undefined.FEW_BODIES, bodies=top)


def in_centralization(networks: Networks) -> Value:
    """Centralization of in-degree: is one body everybody's partner."""
    graph = networks.directed
    top = _best(dict(graph.in_degree))
    return _value(networks, graph, cohesion.in_centralization(graph), Undefined.FEW_BODIES, bodies=top)


def betweenness_centralization(networks: Networks) -> Value:
    """Freeman's centralization of normalised betweenness, undirected."""
    found = cohesion.betweenness_centralization(networks.betweenness)
    return _value(networks, networks.undirected, found, Undefined.FEW_BODIES, bodies=_best(networks.betweenness))


def betweenness_top(networks: Networks) -> Value:
    """The largest share of shortest paths that pass one body."""
    shares = networks.betweenness
    top = _best(shares)
    if len(shares) < 3 or not top:
        reason = Undefined.FEW_BODIES if len(shares) < 3 else Undefined.NO_PATHS
        return _value(networks, networks.undirected, None, reason)
    return _value(networks, networks.undirected, shares[top[0]], Undefined.NO_PATHS, bodies=top, ranking=shares)


def harmonic(networks: Networks) -> Value:
    """The mean of harmonic closeness over all bodies."""
    graph = networks.undirected
    found = fmean(paths.harmonic(graph).values()) if len(graph) > 1 else None
    return _value(networks, graph, found, Undefined.FEW_BODIES)


def constraint(networks: Networks) -> Value:
    """The lowest constraint of a body with two contacts or more."""
    graph = networks.directed
    contacts = networks.undirected.degree
    known = {node: c for node, c in holes.constraint(graph).items() if c is not None and contacts[node] > 1}
    if not known:
        return _value(networks, graph, None, Undefined.NO_PATHS)
    free = {node: 1 / c for node, c in known.items()}
    return _value(networks, graph, min(known.values()), Undefined.NO_PATHS, bodies=_best(free), ranking=free)


def effective_size(networks: Networks) -> Value:
    """The largest number of contacts that are not redundant."""
    graph = networks.directed
    known = {node: size for node, size in holes.effective_size(graph).items() if size is not None}
    top = _best(known)
    found = known[top[0]] if top else None
    return _value(networks, graph, found, Undefined.NO_TIES, bodies=top, ranking=known)


def transitivity(networks: Networks) -> Value:
    """Closed two-paths over two-paths, undirected."""
    graph = networks.undirected
    return _value(networks, graph, cohesion.transitivity(graph), Undefined.NO_PATHS)


def components(networks: Networks) -> Value:
    """Connected parts of two bodies or more."""
    graph = networks.undirected
    parts = [part for part in cohesion.components(graph) if len(part) > 1]
    largest = {"largest": max(map(len, parts), default=0)}
    found = float(len(parts)) if len(graph) else None
    return _value(networks, graph, found, Undefined.FEW_BODIES, notes=largest)


def isolates(networks: Networks) -> Value:
    """The share of the roster without any tie."""
    graph = networks.undirected
    alone = cohesion.isolates(graph)
    found = len(alone) / len(graph) if len(graph) else None
    of = (len(alone), len(graph))
    return _value(networks, graph, found, Undefined.FEW_BODIES, of=of, bodies=tuple(alone))


def cut_points(networks: Networks) -> Value:
    """How many bodies hold their part together."""
    graph = networks.undirected
    found = cohesion.cut_points(graph)
    count = float(len(found)) if graph.number_of_edges() else None
    return _value(networks, graph, count, Undefined.NO_TIES, of=(len(found), len(graph)), bodies=tuple(found))


def ei_sector(networks: Networks) -> Value:
    """E-I index by sector; bodies whose sector is unknown are left out."""
    sectors = _sectors(networks)
    graph = _within(networks.undirected, sectors)
    found = mixing.ei_index(graph, sectors, repetitions=0 if networks.sample else PERMUTATIONS, seed=SEED)
    notes: dict[str, float] = {"external": found.external, "internal": found.internal}
    notes |= {"expected": found.expected} if found.expected is not None else {}
    notes |= {"p": found.p, "permutations": PERMUTATIONS, "seed": SEED} if found.p is not None else {}
    notes |= {"unknown_sector": len(networks.undirected) - len(graph)}
    return _value(networks, graph, found.index, Undefined.NO_TIES, notes=notes)


def core_fit(networks: Networks) -> Value:
    """How well a core and a periphery describe the network."""
    graph = networks.undirected
    found = core.core(graph)
    if found is None:
        return _value(networks, graph, None, Undefined.NO_CORE)
    notes = {"optima": len(found.optima), "exact": float(found.exact), "always": len(found.always)}
    notes |= {"largest": max(map(len, found.optima))}
    bodies = tuple(sorted(found.always)) if found.clear else ()
    return _value(networks, graph, found.r, Undefined.NO_CORE, bodies=bodies, notes=notes)


def open_paths(networks: Networks) -> Value:
    """Brokerage: open two-paths per body of known sector, with the roles by sector."""
    sectors = _sectors(networks)
    graph = _within(networks.directed, sectors)
    roles = brokerage.brokerage(graph, sectors)
    brokers = {node: float(sum(found.values())) for node, found in roles.items()}
    every = sum(roles.values(), brokerage.Roles())
    notes = {role.value: float(every[role]) for role in brokerage.BrokerRole}
    total = int(sum(brokers.values()))
    found = total / len(graph) if len(graph) else None
    of, top = (total, len(graph)), _best(brokers)
    return _value(networks, graph, found, Undefined.NO_SECTORS, of=of, bodies=top, ranking=brokers, notes=notes)


def breadth(networks: Networks) -> Value:
    """Distinct named partners per body that leads a task with a named partner."""
    degrees = {node: degree for node, degree in networks.directed.out_degree if degree}
    of = (sum(degrees.values()), len(degrees))
    found = of[0] / of[1] if degrees else None
    return _value(networks, networks.directed, found, Undefined.NO_TIES, of=of, bodies=_best(degrees))


def depth(networks: Networks) -> Value:
    """Tasks per tie: do the same two bodies meet more than once."""
    graph = networks.directed
    shared = sum(weight for _, _, weight in graph.edges(data="weight"))
    of = (shared, graph.number_of_edges())
    return _value(networks, graph, shared / of[1] if of[1] else None, Undefined.NO_TIES, of=of)


TAKEN: Mapping[str, Callable[[Networks], Value]] = {
    "density": density,
    "reciprocity": reciprocity,
    "centralization.degree": degree_centralization,
    "centralization.out": out_centralization,
    "centralization.in": in_centralization,
    "centralization.betweenness": betweenness_centralization,
    "betweenness.top": betweenness_top,
    "harmonic": harmonic,
    "constraint": constraint,
    "effective_size": effective_size,
    "transitivity": transitivity,
    "components": components,
    "isolates": isolates,
    "cut_points": cut_points,
    "ei.sector": ei_sector,
    "core": core_fit,
    "brokerage": open_paths,
    "breadth": breadth,
    "depth": depth,
}


def _sectors(networks: Networks) -> dict[str, str]:
    return {body.id: body.sector for body in networks.roster if body.sector}


def _best(values: Mapping[str, float]) -> tuple[str, ...]:
    """Who has the largest value above 0, sorted; several where they are tied."""
    best = max(values.values(), default=0)
    return tuple(sorted(node for node, value in values.items() if value >= best - 1e-12)) if best > 0 else ()


def _value(
    networks: Networks,
    graph: nx.Graph[str],
    value: float | None,
    without: Undefined,
    *,
    of: tuple[int, int] | None = None,
    bodies: tuple[str, ...] = (),
    ranking: Mapping[str, float] | None = None,
    notes: Mapping[str, float] | None = None,
) -> Value:
    n, m, reason = len(graph), sum(map(len, graph.adj.values())), without if value is None else None
    m = m if graph.is_directed() else m // 2
    tasks = () if networks.sample else _tasks(networks, graph)
    return Value(value, n, m, reason, of if value is not None else None, bodies, tasks, ranking or {}, notes or {})


def _within(graph: nx.Graph[str], some: Collection[str]) -> nx.Graph[str]:
    return graph if len(some) == len(graph) else graph.subgraph(some).copy()


def _tasks(networks: Networks, graph: nx.Graph[str]) -> tuple[str, ...]:
    """The tasks that give the ties of `graph`."""
    tasks: Iterable[tuple[str, ...]] = (
        shared for start, end, shared in networks.directed.edges(data="tasks") if start in graph and end in graph
    )
    return tuple(sorted({task for shared in tasks for task in shared}))
