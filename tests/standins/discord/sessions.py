"""What a gateway session is: what it asked for, what it was told, and who carries it."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from tests.standins.discord.state import Guild
from tests.standins.discord.wire import Json


class Op(IntEnum):
    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Intent(IntFlag):
    """What a bot asks to be told; the privileged ones need to be granted first."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
KNOWN_BITS = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
IN_GUILDS = {
    "MESSAGE": Intent.GUILD_MESSAGES,
    "MESSAGE_REACTION": Intent.GUILD_MESSAGE_REACTIONS,
    "TYPING": Intent.GUILD_MESSAGE_TYPING,
}
IN_PRIVATE = {
    "MESSAGE": Intent.DIRECT_MESSAGES,
    "MESSAGE_REACTION": Intent.DIRECT_MESSAGE_REACTIONS,
    "TYPING": Intent.DIRECT_MESSAGE_TYPING,
}


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Closes a socket with a code; without one the connection just breaks."""

    code: int | None


Parcel = str | Goodbye


@dataclass(slots=True, kw_only=True, eq=False)
class Session:
    """One bot's view of the world; outlives its socket, so that it can be resumed."""

    id: str
    intents: Intent
    shard: tuple[int, int]
    sequence: int = 0
    sent: list[str] = field(default_factory=list)
    outbox: asyncio.Queue[Parcel] | None = None

    def tell(self, event: str, data: Json) -> None:
        self.sequence += 1
        frame = {"op": Op.DISPATCH.value, "t": event, "s": self.sequence, "d": data}
        self.sent.append(json.dumps(frame))
        if self.outbox:
            self.outbox.put_nowait(self.sent[-1])

    def owns(self, guild: Guild | None) -> bool:
        number, count = self.shard
        return (guild.id >> 22) % count == number if guild else number == 0


@dataclass(slots=True, kw_only=True)
class Pace:
    """How many shards there are to be, and how fast they may identify.

    Shard n belongs to group n modulo `at_once`, and each group identifies once in five seconds of
    this clock.
    """

    shards: int = 1
    at_once: int = 1
    now: Callable[[], float] = time.monotonic
    strict: bool = False
    last: dict[int, float] = field(default_factory=dict)

    def allows(self, number: int, count: int) -> bool:
        if not self.strict:
            return True
        group, now = number % self.at_once, self.now()
        if count != self.shards or now - self.last.get(group, now - 5) < 5:
            return False
        self.last[group] = now
        return True


def frame(op: Op, data: object = None) -> str:
    """One message that is no event."""
    return json.dumps({"op": op.value, "t": None, "s": None, "d": data})
