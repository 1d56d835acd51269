"""From words to a picture, and on from there: what a person sees on Telegram."""

import re

from simulator.faults import FaultKind
from tests.scenario.telegram.room import Room, picture_file, said
from tests.standins.telegram import Upload
from tools.carrying import carried
from tools.languages import LANGUAGES

_TOLD = 3 * len(LANGUAGES)  # three kinds of chat


async def test_draw_upscale_edit_by_reply_and_undo(room: Room) -> None:
    await room.ana.says("draw a red fox in the snow")
    await room.settled()
    chat = room.ana.private
    assert "typing" in chat.actions
    (working,) = room.cards()
    assert "#1 · queued" in said(working) or "#1 · drawing" in said(working)
    assert [one for one in working.words.entities if one["type"] == "date_time"]
    await room.drawn()
    assert room.cards() == [working]
    assert working.photo == await carried(room.world.db, room.world.media, await room.image(1))
    assert re.match(r"#1 · fox-\w+\n", working.caption)
    assert "Generated picture: a red fox in the snow" in working.caption

    pressed = await room.ana.presses(working, "upscale 2x")
    await pressed.answered()
    await room.drawn()
    assert "#2" in room.cards()[-1].caption

    await room.ana.replies(working, "make it night")
    await room.drawn()
    edited = room.cards()[-1]
    assert "#3" in edited.caption
    assert "from #1" in edited.caption

    await room.ana.presses(edited, "undo")
    await room.drawn()
    shown = room.cards()[-1]
    assert re.match(r"#1 · fox-\w+", shown.caption)
    assert shown.photo == working.photo
    # No delivery stands behind a picture that was only shown again, and it is known all the same.
    await room.ana.replies(shown, "make it snow")
    await room.drawn()
    assert "from #1" in room.cards()[-1].caption
    assert room.telegram.requests.refused() == []


async def test_what_the_provider_flagged_is_covered(room: Room) -> None:
    room.world.fault(FaultKind.NSFW, blank=False)
    await room.ana.says("/imagine a red fox count=2 model=classic-fast")
    await room.drawn()
    await room.ana.says("/imagine a red fox model=mystic")
    await room.drawn()
    album = [one for one in room.ana.private.answers if one.album]
    assert [one.media.has_spoiler for one in album if one.media] == [True, True]
    (plain,) = [one for one in room.cards() if one.media]
    assert plain.media is not None
    assert not plain.media.has_spoiler
    # An inline picture cannot be covered, so it is not offered.
    asked = await room.ana.asks_inline("fox")
    await asked.answered()
    assert [one.id for one in asked.results] == [(await room.image(3)).handle]


async def test_several_pictures_are_an_album_under_their_card(room: Room) -> None:
    await room.ana.says("/imagine a red fox count=3 model=classic-fast")
    await room.drawn()
    (card,) = room.cards()
    album = [one for one in room.ana.private.answers if one.album]
    assert len(album) == 3
    assert {one.reply_to for one in album} == {card}
    assert [re.findall(r"^#(\d)", one.caption) for one in album] == [["1"], ["2"], ["3"]]
    assert all("Generated picture" in one.caption for one in album)
    await room.ana.replies(album[1], "make it blue")
    await room.drawn()
    assert "from #2" in room.cards()[-1].caption


async def test_photos_documents_and_albums_are_taken_with_their_words(room: Room) -> None:
    await room.ana.sends_photo(picture_file("red"), "make it green")
    await room.drawn()
    assert "from #1" in room.cards()[-1].caption
    upload = Upload(filename="car.png", data=picture_file("navy"))
    await room.ana.sends_file(upload, "make it yellow")
    await room.drawn()
    assert "from #3" in room.cards()[-1].caption
    await room.ana.sends_album([picture_file("red"), picture_file("blue"), picture_file("lime")])
    await room.settled()
    assert any("Got #5 to #7" in said(one) for one in room.ana.private.answers)


async def test_somebody_elses_picture_is_pointed_at_by_a_reply(room: Room) -> None:
    theirs = await room.bo.sends_photo(picture_file("red"), "my car", chat=room.group)
    await room.ana.replies(theirs, "@magpie_bot make it blue")
    await room.drawn()
    assert "from #1" in room.cards(room.group)[-1].caption


