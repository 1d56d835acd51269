"""Slash commands, made from the tools: what a tool takes is what Discord offers to fill in."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from types import MappingProxyType

import discord
from discord import AppCommandOptionType as OptionType
from discord import app_commands
from discord.app_commands import Choice, locale_str
from pydantic import JsonValue
from typing_extensions import override

from bots.buttons import OF_PROPOSALS, WANTS_WORDS, Action
from bots.commands import BUTTON_WORDS
from bots.discordbot import limits, places
from bots.discordbot.front import Front
from bots.discordbot.suggestions import Asking, Suggest, Suggestions
from bots.discordbot.text import shortened
from bots.discordbot.translating import worded
from tools.registry import TOOLS
from tools.tool import Tool

_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
_CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_TYPES: Mapping[str, OptionType] = MappingProxyType(
    {"integer": OptionType.integer, "boolean": OptionType.boolean, "string": OptionType.string}
)
_LONGEST = 6000  # characters that a string option may have
_LARGEST = 2**53  # Discord's integers are JavaScript's
_IMAGE = "image"
_Value = str | int | float
_Command = app_commands.Command[app_commands.Group, ..., None]
_Run = Callable[..., Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What the command of a button takes."""

    name: str
    longest: int  # characters
    told: str


_NUMBER_TAKEN = _Taken(
    name="which", longest=80, told="Its number here, as in #4; the last one if left out"
)
_WORDS_TAKEN = _Taken(name="words", longest=2000, told="The words to draw instead")


class Option(app_commands.Transformer):
    """One thing to fill in, as a tool's argument describes it."""

    def __init__(self, schema: Mapping[str, JsonValue]) -> None:
        """`schema` is the argument's JSON schema."""
        self._schema = schema
        self._type = _TYPES.get(str(schema.get("type")), OptionType.string)

    @property
    @override
    def type(self) -> OptionType:
        return self._type

    @property
    @override
    def min_value(self) -> int | None:
        return self._bound("minLength", "minimum", most=_LONGEST)

    @property
    @override
    def max_value(self) -> int | None:
        return self._bound("maxLength", "maximum", most=_LARGEST)

    @property
    @override
    def choices(self) -> list[Choice[_Value]] | None:
        names = self._schema.get("enum")
        if not isinstance(names, list):
            return None
        return [
            Choice(name=str(one), value=one) for one in names if isinstance(one, (str, int, float))
        ]

    @override
    async def transform(self, interaction: discord.Interaction, value: object, /) -> str:
        return str(value)

    def _bound(self, of_text: str, of_number: str, *, most: int) -> int | None:
        if self._type is OptionType.boolean or "enum" in self._schema:
            return None
        text = self._type is OptionType.string
        bound = self._schema.get(of_text if text else of_number)
        return min(bound, _LONGEST if text else most) if isinstance(bound, int) else None


class SuggestingOption(Option):
    """One whose values are offered while somebody types."""

    def __init__(self, schema: Mapping[str, JsonValue], suggest: Suggest) -> None:
        super().__init__(schema)
        self._suggest = suggest

    @override
    async def autocomplete(
        self, interaction: discord.Interaction, value: _Value, /
    ) -> list[Choice[_Value]]:
        found = await self._suggest(
            Asking(
                person=str(interaction.user.id),
                here=places.of_interaction(interaction),
                typed=str(value).strip(),
                chosen={name: str(one) for name, one in interaction.namespace},
            )
        )
        return [
            Choice(name=shortened(one.shown, limits.DESCRIPTION), value=one.value)
            for one in found[: limits.CHOICES]
        ]


def add_commands(tree: app_commands.CommandTree, *, front: Front, suggestions: Suggestions) -> None:
    """Make every tool a command, with help beside them."""
    for tool in TOOLS.values():
        tree.add_command(_command(tool, front, suggestions))
    for name, description in BUTTON_WORDS.items():
        tree.add_command(_button_word(name, description, front, suggestions))
    tree.add_command(_plain("help", "What you can say, and the commands", front))


