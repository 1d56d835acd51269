import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.enhance_rules import BOOK, additions, joined

WORDS = st.sampled_from(
    [word for category in BOOK.categories for word in category.words]
    + [one.text for category in BOOK.categories for one in category.additions]
    + ["a", "red", "neon", ", ", ". ", "Ünïcödé", "猫", "\n", "85mm"]
)
PROMPTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=1500)


@given(PROMPTS)
def test_the_original_stays_in_front_and_a_second_time_adds_nothing(prompt: str) -> None:
    _, added = additions(prompt, BOOK)
    enhanced = joined(prompt, added)

    assert enhanced.startswith(prompt)
    assert all(text in enhanced[len(prompt) :] for text in added)
    assert len(enhanced) <= max(BOOK.max_characters, len(prompt))
    assert additions(enhanced, BOOK)[1] == []


@pytest.mark.parametrize(
    ("prompt", "category"),
    [
        ("a logo for a bakery", "logo"),
        ("portrait of a woman", "portrait"),
        ("mountains by a lake", "landscape"),
        ("perfume bottle product shot", "product"),
        ("watercolor illustration of a fox", "illustration"),
        ("a photo of my dog", "photo"),
        ("a fox", "general"),
        ("a party of artists", "general"),
    ],
)
def test_the_category_is_read_from_the_words(prompt: str, category: str) -> None:
    assert additions(prompt, BOOK)[0].name == category


def test_what_the_prompt_already_speaks_of_is_left_alone() -> None:
    _, added = additions("portrait in neon light, 50 mm lens", BOOK)
    assert added == ["natural skin texture", "a genuine, relaxed expression"]
