"""Every card within what Discord takes, whatever stands on it."""

from dataclasses import replace

import pytest

from bots.cards import card_for
from bots.discordbot import limits
from bots.discordbot.places import MessageRef
from bots.discordbot.rendering import layout, packed
from bots.errors import Gone
from bots.ports import Card
from storage.tables import JobState
from tests.unit.bots import builders


def _card(state: JobState, pictures: int, prompt: str) -> Card:
    images = tuple(
        builders.image(number, caption=prompt, alt_text=prompt, position=number - 3)
        for number in range(3, 3 + pictures)
    )
    job = builders.job(state, count=pictures, prompt=prompt)
    return card_for(builders.story(job, images=images if state is JobState.DONE else ()))


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("prompt", ["a red fox", "*_`|" * 1000, "# one\n" * 600])
async def test_every_card_is_within_the_limits(state: JobState, prompt: str) -> None:
    card = _card(state, 8, prompt)
    card = replace(card, lines=(*card.lines, prompt), asked_by=prompt[:80])
    pictures = [await packed(one) for one in card.pictures]
    view = layout(card, pictures)
    assert view.total_children_count <= limits.COMPONENTS
    assert view.content_length() <= limits.CARD_TEXT
    assert view.is_finished()
    for picture in pictures:
        description = picture.file().description
        assert description is not None
        assert 0 < len(description) <= limits.ALT_TEXT


@pytest.mark.parametrize("text", ["12", "34/12", "token/12"])
def test_message_references_come_back(text: str) -> None:
    assert str(MessageRef.parse(text)) == text


@pytest.mark.parametrize("text", ["", "m1", "1/2/3", "a/2", "token/x"])
def test_foreign_references_are_refused(text: str) -> None:
    with pytest.raises(Gone):
        MessageRef.parse(text)
