"""The written-down state of a view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.app.view import HIDDEN_AT_FIRST, LEVELS, MAX_QUERY, MOST_PROVINCES, SECTORS, Mode, Role, View
from dashboard.texts import Language
from graph.vocabulary import Severity
from queries.compare.comparison import RoleSet

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40)
views = st.builds(
    View,
    lang=st.sampled_from(Language),
    province=st.none() | words,
    mode=st.none() | st.sampled_from(Mode),
    no_roles=st.frozensets(st.sampled_from([str(role) for role in Role])),
    no_sectors=st.frozensets(st.sampled_from(SECTORS)),
    no_levels=st.frozensets(st.sampled_from(LEVELS)),
    everything=st.booleans(),
    node=st.none() | words,
    severity=st.none() | st.sampled_from([str(severity) for severity in Severity]),
    rule=st.none() | words,
    provinces=st.lists(words.filter(lambda name: "|" not in name), max_size=MOST_PROVINCES, unique=True).map(tuple),
    role_set=st.none() | st.sampled_from(RoleSet),
    measure=st.none() | words,
)


@given(views)
def test_a_query_string_restores_the_view(view):
    assert View.from_query(view.query()) == view


@given(st.text(max_size=200))
def test_any_query_string_gives_a_view(text):
    assert isinstance(View.from_query("?" + text), View)


@given(
    st.dictionaries(
        st.sampled_from(list(View.model_fields)), st.none() | st.integers() | st.lists(st.integers()) | words
    )
)
def test_loose_data_gives_a_view(data):
    assert isinstance(View.of(data), View)


def test_the_plain_view_has_no_query():
    assert View().query() == ""
    assert View().no_roles == HIDDEN_AT_FIRST


def test_showing_all_relations_can_be_written_down():
    assert View.from_query(View(no_roles=frozenset()).query()).no_roles == frozenset()


@pytest.mark.parametrize("search", [None, "", "?", "?lang=fr&mode=x&no_sectors=none,<b>", "?" + "a" * (MAX_QUERY + 1)])
def test_what_is_unknown_is_dropped(search):
    assert View.from_query(search) == View()
