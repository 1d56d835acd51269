"""Groups, topics, and what was said while nobody listened."""

from pathlib import Path

import pytest

from bots.ports import ChatAdapter, Incoming
from storage import deliveries
from tests.scenario.jobs.world import World
from tests.scenario.privacy.zips import Unpacked
from tests.scenario.telegram.room import Room, picture_file, said
from tests.standins.telegram import Refusal, Standing, TelegramStandIn, Upload


async def test_in_a_group_only_what_is_said_to_us_is_answered(room: Room) -> None:
    for words in (
        "draw a red fox",
        "@otherbot draw a red fox",
        "/imagine@otherbot a fox",
        "/ban Bo",
    ):
        await room.ana.says(words, chat=room.group)
    await room.settled()
    assert room.group.answers == []
    await room.ana.says("@Magpie_Bot, draw a red fox", chat=room.group)
    await room.drawn()
    (card,) = room.cards(room.group)
    assert "asked by Ana" in card.caption
    assert "“a red fox”" in card.caption
    await room.bo.replies(card, "make it night")
    await room.ana.says("/imagine@magpie_bot a blue owl", chat=room.group)
    await room.drawn()
    captions = [one.caption for one in room.cards(room.group)]
    assert len(captions) == 3
    assert sum("asked by Bo" in one for one in captions) == 1


async def test_an_answer_stays_in_its_topic(room: Room) -> None:
    forum = room.telegram.group("Forum", room.ana, room.bo, forum=True)
    art, news = room.telegram.topic(forum, "art"), room.telegram.topic(forum, "news")
    await room.ana.says("@magpie_bot draw a red fox", chat=forum, topic=art)
    await room.ana.says("@magpie_bot draw a blue owl", chat=forum, topic=news)
    await room.ana.says("@magpie_bot draw a car", chat=forum)
    await room.drawn()
    for topic, words in ((art, "fox"), (news, "owl"), (None, "car")):
        ours = [one for one in forum.within(topic) if one.author is room.telegram.bot]
        assert [one for one in ours if one.photo and words in one.caption]
        assert all(words in said(one) for one in ours)


async def test_a_group_album_is_ours_when_one_part_speaks_to_us(room: Room) -> None:
    await room.ana.sends_album(
        [picture_file("red"), picture_file("blue")], "@magpie_bot make it green", chat=room.group
    )
    await room.bo.sends_album([picture_file("red"), picture_file("lime")], "mine", chat=room.group)
    await room.drawn()
    assert (await room.image(2, room.group)).tool == "upload"
    assert "from #" in room.cards(room.group)[-1].caption
    assert len(room.telegram.requests.of("getFile")) == 2


async def test_a_group_that_becomes_a_supergroup_gets_its_picture_there(room: Room) -> None:
    await room.ana.says("@magpie_bot draw a red fox", chat=room.group)
    await room.settled()
    new = room.telegram.migrate(room.group)
    await room.drawn()
    (card,) = room.cards(new)
    assert card.photo is not None
    # The conversation has moved along: it goes on from its picture.
    await room.ana.says("@magpie_bot make it night", chat=new)
    await room.drawn()
    assert "from #1" in room.cards(new)[-1].caption


@pytest.mark.parametrize("standing", [Standing.KICKED, Standing.LEFT])
async def test_a_picture_for_a_group_we_were_thrown_out_of_comes_privately(
    room: Room, standing: Standing
) -> None:
    await room.ana.starts()
    await room.ana.says("@magpie_bot draw a red fox", chat=room.group)
    await room.settled()
    room.telegram.set_bot(room.group, standing, by=room.ana)
    await room.drawn()
    (card,) = room.cards()
    assert card.photo is not None
    assert "could not show this where you asked for it" in card.caption


async def test_a_deleted_topic_and_a_blocked_bot_end_what_is_owed(room: Room) -> None:
    forum = room.telegram.group("Forum", room.ana, forum=True)
    topic = room.telegram.topic(forum, "art")
    await room.ana.says("@magpie_bot draw a red fox", chat=forum, topic=topic)
    await room.bo.says("draw a blue owl")
    await room.settled()
    room.telegram.delete_topic(forum, topic)
    await room.bo.blocks_bot()
    await room.drawn()
    await room.world.turn(600)
    calls = len(room.telegram.requests.of("editMessage.*|send.*"))
    await room.world.turn(6000)
    assert len(room.telegram.requests.of("editMessage.*|send.*")) == calls
    async with room.world.db.read() as tx:
        assert await deliveries.count_open(tx) == 0


