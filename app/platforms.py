"""The chat platforms that have a token: opened together, closed together."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bots.ports import ChatAdapter, Receiver
from config.settings import Settings
from storage.database import Database
from storage.inbox import Inbox

if TYPE_CHECKING:
    from bots.telegrambot.bot import TelegramAccess


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
async def open_platforms(
    settings: Settings, *, db: Database, inbox: Inbox, clock: Callable[[], datetime]
) -> AsyncIterator[tuple[Platform, ...]]:
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
                per_second=discord.requests_per_second,
            )
            platforms.append(await stack.enter_async_context(open_discord(access)))
        if settings.telegram.token is not None:
            from bots.telegrambot.bot import open_telegram  # noqa: PLC0415 - costs 30 MB

            telegram = open_telegram(_telegram(settings), db=db, inbox=inbox, clock=clock)
            platforms.append(await stack.enter_async_context(telegram))
        yield tuple(platforms)


def _telegram(settings: Settings) -> "TelegramAccess":
    from bots.telegrambot.bot import TelegramAccess, Webhook  # noqa: PLC0415 - costs 30 MB

    telegram = settings.telegram
    assert telegram.token is not None  # noqa: S101 - asked before
    webhook = None
    if telegram.mode == "webhook" and telegram.webhook_secret is not None:
        webhook = Webhook(
            url=f"{settings.server.public_url}/webhooks/telegram",
            secret=telegram.webhook_secret.get_secret_value(),
        )
    return TelegramAccess(
        token=telegram.token.get_secret_value(),
        state=settings.storage.data_dir / "telegram-commands.json",
        api_base=telegram.api_base,
        webhook=webhook,
        per_second=telegram.messages_per_second,
        answer_all_in=frozenset(telegram.answer_all_in),
    )
