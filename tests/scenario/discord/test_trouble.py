"""What goes wrong between Discord and us: one sentence, nothing lost, nothing twice."""

import asyncio
import random
from dataclasses import replace
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image as Pillow

from bots.buttons import Action, encode
from bots.discordbot import limits, places
from bots.ports import Button, Card, CardPicture, Phase
from jobs.policy import Policy
from storage import deliveries
from storage.deliveries import Delivery
from storage.tables import delivery as table
from tests.scenario.discord.room import Room
from tests.standins.clock import HandClock
from tests.standins.discord import Message, Permission
from tests.standins.discord.refusals import (
    CANNOT_DM,
    ENTITY_TOO_LARGE,
    MISSING_PERMISSIONS,
    UNKNOWN_CHANNEL,
    UNKNOWN_INTERACTION,
    Verdict,
)

_CARD_SENT = r"^POST /channels/\d+/messages$"
_CARD_CHANGED = r"^PATCH /channels/\d+/messages/\d+$"


async def _working(room: Room) -> Message:
    asked = await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await asked.answered()
    await room.appear(1)
    # The edit to "drawing" is behind us.
    await room.settled()
    await room.world.turn(1)
    return room.cards()[0]


async def _owed(room: Room) -> list[Delivery]:
    image = await room.image(1)
    assert image.job_id is not None
    async with room.world.db.read() as tx:
        return await deliveries.of_job(tx, image.job_id)


async def _owed_while_drawn(room: Room) -> Delivery:
    async with room.world.db.read() as tx:
        ((id,),) = await tx.rows(sa.select(table.c.id), {})
        found = await deliveries.get(tx, id)
    assert found is not None
    return found


def _pictures(messages: list[Message]) -> list[str]:
    return [file.filename for message in messages for file in message.attachments]


async def test_a_second_press_at_once_is_the_same_press(room: Room) -> None:
    await _working(room)
    await room.drawn()
    (card,) = room.cards()
    first = await room.ana.presses(card, "vary")
    second = await room.ana.presses(card, "vary")
    await first.answered()
    await room.drawn_by(second)
    assert len(room.cards()) == 2


async def test_who_may_not_press_is_told_so_alone(sleeper: Room) -> None:
    room = sleeper
    room.world.policy = Policy(approve_above=10)
    await room.world.boot()
    async with room.awake():
        card = await _working(room)
        assert "may I?" in card.text
        pressed = await room.bo.presses(card, "approve")
        reply = await pressed.until(lambda one: bool(one.follow_ups))
        assert reply.follow_ups[0].is_ephemeral
        assert room.world.debits == []
        twice = [await room.ana.presses(card, "approve") for _ in range(2)]
        for one in twice:
            await one.answered()
        await room.drawn()
        assert _pictures(room.cards()) == [room.cards()[0].attachments[0].filename]
        assert len(room.world.debits) == 1


async def test_a_button_of_another_version_gets_a_sentence(room: Room) -> None:
    old = Button(label="old", data="0.vanished.thing", emoji="🔍", words="old")
    gone = Button(
        label="gone",
        data=encode(Action.VARY, room.world.ids()),
        emoji="🔍",
        words="gone",
    )
    card = Card(phase=Phase.NOTICE, title="An old card", buttons=(old, gone))
    await room.bot.adapter.send_card(places.of_channel(room.art.id), card, nonce="old")
    (shown,) = room.cards()
    for label, words in (("old", "do not know this button"), ("gone", "no longer exists")):
        pressed = await room.ana.presses(shown, label)
        reply = await pressed.until(lambda one: bool(one.follow_ups))
        assert words in reply.follow_ups[0].text
        assert reply.follow_ups[0].is_ephemeral


async def test_a_card_deleted_while_drawing_comes_again_with_its_picture(room: Room) -> None:
    card = await _working(room)
    room.discord.posting.delete(card)
    await room.drawn()
    (fresh,) = room.cards()
    assert fresh is not card
    assert len(fresh.attachments) == 1


