"""Tasks, who leads them, who takes part in them, and which task is a part of which."""

from __future__ import annotations

from collections import Counter

from graph.build.agencies import Mention, agency
from graph.build.context import Collector, Context, evidence_of, node
from graph.build.contribution import Node
from graph.ids import task_id
from graph.ontology import EdgeType, Label
from graph.records import Body, Deadline, Lead, Task
from graph.registry.fold import search_key


def add_tasks(about: Context, own: Node, into: Collector) -> None:
    """The tasks of the document in their order, with their edges."""
    seen: Counter[str] = Counter()
    nodes: list[Node] = []
    for order, task in enumerate(about.record.tasks):
        seen[task.ref] += 1
        nodes.append(into.add(_node(task, task_id(own.id, task.ref, seen[task.ref]), order, about)))
    first: dict[str, Node] = {}
    for task, node_ in zip(about.record.tasks, nodes, strict=True):
        first.setdefault(task.ref, node_)
    for task, node_ in zip(about.record.tasks, nodes, strict=True):
        _add_edges(task, node_, own, about, into)
        _add_parent(task, node_, first, own, into)


def _node(task: Task, identity: str, order: int, about: Context) -> Node:
    """A task. `parent` keeps the ref as given, also where no task has it."""
    own = {
        "ref": task.ref, "title": task.title, "text": task.text, "order": order, "parent": task.parent,
        "deliverable": task.deliverable.text if task.deliverable else None, "province": about.province,
        "fold": search_key(f"{task.title} {task.text or ''}"),
    }  # fmt: skip
    return node(Label.TASK, identity, own | _deadline(task.deadline) | evidence_of(task.evidence, about.document))


def _deadline(deadline: Deadline | None) -> dict[str, object]:
    if deadline is None:
        return {}
    names, place = ("locator", "quote", "start", "end"), deadline.evidence
    return {
        "deadline_text": deadline.text,
        "deadline_kind": deadline.kind.value,
        "due": deadline.due,
        "depends_on": deadline.depends_on,
    } | ({f"deadline_{name}": getattr(place, name) for name in names} if place else {})


def _add_edges(task: Task, node_: Node, own: Node, about: Context, into: Collector) -> None:
    into.join(
        EdgeType.CONTAINS,
        own,
        node_,
        evidence_of(task.evidence, own.id),
        document=own.id,
        locator=task.evidence.locator,
    )
    for kind, people in ((EdgeType.LEADS, task.leads), (EdgeType.PARTNERS, task.partners)):
        taken: set[str] = set()
        for person in people:
            who = into.add(agency(Mention(person.name, person.body, person.collective, person.vague), about))
            if who.id not in taken:
                taken.add(who.id)
                into.join(
                    kind, who, node_, _role(person) | evidence_of(person.evidence, own.id),
                    document=own.id, locator=person.evidence.locator,
                )  # fmt: skip


def _role(person: Body) -> dict[str, object]:
    role: dict[str, object] = {"modality": person.modality.value, "written": person.written}
    return role | {"basis": person.basis.value} if isinstance(person, Lead) else role


def _add_parent(task: Task, node_: Node, first: dict[str, Node], own: Node, into: Collector) -> None:
    whole = first.get(task.parent) if task.parent else None
    if whole is not None and whole.id != node_.id:
        into.join(
            EdgeType.SUBTASK_OF, node_, whole, evidence_of(task.evidence, own.id),
            document=own.id, locator=task.evidence.locator,
        )  # fmt: skip
