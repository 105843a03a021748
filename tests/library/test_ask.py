"""The questions that people ask by name: over two small plans, what must be found and what must not."""

import pytest
from small_records import cites, plan, recipient, report, task

from graph.answer import GraphEdge, GraphNode, GraphPath, Limits
from graph.build import build
from graph.errors import QueryRefused
from queries.ask import ask_named
from queries.catalogue import catalogue, questions
from queries.model import LANGUAGES

CLASS = "các sở, ban, ngành"
DIRECTIVE = cites("Quyết định số 1109/QĐ-TTg ngày 28/8/2019", "1109/QĐ-TTg", "2019-08-28", relation="implements",
                  kind="quyết định", issuer="Thủ tướng Chính phủ")  # fmt: skip
HERE = plan(
    task("1", leads=["Sở Y tế"], partners=["Sở Tài chính", "Sở Nội vụ"], deadline="Quý IV", due="Q4", kind="yearly"),
    task("2", leads=["Sở Y tế"], partners=["Sở Tài chính"], deadline="tháng 5/2021", due="2021-05"),
    task("3", leads=[CLASS], partners=()),
    task("4", leads=["Sở Nội vụ"], partners=["Sở Du lịch"], deadline="khi có hướng dẫn của Bộ Nội vụ",
         kind="conditional", awaits=["Bộ Nội vụ"]),
    task("5", leads=(), partners=()),
    recipients=["Sở Y tế", recipient("Sở Xây dựng", purpose="để biết")],
    references=[DIRECTIVE],
    reports=[report(["Sở Y tế"], "Sở Nội vụ", period="hằng quý")],
)  # fmt: skip
THERE = plan(
    task("1", leads=["Sở Y tế"], partners=["Sở Tài chính"]),
    symbol="7/KH-UBND", issuer="Ủy ban nhân dân tỉnh Hà Nam", province="Hà Nam", recipients=["Sở Y tế"],
    references=[DIRECTIVE, cites("Luật số 5/2019/QH14", "5/2019/QH14", "2019-01-01")],
)  # fmt: skip
TB, HN = "Thái Bình", "Hà Nam"


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def plans(request):
    """A store on each engine in turn, with both plans for all questions."""
    store = request.getfixturevalue(f"running_{request.param}_store")
    store.clear()
    store.load(build(HERE))
    store.load(build(THERE))
    return store


@pytest.fixture
def asked(plans):
    """Rows of a question over both plans, with these columns alone."""

    def run(name, columns, **parameters):
        query = catalogue()[f"ask.{name}"]
        answer = ask_named(plans, query, parameters, Limits())
        assert answer.columns == tuple(query.columns)
        for row in answer.rows:
            for column, value in zip(answer.columns, row, strict=True):
                assert query.columns[column].accepts(value), f"{query.id}: {column} is {value!r}"
        places = [answer.columns.index(column) for column in columns.split()]
        return [tuple(row[place] for place in places) for row in answer.rows]

    return run


@pytest.mark.one_engine("no engine is reached")
def test_there_are_questions_and_each_explains_itself():
    assert len(questions()) >= 15
    for query in questions():
        for name, parameter in query.parameters.items():
            assert all(parameter.explained(language).strip() for language in LANGUAGES), (query.id, name)
        assert "{" not in "".join(query.title.values())


@pytest.mark.parametrize("body", ["Sở Y tế", "so y te", "SỞ Y TẾ", "y tế"])
def test_what_a_body_leads_in_any_spelling(asked, body):
    found = asked("led_by", "province ref partners", body=body)

    assert found == [(HN, "1", ["Sở Tài chính"]), (TB, "1", ["Sở Tài chính", "Sở Nội vụ"]), (TB, "2", ["Sở Tài chính"])]
    assert asked("led_by", "ref", body=body, province="ha nam") == [("1",)]
    assert asked("led_by", "ref", body="Sở Du lịch") == []


def test_rows_beyond_the_limit_are_noticed_and_not_looked_at(plans):
    answer = ask_named(plans, catalogue()["ask.led_by"], {"body": "Sở Y tế"}, Limits(rows=2))

    assert (len(answer.rows), answer.more) == (2, True)
    assert not ask_named(plans, catalogue()["ask.led_by"], {"body": "Sở Y tế"}, Limits(rows=3)).more


def test_what_a_body_is_a_partner_in(asked):
    assert asked("partner_in", "ref leads", body="Sở Du lịch") == [("4", ["Sở Nội vụ"])]
    assert asked("partner_in", "ref quote", body="Sở Nội vụ") == [("1", "Sở Nội vụ")]
    assert asked("partner_in", "ref", body="Sở Y tế") == []


