"""What Discord shows of our commands, in the languages we speak.

Names of commands and options stay as they are: every answer, /help and the other platforms call
them so. What describes them, and the names in a message's own menu, are words.
"""

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Place
from typing_extensions import override

from bots.discordbot import limits
from bots.discordbot.text import shortened
from tools.languages import language_of_tag
from tools.speech import in_language

_WORDS = frozenset({Place.command_description, Place.parameter_description})


class Spoken(app_commands.Translator):
    """Looks every description up in our table; English is what Discord has already."""

    @override
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        in_menu = isinstance(context.data, app_commands.ContextMenu)
        if context.location not in _WORDS and not in_menu:
            return None
        english = str(string.extras.get("whole", string.message))
        words = in_language(english, language_of_tag(locale.value))
        most = limits.MENU if in_menu else limits.DESCRIPTION
        return shortened(words, most) if words != english else None


def worded(english: str) -> app_commands.locale_str:
    """A description as Discord takes it; its translation is that of the whole."""
    return app_commands.locale_str(shortened(english, limits.DESCRIPTION), whole=english)
