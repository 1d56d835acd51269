"""Trained styles and characters, by the names that people give them."""

from collections.abc import Sequence

from freepik.errors import FreepikError
from freepik.loras import Lora
from tools.context import ToolContext
from tools.errors import BadArgument, Unavailable
from tools.speech import speak
from tools.wording import either

_NAMED = 12  # names in a sentence


async def loras(ctx: ToolContext) -> Sequence[Lora]:
    """All there are.

    Raises:
        Unavailable: the provider does not tell right now.
    """
    try:
        return await ctx.services.loras.listed()
    except FreepikError as error:
        sentence = speak("Freepik does not tell its trained styles right now; nothing was spent.")
        raise Unavailable(sentence) from error


async def lora_named(ctx: ToolContext, name: str) -> Lora:
    """The one of this name, however it is written.

    Raises:
        BadArgument: there is none, or it is still being trained.
        Unavailable: the provider does not tell right now.
    """
    known, wanted, field = await loras(ctx), _plain(name), "lora"
    found = next((one for one in known if _plain(one.name) == wanted), None)
    if found is None:
        names = either([one.name for one in known if one.ready][:_NAMED])
        sentence = speak(
            "I know no trained style called “{name}”; there is {names}.",
            name=name.strip(),
            names=names or speak("none"),
        )
        raise BadArgument(field, sentence)
    if not found.ready:
        sentence = speak("{name} is still being trained; try it later.", name=found.name)
        raise BadArgument(field, sentence)
    return found


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
