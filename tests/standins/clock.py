"""A clock that stands still until a test turns it."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    """Says the same moment until it is turned; never turns back."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def turn_to(self, moment: datetime) -> None:
        self._now = max(self._now, moment)

    def turn(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)

    def monotonic(self) -> float:
        """The same time as seconds, for whoever takes a monotonic clock."""
        return self._now.timestamp()
