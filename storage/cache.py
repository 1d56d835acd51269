"""The shared rate: who may call the provider now, and who comes back later."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog
from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

if TYPE_CHECKING:
    from redis.asyncio import Redis

_log = structlog.get_logger(__name__)
PREFIX: Final = "freepik-orchestrator"
# Redis is on the way of every POST: an answer slower than this counts as no answer.
REDIS_SECONDS: Final = 0.25
_RETRY_REDIS_SECONDS: Final = 5.0
_SHORTEST_WAIT: Final = 0.05


def counting_in(redis: "Redis", prefix: str) -> SlidingWindowCounterRateLimiter:
    """Counts that all processes share."""
    storage = RedisStorage(
        "async+redis://",
        implementation="redispy",
        key_prefix=prefix,
        connection_pool=redis.connection_pool,  # type: ignore[arg-type]  # handed through
    )
    return SlidingWindowCounterRateLimiter(storage)


def unreachable() -> tuple[type[Exception], ...]:
    """What Redis raises when it is away."""
    from redis.exceptions import RedisError  # noqa: PLC0415 - loaded long since where Redis is used

    return (RedisError, OSError)


class Reach:
    """Whether Redis answers; after it did not, it is left alone for some seconds."""

    def __init__(self, what: str, monotonic: Callable[[], float]) -> None:
        self._what = what
        self._monotonic = monotonic
        self._away_until = -math.inf
        self._degraded = False

    @property
    def there(self) -> bool:
        """Whether it is worth asking."""
        return self._monotonic() >= self._away_until

    def lost(self, error: Exception) -> None:
        """It did not answer."""
        self._away_until = self._monotonic() + _RETRY_REDIS_SECONDS
        if not self._degraded:
            self._degraded = True
            _log.warning(f"{self._what}.degraded", reason=type(error).__name__)

    def found(self) -> None:
        """It answered."""
        if self._degraded:
            self._degraded = False
            _log.info(f"{self._what}.recovered")


@dataclass(slots=True, kw_only=True)
class _Allowance:
    """What the provider said it has left, until its window ends (monotonic seconds)."""

    left: int
    until: float


class RateGate:
    """Lets `per_minute` calls a minute through, over all processes that share a Redis.

    Without Redis, or while it is away, each process counts for itself. Nothing here ever waits for
    a turn: `take` says how long to stay away.
    """

    def __init__(
        self,
        *,
        per_minute: int,
        redis: "Redis | None" = None,
        prefix: str = PREFIX,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._memory = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._redis = redis
        self._pause_key = f"{prefix}:rate-pause"
        self._shared = counting_in(redis, prefix) if redis is not None else None
        self._wall = wall
        self._monotonic = monotonic
        self._paused_until = 0.0
        self._reach = Reach("rate_gate", monotonic)
        self._allowance: _Allowance | None = None

    @classmethod
    def open(
        cls,
        redis_url: str | None,
        per_minute: int,
        *,
        prefix: str = PREFIX,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> "RateGate":
        """A gate over Redis, or over this process's memory when there is no address."""
        if redis_url is None:
            return cls(per_minute=per_minute, monotonic=monotonic)
        from storage.redis_client import connect  # noqa: PLC0415 - slow to load, rarely needed

        redis = connect(redis_url, seconds=REDIS_SECONDS)
        return cls(per_minute=per_minute, redis=redis, prefix=prefix, monotonic=monotonic)

    async def take(self, key: str) -> float:
        """0.0 = go, a turn is taken; else seconds to stay away, and nothing is taken."""
        now = self._monotonic()
        wait = max(self._paused_until - now, self._spent_allowance(now))
        if wait <= 0:
            wait = await self._ask(key)
        if wait <= 0 and self._allowance is not None:
            self._allowance.left -= 1
        return max(wait, _SHORTEST_WAIT) if wait > 0 else 0.0

    async def obey(self, limit: int, remaining: int, reset_seconds: float) -> None:
        """Heed the provider's headers: at most `remaining` more calls until its window ends."""
        if limit > 0 and reset_seconds > 0:
            until = self._monotonic() + reset_seconds
            self._allowance = _Allowance(left=max(remaining, 0), until=until)

    async def pause(self, seconds: float) -> None:
        """Let nobody through for this long (a 429), in any process that shares the Redis."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)
        if self._reach.there and self._redis is not None:
            milliseconds = max(1, math.ceil(seconds * 1000))
            try:
                await self._redis.set(self._pause_key, "1", px=milliseconds)
            except unreachable() as error:
                self._reach.lost(error)

    async def close(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            await self._redis.aclose()

    def _spent_allowance(self, now: float) -> float:
        if self._allowance is None or now >= self._allowance.until:
            self._allowance = None
            return 0.0
        return 0.0 if self._allowance.left > 0 else self._allowance.until - now

    async def _ask(self, key: str) -> float:
        if self._shared is not None and self._redis is not None and self._reach.there:
            try:
                paused = await self._redis.pttl(self._pause_key)
                wait = paused / 1000 if paused > 0 else await self._hit(self._shared, key)
            except unreachable() as error:
                self._reach.lost(error)
            else:
                self._reach.found()
                return wait
        return await self._hit(self._memory, key)

    async def _hit(self, limiter: SlidingWindowCounterRateLimiter, key: str) -> float:
        if await limiter.hit(self._item, key):
            return 0.0
        window = await limiter.get_window_stats(self._item, key)
        return max(window.reset_time - self._wall(), _SHORTEST_WAIT)
