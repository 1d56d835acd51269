"""From a command to a picture, and on from there: what a person sees on Discord."""

import re

from storage import images
from tests.scenario.discord.room import Room, picture_file
from tests.standins.discord import Answer, Attachment, Interaction, Message
from tests.standins.discord.filling import Value
from tools.carrying import carried


async def test_imagine_upscale_edit_by_reply_and_undo(room: Room) -> None:
    asked = await room.ana.runs(room.art, "imagine", prompt="a red fox in the snow", ratio="16:9")
    working = await _deferred_and_shown(room, asked)
    await room.world.turn(30)
    file = await _became_the_picture(room, working)

    pressed = await room.bo.presses(working, "upscale 2x")
    await room.drawn_by(pressed)
    assert pressed.answer is Answer.DEFERRED_UPDATE
    assert pressed.follow_ups == []
    assert [re.findall(r"#(\d)", card.text)[0] for card in room.cards()] == ["1", "2"]
    assert "asked by Bo" in room.cards()[-1].text

    reply = await room.ana.says(room.art, "make it night", reply_to=working)
    await room.heard(reply)
    await room.drawn()
    edited = room.cards()[-1]
    assert "#3" in edited.text
    assert "from #1" in edited.text

    undone = await room.ana.presses(edited, "undo")
    await undone.answered()
    await room.settled()
    shown = room.cards()[-1]
    assert re.search(r"#1 · fox-\w+", shown.text)
    assert shown.attachments[0].data == file.data
    assert len(room.cards()) == 4

    # No delivery stands behind a picture that was only shown again: its buttons tell which it is.
    reply = await room.bo.says(room.art, "make it snow", reply_to=shown)
    await room.heard(reply)
    await room.drawn()
    assert "from #1" in room.cards()[-1].text


async def _deferred_and_shown(room: Room, asked: Interaction) -> Message:
    await asked.answered()
    assert asked.answer is Answer.DEFERRED_MESSAGE
    await room.settled()
    (working,) = room.cards()
    assert "#1 · drawing" in working.text
    assert re.search(r"since <t:\d+:R> · expected <t:\d+:R>", working.text)
    assert "asked by Ana" in working.text
    (told,) = asked.messages
    assert told.is_ephemeral
    assert told.text.startswith("Drawing #1")
    return working


async def _became_the_picture(room: Room, working: Message) -> Attachment:
    assert room.cards() == [working]
    assert re.search(r"#1 · fox-\w+", working.text)
    (file,) = working.attachments
    assert file.description == "Generated picture: a red fox in the snow"
    assert file.data == await carried(room.world.db, room.world.media, await room.image(1))
    return file


async def test_the_edit_button_asks_for_words_and_takes_them(room: Room) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    (card,) = room.cards()
    opened = await room.ana.presses(card, "edit…")
    modal = await opened.modal()
    assert modal.labels == ["What shall I change?", "Shape", "Model"]
    sent = await room.ana.submits(modal, {"What shall I change?": "add a hat", "Shape": "16:9"})
    await sent.answered()
    await room.drawn()
    edited = room.cards()[-1]
    assert "add a hat" in edited.text
    assert "#2" in edited.text


async def test_the_edit_form_opens_with_the_present_words_ratio_and_model(room: Room) -> None:
    asked = await room.ana.runs(
        room.art, "imagine", prompt="a red fox", ratio="16:9", model="seedream-v4"
    )
    await room.drawn_by(asked)
    (card,) = room.cards()
    opened = await room.ana.presses(card, "edit…")
    modal = await opened.modal()
    assert modal.opened_with == {"words": "a red fox", "ratio": "16:9"}
    sent = await room.ana.submits(modal, {})
    told = await sent.reply()
    assert told.is_ephemeral
    assert "Nothing was changed in the form" in told.text
    await room.drawn()
    assert room.cards() == [card]

    opened = await room.ana.uses(card, "Edit this image", room.art)
    modal = await opened.modal()
    wider = {"What shall I change?": "a red fox asleep", "Model": "seedream-v4-edit"}
    await room.drawn_by(await room.ana.submits(modal, wider))
    asleep = room.cards()[-1]
    assert "a red fox asleep" in asleep.text
    opened = await room.bo.presses(asleep, "edit…")
    modal = await opened.modal()
    same = {"words": "a red fox asleep", "ratio": "1:1", "model": "seedream-v4-edit"}
    assert modal.opened_with == same
    # Another shape alone is a change.
    await room.drawn_by(await room.bo.submits(modal, {"Shape": "16:9"}))
    assert (await room.image(3)).prompt == "a red fox asleep"


