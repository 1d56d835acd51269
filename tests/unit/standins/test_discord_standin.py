"""The Discord of our own, proven with an unmodified discord.py."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import aiohttp
import discord
import pytest
from discord import ui
from PIL import Image

from tests.standins.discord import (
    DISCORDS_RATES,
    Channel,
    DiscordStandIn,
    Guild,
    Impossible,
    Intent,
    Missed,
    Permission,
    Person,
    Upload,
)
from tests.unit.standins.discord_studio import Studio, point_at, running


def picture(colour: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", (6, 4), colour).save(file, "PNG")
    return file.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One guild with Ann and Bob, and a bot that is there and ready."""

    discord: DiscordStandIn
    guild: Guild
    general: Channel
    ann: Person
    bob: Person


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with DiscordStandIn() as stand_in:
        ann, bob = stand_in.user("ann"), stand_in.user("bob")
        guild = stand_in.guild("Studio", ann, bob)
        point_at(stand_in.api_base, stand_in.gateway_url)
        general = stand_in.channel(guild, "general")
        yield Scene(discord=stand_in, guild=guild, general=general, ann=ann, bob=bob)


def studio(*, reads_content: bool = True) -> Studio:
    intents = discord.Intents.default()
    intents.message_content = reads_content
    return Studio(intents)


async def test_a_picture_goes_in_and_comes_back_byte_for_byte(scene: Scene) -> None:
    sent = Upload(filename="my cat.png", data=picture(), description="A red cat")
    async with running(studio(), scene.discord.token):
        question = await scene.ann.says(scene.general, "look", attachments=[sent])
        answer = await scene.general.next_message()
    assert answer.text == "heard 'look'"
    assert answer.reply_to is question
    assert answer.mentions == [scene.ann]
    (file,) = answer.attachments
    assert (file.filename, file.data, file.description) == ("my_cat.png", sent.data, "A red cat")
    assert (file.content_type, file.width, file.height) == ("image/png", 6, 4)


async def test_an_edit_keeps_replaces_and_removes_files(scene: Scene) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        place = client.get_partial_messageable(scene.general.id)
        files = [discord.File(BytesIO(picture(one)), f"{one}.png") for one in ("red", "blue")]
        message = await place.send("two", files=files)
        fresh = discord.File(BytesIO(picture("green")), "green.png", description="grass")
        edited = await message.edit(content="changed", attachments=[message.attachments[1], fresh])
        shown = await scene.general.next_message()
        assert [one.filename for one in shown.attachments] == ["blue.png", "green.png"]
        assert [one.filename for one in edited.attachments] == ["blue.png", "green.png"]
        assert (shown.text, shown.edits, shown.attachments[1].description) == (
            "changed",
            1,
            "grass",
        )
        await edited.edit(content="words only", attachments=[])
        assert shown.attachments == []
        await edited.delete()
    assert scene.general.messages == []


async def test_a_slash_command_is_deferred_and_followed_up(scene: Scene) -> None:
    image = Upload(filename="ref.png", data=picture())
    async with running(studio(), scene.discord.token):
        asked = await scene.ann.runs(scene.general, "imagine", prompt="a fox", image=image)
        await asked.answered()
        waiting = asked.original
        reply = await asked.reply()
        assert reply is waiting
        assert reply.text == f"a fox by mystic, {len(image.data)} bytes"
        await asked.until(lambda one: len(one.messages) == 2)
    aside = asked.messages[1]
    assert aside.is_ephemeral
    assert aside in scene.general.seen_by(scene.ann)
    assert aside not in scene.general.seen_by(scene.bob)
    assert scene.general.messages == [reply]
    with pytest.raises(Impossible):
        await scene.ann.runs(scene.general, "imagine")
    with pytest.raises(Impossible):
        await scene.ann.runs(scene.general, "imagine", prompt="x", size=3)


async def test_buttons_change_their_message_and_open_forms(scene: Scene) -> None:
    reference = Upload(filename="ref.png", data=picture())
    async with running(studio(), scene.discord.token):
        message = await (await scene.ann.runs(scene.general, "imagine", prompt="a fox")).reply()
        form = await (await scene.bob.presses(message, "Edit")).modal()
        assert (form.title, form.labels) == ("Change it", ["What to change", "Model", "Reference"])
        with pytest.raises(Impossible):
            await scene.bob.submits(form, {"Model": ["mystic"]})
        with pytest.raises(Impossible):
            await scene.bob.submits(form, {"What to change": "x" * 51, "Model": ["mystic"]})
        sent = await scene.bob.submits(
            form, {"What to change": "bigger", "Model": ["mystic"], "Reference": [reference]}
        )
        answer = await sent.reply()
        assert answer.text == f"bigger ['mystic'] [{len(reference.data)}]"
        assert answer.seen_only_by is scene.bob
        with pytest.raises(Impossible):
            await scene.ann.presses(message, "Sold out")
        assert await (await scene.ann.presses(message, "again")).reply() is message
    assert (message.text, message.buttons) == ("once more", [])


