"""Tells Discord the commands, but only when they are other ones than last time."""

from collections.abc import Sequence
from pathlib import Path

import aiohttp
import discord
import structlog
from discord import app_commands
from pydantic import JsonValue

from bots.discordbot.translating import Spoken
from bots.told import Told

_log = structlog.get_logger(__name__)


async def synchronise(
    tree: app_commands.CommandTree, *, guilds: Sequence[int], state: Path
) -> None:
    """Make Discord's commands ours, everywhere or in `guilds` only.

    `state` remembers what Discord was told last. Discord's refusal is logged, and no reason not to
    start: the commands it knows go on working.
    """
    spoken = Spoken()
    await tree.set_translator(spoken)
    told, commands = Told(state), await _commands(tree, spoken)
    places: list[discord.Object | None] = [discord.Object(guild) for guild in guilds] or [None]
    for place in places:
        key = f"{tree.client.application_id}/{place.id if place is not None else 'everywhere'}"
        if await told.knows(key, commands):
            continue
        if place is not None:
            tree.copy_global_to(guild=place)
        try:
            await tree.sync(guild=place)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("discord.commands_not_told", where=key, error=str(error))
            continue
        await told.remember(key, commands)
        _log.info("discord.commands_told", where=key)


async def _commands(tree: app_commands.CommandTree, spoken: Spoken) -> JsonValue:
    """Everything that Discord is told of them, in every language."""
    told = [await one.get_translated_payload(tree, spoken) for one in tree.get_commands()]
    return {f"{one.get('type')} {one['name']}": one for one in told}
