"""A text that grows in the chat: a draft in private, an edited message in a group."""

from bots.ports import ChatRef, TextStream
from bots.telegrambot import limits, places
from bots.telegrambot.delivering import TelegramAdapter
from tests.scenario.telegram.room import Room, said
from tests.standins.clock import HandClock
from tests.standins.telegram import Chat


def _stream(
    room: Room, ref: ChatRef, clock: HandClock, *, reply_to: str | None = None
) -> TextStream:
    adapter = TelegramAdapter(room.bot._wire, room.bot._ledger, now=clock.monotonic)
    return adapter.stream(ref, reply_to=reply_to)


def _texts(chat: Chat) -> list[str]:
    return [said(one) for one in chat.answers]


async def test_in_private_a_draft_grows_and_the_message_takes_its_place(room: Room) -> None:
    await room.ana.says("/start")
    await room.settled()
    before = len(room.ana.private.answers)
    clock = HandClock()
    stream = _stream(room, places.of_chat(room.ana.id), clock)
    await stream.add("**one** ")
    assert room.ana.private.writing == ""
    clock.turn(limits.DRAFT_PACE)
    await stream.add("two ")
    assert room.ana.private.writing == "one two"
    for _ in range(10):
        await stream.add("more ")
    assert len(room.ana.private.drafts) == 1
    clock.turn(limits.DRAFT_PACE)
    await stream.add("end")
    assert room.ana.private.writing.endswith("more end")
    assert len({one.id for one in room.ana.private.drafts}) == 1
    await stream.finish("**one** two end")
    assert room.ana.private.writing == ""
    (sent,) = room.ana.private.answers[before:]
    assert said(sent) == "one two end"
    assert [one["type"] for one in sent.words.entities] == ["bold"]


async def test_in_a_group_one_message_is_edited_no_faster_than_allowed(room: Room) -> None:
    clock = HandClock()
    stream = _stream(room, places.of_chat(room.group.id), clock)
    await stream.add("one ")
    assert _texts(room.group) == []
    clock.turn(limits.EDIT_PACE)
    await stream.add("two ")
    assert _texts(room.group) == ["one two"]
    for _ in range(10):
        await stream.add("more ")
    assert _texts(room.group) == ["one two"]
    await stream.finish("\n\n".join(f"{number} " + "word " * 700 for number in range(3)))
    assert [text[0] for text in _texts(room.group)] == ["0", "1", "2"]
    assert all(len(text) <= limits.TEXT for text in _texts(room.group))


async def test_a_text_written_at_once_is_one_call(room: Room) -> None:
    stream = _stream(room, places.of_chat(room.group.id), HandClock())
    await stream.add("Drawing ")
    await stream.add("#1.")
    await stream.finish("Drawing #1.")
    assert _texts(room.group) == ["Drawing #1."]
    assert room.telegram.requests.of("editMessageText") == []


async def test_a_text_that_was_sent_in_an_earlier_life_is_not_sent_again(room: Room) -> None:
    message = await room.ana.says("hello", chat=room.group)
    for text in ("Drawing #1.", "Drawing #1 with Mystic."):
        ref, life = places.of_chat(room.group.id), HandClock()
        stream = _stream(room, ref, life, reply_to=str(message.id))
        await stream.finish(text)
    assert _texts(room.group) == ["Drawing #1 with Mystic."]


async def test_a_preview_is_taken_back_when_nothing_is_to_be_said(room: Room) -> None:
    clock = HandClock()
    stream = _stream(room, places.of_chat(room.group.id), clock)
    await stream.add("I am ")
    clock.turn(limits.EDIT_PACE)
    await stream.add("about to")
    assert _texts(room.group) == ["I am about to"]
    assert await stream.finish("") is None
    assert _texts(room.group) == []


async def test_a_preview_that_was_refused_or_removed_costs_nothing(room: Room) -> None:
    clock = HandClock()
    refused = _stream(room, places.of_chat(room.group.id), clock)
    failure = room.telegram.faults.fail(status=503, where="^sendMessage")
    for word in ("one ", "two ", "three"):
        await refused.add(word)
        clock.turn(limits.EDIT_PACE)
    assert failure.hit == 1
    await refused.finish("one two three")
    assert _texts(room.group) == ["one two three"]

    removed = _stream(room, places.of_chat(room.group.id), clock)
    for word in ("four ", "five"):
        await removed.add(word)
        clock.turn(limits.EDIT_PACE)
    room.group.answers[-1].is_deleted = True
    await removed.finish("four five")
    assert _texts(room.group) == ["one two three", "four five"]
