"""Tell and change what is settled: for oneself, this chat, this server."""

import asyncio
from typing import Annotated, Literal

from pydantic import BaseModel, Field, JsonValue, ValidationError

from storage import rights as store
from storage.rights import AuditEntry
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.preferences import PERSONAL, Preferences, preferences, quiet_until
from tools.results import ToolResult
from tools.rights import Right, home_of, require
from tools.tool import tool
from tools.wording import listed

_BACK = frozenset({"", "none", "default", "off", "reset", "-"})
_YES = frozenset({"on", "yes", "true"})
_NO = frozenset({"off", "no", "false"})


class SettingsArguments(BaseModel):
    """Nothing tells all settings; a name and a value change one."""

    name: Annotated[
        str | None,
        Field(max_length=40, description=f"One of {', '.join(Preferences.model_fields)}."),
    ] = None
    value: Annotated[
        str | None, Field(max_length=2000, description='The new value; "default" takes it back.')
    ] = None
    scope: Annotated[
        Literal["me", "chat", "server"],
        Field(description="Whose: the asker's own, this chat's, or the whole server's."),
    ] = "me"


class SettingsResult(ToolResult):
    """What counts now for the asker in this chat."""

    settings: dict[str, JsonValue]


async def settings(ctx: ToolContext, arguments: SettingsArguments) -> SettingsResult:
    """Tell the settings, or change one."""
    said = []
    if arguments.name is not None:
        said.append(await _change(ctx, arguments, arguments.name.strip().casefold()))
    async with ctx.services.db.read() as tx:
        now = (await preferences(tx, ctx)).model_dump(mode="json")
    if not said:
        said = ["What counts for you here:", *(_line(name, value) for name, value in now.items())]
    return SettingsResult(say="\n".join(said), settings=now)


async def _change(ctx: ToolContext, arguments: SettingsArguments, name: str) -> str:
    if name not in Preferences.model_fields:
        sentence = f"There is no setting “{name}”; there is {listed(Preferences.model_fields)}."
        field = "name"
        raise BadArgument(field, sentence)
    mine = arguments.scope == "me"
    if mine and name not in PERSONAL:
        sentence = f"{name} belongs to a chat or server: say for which (scope chat or server)."
        field = "scope"
        raise BadArgument(field, sentence)
    if not mine:
        await require(ctx, Right.ADMIN)
    place = _place(ctx, arguments.scope)
    given = (arguments.value or "").strip()
    back = given.casefold() in _BACK and not (given.casefold() in _NO and _is_flag(name))
    value = None if back else _value(name, given)
    if name == "quiet" and value is not None:
        await _check_zone(str(value), ctx)
    async with ctx.services.db.write() as tx:
        if back:
            await store.unset(tx, place=place, name=name)
        else:
            now = ctx.services.clock()
            await store.set_value(tx, place=place, name=name, value=value, now=now)
        if not mine:
            await store.note(tx, _audited(ctx, place, f"{name} = {'default' if back else given}"))
    whose = {"me": "you", "chat": "this chat", "server": "this server"}[arguments.scope]
    if back:
        return f"{name} is back to the default for {whose}."
    return f"{name} is {_words(value)} for {whose} now."


def _place(ctx: ToolContext, scope: str) -> str:
    if scope == "me":
        return store.person(ctx.person.id)
    if scope == "server":
        return home_of(ctx)
    return store.chat(ctx.conversation.platform, ctx.conversation.chat)


def _value(name: str, given: str) -> JsonValue:
    plain: JsonValue = given
    if _is_flag(name) and given.casefold() in _YES | _NO:
        plain = given.casefold() in _YES
    elif name == "channels":
        plain = [part.strip("<#>") for part in given.replace(",", " ").split()]
    try:
        checked = Preferences.model_validate({name: plain})
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        reason = problem["msg"].removeprefix("Value error, ")
        about = Preferences.model_fields[name].description or ""
        field, sentence = "value", f"{given!r} is not possible for {name}: {reason}. {about}"
        raise BadArgument(field, sentence) from error
    stored: JsonValue = checked.model_dump(mode="json")[name]
    return stored


async def _check_zone(quiet: str, ctx: ToolContext) -> None:
    try:
        await asyncio.to_thread(quiet_until, quiet, ctx.services.clock())
    except ValueError as error:
        field = "value"
        raise BadArgument(field, f"{error}.") from error


def _is_flag(name: str) -> bool:
    return Preferences.model_fields[name].annotation is bool


def _audited(ctx: ToolContext, place: str, detail: str) -> AuditEntry:
    return AuditEntry(
        person_id=ctx.person.id,
        place=place,
        action="setting",
        detail=detail,
        created_at=ctx.services.clock(),
    )


def _line(name: str, value: JsonValue) -> str:
    about = Preferences.model_fields[name].description or ""
    return f"{name}: {_words(value)} ({about.rstrip('.')})"


def _words(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "not set" if value is None else str(value)


TOOL = tool(
    name="settings",
    command="settings",
    summary="See and change settings",
    description=(
        "Tell or change settings: default model, ratio, count; for a chat or server "
        "also approval threshold, quiet hours, channels. Only when asked to."
    ),
    arguments=SettingsArguments,
    result=SettingsResult,
    run=settings,
)