async def test_a_picture_arrives_once_though_its_sending_broke(room: Room) -> None:
    sending = room.discord.faults.swallow(1, where=_CARD_SENT)
    await _working(room)
    changing = room.discord.faults.swallow(1, where=_CARD_CHANGED)
    await room.world.turn(60)
    assert (sending.hit, changing.hit) == (1, 1)
    (card,) = room.cards()
    assert len(card.attachments) == 1


async def test_a_card_nobody_remembers_is_found_when_its_nonce_is_long_forgotten(
    room: Room,
) -> None:
    card = await _working(room)
    owed = await _owed_while_drawn(room)
    # A process died between sending the card and writing down where it is.
    async with room.world.db.write() as tx:
        await tx.run(
            sa.update(table).where(table.c.id == owed.id).values(message_ref=None, shown="claim x ")
        )
    card.nonce = None  # Discord keeps it for minutes
    await room.drawn()
    assert room.cards() == [card]
    assert len(card.attachments) == 1


async def test_only_the_card_that_is_owed_is_found(room: Room) -> None:
    await _working(room)
    owed = await _owed_while_drawn(room)
    here, since = places.of_channel(room.art.id), owed.created_at
    other = Card(phase=Phase.RESULT, title="#2", owed=room.world.ids())
    found = await room.bot.adapter.find_card(here, other, since=since)
    mine = await room.bot.adapter.find_card(here, replace(other, owed=owed.id), since=since)
    assert (found, mine) == (None, owed.message_ref)


async def test_an_outage_delays_and_loses_nothing(room: Room) -> None:
    card = await _working(room)
    room.discord.faults.outage(status=503)
    await room.world.turn(60)
    assert card.attachments == []
    room.discord.faults.recover()
    await room.world.turn(900)
    assert room.cards() == [card]
    assert len(card.attachments) == 1


async def test_a_picture_deleted_in_an_outage_leaves_the_chat_when_it_is_over(room: Room) -> None:
    await _working(room)
    await room.drawn()
    (card,) = room.cards()
    removing = room.discord.faults.fail(1000, status=503, where="^DELETE /channels")
    asked = await room.ana.runs(room.art, "delete", which="#1")
    assert "Deleted #1" in (await asked.reply()).text
    await room.world.turn(60)
    assert removing.hit > 1
    assert room.cards() == [card]
    room.discord.faults.recover()
    await room.world.turn(900)
    assert room.cards() == []
    # And it comes back, however long ago that was.
    await room.ana.runs(room.art, "restore", which="#1")
    await room.appear(1)


async def test_a_limit_is_obeyed(room: Room) -> None:
    card = await _working(room)
    room.discord.faults.limit(40.0, where=_CARD_CHANGED)
    await room.world.turn(30)
    assert card.attachments == []
    await room.world.turn(60)
    assert len(card.attachments) == 1


async def test_files_that_are_refused_are_told_in_words(room: Room) -> None:
    card = await _working(room)
    room.discord.faults.refuse(ENTITY_TOO_LARGE, where=_CARD_CHANGED)
    await room.drawn()
    assert "too large for this chat" in card.text
    assert any(button.label == "original file" for button in card.buttons)


async def test_a_picture_over_the_limit_is_shown_smaller_and_kept(room: Room) -> None:
    side = 1900
    noise = await asyncio.to_thread(_noise, side)
    assert len(noise) > limits.FILE_BYTES

    async def load() -> bytes:
        return noise

    picture = CardPicture(
        number=1,
        handle="fox-7k2",
        alt_text="Noise",
        caption="noise",
        width=side,
        height=side,
        media_type="image/png",
        load=load,
    )
    card = Card(phase=Phase.RESULT, title="#1", pictures=(picture,))
    ref = places.of_channel(room.art.id)
    await room.bot.adapter.send_card(ref, card, nonce="large")
    (shown,) = room.cards()
    (file,) = shown.attachments
    assert file.filename == "1-fox-7k2.jpg"
    assert len(file.data) <= limits.FILE_BYTES
    assert "Shown smaller than it is" in shown.text
    await room.bot.adapter.send_file(ref, picture, nonce="file", reply_to=None)
    parts = room.art.messages[-1].attachments
    assert [part.filename for part in parts] == ["1-fox-7k2.png.001", "1-fox-7k2.png.002"]
    assert b"".join(part.data for part in parts) == noise
    assert "cat 1-fox-7k2.png.* > 1-fox-7k2.png" in room.art.messages[-1].text.replace("\\", "")


