"""What every part of the stand-in shares: ids, time, files, and waiting without sleeping."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn, TypeVar

Json = dict[str, Any]
T = TypeVar("T")

DISCORD_EPOCH_MS = 1_420_070_400_000
PATIENCE = 5.0


class Impossible(AssertionError):
    """A test asked a person to do what Discord's own app would not let them do."""


def impossible(why: str) -> NoReturn:
    """Fail a test that asks for what nobody can do."""
    raise Impossible(why)


class Missed(AssertionError):
    """Something that a test waited for did not happen in time; says what was there instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way to or from Discord, byte for byte; `description` is its alt text."""

    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None
    description: str | None = None


class TurnableClock:
    """The real time in UTC, which a test may turn forward; it never turns back."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC) + self._ahead

    def turn(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=max(seconds, 0))


class Snowflakes:
    """Ids as Discord makes them: milliseconds since 2015 in the upper bits, always growing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> int:
        fresh = (int(self._clock().timestamp() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(fresh, self._last + 1)
        return self._last


class Changes:
    """Wakes whoever waits for something to become true, each time anything has changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def announce(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    async def until(
        self, find: Callable[[], T | None], *, within: float, seen: Callable[[], str]
    ) -> T:
        """The first thing that `find` finds; raises `Missed` with what was `seen` instead."""
        try:
            async with asyncio.timeout(within):
                while (found := find()) is None:
                    await self._next.wait()
                return found
        except TimeoutError:
            message = f"not within {within} s; seen: {seen()}"
            raise Missed(message) from None


def iso(moment: datetime | None) -> str | None:
    """Time as Discord writes it."""
    return moment.isoformat() if moment else None