async def test_where_photos_are_forbidden_a_sentence_says_so(room: Room) -> None:
    await room.ana.starts()
    await room.ana.says("@magpie_bot draw a red fox", chat=room.group)
    await room.settled()
    refusal = Refusal(400, "Bad Request: not enough rights to send photos to the chat")
    room.telegram.faults.refuse(refusal, where="^editMessageMedia")
    await room.drawn()
    (card,) = room.cards()
    assert card.photo is not None
    assert "I am not allowed to send that there" in card.caption


async def test_a_forwarded_picture_of_somebody_else_is_taken(room: Room) -> None:
    await room.ana.sends_photo(picture_file("red"), "make it blue", forwarded_from=room.bo)
    await room.drawn()
    assert "from #1" in room.cards()[-1].caption


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("voice", "note.ogg", "cannot listen"),
        ("sticker", "hello.webp", "do not take stickers"),
        ("video", "clip.mp4", "stand still"),
        ("document", "notes.pdf", "not a picture"),
    ],
)
async def test_what_we_cannot_use_is_declined_politely(
    room: Room, kind: str, name: str, words: str
) -> None:
    await room.ana.sends_file(Upload(filename=name, data=b"data"), kind=kind)
    await room.settled()
    assert words in said(room.ana.private.answers[-1])
    assert room.world.debits == []


async def test_a_table_of_prompts_is_taken_and_its_price_is_told(room: Room) -> None:
    table = Upload(filename="wishes.csv", data=b"prompt;n\r\na fox;2\r\nan owl;1\r\n")
    await room.ana.sends_file(table, kind="document")
    await room.settled()
    told = [said(one) for one in room.ana.private.answers]
    assert any("comes to 1 step, 3 pictures, about 240 credits" in one for one in told)
    assert room.world.debits == []


async def test_a_contact_and_a_huge_file_are_declined(room: Room) -> None:
    await room.ana.sends_contact()
    await room.settled()
    assert "pictures and words" in said(room.ana.private.answers[-1])
    upload = Upload(filename="poster.png", data=picture_file())
    await room.ana.sends_file(upload, "make it blue", size=21 * 1024 * 1024)
    await room.settled()
    told = [said(one) for one in room.ana.private.answers]
    assert any("up to 20 MB only" in one for one in told)


async def test_an_album_of_ten_with_a_broken_part_keeps_the_nine(room: Room) -> None:
    parts = [picture_file(colour) for colour in ("red", "blue", "lime", "navy") * 2]
    broken = Upload(filename="broken.png", data=b"not a picture")
    files = [Upload(filename=f"{at}.png", data=data) for at, data in enumerate(parts)]
    await room.ana.sends_album([*files, broken, files[0]])
    await room.settled()
    told = [said(one) for one in room.ana.private.answers]
    assert any("Got #1 to #9" in one for one in told)
    assert sum("I cannot use broken.png" in one for one in told) == 1


async def test_where_everything_is_said_to_us_what_is_said_to_others_is_not(sleeper: Room) -> None:
    room = sleeper
    room.answer_all_in = frozenset({room.group.id})
    async with room.awake():
        theirs = await room.bo.says("@ana look at this", chat=room.group)
        await room.ana.replies(theirs, "draw a car")
        await room.settled()
        assert room.group.answers == []
        await room.ana.says("draw a red fox", chat=room.group)
        await room.drawn()
    assert len(room.cards(room.group)) == 1


async def test_a_group_settles_whether_everything_is_said_to_us(sleeper: Room) -> None:
    room = sleeper
    async with room.awake():
        await room.ana.says("/settings open_talk on", chat=room.group)
        await room.settled()
        assert "open_talk is on for this chat now" in said(room.group.answers[-1])
        theirs = await room.bo.says("@ana look at this", chat=room.group)
        await room.ana.replies(theirs, "draw a car")
        await room.bo.says("draw a red fox", chat=room.group)
        await room.drawn()
        (card,) = room.cards(room.group)
        assert "red fox" in said(card)
        # It counts at once, and more than what the operator has said of this group.
        await room.bo.says("/settings open_talk off", chat=room.group)
        await room.settled()
        assert "Only an administrator" in said(room.group.answers[-1])
        await room.ana.says("/settings open_talk off", chat=room.group)
        await room.settled()
        await room.bo.says("draw a blue owl", chat=room.group)
        await room.drawn()
    room.answer_all_in = frozenset({room.group.id})
    async with room.awake():
        await room.bo.says("draw a green frog", chat=room.group)
        await room.drawn()
    assert len(room.cards(room.group)) == 1