def _noise(side: int) -> bytes:
    out = BytesIO()
    pixels = random.Random(1).randbytes(3 * side * side)
    Pillow.frombytes("RGB", (side, side), pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(MISSING_PERMISSIONS, "not allowed to write"), (UNKNOWN_CHANNEL, "channel was deleted")],
)
async def test_a_right_or_channel_lost_while_drawing_sends_the_picture_privately(
    room: Room, verdict: Verdict, words: str
) -> None:
    card = await _working(room)
    room.discord.faults.refuse(verdict, where=_CARD_CHANGED)
    await room.drawn()
    assert card.attachments == []
    (private,) = room.ana.dm.messages
    assert len(private.attachments) == 1
    assert words in private.text
    (owed,) = await _owed(room)
    assert owed.ended
    # Its buttons work where it is.
    pressed = await room.ana.presses(private, "vary")
    await room.drawn_by(pressed, room.ana.dm)
    assert len(_pictures(room.ana.dm.messages)) == 2


async def test_who_cannot_be_reached_at_all_finds_the_picture_in_the_gallery(room: Room) -> None:
    await _working(room)
    room.discord.faults.refuse(UNKNOWN_CHANNEL, where=_CARD_CHANGED)
    room.discord.faults.refuse(CANNOT_DM, where="^POST /channels")
    await room.drawn()
    (owed,) = await _owed(room)
    assert owed.ended
    assert "does not take direct messages" in str(owed.failure)
    asked = await room.ana.runs(room.art, "gallery", scope="mine")
    assert "red fox" in (await asked.reply()).text


async def test_where_the_bot_may_not_write_it_says_so_privately(room: Room) -> None:
    room.discord.deny(room.art, room.discord.bot, Permission.SEND_MESSAGES)
    await room.ana.says(room.art, f"{room.discord.bot.mention} draw a red fox")
    await room.discord.until(lambda _: bool(room.ana.dm.messages))
    assert "not allowed to write" in room.ana.dm.messages[0].text
    assert room.world.debits == []


async def test_it_says_so_in_the_language_they_chose(room: Room) -> None:
    await (await room.ana.runs(room.art, "settings", name="language", value="de")).reply()
    room.discord.deny(room.art, room.discord.bot, Permission.SEND_MESSAGES)
    await room.ana.says(room.art, f"{room.discord.bot.mention} zeichne einen roten Fuchs")
    await room.discord.until(lambda _: bool(room.ana.dm.messages))
    assert "In diesem Kanal darf ich nicht schreiben" in room.ana.dm.messages[0].text


