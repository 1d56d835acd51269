"""Tells Telegram the commands, for private chats and groups, in the languages we have them in."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import structlog
from pydantic import JsonValue
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bots.errors import DeliveryError
from bots.telegrambot import limits
from bots.telegrambot.text import shortened
from bots.telegrambot.troubles import translated
from bots.telegrambot.wire import Bot
from bots.told import Told
from tools.languages import language_of_tag
from tools.registry import COMMANDS
from tools.speech import OTHERS, in_language

_log = structlog.get_logger(__name__)

_OUR_OWN: Mapping[str, str] = MappingProxyType(
    {"help": "What I can do, and how", "start": "Say hello"}
)
_NOT_IN_GROUPS = frozenset({"start"})

_SCOPES = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
)


def commands_for(scope: str, language: str) -> list[BotCommand]:
    """The commands as they are offered there; "" is every language we have no words in."""
    told = {**{name: tool.summary for name, tool in COMMANDS.items()}, **_OUR_OWN}
    spoken = language_of_tag(language)
    grouped = scope == BotCommandScopeAllGroupChats().type
    return [
        BotCommand(name, shortened(in_language(summary, spoken), limits.COMMAND_DESCRIPTION))
        for name, summary in told.items()
        if not (grouped and name in _NOT_IN_GROUPS)
    ][: limits.COMMANDS]


async def synchronise(bot: Bot, told: Told, *, bot_id: int) -> None:
    """Make Telegram's commands ours, wherever they have changed.

    Telegram's refusal is logged, and no reason not to start: what it knows goes on working.
    """
    for scope in _SCOPES:
        for language in ("", *OTHERS):
            offered = commands_for(scope.type, language)
            place = "/".join([str(bot_id), scope.type, language or "any"])
            plain = _plain(offered)
            if await told.knows(place, plain):
                continue
            try:
                with translated():
                    await bot.set_my_commands(offered, scope=scope, language_code=language or None)
            except DeliveryError as error:
                _log.warning("telegram.commands_not_told", where=place, error=str(error))
                return
            await told.remember(place, plain)
            _log.info("telegram.commands_told", where=place)


def _plain(commands: Sequence[BotCommand]) -> JsonValue:
    return {one.command: one.description for one in commands}
