"""Generated plans are always the same, keep to the contract, and are like the five real ones."""

from collections import Counter
from itertools import islice

import pytest
from corpus import EXCHANGED, corpus, documents, homes, moulds

from graph.build import build, document_of
from graph.records import parse_record
from graph.registry.bodies import body

TASKS = 1500


@pytest.fixture(scope="module")
def plans():
    return list(corpus(TASKS))


def test_the_same_seed_gives_the_same_plans(plans):
    assert [plan.to_json() for plan in corpus(60)] == [plan.to_json() for plan in corpus(60)]
    assert next(corpus(60, seed=2)) != plans[0]


def test_as_many_tasks_as_asked_for_and_every_province_in_turn(plans):
    assert sum(len(plan.tasks) for plan in plans) == TASKS
    assert [plan.document.province for plan in plans[: len(homes())]] == [home.name for home in homes()]
    assert len(homes()) == 63


def test_each_plan_follows_the_contract(plans):
    for plan in plans[:10]:
        assert parse_record(plan.to_data(), where="generated") == plan


def test_each_place_holds_the_words_that_it_says():
    for plan, text in islice(documents(), 10):
        for task in plan.tasks:
            assert text[task.evidence.start : task.evidence.end] == task.text
            for role in (*task.leads, *task.partners):
                assert text[role.evidence.start : role.evidence.end] == role.written
        for named in (*plan.document.references, *plan.document.recipients):
            assert text[named.evidence.start : named.evidence.end] == named.written
        for mention in (mention for reference in plan.document.references for mention in reference.mentions):
            assert text[mention.start : mention.end] == mention.written


def test_no_two_plans_are_one_document(plans):
    assert len({document_of(plan) for plan in plans}) == len(plans)


def test_each_plan_can_be_built(plans):
    for plan in plans[: len(moulds())]:
        assert len([node for node in build(plan).nodes if node.label == "Task"]) == len(plan.tasks)


def test_provinces_carry_out_the_same_acts_of_the_centre(plans):
    carried_out = Counter(
        reference.symbol
        for plan in plans[: len(homes())]
        for reference in plan.document.references
        if reference.relation == "implements" and str(reference.symbol).endswith("TTg")
    )
    assert max(carried_out.values()) >= len(homes()) / len(moulds())


def _per_task(plans, count):
    tasks = [task for plan in plans for task in plan.tasks]
    return sum(map(count, tasks)) / len(tasks)


def _deadline(kind):
    return lambda task: task.deadline is not None and task.deadline.kind == kind


@pytest.mark.parametrize(
    ("of_a_task", "bound"),
    [
        pytest.param(lambda task: not task.leads, 0.03, id="without a lead"),
        pytest.param(lambda task: len(task.leads), 0.15, id="leads"),
        pytest.param(lambda task: not task.partners, 0.06, id="without a partner"),
        pytest.param(lambda task: len(task.partners), 0.2, id="partners"),
        pytest.param(lambda task: any(each.collective for each in task.leads), 0.05, id="led by a class"),
        pytest.param(lambda task: any(each.vague for each in task.partners), 0.06, id="a vague partner"),
        pytest.param(lambda task: task.deadline is None, 0.06, id="without a deadline"),
        pytest.param(_deadline("yearly"), 0.04, id="yearly"),
        pytest.param(_deadline("continuous"), 0.04, id="continuous"),
        pytest.param(_deadline("conditional"), 0.03, id="conditional"),
        pytest.param(lambda task: task.deliverable is not None, 0.03, id="with a result"),
        pytest.param(lambda task: task.parent is not None, 0.03, id="part of a task"),
        pytest.param(lambda task: task.evidence.end - task.evidence.start, 30, id="length of the text"),
    ],
)
def test_a_task_is_like_those_of_the_five_plans(plans, of_a_task, bound):
    assert _per_task(plans, of_a_task) == pytest.approx(_per_task(moulds(), of_a_task), abs=bound)


@pytest.mark.parametrize(
    "of_a_plan",
    [
        pytest.param(lambda plan: len(plan.tasks), id="tasks"),
        pytest.param(lambda plan: len(plan.document.references), id="references"),
        pytest.param(lambda plan: len(plan.document.recipients), id="recipients"),
        pytest.param(lambda plan: len(plan.document.reports), id="reports"),
        pytest.param(lambda plan: plan.document.symbol is None, id="without a number"),
    ],
)
def test_a_plan_is_like_the_five(plans, of_a_plan):
    def mean(records):
        return sum(map(of_a_plan, records)) / len(records)

    assert mean(plans) == pytest.approx(mean(moulds()), rel=0.1)


def _named(plans):
    roles = (role for plan in plans for task in plan.tasks for role in (*task.leads, *task.partners))
    return Counter(role.body for role in roles if body(role.body) and not (role.collective or role.vague))


def test_bodies_act_as_often_as_in_the_five_plans_and_others_sometimes(plans):
    made, real = _named(plans), _named(moulds())
    assert made["s_ngv"] / made.total() == pytest.approx(real["s_ngv"] / real.total() * (1 - EXCHANGED), abs=0.05)
    assert made["lhhn"] / made.total() == pytest.approx(real["lhhn"] / real.total(), abs=0.05)
    assert len(made.keys() - real.keys()) >= 8