async def test_a_form_tells_nothing_of_a_picture_that_is_gone(room: Room) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    (card,) = room.cards()
    fox = await room.image(1)
    async with room.world.db.write() as tx:
        await images.set_hidden(tx, fox.id, room.world.clock())
    modal = await (await room.bo.presses(card, "edit…")).modal()
    assert modal.opened_with == {}
    sent = await room.bo.submits(modal, {"What shall I change?": "add a hat"})
    told = (await sent.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert "no longer exists" in told.text


async def test_richer_words_are_taken_by_a_button_or_rewritten_in_a_form(room: Room) -> None:
    asked = await room.ana.runs(room.art, "enhance", prompt="a red fox")
    card = await asked.reply()
    assert "Enhanced: “a red fox, beautiful soft light" in card.text
    opened = await room.ana.presses(card, "edit words…")
    modal = await opened.modal()
    assert modal.labels == ["What shall I draw?", "Shape", "Model"]
    assert modal.opened_with["words"].startswith("a red fox, beautiful soft light")
    same = await room.ana.submits(modal, {})
    assert "Nothing was changed in the form" in (await same.reply()).text
    sent = await room.ana.submits(modal, {"What shall I draw?": "a red fox asleep"})
    await sent.answered()
    await room.drawn()
    assert "a red fox asleep" in room.cards()[-1].text
    mine = await room.ana.presses(card, "mine")
    await mine.answered()
    await room.drawn()
    drawn = [(await room.image(number)).prompt for number in (1, 2)]
    assert drawn == ["a red fox asleep", "a red fox"]


async def test_a_card_tells_its_prompt_to_who_asks_and_goes_when_its_owner_wants(
    room: Room,
) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    (card,) = room.cards()
    pressed = await room.bo.presses(card, "show prompt")
    told = (await pressed.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert told.is_ephemeral
    assert "Original: “a red fox”" in told.text

    pressed = await room.bo.presses(card, "delete")
    refused = (await pressed.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert refused.is_ephemeral
    assert "Only who asked for" in refused.text
    assert room.cards() == [card]

    for asked in (
        await room.ana.runs(room.art, "show", picture="#1"),
        await room.ana.runs(room.art, "original", which="#1"),
    ):
        await asked.answered()
        await room.settled()
    assert sum(len(one.attachments) for one in room.art.messages) == 3
    pressed = await room.ana.presses(card, "delete")
    told = (await pressed.until(lambda one: bool(one.follow_ups))).follow_ups[0]
    assert told.text == "Deleted #1. /restore #1 brings it back."
    await room.settled()
    assert room.cards() == []
    assert [one for one in room.art.messages if one.attachments] == []

    asked = await room.ana.runs(room.art, "restore", which="#1")
    await asked.answered()
    await room.appear(1)
    assert room.cards()[0].attachments


async def test_buttons_and_open_forms_live_on_after_a_restart(sleeper: Room) -> None:
    room = sleeper
    async with room.awake():
        await room.ana.runs(room.art, "imagine", prompt="a red fox")
        await room.drawn_after(1)
        (card,) = room.cards()
        opened = await room.ana.presses(card, "edit…")
        modal = await opened.modal()
        told = len(room.discord.requests.of("PUT", "/commands$"))
    await room.world.boot()
    async with room.awake():
        pressed = await room.ana.presses(card, "vary")
        await room.drawn_by(pressed)
        sent = await room.ana.submits(modal, {"What shall I change?": "add a hat"})
        await room.drawn_by(sent)
        texts = [card.text for card in room.cards()]
        assert len(texts) == 3
        assert "add a hat" in texts[-1]
        # The commands are the same, so Discord is not told them again.
        assert len(room.discord.requests.of("PUT", "/commands$")) == told == 1


async def test_a_file_of_ones_own_is_edited_through_the_command(room: Room) -> None:
    asked = await room.ana.runs(room.art, "edit", instruction="make it green", image=picture_file())
    await asked.answered()
    await room.drawn()
    card = room.cards()[-1]
    assert "make it green" in card.text
    assert card.attachments


async def test_commands_offer_models_styles_and_own_pictures(room: Room) -> None:
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    models = await room.ana.autocompletes(room.art, "imagine", focus="model", typed="seed")
    assert models
    assert all("seed" in str(one.value) for one in models)
    own = await room.ana.autocompletes(room.art, "upscale", focus="picture", typed="fox")
    assert [re.match(r"#1 fox-\w+ · a red fox", one.name) is not None for one in own] == [True]
    others = await room.bo.autocompletes(room.art, "upscale", focus="picture", typed="fox")
    assert others == []
    asked = await room.ana.runs(room.art, "upscale", picture=str(own[0].value), factor=4)
    await room.drawn_by(asked)
    assert "#2" in room.cards()[-1].text


async def test_commands_offer_settings_and_their_values_workflows_and_who_is_meant(
    room: Room,
) -> None:
    async def offered(command: str, focus: str, typed: str = "", **chosen: Value) -> list[object]:
        found = await room.ana.autocompletes(
            room.art, command, focus=focus, typed=typed, within=5, **chosen
        )
        return [one.value for one in found]

    assert await offered("settings", "name", "open") == ["open_talk"]
    assert await offered("settings", "value", name="open_talk") == ["on", "off", "default"]
    assert await offered("settings", "value", name="flagged", typed="with") == ["withhold", "with"]
    assert "16:9" in await offered("settings", "value", name="ratio")
    assert await offered("settings", "value", name="colour") == []
    assert await offered("admin", "who", "every", action="block") == ["every", "everybody"]
    assert "headshot" in await offered("workflow", "name", "head")
    await room.ana.runs(room.art, "imagine", prompt="a red fox")
    await room.drawn_after(1)
    saved = await room.ana.runs(room.art, "saveworkflow", name="packshot", picture="#1")
    await saved.reply()
    assert await offered("workflow", "name", "pack") == ["packshot"]
    # What was saved on one server is nobody's business on another.
    elsewhere = room.discord.channel(room.discord.guild("Other", room.ana), "art")
    there = await room.ana.autocompletes(elsewhere, "workflow", focus="name", typed="pack")
    assert there == []


async def test_the_menu_of_a_message_edits_its_picture_and_tells_how_it_was_made(
    room: Room,
) -> None:
    theirs = await room.bo.says(room.art, "my car", attachments=[picture_file()])
    opened = await room.ana.uses(theirs, "Edit this image", room.art)
    modal = await opened.modal()
    sent = await room.ana.submits(modal, {"What shall I change?": "paint it red"})
    await room.drawn_by(sent)
    card = room.cards()[-1]
    assert "paint it red" in card.text

    asked = await room.bo.uses(card, "How was this made?", room.art)
    reply = await asked.reply()
    assert reply.is_ephemeral
    assert "Original: “paint it red”" in reply.text

    for picture in (card, theirs):
        described = await room.bo.uses(picture, "Describe this image", room.art)
        assert "Describing" in (await described.reply()).text
        await room.drawn()

    nothing = await room.ana.says(room.art, "only words")
    refused = await room.ana.uses(nothing, "Edit this image", room.art)
    assert "no picture" in (await refused.reply()).text
    alien = await room.ana.uses(theirs, "How was this made?", room.art)
    assert "pictures that I have drawn" in (await alien.reply()).text


async def test_every_command_answers(room: Room) -> None:
    for name in ("help", "privacy", "status", "gallery", "usage"):
        asked = await room.ana.runs(room.art, name)
        reply = await asked.reply()
        assert reply.is_ephemeral
        assert len(reply.text) > 10
    asked = await room.ana.runs(room.art, "enhance", prompt="a red fox")
    assert "a red fox" in (await asked.reply()).text
    asked = await room.ana.runs(room.art, "show", picture="#9")
    assert "#9" in (await asked.reply()).text
