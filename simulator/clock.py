"""The clock that tests can push forward."""

from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]


class TurnableClock:
    """A given clock plus an offset that only grows."""

    def __init__(self, base: Clock) -> None:
        self.base = base
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """Return the turned time."""
        return self.base() + self._offset

    def advance(self, seconds: float) -> None:
        """Push the time forward by `seconds`."""
        self._offset += timedelta(seconds=seconds)
