"""The trained styles and characters of this installation's key, asked for now and then."""

from collections.abc import Callable
from datetime import datetime, timedelta

from freepik.client import FreepikClient
from freepik.loras import Lora

_FRESH = timedelta(minutes=5)


class Loras:
    """Keeps the list for five minutes: a training takes hours, and people ask in bursts."""

    def __init__(self, *, client: FreepikClient, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._clock = clock
        self._listed: tuple[Lora, ...] = ()
        self._asked_at: datetime | None = None

    async def listed(self) -> tuple[Lora, ...]:
        """The list as it was not longer than that ago. Raises `FreepikError`."""
        now = self._clock()
        if self._asked_at is None or now - self._asked_at >= _FRESH:
            self._listed = await self._client.loras()
            self._asked_at = now
        return self._listed
