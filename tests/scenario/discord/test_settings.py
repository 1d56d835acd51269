"""What those who run a server settle in chat, and that it counts at once."""

from simulator.faults import FaultKind
from tests.scenario.discord.room import Room
from tests.standins.discord import Channel, Message, Person
from tests.standins.discord.state import MessageFlag, walk


async def _settle(room: Room, who: Person, name: str, value: str) -> str:
    asked = await who.runs(room.art, "settings", name=name, value=value, scope="server")
    reply = await asked.reply()
    assert reply.is_ephemeral
    return reply.text


async def _imagined(room: Room, who: Person, where: Channel | None = None) -> str:
    """What the person alone is told of their wish."""
    asked = await who.runs(where or room.art, "imagine", prompt="a red fox in the snow")
    return (await asked.reply()).text


def _spoilers(message: Message) -> list[bool]:
    (gallery,) = [part for part in walk(message.components) if part["type"] == 12]
    return [bool(item.get("spoiler")) for item in gallery["items"]]


async def test_only_who_runs_the_server_settles_things(room: Room) -> None:
    assert "Only an administrator" in await _settle(room, room.bo, "threads", "on")
    room.discord.make_administrator(room.guild, room.ana)
    assert "threads is on for this server now" in await _settle(room, room.ana, "threads", "on")
    named = await room.ana.autocompletes(room.art, "settings", focus="name", typed="spoil")
    assert [one.value for one in named] == ["spoilers"]


