"""The parts of the comparison page that need no browser."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.app.compare.kept import Comparisons
from dashboard.app.compare.numbers import Kind, Number, number
from dashboard.app.compare.plot import plot
from dashboard.formats.figures import decimal, percent, ranks
from dashboard.texts import texts
from graph.analysis.facts import Assignment, Body, facts
from graph.analysis.measure import Undefined, Value
from queries.compare.comparison import RoleSet, compared
from queries.compare.reading import Province, Reading
from queries.compare.stability import stabilities

plain = st.text(st.characters(exclude_characters="~"), min_size=1)
VI, EN = texts("vi"), texts("en")


@given(st.sampled_from([Kind.CELL, Kind.VALUE, Kind.TWO]), plain, st.text())
def test_a_link_opens_the_number_it_was_made_of(kind, first, last):
    assert number(Number(kind, (first, last)).id) == Number(kind, (first, last))


@given(st.none() | st.text())
def test_a_forged_link_opens_nothing_or_a_number(identifier):
    found = number(identifier)
    assert found is None or found.id == identifier


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [(0, "0 %", "0 %"), (1 / 3, "33 %", "33 %"), (0.125, "13 %", "13 %"), (0.0256, "2,6 %", "2.6 %"), (None, "", "")],
)
def test_shares_are_percents(share, vi, en):
    assert (percent(share, VI), percent(share, EN)) == (vi, en)


@pytest.mark.parametrize(("value", "shown"), [(-0.714, "−0,71"), (2.005, "2,01"), (-0.001, "0,00"), (1, "1,00")])
def test_decimals_have_the_mark_of_the_language(value, shown):
    assert decimal(value, 2, VI) == shown
    assert decimal(value, 2, EN) == shown.replace(",", ".")


def test_ranks_share_places_and_leave_out_what_is_undefined():
    values = {"a": 0.5, "b": 0.7, "c": 0.5, "d": None}
    told = ranks({name: Value(value, 9, 9, None if value else Undefined.NO_TIES) for name, value in values.items()})
    assert told == {"a": (2, 3), "b": (1, 3), "c": (2, 3)}


def test_small_networks_are_marked():
    assert Value(0.5, 4, 9).few and Value(0.5, 9, 4).few
    assert not Value(0.5, 5, 5).few and not Value(None, 1, 1, Undefined.NO_TIES).few


def test_few_data_are_not_ranked():
    assert ranks({"a": Value(0.5, 9, 9), "b": Value(0.9, 9, 4)}) == {"a": (1, 1)}


def province(name, *tasks):
    """A province whose tasks are (lead, partner)."""
    made = [Assignment(f"{i}{who}", who, str(i), who == t[0]) for i, t in enumerate(tasks) for who in t]
    bodies = [Body(who, who, role=f"type:{who}") for who in {each.body for each in made}]
    found = facts(name, {name: "2020"}, [str(i) for i, _ in enumerate(tasks)], bodies, made, [])
    return Province(found, (), {})


def reading(*provinces):
    roles = {body.role: body.name for each in provinces for body in each.facts.bodies}
    return Reading(provinces, roles, ())


def test_the_plot_shows_no_dot_where_there_is_no_value():
    read = reading(province("<b>A</b>", ("a", "b"), ("a", "c")), province("B"))
    figure = plot("reciprocity", compared(read), stabilities(each.facts for each in read.provinces), VI)
    ranges, dots = figure["data"]
    assert (dots["x"], dots["y"]) == ([0.0], ["&lt;b>A&lt;/b>"])
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["không xác định"]
    assert set(ranges["y"]) == {"&lt;b>A&lt;/b>", None}
    assert json.dumps(figure)


class Plans:
    """A store with one plan in each of two provinces; counts its questions."""

    def __init__(self):
        self.asked, self.read_at = [], "1"

    def read(self, cypher, parameters=None):
        self.asked.append(cypher)
        if "AS read_at" in cypher:
            return [
                {
                    "id": p,
                    "province": p,
                    "symbol": p,
                    "kind": None,
                    "date": None,
                    "sha256": None,
                    "read_at": self.read_at,
                }
                for p in parameters["provinces"]
            ]
        return []


def test_a_comparison_is_kept_until_a_document_is_read_anew():
    store = Plans()
    kept = Comparisons(store)
    first = kept.comparison(("A", "B"), RoleSet.UNION)
    asked = len(store.asked)
    assert kept.comparison(("A", "B"), RoleSet.UNION) is first
    assert len(store.asked) == asked + 1, "only whether something has changed"
    store.read_at = "2"
    kept.comparison(("A", "B"), RoleSet.UNION)
    assert len(store.asked) > asked + 2


def test_samples_are_drawn_only_when_asked_for_and_once():
    kept = Comparisons(Plans())
    assert kept.stabilities(("A", "B"), draw=False) is None
    drawn = kept.stabilities(("A", "B"), draw=True)
    assert kept.stabilities(("A", "B"), draw=False) is drawn
