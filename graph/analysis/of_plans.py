"""Measures of the plans themselves: who leads how much, with how many partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from graph.analysis.measure import Undefined, Value
from graph.analysis.networks import Networks


def top_lead(networks: Networks) -> Value:
    """The share of tasks led by the body that leads most."""
    led = Counter(body for bodies in networks.leads.values() for body in bodies)
    mine = {body: [task for task, leads in networks.leads.items() if body in leads] for body in _first(led)}
    return _top(networks, led, mine, Undefined.NO_LEADS)


def top_body(networks: Networks) -> Value:
    """The share of tasks in which the busiest body has any part."""
    parts = {(each.body, each.task) for each in networks.assignments}
    tasks = Counter(body for body, _ in parts)
    mine = {body: [task for who, task in parts if who == body] for body in _first(tasks)}
    return _top(networks, tasks, mine, Undefined.NO_ASSIGNMENTS)


def co_leads(networks: Networks) -> Value:
    """The share of tasks with two or more leads among those with a named lead."""
    several = [task for task, bodies in networks.leads.items() if len(bodies) > 1]
    return _share(networks, several, len(networks.leads), Undefined.NO_LEADS)


def no_lead(networks: Networks) -> Value:
    """The share of tasks that no named body leads."""
    return _share(networks, _without(networks, networks.leads), len(networks.plans.tasks), Undefined.NO_TASKS)


def no_partner(networks: Networks) -> Value:
    """The share of tasks in which no named body is a partner."""
    return _share(networks, _without(networks, networks.partners), len(networks.plans.tasks), Undefined.NO_TASKS)


def partners_per_task(networks: Networks) -> Value:
    """Named partners over tasks."""
    partners = sum(map(len, networks.partners.values()))
    return _ratio(networks, partners, len(networks.plans.tasks), networks.partners, Undefined.NO_TASKS)


def classes(networks: Networks) -> Value:
    """The share of assignments that go to classes of bodies and vague circles."""
    left = networks.left_out
    named = {each.id for each in networks.assignments}
    tasks = {each.task for each in networks.plans.assignments if each.id not in named}
    return _ratio(networks, left.classes, left.all, tasks, Undefined.NO_ASSIGNMENTS)


TAKEN: Mapping[str, Callable[[Networks], Value]] = {
    "lead.top": top_lead,
    "lead.several": co_leads,
    "lead.none": no_lead,
    "partner.per_task": partners_per_task,
    "partner.none": no_partner,
    "body.top": top_body,
    "class.share": classes,
}


def _without(networks: Networks, having: Mapping[str, object]) -> list[str]:
    return [task for task in networks.plans.tasks if task not in having]


def _first(counts: Counter[str]) -> list[str]:
    best = max(counts.values(), default=0)
    return sorted(body for body, count in counts.items() if count == best)


def _top(networks: Networks, counts: Counter[str], mine: Mapping[str, Collection[str]], without: Undefined) -> Value:
    """The largest count over all tasks; several bodies where they are tied."""
    every = len(networks.plans.tasks)
    if not every or not counts:
        return _undefined(networks, without if every else Undefined.NO_TASKS)
    best, tasks = max(counts.values()), tuple(sorted({task for found in mine.values() for task in found}))
    m = len(networks.plans.assignments)
    return Value(best / every, every, m, of=(best, every), bodies=tuple(mine), tasks=tasks, ranking=dict(counts))


def _share(networks: Networks, some: Collection[str], every: int, without: Undefined) -> Value:
    return _ratio(networks, len(some), every, some, without)


def _ratio(networks: Networks, part: int, whole: int, tasks: Iterable[str], without: Undefined) -> Value:
    if not whole:
        return _undefined(networks, without if networks.plans.tasks else Undefined.NO_TASKS)
    n, m = len(networks.plans.tasks), len(networks.plans.assignments)
    return Value(part / whole, n, m, of=(part, whole), tasks=tuple(sorted(tasks)))


def _undefined(networks: Networks, reason: Undefined) -> Value:
    return Value(None, len(networks.plans.tasks), len(networks.plans.assignments), reason)
