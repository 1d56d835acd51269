"""Each minute: what has been kept long enough goes, and files that no picture has any more."""

from collections.abc import Callable
from datetime import datetime

import structlog

from storage import unneeded
from storage.database import Database
from storage.errors import StorageError
from storage.media import Media
from storage.retention import Ages, Step, steps

log = structlog.get_logger(__name__)

_ROUNDS = 20
"""Batches of one kind in one minute, so that nothing else has to wait for us."""
_FILES = 200


class Housekeeping:
    """Removes what has become too old, in small transactions; every call may be repeated."""

    def __init__(
        self, *, db: Database, media: Media, clock: Callable[[], datetime], ages: Ages
    ) -> None:
        self._db = db
        self._media = media
        self._clock = clock
        self._steps = steps(ages)

    async def sweep(self) -> None:
        """Meant for every minute. What fails is logged, and tried again in the next one."""
        for step in self._steps:
            try:
                await self._repeat(step)
            except StorageError:
                log.exception("housekeeping.interrupted")
        try:
            await unneeded.remove_files(self._db, self._media, self._clock(), _FILES)
        except StorageError:
            log.exception("housekeeping.files_left")

    async def _repeat(self, step: Step) -> None:
        for _ in range(_ROUNDS):
            async with self._db.write() as tx:
                more = await step(tx, self._clock())
            if not more:
                return
