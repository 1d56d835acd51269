"""Application commands: what a bot may register, and what is registered.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from tests.standins.discord.components import Form, wrong
from tests.standins.discord.refusals import UNKNOWN_COMMAND, Problems, Refusal
from tests.standins.discord.state import Guild
from tests.standins.discord.wire import Json
from tests.standins.discord.world import World
from tests.standins.wire import impossible

NAME = r"^[-_'\w]{1,32}$"
MOST_TEXT = 8000
MOST_OF_A_KIND = {1: 100, 2: 15, 3: 15}

Name = Annotated[str, Field(pattern=NAME)]
Description = Annotated[str, Field(min_length=1, max_length=100)]
# https://discord.com/developers/docs/reference#locales
LOCALES = (
    r"^(id|da|de|en-GB|en-US|es-ES|es-419|fr|hr|it|lt|hu|nl|no|pl|pt-BR|ro|fi|sv-SE|vi|tr|cs|el"
    r"|bg|ru|uk|hi|th|zh-CN|ja|zh-TW|ko)$"
)
Locale = Annotated[str, Field(pattern=LOCALES)]
Descriptions = dict[Locale, Description]


class CommandKind(IntEnum):
    SLASH = 1
    USER = 2
    MESSAGE = 3


class OptionKind(IntEnum):
    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


class ChoiceForm(Form):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    value: Annotated[str, Field(max_length=100)] | int | float


class OptionForm(Form):
    type: OptionKind
    name: Name
    description: Description
    description_localizations: Descriptions | None = None
    required: bool = False
    choices: Annotated[list[ChoiceForm], Field(max_length=25)] = Field(default_factory=list)
    options: Annotated[list["OptionForm"], Field(max_length=25)] = Field(default_factory=list)
    min_length: Annotated[int, Field(ge=0, le=6000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=6000)] | None = None
    autocomplete: bool = False

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        _check_options(self.name, self.options)
        if self.autocomplete and self.choices:
            wrong(
                "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Choices exclude autocomplete"
            )
        return self


class CommandForm(Form):
    type: Literal[1, 2, 3] = 1
    name: Annotated[str, Field(min_length=1, max_length=32)]
    name_localizations: dict[Locale, Annotated[str, Field(min_length=1, max_length=32)]] | None = (
        None
    )
    description: Annotated[str, Field(max_length=100)] | None = ""
    description_localizations: Descriptions | None = None
    options: Annotated[list[OptionForm], Field(max_length=25)] = Field(default_factory=list)
    contexts: list[Literal[0, 1, 2]] | None = None
    integration_types: list[Literal[0, 1]] | None = None
    default_member_permissions: str | int | None = None
    nsfw: bool = False

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        is_slash = self.type == CommandKind.SLASH.value
        if is_slash and not _is_name(self.name):
            wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
        if is_slash and any(not _is_name(one) for one in (self.name_localizations or {}).values()):
            wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
        if is_slash is not bool(self.description):
            wrong("APPLICATION_COMMAND_DESCRIPTION", "Only slash commands have a description")
        if self.options and not is_slash:
            wrong("APPLICATION_COMMAND_OPTIONS", "Only slash commands have any")
        _check_options(self.name, self.options)
        if _text_size(self) > MOST_TEXT:
            wrong("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
        return self


_COMMANDS: TypeAdapter[list[CommandForm]] = TypeAdapter(list[CommandForm])


def _check_options(owner: str, options: list[OptionForm]) -> None:
    names = [one.name for one in options]
    if len(set(names)) < len(names) or any(name != name.lower() for name in names):
        wrong(
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            f"Options of {owner} need names of their own, in lower case",
        )
    required = [one.required for one in options]
    if required != sorted(required, reverse=True):
        wrong(
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "Required options must be placed before non-required options",
        )


def _is_name(name: str) -> bool:
    return re.match(NAME, name) is not None and name == name.lower()


def _text_size(form: CommandForm | OptionForm) -> int:
    """The longest of all languages counts."""
    said = [form.description or "", *(form.description_localizations or {}).values()]
    size = len(form.name) + max(map(len, said))
    for one in form.options:
        size += _text_size(one)
        size += sum(len(choice.name) + len(str(choice.value)) for choice in one.choices)
    return size


class Commands:
    """What the bot has registered, everywhere or in single guilds; counts every change."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._registered: dict[int | None, list[Json]] = {}
        self.syncs = 0

    def registered(self, guild_id: int | None) -> list[Json]:
        return self._registered.get(guild_id, [])

    def replace(self, guild_id: int | None, raw: Any) -> list[Json]:
        """Register exactly these; one that is unchanged keeps its id and its version."""
        forms = self._checked(raw)
        before = {(one["type"], one["name"]): one for one in self.registered(guild_id)}
        fresh = [
            self._kept_or_new(guild_id, form.type, given, before.get((form.type, form.name)))
            for form, given in zip(forms, raw, strict=True)
        ]
        self._registered[guild_id] = fresh
        self.syncs += 1
        return fresh

    def add(self, guild_id: int | None, raw: Json) -> Json:
        kept = [
            _given(one)
            for one in self.registered(guild_id)
            if (one["type"], one["name"]) != (raw.get("type", 1), raw.get("name"))
        ]
        return self.replace(guild_id, [*kept, raw])[-1]

    def remove(self, guild_id: int | None, command_id: int) -> None:
        left = [one for one in self.registered(guild_id) if int(one["id"]) != command_id]
        if len(left) == len(self.registered(guild_id)):
            raise Refusal(UNKNOWN_COMMAND)
        self._registered[guild_id] = left
        self.syncs += 1

    def find(self, name: str, kind: CommandKind, guild: Guild | None) -> Json:
        """The command that a person would see under this name; a guild's own comes first."""
        shown = [*self._visible(guild)]
        for one in shown:
            if one["name"] == name and one["type"] == kind:
                return one
        return impossible(
            f"no {kind.name.lower()} command {name!r}; there are {[x['name'] for x in shown]}"
        )

    def _visible(self, guild: Guild | None) -> Iterator[Json]:
        if guild:
            yield from self.registered(guild.id)
        yield from self.registered(None)

    def _checked(self, raw: Any) -> list[CommandForm]:
        problems = Problems()
        try:
            forms = _COMMANDS.validate_python(raw)
        except ValidationError as error:
            problems.add_all(error, raw)
            problems.refuse_if_any()
            raise
        names = [(one.type, one.name) for one in forms]
        for place, name in enumerate(names):
            if name in names[:place]:
                code = "APPLICATION_COMMANDS_DUPLICATE_NAME"
                problems.add((place, "name"), code, "Application command names must be unique")
        for kind, most in MOST_OF_A_KIND.items():
            if sum(one.type == kind for one in forms) > most:
                message = f"Maximum number of application commands reached ({most})"
                problems.add((), "APPLICATION_COMMAND_TOO_MANY", message)
        problems.refuse_if_any()
        return forms

    def _kept_or_new(
        self, guild_id: int | None, kind: int, given: Json, before: Json | None
    ) -> Json:
        plain = {"type": kind, "description": "", "options": []} | given
        if before and _given(before) == plain:
            return before
        own: Json = {
            "id": before["id"] if before else str(self._world.new_id()),
            "application_id": str(self._world.application_id),
            "version": str(self._world.new_id()),
        }
        return plain | own | ({"guild_id": str(guild_id)} if guild_id else {})


def _given(command: Json) -> Json:
    own = {"id", "application_id", "version", "guild_id"}
    return {key: value for key, value in command.items() if key not in own}
