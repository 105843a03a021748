"""The words of the screens."""

import string

import pytest

from dashboard.texts import Language, language, texts
from graph.errors import DefinitionError


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_keys():
    assert texts(Language.VI).keys() == texts(Language.EN).keys()


def test_both_languages_fill_in_the_same_values():
    vi, en = texts(Language.VI), texts(Language.EN)
    unequal = [key for key in vi.keys() if fields(vi._entries[key]) != fields(en._entries[key])]  # noqa: SIM118
    assert unequal == []


def test_a_missing_key_is_a_definition_error():
    with pytest.raises(DefinitionError, match="no_such_key"):
        texts("vi")("no_such_key")


def test_a_missing_value_is_a_definition_error():
    with pytest.raises(DefinitionError, match=r"strip\.tasks"):
        texts("en")("strip.tasks")


@pytest.mark.parametrize(("name", "shown"), [("vi", "1.234 nhiệm vụ"), ("en", "1,234 tasks")])
def test_numbers_are_grouped_as_the_language_does(name, shown):
    assert texts(name)("strip.tasks", n=1234) == shown


@pytest.mark.parametrize(("n", "shown"), [(0, "0 tasks"), (1, "1 task"), (2, "2 tasks")])
def test_words_go_with_their_number(n, shown):
    assert texts("en")("strip.tasks", n=n) == shown


@pytest.mark.parametrize(
    ("iso", "vi"), [("2020-05-27", "27/5/2020"), ("2020-05", "5/2020"), ("2020", "2020"), (None, "")]
)
def test_dates_keep_their_precision(iso, vi):
    assert texts("vi").date(iso) == vi
    assert texts("en").date(iso) == (iso or "")


def test_an_unknown_language_is_vietnamese():
    assert language("fr") is Language.VI
    assert language(None) is Language.VI
    assert language("en") is Language.EN
