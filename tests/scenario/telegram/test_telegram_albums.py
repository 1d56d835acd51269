"""Several pictures under one card, while other ones come into the same chat."""

import asyncio
from dataclasses import replace

import pytest

from bots.errors import DeliveryError
from bots.ports import Card, Phase
from bots.telegrambot import places
from bots.telegrambot.delivering import TelegramAdapter
from storage.tables import JobState
from tests.contract.chat_cards import card_in
from tests.scenario.telegram.room import Room

_LONG_ENOUGH = 0.3  # seconds for an album that does not wait to be sent


def _named(name: str) -> Card:
    card = card_in(JobState.DONE, pictures=3)
    assert card.phase is Phase.RESULT
    return replace(
        card,
        pictures=tuple(
            replace(one, handle=f"{one.handle}-{name}", alt_text=f"{one.alt_text}, {name}")
            for one in card.pictures
        ),
    )


async def test_an_album_that_comes_while_another_is_looked_for_keeps_its_words(room: Room) -> None:
    await room.ana.says("/start")
    await room.settled()
    adapter = TelegramAdapter(room.bot._wire, room.bot._ledger)
    ref = places.of_chat(room.ana.private.id)
    doubtful = await adapter.send_card(ref, card_in(JobState.RUNNING), nonce="doubtful")
    other = await adapter.send_card(ref, card_in(JobState.RUNNING), nonce="other")
    room.telegram.faults.fail(1, where="^sendMediaGroup")
    with pytest.raises(DeliveryError):
        await adapter.edit_card(ref, doubtful, _named("doubtful"))

    async with asyncio.TaskGroup() as group:
        with room.telegram.faults.held(where="^editMessageCaption") as looks:
            group.create_task(adapter.edit_card(ref, doubtful, _named("doubtful")))
            await room.telegram.until(lambda _: looks.hit > 0)
            showing = group.create_task(adapter.edit_card(ref, other, _named("other")))
            await asyncio.wait({showing}, timeout=_LONG_ENOUGH)

    captions = [one.caption for one in room.ana.private.answers if one.album]
    assert [sum(name in one for one in captions) for name in ("doubtful", "other")] == [3, 3]