def _plain(name: str, description: str, front: Front) -> _Command:
    async def run(interaction: discord.Interaction) -> None:
        await front.command(interaction, name, {})

    return _installed(name, description, run)


def _button_word(name: str, description: str, front: Front, suggestions: Suggestions) -> _Command:
    """The command that stands for a button; it takes what the button would know, or is told."""
    action = Action(name)
    taken = _WORDS_TAKEN if action in WANTS_WORDS else _NUMBER_TAKEN
    suggest = suggestions.for_button_word(action)
    schema: dict[str, JsonValue] = {"type": "string", "maxLength": taken.longest}
    option = SuggestingOption(schema, suggest) if suggest is not None else Option(schema)

    async def run(interaction: discord.Interaction, **given: object) -> None:
        which = given.get(taken.name)
        await front.command(interaction, name, {taken.name: str(which)} if which else {})

    parameter = Parameter(taken.name, Parameter.KEYWORD_ONLY, annotation=option, default=None)
    parameters = [] if action in OF_PROPOSALS - WANTS_WORDS else [parameter]
    _signed(run, parameters, {one.name: worded(taken.told) for one in parameters})
    return _installed(name, description, run)


def _command(tool: Tool, front: Front, suggestions: Suggestions) -> _Command:
    parameters, descriptions = _options(tool, suggestions)

    async def run(interaction: discord.Interaction, **given: object) -> None:
        arguments = {name: value for name, value in given.items() if isinstance(value, str)}
        files = [value for value in given.values() if isinstance(value, discord.Attachment)]
        await front.command(interaction, tool.name, arguments, files=files)

    _signed(run, parameters, descriptions)
    return _installed(tool.command, tool.summary, run)


def _signed(
    run: _Run, parameters: Sequence[Parameter], descriptions: Mapping[str, locale_str]
) -> None:
    """Say what a callback takes: discord.py reads a command's options off it."""
    run.__signature__ = Signature(  # type: ignore[attr-defined]  # documented by `inspect`
        [Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD), *parameters]
    )
    app_commands.describe(**descriptions)(run)


def _installed(name: str, description: str, run: _Run) -> _Command:
    return app_commands.Command(
        name=name,
        description=worded(description),
        callback=run,
        allowed_installs=_INSTALLS,
        allowed_contexts=_CONTEXTS,
    )


def _options(tool: Tool, suggestions: Suggestions) -> tuple[list[Parameter], dict[str, locale_str]]:
    schema = tool.arguments.model_json_schema()
    required = schema.get("required", [])
    parameters: list[Parameter] = []
    descriptions: dict[str, locale_str] = {}
    for name, described in schema["properties"].items():
        plain = _flat(described)
        # A few fixed values are shown all at once, and Discord takes no suggestions beside them.
        suggest = suggestions.for_argument(tool.name, name) if "enum" not in plain else None
        option = SuggestingOption(plain, suggest) if suggest is not None else Option(plain)
        default = Parameter.empty if name in required else None
        parameters.append(
            Parameter(name, Parameter.KEYWORD_ONLY, annotation=option, default=default)
        )
        descriptions[name] = worded(plain["description"])
    if tool.draws and "picture" in schema["properties"]:
        parameters.append(
            Parameter(
                _IMAGE, Parameter.KEYWORD_ONLY, annotation=discord.Attachment | None, default=None
            )
        )
        descriptions[_IMAGE] = worded("A picture of yours to use instead of one of mine.")
    return parameters, descriptions


def _flat(schema: Mapping[str, JsonValue]) -> dict[str, str]:
    """A value that may also be null is described as the value itself."""
    either = schema.get("anyOf")
    parts = either if isinstance(either, list) else []
    real = next((one for one in parts if isinstance(one, dict) and one.get("type") != "null"), {})
    return {**schema, **real}  # type: ignore[dict-item]  # a JSON schema
