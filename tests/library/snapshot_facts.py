"""The facts of a province read from a snapshot of the whole store: a second way to the same answer."""

from graph.analysis.facts import Assignment, Body, Duty, facts
from graph.ontology import EdgeType, Label
from graph.vocabulary import ReportingLine


def facts_of(snapshot, province):
    """The facts of `province` in a snapshot of the store (`graph.store.Store.snapshot`)."""
    nodes = snapshot.nodes
    here = {n for n, has in nodes.items() if has.get("province") == province}
    tasks = {n for n in here if nodes[n]["label"] == Label.TASK}
    documents = {n: nodes[n].get("date") for n in here if nodes[n].get("status") == "loaded"}
    named = set()
    assignments, duties = [], []
    for start, end, key, has in snapshot.edges(keys=True, data=True):
        kind = has["type"]
        if kind in (EdgeType.LEADS, EdgeType.PARTNERS) and end in tasks:
            assignments.append(Assignment(key, start, end, kind == EdgeType.LEADS))
            named.add(start)
        elif kind == EdgeType.REPORTS_TO and has.get("line") == ReportingLine.DUTY and has["document"] in documents:
            duties.append(Duty(key, start, end))
            named |= {start, end}
        elif kind == EdgeType.SENT_TO and start in documents:
            named.add(end)
        elif kind == EdgeType.ISSUED and end in documents:
            named.add(start)
    bodies = [_body(snapshot, name) for name in named]
    return facts(province, documents, tasks, bodies, assignments, duties)


def _body(snapshot, name):
    has = snapshot.nodes[name]
    roles = [end for _, end, data in snapshot.out_edges(name, data=True) if data["type"] == EdgeType.INSTANCE_OF]
    role = min(roles, default=None)
    return Body(name, str(has["name"]), str(has["kind"]), has.get("sector"), has.get("level"), role)
