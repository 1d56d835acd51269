"""Rate limits: buckets per route and place, and the global one, with the headers of both.

https://discord.com/developers/docs/topics/rate-limits
"""

import hashlib
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many requests in so many seconds."""

    limit: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The rate of each kind of route: the first expression that matches counts."""

    table: tuple[tuple[str, Rate], ...]
    overall: Rate

    def scaled(self, factor: float) -> "Rates":
        """The same limits in windows that are this much longer or shorter."""
        table = tuple(
            (route, Rate(limit=one.limit, seconds=one.seconds * factor))
            for route, one in self.table
        )
        return Rates(
            table=table,
            overall=Rate(limit=self.overall.limit, seconds=self.overall.seconds * factor),
        )


# Sizes as they are commonly seen; Discord promises none of them and sends them as headers.
DISCORDS_RATES = Rates(
    table=(
        (r"^POST /channels/\d+/messages$", Rate(limit=5, seconds=5)),
        (r"^PATCH /channels/\d+/messages/\d+$", Rate(limit=5, seconds=5)),
        (r"^DELETE /channels/\d+/messages/\d+$", Rate(limit=5, seconds=1)),
        (r"^(PUT|DELETE) /channels/\d+/messages/\d+/reactions", Rate(limit=1, seconds=0.25)),
        (r"^POST /channels/\d+/typing$", Rate(limit=5, seconds=5)),
        (r"^POST /channels/\d+(/messages/\d+)?/threads$", Rate(limit=10, seconds=60)),
        (r"^PUT /applications/", Rate(limit=2, seconds=20)),
        (r"^(POST|PATCH|DELETE|GET) /webhooks/", Rate(limit=5, seconds=2)),
        (r"^POST /interactions/", Rate(limit=50, seconds=1)),
        (r".", Rate(limit=20, seconds=1)),
    ),
    overall=Rate(limit=50, seconds=1),
)
# A fiftieth of the windows: who waits as told loses little, who does not is refused.
QUICK_RATES = DISCORDS_RATES.scaled(0.02)


@dataclass(slots=True, kw_only=True)
class _Bucket:
    name: str
    rate: Rate
    ends: datetime
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The headers that tell a bot where it stands, and how long to wait when it was too fast."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


def ruled(retry_after: float, *, is_global: bool) -> Ruling:
    """Too fast, by the limit of the whole bot or by one that it shares with others."""
    headers = {"Retry-After": str(math.ceil(retry_after)), "X-RateLimit-Scope": "shared"}
    if is_global:
        headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
    return Ruling(headers=headers, retry_after=retry_after, is_global=is_global)


class RateLimiter:
    """Counts requests per bucket and says who was too fast."""

    def __init__(self, rates: Rates, clock: Callable[[], datetime]) -> None:
        self.rates = rates
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def take(self, method: str, path: str) -> Ruling:
        """Count one request; interactions are free of the global limit."""
        if not path.startswith(("/interactions/", "/webhooks/")):
            overall = self._bucket("global", self.rates.overall)
            if not self._fits(overall):
                return self._too_fast(overall, is_global=True)
        route, rate = next(
            (route, rate)
            for route, rate in self.rates.table
            if re.search(route, f"{method} {path}")
        )
        shape = re.sub(r"\d{15,}", "", path) if route == "." else route
        place = re.match(r"/(?:channels|guilds|interactions|webhooks)/\d+(?:/[\w-]{40,})?", path)
        bucket = self._bucket(f"{method} {shape} {place[0] if place else ''}", rate)
        bucket.name = hashlib.sha256(f"{method} {shape}".encode()).hexdigest()[:32]
        if not self._fits(bucket):
            return self._too_fast(bucket, is_global=False)
        return Ruling(headers=self._headers(bucket))

    def _bucket(self, key: str, rate: Rate) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None or bucket.ends <= now or bucket.rate != rate:
            ends = now + timedelta(seconds=rate.seconds)
            bucket = self._buckets[key] = _Bucket(name=key, rate=rate, ends=ends)
        return bucket

    @staticmethod
    def _fits(bucket: _Bucket) -> bool:
        if bucket.used >= bucket.rate.limit:
            return False
        bucket.used += 1
        return True

    def _too_fast(self, bucket: _Bucket, *, is_global: bool) -> Ruling:
        wait = max((bucket.ends - self._clock()).total_seconds(), 0.001)
        ruling = ruled(round(wait, 3) + 0.001, is_global=is_global)
        if not is_global:
            ruling.headers.update(self._headers(bucket) | {"X-RateLimit-Scope": "user"})
        return ruling

    def _headers(self, bucket: _Bucket) -> dict[str, str]:
        left = max((bucket.ends - self._clock()).total_seconds(), 0)
        return {
            "X-RateLimit-Bucket": bucket.name,
            "X-RateLimit-Limit": str(bucket.rate.limit),
            "X-RateLimit-Remaining": str(bucket.rate.limit - bucket.used),
            "X-RateLimit-Reset": f"{bucket.ends.timestamp():.3f}",
            "X-RateLimit-Reset-After": f"{left + 0.001:.3f}",
        }
