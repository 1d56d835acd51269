"""Tell and change what is settled: for oneself, this chat, this server."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import BaseModel, Field, JsonValue, ValidationError

from storage import people
from storage import rights as store
from storage.database import Transaction
from storage.rights import AuditEntry
from tools.complaints import should_be
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.languages import language_named, language_of_tag
from tools.preferences import (
    PERSONAL,
    Preferences,
    preferences,
    settled_around,
    settled_language,
    until_when,
)
from tools.results import ToolResult
from tools.rights import Right, home_of, require
from tools.speech import go_on_in, speak
from tools.tool import tool
from tools.wording import listed

_DEAF = (
    "I am not shown what is said here to others, so I could not answer it. Whoever runs me can "
    "change that: on Discord with the Message Content Intent, on Telegram by switching the privacy "
    "mode off or making me an administrator of this group."
)
_BACK = frozenset({"", "none", "default", "off", "reset", "-"})
_LANGUAGE = "language"
"""One's own is kept in one's own row, which is read with every word one says."""
_ONES_OWN = frozenset({"quiet"})  # in a chat that nobody else is in
_YES = frozenset({"on", "yes", "true"})
_NO = frozenset({"off", "no", "false"})
_SCOPE = re.compile(
    r"\s+(?:for (?:this |the )?(?P<one>me|chat|server)|(?:for )?(?P<all>everywhere))\s*$",
    re.IGNORECASE,
)
_WHOSE = {"me": "you", "chat": "this chat", "server": "this server", "everywhere": "everybody"}


Scope = Literal["me", "chat", "server", "everywhere"]


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
        Scope | None,
        Field(
            description="Whose: the asker's own, this chat's, the whole server's, or what counts "
            "everywhere. Unless said, matters of taste are one's own and the rest is the chat's."
        ),
    ] = None


class SettingsResult(ToolResult):
    """What counts now for the asker in this chat."""

    settings: dict[str, JsonValue]


async def settings(ctx: ToolContext, arguments: SettingsArguments) -> SettingsResult:
    """Tell the settings, or change one."""
    said = []
    if arguments.name is not None:
        said.append(await _change(ctx, _read(arguments.name, arguments)))
    async with ctx.services.db.read() as tx:
        ctx = replace(ctx, person=await people.get(tx, ctx.person.id) or ctx.person)
        now = (await preferences(tx, ctx)).model_dump(mode="json")
    if not said:
        said = [
            speak("What counts for you here:"),
            *(_line(name, value) for name, value in now.items()),
        ]
    return SettingsResult(say="\n".join(said), settings=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    name: str
    given: str
    scope: Scope

    @property
    def mine(self) -> bool:
        return self.scope == "me"


def _read(name: str, arguments: SettingsArguments) -> _Wish:
    name = name.strip().casefold()
    scope = arguments.scope or ("me" if name in PERSONAL else "chat")
    return _Wish(name=name, given=(arguments.value or "").strip(), scope=scope)


async def _change(ctx: ToolContext, wish: _Wish) -> str:
    _check_scope(wish)
    if not (wish.mine or (wish.name in _ONES_OWN and wish.scope == "chat" and ctx.caller.private)):
        await require(ctx, Right.OWN if wish.scope == "everywhere" else Right.ADMIN)
    place, name = _place(ctx, wish.scope), wish.name
    back = _takes_back(wish)
    value = None if back else await _new_value(ctx, wish)
    async with ctx.services.db.write() as tx:
        await _keep(tx, ctx, wish, None if back else value)
        if not wish.mine:
            told = f"{name} = {'default' if back else wish.given}"
            await store.note(tx, _audited(ctx, place, told))
    whose = speak(_WHOSE[wish.scope])
    if back:
        return speak("{name} is back to the default for {whose}.", name=name, whose=whose)
    return speak("{name} is {value} for {whose} now.", name=name, value=_words(value), whose=whose)


async def _keep(tx: Transaction, ctx: ToolContext, wish: _Wish, value: JsonValue) -> None:
    place, name = _place(ctx, wish.scope), wish.name
    if wish.mine and name == _LANGUAGE:
        await people.settle(tx, ctx.person.id, name, value)
    elif value is None:
        await store.unset(tx, place=place, name=name)
    else:
        now = ctx.services.clock()
        await store.set_value(tx, place=place, name=name, value=value, now=now)
    if name == _LANGUAGE:
        await _speak_it(tx, ctx)


async def _speak_it(tx: Transaction, ctx: ToolContext) -> None:
    """From this answer on, what is settled now."""
    person = await people.get(tx, ctx.person.id)
    settled = settled_language(person, await settled_around(tx, ctx.conversation))
    go_on_in(settled or language_of_tag(ctx.person.language))


def _check_scope(wish: _Wish) -> None:
    name = wish.name
    if name not in Preferences.model_fields:
        sentence = speak(
            "There is no setting “{name}”; there is {names}.",
            name=name,
            names=listed(Preferences.model_fields),
        )
        field = "name"
        raise BadArgument(field, sentence)
    if wish.mine and name not in PERSONAL:
        sentence = speak(
            "{name} belongs to a chat or server: say for which (scope chat or server).", name=name
        )
        field = "scope"
        raise BadArgument(field, sentence)


def _takes_back(wish: _Wish) -> bool:
    given = wish.given.casefold()
    says_no = given in _NO and (_is_flag(wish.name) or wish.name == "content")
    return given in _BACK and not says_no


async def _new_value(ctx: ToolContext, wish: _Wish) -> JsonValue:
    value = _value(wish.name, wish.given)
    if wish.name in {"quiet", "closed"} and value is not None:
        await _check_zone(str(value), ctx)
    if wish.name == "open_talk" and value is True and not ctx.caller.overhears:
        field = "value"
        raise BadArgument(field, speak(_DEAF))
    return value


def _typed(text: str) -> Mapping[str, str]:
    """What was typed: “ratio 16:9”, “quiet 22:00-07:00 Europe/Berlin for this chat”."""
    found = _SCOPE.search(text)
    said = {"scope": (found["one"] or found["all"]).lower()} if found else {}
    name, _, value = _SCOPE.sub("", text).strip().partition(" ")
    said |= {"name": name, "value": value.strip()}
    return {key: given for key, given in said.items() if given}


def _place(ctx: ToolContext, scope: str) -> str:
    if scope == "me":
        return store.person(ctx.person.id)
    if scope == "everywhere":
        return store.EVERYWHERE
    if scope == "server":
        return home_of(ctx)
    return store.chat(ctx.conversation.platform, ctx.conversation.chat)


def _value(name: str, given: str) -> JsonValue:
    plain: JsonValue = given
    if _is_flag(name) and given.casefold() in _YES | _NO:
        plain = given.casefold() in _YES
    elif name == _LANGUAGE:
        plain = language_named(given) or given
    elif name == "channels":
        plain = [part.strip("<#>") for part in given.replace(",", " ").split()]
    try:
        checked = Preferences.model_validate({name: plain})
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        about = speak(Preferences.model_fields[name].description or "")
        field = "value"
        sentence = speak(
            "“{given}” is not possible for {name}; it should be {wanted}. {about}",
            given=given,
            name=name,
            wanted=should_be(problem),
            about=about,
        )
        raise BadArgument(field, sentence) from error
    stored: JsonValue = checked.model_dump(mode="json")[name]
    return stored


async def _check_zone(hours: str, ctx: ToolContext) -> None:
    try:
        await asyncio.to_thread(until_when, hours, ctx.services.clock())
    except ValueError as error:
        field = "value"
        raise BadArgument(field, f"{error}.") from error


def _is_flag(name: str) -> bool:
    return Preferences.model_fields[name].annotation in {bool, bool | None}


def _audited(ctx: ToolContext, place: str, detail: str) -> AuditEntry:
    return AuditEntry(
        person_id=ctx.person.id,
        place=place,
        action="setting",
        detail=detail,
        created_at=ctx.services.clock(),
    )


def _line(name: str, value: JsonValue) -> str:
    about = speak(Preferences.model_fields[name].description or "")
    return f"{name}: {_words(value)} ({about.rstrip('.')})"


def _words(value: JsonValue) -> str:
    if isinstance(value, bool):
        return speak("on") if value else speak("off")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return speak("not set") if value is None else str(value)


TOOL = tool(
    name="settings",
    command="settings",
    summary="See and change settings",
    description=(
        "Tell or change settings: default model, ratio, count, language; for a chat or server "
        "also approval threshold, quiet and closed hours, channels. Only when asked to."
    ),
    arguments=SettingsArguments,
    result=SettingsResult,
    run=settings,
    reads=_typed,
)
