"""When to come back, as pure questions: what the server said, and what that allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from freepik.errors import FreepikError, RateLimited, Unavailable

TRIES = 3
LONGEST_PAUSE = (
    5.0  # beyond this a look gives up at once: whoever asked comes back later, holding nothing
)
LONGEST_WAIT = 24 * 3600.0
DAILY_FROM = (
    600.0  # windows seen or documented last 1 s to 2 min; a longer reset is the day's quota
)
_FIRST_PAUSE = 0.5
_DEFAULT_WAIT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateWindow:
    """The `x-ratelimit-*` headers as last seen; `reset` is seconds until the window starts anew."""

    limit: int
    remaining: int
    reset: float


def rate_window(headers: Mapping[str, str]) -> RateWindow | None:
    """The window an answer speaks of, None unless all three headers are sane numbers."""
    values = [
        _seconds(headers.get(f"x-ratelimit-{name}")) for name in ("limit", "remaining", "reset")
    ]
    limit, remaining, reset = values
    if limit is None or remaining is None or reset is None:
        return None
    return RateWindow(limit=int(limit), remaining=int(remaining), reset=reset)


def server_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds `Retry-After` asks us to stay away, as a number or a date, capped at a day.

    A date counts from the answer's own `Date` header, so no clock of ours has to agree with theirs.
    """
    value = headers.get("retry-after")
    wait = _seconds(value)
    if wait is None and value is not None:
        wait = _until(value, headers.get("date"))
    return None if wait is None else min(wait, LONGEST_WAIT)


def rate_limited(headers: Mapping[str, str], *, request_id: str | None = None) -> RateLimited:
    """What a 429 with these headers means: a spent window, or the day's quota."""
    asked = server_wait(headers)
    window = rate_window(headers)
    reset = window.reset if window else None
    wait = asked if asked is not None else reset
    daily = max(asked or 0.0, reset or 0.0) >= DAILY_FROM
    return RateLimited(
        retry_after=min(_DEFAULT_WAIT if wait is None else wait, LONGEST_WAIT),
        daily=daily,
        request_id=request_id,
    )


def pause_before_retry(error: FreepikError, *, tried: int, jitter: float) -> float | None:
    """Seconds to wait before asking again for something harmless to repeat, or None to give up.

    `tried` counts the attempts made; `jitter` (0 to 1) stretches the pause so that many
    clients do not return together.
    """
    if tried >= TRIES or not isinstance(error, RateLimited | Unavailable):
        return None
    own = _FIRST_PAUSE * 2 ** (tried - 1) * (1 + jitter)
    pause = max(own, error.retry_after or 0.0)
    return pause if pause <= LONGEST_PAUSE else None


def _seconds(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _until(value: str, date: str | None) -> float | None:
    try:
        moment, base = parsedate_to_datetime(value), parsedate_to_datetime(date or "")
        return max(0.0, (moment - base).total_seconds())
    except (ValueError, TypeError):  # unreadable, or one date with a zone and one without
        return None
