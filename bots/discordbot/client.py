"""The connection to Discord's gateway: what happens there goes to the front."""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import structlog
from discord import app_commands
from typing_extensions import override

from bots.discordbot import limits
from bots.discordbot.buttons import Buttons, custom_id
from bots.discordbot.catching_up import CatchingUp
from bots.discordbot.earlier import Earlier
from bots.discordbot.front import Front
from bots.discordbot.identifying import Identifying
from bots.discordbot.kept import KeptToken
from bots.discordbot.menus import FORM, Menus
from bots.discordbot.pacing import Pace, tracing
from bots.errors import DeliveryError

# Voice is not used: its libraries are not missing.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

_log = structlog.get_logger(__name__)


class Tree(app_commands.CommandTree):
    """The commands; what breaks in one of them is logged once, and the others go on."""

    @override
    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        cause = error.__cause__ or error
        if isinstance(cause, DeliveryError):
            _log.warning("discord.interaction_lost", error=str(cause))
        else:
            _log.error("discord.command_failed", error=repr(cause), exc_info=cause)


class DiscordClient(discord.AutoShardedClient):
    """Keeps no messages and no members; what it knows of a message came with its event."""

    def __init__(
        self,
        *,
        message_content: bool,
        pace: Pace,
        identifying: Identifying | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`message_content`: the application may read messages that do not mention it."""
        self._identifying = identifying or Identifying()
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        intents.message_content = message_content
        super().__init__(
            intents=intents,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=limits.PATIENCE,
            http_trace=tracing(pace),
        )
        self.tree = Tree(self)
        self._front: Front | None = None
        self._buttons: Buttons | None = None
        self._menus: Menus | None = None
        self._catching_up = CatchingUp(self.on_message, channel=self.fetch_channel, sleep=sleep)
        self._begun = False

    @override
    async def login(self, token: str) -> None:
        self._begun = True
        await super().login(token)

    @override
    async def close(self) -> None:
        if self._begun:  # discord.py cannot close what was never opened
            await super().close()

    @override
    async def connect(self, *, reconnect: bool = True) -> None:
        limits_of_today = await self.fetch_session_start_limits()
        self._identifying.at_once = max(1, limits_of_today.max_concurrency)
        await super().connect(reconnect=reconnect)

    @override
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        await self._identifying.turn(shard_id or 0)

    def hand_to(self, front: Front, buttons: Buttons, menus: Menus) -> None:
        """From now on, these take what happens."""
        self._front, self._buttons, self._menus = front, buttons, menus

    def begin_after(self, earlier: Earlier) -> None:
        """Answer, once connected, what was said since then."""
        self._catching_up.begin(earlier)

    def end_catching_up(self) -> None:
        """Leave the rest of it to the next life."""
        self._catching_up.end()

    def interaction_again(self, token: KeptToken) -> discord.Interaction:
        """An interaction of an earlier life, to be answered through its token."""
        payload = {
            "id": str(token.id),
            "type": discord.InteractionType.application_command.value,
            "application_id": str(token.application_id),
            "token": token.token,
            "version": 1,
            "attachment_size_limit": limits.FILE_BYTES,
        }
        return discord.Interaction(data=payload, state=self._connection)  # type: ignore[arg-type]  # as much of it as answering needs

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something, somewhere we can see."""
        self._catching_up.heard(message)
        if self._front is not None and self.user is not None:
            await self._front.message(self.user, message)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """A connection is gone, perhaps to come back."""
        self._catching_up.lost(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """It is back, and nothing was missed."""
        self._catching_up.resumed(shard_id)

    async def on_shard_ready(self, shard_id: int) -> None:
        """It is new, and knows its servers."""
        guilds = [one for one in self.guilds if one.shard_id == shard_id]
        try:
            await self._catching_up.ready(shard_id, guilds)
        except RuntimeError:  # aiohttp's word for a session that is closed
            if not self.is_closed():
                raise
            _log.info("discord.not_caught_up", error="the process ends; the next one catches up")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A button or a form; commands come through the tree."""
        if self._buttons is None or self._menus is None:
            return
        try:
            if interaction.type is discord.InteractionType.component:
                await self._buttons.pressed(interaction)
            elif interaction.type is discord.InteractionType.modal_submit:
                theirs = custom_id(interaction).startswith(FORM)
                form = self._menus if theirs else self._buttons
                await form.submitted(interaction)
        except DeliveryError as error:
            _log.warning("discord.interaction_lost", error=str(error))

    @override
    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        _log.exception("discord.event_failed", event_method=event_method)
