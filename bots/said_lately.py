"""What was said a short while ago, and therefore need not be said again."""

from collections.abc import Callable
from datetime import datetime, timedelta

_MOST = 10_000


class SaidLately:
    """Remembers when something was said, in this process and for the latest ten thousand."""

    def __init__(self, *, clock: Callable[[], datetime], every: timedelta) -> None:
        self._clock = clock
        self._every = every
        self._at: dict[str, datetime] = {}

    def again(self, key: str) -> bool:
        """Whether to say it now: not if that was done a short while ago. Asking counts as doing."""
        now, last = self._clock(), self._at.get(key)
        if last is not None and now - last < self._every:
            return False
        self._at.pop(key, None)
        if len(self._at) >= _MOST:
            del self._at[next(iter(self._at))]
        self._at[key] = now
        return True