async def test_the_edit_button_asks_for_words(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.drawn()
    pressed = await room.ana.presses(room.cards()[0], "edit…")
    await pressed.answered()
    await room.settled()
    assert any("What shall I change in #1?" in said(one) for one in room.ana.private.answers)
    await room.ana.says("make the sky darker")
    await room.drawn()
    assert "from #1" in room.cards()[-1].caption


async def test_richer_words_are_taken_by_a_button_or_rewritten_by_a_command(room: Room) -> None:
    await room.ana.says("/enhance a red fox")
    await room.settled()
    card = room.ana.private.answers[-1]
    assert "Enhanced: “a red fox, beautiful soft light" in said(card)
    await (await room.ana.presses(card, "edit words…")).answered()
    await room.settled()
    asked = [one for one in map(said, room.ana.private.answers) if "/reword a red fox, " in one]
    assert len(asked) == 1
    await room.ana.says("/reword a red fox asleep")
    await room.drawn()
    await (await room.ana.presses(card, "mine")).answered()
    await room.drawn()
    assert [(await room.image(number)).prompt for number in (1, 2)] == [
        "a red fox asleep",
        "a red fox",
    ]


async def test_the_original_comes_as_a_document(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.drawn()
    await room.ana.presses(room.cards()[0], "original")
    await room.settled()
    file = room.ana.private.answers[-1]
    assert file.document == await carried(room.world.db, room.world.media, await room.image(1))
    await room.ana.replies(file, "make it night")
    await room.drawn()
    assert "from #1" in room.cards()[-1].caption


async def test_thumbs_make_favourites_and_take_pictures_away(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.ana.says("draw a blue owl")
    await room.drawn()
    fox, owl = room.cards()
    await room.ana.reacts(fox, "👍")
    await room.settled()
    await room.ana.says("/gallery scope=favourites")
    await room.settled()
    liked = said(room.ana.private.answers[-1])
    assert "red fox" in liked
    assert "owl" not in liked
    await room.ana.reacts(fox)
    for words in ("/show #2", "/original #2"):
        await room.ana.says(words)
        await room.settled()
    shown = room.ana.private.answers[-2:]
    assert not any(one.is_deleted for one in shown)
    await room.ana.reacts(owl, "👎")
    await room.settled()
    assert all(one.is_deleted for one in (owl, *shown))
    assert "/restore #2" in said(room.ana.private.answers[-1])
    await room.ana.says("/gallery scope=favourites")
    await room.settled()
    assert "no pictures" in said(room.ana.private.answers[-1])


async def test_every_command_answers_and_is_told_to_telegram_once(sleeper: Room) -> None:
    room = sleeper
    async with room.awake():
        await room.commands_noted(_TOLD)
    assert len(room.telegram.requests.of("setMyCommands")) == _TOLD
    async with room.awake():
        for name in ("start", "help", "privacy", "status", "gallery", "usage", "show #9"):
            await room.ana.says(f"/{name}")
            await room.settled()
            assert len(said(room.ana.private.answers[-1])) > 10
        await room.ana.says("/enhance a red fox")
        await room.settled()
        assert "red fox" in said(room.ana.private.answers[-1])
    assert len(room.telegram.requests.of("setMyCommands")) == _TOLD


async def test_commands_told_but_not_noted_are_told_again_and_no_others(sleeper: Room) -> None:
    room = sleeper
    room.telegram.faults.swallow(1, where="^setMyCommands", spares=5)
    async with room.awake():
        await room.telegram.until(lambda one: len(one.requests.of("setMyCommands")) == 6)
    async with room.awake():
        await room.commands_noted(_TOLD)
    assert len(room.telegram.requests.of("setMyCommands")) == _TOLD + 1


async def test_a_deep_link_shows_its_picture(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.drawn()
    handle = (await room.image(1)).handle
    await room.ana.starts(handle)
    await room.settled()
    assert room.cards()[-1].photo is not None
    assert handle in room.cards()[-1].caption
    await room.bo.starts(handle)
    await room.settled()
    assert room.cards(room.bo.private) == []
    assert room.bo.private.answers


async def test_inline_offers_ones_own_pictures_alone(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.ana.says("draw a blue owl")
    await room.drawn()
    asked = await room.ana.asks_inline("fox")
    await asked.answered()
    (offered,) = asked.results
    assert asked.is_personal
    assert asked.button is not None
    message = await room.ana.picks(asked, offered, chat=room.group)
    assert message.photo == room.cards()[0].photo
    everything = await room.ana.asks_inline("")
    await everything.answered()
    assert len(everything.results) == 2
    others = await room.bo.asks_inline("fox")
    await others.answered()
    assert others.results == []


async def test_usage_comes_with_a_chart_and_a_file(room: Room) -> None:
    await room.ana.says("draw a red fox")
    await room.drawn()
    await room.ana.says("/usage by=model file=yes")
    await room.settled()
    words, chart, file = room.ana.private.answers[-3:]
    assert "Mystic: 80 credits, 1 picture" in said(words)
    assert chart.photo is not None
    assert chart.caption.startswith("Credits by model, this month")
    assert file.document is not None
    assert b"Mystic,1,80,0" in file.document


async def test_a_report_is_a_button_and_comes_covered_to_who_wants_it(room: Room) -> None:
    await room.ana.says("/admin@magpie_bot alerts on", chat=room.group)
    await room.ana.says("/imagine@magpie_bot a red fox", chat=room.group)
    await room.drawn()
    card = room.cards(room.group)[-1]
    await room.ana.presses(card, "report")
    await room.settled()
    await room.drawn()
    notice = next(one for one in room.group.answers if "reports #1" in one.caption)
    assert notice.media is not None
    assert notice.media.has_spoiler
    assert room.telegram.requests.refused() == []
