"""Structural holes (Burt 1992): constraint and effective size.

Own code, since networkx recomputes each share for each pair (hours on thousands of bodies) and gives NaN for isolates.
Ties of both directions are added: a_ij + a_ji; ties count as 1.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

Mutual = dict[str, dict[str, int]]


def constraint(graph: nx.Graph[str]) -> dict[str, float | None]:
    """c_i = Σ_j (p_ij + Σ_q p_iq p_qj)² over the contacts j of i; None for isolates. Above 1 is possible."""
    shares = _shares(_mutual(graph))
    return {node: _constraint(node, shares) for node in graph}


def _constraint(node: str, shares: dict[str, dict[str, float]]) -> float | None:
    mine = shares[node]
    if not mine:
        return None
    through: dict[str, float] = defaultdict(float)
    for between, share in mine.items():
        for other, onwards in shares[between].items():
            through[other] += share * onwards
    return sum((share + through[other]) ** 2 for other, share in mine.items())


def effective_size(graph: nx.Graph[str]) -> dict[str, float | None]:
    """Σ_j (1 − Σ_q p_iq m_jq) over the contacts j of i, m_jq the tie j–q over j's strongest; None for isolates."""
    mutual = _mutual(graph)
    shares = _shares(mutual)
    return {node: _effective_size(node, mutual, shares) for node in graph}


def _effective_size(node: str, mutual: Mutual, shares: dict[str, dict[str, float]]) -> float | None:
    mine = shares[node]
    if not mine:
        return None
    total = 0.0
    for other in mine:
        strongest = max(mutual[other].values())
        total += 1 - sum(mine.get(q, 0.0) * tie / strongest for q, tie in mutual[other].items() if q != node)
    return total


def _mutual(graph: nx.Graph[str]) -> Mutual:
    found: Mutual = {node: {} for node in graph}
    for start, end in graph.edges:
        if start != end:
            found[start][end] = found[start].get(end, 0) + 1
            found[end][start] = found[end].get(start, 0) + 1
    return found


def _shares(mutual: Mutual) -> dict[str, dict[str, float]]:
    totals = {node: sum(ties.values()) for node, ties in mutual.items()}
    return {node: {other: tie / totals[node] for other, tie in ties.items()} for node, ties in mutual.items()}
