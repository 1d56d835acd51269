"""How often one caller may ask us: the mirror image of the rate we keep at the provider."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from storage.cache import PREFIX, REDIS_SECONDS, Reach, counting_in, unreachable

if TYPE_CHECKING:
    from redis.asyncio import Redis


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whether a caller may go on; `reset` is the number of seconds until some room is back."""

    granted: bool
    limit: int
    left: int
    reset: int


class RequestRate:
    """Counts what each caller asks in a minute, over all processes that share a Redis.

    Without Redis, or while it is away, each process counts for itself.
    """

    def __init__(
        self,
        *,
        per_minute: int,
        redis: "Redis | None" = None,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.per_minute = per_minute
        self._item = RateLimitItemPerMinute(per_minute)
        self._memory = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._redis = redis
        self._shared = counting_in(redis, f"{PREFIX}:requests") if redis is not None else None
        self._reach = Reach("request_rate", monotonic)
        self._wall = wall

    @classmethod
    def open(cls, redis_url: str | None, per_minute: int) -> "RequestRate":
        """A rate over Redis, or over this process's memory when there is no address."""
        if redis_url is None:
            return cls(per_minute=per_minute)
        from storage.redis_client import connect  # noqa: PLC0415 - slow to load, rarely needed

        return cls(per_minute=per_minute, redis=connect(redis_url, seconds=REDIS_SECONDS))

    async def take(self, caller: str) -> Turn:
        """Count one request of this caller, when there is room for it."""
        if self._shared is not None and self._reach.there:
            try:
                turn = await self._count(self._shared, caller)
            except unreachable() as error:
                self._reach.lost(error)
            else:
                self._reach.found()
                return turn
        return await self._count(self._memory, caller)

    async def close(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            await self._redis.aclose()

    async def _count(self, limiter: SlidingWindowCounterRateLimiter, caller: str) -> Turn:
        granted = await limiter.hit(self._item, caller)
        stats = await limiter.get_window_stats(self._item, caller)
        return Turn(
            granted=granted,
            limit=self.per_minute,
            left=max(0, stats.remaining),
            reset=max(1, math.ceil(stats.reset_time - self._wall())),
        )
