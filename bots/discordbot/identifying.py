"""Shards say who they are no faster than Discord allows.

https://docs.discord.com/developers/events/gateway#sharding-max-concurrency
"""

import asyncio
from collections.abc import Awaitable, Callable

_EVERY = 5.0  # seconds, for each group of shards


class Identifying:
    """Shard n belongs to group n modulo `at_once`; each group identifies once in five seconds."""

    def __init__(
        self,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] | None = None,
    ) -> None:
        """`now` is a clock in seconds that never goes back; the event loop's when not given."""
        self.at_once = 1
        self._sleep = sleep
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._free_at: dict[int, float] = {}

    async def turn(self, shard: int) -> None:
        """Return when this shard may identify."""
        group, now = shard % self.at_once, self._now()
        mine = max(now, self._free_at.get(group, now))
        self._free_at[group] = mine + _EVERY
        if mine > now:
            await self._sleep(mine - now)
