"""The same question gives the same rows on both engines: every query of the library, over several graphs.

``python -m tests.engines.conformance`` starts both engines and prints a table per query. ``--neo4j ADDRESS`` takes
a running, empty Neo4j instead (its password in PHOIHOP_NEO4J_PASSWORD).
"""

import argparse
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "neo4j")]
import neo4j_server  # noqa: E402 - found through the line above
from hostile_records import ODD, PROVINCE, bare, hostile  # noqa: E402 - likewise

from graph.build import build  # noqa: E402
from graph.errors import PhoihopError  # noqa: E402
from graph.ontology import EdgeType  # noqa: E402
from graph.store import StoreSettings, open_store  # noqa: E402
from graph.store.judgements import judgement  # noqa: E402
from graph.vocabulary import Verdict  # noqa: E402
from loaders.bundled import bundled_records  # noqa: E402
from queries.catalogue import catalogue  # noqa: E402
from queries.model import ValueType  # noqa: E402
from queries.runner import bind, run_part  # noqa: E402

GRAPHS = {"empty": list, "bare": bare, "whole": lambda: [*bundled_records(), *hostile()]}
"""What is loaded before the questions are asked."""

JUDGEMENTS = [
    judgement(odd[:600], Verdict.DISMISSED, author="Thanh tra", note=odd, at=f"2026-01-0{day // 2 + 1}T00:00:00Z")
    for day, odd in enumerate(ODD)
]
"""What people decided, some of it in the same moment; in graphs of several documents."""


@dataclass
class Line:
    """What became of one piece of Cypher: how often it was asked, rows on each engine, what differed."""

    query: str
    role: str
    asked: int = 0
    rows: list[int] = field(default_factory=lambda: [0, 0])
    seconds: list[float] = field(default_factory=lambda: [0.0, 0.0])
    different: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __str__(self):
        verdict = "; ".join(self.errors[:1] + self.different[:1]) or "equal"
        times = " ".join(f"{1000 * seconds:8.0f}" for seconds in self.seconds)
        return f"{self.query:34} {self.role:8} {self.asked:5} {self.rows[0]:8} {self.rows[1]:8} {times}  {verdict}"


HEAD = f"{'query':34} {'part':8} asked embedded    neo4j    ms emb   ms neo  outcome"


def conformance(stores, queries=None, graphs=GRAPHS):
    """One `Line` per query and part, after asking both `stores`; what they held is taken away."""
    chosen = list((queries or catalogue()).values())
    lines = {(query.id, role): Line(query.id, role) for query in chosen for role in query.cyphers}
    for name, records in graphs.items():
        contributions = [build(record) for record in records()]
        for store in stores:
            store.clear()
            for contribution in contributions:
                store.load(contribution)
            if len(contributions) > 1:
                store.judge(*JUDGEMENTS)
        for query in chosen:
            for given in parameter_sets(query, contributions)[: None if len(contributions) > 1 else 2]:
                for role in query.cyphers:
                    _ask(lines[query.id, role], stores, query, role, given, name)
    return list(lines.values())


def parameter_sets(query, contributions):
    """Values for the parameters of `query`: a base, and each parameter in turn with each of its samples."""
    samples = {name: _samples(name, parameter, contributions) for name, parameter in query.parameters.items()}
    base = {name: values[0] for name, values in samples.items()}
    varied = [base | {name: value} for name, values in samples.items() for value in values[1:]]
    needed = [name for name, parameter in query.parameters.items() if parameter.required]
    alone = {name: parameter.default for name, parameter in query.parameters.items() if not parameter.required}
    bare = [alone | {name: base[name] for name in needed} | {name: each} for name in needed for each in samples[name]]
    return [base, *varied, *(bare or [alone])]


