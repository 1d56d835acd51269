"""The whole bot over the wire: people on a stand-in for Discord, our engine, a turned clock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image as Pillow

from bots.delivery import Deliverer
from bots.discordbot import places
from bots.discordbot.bot import DiscordAccess, DiscordBot, open_discord
from bots.intake import Intake
from bots.ports import ChatRef
from bots.router import Router
from jobs.queue import Bell
from storage import conversations, images
from storage.images import Image
from storage.inbox import Inbox
from tests.scenario.console.session import services_of, turns_of
from tests.scenario.jobs.world import World
from tests.standins.discord import (
    Channel,
    DiscordStandIn,
    Guild,
    Interaction,
    Message,
    Person,
    Upload,
)

_ROUNDS = 200
_QUICK = 2500  # requests a second: as the stand-in's windows are quicker than Discord's
_BREATH = 0.01  # seconds: what the wire needs is real time
DRAWN = 30.0  # seconds after which every picture of the simulator is there


@dataclass
class Room:
    """A server where Ana and Bo talk with the bot."""

    world: World
    discord: DiscordStandIn
    folder: Path
    message_content: bool = False
    guilds: tuple[int, ...] = ()
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], float] | None = None
    per_second: int = _QUICK
    ana: Person = field(init=False)
    bo: Person = field(init=False)
    guild: Guild = field(init=False)
    art: Channel = field(init=False)
    bot: DiscordBot = field(init=False)
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        self.ana, self.bo = self.discord.user("Ana"), self.discord.user("Bo")
        self.guild = self.discord.guild("Studio", self.ana, self.bo)
        self.art = self.discord.channel(self.guild, "art")

    @asynccontextmanager
    async def awake(self) -> AsyncIterator[None]:
        """The bot's process, from its start to its end; may be entered again."""
        gateway = self.discord.gateway
        times = gateway.identified + gateway.pace.shards
        async with open_discord(self.access(), sleep=self.sleep, now=self.now) as self.bot:
            self.intake = self._intake()
            self.bot.listen(receiver=self.intake, db=self.world.db, clock=self.world.clock)
            async with asyncio.TaskGroup() as group:
                group.create_task(self.intake.run())
                group.create_task(self.bot.run())
                await self.discord.connected(times=times)
                await self.discord.until(_commands_told, what="the commands")
                yield
                await self.bot.stop()
                self.intake.stop()

    def access(self) -> DiscordAccess:
        return DiscordAccess(
            token=self.discord.token,
            state=self.folder / "commands.json",
            guilds=self.guilds,
            message_content=self.message_content,
            api_base=self.discord.api_base,
            gateway_url=self.discord.gateway_url,
            per_second=self.per_second,
        )

    def _intake(self) -> Intake:
        world = self.world
        services = services_of(world)
        deliverer = Deliverer(
            db=world.db,
            media=world.media,
            queue=world.queue,
            adapters={"discord": self.bot.adapter},
            clock=world.clock,
            ids=world.ids,
        )
        world.queue.on(Bell.DELIVER, deliverer.deliver)
        router = Router(services=services, turns=turns_of(services), random=world.random.randbytes)
        return Intake(receiver=router, inbox=Inbox(world.db), clock=world.clock, sleep=_no_sleep)

    async def settled(self, channel: Channel | None = None) -> None:
        """Everything said so far is answered, and every card shows its job."""
        ref = ChatRef(platform="discord", chat=str((channel or self.art).id))
        await self.intake.settled(ref)
        await self.world.queue.drain()

    async def drawn(self, channel: Channel | None = None) -> None:
        """The same, and everything that was ordered is drawn and shown."""
        await self.settled(channel)
        await self.world.turn(DRAWN)

    async def drawn_after(self, cards: int) -> None:
        """Everything is drawn, once so many cards have appeared."""
        await self.appear(cards)
        await self.drawn()

    async def appear(self, cards: int, channel: Channel | None = None) -> None:
        """So many cards are there; the queue is turned until they are."""
        for _ in range(_ROUNDS):
            if len(self.cards(channel)) >= cards:
                return
            await self.settled(channel)
            await asyncio.sleep(_BREATH)
        message = f"{cards} cards did not appear"
        raise AssertionError(message)

    async def drawn_by(self, asked: Interaction, channel: Channel | None = None) -> None:
        """Everything is drawn, once this interaction is acknowledged."""
        await asked.answered()
        await self.drawn(channel)

    async def personally_drawn(self, who: Person, channel: Channel | None = None) -> None:
        """The same in a channel where only interactions reach the bot."""
        ref = places.of_person((channel or self.art).id, who.id)
        await self.intake.settled(ref)
        await self.world.queue.drain()
        await self.world.turn(DRAWN)

    async def image(self, number: int, channel: Channel | None = None) -> Image:
        """The picture with this number."""
        ref = ChatRef(platform="discord", chat=str((channel or self.art).id))
        async with self.world.db.write() as tx:
            chat = await conversations.open(
                tx,
                platform=ref.platform,
                chat=ref.chat,
                thread=None,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )
            found = await images.by_number(tx, chat.id, number)
        assert found is not None
        return found

    async def mention(self, who: Person, words: str, **more: object) -> Message:
        """Speak to the bot by its name, and wait until that is answered."""
        message = await who.says(self.art, f"{self.discord.bot.mention} {words}", **more)  # type: ignore[arg-type]  # files and replies, as `says` takes them
        await self.heard(message)
        return message

    async def heard(self, message: Message) -> None:
        """The bot has taken this message and answered it."""
        typed = message.channel.typed
        await self.discord.until(
            lambda _: message.channel.typed > typed or self._idle_since(message),
            what="a sign of life",
        )
        await self.settled(message.channel)

    def _idle_since(self, message: Message) -> bool:
        return any(
            one.author is self.discord.bot and one.id > message.id
            for one in message.channel.messages
        )

    def cards(self, channel: Channel | None = None) -> list[Message]:
        """Our cards there now, oldest first."""
        return [
            one
            for one in (channel or self.art).messages
            if one.author is self.discord.bot and one.is_v2
        ]


def _commands_told(discord: DiscordStandIn) -> bool:
    return any(one.status is not None for one in discord.requests.of("PUT", "/commands$"))


async def _no_sleep(_: float) -> None:
    await asyncio.sleep(0)


def picture_file(name: str = "car.png", colour: str = "navy") -> Upload:
    """A picture that somebody has on their disk."""
    out = BytesIO()
    Pillow.new("RGB", (640, 480), colour).save(out, "PNG")
    return Upload(filename=name, data=out.getvalue(), content_type="image/png")
