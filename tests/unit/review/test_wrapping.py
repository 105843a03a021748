"""A text in lines of a terminal: nothing is lost, nothing is too wide, nothing can drive the terminal."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from dashboard.review.wrapping import Layout, shown

ANY = st.text(max_size=120)


@given(ANY, st.integers(1, 30))
@example("a" * 50 + "\n\n" + "Kế hoạch " * 9, 10)
@example("e\u0323\u0302" * 20, 5)
@example("漢字" * 20, 7)
@example("\x1b[2J\u202e\x00", 8)
def test_lines_hold_all_the_text_and_fit(text, width):
    layout = Layout(text, width)

    assert "".join(text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)) == text.replace("\n", "")
    for start, end in zip(layout.starts, layout.ends, strict=True):
        line = shown(text[start:end])
        assert "\n" not in text[start:end]
        assert cell_len(line.rstrip(" ")) <= layout.width or len(line) == 1
        assert line.isprintable()
        assert len(line) == end - start


@given(ANY, st.integers(4, 30))
def test_every_character_is_found_on_its_line(text, width):
    layout = Layout(text, width)

    for offset in range(len(text)):
        line = layout.line_of(offset)
        assert layout.starts[line] <= offset <= layout.ends[line]
        found = layout.offset_at(line, layout.column_of(offset))
        assert layout.line_of(found) == line
        assert layout.column_of(found) <= layout.column_of(offset)


def test_lines_break_at_blanks():
    layout = Layout("Sở Ngoại vụ chủ trì", 12)

    assert [layout.text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)] == ["Sở Ngoại vụ ", "chủ trì"]


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x07", "\u202e", "\u200b", "\u2028", "\ue000", "\udc80"])
def test_no_control_or_hidden_character_is_shown(char):
    assert char not in shown(f"a{char}b")


def test_a_text_of_two_megabytes_is_laid_out():
    text = "Sở Ngoại vụ chủ trì, phối hợp với các sở. " * 50_000

    assert len(Layout(text, 40)) > 40_000
