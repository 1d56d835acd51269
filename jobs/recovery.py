"""What is owed is rung again: everything at start, and each minute whatever is overdue."""

from datetime import datetime

import structlog

from jobs.queue import Bell, Queue
from jobs.states import urgency
from jobs.workshop import Clock
from storage import deliveries, jobs
from storage.database import Database
from storage.jobs import Job
from storage.tables import OPEN_STATES, DeliveryId, JobId, JobState, PersonId

log = structlog.get_logger(__name__)

_PAGE = 500
_WORKING = OPEN_STATES - {JobState.AWAITING_APPROVAL}


class Recovery:
    """Rings what a crash, a lost ring or an outage left behind; once too often does no harm."""

    def __init__(self, *, db: Database, queue: Queue, clock: Clock) -> None:
        self._db = db
        self._queue = queue
        self._clock = clock

    async def recover(self) -> int:
        """Ring every open job and delivery, in pages, so that the first ones start at once.

        Within a page people take turns. Returns how many were rung.
        """
        rung = await self._recover_jobs() + await self._recover_deliveries()
        log.info("recovery.finished", rung=rung)
        return rung

    async def sweep(self) -> None:
        """Ring what is overdue; meant for every minute."""
        now = self._clock()
        async with self._db.read() as tx:
            late_jobs = await jobs.overdue(tx, now, _PAGE)
            late_deliveries = await deliveries.overdue(tx, now, _PAGE)
        await self._queue.ring_many(
            Bell.ADVANCE, [(job.id, urgency(job.state, job.priority)) for job in late_jobs]
        )
        await self._queue.ring_many(Bell.DELIVER, [(row.id, 0) for row in late_deliveries])
        if late_jobs or late_deliveries:
            log.info("sweep.rung", jobs=len(late_jobs), deliveries=len(late_deliveries))

    async def _recover_jobs(self) -> int:
        rung, after = 0, None
        while page := await self._open_jobs(after):
            await self._queue.ring_many(Bell.ADVANCE, _fair(page))
            rung, after = rung + len(page), page[-1].id
        return rung

    async def _open_jobs(self, after: JobId | None) -> list[Job]:
        now = self._clock()
        async with self._db.write() as tx:
            page = await jobs.open_jobs(tx, after=after, limit=_PAGE)
            # Whoever meant to look later is gone with the process: now is the time.
            await jobs.make_due(tx, [job.id for job in page if _is_ahead(job, now)], now)
        return page

    async def _recover_deliveries(self) -> int:
        rung, after = 0, None
        while page := await self._open_deliveries(after):
            await self._queue.ring_many(Bell.DELIVER, [(row, 0) for row in page])
            rung, after = rung + len(page), page[-1]
        return rung

    async def _open_deliveries(self, after: DeliveryId | None) -> list[DeliveryId]:
        async with self._db.read() as tx:
            page = await deliveries.open_deliveries(tx, after=after, limit=_PAGE)
        return [row.id for row in page]


def _is_ahead(job: Job, now: datetime) -> bool:
    return job.state in _WORKING and job.next_look_at is not None and job.next_look_at > now


def _fair(page: list[Job]) -> list[tuple[JobId, int]]:
    """The first job of everybody goes before the second of anybody."""
    turns: dict[PersonId, int] = {}
    ringing = []
    for job in page:
        turn = turns[job.person_id] = turns.get(job.person_id, -1) + 1
        ringing.append((job.id, urgency(job.state, -turn)))
    return ringing
