"""How dense, centred and connected a network is. Simple graphs only: parallel edges and self-loops are gone before."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import networkx as nx


def density(graph: nx.Graph[str]) -> float | None:
    """m/(n(n−1)) directed, twice that undirected; None for fewer than two nodes."""
    return float(nx.density(graph)) if len(graph) > 1 else None


def degree_centralization(graph: nx.Graph[str]) -> float | None:
    """Σ(C_max − C_i)/((n−1)(n−2)) on degrees of an undirected graph; None for n < 3. Freeman 1978."""
    n = len(graph)
    return _excess([d for _, d in graph.degree], (n - 1) * (n - 2)) if n > 2 else None


def out_centralization(graph: nx.DiGraph[str]) -> float | None:
    """Σ(C_max − C_i)/(n−1)² on out-degrees; None for n < 2. The bound is that of R sna (one node points to all)."""
    n = len(graph)
    return _excess([d for _, d in graph.out_degree], (n - 1) ** 2) if n > 1 else None


def in_centralization(graph: nx.DiGraph[str]) -> float | None:
    """Σ(C_max − C_i)/(n−1)² on in-degrees; None for n < 2."""
    return out_centralization(graph.reverse(copy=False))


def betweenness_centralization(shares: Mapping[str, float]) -> float | None:
    """Σ(C_max − C_i)/(n−1) on normalised betweenness; None for n < 3."""
    return _excess(list(shares.values()), len(shares) - 1) if len(shares) > 2 else None


def _excess(values: list[float], largest: float) -> float:
    return float(sum(max(values) - each for each in values) / largest)


def reciprocity(graph: nx.DiGraph[str]) -> float | None:
    """Edgewise: the share of arcs that are answered; None without arcs."""
    answered = sum(graph.has_edge(end, start) for start, end in graph.edges)
    return answered / graph.number_of_edges() if graph.number_of_edges() else None


def transitivity(graph: nx.Graph[str]) -> float | None:
    """Closed two-paths over all two-paths, of an undirected graph; None without two-paths."""
    return float(nx.transitivity(graph)) if any(degree > 1 for _, degree in graph.degree) else None


def components(graph: nx.Graph[str]) -> list[Collection[str]]:
    """The connected parts, largest first, isolates among them."""
    return sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))


def isolates(graph: nx.Graph[str]) -> list[str]:
    """Nodes without any tie."""
    return sorted(nx.isolates(graph))


def cut_points(graph: nx.Graph[str]) -> list[str]:
    """Nodes whose loss would disconnect their part of an undirected graph."""
    return sorted(nx.articulation_points(graph))