async def test_it_says_so_in_the_language_of_the_server(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    spanish = {"name": "language", "value": "es", "scope": "server"}
    await (await room.ana.runs(room.art, "settings", **spanish)).reply()
    room.discord.deny(room.art, room.discord.bot, Permission.SEND_MESSAGES)
    await room.bo.says(room.art, f"{room.discord.bot.mention} draw a red fox")
    await room.discord.until(lambda _: bool(room.bo.dm.messages))
    assert "en ese canal" in room.bo.dm.messages[0].text


async def test_where_only_a_token_may_write_the_card_comes_through_it(room: Room) -> None:
    room.discord.deny(room.art, room.discord.bot, Permission.SEND_MESSAGES)
    asked = await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await asked.answered()
    await room.personally_drawn(room.ana)
    cards = [one for one in asked.messages if one.is_v2]
    assert len(_pictures(cards)) == 1


async def test_after_fifteen_minutes_the_picture_comes_directly(room: Room) -> None:
    elsewhere = room.discord.guild("Elsewhere", room.ana, has_bot=False)
    channel = room.discord.channel(elsewhere, "general")
    asked = await room.ana.runs(channel, "imagine", prompt="a red fox")
    await asked.until(lambda one: bool(one.messages) and not one.messages[0].is_loading)
    room.discord.turn(16 * 60)
    await room.personally_drawn(room.ana, channel)
    assert len(_pictures(room.ana.dm.messages)) == 1


async def test_who_takes_no_direct_messages_ends_the_delivery(room: Room) -> None:
    elsewhere = room.discord.guild("Elsewhere", room.ana, has_bot=False)
    channel = room.discord.channel(elsewhere, "general")
    asked = await room.ana.runs(channel, "imagine", prompt="a red fox")
    await asked.until(lambda one: bool(one.messages) and not one.messages[0].is_loading)
    room.discord.turn(16 * 60)
    room.discord.faults.refuse(CANNOT_DM, 9, where="^POST /channels")
    await room.personally_drawn(room.ana, channel)
    assert room.ana.dm.messages == []
    assert room.world.debits != []


async def test_a_command_that_was_not_acknowledged_in_time_is_still_done(room: Room) -> None:
    room.discord.faults.refuse(UNKNOWN_INTERACTION, where="^POST /interactions")
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    (card,) = room.cards()
    assert len(card.attachments) == 1
    said = [one.text for one in room.art.messages if not one.is_v2]
    assert any(text.startswith("Drawing #1") for text in said)


async def test_what_is_said_while_the_gateway_is_away_is_heard_once(room: Room) -> None:
    room.discord.drop_sockets()
    message = await room.ana.says(room.art, f"{room.discord.bot.mention} draw a red fox")
    await room.discord.resumed()
    await room.heard(message)
    await room.drawn_after(1)
    room.discord.invalidate_sessions()
    await room.discord.connected(times=2, within=15)
    await room.mention(room.ana, "draw a blue fox")
    await room.drawn_after(2)
    assert len(_pictures(room.cards())) == 2


async def test_what_is_said_while_the_process_is_down_is_answered_by_the_next_one(
    sleeper: Room,
) -> None:
    room = sleeper
    async with room.awake():
        await room.ana.says(room.ana.dm, "draw a red fox")
        await room.mention(room.bo, "draw a red owl")
        await room.drawn_after(1)
        await room.drawn(room.ana.dm)
    await room.ana.says(room.ana.dm, "draw a blue fox")
    await room.bo.says(room.art, f"{room.discord.bot.mention} draw a blue owl")
    await room.bo.says(room.art, "draw a green owl, I told somebody else")
    async with room.awake():
        for channel in (room.art, room.ana.dm):
            await room.appear(2, channel)
            await room.drawn(channel)
    async with room.awake():  # which finds all of it answered
        await room.discord.until(
            lambda one: bool(one.requests.of("GET", f"{room.ana.dm.id}/messages"))
        )
    assert [len(_pictures(room.cards(one))) for one in (room.art, room.ana.dm)] == [2, 2]
    assert len(room.world.debits) == 4


async def test_what_is_said_while_a_session_is_lost_for_good_is_heard_once(sleeper: Room) -> None:
    room, clock = sleeper, HandClock()

    async def sleep(seconds: float) -> None:
        clock.turn(seconds)
        await asyncio.sleep(0)

    room.sleep, room.now = sleep, clock.monotonic
    async with room.awake():
        await room.ana.says(room.ana.dm, "what can you do?")
        await room.discord.until(lambda _: len(room.ana.dm.messages) == 2)
        # Only who runs the server may draw there, so what its author is there has to be known, too.
        room.discord.make_administrator(room.guild, room.ana)
        asked = await room.ana.runs(
            room.art, "admin", action="grant", who="everybody", role="viewer"
        )
        assert "Everybody is a viewer" in (await asked.reply()).text
        room.discord.faults.fail(status=503, where=r"^GET /channels/\d+/messages")
        room.discord.forget_sessions()
        await room.ana.says(room.art, f"{room.discord.bot.mention} draw a red fox")
        await room.ana.says(room.art, "draw a green fox, I told somebody else")
        await room.ana.says(room.ana.dm, "draw a blue fox")
        await room.discord.connected(times=2)
        for channel in (room.art, room.ana.dm):
            await room.appear(1, channel)
            await room.drawn(channel)
            assert len(_pictures(room.cards(channel))) == 1
