"""Words for Telegram: measured in UTF-16, cut between words, styled by entities alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bots.telegrambot.text import Words, shortened, split, styled, units


def _parts(words: Words) -> list[tuple[str, str]]:
    raw = words.text.encode("utf-16-le")
    return [
        (one.type, raw[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le"))
        for one in words.entities
    ]


@pytest.mark.parametrize(
    ("markdown", "text", "entities"),
    [
        ("plain * text _ with 2*3*4 marks", "plain * text _ with 2*3*4 marks", []),
        ("🦊 **a red fox** runs", "🦊 a red fox runs", [("bold", "a red fox")]),
        ("*soft* and ~~gone~~", "soft and gone", [("italic", "soft"), ("strikethrough", "gone")]),
        ("use `x = 1`", "use x = 1", [("code", "x = 1")]),
        ("```py\nx = **1**\n```", "x = **1**", [("pre", "x = **1**")]),
        ("see [the fox](https://a.example/f)", "see the fox", [("text_link", "the fox")]),
        ("# Title\n- one\n- two", "Title\n• one\n• two", [("bold", "Title")]),
        ("**bold with *soft* in it**", "bold with soft in it", None),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", []),
        ("an **open end", "an **open end", []),
        ("<b>not html</b>", "<b>not html</b>", []),
    ],
)
def test_simple_markdown_becomes_entities(
    markdown: str, text: str, entities: list[tuple[str, str]] | None
) -> None:
    words = styled(markdown)
    assert words.text == text
    if entities is not None:
        assert _parts(words) == entities


def test_styles_nest() -> None:
    words = styled("🐦 **bold with *soft* in it**")
    assert ("italic", "soft") in _parts(words)
    bold = "".join(part for kind, part in _parts(words) if kind == "bold")
    assert bold == "bold with soft in it"


@given(st.text(alphabet="a *_`~[](#-\n🦊", max_size=80))
def test_every_entity_lies_within_its_text(markdown: str) -> None:
    words = styled(markdown)
    for one in words.entities:
        assert one.length > 0
        assert one.offset + one.length <= units(words.text)


@given(st.text(alphabet="ab \n🦊é", max_size=300), st.integers(min_value=8, max_value=50))
def test_pieces_fit_and_lose_nothing(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_text_breaks_between_paragraphs() -> None:
    text = "one " * 10 + "\n\n" + "two " * 5
    assert split(text, 50) == [("one " * 10).strip(), ("two " * 5).strip()]


def test_shortened_counts_as_telegram_does() -> None:
    assert shortened("🦊🦊🦊", 6) == "🦊🦊🦊"
    assert shortened("🦊🦊🦊", 5) == "🦊🦊…"
    assert MessageEntity.BOLD == "bold"
