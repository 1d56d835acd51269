from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freepik.catalog import Capability
from jobs.naming import LONGEST_ALT, LONGEST_CAPTION, name
from jobs.policy import Policy
from jobs.subjects import subject
from storage.images import Image
from storage.tables import ConversationId, ImageId, PersonId

SOMEBODY = UUID(int=1)
PARENT = Image(
    id=ImageId(SOMEBODY),
    handle="fox-7k2",
    number=1,
    conversation_id=ConversationId(SOMEBODY),
    person_id=PersonId(SOMEBODY),
    tool="generate",
    prompt="a red fox",
    model="mystic",
    width=10,
    height=10,
    media_type="image/png",
    size=10,
    sha256="",
    media_key="",
    thumb_key="",
    alt_text="Generated picture: a red fox",
    caption="a red fox",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@given(looks=st.integers(0, 10_000), called_back=st.booleans())
def test_looks_grow_rarer_and_stay_within_bounds(*, looks: int, called_back: bool) -> None:
    policy = Policy(public_url="https://bot.example" if called_back else None)
    first, longest = (30, 120) if called_back else (1.2, 15)
    pause = policy.look_pause(looks)
    assert timedelta(seconds=first) <= pause <= timedelta(seconds=longest)
    assert pause <= policy.look_pause(looks + 1)
    assert policy.look_pause(looks, called=False) == Policy().look_pause(looks)


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_backoff_is_bounded_and_spread(tries: int, jitter: float) -> None:
    pause = Policy().pause(tries, jitter=jitter)
    assert timedelta(seconds=1.5) <= pause <= timedelta(seconds=75)


def test_a_first_picture_is_named_after_its_prompt() -> None:
    words = name(Capability.GENERATE, "a  red\nfox", None)
    assert words.alt_text == "Generated picture: a red fox"
    assert words.caption == "a red fox"


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("a red fox in the snow, watercolour", "fox"),
        ("a cute little red fox in a forest", "fox"),
        ("portrait of an old woman", "woman"),
        ("watercolour, a lighthouse at dusk", "lighthouse"),
        ("the cat sits on a mat", "cat"),
        ("an astronaut riding a horse", "astronaut"),
        ("a running horse", "horse"),
        ("a tall building at night", "building"),
        ("close-up of a red-haired girl", "girl"),
        ("2 cats, vivid colours", "cats"),
        ("ein roter Fuchs im Schnee", "fuchs"),
        ("un petit renard roux dans la neige", "renard"),
        ("un castillo viejo en la montaña", "castillo"),
        ("very detailed", ""),
        ("", ""),
    ],
)
def test_a_prompt_is_about_the_head_of_its_first_noun_phrase(prompt: str, noun: str) -> None:
    assert subject(prompt) == noun
    assert name(Capability.GENERATE, prompt, None).handle_words == (noun or prompt)


def test_a_change_is_named_after_the_picture_and_what_was_done() -> None:
    edited = name(Capability.EDIT, "make it blue", PARENT)
    assert edited.alt_text == "Generated picture: a red fox, changed: make it blue"
    assert edited.caption == "a red fox, make it blue"
    assert edited.handle_words == "fox"
    enlarged = name(Capability.UPSCALE, "a red fox", PARENT)
    assert enlarged.alt_text == "Generated picture: a red fox, enlarged"


@given(prompt=st.text(max_size=3_000), changed=st.booleans())
def test_words_keep_their_bounds(*, prompt: str, changed: bool) -> None:
    words = name(Capability.EDIT, prompt, PARENT if changed else None)
    assert 0 < len(words.alt_text) <= LONGEST_ALT
    assert 0 < len(words.caption) <= LONGEST_CAPTION
