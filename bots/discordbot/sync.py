"""Tells Discord the commands, but only when they are other ones than last time."""

import asyncio
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import aiohttp
import discord
import structlog
from discord import app_commands

_log = structlog.get_logger(__name__)


async def synchronise(
    tree: app_commands.CommandTree, *, guilds: Sequence[int], state: Path
) -> None:
    """Make Discord's commands ours, everywhere or in `guilds` only.

    `state` remembers what Discord was told last. Discord's refusal is logged, and no reason not to
    start: the commands it knows go on working.
    """
    known = await asyncio.to_thread(_read, state)
    places: list[discord.Object | None] = [discord.Object(guild) for guild in guilds] or [None]
    digest = _digest(tree)
    for place in places:
        key = f"{tree.client.application_id}/{place.id if place is not None else 'everywhere'}"
        if known.get(key) == digest:
            continue
        if place is not None:
            tree.copy_global_to(guild=place)
        try:
            await tree.sync(guild=place)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("discord.commands_not_told", where=key, error=str(error))
            continue
        known[key] = digest
        _log.info("discord.commands_told", where=key)
        await asyncio.to_thread(_write, state, known)


def _digest(tree: app_commands.CommandTree) -> str:
    commands = [command.to_dict(tree) for command in tree.get_commands()]
    ordered = sorted(commands, key=lambda one: (str(one.get("type")), str(one["name"])))
    return sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()


def _read(state: Path) -> dict[str, str]:
    try:
        known = json.loads(state.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in known.items()} if isinstance(known, dict) else {}


def _write(state: Path, known: dict[str, str]) -> None:
    state.parent.mkdir(parents=True, exist_ok=True)
    partial = state.with_name(f".{state.name}.part")
    partial.write_text(json.dumps(known, indent=1))
    partial.replace(state)
