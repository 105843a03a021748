"""What rests on shortest paths: betweenness, harmonic closeness. Large graphs go to rustworkx.

Both give the same values; on graphs of thousands of bodies rustworkx answers in seconds where networkx takes minutes.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import rustworkx as rx

LARGE = 150
"""From this many nodes on rustworkx counts the paths: below, copying the graph costs more than it saves."""


def betweenness(graph: nx.Graph[str], *, large: int = LARGE) -> dict[str, float]:
    """Share of the shortest paths between others that pass a node; divisor (n−1)(n−2), halved when undirected.

    Freeman 1977, Sociometry 40:35; Brandes 2001, Journal of Mathematical Sociology 25:163.
    """
    if len(graph) < large:
        return dict(nx.betweenness_centrality(graph, normalized=True))
    found = rx.betweenness_centrality(_copied(graph), normalized=True)
    return dict(zip(graph, found.values(), strict=True))


def harmonic(graph: nx.Graph[str], *, large: int = LARGE) -> dict[str, float]:
    """Σ 1/d over the others, divided by n−1; unreachable ones add 0, so disconnected graphs have values too.

    Marchiori & Latora 2000, Physica A 285:539; Boldi & Vigna 2014, Internet Mathematics 10:222.
    """
    others = max(len(graph) - 1, 1)
    if len(graph) < large:
        return {node: total / others for node, total in nx.harmonic_centrality(graph).items()}
    far = rx.distance_matrix(_copied(graph), null_value=np.inf)
    np.fill_diagonal(far, np.inf)
    # Incoming distances, as networkx counts them on directed graphs.
    return dict(zip(graph, ((1 / far).sum(axis=0) / others).tolist(), strict=True))


def _copied(graph: nx.Graph[str]) -> rx.PyGraph | rx.PyDiGraph:
    """The same graph for rustworkx: node i is the i-th of `graph`."""
    result = rx.PyDiGraph(multigraph=False) if graph.is_directed() else rx.PyGraph(multigraph=False)
    index = {node: i for i, node in enumerate(graph)}
    result.add_nodes_from(list(graph))
    result.add_edges_from_no_data([(index[start], index[end]) for start, end in graph.edges])
    return result
