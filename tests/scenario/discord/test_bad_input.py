"""Whatever people send: one polite sentence, to them alone where possible, and nothing charged."""

import struct
import zlib

import pytest

from bots.buttons import Action, encode
from bots.discordbot import places
from bots.ports import Button, Card, Phase
from tests.scenario.discord.room import Room, picture_file
from tests.standins.discord import Upload
from tests.standins.discord.interactions import Kind
from tests.standins.discord.wire import Json


def _bomb() -> bytes:
    """A picture of a few bytes that claims to be 40,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG" + b"x" * 30_000_000, "not a PNG"),
        (_bomb(), "more than 80 megapixels"),
        (picture_file().data[:200], "damaged or incomplete"),
    ],
    ids=["30 MB of nothing", "a bomb", "half a picture"],
)
async def test_a_file_that_cannot_be_used_is_named_to_its_sender(
    room: Room, data: bytes, said: str
) -> None:
    file = Upload(filename="thing.png", data=data, content_type="image/png")
    asked = await room.ana.runs(room.art, "edit", instruction="make it green", image=file)
    reply = await asked.reply()
    assert reply.is_ephemeral
    assert "I cannot use thing.png" in reply.text
    assert said in reply.text
    await room.settled()
    assert room.world.debits == []


async def test_a_prompt_of_four_thousand_characters_is_drawn_and_fits_its_card(room: Room) -> None:
    prompt = ("a red fox, " * 400)[:4000]
    asked = await room.ana.runs(room.art, "imagine", prompt=prompt)
    await asked.answered()
    await room.drawn_after(1)
    (card,) = room.cards()
    assert card.attachments
    assert len(card.text) <= 4000
    pressed = await room.ana.presses(card, "show prompt")
    await pressed.until(lambda one: bool(one.follow_ups))
    opened = await room.ana.presses(card, "edit…")
    change = ("make it bluer, " * 400)[:4000]
    sent = await room.ana.submits(await opened.modal(), {"What shall I change?": change})
    await room.drawn_by(sent)
    assert len(room.cards()) == 2


async def test_a_picture_of_another_server_stays_there(room: Room) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    fox = await room.image(1)
    elsewhere = room.discord.channel(room.discord.guild("Elsewhere", room.bo), "general")
    buttons = tuple(
        Button(label=action, data=encode(action, fox.id), emoji="🔍", words="")
        for action in (Action.VARY, Action.PROMPT, Action.ORIGINAL, Action.DELETE, Action.RESTORE)
    )
    card = Card(phase=Phase.NOTICE, title="A stolen card", buttons=buttons)
    ref = places.of_channel(elsewhere.id)
    await room.bot.adapter.send_card(ref, card, nonce="stolen")
    (stolen,) = room.cards(elsewhere)
    for button in buttons:
        pressed = await room.bo.presses(stolen, button.label)
        told = (await pressed.until(lambda one: bool(one.follow_ups))).follow_ups[0]
        assert told.is_ephemeral
        assert "another chat" in told.text or "no longer exists" in told.text
    asked = await room.bo.runs(elsewhere, "show", picture=fox.handle)
    assert "find no picture" in (await asked.reply()).text
    assert len(room.cards()) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"custom_id": "9.rubbish", "components": []},
        {"custom_id": "1.edit.AAAAAAAAAAAAAAAAAAAAAA", "components": [{"type": 1}]},
        {"custom_id": "", "components": [{"type": 18, "component": {"type": 4, "value": None}}]},
    ],
)
async def test_a_form_with_rubbish_gets_a_sentence(room: Room, data: Json) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    (card,) = room.cards()
    opened = await room.ana.presses(card, "edit…")
    modal = await opened.modal()
    sent = room.discord.desk.open(
        Kind.MODAL_SUBMIT, room.ana, room.art, data, source=card, asked_before=modal.asked
    )
    told = (await sent.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert told.is_ephemeral
    assert "do not know this button" in told.text or "no longer exists" in told.text
    assert len(room.world.debits) == 1


async def test_who_leaves_while_it_is_drawn_leaves_the_picture_to_the_others(room: Room) -> None:
    asked = await room.bo.runs(room.art, "imagine", prompt="a red fox")
    await asked.answered()
    await room.appear(1)
    room.discord.leave(room.guild, room.bo)
    await room.drawn()
    (card,) = room.cards()
    assert card.attachments
    assert "asked by Bo" in card.text
    pressed = await room.ana.presses(card, "vary")
    await room.drawn_by(pressed)
    assert len(room.cards()) == 2
