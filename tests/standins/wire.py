"""What the stand-ins for chat platforms share: their time, and waiting without sleeping."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NoReturn, TypeVar

T = TypeVar("T")

PATIENCE = 5.0


class Impossible(AssertionError):
    """A test asked a person to do what the platform's own app would not let them do."""


def impossible(why: str) -> NoReturn:
    """Fail a test that asks for what nobody can do."""
    raise Impossible(why)


class Missed(AssertionError):
    """Something that a test waited for did not happen in time; says what was there instead."""


class TurnableClock:
    """The real time in UTC, which a test may turn forward; it never turns back."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC) + self._ahead

    def turn(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=max(seconds, 0))


class Changes:
    """Wakes whoever waits for something to become true, each time anything has changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def announce(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    async def next(self) -> None:
        """Return at the next change."""
        await self._next.wait()

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