async def test_a_piece_of_work_gets_a_thread_where_the_server_wants_that(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    await _settle(room, room.ana, "threads", "on")
    assert "Drawing #1" in await _imagined(room, room.bo)
    (thread,) = room.discord.world.threads_of(room.guild)
    assert thread.name == "a red fox in the snow"
    assert room.bo.id in thread.thread_members
    await room.drawn(thread)
    assert room.cards() == []
    (card,) = room.cards(thread)
    assert card.attachments
    # Inside, work goes on where it is.
    assert "Drawing #2" in await _imagined(room, room.bo, thread)
    assert len(room.discord.world.threads_of(room.guild)) == 1


async def test_pictures_come_behind_a_spoiler_where_the_server_wants_that(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    await _imagined(room, room.bo)
    await room.drawn_after(1)
    assert _spoilers(room.cards()[0]) == [False]
    await _settle(room, room.ana, "spoilers", "always")
    await _imagined(room, room.bo)
    await room.drawn_after(2)
    shown = await room.bo.presses(room.cards()[1], "vary")
    await room.drawn_by(shown)
    assert [_spoilers(card) for card in room.cards()[1:]] == [[True], [True]]


async def test_what_the_provider_flagged_is_covered(room: Room) -> None:
    room.world.fault(FaultKind.NSFW, blank=False)
    await _imagined(room, room.bo)
    await _imagined(room, room.bo)
    await room.drawn_after(2)
    assert [_spoilers(card) for card in room.cards()] == [[True], [False]]
    asked = await room.bo.runs(room.art, "original", which="#1")
    await asked.answered()
    await room.settled()
    (file,) = room.art.messages[-1].attachments
    assert file.filename.startswith("SPOILER_")


async def test_where_only_adults_get_in_nothing_is_covered(room: Room) -> None:
    late = room.discord.channel(room.guild, "late", age_restricted=True)
    room.discord.make_administrator(room.guild, room.ana)
    await _settle(room, room.ana, "flagged", "withhold")
    room.world.fault(FaultKind.NSFW, blank=False)
    await _imagined(room, room.bo, late)
    await room.drawn(late)
    (card,) = room.cards(late)
    assert _spoilers(card) == [False]


async def test_what_the_provider_flagged_is_withheld_where_the_server_wants_that(
    room: Room,
) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    await _settle(room, room.ana, "flagged", "withhold")
    room.world.fault(FaultKind.NSFW, blank=False)
    await _imagined(room, room.bo)
    await room.drawn_after(1)
    (card,) = room.cards()
    assert "#1 was flagged by the provider" in card.text
    assert card.attachments == []
    asked = await room.bo.runs(room.art, "original", which="#1")
    assert "flagged by the provider" in (await asked.reply()).text
    # It was paid for and is kept: settled otherwise, it is there.
    await _settle(room, room.ana, "flagged", "default")
    await room.bo.runs(room.art, "show", picture="#1")
    await room.appear(2)
    assert _spoilers(room.cards()[1]) == [True]


async def test_in_open_talk_nobody_needs_to_mention_the_bot(sleeper: Room) -> None:
    room = sleeper
    room.message_content = True
    async with room.awake():
        room.discord.make_administrator(room.guild, room.ana)
        quiet = room.discord.channel(room.guild, "quiet")
        asked = await room.ana.runs(room.art, "settings", name="open_talk", value="on")
        assert r"open\_talk is on for this chat now" in (await asked.reply()).text
        # Not here, and not what is said to somebody.
        await room.bo.says(quiet, "draw a green frog")
        theirs = await room.bo.says(room.art, f"{room.ana.mention} draw a black cat")
        await room.ana.says(room.art, "draw a white cat", reply_to=theirs, ping=False)
        await room.bo.says(room.art, "draw a red fox in the snow")
        await room.appear(1)
        await room.drawn()
        (card,) = room.cards()
        assert "red fox" in card.text
        await _settle(room, room.ana, "open_talk", "on")
        asked = await room.ana.runs(room.art, "settings", name="open_talk", value="off")
        assert r"open\_talk is off for this chat now" in (await asked.reply()).text
        # The channel is nearer than the server, which counts in the others.
        await room.bo.says(room.art, "draw a blue owl")
        await room.bo.says(quiet, "draw a green frog")
        await room.appear(1, quiet)
        assert len(room.cards()) == 1


async def test_open_talk_is_refused_where_discord_shows_us_nothing(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    assert "Message Content Intent" in await _settle(room, room.ana, "open_talk", "on")
    assert "off for this server" in await _settle(room, room.ana, "open_talk", "off")


async def test_it_is_drawn_only_in_the_channels_and_at_the_hours_that_were_chosen(
    room: Room,
) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    other = room.discord.channel(room.guild, "talk")
    await _settle(room, room.ana, "channels", other.mention)
    assert "not drawn in this channel" in await _imagined(room, room.bo)
    assert "Drawing #1" in await _imagined(room, room.bo, other)
    await _settle(room, room.ana, "channels", "default")
    await _settle(room, room.ana, "closed", "11:00-13:00")
    assert "I draw again from 13:00" in await _imagined(room, room.bo)
    assert "Drawing" not in "".join(one.text for one in room.art.messages)


async def test_in_quiet_hours_nobody_is_woken(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    await _settle(room, room.ana, "quiet", "11:00-13:00")
    await room.mention(room.bo, "draw a red fox in the snow")
    await room.drawn_after(1)
    said = [one for one in room.art.messages if one.author is room.discord.bot]
    assert len(said) == 2
    assert all(MessageFlag.SUPPRESS_NOTIFICATIONS in one.flags for one in said)
    assert room.cards()[0].attachments
    await _settle(room, room.ana, "quiet", "13:00-14:00")
    await room.mention(room.bo, "make it night")
    await room.drawn_after(2)
    assert MessageFlag.SUPPRESS_NOTIFICATIONS not in room.cards()[1].flags


async def test_a_moderator_deletes_what_somebody_else_asked_for(room: Room) -> None:
    await _imagined(room, room.bo)
    await room.drawn_after(1)
    (card,) = room.cards()
    room.discord.make_administrator(room.guild, room.ana)
    pressed = await room.ana.presses(card, "delete")
    told = (await pressed.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert told.text.startswith("Deleted #1.")
    await room.settled()
    assert room.cards() == []


async def test_a_blocked_person_is_told_so_and_nothing_is_drawn(room: Room) -> None:
    room.discord.make_administrator(room.guild, room.ana)
    await _imagined(room, room.bo)
    asked = await room.ana.runs(room.art, "admin", action="block", who=room.bo.mention)
    assert "blocked" in (await asked.reply()).text
    assert "You are blocked here" in await _imagined(room, room.bo)
