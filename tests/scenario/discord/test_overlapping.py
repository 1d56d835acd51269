"""Two processes of the same bot at once, as when one takes the place of the other."""

from collections.abc import AsyncIterator
from contextlib import ExitStack
from copy import copy

import pytest

from tests.scenario.discord.room import Room
from tests.standins.discord import Channel
from tests.standins.discord.interactions import Answer
from tests.standins.discord.posting import Body

_SENT = r"^POST /channels/\d+/messages$"


@pytest.fixture
async def younger(room: Room) -> AsyncIterator[Room]:
    """The same server, seen by a second process."""
    other = copy(room)
    async with other.awake():
        yield other


def _said(channel: Channel) -> list[str]:
    return [one.text for one in channel.messages if not one.is_v2 and one.author.is_bot]


async def test_each_message_is_answered_and_each_wish_drawn_once(room: Room, younger: Room) -> None:
    await room.mention(room.ana, "draw a red fox")
    asked = await room.bo.runs(room.art, "imagine", prompt="a blue owl")
    await room.appear(2)
    await younger.settled()
    await room.drawn()
    assert [len(card.attachments) for card in room.cards()] == [1, 1]
    assert _said(room.art) == ["Drawing #1 with Mystic: “a red fox”."]
    assert [one.text for one in asked.messages] == ["Drawing #2 with Mystic: “a blue owl”."]


async def test_what_the_other_has_acknowledged_is_still_answered_privately(room: Room) -> None:
    with room.discord.faults.held(where="^POST /interactions"):
        asked = await room.bo.runs(room.art, "help")
        await room.discord.until(lambda one: bool(one.requests.of("POST", "^/interactions")))
        deferred = Body(form={"type": Answer.DEFERRED_MESSAGE.value, "data": {"flags": 64}})
        await room.discord.desk.callback(asked.id, asked.token, deferred)
    assert "picture" in (await asked.reply()).text
    assert room.art.messages == []


async def test_what_the_other_is_still_at_when_one_starts_is_said_and_done_once(room: Room) -> None:
    younger = copy(room)
    with ExitStack() as stack:
        stack.enter_context(room.discord.faults.held(where=_SENT))
        await room.ana.says(room.art, f"{room.discord.bot.mention} draw a red fox")
        await room.discord.until(lambda one: len(one.requests.of("POST", "/messages$")) == 1)
        async with younger.awake():
            await room.discord.until(lambda one: len(one.requests.of("POST", "/messages$")) == 2)
            stack.close()
            await younger.appear(1)
            await younger.drawn()
            await room.settled()
    assert _said(room.art) == ["Drawing #1 with Mystic: “a red fox”."]
    assert [len(card.attachments) for card in room.cards()] == [1]
