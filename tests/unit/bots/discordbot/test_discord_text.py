"""Words on Discord: whole, in pieces that fit, and never markup by accident."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.discordbot.text import escaped, shortened, split

_ESCAPE = re.compile(r"\\([^A-Za-z0-9\s])")
_MARKS = "\\*_~`|[]<>"


@given(st.text(alphabet="ab *_`~|<>[]()#-\\\n", max_size=300))
def test_a_reader_sees_the_very_words(text: str) -> None:
    assert _ESCAPE.sub(r"\1", escaped(text)) == text


@given(st.text(alphabet="ab *_`~|<>[]", max_size=200))
def test_no_mark_is_left_to_work(text: str) -> None:
    bare = re.sub(r"\\.", "", escaped(text))
    assert not set(bare) & set(_MARKS)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("#3 · fox", "#3 · fox"),
        ("- not a list", "\\- not a list"),
        ("-# not small", "\\-# not small"),
        ("half-done", "half-done"),
        ("see https://example.org/a_b_c", "see https://example.org/a_b_c"),
        ("<@123> <t:1:R>", "\\<@123\\> \\<t:1:R\\>"),
    ],
)
def test_only_what_would_be_markup_is_escaped(words: str, shown: str) -> None:
    assert escaped(words) == shown


@given(st.text(alphabet="ab*_ \n", max_size=400), st.integers(min_value=8, max_value=60))
def test_pieces_fit_and_lose_nothing_but_space(text: str, limit: int) -> None:
    pieces = split(text, limit, shown=escaped)
    assert all(0 < len(piece) <= limit for piece in pieces)
    joined = "".join(_ESCAPE.sub(r"\1", piece) for piece in pieces)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", text)


def test_breaks_are_between_paragraphs_then_lines_then_words() -> None:
    assert split("one two\n\nthree four", 12) == ["one two", "three four"]
    assert split("one two\nthree four", 12) == ["one two", "three four"]
    assert split("one two three four", 12) == ["one two", "three four"]
    assert split("abcdefgh", 4) == ["abcd", "efgh"]
    assert split("  ", 4) == []


def test_what_is_shortened_says_so() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"
