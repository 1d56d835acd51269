"""Wakes those who wait for news of a person's jobs; what the news is, they read for themselves."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from storage.jobs import Job
from storage.tables import PersonId

_LOOK_ANYWAY = 2.0
"""Seconds: jobs may also be moved by other processes, of which we hear nothing."""


class News:
    """Register `heard` at the engine."""

    def __init__(self) -> None:
        self._waiting: dict[PersonId, set[asyncio.Event]] = {}
        self.over = False

    async def heard(self, job: Job) -> None:
        """A job has changed its state."""
        for bell in self._waiting.get(job.person_id, ()):
            bell.set()

    def stop(self) -> None:
        """End every wait, for good."""
        self.over = True
        for bells in self._waiting.values():
            for bell in bells:
                bell.set()

    @contextmanager
    def listening(self, person_id: PersonId) -> Iterator[asyncio.Event]:
        """An event that is set when there may be news; clear it before reading them."""
        bell = asyncio.Event()
        bells = self._waiting.setdefault(person_id, set())
        bells.add(bell)
        try:
            yield bell
        finally:
            bells.discard(bell)
            if not bells:
                self._waiting.pop(person_id, None)


async def news_or_time(bell: asyncio.Event) -> None:
    """Wait for the event, but not for ever."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LOOK_ANYWAY):
            await bell.wait()
