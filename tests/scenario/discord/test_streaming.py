"""A text that grows in the chat, at Discord's pace."""

from bots.discordbot import limits, places
from bots.discordbot.delivering import DiscordAdapter
from bots.discordbot.pacing import Pace
from bots.discordbot.wire import Wire
from bots.ports import TextStream
from tests.scenario.discord.room import Room
from tests.standins.clock import HandClock

_SENT = r"^POST /channels/\d+/messages$"


def _stream(room: Room, clock: HandClock) -> TextStream:
    adapter = DiscordAdapter(Wire(room.bot._client, Pace(50)), now=clock.monotonic)
    return adapter.stream(places.of_channel(room.art.id), reply_to=None)


def _texts(room: Room) -> list[str]:
    return [one.text for one in room.art.messages]


async def test_a_growing_text_is_edited_no_faster_than_allowed(room: Room) -> None:
    clock = HandClock()
    stream = _stream(room, clock)
    await stream.add("one ")
    assert _texts(room) == []
    clock.turn(limits.EDIT_PACE)
    await stream.add("two ")
    assert _texts(room) == ["one two"]
    for _ in range(10):
        await stream.add("more ")
    assert _texts(room) == ["one two"]
    clock.turn(limits.EDIT_PACE)
    await stream.add("end")
    assert _texts(room)[0].endswith("more end")
    assert len(room.discord.requests.of("PATCH", "/messages/")) == 1
    await stream.finish("\n\n".join(f"{number} " + "word " * 300 for number in range(3)))
    assert [text[0] for text in _texts(room)] == ["0", "1", "2"]
    assert all(len(text) <= limits.CONTENT for text in _texts(room))


async def test_a_text_written_at_once_is_one_message(room: Room) -> None:
    stream = _stream(room, HandClock())
    await stream.add("Drawing ")
    await stream.add("#1.")
    await stream.finish("Drawing #1.")
    assert _texts(room) == ["Drawing #1."]
    assert room.discord.requests.of("PATCH", "/messages/") == []


async def test_a_preview_is_taken_back_when_nothing_is_to_be_said(room: Room) -> None:
    clock = HandClock()
    stream = _stream(room, clock)
    await stream.add("I am ")
    clock.turn(limits.EDIT_PACE)
    await stream.add("about to")
    assert _texts(room) == ["I am about to"]
    assert await stream.finish("") is None
    assert _texts(room) == []


async def test_a_preview_that_was_refused_or_removed_costs_nothing(room: Room) -> None:
    clock = HandClock()
    refused = _stream(room, clock)
    failure = room.discord.faults.fail(status=503, where=_SENT)
    for word in ("one ", "two ", "three"):
        await refused.add(word)
        clock.turn(limits.EDIT_PACE)
    assert failure.hit == 1
    await refused.finish("one two three")
    assert _texts(room) == ["one two three"]

    removed = _stream(room, clock)
    for word in ("four ", "five"):
        await removed.add(word)
        clock.turn(limits.EDIT_PACE)
    room.discord.posting.delete(room.art.messages[-1])
    await removed.finish("four five")
    assert _texts(room) == ["one two three", "four five"]