def test_how_much_each_body_does(asked):
    found = asked("who_does_what", "body led partnered", province="tỉnh Thái Bình")

    assert found[0] == ("Sở Y tế", 2, 0)
    assert sorted(found[1:]) == sorted([
        ("Sở Nội vụ", 1, 1), (CLASS, 1, 0), ("Sở Tài chính", 0, 2), ("Sở Du lịch", 0, 1)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("given", "refs"),
    [
        ({}, ["1", "2"]), ({"quarter": 4}, ["1"]), ({"month": 11}, ["1"]), ({"quarter": 2}, ["2"]),
        ({"year": 2021}, ["1", "2"]), ({"year": 2020}, ["1"]), ({"year": 2021, "month": 5}, ["2"]),
        ({"month": 6}, []), ({"quarter": 4, "province": "Hà Nam"}, []),
    ],
)  # fmt: skip
def test_tasks_due(asked, given, refs):
    assert sorted(ref for (ref,) in asked("due", "ref", **given)) == refs


def test_pairs_that_work_together(asked):
    assert asked("pairs", "province body other together") == [(TB, "Sở Y tế", "Sở Tài chính", 2)]
    assert len(asked("pairs", "body", least=1)) == 4
    assert asked("pairs", "together", province=HN, least=1) == [(1,)]


def test_plans_that_implement_a_directive(asked):
    found = asked("implementing", "directive province document tasks", directive="1109/qđ-ttg")

    assert found == [("1109/QĐ-TTg", HN, "7/KH-UBND", 1), ("1109/QĐ-TTg", TB, "12/KH-UBND", 5)]
    assert asked("implementing", "document", directive="5/2019/QH14") == []


def test_who_reports_to_whom(asked):
    assert asked("reports_to", "body receiver period", line="duty") == [("Sở Y tế", "Sở Nội vụ", "hằng quý")]
    standing = asked("reports_to", "line receiver", body="so y te", province=HN)
    assert sorted(standing) == [("administrative", "Ủy ban nhân dân tỉnh"), ("professional", "Bộ Y tế")]
    assert asked("reports_to", "line", line="command") == []


def test_tasks_given_to_classes_alone(asked):
    assert asked("classes_only", "province ref classes quote") == [(TB, "3", [CLASS], CLASS)]


def test_recipients_without_a_task(asked):
    assert asked("untasked", "province body purpose") == [(TB, "Sở Xây dựng", "để biết")]


def test_documents_that_several_provinces_cite(asked):
    assert asked("shared_citations", "symbol provinces documents where") == [("1109/QĐ-TTg", 2, 2, [HN, TB])]
    assert len(asked("shared_citations", "symbol", least=1)) == 2


def test_tasks_that_wait(asked):
    assert asked("awaiting", "ref awaited leads", awaited="bộ") == [("4", ["Bộ Nội vụ"], ["Sở Nội vụ"])]
    assert asked("awaiting", "ref", awaited="Chính phủ") == []


def test_provinces_side_by_side(asked):
    found = asked("by_province", "province documents tasks no_lead no_partner no_deadline")

    assert found == [(HN, 1, 1, 0, 0, 1), (TB, 1, 5, 1, 2, 2)]


def test_the_chain_from_a_directive_to_bodies(asked):
    found = asked("chain", "ref role body path", directive="1109/QĐ-TTg", province=TB)

    assert [row[:3] for row in found][:2] == [("1", "LEADS", "Sở Y tế"), ("1", "PARTNERS", "Sở Tài chính")]
    assert len(found) == 8
    assert all(isinstance(path, GraphPath) and len(path.nodes) == 4 for *_, path in found)


def test_ways_between_two_bodies(asked):
    found = asked("way_between", "steps way", body="Sở Tài chính", other="sở du lịch", province=TB)

    assert found == [(4, ["Sở Tài chính", "1", "Sở Nội vụ", "4", "Sở Du lịch"])]
    assert asked("way_between", "steps", body="Sở Tài chính", other="Sở Du lịch", province=HN) == []


def test_tasks_about_something(asked):
    assert asked("about", "province ref", words="viec 4") == [(TB, "4")]
    assert asked("about", "ref", words="việc 9") == []


def test_the_network_of_a_province(asked):
    found = asked("network", "agency relation task", province=HN)

    assert {(agency.properties["name"], relation.type) for agency, relation, _ in found} == {
        ("Sở Y tế", "LEADS"), ("Sở Tài chính", "PARTNERS"),
    }  # fmt: skip
    assert all(isinstance(a, GraphNode) and isinstance(r, GraphEdge) for a, r, _ in found)


def test_what_does_not_fit_is_refused(asked):
    with pytest.raises(QueryRefused, match="there is no province Thái Bìn; did you mean Thái Bình"):
        asked("who_does_what", "body", province="Thái Bìn")
    with pytest.raises(QueryRefused, match="needs parameter 'body'"):
        asked("led_by", "ref")
    with pytest.raises(QueryRefused, match="is no date"):
        asked("reports_to", "line", day="5/2020")
    with pytest.raises(QueryRefused, match="must be of type integer"):
        asked("due", "ref", quarter="4")