async def test_in_quiet_hours_nobody_is_woken(room: Room) -> None:
    # In private everybody settles that for themselves, and there alone.
    await room.ana.says("/settings quiet 11:00-13:00")
    await room.settled()
    assert "quiet is 11:00-13:00 for this chat now" in said(room.ana.private.answers[-1])
    before = len(room.ana.private.answers)
    await room.ana.says("/imagine a red fox count=2 model=classic-fast")
    await room.ana.says("/original last")
    await room.ana.says("draw a blue owl")
    await room.bo.says("@magpie_bot draw a green frog", chat=room.group)
    await room.drawn()
    answers = room.ana.private.answers[before:]
    assert sum(bool(one.album) for one in answers) == 2
    assert {one.is_silent for one in answers} == {True}
    assert {one.is_silent for one in room.group.answers} == {False}
    await room.bo.says("/settings quiet 11:00-13:00", chat=room.group)
    await room.settled()
    assert "Only an administrator" in said(room.group.answers[-1])


async def test_open_talk_is_refused_where_telegram_shows_us_nothing(
    world: World, tmp_path: Path
) -> None:
    async with TelegramStandIn(reads_all=False) as telegram:
        room = Room(world=world, telegram=telegram, folder=tmp_path)
        async with room.awake():
            await room.ana.says("@magpie_bot /settings open_talk on", chat=room.group)
            await room.settled()
            assert "privacy mode" in said(room.group.answers[-1])
            # Who administers a group hears all of it.
            telegram.set_bot(room.group, Standing.ADMINISTRATOR, by=room.ana)
            world.clock.turn(301)
            await room.ana.says("@magpie_bot /settings open_talk on", chat=room.group)
            await room.settled()
            assert "open_talk is on" in said(room.group.answers[-1])


async def test_telegrams_word_on_who_administers_a_group_is_asked_once(room: Room) -> None:
    heard: list[tuple[str, bool]] = []
    receive = room.intake.message

    async def listening(adapter: ChatAdapter, message: Incoming) -> None:
        heard.append((message.sender.name, message.sender.manages))
        await receive(adapter, message)

    room.intake.message = listening  # type: ignore[method-assign]  # listens, and hands on
    for who in (room.ana, room.bo, room.ana):
        await who.says("@magpie_bot what can you do?", chat=room.group)
        await room.settled()
    await room.ana.says("what can you do?")
    await room.settled()
    assert heard == [("Ana", True), ("Bo", False), ("Ana", True), ("Ana", False)]
    assert len(room.telegram.requests.of("getChatAdministrators")) == 1


async def test_a_code_to_join_accounts_is_given_in_private_only(room: Room) -> None:
    await room.ana.says("/link@magpie_bot", chat=room.group)
    await room.ana.says("/link")
    await room.settled()
    assert "Others could read the code" in said(room.group.answers[-1])
    assert "on the other platform" in said(room.ana.private.answers[-1])


async def test_ones_own_data_are_sent_in_private_only(room: Room) -> None:
    await room.ana.says("/privacy@magpie_bot export", chat=room.group)
    await room.ana.says("/privacy export")
    await room.settled()
    assert "Others could read" in said(room.group.answers[-1])
    sent = room.ana.private.answers[-1].document
    assert sent is not None
    assert "data/identity.json" in Unpacked.of([sent]).files


async def test_somebody_is_forgotten_in_private_and_is_new_when_they_write_again(
    room: Room,
) -> None:
    await room.ana.says("draw a red fox in the snow")
    await room.drawn()
    await room.ana.says("/forgetme really", chat=room.group)
    await room.ana.says("/forgetme")
    await room.settled()
    assert "Others could read" in said(room.group.answers[-1])
    assert "There is no way back" in said(room.ana.private.answers[-1])
    await room.ana.says("/forgetme really")
    await room.settled()
    assert "I do not know you any more" in said(room.ana.private.answers[-1])
    await room.ana.says("/gallery")
    await room.settled()
    assert "fox" not in said(room.ana.private.answers[-1])
