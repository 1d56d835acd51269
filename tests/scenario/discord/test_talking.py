"""When the bot answers, where, and when it keeps quiet."""

import pytest

from bots.discordbot import places
from tests.scenario.discord.room import Room, picture_file
from tests.scenario.privacy.zips import Unpacked
from tests.standins.discord import Attachment, Message
from tests.standins.discord.threads import Threads


def _said(room: Room, messages: list[Message]) -> list[str]:
    return [one.text for one in messages if one.author is room.discord.bot and not one.is_v2]


async def test_a_mention_is_answered_with_a_sign_of_life_first(room: Room) -> None:
    await room.mention(room.ana, "draw a red fox")
    await room.drawn_after(1)
    typed = room.discord.requests.of("POST", "/typing$")
    sent = room.discord.requests.of("POST", "/messages$")
    assert typed[0].at <= sent[0].at
    (card,) = room.cards()
    assert "red fox" in card.text
    (answer, *_) = [m for m in room.art.messages if m.author is room.discord.bot and not m.is_v2]
    assert answer.reply_to is not None
    assert answer.mentions == []


async def test_a_private_word_needs_no_mention(room: Room) -> None:
    message = await room.ana.says(room.ana.dm, "draw a red fox")
    await room.heard(message)
    await room.appear(1, room.ana.dm)
    await room.drawn(room.ana.dm)
    (card,) = room.cards(room.ana.dm)
    assert card.attachments


async def test_what_is_not_said_to_us_is_left_alone(room: Room) -> None:
    await room.ana.says(room.art, "draw a red fox")
    theirs = await room.bo.says(room.art, "what a day")
    await room.ana.says(room.art, "indeed", reply_to=theirs)
    await room.ana.says(room.art, f"{room.bo.mention} draw a red fox")
    await room.mention(room.bo, "hello")
    assert len(_said(room, room.art.messages)) == 1
    assert room.cards() == []


@pytest.mark.parametrize("opened_by_bot", [True, False])
async def test_in_a_thread_of_ours_nobody_needs_to_mention_us(
    sleeper: Room, *, opened_by_bot: bool
) -> None:
    room, bot = sleeper, sleeper.discord.bot
    room.message_content = True
    threads = Threads(room.discord.posting)
    thread = threads.start(
        room.art, {"name": "fox", "type": 11}, bot if opened_by_bot else room.ana
    )
    for one in (bot, room.ana, room.bo):
        threads.join(thread, one)
    alien = threads.start(room.art, {"name": "cars", "type": 11}, room.bo)
    async with room.awake():
        await room.ana.says(alien, "draw a red car")
        message = await room.ana.says(thread, "draw a red fox")
        await room.heard(message)
        await room.appear(1, thread)
        await room.drawn(thread)
        await room.ana.says(thread, f"{room.bo.mention} do you like it?")
        theirs = await room.bo.says(thread, "it is nice", ping=False)
        await room.ana.says(thread, "thank you, Bo", reply_to=theirs, ping=False)
        message = await room.ana.says(thread, "make it night")
        await room.heard(message)
        await room.appear(2, thread)
        await room.drawn(thread)
        assert len(room.cards(thread)) == 2
        assert room.cards() == room.cards(alien) == []


async def test_a_picture_that_a_mention_replies_to_is_its_subject(room: Room) -> None:
    theirs = await room.bo.says(room.art, attachments=[picture_file()])
    await room.mention(room.ana, "paint it green", reply_to=theirs)
    await room.drawn_after(1)
    (card,) = room.cards()
    assert card.attachments
    assert "made from" in card.text or "from #1" in card.text


async def test_files_are_joined_with_their_message_and_fetched_at_once(room: Room) -> None:
    await room.mention(
        room.ana, "put these together", attachments=[picture_file("a.png"), picture_file("b.png")]
    )
    kept = [await room.image(number) for number in (1, 2)]
    assert [(one.width, one.height) for one in kept] == [(640, 480)] * 2


async def test_a_file_that_is_no_picture_is_named_and_nothing_is_drawn(room: Room) -> None:
    file = picture_file("notes.png")
    file = type(file)(filename="notes.png", data=b"these are notes", content_type="image/png")
    await room.mention(room.ana, "", attachments=[file])
    shown = "\n".join(card.text for card in room.cards())
    assert "notes.png" in shown
    assert "not a PNG" in shown
    assert room.world.debits == []


@pytest.mark.parametrize("words", [4000, 30_000])
async def test_long_words_are_split_between_paragraphs(room: Room, words: int) -> None:
    text = "\n\n".join(f"paragraph {number} " + "word " * 30 for number in range(words // 160))
    ref = places.of_channel(room.art.id)
    await room.bot.adapter.say(ref, text, nonce="long", reply_to=None)
    said = _said(room, room.art.messages)
    assert len(said) > 1
    assert all(len(one) <= 2000 for one in said)
    assert all(one.startswith("paragraph") for one in said)
    assert " ".join(said).split() == text.split()


async def test_nobody_is_pinged_by_what_somebody_wished(room: Room) -> None:
    asked = await room.ana.runs(
        room.art, "imagine", prompt=f"@everyone {room.bo.mention} **look** <t:1:R>"
    )
    await room.drawn_by(asked)
    ours = [one for one in room.art.messages if one.author is room.discord.bot]
    assert ours
    assert not any(one.mentions or one.mentions_everyone for one in ours)
    assert "\\*\\*look\\*\\*" in ours[-1].text
    assert "\\<t:1:R\\>" in ours[-1].text


async def test_a_code_to_join_accounts_is_given_in_private_only(room: Room) -> None:
    for channel, told in ((room.art, "Others could read"), (room.ana.dm, "on the other platform")):
        asked = await room.ana.runs(channel, "link")
        reply = await asked.reply()
        assert told in reply.text


async def test_ones_own_data_are_sent_in_private_only(room: Room) -> None:
    asked = await room.ana.runs(room.art, "privacy", action="export")
    assert "Others could read" in (await asked.reply()).text
    await room.ana.runs(room.ana.dm, "privacy", action="export")
    dm = room.ana.dm
    await room.discord.until(lambda _: any(one.attachments for one in dm.messages))
    (file,) = next(one.attachments for one in dm.messages if one.attachments)
    assert file.filename.endswith(".zip")
    assert "data/identity.json" in Unpacked.of([file.data]).files


async def test_somebody_is_forgotten_where_nobody_reads_along(room: Room) -> None:
    asked = await room.ana.runs(room.art, "forgetme", confirm="really")
    assert "Others could read" in (await asked.reply()).text
    asked = await room.ana.runs(room.ana.dm, "forgetme", confirm="really")
    assert "I do not know you any more" in (await asked.reply()).text


async def test_the_chart_of_ones_own_usage_is_for_oneself(room: Room) -> None:
    await room.mention(room.ana, "draw a red fox")
    await room.drawn_after(1)
    asked = await room.ana.runs(room.art, "usage", by="model")
    assert "Mystic: 80 credits, 1 picture" in (await asked.reply()).text
    told = (await asked.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert told.is_ephemeral
    assert "ask me in a direct message" in told.text

    dm = room.ana.dm
    await room.ana.runs(dm, "usage", by="model", file=True)
    files = [".png", ".csv"]
    await room.discord.until(
        lambda _: [_ending(one) for message in dm.messages for one in message.attachments] == files
    )


def _ending(file: Attachment) -> str:
    return file.filename[-4:]
