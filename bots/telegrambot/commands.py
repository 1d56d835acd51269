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
from tools.registry import COMMANDS

_log = structlog.get_logger(__name__)

_OUR_OWN: Mapping[str, str] = MappingProxyType(
    {"help": "What I can do, and how", "start": "Say hello"}
)
_NOT_IN_GROUPS = frozenset({"start"})

_TRANSLATED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": {
            "imagine": "Ein Bild zeichnen",
            "edit": "Ein Bild ändern",
            "vary": "Varianten eines Bildes",
            "upscale": "Ein Bild vergrößern",
            "show": "Ein fertiges Bild noch einmal zeigen",
            "status": "Was gerade gezeichnet wird",
            "cancel": "Einen Auftrag abbrechen",
            "gallery": "Fertige Bilder ansehen",
            "usage": "Was verbraucht wurde",
            "enhance": "Eine Beschreibung verbessern",
            "settings": "Einstellungen ansehen und ändern",
            "link": "Auf zwei Plattformen dieselbe Person sein",
            "help": "Was ich kann, und wie",
            "privacy": "Was ich über dich speichere",
            "forgetme": "Alles von dir löschen lassen",
            "start": "Hallo sagen",
        },
        "es": {
            "imagine": "Dibujar una imagen",
            "edit": "Cambiar una imagen",
            "vary": "Variaciones de una imagen",
            "upscale": "Ampliar una imagen",
            "show": "Mostrar otra vez una imagen",
            "status": "Qué se está dibujando",
            "cancel": "Cancelar un encargo",
            "gallery": "Ver las imágenes terminadas",
            "usage": "Lo que se ha gastado",
            "enhance": "Mejorar una descripción",
            "settings": "Ver y cambiar los ajustes",
            "link": "Ser la misma persona en dos plataformas",
            "help": "Qué sé hacer, y cómo",
            "privacy": "Qué guardo sobre ti",
            "forgetme": "Borrar todo lo tuyo",
            "start": "Saludar",
        },
        "fr": {
            "imagine": "Dessiner une image",
            "edit": "Modifier une image",
            "vary": "Variantes d'une image",
            "upscale": "Agrandir une image",
            "show": "Montrer une image de nouveau",
            "status": "Ce qui est en train d'être dessiné",
            "cancel": "Annuler une commande",
            "gallery": "Voir les images terminées",
            "usage": "Ce qui a été dépensé",
            "enhance": "Améliorer une description",
            "settings": "Voir et changer les réglages",
            "link": "Être la même personne sur deux plateformes",
            "help": "Ce que je sais faire, et comment",
            "privacy": "Ce que je garde sur vous",
            "forgetme": "Faire effacer tout ce qui est à vous",
            "start": "Dire bonjour",
        },
    }
)
_SCOPES = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
)


def commands_for(scope: str, language: str) -> list[BotCommand]:
    """The commands as they are offered there; "" is every language we have no words in."""
    words = _TRANSLATED.get(language, {})
    told = {**{name: tool.summary for name, tool in COMMANDS.items()}, **_OUR_OWN}
    grouped = scope == BotCommandScopeAllGroupChats().type
    return [
        BotCommand(name, shortened(words.get(name, summary), limits.COMMAND_DESCRIPTION))
        for name, summary in told.items()
        if not (grouped and name in _NOT_IN_GROUPS)
    ][: limits.COMMANDS]


async def synchronise(bot: Bot, told: Told, *, bot_id: int) -> None:
    """Make Telegram's commands ours, wherever they have changed.

    Telegram's refusal is logged, and no reason not to start: what it knows goes on working.
    """
    for scope in _SCOPES:
        for language in ("", *_TRANSLATED):
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
