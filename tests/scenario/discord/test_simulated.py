"""The same bot on simcord, a simulator of Discord that others keep: it knows nothing of our own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import discord
import simcord

from bots.delivery import Deliverer
from bots.discordbot import limits, places
from bots.discordbot.attachments import Files
from bots.discordbot.buttons import Buttons
from bots.discordbot.client import DiscordClient
from bots.discordbot.commands import add_commands
from bots.discordbot.delivering import DiscordAdapter
from bots.discordbot.doors import Doors
from bots.discordbot.front import Front
from bots.discordbot.menus import Menus
from bots.discordbot.pacing import Pace
from bots.discordbot.suggestions import Suggestions
from bots.discordbot.wire import Wire
from bots.intake import Intake
from bots.router import Router
from jobs.queue import Bell
from storage.inbox import Inbox
from tests.scenario.console.session import services_of, turns_of
from tests.scenario.discord.room import DRAWN
from tests.scenario.jobs.world import World


@dataclass
class Studio:
    """A server with Ana and Bo, and the bot behind the simulator; what is asked for is drawn."""

    env: simcord.Env
    world: World
    intake: Intake
    art: simcord.ChannelHandle = field(init=False)
    ana: simcord.MemberActor = field(init=False)
    bo: simcord.MemberActor = field(init=False)

    def __post_init__(self) -> None:
        guild = self.env.create_guild()
        self.art = guild.create_text_channel("art")
        runs_it = guild.create_role("keeper", permissions=discord.Permissions(manage_guild=True))
        self.ana = guild.add_member(self.env.create_user("Ana"), roles=[runs_it])
        self.bo = guild.add_member(self.env.create_user("Bo"))

    async def settled(self) -> None:
        """Everything said so far is answered."""
        await self.intake.settled(places.of_channel(self.art.id))
        await self.world.queue.drain()

    async def drawn(self) -> discord.Message:
        """Everything is drawn; the newest card."""
        await self.settled()
        await self.world.turn(DRAWN)
        return self.cards[-1]

    @property
    def me(self) -> discord.ClientUser:
        """The bot."""
        assert self.env.bot.user is not None
        return self.env.bot.user

    @property
    def cards(self) -> list[discord.Message]:
        return [one for one in self.art.history() if one.flags.components_v2]


def _words(parts: object) -> str:
    """Every text on a message, however deep."""
    children = getattr(parts, "children", parts)
    if isinstance(children, list | tuple):
        return "\n".join(_words(one) for one in children)
    return str(getattr(parts, "content", ""))


@asynccontextmanager
async def _studio(world: World) -> AsyncIterator[Studio]:
    pace = Pace(limits.REQUESTS_PER_SECOND)
    client = DiscordClient(message_content=False, pace=pace)
    doors, files = Doors(), Files()
    adapter = DiscordAdapter(Wire(client, pace), doors=doors)
    services = services_of(world)
    deliverer = Deliverer(
        db=world.db,
        media=world.media,
        queue=world.queue,
        adapters={"discord": adapter},
        clock=world.clock,
        ids=world.ids,
    )
    world.queue.on(Bell.DELIVER, deliverer.deliver)
    router = Router(services=services, turns=turns_of(services), random=world.random.randbytes)
    intake = Intake(receiver=router, inbox=Inbox(world.db), clock=world.clock, sleep=_at_once)
    front = Front(
        receiver=intake,
        adapter=adapter,
        doors=doors,
        files=files,
        db=world.db,
        clock=world.clock,
        overhears=False,
    )
    menus = Menus(front)
    menus.add_to(client.tree)
    add_commands(client.tree, front=front, suggestions=Suggestions(world.db))
    client.hand_to(front, Buttons(front, now=asyncio.get_running_loop().time), menus)
    async with asyncio.TaskGroup() as group:
        group.create_task(intake.run())
        async with simcord.run(client, shard_count=1) as env:
            await client.tree.sync()
            yield Studio(env=env, world=world, intake=intake)
        intake.stop()
    await files.close()


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)


async def test_a_wish_becomes_a_picture_and_goes_on_from_there(world: World) -> None:
    async with _studio(world) as studio:
        asked = await studio.ana.slash(studio.art, "imagine", prompt="a red fox in the snow")
        fox = await studio.drawn()
        assert asked.response is not None
        assert asked.response.content.startswith("Drawing #1")
        assert "asked by Ana" in _words(fox.components)
        assert fox.attachments[0].description == "Generated picture: a red fox in the snow"
        assert asked.ephemeral

        await studio.bo.click(fox, label="upscale 2x")
        assert "from #1" in _words((await studio.drawn()).components)

        opened = await studio.ana.click(fox, label="edit…")
        await studio.ana.submit_modal(opened, {"words": "make it night"})
        night = await studio.drawn()
        assert "make it night" in _words(night.components)

        await studio.ana.click(night, label="undo")
        await studio.settled()
        assert len(studio.cards) == 4
        assert studio.cards[-1].attachments[0].size == fox.attachments[0].size


async def test_words_and_a_reply_are_heard_and_answered(world: World) -> None:
    async with _studio(world) as studio:
        bot = studio.me.mention
        await studio.ana.send(studio.art, f"{bot} draw a red fox")
        fox = await studio.drawn()
        await studio.bo.send(studio.art, f"{bot} make it night", reply_to=fox)
        assert "from #1" in _words((await studio.drawn()).components)
        said = [one for one in studio.art.history() if one.author.id == studio.me.id]
        assert any("Drawing #1" in one.content for one in said)
        before = len(said)
        await studio.bo.send(studio.art, "what a fox")
        await studio.settled()
        after = [one for one in studio.art.history() if one.author.id == studio.me.id]
        assert len(after) == before


async def test_the_menu_of_a_message(world: World) -> None:
    async with _studio(world) as studio:
        theirs = await studio.bo.send(studio.art, "my car", attachments=[("car.png", b"a car")])
        opened = await studio.ana.context_menu(studio.art, "Edit this image", theirs)
        assert opened.modal is not None
        refused = await studio.ana.context_menu(studio.art, "How was this made?", theirs)
        assert refused.ephemeral
        words = await studio.bo.send(studio.art, "only words")
        for name in ("Edit this image", "Describe this image"):
            refused = await studio.ana.context_menu(studio.art, name, words)
            assert refused.response is not None
            assert "no picture on that message" in refused.response.content


async def test_what_is_said_to_one_person_is_seen_by_nobody_else(world: World) -> None:
    async with _studio(world) as studio:
        await studio.ana.slash(studio.art, "imagine", prompt="a red fox")
        fox = await studio.drawn()
        pressed = await studio.bo.click(fox, label="show prompt")
        await studio.settled()
        (told,) = pressed.followups
        assert told.ephemeral
        assert "Original: “a red fox”" in told.content
        await studio.ana.click(fox, label="delete")
        await studio.settled()
        assert studio.cards == []


async def test_a_server_speaks_what_its_administrator_settled(world: World) -> None:
    async with _studio(world) as studio:
        spanish = {"name": "language", "value": "Spanish", "scope": "server"}
        refused = await studio.bo.slash(studio.art, "settings", **spanish)
        await studio.settled()
        assert refused.ephemeral
        assert "Only an administrator" in _told(refused)
        settled = await studio.ana.slash(studio.art, "settings", **spanish)
        await studio.settled()
        assert settled.ephemeral
        assert _told(settled) == "language es ahora es para este servidor."

        asked = await studio.bo.slash(studio.art, "imagine", prompt="a red fox in the snow")
        fox = await studio.drawn()
        assert _told(asked).startswith("Dibujando #1")
        assert "pedido por Bo" in _words(fox.components)
        opened = await studio.bo.click(fox, label="editar…")
        assert opened.modal is not None
        assert opened.modal["title"] == "Editar esta imagen"
        unknown = await studio.bo.slash(studio.art, "show", picture="#77")
        await studio.settled()
        assert "no hay ninguna imagen #77" in _told(unknown)
        theirs = await studio.ana.send(studio.art, "only words")
        menu = await studio.bo.context_menu(studio.art, "Edit this image", theirs)
        assert "ninguna imagen" in _told(menu)
        await studio.bo.send(studio.art, f"{studio.me.mention} draw a blue owl")
        owl = await studio.drawn()
        await studio.bo.click(owl, label="variar")
        assert "pedido por Bo" in _words((await studio.drawn()).components)


def _told(asked: simcord.InteractionResult) -> str:
    """What the asker alone is answered, in a message or on a card."""
    answer = asked.response or asked.followups[0]
    return answer.content or repr(answer.components)
