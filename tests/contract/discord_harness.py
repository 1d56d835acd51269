"""A channel on the stand-in for Discord, written to by a process that has no gateway."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bots.discordbot import limits, places
from bots.discordbot.bot import DiscordAccess, open_discord
from bots.errors import RetryLater
from bots.ports import ChatAdapter, ChatRef
from tests.contract.chat_harness import PicturesInCards, Place
from tests.standins.discord import Channel, DiscordStandIn, Message, Permission
from tests.standins.discord.state import MessageKind
from tests.standins.wire import PATIENCE

_BREATH = 0.005  # seconds: what the wire needs is real time
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")


class _Channel:
    """What everybody in the channel sees."""

    def __init__(self, channel: Channel, ref: ChatRef) -> None:
        self.ref = ref
        self.channel = channel

    async def texts(self) -> list[str]:
        # That a thread was opened is Discord's own word.
        said = [one for one in self.channel.messages if one.kind is not MessageKind.THREAD_CREATED]
        return [_ESCAPED.sub(r"\1", _words(message)) for message in said]

    async def files(self) -> list[bytes]:
        return [file.data for message in self.channel.messages for file in message.attachments]


class DiscordHarness(_Channel, PicturesInCards):
    """A server with a channel, and the bot on it."""

    adapter: ChatAdapter

    def __init__(self, discord: DiscordStandIn, state: Path) -> None:
        self._ana = discord.user("Ana")
        self._guild = discord.guild("Studio", self._ana)
        self._discord = discord
        self._state = state
        self._process = AsyncExitStack()
        channel = discord.channel(self._guild, "art")
        super().__init__(channel, places.of_channel(channel.id, guild=self._guild.id))

    @property
    def too_many_bytes(self) -> int:
        return limits.FILES * limits.FILE_BYTES + 1

    async def elsewhere(self) -> Place:
        channel = self._discord.channel(self._guild, "music")
        return _Channel(channel, places.of_channel(channel.id, guild=self._guild.id))

    async def thread(self) -> tuple[Place, Place] | None:
        ref = await self.adapter.open_thread(self.ref, "A fox", person=str(self._ana.id))
        assert ref is not None
        return _Channel(self._discord.world.channels[int(ref.chat)], ref), self

    def flood(self, seconds: int) -> bool:
        where = f"^POST /channels/{self.channel.id}/messages$"
        self._discord.faults.limit(float(seconds), where=where)
        return True

    def wait(self, seconds: int) -> None:
        self._discord.turn(seconds)

    async def shut_out(self) -> bool:
        self._discord.deny(self.channel, self._discord.bot, Permission.SEND_MESSAGES)
        return True

    async def wipe(self) -> bool:
        for message in self.channel.messages:
            self._discord.posting.delete(message)
        return True

    async def begin(self) -> None:
        """A process that has logged in."""
        discord = self._discord
        access = DiscordAccess(
            token=discord.token,
            state=self._state,
            api_base=discord.api_base,
            gateway_url=discord.gateway_url,
        )
        bot = await self._process.enter_async_context(open_discord(access))
        group = await self._process.enter_async_context(asyncio.TaskGroup())
        group.create_task(bot.run())
        self._process.push_async_callback(bot.stop)
        self.adapter = bot.adapter
        await self._logged_in()

    async def _logged_in(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    return await self.adapter.acknowledge(self.ref, "m0")
                except RetryLater:
                    await asyncio.sleep(_BREATH)

    async def end(self) -> None:
        """The process is over."""
        await self._process.aclose()

    async def restart(self) -> None:
        await self.end()
        await self.begin()


def _words(message: Message) -> str:
    alts = [file.description or "" for file in message.attachments]
    names = [file.filename for file in message.attachments]
    return "\n".join([message.text, *alts, *names, *(one.label for one in message.buttons)])


@asynccontextmanager
async def discord_harness(folder: Path) -> AsyncIterator[DiscordHarness]:
    async with DiscordStandIn() as discord:
        harness = DiscordHarness(discord, folder / "commands.json")
        await harness.begin()
        yield harness
        await harness.end()
