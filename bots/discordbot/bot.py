"""Discord as a part of the service: logs in patiently, listens when asked to, lets go cleanly."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.utils import MISSING
from yarl import URL

from bots.discordbot import limits
from bots.discordbot.attachments import Files
from bots.discordbot.buttons import Buttons
from bots.discordbot.client import DiscordClient
from bots.discordbot.commands import add_commands
from bots.discordbot.delivering import DiscordAdapter
from bots.discordbot.doors import Doors
from bots.discordbot.earlier import Earlier, earlier_life
from bots.discordbot.front import Front
from bots.discordbot.identifying import Identifying
from bots.discordbot.menus import Menus
from bots.discordbot.pacing import Pace
from bots.discordbot.suggestions import Suggestions
from bots.discordbot.sync import synchronise
from bots.discordbot.unfinished import Unfinished
from bots.discordbot.wire import Wire
from bots.errors import CannotConnect
from bots.ports import Receiver
from storage.database import Database

_log = structlog.get_logger(__name__)

_FIRST_PAUSE = 1.0  # seconds
_LONGEST_PAUSE = 60.0
_AWAY = (OSError, TimeoutError, aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordAccess:
    """How to reach Discord. Without `guilds` the commands are made known everywhere.

    `state` is a file that remembers which commands Discord knows. The addresses are Discord's own
    unless given. `per_second` are the requests that Discord takes of this bot; a tenth
    is left free.
    """

    token: str
    state: Path
    guilds: tuple[int, ...] = ()
    message_content: bool = False
    api_base: str | None = None
    gateway_url: str | None = None
    per_second: int = limits.REQUESTS_PER_SECOND


@asynccontextmanager
async def open_discord(
    access: DiscordAccess,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    now: Callable[[], float] | None = None,
) -> AsyncIterator["DiscordBot"]:
    """The bot, not yet logged in; its connections are closed when the block is left.

    `now` is a clock in seconds that never goes back; the event loop's when not given.
    """
    if access.api_base is not None:
        Route.BASE = access.api_base
    if access.gateway_url is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(access.gateway_url)
    bot = DiscordBot(
        access,
        sleep=sleep,
        identifying=Identifying(sleep=sleep, now=now),
        pace=Pace(max(1, access.per_second * 9 // 10), sleep=sleep, now=now),
    )
    try:
        yield bot
    finally:
        await bot.close()


class DiscordBot:
    """One application on Discord.

    `adapter` can be used at once; it asks for patience until `run` has logged in.
    """

    def __init__(
        self,
        access: DiscordAccess,
        *,
        sleep: Callable[[float], Awaitable[None]],
        identifying: Identifying,
        pace: Pace,
    ) -> None:
        self._access = access
        self._sleep = sleep
        self._client = DiscordClient(
            message_content=access.message_content,
            pace=pace,
            identifying=identifying,
            sleep=sleep,
        )
        self._doors = Doors()
        self._files = Files()
        self._unfinished: Unfinished | None = None
        self._earlier: Callable[[], Awaitable[Earlier]] | None = None
        self._stopping = asyncio.Event()
        self.adapter = DiscordAdapter(Wire(self._client, pace), doors=self._doors)

    def listen(self, *, receiver: Receiver, db: Database, clock: Callable[[], datetime]) -> None:
        """Hand what happens on Discord to `receiver`, once `run` runs."""
        front = Front(
            receiver=receiver,
            adapter=self.adapter,
            doors=self._doors,
            files=self._files,
            db=db,
            clock=clock,
            overhears=self._access.message_content,
        )
        self._unfinished = Unfinished(
            db=db,
            receiver=receiver,
            adapter=self.adapter,
            doors=self._doors,
            files=self._files,
            clock=clock,
            interaction=self._client.interaction_again,
        )
        self._earlier = partial(earlier_life, db, clock, sleep=self._sleep)
        menus = Menus(front)
        menus.add_to(self._client.tree)
        add_commands(self._client.tree, front=front, suggestions=Suggestions(db))
        buttons = Buttons(front, now=asyncio.get_running_loop().time)
        self._client.hand_to(front, buttons, menus)

    async def run(self) -> None:
        """Log in and, when `listen` was called, take what happens, until `stop`.

        Discord being away is waited for. What was taken can still be answered after `stop`.

        Raises:
            CannotConnect: Discord refuses us for good (in an exception group).
        """
        async with asyncio.TaskGroup() as group:
            life = group.create_task(self._live())
            await self._stopping.wait()
            life.cancel()

    async def stop(self) -> None:
        """Hang up, and let `run` end."""
        self._client.end_catching_up()
        for shard in self._client.shards.values():
            await shard.disconnect()
        self._stopping.set()

    async def close(self) -> None:
        """Close every connection; nothing can be sent any more."""
        await self._client.close()
        await self._files.close()

    async def _live(self) -> None:
        await self._patiently(self._log_in)
        if self._unfinished is None or self._earlier is None:
            return
        self._client.begin_after(await self._earlier())
        left = await self._unfinished.found()
        async with asyncio.TaskGroup() as group:
            # Beside the connection: people can talk while Discord has trouble with commands.
            group.create_task(
                synchronise(self._client.tree, guilds=self._access.guilds, state=self._access.state)
            )
            group.create_task(self._patiently(self._connect))
            group.create_task(self._unfinished.hand_over(left))

    async def _patiently(self, attempt: Callable[[], Awaitable[None]]) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                return await attempt()
            except _AWAY as error:
                _log.warning("discord.away", error=str(error), again_in=pause)
            await self._sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _log_in(self) -> None:
        try:
            await self._client.login(self._access.token)
        except discord.LoginFailure as error:
            message = "Discord refuses DISCORD_TOKEN. Copy a new one from the page of your bot."
            raise CannotConnect(message) from error
        except _AWAY:
            # The next try makes its own session; this one must not leak.
            await self._client.http.close()
            self._client.http.connector = MISSING
            raise

    async def _connect(self) -> None:
        try:
            await self._client.connect()
        except discord.PrivilegedIntentsRequired as error:
            message = (
                "Discord does not let this bot read messages. Switch on the Message Content Intent "
                "on the page of your bot, or leave DISCORD_MESSAGE_CONTENT out."
            )
            raise CannotConnect(message) from error
        except discord.ConnectionClosed as error:
            message = f"Discord ended the connection for good (code {error.code})."
            raise CannotConnect(message) from error
