"""What people and places have settled: one list of settings, kept by place, the nearest counts."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from storage import rights as store
from storage.conversations import Conversation
from storage.database import Transaction
from storage.people import Person
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.fields import Ratio
from tools.languages import LANGUAGES, Language
from tools.rights import Where, places_around, places_of
from tools.speech import speak

PERSONAL = frozenset({"model", "ratio", "count", "enhance", "language"})
"""What is a matter of taste: everybody may have their own. The rest belongs to chats."""

Around = Sequence[Mapping[str, JsonValue]]
"""What was set in each of the places around a chat, the nearest first."""

_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)(?: (\S{1,40}))?")


def _hours(value: str | None) -> str | None:
    if value is not None and _HOURS.fullmatch(value) is None:
        message = speak("written as 22:00-07:00, with a time zone behind it if not UTC")
        raise ValueError(message)
    return value


class Preferences(BaseModel):
    """Every setting, what it means, and what counts where nobody says anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: Annotated[
        str | None, Field(max_length=60, description="The model that draws when none is named.")
    ] = None
    ratio: Ratio = None
    count: Annotated[
        int | None, Field(ge=1, le=8, description="How many pictures when nobody says it.")
    ] = None
    enhance: Annotated[
        bool | None,
        Field(description="Whether prompts are made richer before they are drawn."),
    ] = None
    language: Annotated[
        Language | None,
        Field(description="What I speak to you, whatever you write in; unset, I go by your words."),
    ] = None
    approve_above: Annotated[
        int | None, Field(ge=0, description="Credits above which a person is asked beforehand.")
    ] = None
    quiet: Annotated[
        str | None,
        AfterValidator(_hours),
        Field(description="Hours in which nobody is woken, such as 22:00-07:00 Europe/Berlin."),
    ] = None
    closed: Annotated[
        str | None,
        AfterValidator(_hours),
        Field(description="Hours without drawing, written like those of quiet."),
    ] = None
    channels: Annotated[
        list[str] | None,
        Field(max_length=100, description="The only channels to draw in, by their ids."),
    ] = None
    spoilers: Annotated[
        Literal["never", "always"], Field(description="Whether pictures come behind a spoiler.")
    ] = "never"
    open_talk: Annotated[
        bool | None,
        Field(description="Whether I answer what is said here to nobody in particular."),
    ] = None
    flagged: Annotated[
        Literal["cover", "withhold"],
        Field(
            description="What becomes of pictures the provider flags; where only adults get in "
            "they are shown."
        ),
    ] = "cover"
    content: Annotated[
        Literal["strict", "normal", "off"],
        Field(description="Which of the operator's rules about words count here."),
    ] = "normal"
    threads: Annotated[
        bool, Field(description="Whether a command opens a thread for its piece of work.")
    ] = False


async def preferences(tx: Transaction, ctx: ToolContext) -> Preferences:
    """What counts for this person in this chat."""
    *around, own = await store.settings(tx, [*places_of(ctx), store.person(ctx.person.id)])
    return merged({**own, **ctx.person.settings}, around)


async def preferences_of_place(tx: Transaction, here: Conversation) -> Preferences:
    """What counts in a conversation, whoever speaks there."""
    return merged({}, await settled_around(tx, here))


async def settled_around(tx: Transaction, here: Where) -> Around:
    """What was set in the places around a chat."""
    return await store.settings(tx, places_around(here))


def nearest(around: Around, name: str) -> JsonValue:
    """What the first of these places says that says anything; None where none does."""
    return next((place[name] for place in around if name in place), None)


def settled_language(person: Person | None, around: Around) -> Language | None:
    """The one they chose, else that of the nearest place; None: by what is said."""
    own = [person.settings] if person is not None else []
    found = nearest([*own, *around], "language")
    return next((one for one in LANGUAGES if one == found), None)


def merged(own: Mapping[str, JsonValue], around: Around) -> Preferences:
    """One's own taste first, then the nearest place; the lowest threshold of all counts."""
    values: dict[str, JsonValue] = {}
    for place in reversed(around):
        values |= place
    values |= {name: value for name, value in own.items() if name in PERSONAL}
    thresholds = [place["approve_above"] for place in around if "approve_above" in place]
    if thresholds:
        values["approve_above"] = min(one for one in thresholds if isinstance(one, int))
    known = {name: value for name, value in values.items() if name in Preferences.model_fields}
    return Preferences.model_validate(known)


async def check_place(found: Preferences, ctx: ToolContext) -> None:
    """Go on only where and when drawing is wanted.

    Raises:
        NotAllowed: not in this channel, or not at this hour; the sentence says where or until when.
    """
    here = {ctx.conversation.chat, ctx.conversation.parent}
    if found.channels is not None and not here & set(found.channels):
        sentence = speak("Pictures are not drawn in this channel; ask where they are.")
        raise NotAllowed(sentence)
    # Time zones are files.
    now, closed = ctx.services.clock(), found.closed
    if closed is not None and (until := await asyncio.to_thread(until_when, closed, now)):
        sentence = speak(
            "Nothing is drawn here at this hour: I draw again from {until:%H:%M}.", until=until
        )
        raise NotAllowed(sentence)


def until_when(hours: str, now: datetime) -> time | None:
    """When these hours end, if they are now; reads files.

    Raises:
        ValueError: the time zone is unknown.
    """
    found = _HOURS.fullmatch(hours)
    if found is None:
        return None
    try:
        zone = ZoneInfo(found[5] or "UTC")
    except (ZoneInfoNotFoundError, ValueError) as error:
        message = speak("“{zone}” is not a time zone such as Europe/Berlin", zone=found[5])
        raise ValueError(message) from error
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    moment = now.astimezone(zone).time()
    inside = start <= moment < end if start <= end else moment >= start or moment < end
    return end if inside else None
