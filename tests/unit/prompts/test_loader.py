import pytest

from prompts.errors import PromptError
from prompts.loader import load_enhancements, load_text


def test_the_system_prompt_is_short_and_wants_a_name() -> None:
    text = load_text("system.md").fill(name="Pixel")
    assert text.startswith("You are Pixel")
    assert "$" not in text
    assert len(text) < 3_000


def test_missing_and_unknown_values_are_errors() -> None:
    text = load_text("system.md")
    with pytest.raises(PromptError, match=r"missing values \['name'\]"):
        text.fill()
    with pytest.raises(PromptError, match=r"unknown values \['nmae'\]"):
        text.fill(name="Pixel", nmae="Pixel")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PromptError, match=r"nothing\.md"):
        load_text("nothing.md")


def test_additions_do_not_answer_to_each_other() -> None:
    book = load_enhancements()
    texts = [one.text for category in book.categories for one in category.additions]
    assert not [(a, b) for a in texts for b in texts if a != b and a.endswith(b)]