def typed(value):
    """`value` with the types of all its parts, so that 1, 1.0 and True differ; maps keep no order."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return [typed(each) for each in value]
    return (type(value).__name__, value)


def _samples(name, parameter, contributions):
    nodes = [node.properties for each in contributions for node in each.nodes]
    fellows = _fellows(contributions).get(name, [])
    values = {
        ValueType.STRING: [*_ends(name, contributions), *_strings(name, nodes)],
        ValueType.NAME: [
            *_fellows(contributions).get(name, ()),
            *_of("fold", nodes)[:3],
            "so",
            "thu tuong",
            "1/",
            ODD[0],
        ],
        ValueType.PROVINCE: [*fellows, *_of("province", nodes)[:1], PROVINCE],
        ValueType.DATE: ["2021-06-30", "2030"],
        ValueType.STRINGS: [_of("province", nodes)[:60], []]
        if name == "provinces"
        else [[*_of("id", nodes)[::7][:40], ODD[0], ODD[0]], []],
        ValueType.INTEGER: [1, 0, 100_000],
        ValueType.FLOAT: [0.5, 0.0, 1.0],
        ValueType.BOOLEAN: [True, False],
    }[parameter.type]
    given = [*values, *([] if parameter.required else [parameter.default])]
    return [value for i, value in enumerate(given) if value not in given[:i]] if given[0] != [] else given


def _strings(name, nodes):
    if name == "province":
        return [*_of("province", nodes)[:1], PROVINCE, "-"]
    if name == "role":
        return [*_of("role", nodes)[:2], *_of("body", nodes)[:40], ODD[0]]
    return [*_of(name, nodes)[:2], *_of("name", nodes)[:2], *_of("fold", nodes)[:1], *_of("id", nodes)[:1], *ODD[:2]]


def _ends(name, contributions):
    """Ids that only an edge tells: of a body that receives reports, of a role that bodies have."""
    kind, of_duty = {"body": (EdgeType.REPORTS_TO, True), "role": (EdgeType.INSTANCE_OF, False)}.get(
        name, (None, False)
    )
    found = {
        edge.end
        for each in contributions
        for edge in each.edges
        if edge.type is kind and (not of_duty or edge.properties.get("line") == "duty")
    }
    return sorted(found)[:3]


def _fellows(contributions):
    """Two bodies of one province with a task in common, as values of parameters."""
    for each in contributions:
        bodies = {n.id: n.properties for n in each.nodes if n.properties.get("kind") == "body"}
        lead = {e.end: e.start for e in each.edges if e.type is EdgeType.LEADS}
        for edge in each.edges:
            one, other = bodies.get(lead.get(edge.end), {}), bodies.get(edge.start, {})
            if edge.type is EdgeType.PARTNERS and one.get("province") and one["province"] == other.get("province"):
                return {"body": [one["fold"]], "other": [other["fold"]], "province": [one["province"]]}
    return {}


def _of(name, nodes):
    return sorted({node[name] for node in nodes if isinstance(node.get(name), str)})


def _ask(line, stores, query, role, given, graph):
    answers = []
    line.asked += 1
    for at, store in enumerate(stores):
        began = time.monotonic()
        try:
            rows = run_part(store, query, role, bind(query, given))
        except PhoihopError as error:
            line.errors.append(f"{graph} {given}: {('embedded', 'neo4j')[at]}: {type(error).__name__}: {error}")
            return
        line.seconds[at] += time.monotonic() - began
        line.rows[at] += len(rows)
        answers.append([[(column, typed(value)) for column, value in row.items()] for row in rows])
    if answers[0] != answers[1]:
        line.different.append(f"{graph} {given}: {_difference(*answers)}")


def _difference(one, other):
    if len(one) != len(other):
        return f"{len(one)} rows, {len(other)} rows"
    same = sorted(map(repr, one)) == sorted(map(repr, other))
    first = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return f"{'another order' if same else 'other values'}: {first[0]} / {first[1]}"


@contextmanager
def _stores(address):
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with open_store(StoreSettings(data_dir=home / "embedded", heap="512m", neo4j_uri=None)) as embedded:
            if address:
                with open_store(StoreSettings(neo4j_uri=address)) as neo4j:
                    if any(neo4j.counts().values()):
                        sys.exit(f"{address} is not empty; give an empty Neo4j: what it holds would be lost")
                    yield embedded, neo4j
            else:
                with neo4j_server.running_server(home / "neo4j") as settings, open_store(settings) as neo4j:
                    yield embedded, neo4j


def main():
    """Print the table; exit code 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--neo4j", metavar="ADDRESS", help="a running, empty Neo4j to use")
    with _stores(parser.parse_args().neo4j) as stores:
        lines = conformance(stores)
    print(HEAD, *lines, sep="\n")
    bad = [line for line in lines if line.errors or line.different]
    print(f"{len(lines)} pieces of Cypher, asked {sum(line.asked for line in lines)} times; {len(bad)} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
