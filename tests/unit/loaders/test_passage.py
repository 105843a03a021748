"""Cleaned text knows its place in the source, whatever was composed, dropped or folded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_soup import messy_texts
from written_plans import whole

from loaders.text.passage import EMPTY, passage


def stands_for(source, char):
    """Whether source words are those that a cleaned character stands for."""
    if char == " ":
        return source[0].isspace() or source[0] == "<"
    return unicodedata.normalize("NFC", source) == char


@given(messy_texts)
def test_every_character_leads_back_to_the_words_it_stands_for(source):
    cleaned = whole(source)

    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    for char, start, end in zip(cleaned.text, cleaned.starts, cleaned.ends, strict=True):
        assert stands_for(source[start:end], char)


@given(messy_texts)
def test_places_only_go_forward(source):
    cleaned = whole(source)

    assert all(start < end for start, end in zip(cleaned.starts, cleaned.ends, strict=True))
    assert all(end <= start for end, start in zip(cleaned.ends, cleaned.starts[1:], strict=False))


@given(messy_texts)
def test_blanks_are_single_and_never_at_the_ends(source):
    text = whole(source).text

    assert text == text.strip(" ")
    assert "  " not in text
    assert all(char == " " or not char.isspace() for char in text)


@given(messy_texts)
def test_foldings_keep_the_length(source):
    cleaned = whole(source)

    assert len(cleaned.same) == len(cleaned.fold) == len(cleaned)


@given(messy_texts)
def test_decomposed_and_composed_sources_give_one_text(source):
    composed, decomposed = unicodedata.normalize("NFC", source), unicodedata.normalize("NFD", source)

    assert whole(decomposed).text == whole(composed).text


@given(messy_texts, st.integers(0, 50), st.integers(0, 50))
def test_a_cut_keeps_its_place_and_may_reach_beyond_the_end(source, start, end):
    cleaned = whole(source)
    part = cleaned.cut(start, end)

    assert part.text == cleaned.text[start:end].strip(" ")
    for char, at, stop in zip(part.text, part.starts, part.ends, strict=True):
        assert stands_for(source[at:stop], char)


@given(messy_texts, messy_texts)
def test_joined_passages_keep_both_places(first, second):
    source = f"{first}\n{second}"
    joined = passage(source, 0, len(first)).joined(passage(source, len(first) + 1, len(source)))

    assert all(a <= b for a, b in zip(joined.starts, joined.starts[1:], strict=False))
    for char, start, end in zip(joined.text, joined.starts, joined.ends, strict=True):
        assert char == " " or stands_for(source[start:end], char)


def test_joining_nothing_changes_nothing():
    words = whole("Sở Y tế")

    assert words.joined(EMPTY) is words
    assert EMPTY.joined(words) is words


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("**Sở Y tế** chủ trì", "Sở Y tế chủ trì"),
        ("Sở\u00a0Y\ttế", "Sở Y tế"),
        ("Sở Y\r\ntế", "Sở Y tế"),
        ("Sở Y\u200b tế\ufeff", "Sở Y tế"),
        ("Sở Nội vụ<br>Sở Y tế", "Sở Nội vụ Sở Y tế"),
        ("Sở Nội vụ<BR/>Sở Y tế", "Sở Nội vụ<BR/>Sở Y tế"),
        ("1\\. Sở Y tế", "1. Sở Y tế"),
        ("ba * bốn", "ba * bốn"),
        ("__Kế hoạch__ và `mã`", "Kế hoạch và mã"),
        ("   ", ""),
    ],
)
def test_cleaning_drops_what_carries_no_words(source, cleaned):
    assert whole(source).text == cleaned


def test_a_span_holds_the_marks_inside_but_none_around():
    source = "**Sở** **Y tế**"
    start, end = whole(source).span(0, 7)

    assert source[start:end] == "Sở** **Y tế"
