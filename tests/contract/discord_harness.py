"""A channel on the stand-in for Discord, written to by a process that has no gateway."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bots.discordbot import places
from bots.discordbot.bot import DiscordAccess, open_discord
from bots.ports import ChatAdapter, ChatRef
from tests.standins.discord import Channel, DiscordStandIn, Message

_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")


class DiscordHarness:
    """What everybody in the channel sees."""

    def __init__(self, adapter: ChatAdapter, channel: Channel) -> None:
        self.adapter = adapter
        self.ref: ChatRef = places.of_channel(channel.id)
        self._channel = channel

    async def texts(self) -> list[str]:
        return [_ESCAPED.sub(r"\1", _words(message)) for message in self._channel.messages]

    async def files(self) -> list[bytes]:
        return [file.data for message in self._channel.messages for file in message.attachments]


def _words(message: Message) -> str:
    alts = [file.description or "" for file in message.attachments]
    names = [file.filename for file in message.attachments]
    return "\n".join([message.text, *alts, *names, *(one.label for one in message.buttons)])


@asynccontextmanager
async def discord_harness(folder: Path) -> AsyncIterator[DiscordHarness]:
    async with DiscordStandIn() as discord:
        guild = discord.guild("Studio", discord.user("Ana"))
        access = DiscordAccess(
            token=discord.token,
            state=folder / "commands.json",
            api_base=discord.api_base,
            gateway_url=discord.gateway_url,
        )
        async with open_discord(access) as bot, asyncio.TaskGroup() as group:
            group.create_task(bot.run())
            await discord.until(lambda one: bool(one.requests.of("GET", "applications/@me$")))
            yield DiscordHarness(bot.adapter, discord.channel(guild, "art"))
            await bot.stop()
