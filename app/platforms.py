"""The chat platforms that have a token: opened together, closed together."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import Protocol

from bots.ports import ChatAdapter, Receiver
from config.settings import Settings
from storage.database import Database


class Platform(Protocol):
    """A chat platform of this process."""

    @property
    def adapter(self) -> ChatAdapter:
        """Shows what is owed there; asks for patience while `run` has not connected."""
        ...

    def listen(self, *, receiver: Receiver, db: Database, clock: Callable[[], datetime]) -> None:
        """Hand what happens there to `receiver`, once `run` runs."""
        ...

    async def run(self) -> None:
        """Stay connected until `stop`; raises `bots.errors.CannotConnect` in a group."""
        ...

    async def stop(self) -> None:
        """Take no more events; the adapter still works until the platform is closed."""
        ...


@asynccontextmanager
async def open_platforms(settings: Settings) -> AsyncIterator[tuple[Platform, ...]]:
    """Everything there is a token for; a platform's library is loaded only then."""
    async with AsyncExitStack() as stack:
        platforms: list[Platform] = []
        discord = settings.discord
        if discord.token is not None:
            from bots.discordbot.bot import DiscordAccess, open_discord  # noqa: PLC0415 - costs 30 MB

            access = DiscordAccess(
                token=discord.token.get_secret_value(),
                state=settings.storage.data_dir / "discord-commands.json",
                guilds=discord.guilds,
                message_content=discord.message_content,
                api_base=discord.api_base,
                gateway_url=discord.gateway_url,
            )
            platforms.append(await stack.enter_async_context(open_discord(access)))
        yield tuple(platforms)
