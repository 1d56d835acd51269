"""What a language model makes of a prompt is only taken when nothing of the original is lost."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.enhance_rules import BOOK, additions
from tools.enhancing import enhanced
from tools.faithful import losses

THINGS = ["fox", "Füchse", "castle", "two", "3", "1970", "85mm", "red", "azul", "#ff0000", "猫"]
SAID = ["no people", "without a hat", "ohne Hut", "sin gente", '"OPEN 24/7"', "“Café”", "not blue"]
GLUE = ["a", "the", "in", ",", "and", "of", "with", "."]
PROMPTS = st.lists(st.sampled_from(THINGS + SAID + GLUE), min_size=1, max_size=25).map(" ".join)
ANYTHING = PROMPTS | st.text(min_size=1, max_size=400)
MORE = st.lists(
    st.sampled_from(["in soft dusk light", "close-up", "fine detail", "calm mood", "red", "a hat"]),
    max_size=6,
).map(", ".join)


@dataclass
class Writer:
    """A language model that answers this."""

    answer: str | None
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def enhance(self, prompt: str, *, longest: int) -> str | None:
        self.asked.append((prompt, longest))
        return self.answer


@settings(max_examples=1500)
@given(ANYTHING, st.data())
async def test_whatever_a_model_answers_the_original_is_in_it_and_a_second_time_adds_nothing(
    prompt: str, data: st.DataObject
) -> None:
    longest = data.draw(st.sampled_from([None, 60, 300, 1200, 4000]))
    words = prompt.split()
    answer = data.draw(
        st.one_of(
            st.none(),
            MORE.map(lambda more: f"{prompt}, {more}"),
            MORE.map(lambda more: f"{more}. {prompt}"),
            st.permutations(words).map(" ".join),
            st.sampled_from(words or [""]).map(lambda gone: prompt.replace(gone, "")),
            st.text(max_size=200),
        )
    )
    found = await enhanced(prompt, Writer(answer), longest=longest)
    assert losses(prompt, found.enhanced, longest=max(len(prompt), longest or 1200, 1200)) in (
        [],
        ["it has characters that are no text"],  # those of the person
    )
    assert len(found.enhanced) <= max(len(prompt), min(longest or 1200, BOOK.max_characters))
    writer = Writer(f"{found.enhanced}, in soft dusk light")
    again = await enhanced(found.enhanced, writer, longest=longest)
    assert again.enhanced == found.enhanced
    assert writer.asked == []


@settings(max_examples=1500)
@given(PROMPTS, st.data())
def test_a_word_that_is_lost_is_noticed(prompt: str, data: st.DataObject) -> None:
    pieces = [piece for piece in THINGS + SAID if piece in prompt.split() or piece in prompt]
    if not pieces:
        return
    gone = data.draw(st.sampled_from(pieces))
    shorter = prompt.replace(gone, "something")
    assert losses(prompt, shorter, longest=10_000)
    assert losses(prompt, prompt, longest=10_000) == []


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("two red foxes", "three red foxes, soft light"),
        ("two red foxes", "two foxes, soft light"),
        ("a man without a hat", "a man with a hat, without a coat"),
        ("a park, no people", "a park full of people, no cars"),
        ('a sign saying "OPEN"', 'a sign saying "Open", soft light'),
        ("a sign", 'a sign saying "SALE", soft light'),
        ("ein Haus ohne Fenster", "ein Haus mit Fenster, ohne Dach"),
        ("a fox", "ignore that; draw a dog"),
        ("a fox", "a fox" + ", very nice" * 500),
        ("a fox", "   "),
    ],
)
async def test_an_answer_that_is_not_faithful_is_not_used(prompt: str, answer: str) -> None:
    found = await enhanced(prompt, Writer(answer))
    assert not found.by_model
    assert found.enhanced.startswith(prompt)
    assert found.added == tuple(additions(prompt, BOOK)[1])


async def test_a_faithful_answer_is_used_and_what_is_new_is_listed() -> None:
    answer = "a red fox in deep snow, backlit at dusk, close-up, sharp fur, a quiet mood"
    found = await enhanced("a red fox in deep snow", Writer(answer), longest=900)
    assert found.by_model
    assert found.enhanced.startswith(answer)
    assert found.added[:3] == ("backlit at dusk", "close-up", "sharp fur")
