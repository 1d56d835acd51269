"""Cards as Telegram takes them: words within its limits, buttons in rows, photos by its rules."""

from dataclasses import replace

import pytest
from telegram import InputMediaDocument, InputMediaPhoto

from bots.buttons import LIMIT
from bots.cards import card_for
from bots.errors import TooLarge
from bots.ports import Card, CardPicture, Phase
from bots.telegrambot import limits
from bots.telegrambot.rendering import card_words, keyboard, may_be_photo, packed
from bots.telegrambot.text import units
from storage.tables import JobState
from tests.unit.bots import builders


def _picture(**more: object) -> CardPicture:
    one = CardPicture(
        number=3,
        handle="fox-7k2",
        alt_text="Generated picture: a red fox",
        caption="a red fox",
        width=1000,
        height=800,
        media_type="image/png",
        load=_small,
    )
    return replace(one, **more)  # type: ignore[arg-type]  # named as the fields are


async def _small() -> bytes:
    return b"bytes"


async def _large() -> bytes:
    return bytes(limits.PHOTO_BYTES + 1)


async def _too_large() -> bytes:
    return bytes(limits.FILE_BYTES + 1)


@pytest.mark.parametrize(
    ("more", "size", "allowed"),
    [
        ({}, 10, True),
        ({}, limits.PHOTO_BYTES, True),
        ({}, limits.PHOTO_BYTES + 1, False),
        ({"width": 6000, "height": 4000}, 10, True),
        ({"width": 6000, "height": 4001}, 10, False),
        ({"width": 2000, "height": 100}, 10, True),
        ({"width": 2001, "height": 100}, 10, False),
        ({"media_type": "image/svg+xml"}, 10, False),
        ({"media_type": "image/webp"}, 10, True),
    ],
)
def test_the_rules_for_photos(more: dict[str, object], size: int, *, allowed: bool) -> None:
    assert may_be_photo(_picture(**more), size) is allowed


async def test_what_is_no_photo_goes_as_a_document_with_all_its_bytes() -> None:
    words = card_words(Card(phase=Phase.RESULT, title="#3", pictures=(_picture(),)))
    assert isinstance((await packed(_picture())).media(words), InputMediaPhoto)
    large = await packed(_picture(load=_large))
    assert isinstance(large.media(words), InputMediaDocument)
    assert large.name == "3-fox-7k2.png"
    known = await packed(_picture(load=_too_large), known_as="AgAC")
    assert known.data == "AgAC"
    with pytest.raises(TooLarge):
        await packed(_picture(load=_too_large))


def test_a_caption_says_everything_within_its_limit() -> None:
    long = "🦊 " * 2000
    card = Card(
        phase=Phase.RESULT,
        title="#3 · fox-7k2",
        lines=(f"“{long}”", "Mystic · 1000x800 px"),
        pictures=(_picture(alt_text=long),),
        asked_by="Ana",
    )
    words = card_words(card)
    assert units(words.text) <= limits.CAPTION
    assert words.text.startswith("#3 · fox-7k2\n")
    assert words.text.endswith("asked by Ana")
    short = card_words(replace(card, lines=("a fox",), pictures=(_picture(),)))
    assert "Generated picture: a red fox" in short.text
    assert [one.type for one in short.entities] == ["bold", "expandable_blockquote", "italic"]


@pytest.mark.parametrize("state", JobState)
def test_every_button_fits(state: JobState) -> None:
    story = builders.story(builders.job(state), images=(builders.image(3),), charged=False)
    markup = keyboard(card_for(story).buttons)
    for row in markup.inline_keyboard if markup is not None else ():
        assert 1 <= len(row) <= limits.ROW_BUTTONS
        for button in row:
            assert len(str(button.callback_data).encode()) <= LIMIT


def test_a_working_card_has_a_clock_that_runs_by_itself() -> None:
    card = card_for(builders.story(builders.job(JobState.RUNNING), expected_seconds=20.0))
    moments = [one for one in card_words(card).entities if one.type == "date_time"]
    assert [one.date_time_format for one in moments] == ["r", "r"]
    assert keyboard(()) is None
