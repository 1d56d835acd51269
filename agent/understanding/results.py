"""What understanding a message comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import JsonValue


class Reply(StrEnum):
    """Why a message is answered with words instead of a tool."""

    HELP = "help"
    WHO = "who"
    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    PRAISE = "praise"
    LAUGHTER = "laughter"
    HOW_ARE_YOU = "how are you"
    ACKNOWLEDGED = "acknowledged"
    CANNOT = "cannot"
    REFUSED = "refused"
    NO_PICTURE = "no picture"
    WHAT_CHANGE = "what change"
    WHAT_DRAW = "what draw"
    APPROVAL = "approval"
    UNKNOWN = "unknown"


SMALL_TALK = frozenset(
    {
        Reply.ACKNOWLEDGED,
        Reply.PRAISE,
        Reply.THANKS,
        Reply.GREETING,
        Reply.FAREWELL,
        Reply.LAUGHTER,
        Reply.HOW_ARE_YOU,
    }
)
"""What is answered to words that ask for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One tool call that was understood; the arguments are JSON."""

    tool: str
    arguments: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Calls in the order they were said, or a kind of reply; ``notes`` are ready to be sent."""

    calls: tuple[Call, ...] = ()
    reply: Reply | None = None
    topic: str = ""
    notes: tuple[str, ...] = ()
