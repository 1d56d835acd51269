"""Requests per key: a short window for everything and a day for some routes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil

from simulator.clock import Clock
from simulator.errors import Refusal
from simulator.settings import SimulatorSettings

# Reported while no limit is enforced; the documented per-minute figure of October 2026.
_UNLIMITED = 30_000


@dataclass(slots=True, kw_only=True)
class _Window:
    ends: datetime
    used: int = 0


@dataclass(slots=True, kw_only=True)
class Rates:
    """Counts requests and says what is left, as `x-ratelimit-*` headers."""

    settings: SimulatorSettings
    clock: Clock
    _windows: dict[str, _Window] = field(default_factory=dict)
    _days: dict[tuple[str, str], _Window] = field(default_factory=dict)

    def count(self, key: str, route: str) -> dict[str, str]:
        """Count one request and return its headers; raises a 429 `Refusal` when spent."""
        self._count_day(key, route)
        limit = self.settings.rate_limit
        window_seconds = self.settings.rate_window_seconds
        if limit <= 0:
            return _headers(_UNLIMITED, _UNLIMITED - 1, window_seconds)
        now = self.clock()
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            window = _Window(ends=now + timedelta(seconds=window_seconds))
            self._windows[key] = window
        left = (window.ends - now).total_seconds()
        if window.used >= limit:
            retry_after = left if self.settings.rate_retry_after else None
            raise too_many(limit=limit, reset=left, retry_after=retry_after)
        window.used += 1
        return _headers(limit, limit - window.used, left)

    def daily_refusal(self, *, limit: int, retry_after: float | None) -> Refusal:
        """The 429 of a spent daily quota: its reset lies at the next midnight UTC."""
        now = self.clock()
        reset = (_midnight_after(now) - now).total_seconds()
        return too_many(limit=limit, reset=reset, retry_after=retry_after)

    def clear(self) -> None:
        """Start all windows anew."""
        self._windows.clear()
        self._days.clear()

    def _count_day(self, key: str, route: str) -> None:
        limit = self.settings.daily_limits.get(route, 0)
        if limit <= 0:
            return
        now = self.clock()
        day = self._days.get((key, route))
        if day is None or day.ends <= now:
            day = self._days[key, route] = _Window(ends=_midnight_after(now))
        if day.used >= limit:
            raise self.daily_refusal(limit=limit, retry_after=None)
        day.used += 1


def too_many(*, limit: int, reset: float, retry_after: float | None) -> Refusal:
    """A 429 with its headers; `reset` and `retry_after` in seconds."""
    headers = _headers(limit, 0, reset)
    if retry_after is not None:
        headers["retry-after"] = str(ceil(retry_after))
    return Refusal(status=429, message="Too many requests", headers=headers)


def _headers(limit: int, remaining: int, reset: float) -> dict[str, str]:
    return {
        "x-ratelimit-limit": str(limit),
        "x-ratelimit-remaining": str(remaining),
        "x-ratelimit-reset": str(ceil(reset)),
    }


def _midnight_after(now: datetime) -> datetime:
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)