async def test_options_complete_themselves(scene: Scene) -> None:
    async with running(studio(), scene.discord.token):
        suggested = await scene.ann.autocompletes(
            scene.general, "imagine", prompt="a fox", focus="model", typed="flux"
        )
    assert [one.value for one in suggested] == ["flux-dev", "flux-pro"]


async def test_a_context_menu_shows_the_message_whatever_the_intents(scene: Scene) -> None:
    sent = Upload(filename="cat.png", data=picture())
    client = studio(reads_content=False)
    async with running(client, scene.discord.token):
        message = await scene.ann.says(scene.general, "mine", attachments=[sent])
        used = await scene.bob.uses(message, "Edit this image", scene.general)
        answer = await used.reply()
        assert answer.text == "mine: cat.png"
        assert client.heard[0].content == ""
        missing = client.get_partial_messageable(scene.general.id).fetch_message(answer.id)
        with pytest.raises(discord.NotFound) as caught:
            await missing
    assert caught.value.code == 10008


async def test_content_reaches_a_bot_without_the_intent_only_when_it_is_meant(
    scene: Scene,
) -> None:
    client = studio(reads_content=False)
    words = ["overheard", f"{scene.discord.bot.mention} paint", "in private"]
    async with running(client, scene.discord.token):
        await scene.ann.says(scene.general, words[0])
        await scene.ann.says(scene.general, words[1])
        await scene.ann.says(scene.ann.dm, words[2])
        reply = await scene.general.next_message()
        await scene.general.next_message()
        await scene.ann.dm.next_message()
        await scene.ann.says(scene.general, "and that", reply_to=reply)
        await scene.general.next_message()
    heard = [one.content for one in client.heard if not one.author.bot]
    assert heard == ["", words[1], words[2], "and that"]


async def test_threads_are_begun_archived_and_woken(scene: Scene) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        place = client.get_channel(scene.general.id)
        assert isinstance(place, discord.TextChannel)
        message = await place.send("a long story")
        thread = await message.create_thread(name="the story")
        shown = await scene.general.next_message()
        assert shown.thread is not None
        assert shown.thread.id == shown.id
        await scene.ann.says(shown.thread, "go on")
        assert (await shown.thread.next_message(matching=lambda one: bool(one.text))).text
        await thread.edit(archived=True)
        states = [shown.thread.archived]
        await scene.ann.says(shown.thread, "wait")
        states.append(shown.thread.archived)
        assert states == [True, False]
        with pytest.raises(discord.HTTPException) as caught:
            await message.create_thread(name="again")
    assert caught.value.code == 160004


async def test_private_conversations_open_unless_they_are_closed(scene: Scene) -> None:
    client = studio()
    eve = scene.discord.user("eve", dms_open=False)
    async with running(client, scene.discord.token):
        place = await client.create_dm(discord.Object(scene.ann.id))
        await place.send("your picture")
        assert (await scene.ann.dm.next_message()).text == "your picture"
        closed = await client.create_dm(discord.Object(eve.id))
        with pytest.raises(discord.Forbidden) as caught:
            await closed.send("hello?")
    assert caught.value.code == 50007


@pytest.mark.parametrize("how", ["broken", "closed", "asked"])
async def test_a_lost_connection_is_resumed_and_nothing_is_missed(scene: Scene, how: str) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        {
            "broken": scene.discord.drop_sockets,
            "closed": lambda: scene.discord.drop_sockets(4000),
            "asked": scene.discord.ask_to_reconnect,
        }[how]()
        await scene.discord.until(lambda one: not one.gateway.connected)
        await scene.ann.says(scene.general, "said meanwhile")
        await scene.discord.resumed()
        assert (await scene.general.next_message()).text == "heard 'said meanwhile'"
        await asyncio.wait_for(client.resumed.wait(), 5)
    assert (scene.discord.gateway.identified, client.ready_times) == (1, 1)


@pytest.mark.parametrize("told", [True, False])
async def test_an_invalid_session_is_begun_anew(scene: Scene, *, told: bool) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        if told:
            scene.discord.invalidate_sessions()
        else:
            scene.discord.forget_sessions()
        await scene.discord.connected(times=2)
        await scene.ann.says(scene.general, "still there?")
        assert (await scene.general.next_message()).text == "heard 'still there?'"
    assert scene.discord.gateway.resumed == 0


