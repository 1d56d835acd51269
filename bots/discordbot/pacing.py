"""Keeps a bot's requests, all together, to what Discord takes of one bot.

discord.py keeps to the limit of each route before it is reached, but learns of this one only by
being refused. https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from types import SimpleNamespace

import aiohttp
import discord
from discord.http import Route

from bots.discordbot import limits

_WINDOW = 1.0  # seconds
_UNCOUNTED = ("/interactions/", "/webhooks/")
_TOO_MANY = 429


class Pace:
    """Never more than `most` requests reach Discord in any second; first come, first served.

    Discord counts a request at some moment between its sending and its answer. So each keeps its
    place from the one until a second after the other.
    """

    def __init__(
        self,
        most: int,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`now` is a clock in seconds that never goes back; the event loop's when not given."""
        self._most = most
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._held_until = 0.0
        self._sent = 0
        self._free_at: deque[float] = deque()
        self._turn = asyncio.Lock()
        self._answered = asyncio.Event()

    @property
    def has_room(self) -> bool:
        """Half of the places are free: what nobody would miss may take one."""
        return not self._is_held() and 2 * self._taken() <= self._most

    async def begin(self) -> None:
        """Return when a request may be sent; `end` says that it was answered, or broke.

        Raises:
            discord.RateLimited: Discord wants to be left alone for longer than anybody waits.
        """
        async with self._turn:
            await self._until_room()
            self._sent += 1

    def end(self) -> None:
        """A request is over."""
        self._sent -= 1
        self._free_at.append(self._now() + _WINDOW)
        self._answered.set()

    def hold(self, seconds: float) -> None:
        """Send nothing for so long."""
        self._held_until = max(self._held_until, self._now() + seconds)

    async def _until_room(self) -> None:
        while True:
            if self._is_held():
                wait = self._held_until - self._now()
                if wait > limits.PATIENCE:
                    raise discord.RateLimited(wait)
                await self._sleep(wait)
            elif self._taken() < self._most:
                return
            elif self._free_at:
                await self._sleep(self._free_at[0] - self._now())
            else:
                self._answered.clear()
                await self._answered.wait()

    def _is_held(self) -> bool:
        return self._now() < self._held_until

    def _taken(self) -> int:
        now = self._now()
        while self._free_at and self._free_at[0] <= now:
            self._free_at.popleft()
        return self._sent + len(self._free_at)


def tracing(pace: Pace) -> aiohttp.TraceConfig:
    """Has every request keep to the pace, except those that Discord does not count."""

    async def begin(
        _: aiohttp.ClientSession,
        context: SimpleNamespace,
        about: aiohttp.TraceRequestStartParams,
    ) -> None:
        address = str(about.url)
        path = address.removeprefix(Route.BASE)
        context.counted = path != address and not path.startswith(_UNCOUNTED)
        if context.counted:
            await pace.begin()

    async def end(
        _: aiohttp.ClientSession, context: SimpleNamespace, about: aiohttp.TraceRequestEndParams
    ) -> None:
        if not context.counted:
            return
        headers = about.response.headers
        if about.response.status == _TOO_MANY and "X-RateLimit-Global" in headers:
            pace.hold(float(headers.get("Retry-After", 1)))
        pace.end()

    async def broke(
        _: aiohttp.ClientSession,
        context: SimpleNamespace,
        __: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        if context.counted:
            pace.end()

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begin)
    trace.on_request_end.append(end)
    trace.on_request_exception.append(broke)
    return trace
