"""A queue that a test turns by hand: nothing rings until it says so, and always in one order."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from typing_extensions import override

from jobs.queue import Bell, Handler, Queue
from tests.standins.clock import HandClock

_ENDLESS = 50_000
_MINUTE = timedelta(minutes=1)
_HALF_AN_HOUR = timedelta(minutes=30)
_AT_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Ring:
    due: datetime
    rank: int
    number: int
    bell: Bell = field(compare=False)
    key: UUID = field(compare=False)


class HandQueue(Queue):
    """Rings in order of due time, then priority, then age; `drain` what is due, `turn` the clock.

    A handler's exception reaches the test. A drain that does not come to an end fails the test.
    """

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._rings: list[_Ring] = []
        self._handlers: dict[Bell, Handler] = {}
        self._minutely: list[Callable[[], Awaitable[None]]] = []
        self._minute = clock()
        self._numbers = count()
        self._stopping = asyncio.Event()
        self._rung = asyncio.Event()

    @override
    async def ring(
        self, bell: Bell, key: UUID, *, after: timedelta = timedelta(), priority: int = 0
    ) -> None:
        self._push(bell, key, after=after, priority=priority)

    @override
    async def ring_many(self, bell: Bell, keys: Iterable[tuple[UUID, int]]) -> None:
        for key, priority in keys:
            self._push(bell, key, after=timedelta(), priority=priority)

    @override
    def on(self, bell: Bell, handler: Handler) -> None:
        self._handlers[bell] = handler

    @override
    def every_minute(self, handler: Callable[[], Awaitable[None]]) -> None:
        self._minutely.append(handler)

    @override
    async def run(self) -> None:
        """Drain whenever something is rung, until stopped; the clock is still turned by hand."""
        while not self._stopping.is_set():
            self._rung.clear()
            await self.drain()
            await self._rung.wait()

    @override
    def stop(self) -> None:
        self._stopping.set()
        self._rung.set()

    @property
    def waiting(self) -> list[tuple[Bell, UUID, datetime]]:
        """What is rung but not handled, in the order in which it will be."""
        return [(ring.bell, ring.key, ring.due) for ring in sorted(self._rings)]

    def forget(self) -> None:
        """Lose every ring, as an in-memory queue does with its process."""
        self._rings.clear()

    async def drain(self) -> int:
        """Handle everything that is due, also what is rung meanwhile; how many it were."""
        handled = 0
        while self._rings and self._rings[0].due <= self._clock():
            ring = heapq.heappop(self._rings)
            handler = self._handlers.get(ring.bell)
            if handler is not None:
                await handler(ring.key)
            handled += 1
            assert handled < _ENDLESS, "the queue does not come to rest"
        return handled

    async def turn(self, seconds: float) -> None:
        """Turn the clock from one due moment to the next, handling each in its time.

        Of a long time without a ring only the first hour and the last are gone through minute by
        minute, what is between in half hours.
        """
        start, end = self._clock(), self._clock() + timedelta(seconds=seconds)
        await self.drain()
        while (moment := self._next_moment(start, end)) <= end:
            self._clock.turn_to(moment)
            await self._strike()
            await self.drain()
        self._clock.turn_to(end)

    def _push(self, bell: Bell, key: UUID, *, after: timedelta, priority: int) -> None:
        due = self._clock() + max(after, timedelta())
        ring = _Ring(due=due, rank=-priority, number=next(self._numbers), bell=bell, key=key)
        heapq.heappush(self._rings, ring)
        self._rung.set()

    def _next_moment(self, start: datetime, end: datetime) -> datetime:
        quiet = start + _AT_LENGTH <= self._minute < end - _AT_LENGTH
        strike = self._minute + (_HALF_AN_HOUR if quiet else _MINUTE)
        return min(self._rings[0].due, strike) if self._rings else strike

    async def _strike(self) -> None:
        minutes = (self._clock() - self._minute) // _MINUTE
        self._minute += minutes * _MINUTE
        for handler in self._minutely if minutes else ():
            await handler()