async def test_a_bot_that_waits_as_told_meets_no_429() -> None:
    async with DiscordStandIn(rates=DISCORDS_RATES.scaled(0.08)) as stand_in:
        point_at(stand_in.api_base, stand_in.gateway_url)
        channel = stand_in.channel(stand_in.guild("Busy"), "general")
        client = studio()
        async with running(client, stand_in.token):
            place = client.get_partial_messageable(channel.id)
            async with asyncio.TaskGroup() as tasks:
                for number in range(11):
                    tasks.create_task(place.send(str(number)))
    sent = stand_in.requests.of("POST", "/messages$")
    assert [one.status for one in sent] == [200] * 11
    assert (sent[-1].at - sent[0].at).total_seconds() > 0.7


async def test_a_429_is_waited_out(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    client = studio()
    fault = scene.discord.faults.limit(0.15, where="POST .*/messages$")
    async with running(client, scene.discord.token):
        await client.get_partial_messageable(scene.general.id).send("patience")
    first, second = scene.discord.requests.of("POST", "/messages$")
    assert (first.status, second.status, fault.hit) == (429, 200, 1)
    assert (second.at - first.at).total_seconds() >= 0.15
    assert scene.discord.requests.invalid() == 1
    assert "rate limited" in caplog.text


async def test_a_nonce_lets_a_send_be_repeated_after_a_lost_answer(scene: Scene) -> None:
    client = studio()
    scene.discord.faults.swallow(where="POST .*/messages$")
    async with running(client, scene.discord.token):
        place = client.get_partial_messageable(scene.general.id)
        with pytest.raises(aiohttp.ClientError):
            await place.send("your picture", nonce="job-1:done")
        again = await place.send("your picture", nonce="job-1:done")
        assert [one.id for one in scene.general.messages] == [again.id]
        scene.discord.turn(600)
        await place.send("your picture", nonce="job-1:done")
    assert len(scene.general.messages) == 2


async def test_an_answer_that_is_late_double_or_too_old_is_refused(scene: Scene) -> None:
    client = studio()
    callback = "POST /interactions"
    async with running(client, scene.discord.token):
        with scene.discord.faults.held(where=callback) as hold:
            await scene.ann.runs(scene.general, "late")
            await scene.discord.until(lambda _: hold.hit == 1)
            scene.discord.turn(4)
        errors = [await asyncio.wait_for(client.failures.get(), 5)]
        await scene.ann.runs(scene.general, "late", times=2)
        errors.append(await asyncio.wait_for(client.failures.get(), 5))
        with scene.discord.faults.held(where="POST /webhooks") as hold:
            await scene.ann.runs(scene.general, "imagine", prompt="slow")
            await scene.discord.until(lambda _: hold.hit == 1)
            scene.discord.turn(16 * 60)
        errors.append(await asyncio.wait_for(client.failures.get(), 5))
    codes = [one.code for one in errors if isinstance(one, discord.HTTPException)]
    assert codes == [10062, 40060, 50027]


async def test_a_layout_shows_its_pictures_and_stays_a_layout(scene: Scene) -> None:
    client = studio()
    view = ui.LayoutView()
    card: ui.Container[ui.LayoutView] = ui.Container(accent_colour=0x33AA55)
    card.add_item(ui.TextDisplay("# A fox"))
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
    card.add_item(gallery.add_item(media="attachment://fox.png", description="a fox"))
    view.add_item(card.add_item(ui.ActionRow(ui.Button(label="Upscale", custom_id="up:1"))))
    file = discord.File(BytesIO(picture()), "fox.png")
    async with running(client, scene.discord.token):
        message = await client.get_partial_messageable(scene.general.id).send(view=view, file=file)
        shown = await scene.general.next_message()
        assert (shown.text, [one.label for one in shown.buttons]) == ("# A fox", ["Upscale"])
        assert [one.filename for one in shown.attachments] == ["fox.png"]
        assert message.attachments == []
        container = message.components[0]
        assert isinstance(container, discord.components.Container)
        part = container.children[1]
        assert isinstance(part, discord.components.MediaGalleryComponent)
        assert await client.http.get_from_cdn(part.items[0].media.url) == picture()
        with pytest.raises(discord.HTTPException) as caught:
            await message.edit(content="plain words", view=None)
    assert caught.value.code == 50035


async def test_addresses_of_files_are_signed_and_expire(scene: Scene) -> None:
    sent = Upload(filename="cat.png", data=picture())
    message = await scene.ann.says(scene.general, attachments=[sent])
    url = message.attachments[0].url
    async with aiohttp.ClientSession() as web:

        async def status(address: str) -> int:
            async with web.get(address) as response:
                return response.status

        assert await status(url) == 200
        assert await status(url.replace("cat.png", "dog.png")) == 404
        assert await status(url.split("?")[0]) == 404
        scene.discord.turn(25 * 3600)
        assert await status(url) == 404
        assert await status(message.attachments[0].url) == 200


async def test_an_outage_ends_when_it_is_ended(scene: Scene) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        place = client.get_partial_messageable(scene.general.id)
        scene.discord.faults.outage()
        with pytest.raises(discord.DiscordServerError):
            await place.send("anybody?")
        scene.discord.faults.recover()
        await place.send("back")
    assert [one.text for one in scene.general.messages] == ["back"]


async def test_a_command_sync_is_counted_and_keeps_ids(scene: Scene) -> None:
    client = studio()
    async with running(client, scene.discord.token):
        first = await client.tree.fetch_commands()
        await client.tree.sync()
        second = await client.tree.fetch_commands()
    assert scene.discord.commands.syncs == 2
    assert [one.id for one in first] == [one.id for one in second]
    assert {one.name for one in first} == {"imagine", "late", "Edit this image"}


async def test_where_the_bot_is_no_member_it_can_only_answer(scene: Scene) -> None:
    client = studio()
    for command in client.tree.get_commands():
        assert isinstance(command, discord.app_commands.Command | discord.app_commands.ContextMenu)
        command.allowed_installs = discord.app_commands.AppInstallationType(user=True)
    elsewhere = scene.discord.guild("Elsewhere", scene.ann, has_bot=False)
    plaza = scene.discord.channel(elsewhere, "plaza")
    async with running(client, scene.discord.token):
        asked = await scene.ann.runs(plaza, "imagine", prompt="a fox")
        assert (await asked.reply()).text.startswith("a fox")
        with pytest.raises(discord.Forbidden) as caught:
            await client.get_partial_messageable(plaza.id).send("uninvited")
        await scene.ann.says(plaza, "unheard")
        await scene.ann.says(scene.general, "heard")
        await scene.general.next_message()
    assert caught.value.code == 50001
    assert "unheard" not in [one.content for one in client.heard]


async def test_a_bot_that_stops_hearing_beats_comes_back() -> None:
    async with DiscordStandIn(heartbeat_ms=200) as stand_in:
        point_at(stand_in.api_base, stand_in.gateway_url)
        client = Studio(discord.Intents.default(), heartbeat_timeout=0.5)
        async with running(client, stand_in.token):
            stand_in.gateway.acknowledges = False
            await stand_in.until(lambda one: not one.gateway.connected)
            stand_in.gateway.acknowledges = True
            await stand_in.resumed()


async def test_wrong_tokens_and_ungranted_intents_are_turned_away() -> None:
    async with DiscordStandIn(granted=Intent(0)) as stand_in:
        point_at(stand_in.api_base, stand_in.gateway_url)
        async with studio() as client:
            with pytest.raises(discord.LoginFailure):
                await client.login("wrong")
        async with studio() as client:
            await client.login(stand_in.token)
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await client.connect()


async def test_a_sharded_bot_asks_for_the_gateway(scene: Scene) -> None:
    client = discord.AutoShardedClient(intents=discord.Intents.default(), guild_ready_timeout=0.05)
    async with running(client, scene.discord.token):
        assert [one.id for one in client.guilds] == [scene.guild.id]
    assert scene.discord.requests.of("GET", "^/gateway/bot$")


async def test_denied_permissions_are_missed(scene: Scene) -> None:
    client = studio()
    codes: list[int] = []
    async with running(client, scene.discord.token):
        place = client.get_partial_messageable(scene.general.id)
        for denied in (Permission.ATTACH_FILES, Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL):
            scene.discord.deny(scene.general, scene.discord.bot, denied)
            with pytest.raises(discord.Forbidden) as caught:
                await place.send("x", file=discord.File(BytesIO(b"x"), "x.txt"))
            codes.append(caught.value.code)
        scene.discord.allow(scene.general, scene.discord.bot, ~Permission(0))
        await place.send("x", file=discord.File(BytesIO(b"x"), "x.txt"))
    assert codes == [50013, 50013, 50001]


async def test_a_bot_in_another_process_is_served_alike(scene: Scene) -> None:
    program = Path(__file__).with_name("discord_studio.py")
    stand_in = scene.discord
    process = await asyncio.create_subprocess_exec(
        sys.executable, program, stand_in.api_base, stand_in.gateway_url, stand_in.token
    )
    try:
        await stand_in.connected(within=20)
        await scene.ann.says(scene.ann.dm, "hello")
        assert (await scene.ann.dm.next_message()).text == "heard 'hello'"
    finally:
        process.kill()
        await process.wait()


async def test_waiting_in_vain_says_what_was_there(scene: Scene) -> None:
    await scene.ann.says(scene.general, "hello")
    with pytest.raises(Missed, match="hello"):
        await scene.general.next_message(within=0.01)


@pytest.fixture(autouse=True)
def quiet_library() -> None:
    """The library warns about voice, which nobody here uses."""
    logging.getLogger("discord.client").setLevel(logging.ERROR)
